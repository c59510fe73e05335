"""People in a document."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import PersonClaim


def find_people(reading: Reading) -> tuple[PersonClaim, ...]:
    """The people of the document, in order."""
    return ()
