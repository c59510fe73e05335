"""Findings in a document."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Finding


def find_findings(reading: Reading) -> tuple[Finding, ...]:
    """The findings of the document, in order."""
    return ()
