"""Interventions in a document."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import InterventionClaim


def find_interventions(reading: Reading) -> tuple[InterventionClaim, ...]:
    """The interventions of the document, in order."""
    return ()
