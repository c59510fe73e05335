"""Sparklines: a row of small bars."""

from collections.abc import Sequence
from datetime import date

_BARS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float]) -> str:
    """A bar for each value, the lowest bar for the least, the highest for the greatest; equal values in the middle."""
    low, high = min(values), max(values)
    if low == high:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((value - low) / (high - low) * (len(_BARS) - 1))] for value in values)


def spark_over_time(days: Sequence[date], first: date, last: date, bars: int) -> str:
    """How many of `days` fall into each of `bars` equal parts of the time from `first` to `last`; none is a blank."""
    counts = [0] * bars
    length = max((last - first).days, 1)
    for day in days:
        counts[min(max((day - first).days, 0) * bars // length, bars - 1)] += 1
    most = max(counts, default=0)
    return "".join(_BARS[max(round(n / most * len(_BARS)) - 1, 0)] if n else " " for n in counts)


def middle(first: str | None, last: str | None) -> date | None:
    """The day in the middle of what a date may mean; with one end open the other; `None` where both are."""
    ends = [date.fromisoformat(end) for end in (first, last) if end]
    return ends[0] + (ends[-1] - ends[0]) / 2 if ends else None
