"""Figures in a document."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Figure


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """The figures of the document, in order."""
    return ()
