"""What becomes of the level of intervention: stepped up, left as it was, put off, ended."""

import re

from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.status import Status
from bucks_tracker.vocabulary import TermMatch

_NOT_ESCALATED = re.compile(
    r"\b(?:not|no|n't|n’t|without|nor)\b(?:(?!\b(?:then|but)\b)[^.;]){0,60}(?:interven|escalat|increas)"
    r"|\b(?:interven\w+)\b[^.;]{0,30}\b(?:not|n't|n’t)\b|\bcontent for now\b|\bunchanged\b",
    re.IGNORECASE,
)
_LEFT_AS_IT_WAS = re.compile(
    r"(?:not to take (?:any )?|take any |no )further"
    r"|(?:leave|left|leaving) (?:matters|things|it|them|the level)|go\w* no further"
)
_ENDS = re.compile(
    r"withdr|end|lift|leav|left|st(?:oo|an)d|wound|call|.*out of|no longer|exit|remov|releas|emerg|free|let"
    r"|\w+ back from"
)
_STEPS_IN = re.compile(r"step(?:ping)? in$|(?:\bnot?|n't) .*interven(?:e|ing)$|(?:rul\w+ out|against) .*intervention$")
_FURTHER = re.compile(r"(?:go|going|gone) (?:any )?further")
_NO = re.compile(
    r"\b(?:no (?:plans?|need|wish|intention|reason|case)|against|declined|decided not) [^.;]{0,20}\bfurther"
)
_MINISTERS = re.compile(r"government|department|dfe|minister|secretary|whitehall|officials")
_STEPS = frozenset({"in_force", "started", "escalated", "announced"})
_TOUGHER = (
    "tougher", "stronger", "more drastic", "further intervention", "intervene further", "intervening further",
    "further action", "further steps", "further measures",
)  # fmt: skip
_READY = re.compile(r"(?:\bnot|n['’]t) hesitate\b", re.IGNORECASE)
# What verbs around the noun "intervention" say of its level.
_OF_THE_NOUN = {
    "escalated": "escalated", "ended": "ended", "deferred": "deferred", "extended": "extended",
    "not_escalated": "not_escalated", "rejected": "not_escalated",
}  # fmt: skip


def level_told(passage: Passage, match: TermMatch, status: Status | None) -> str | None:
    """What is said of the level of intervention; None where intervention is only mentioned."""
    words = passage.words[match.start - passage.span.start : match.end - passage.span.start]
    near = passage.words[max(0, match.start - passage.span.start - 60) : match.end - passage.span.start + 40]
    if re.fullmatch(r"(?:(?:government|formal|statutory|dfe) )?intervention", words):
        return _OF_THE_NOUN.get(status.id) if status else None
    if _LEFT_AS_IT_WAS.match(words):
        return "not_escalated" if _MINISTERS.search(passage.words) else None
    if _STEPS_IN.search(words):
        return "not_escalated" if _MINISTERS.search(passage.words) else None
    if _FURTHER.match(words):
        if not _MINISTERS.search(passage.words):
            return None
        return "not_escalated" if _NOT_ESCALATED.search(near) or _NO.search(near) else None
    if words.startswith("six months"):
        return "deferred" if re.search(r"\b(?:given|gave|has|have|months to)\b", near) else None
    if re.match(r"no longer in|.*out of", words) and not (status and status.id in ("threatened", "rejected")):
        return "ended"
    if _READY.search(near):
        return "threatened"
    if _NOT_ESCALATED.search(near) or (status and status.id == "rejected"):
        return "not_escalated"  # a level that ministers decide against
    if _ENDS.match(words) or (status and status.id == "ended"):
        return "threatened" if status and status.id == "threatened" else "ended"
    if words.startswith(("tougher", "stronger", "more drastic")) and not _MINISTERS.search(passage.words):
        return None
    if words.startswith(_TOUGHER):
        return (
            "threatened"
            if status is None or status.id in ("in_force", "announced", "started", "recommended")
            else status.id
        )
    if words.endswith("level of intervention") and status and status.id in _OF_THE_NOUN:
        return _OF_THE_NOUN[status.id]
    if re.match(r"(?:increas|escalat|step)", words):
        return "escalated" if status is None or status.id in _STEPS else status.id
    return status.id if status and status.id in ("escalated", "deferred", "threatened", "not_escalated") else None
