"""Durations and recurrences: lengths of time, no dates ("for six months", "every three months", "quarterly")."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Duration


def find_durations(reading: Reading) -> tuple[Duration, ...]:
    """Every duration and recurrence in the document, in order."""
    return ()
