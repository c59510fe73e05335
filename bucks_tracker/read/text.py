"""Plain text files."""

import hashlib
from pathlib import Path

from bucks_tracker.errors import InputError
from bucks_tracker.records import NOTHING_KNOWN, Metadata, RawDocument


def read_text(path: Path, given: Metadata = NOTHING_KNOWN) -> RawDocument:
    """The document in a text file. Raises InputError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    return RawDocument(str(path), hashlib.sha256(data).hexdigest(), data.decode("utf-8-sig"), "text", given)
