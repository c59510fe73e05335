"""What a person is: the role phrase beside a name, before or after it."""

import re

from bucks_tracker.extract.names import Lexicon
from bucks_tracker.records import Span

_WINDOW = 110  # characters looked at on either side of a name
_WORD = re.compile(r"[\w&/][\w.&/]*(?:['’]\u2060*\w*|-[\w]+)*")
_COMPLEMENT = ("for", "of", "at", "with", "on", "in")
# after the name: ", (who is) the|a|its ... head ...": up to the next comma, full stop, dash or verb
_WORDS = r"(?:[^\s,;:.!?()“”\"\n–—]+(?: |\n(?!\s)|$)?){1,14}"
_AFTER = re.compile(r"\s?,?\s\(([^()\n]{3,80})\)|\s?[,–—-]\s?(?:who (?:is|was|has been) )?(" + _WORDS + ")")
_VERB_AFTER = re.compile(
    r"\s(?:said|says|told|has|have|had|is|was|were|are|who|which|added|and (?:his|her|that|the|is|was|said)|will|would|"
    r"claimed|went|called|wrote|insisted|warned|described|when|after|as|but|because|responded|admitted|praised)\b.*",
    re.DOTALL,
)
_AGE = re.compile(r"\s?[,(]\s?(?:aged )?(\d{1,2})\b(?=\s?[,)]| years| and)")
_DETERMINER = re.compile(r"(?:the|a|an|our|his|her|its|their)\s", re.IGNORECASE)


def role_before(folded: str, sentence: Span, name_start: int, names: Lexicon) -> str | None:
    """The role phrase that ends at a name: "cabinet member for housing Jo Bloggs", "Children's services boss ..."."""
    start = max(sentence.start, name_start - _WINDOW)
    window = folded[start:name_start]
    words = list(_WORD.finditer(window))
    if not words:
        return None
    gap = window[words[-1].end() :]
    if gap.strip() not in ("", ","):
        return None
    # nearest head; what stands between it and the name must be its complement
    for i in range(len(words) - 1, max(-1, len(words) - 10), -1):
        word = words[i].group().rstrip("'’")
        if word.lower() in names.role_heads or word in names.role_heads:
            if i + 1 < len(words) and words[i + 1].group().lower() not in _COMPLEMENT:
                return None
            # "the leader, Jo Bloggs" is an apposition; "the leader of the council, Jo Bloggs" too
            between = window[words[i].end() : words[-1].end()]
            if re.search(r"[,;:.!?“”\"()]", between):
                return None
            first = i
            while first > 0 and i - first < 6 and _modifies(window, words[first - 1], words[first], names):
                first -= 1
            return " ".join(window[words[first].start() : words[-1].end()].split())
        if word.lower() in names.role_stops and word.lower() not in ("and", "the", "with", "its", "their"):
            return None
    return None


def _modifies(window: str, left: re.Match[str], right: re.Match[str], names: Lexicon) -> bool:
    gap = window[left.end() : right.start()]
    return not gap.strip() and left.group().lower() not in names.role_stops and left.group().lower() not in _COMPLEMENT


def role_after(folded: str, sentence: Span, name_end: int, names: Lexicon) -> str | None:
    """The role phrase after a name: "Jo Bloggs, the council's cabinet member for housing, said"."""
    if folded[name_end : name_end + 1] not in (",", " ", "–", "—", "-", "("):
        return None
    if age := _AGE.match(folded, name_end):
        name_end = age.end()
    end = min(sentence.end, name_end + _WINDOW)
    match = _AFTER.match(folded, name_end, end)
    if not match:
        return None
    phrase = match.group(1) or match.group(2)
    phrase = _VERB_AFTER.sub("", " " + phrase).strip()
    phrase = _DETERMINER.sub("", phrase, count=1) if _DETERMINER.match(phrase) else phrase
    words = phrase.split()
    head = next(
        (i for i, w in enumerate(words[:8]) if w.rstrip(",") in names.role_heads or w.lower() in names.role_heads), None
    )
    if head is None or any(w in ("that", "which") for w in words[:head]):
        return None
    return " ".join(words) or None


def age_after(folded: str, name_end: int) -> bool:
    """Whether an age follows: "Jo Bloggs, 42,"."""
    return _AGE.match(folded, name_end) is not None
