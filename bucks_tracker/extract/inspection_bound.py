"""Dates that follow a grade at once, and so are of the inspection that gave it."""

import re

from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.told import CLAUSE_BREAK, Told
from bucks_tracker.records import Dated

_JOINS = re.compile(
    r"[’'”\"\u2060,(]*\s?(?:(?:verdict|rating|judge?ment|grade|mark|report|finding)s?\s(?:of|in|from)\s)?"
    r"(?:(?:it|they)\s(?:was|were|got|received|had been)\s(?:(?:handed|given|awarded|dealt)\s)?)?"
    r"(?:(?:and|then|again|back|overall|in|on|both|first|that|this|last)\s)*[‘“'\"(]?"
)


def grade_bound(passage: Passage, told: list[Told]) -> dict[int, Told]:
    """By its start each date that follows a grade at once, or a date that does: "adequate in 2011 and 2012"."""
    found: dict[int, Told] = {}
    for t in told:
        for grade in t.grades:
            if any(grade in other.grades for other in told if other is not t):
                continue  # the same grade of two: nothing says whose the date is
            at = grade.span.end
            for dated in passage.dates:
                if dated.span.start < at:
                    continue
                start = passage.span.start
                if not _JOINS.fullmatch(passage.words, at - start, dated.span.start - start):
                    break
                if _grades_after(passage, told, t, dated) or _is_anothers(told, t, dated):
                    break  # "required improvement, and by 2018 it was rated good"
                found[dated.span.start] = t
                at = dated.span.end
    return found


def is_of_grade(passage: Passage, dated: Dated, bound: dict[int, Told]) -> bool:
    """ "Put in the bottom category in July", not "adequate, and in March the notice was withdrawn"."""
    ends = [g.span.end for g in bound[dated.span.start].grades if g.span.end <= dated.span.start]
    start = passage.span.start
    return bool(ends) and not _GOES_ON.search(passage.words, max(ends) - start, dated.span.start - start)


_GOES_ON = re.compile(r",|\b(?:and|then)\b")


def _is_anothers(told: list[Told], this: Told, dated: Dated) -> bool:
    """ "Inadequate in 2015, and a year on a review found": whether another's words follow a date at once."""
    return any(o.kind != this.kind and 0 <= o.at - dated.span.end < 12 for o in told)


def _grades_after(passage: Passage, told: list[Told], this: Told, dated: Dated) -> bool:
    """Whether the clause that a date begins gives a grade of its own."""
    start = passage.span.start
    for t in told:
        for grade in t.grades if t is not this else ():
            between = passage.words[dated.span.end - start : grade.span.start - start]
            if grade.span.start > dated.span.end and re.match(r",?\s\w", between) and not CLAUSE_BREAK.search(between):
                return bool(re.search(r"\b(?:was|were|is|are|had|has|it)\b", between))
    return False
