"""The files of a folder, in name order."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bucks_tracker.errors import InputError, InputWarning
from bucks_tracker.read.content import printable
from bucks_tracker.read.manifest import MANIFEST

# Tables of inspections are a source of their own kind and read only when named.
TABLES = (".csv", ".tsv", ".xlsx")
# The tracker's own database may well lie among the documents.
DATABASES = (".db", ".db-journal", ".db-wal", ".db-shm")
# Data, programs and styles are text, but no document; named on the command line they are read as any other file.
NO_DOCUMENTS = (
    ".json", ".jsonl", ".ndjson", ".geojson", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".xml", ".xsl", ".rss", ".ris",
    ".bib", ".sql", ".log", ".css", ".js", ".mjs", ".ts", ".py", ".pyc", ".r", ".sh", ".bat", ".ps1", ".ipynb", ".svg",
    ".ics", ".vcf", ".url", ".webloc", ".lnk", ".part", ".tmp", ".bak",
)  # fmt: skip
# A browser saves a page's pictures and scripts in a folder that bears the page's name and one of these endings.
PAGE_PARTS = ("_files", ".files", "-Dateien", "_fichiers")
PAGES = (".html", ".htm", ".xhtml")


def walk(folder: Path) -> Iterator[Path | InputError]:
    """The documents under `folder`, those of each folder in name order before its subfolders.

    Hidden files, manifests, tables, databases and the folders that belong to saved pages are passed over; so are data
    and programs, with one warning for all. Links to folders are not followed (what lies within is met anyway), links to
    files only where they lead to something within `folder`.
    """
    root = folder.resolve()

    def failed(error: OSError) -> None:
        failures.append(InputError(f"{printable(error.filename)}: {error.strerror}"))

    failures: list[InputError] = []
    beside: list[str] = []
    for here, folders, files in os.walk(folder, onerror=failed):
        yield from failures
        failures.clear()
        parts = parts_of_pages(files)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in parts)
        for name in sorted(files):
            path = Path(here, name)
            if name.startswith(".") or name == MANIFEST or path.suffix.lower() in (*TABLES, *DATABASES):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield InputWarning(f"{printable(path)}: passed over: a link that leads out of {printable(folder)}")
            elif is_no_document(name):
                beside.append(name)
            elif path.is_file() or path.is_symlink():
                yield path
    yield from failures
    yield from passed_over(printable(folder), beside)


def is_no_document(name: str) -> bool:
    """Whether a file met in a folder or an archive is one of the kinds that lie beside documents."""
    return name.lower().endswith(NO_DOCUMENTS)


def parts_of_pages(files: Iterable[str]) -> frozenset[str]:
    """The folders that hold the parts of the saved pages among `files`."""
    pages = [name.rpartition(".")[0] for name in files if name.lower().endswith(PAGES)]
    return frozenset(page + ending for page in pages for ending in PAGE_PARTS)


def passed_over(where: str, names: Sequence[str]) -> Iterator[InputWarning]:
    """One warning for all files of `where` that hold no document, if there are any."""
    if names:
        kinds = ", ".join(sorted({"." + name.lower().rpartition(".")[2] for name in names}))
        files = "1 file" if len(names) == 1 else f"{len(names)} files"
        yield InputWarning(f"{where}: passed over {files} of kinds that hold no document ({kinds})")
