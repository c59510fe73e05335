"""A document as one line, for matching what a layout breaks over lines, pages and table cells.

Lower case, one space between words, plain apostrophes and hyphens, ligatures spelt out. Offsets lead back.
"""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from bucks_tracker.records import Span

_WORD = re.compile(r"\S+")
# One for one, before the words are parted: marks, dashes, the bars that saved pages put between table cells.
_PLAIN = str.maketrans({**dict.fromkeys("‘’ʼ`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), "|": " ", "\u200b": " "})
# Within words, where lengths may change.
_SPELT = {"\u2060": "", "\u00ad": "", "\ufeff": "", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi"}
_SPELT_TABLE = str.maketrans({**_SPELT, "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"})
_NEEDS_SPELLING = re.compile("[\u2060\u00ad\ufeff\ufb00-\ufb06]")


class Flat:
    """`text` is the flat line of a document's lower-cased text; `span` gives the place of a stretch of it."""

    def __init__(self, lowered: str) -> None:
        plain = lowered.translate(_PLAIN)
        self._places = [match.span() for match in _WORD.finditer(plain)]
        words = [plain[start:end] for start, end in self._places]
        if _NEEDS_SPELLING.search(plain):
            words = [word.translate(_SPELT_TABLE) for word in words]
        self._words = words
        self.text = " ".join(words)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(word) + 1 for word in self._words)]

    def _word_at(self, offset: int) -> tuple[int, int]:
        index = min(bisect_right(self._starts, offset) - 1, len(self._places) - 1)
        return index, offset - self._starts[index]

    def span(self, start: int, end: int) -> Span:
        """The place in the document of `text[start:end]`."""
        if not self._places:
            return Span(0, 0)
        first, within = self._word_at(start)
        low, high = self._places[first]
        begin = min(low + within, high)
        last, within = self._word_at(max(end - 1, start))
        low, high = self._places[last]
        return Span(begin, max(begin, min(low + within + 1, high)))

    def at(self, place: int) -> int:
        """The offset in `text` of the first word that begins at or after `place` in the document."""
        index = bisect_right(self._places, (place, -1))
        return self._starts[index] if index < len(self._places) else len(self.text)
