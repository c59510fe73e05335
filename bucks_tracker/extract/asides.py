"""What a sentence tells of a measure beside its main verb: that it still goes on, or when it began or ended."""

import re
from dataclasses import replace

from bucks_tracker.extract.dated import is_dated
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.status import Status, decide
from bucks_tracker.extract.verb_moods import Token, VerbGroup
from bucks_tracker.records import InterventionClaim
from bucks_tracker.vocabulary import TermMatch


def still_there(
    passage: Passage,
    match: TermMatch,
    others: list[TermMatch],
    sentence: tuple[list[Token], list[VerbGroup]],
    begun: InterventionClaim,
) -> InterventionClaim | None:
    """The state of now of a measure whose beginning an aside tells: "Ms Todd, who was sent in May, remains"."""
    tokens, groups = sentence
    undated = begun.date is None or begun.date.span == begun.span
    if undated and _WORKING.search(passage.words, 0, match.start - passage.span.start):
        return replace(begun, status="in_force", date=None)
    rest = [g for g in groups if g.mood in ("fact", "future") and g.finite and not g.negated and _lasts(passage, g)]
    start = passage.span.start
    told = decide(tokens, rest, match, start, others) if rest else None
    if told is None and rest and _WHICH_DID.fullmatch(passage.words[match.end - start : rest[0].start]):
        told = Status("in_force", rest[0].start + start, rest[0].end + start, 0.0)
    if told is None or told.id not in ("in_force", "extended") or told.start < match.end:
        return None
    begin = max(0, match.start - start - 40)
    if not (_ASIDE.search(passage.words, begin, told.start - start) or _ISSUED.search(passage.words, begin)):
        return None
    return replace(begun, status=told.id, date=begun.date if told.id == "in_force" and not undated else None)


_WHICH_DID = re.compile(r",? (?:which|who|that) (?:(?:was|were|had|has) )?(?:[\w'-]+ ){1,8}")
_ASIDE = re.compile(
    r"\b(?:which|who|that)\b|,\s(?:first |originally |initially )?(?:\w+(?:ed|en|nt|de)|set|put|made)\b"
)
# "An improvement notice issued in 2014 remains in force"
_OTHER_POST = re.compile(r"\bwho (?:also )?(?:leads|runs|heads|chairs|manages)$")
_ISSUED = re.compile(
    r"\s(?:issued|served|imposed|signed) (?:in|on|by|last|after) [^,.;]{0,40}\b(?:remain|still|stay|continu)"
    r"|\s(?:appointed|chosen|picked|assigned|sent in|brought in|set up|formed|created|established) by [^.;]{3,110}"
    r"\b(?:has|have|is|are|meets|visits)\b"
)
# "It has been working with officers from Leeds, who were assigned as its partner"
_WORKING = re.compile(r"\bha(?:s|ve) been working (?:\w+ )?(?:with|alongside)\b[^.;]*,? who (?:was|were) [^.;,]*$")


def _lasts(passage: Passage, group: VerbGroup) -> bool:
    at = group.start
    if _OTHER_POST.search(passage.words, 0, group.end):
        return False  # "the commissioner, who also leads a trust in Kent, was appointed"
    if group.kind == "review":
        return group.mood == "future"
    if group.kind != "state":
        return group.kind in ("stay", "extend")
    now = group.form in ("s", "base") and group.mood == "fact"  # "a board, set up in May, meets every month"
    now = now or passage.words.endswith(("has ", "have ", "has been ", "have been "), 0, at)  # "has met four times"
    return now or "still" in passage.words[max(0, at - 6) : group.end]


def has_own_date(passage: Passage, sentence: tuple[list[Token], list[VerbGroup]], group: VerbGroup) -> bool:
    """Whether a date follows a verb that begins or ends a measure, or opens the sentence whose first verb it is."""
    tokens, groups = sentence
    starts = [d.span.start - passage.span.start for d in passage.dates]
    if len(starts) > 1 and starts[0] < _OPENING and all(g.start >= group.start for g in groups):
        return True  # "in 2009 it was served with a notice, only for it to be lifted in 2011"
    following = [g.start for g in groups if g.start >= group.end and g.kind in ("begin", "end")]
    stop = min(following, default=len(passage.words))
    return is_dated(tokens, group, starts, within=min(90, stop - group.end + 1))


_OPENING = 5  # characters: "in 2009", "last May"
