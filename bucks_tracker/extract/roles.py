"""What a person is: the role phrase beside a name, before or after it."""

import re

from bucks_tracker.extract.names import Lexicon
from bucks_tracker.records import Span

_WINDOW = 110  # characters looked at on either side of a name
_WORD = re.compile(r"[\w&/][\w.&/]*(?:['’]\u2060*\w*|-[\w]+)*")
_COMPLEMENT = frozenset({"for", "of", "at", "with", "on", "in"})
# after the name: ", (who is) the|a|its ... head ...": up to the next comma, full stop, dash or verb
_WORDS = r"(?:[^\s,;:.!?()“”\"\n–—]+(?: |\n(?!\s)|$)?){1,14}"
_AFTER = re.compile(r"\s?,?\s\(([^()\n]{3,80})\)|\s?[,–—-]\s?(?:who (?:is|was|has been) )?(" + _WORDS + ")")
_VERB_AFTER = re.compile(
    r"\s(?:said|says|told|has|have|had|is|was|were|are|who|which|whom|whose|where|that|until|since|last|yesterday|today|"
    r"earlier|this (?:week|month|year)|in \d{4}|added|and (?:his|her|that|the|is|was|said)|will|would|claimed|went|"
    r"called|wrote|insisted|warned|described|when|after|as|but|because|responded|admitted|praised)\b.*",
    re.DOTALL,
)
_HARD_STOP = re.compile(r"[;:.!?“”\"()]")
_CHAIRS = re.compile(r",? who (chairs|leads|heads) ((?:the )?[^,.;:\n“”\"()]{3,70})")
_NEVER_ALONE = frozenset({"lead", "mate", "holder"})  # "cabinet lead", but "Jo Bloggs, lead"
# "was appointed as commissioner", "is the council's leader", ", as lead member, ..."
_AS = re.compile(
    r",? (?:(?:who )?(?:(?:was|is|has been|had been|will be|became|remains) )?(?:(?:re-?)?(?:appointed|named|elected|"
    r"confirmed|installed|hired|brought in|chosen|announced) )?as|(?:who )?(?:is|was|became|remains)) (" + _WORDS + ")"
)
_MORE = re.compile(r"(?:, [^,.;:()“”\"\n]{2,40}){0,3},? (?:and|&) [^,.;:()“”\"\n]{2,40}(?=[,.]|$)")
_AREA = re.compile(r" for | of [Cc]hild")
_OWNER = re.compile(r"([A-Z][\w&.-]*(?: (?:of |for |and |& )?[A-Z][\w&.-]*){0,7})['’]s? ")
_OWNED_BY = re.compile(r" (?:of|at|for|from) (?:the )?([A-Z][\w’'&.-]*(?: (?:of |for |and |& )?[A-Z][\w’'&.-]*){0,7})")
_PEOPLE = frozenset(
    {"Children", "Adults", "Families", "Parents", "Workers", "Carers", "Citizens"}
)  # "Children's minister"
_CHAIRING = {"chairs": "chair", "leads": "leader", "heads": "head"}
_MEMBER_OF = re.compile(r",? (?:of|from|at) (?:the )?([A-Z][\w’'&.-]*(?: (?:[A-Z][\w’'&.-]*|of|and|for|the|&)){0,7})")
_AGE = re.compile(r"\s?[,(]\s?(?:aged )?(\d{1,2})\b(?=\s?[,)]| years| and)")
_DETERMINER = re.compile(
    r"(?:(?:the|a|an|our|his|her|its|their|both)\s)?(?:own\s)?(?:(?:council|county|city|borough|town|trust|authority|charity|"
    r"firm|company|force|group|party|union|school|body|department|government|agency)['’]\u2060*s\s)?",
    re.IGNORECASE,
)


def role_before(folded: str, sentence: Span, name_start: int, names: Lexicon) -> str | None:
    """The role phrase that ends at a name: "cabinet member for housing Jo Bloggs", "Children's services boss ..."."""
    start = max(sentence.start, name_start - _WINDOW)
    window = folded[start:name_start]
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
            phrase = " ".join(window[words[first].start() : words[-1].end()].split())
            return _DETERMINER.sub("", phrase.rstrip(".").replace("\u2060", ""), count=1)
        lower = word.lower()
        if lower in names.role_stops and lower not in ("and", "the", "with", "its", "their"):
            return None
    return None


def _modifies(window: str, left: re.Match[str], right: re.Match[str], names: Lexicon) -> bool:
    """Whether `left` belongs to the role phrase that `right` begins: "former", "Tory", "the council's"."""
    word = left.group()
    lower = word.lower()
    if window[left.end() : right.start()].strip() or lower in names.role_stops or lower in _COMPLEMENT | names.times:
        return False
    return lower in names.role_modifiers or not (word.islower() and lower.endswith(("ing", "ly", "ed")))


def role_after(folded: str, sentence: Span, name_end: int, names: Lexicon) -> str | None:
    """The role phrase after a name: "Jo Bloggs, the council's cabinet member for housing, said"."""
    if folded[name_end : name_end + 1] not in (",", " ", "–", "—", "-", "("):
        return None
    if age := _AGE.match(folded, name_end):
        name_end = age.end()
    end = min(sentence.end, name_end + _WINDOW)
    if chairs := _CHAIRS.match(folded, name_end, end):
        return f"{_CHAIRING[chairs.group(1)]} of {chairs.group(2).strip()}"
    if appointed := _AS.match(folded, name_end, end):
        return _role_in(appointed.group(1), names)
    match = _AFTER.match(folded, name_end, end)
    if not match:
        return None
    phrase = match.group(1) or match.group(2)
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
    if head is None or any(w.lower() in names.role_stops and w != "and" for w in words[:head]):
        return None
    if words[head + 1 :] and words[head + 1] in names.given:  # "..., the singer Jo Bloggs": somebody else in a list
        return None
    return _DETERMINER.sub("", " ".join(words), count=1) or None


def _is_head(word: str, i: int, names: Lexicon) -> bool:
    return (word in names.role_heads or word.lower() in names.role_heads) and (i > 0 or word not in _NEVER_ALONE)


def age_after(folded: str, name_end: int) -> bool:
    """Whether an age follows: "Jo Bloggs, 42,"."""
    return _AGE.match(folded, name_end) is not None


def organisation_after(folded: str, sentence: Span, name_end: int) -> str | None:
    """The body that a name is of: "Jo Bloggs, of the Tenants' Forum,"."""
    if folded[name_end : name_end + 1] not in (",", " "):
        return None
    match = _MEMBER_OF.match(folded, name_end, min(sentence.end, name_end + _WINDOW))
    return " ".join(match.group(1).split()).rstrip(".") if match else None


def organisation_in(role: str, names: Lexicon) -> str | None:
    """The body in a role phrase: "Ofsted's regional director", "leader of Easton Borough Council"."""
    for match in (_OWNER.match(role), _OWNED_BY.search(role)):
        if (
            match
            and match.group(1) not in _PEOPLE
            and any(names.kind(word) in ("organisation", "acronym") for word in match.group(1).split())
        ):
            return match.group(1)
    return None
