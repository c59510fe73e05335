"""What a person is: the role phrase beside a name, before or after it."""

import re

from bucks_tracker.extract.names import Lexicon
from bucks_tracker.records import Span

_WINDOW = 110  # characters looked at on either side of a name
_WORD = re.compile(r"[\w&/][\w.&/]*(?:['’]\u2060*\w*|-[\w]+)*")
_CROWN = frozenset({"Majesty's", "Majesty’s", "Honour"})  # "Her Majesty's Chief Inspector", "His Honour Judge"
_COMPLEMENT = frozenset({"for", "of", "at", "with", "on", "in"})
# after the name: ", (who is) the|a|its ... head ...": up to the next comma, full stop, dash or verb
_WORDS = r"(?:[^\s,;:.!?()“”\"\n–—]+(?: |\n(?!\s)|$)?){1,14}"
_AFTER = re.compile(r"\s?,?\s\(([^()\n]{3,80})\)|\s?[,–—-]\s?(?:who (?:is|was|has been) )?(" + _WORDS + ")")
_VERB_AFTER = re.compile(
    r"\s(?:said|says|told|has|have|had|is|was|were|are|who|which|whom|whose|where|that|until|since|last|yesterday|today|"
    r"earlier|this (?:week|month|year)|in \d{4}|added|and (?:his|her|that|the|is|was|said)|will|would|claimed|went|"
    r"called|wrote|insisted|warned|described|when|after|as|but|because|responded|admitted|praised|appointed|"
    r"brought in|sent in|parachuted in|hired|drafted in|before|from \d{4}|and (?:a|an|former|formerly)|joins|joined|"
    r"left|yet|again|for (?:the|a) (?:first|second|third|fourth|last) time|for (?:the (?:last|past) )?(?:\d+|a|two|"
    r"three|four|five|six|several|many) (?:years?|months?|weeks?)|(?:in|since|until|from|during|by) (?:early |late |"
    r"mid-?)?(?:\d{4}|the (?:spring|summer|autumn|winter|new year)|january|february|march|april|may|june|july|august|"
    r"september|october|november|december))\b.*|\s[-–—]\s.*",
    re.DOTALL | re.IGNORECASE,
)
# "..., the minister said": the words after the comma begin a clause of their own
_NEW_CLAUSE = re.compile(
    r"(?:the|its|their|his|her|a) (?:[\w’'-]+ ){1,3}(?:said|says|told|added|has|have|had|is|was|will|"
    r"would|warned|wrote|claimed)\b"
)
_LETTERS = re.compile(r"(?:,? (?:MP|MEP|QC|KC|HMI|OBE|MBE|CBE|KBE|DBE|BEM|QPM|JP|DL|PhD)\b){1,3}")  # "Jo Bloggs OBE"
_PARTY = re.compile(
    r"\s\((?:Con|Lab|Lib ?Dem|LD|Ukip|UKIP|Green|Ind|Independent|Plaid|SNP|Reform|[RDI]-?[A-Z])[^()\n]{0,40}\)"
)
_POLITICS = frozenset({"conservative", "tory", "liberal democrat", "lib dem", "democrat", "republican"})
_CHAIRED_BY = re.compile(
    r"((?:[\w’'-]+ ){1,7}?[\w’'-]+),? (?:(?:which|that) )?(?:(?:is|was|has been|being) )?"
    r"(?:(?:independently )?(chaired|led|headed) by|under the (chair|leader)(?:man|person)?ship of) $"
)
_CHAIRED = {"chaired": "chair", "led": "leader", "headed": "head", "chair": "chair", "leader": "leader"}
_HARD_STOP = re.compile(r"[;:.!?“”\"()]")
_CHAIRS = re.compile(r",? who (chairs|leads|heads) ((?:the )?[^,.;:\n“”\"()]{3,70})")
_NEVER_ALONE = frozenset({"lead", "mate", "holder"})  # "cabinet lead", but "Jo Bloggs, lead"
# "was appointed as commissioner", "is the council's leader", ", as lead member, ..."
_AS = re.compile(
    r",? (?:(?:who )?(?:(?:was|is|has been|had been|will be|became|remains) )?(?:(?:re-?)?(?:appointed|named|elected|"
    r"confirmed|installed|hired|brought in|chosen|announced) )?as|(?:who )?(?:is|was|became|remains)|"
    r"(?:who )?(?:left|quit|moved|went)(?: \w+){0,3} to become) (" + _WORDS + ")"
)
_MORE = re.compile(r"(?:, [^,.;:()“”\"\n]{2,40}){0,3},? (?:and|&) [^,.;:()“”\"\n]{2,40}(?=[,.]|$)")
_AREA = re.compile(r" for | of [Cc]hild")
_CHAIRING = {"chairs": "chair", "leads": "leader", "heads": "head"}
_AGE = re.compile(r"\s?[,(]\s?(?:aged )?(\d{1,2})\b(?=\s?[,)]| years| and)")
_DETERMINER = re.compile(
    r"(?:(?:the|a|an|our|his|her|its|their|both)\s(?!Majesty|Honour))?(?:own\s)?(?:(?:council|county|city|borough|town|trust|authority|charity|"
    r"firm|company|force|group|party|union|school|body|department|government|agency)['’]\u2060*s\s)?",
    re.IGNORECASE,
)


def role_before(folded: str, sentence: Span, name_start: int, names: Lexicon) -> str | None:
    """The role phrase that ends at a name: "cabinet member for housing Jo Bloggs", "Children's services boss ..."."""
    start = max(sentence.start, name_start - _WINDOW)
    window = folded[start:name_start]
    if window.endswith((" by ", "ship of ")) and (chaired := _CHAIRED_BY.search(window)):
        return _chair_of(chaired, names)
    nearest = window.rsplit(None, 1)[-1:]
    if nearest and (nearest[0].lower().rstrip(",.") in names.role_stops or nearest[0] in _COMPLEMENT):
        return None  # so for most names
    words = list(_WORD.finditer(window))
    if not words or window[words[-1].end() :].strip() not in ("", ",", "."):
        return None
    apart = "," in window[words[-1].end() :]
    if words[-1].group().lower() in names.role_stops or words[-1].group().lower() in _COMPLEMENT:
        return None
    # the nearest head; what stands between it and the name must be its complement
    for i in range(len(words) - 1, max(-1, len(words) - 14), -1):
        word = words[i].group().rstrip("'’.")
        if _is_head(word, i, names):
            if i + 1 < len(words) and words[i + 1].group().lower() not in _COMPLEMENT:
                return None
            between = window[words[i].end() : words[-1].end()]
            if _HARD_STOP.search(between) or (not apart and "," in between):
                return None
            first = i
            while first > 0 and i - first < 6 and _modifies(window, words[first - 1], words[first], names):
                first -= 1
            if (
                words[first].group() in names.common
                and first < i
                and words[first].group().lower() not in names.role_heads
            ):
                first += words[first].group().lower() not in names.role_modifiers
            if first and words[first].group() in _CROWN and words[first - 1].group() in ("Her", "His"):
                first -= 1
            phrase = " ".join(window[words[first].start() : words[-1].end()].split())
            return _DETERMINER.sub("", phrase.rstrip(".").replace("\u2060", ""), count=1)
        lower = word.lower()
        if lower in names.role_stops and lower not in ("and", "the", "with", "its", "their"):
            return None
    return None


def _chair_of(chaired: re.Match[str], names: Lexicon) -> str | None:
    """What somebody chairs: of "agreed to set up a board chaired by" the chair of the board."""
    words = chaired.group(1).split()
    first = next((i for i in range(len(words), 0, -1) if words[i - 1].lower() in names.role_stops), 0)
    if first == len(words):
        return None
    the = "the " if first and words[first - 1].lower() in ("a", "an", "the", "its", "their", "this") else ""
    return f"{_CHAIRED[chaired.group(2) or chaired.group(3)]} of {the}{' '.join(words[first:])}"


def _modifies(window: str, left: re.Match[str], right: re.Match[str], names: Lexicon) -> bool:
    """Whether `left` belongs to the role phrase that `right` begins: "former", "Tory", "the council's"."""
    word = left.group()
    lower = word.lower()
    if window[left.end() : right.start()].strip() or lower in names.role_stops:
        return False
    if lower in _COMPLEMENT or lower in names.times:
        return False
    return lower in names.role_modifiers or not (word.islower() and lower.endswith(("ing", "ly", "ed")))


def role_beside(folded: str, sentence: Span, whole_start: int, end: int, names: Lexicon) -> str | None:
    """The role phrase after or before a name; of a party after it ("..., a Conservative,") rather the one before."""
    after = role_after(folded, sentence, end, names)
    if after and after.lower() not in _POLITICS:
        return after
    return role_before(folded, sentence, whole_start, names) or after


def role_after(folded: str, sentence: Span, name_end: int, names: Lexicon) -> str | None:
    """The role phrase after a name: "Jo Bloggs, the council's cabinet member for housing, said"."""
    if folded[name_end : name_end + 1] not in (",", " ", "–", "—", "-", "("):
        return None
    for aside in (_LETTERS, _AGE, _PARTY):
        if match := aside.match(folded, name_end, sentence.end):
            name_end = match.end()
    end = min(sentence.end, name_end + _WINDOW)
    if chairs := _CHAIRS.match(folded, name_end, end):
        return f"{_CHAIRING[chairs.group(1)]} of {chairs.group(2).strip()}"
    if appointed := _AS.match(folded, name_end, end):
        return _role_in(appointed.group(1), names)
    match = _AFTER.match(folded, name_end, end)
    if not match:
        return None
    phrase = match.group(1) or match.group(2)
    if _NEW_CLAUSE.match(phrase):
        return None
    if _AREA.search(phrase) and (more := _MORE.match(folded, match.end(), end)):
        phrase += more.group()  # "cabinet member for children, schools and families"
    return _role_in(phrase, names)


def _role_in(phrase: str, names: Lexicon) -> str | None:
    """The role that the words after a name tell, if they tell one."""
    phrase = _VERB_AFTER.sub("", " " + phrase).strip()
    phrase = _DETERMINER.sub("", phrase, count=1)
    words = phrase.split()
    if words[:1] and words[0] in ("now", "then", "formerly", "currently", "previously"):
        words = words[1:]
    head = next((i for i, w in enumerate(words[:8]) if _is_head(w.rstrip(","), i, names)), None)
    crowned = words[1:2] and words[1] in _CROWN
    if head is None or any(w.lower() in names.role_stops and w != "and" for w in words[1 if crowned else 0 : head]):
        return None
    if words[head + 1 :] and words[head + 1] in names.given:  # "..., the singer Jo Bloggs": somebody else in a list
        return None
    return _DETERMINER.sub("", " ".join(words), count=1) or None


def _is_head(word: str, i: int, names: Lexicon) -> bool:
    if word in names.role_heads or word.lower() in names.role_heads:
        return i > 0 or word not in _NEVER_ALONE
    return "-of-" in word  # "mum-of-four"


def age_after(folded: str, name_end: int) -> bool:
    """Whether an age follows: "Jo Bloggs, 42,"."""
    return _AGE.match(folded, name_end) is not None
