"""The files of a folder, in name order."""

import os
from collections.abc import Iterator
from pathlib import Path

from bucks_tracker.errors import InputError, InputWarning
from bucks_tracker.read.manifest import MANIFEST

# Tables of inspections are a source of their own kind and read only when named.
TABLES = (".csv", ".tsv", ".xlsx")
# The tracker's own database may well lie among the documents.
DATABASES = (".db", ".db-journal", ".db-wal", ".db-shm")


def walk(folder: Path) -> Iterator[Path | InputError]:
    """The documents under `folder`, those of each folder in name order before its subfolders.

    Hidden files, manifests, tables and databases are passed over. Links to folders are not followed (what lies within
    is met anyway), links to files only where they lead to something within `folder`.
    """
    root = folder.resolve()

    def failed(error: OSError) -> None:
        failures.append(InputError(f"{error.filename}: {error.strerror}"))

    failures: list[InputError] = []
    for here, folders, files in os.walk(folder, onerror=failed):
        yield from failures
        failures.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if name.startswith(".") or name == MANIFEST or path.suffix.lower() in (*TABLES, *DATABASES):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield InputWarning(f"{path}: passed over: a link that leads out of {folder}")
            elif path.is_file() or path.is_symlink():
                yield path
    yield from failures
