"""Dates in British news text -> EDTF."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated


def document_date(reading: Reading) -> tuple[str | None, str]:
    """The document's own publication date (EDTF) and its basis: given, stated, or unknown."""
    article = reading.layout.article
    return article.metadata.published, article.published_basis


def find_dates(reading: Reading) -> tuple[Dated, ...]:
    """Every expression of a date in the document, in order."""
    return ()
