"""Dates in British news text -> EDTF."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated


def find_dates(reading: Reading) -> tuple[Dated, ...]:
    """Every expression of a date in the document, in order."""
    return ()
