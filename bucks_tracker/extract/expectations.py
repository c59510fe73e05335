"""Expectations in a document."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Expectation


def find_expectations(reading: Reading) -> tuple[Expectation, ...]:
    """The expectations of the document, in order."""
    return ()
