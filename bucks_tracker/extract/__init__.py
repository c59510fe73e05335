"""extract: `Layout`, `Vocabulary` -> `Facts`. Pure: no files, clock, database or network; never raises on content.

The finders and their patterns are imported when the first document is read: a command that only lists what is stored
must not wait for them.
"""

from typing import TYPE_CHECKING

from bucks_tracker.records import Facts, Layout

if TYPE_CHECKING:
    from bucks_tracker.vocabulary import Vocabulary

__all__ = ["extract"]


def extract(layout: Layout, vocabulary: "Vocabulary") -> Facts:
    """All facts of one document, from that document and its metadata alone."""
    from bucks_tracker.extract.document import read_document

    return read_document(layout, vocabulary)
