"""Inspections told only by having given the grade of another: "the same grade as in 2015"."""

import re

from bucks_tracker.extract.inspection_words import SAME_GRADE
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.told import Add, Told

_LAST_TIME = re.compile(
    r"\b(?:last|previously|first) (?:inspected|examined|rated|judged|graded|assessed)\b"
    r"|\b(?:last|previous|earlier) (?:(?:full|ofsted) )*(?:inspection|report)\b|\binspection before\b"
)
_WHEN_ALSO = re.compile(r"\bwhen [^.;]{0,60}\b(?:also|too|likewise)\b")
_AS_BEFORE = re.compile(
    r"\bas (?:it |the one )?(?:in|was|did|had)\b"
    r"|\bbeen in the same position\b"
    r"|\b(?:got|given|received|awarded|handed|earned) the same (?:grade|rating|verdict|judge?ment|result)\b"
)


def add_same(passage: Passage, told: list[Told], add: Add) -> None:
    """ "The same grade as in 2015", "kept the rating it got in 2018": an inspection with the grade of another."""
    same = SAME_GRADE.search(passage.words)
    if same is None:
        return
    at = passage.span.start + same.start()
    if any(g.span.start <= at + 12 and at <= g.span.end for t in told for g in t.grades):
        return  # of other areas: see `ratings`
    board = next((t for t in told if t.kind == "lscb_review" and t.grades), None)
    if board is not None and "service" in passage.words:
        add("full_inspection", at, "Ofsted").grades.extend(board.grades[:1])
    for t in told:
        t.same = not t.grades
    graded = next((t for t in told if t.rating and t.kind != "lscb_review"), None)
    if graded is not None and same["kept"] and _WHEN_ALSO.search(passage.words, same.end()):
        return  # "it repeats the result of 2015, when it was also good": that is the one
    if board is None and graded is not None and all(t.grades for t in told) and passage.dates:
        at += (same.end() - same.start()) * same.group().endswith((" in", " on"))  # "a verdict it repeated in 2015"
        end = passage.span.start + same.end()
        after = [d.span.start for d in passage.dates if 0 <= d.span.start - end < 6]  # "just as it did in 2013"
        at = min(after or (d.span.start for d in passage.dates), key=lambda start: abs(start - at))
        add("full_inspection", at, "Ofsted", era="past", another=True, grades=list(graded.grades[:1]))
    unnamed = [t for t in told if t.kind is None and t.weak]
    if unnamed == told and passage.dates and (_LAST_TIME.search(passage.words) or same["even"]):
        for t in unnamed[:1]:  # "it was last inspected in 2015, with the same outcome"
            t.kind, t.body, t.weak, t.era, t.another = "full_inspection", "Ofsted", False, "past", True
        return
    if not told and passage.dates and (same["kept"] or _AS_BEFORE.search(passage.words)):
        add("full_inspection", at, "Ofsted", era="past", another=True, same=True)
