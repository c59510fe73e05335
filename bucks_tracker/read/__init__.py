"""read: path, URL or standard input -> `RawDocument`s. All input is done here; one bad input is one InputError."""

from collections.abc import Iterator
from pathlib import Path

from bucks_tracker.errors import InputError
from bucks_tracker.read.text import read_text
from bucks_tracker.records import NOTHING_KNOWN, Metadata, RawDocument

__all__ = ["read"]


def read(path: Path, given: Metadata = NOTHING_KNOWN) -> Iterator[RawDocument | InputError]:
    """The documents at `path`: one for a file, those in name order for a folder. An unreadable one is an InputError."""
    names = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    for name in names:
        try:
            yield read_text(name, given)
        except InputError as error:
            yield error
