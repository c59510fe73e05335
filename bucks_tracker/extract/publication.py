"""When a document was published: what its metadata or dateline says, and what bounds its text alone gives."""

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import PublishedBound


def document_date(reading: Reading) -> tuple[str | None, str]:
    """The document's own publication date (EDTF) and its basis: given, stated, or unknown."""
    article = reading.layout.article
    return article.metadata.published, article.published_basis


def publication_bounds(reading: Reading) -> tuple[PublishedBound, ...]:
    """What the text alone says about when it was published, in order, with the reasoning."""
    return ()
