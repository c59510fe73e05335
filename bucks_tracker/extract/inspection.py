"""One inspection as the sentences of a document tell it, brought together."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from bucks_tracker.extract.ratings import Grade
from bucks_tracker.extract.relative_grades import STEPS
from bucks_tracker.extract.told import OF_ONE_AREA, Told, high, low
from bucks_tracker.records import Dated


@dataclass(slots=True)
class Inspection:
    kind: str
    body: str
    council: str | None
    told: list[Told] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    date: Dated | None = None
    published: Dated | None = None
    grades: list[Grade] = field(default_factory=list)
    status: str = "done"
    news: bool = False
    past: bool = False

    @property
    def rating(self) -> str | None:
        of_all = [g for g in self.grades if self.kind in OF_ONE_AREA or "overall" in g.families]
        return next((g.rating for g in of_all if g.rating not in STEPS), None)

    def gap(self, number: int) -> int:
        """How many sentences away the nearest is that tells of it."""
        i = bisect_left(self.numbers, number)
        return min(abs(n - number) for n in self.numbers[max(0, i - 1) : i + 1])

    def add(self, told: Told) -> None:
        insort(self.numbers, told.number)
        self.told.append(told)
        self.date = _narrower(self.date, told.date)
        self.published = _narrower(self.published, told.published)
        if not told.headline or self.rating is None:
            for grade in told.grades:
                if not set(grade.families) <= {f for g in self.grades for f in g.families}:
                    self.grades.append(grade)
        self.news = self.news or told.era == "news"
        bare = not (told.grades or told.date or told.published)  # "since the first inspection" dates nothing
        self.past = self.past or (told.era == "past" and not (bare and self.told[:-1]))


def _narrower(one: Dated | None, other: Dated | None) -> Dated | None:
    """The date that says more, where one lies within the other; else the first."""
    if one is None or other is None:
        return one or other
    a, b, c, d = low(one), high(one), low(other), high(other)
    within = a is not None and b is not None and c is not None and d is not None and a <= c and d <= b
    return other if within and (a, b) != (c, d) else one
