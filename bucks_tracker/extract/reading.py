"""What the finders share while one document is read: its layout, the vocabulary, and what earlier finders found."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from bucks_tracker.edtf import bounds
from bucks_tracker.records import (
    Block,
    Dated,
    Doubt,
    Duration,
    InspectionClaim,
    Layout,
    Mention,
    PersonClaim,
    Quote,
    Span,
)
from bucks_tracker.vocabulary import Vocabulary

if TYPE_CHECKING:
    from bucks_tracker.extract.passages import Passage
    from bucks_tracker.extract.topic import Topic


@dataclass
class Reading:
    """One document being read. `extract` fills the fields in order; a finder reads those before it.

    Doubts are collected with `doubt`; nothing else here is changed by a finder.
    """

    layout: Layout
    vocabulary: Vocabulary
    published: str | None = None
    relevant: bool = True
    dates: tuple[Dated, ...] = ()
    durations: tuple[Duration, ...] = ()
    councils: tuple[Mention, ...] = ()
    council: str | None = None
    bodies: tuple[Mention, ...] = ()
    topic: "Topic | None" = None
    passages: "tuple[Passage, ...]" = ()
    people: tuple[PersonClaim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    inspections: tuple[InspectionClaim, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def folded(self) -> str:
        return self.layout.article.folded

    @property
    def published_days(self) -> tuple[date | None, date | None]:
        """The first and the last day that the document may have come out; None where unknown."""
        try:
            return bounds(self.published)
        except ValueError:
            return None, None

    @property
    def first_day(self) -> int | None:
        """The first of `published_days`, as an ordinal."""
        day = self.published_days[0]
        return day.toordinal() if day else None

    @property
    def last_day(self) -> int | None:
        """The last of `published_days`, as an ordinal."""
        day = self.published_days[1]
        return day.toordinal() if day else None

    @cached_property
    def lowered(self) -> str:
        """Lower case, same length (the few characters whose lower case is longer are left alone)."""
        lowered = self.folded.lower()
        if len(lowered) == len(self.folded):
            return lowered
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.folded)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.layout.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.span.start for b in self.layout.blocks]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds `offset`, if one does."""
        i = bisect_right(self._sentence_starts, offset) - 1
        if i >= 0 and offset < self.layout.sentences[i].end:
            return self.layout.sentences[i]
        return None

    @cached_property
    def _date_starts(self) -> list[int]:
        return [d.span.start for d in self.dates]

    def dates_in(self, span: Span) -> tuple[Dated, ...]:
        """The dates that begin within `span`, in order (dates never overlap). Only after `dates` is filled."""
        return self.dates[bisect_left(self._date_starts, span.start) : bisect_left(self._date_starts, span.end)]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`, if one does."""
        i = bisect_right(self._block_starts, offset) - 1
        if i >= 0 and offset < self.layout.blocks[i].span.end:
            return self.layout.blocks[i]
        return None

    def block_kind_at(self, offset: int) -> str | None:
        """The kind of the block that holds `offset`, if one does."""
        block = self.block_at(offset)
        return block.kind if block else None

    def doubt(self, span: Span, rule: str, why: str) -> None:
        self.doubts.append(Doubt(span, rule, why))
