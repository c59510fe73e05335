"""Things by their place in the text, found in logarithmic time: a document may hold a million of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from bucks_tracker.records import Span

T = TypeVar("T")


class InOrder(Generic[T]):
    """Items with their spans, in the order in which they begin."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        ordered = sorted(items, key=lambda item: item[0])
        self._starts = [span.start for span, _ in ordered]
        self._items = ordered

    def within(self, start: int, end: int) -> list[tuple[Span, T]]:
        """The items that begin in `[start, end)`."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, end: int) -> tuple[Span, T] | None:
        """The last item that begins before `end`."""
        index = bisect_left(self._starts, end)
        return self._items[index - 1] if index else None

    def over(self, offset: int) -> tuple[Span, T] | None:
        """The item that holds `offset`; where items overlap, that of the last one that begins at or before it."""
        index = bisect_right(self._starts, offset)
        if index and offset < self._items[index - 1][0].end:
            return self._items[index - 1]
        return None
