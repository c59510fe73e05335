"""Bodies and councils spoken of."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention


def find_bodies(reading: Reading) -> tuple[Mention, ...]:
    """Inspecting and intervening bodies, by canonical name, in order."""
    return ()


def find_councils(reading: Reading) -> tuple[Mention, ...]:
    """Councils, by official name, in order."""
    return ()


def main_council(reading: Reading) -> str | None:
    """The council that the document is about, or None."""
    return None
