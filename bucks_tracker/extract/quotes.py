"""Quotes in a document."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Quote


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """The quotes of the document, in order."""
    return ()
