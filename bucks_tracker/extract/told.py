"""What one sentence tells of one inspection, and how its dates compare."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import Grade
from bucks_tracker.extract.relative_grades import STEPS
from bucks_tracker.records import Dated, Mention, Span

GRADED = frozenset({"full_inspection", "child_protection_inspection", "looked_after_inspection", "lscb_review"})
OF_ONE_AREA = frozenset({"child_protection_inspection", "looked_after_inspection"})
# From August 2012 to October 2013 Ofsted inspected the protection of children and, apart, the care of those in care.
APART = (date(2012, 8, 1).toordinal(), date(2013, 10, 31).toordinal())
REPORT_AFTER = 60  # days from such a visit to its report, at most
OFSTED_KINDS = GRADED | {"monitoring_visit", "focused_visit", "jtai", "area_send"}


@dataclass(slots=True)
class Told:
    """One sentence's word of one inspection. `kind` is None where only "the report" or "inspectors" is said.

    `era` is news, past or None; `weak`: too little to be an inspection of its own; `another`: said to be another one
    than the one before; `same`: with the grade of the one before;
    `visit`: that inspectors came; `reports`: that a report came out.
    """

    span: Span
    at: int
    number: int
    kind: str | None
    body: str
    council: str | None
    grades: list[Grade] = field(default_factory=list)
    date: Dated | None = None
    published: Dated | None = None
    era: str | None = None
    status: str = "done"
    weak: bool = False
    another: bool = False
    headline: bool = False
    same: bool = False
    visit: bool = False
    reports: bool = False
    bodies: tuple[Mention, ...] = ()

    @property
    def rating(self) -> str | None:
        if self.kind in OF_ONE_AREA:
            return next((g.rating for g in self.grades if g.rating not in STEPS), None)
        return next((g.rating for g in self.grades if "overall" in g.families and g.rating not in STEPS), None)

    @property
    def is_part(self) -> bool:
        """Whether it tells only how one area was judged, and nothing of when."""
        return (
            bool(self.grades)
            and self.rating is None
            and self.kind in (None, "full_inspection")
            and not (self.date or self.published or self.era == "past")
        )


CLAUSE_BREAK = re.compile(r"[;:–—]|,\s(?:and|but|while|whereas|which|who|when|after)\s|\b(?:while|whereas|but)\s")


class Add(Protocol):
    """Notes one more `Told` of the sentence being read: kind, offset, body and any further fields of `Told`."""

    def __call__(self, kind: str | None, at: int, body: str, **more: Any) -> Told: ...


# The document's own council, spoken of again after another one was named to compare.
_OWN = r"[^.]{0,40}?\b(?:the (?:council|authority|borough|county|city|town)|its|ours?|here)\b"
_OWN_AGAIN = re.compile(r"(?:[;:–—]|,? (?:while|but|whereas|though|although|yet)\b)" + _OWN)
_OWN_AFTER = re.compile(r"^[^,]{0,60}, (?:the (?:council|authority|borough|county|city|town)|ours|here)\b")
_GOES_ON = re.compile(
    r"(?:['’]\u2060*s)?(?:, [^,;:]{3,70}(?=, (?:was|were|is|has|had|itself)))?(?:,| \()? ?"
    r"(?:which|whose|itself|rated|judged|an?|one of|now|also|still|where)?\b[^,;:]{0,70}$"
)
_THAT_ONE = re.compile(r"\b(?:that|which) (?:council|county|city|borough|authority|town)\b")
_OTHER_CLAUSE = re.compile(r"[;:–—]|, and\b|\b(?:while|whereas|but|when|after|unlike|than|where)\b")


def council_at(passage: Passage, at: int) -> str | None:
    """The council that a sentence speaks of there: the nearest before, else the first after; None: the main one."""
    start, words = passage.span.start, passage.words
    for mention in reversed([m for m in passage.councils if m.span.start <= at]):
        between = words[max(0, mention.span.end - start) : at - start]
        if _THAT_ONE.search(between):
            return mention.name
        if mention in passage.helpers and not (at - mention.span.end < 30 or _GOES_ON.match(between)):
            continue  # a helper is meant only where the grade follows at once ("X, itself outstanding, will help")
        if mention in (*passage.helpers, *passage.compared) and _OWN_AGAIN.search(between):
            return None
        if mention in passage.helpers and _OWN_AFTER.search(between):
            return None
        return mention.name
    for mention in passage.councils:
        between = words[max(0, at - start) : max(0, mention.span.start - start)]
        if mention.span.start >= at + 90 or _OTHER_CLAUSE.search(between):
            break
        if mention.span.start > at and mention not in (*passage.helpers, *passage.compared):
            return mention.name
    return None


def is_before(first: Dated, second: Dated | None) -> bool:
    a, b = high(first), low(second)
    return a is not None and b is not None and a < b


def low(dated: Dated | None) -> int | None:
    """The first day that a date may mean, as an ordinal; None where unknown."""
    return _edge(dated, 0)


def high(dated: Dated | None) -> int | None:
    """The last day that a date may mean, as an ordinal; None where unknown."""
    return _edge(dated, 1)


def _edge(dated: Dated | None, which: int) -> int | None:
    if dated is None or dated.edtf is None:
        return None
    try:
        day = bounds(dated.edtf)[which]
    except ValueError:
        return None
    return day.toordinal() if day else None
