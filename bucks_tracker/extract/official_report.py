"""Official inspection reports and letters."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Facts


def is_official_report(reading: Reading) -> bool:
    """Whether the document is an inspectorate's own report or letter."""
    return False


def read_official_report(reading: Reading) -> Facts:
    """The facts of an official report; its own inspection first."""
    return Facts(reading.layout.article)
