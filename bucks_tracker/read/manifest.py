"""manifest.csv: what a user knows of documents that the documents do not say.

Columns, in any order: `path` (a name, a path from the manifest's folder, or a glob), and any of outlet, author,
title, published (EDTF), url, council. A row's problem is told with its line number and the rest of the row is used.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from bucks_tracker.edtf import is_valid
from bucks_tracker.errors import InputWarning
from bucks_tracker.read.content import Unreadable
from bucks_tracker.read.text import decode
from bucks_tracker.records import Metadata

MANIFEST = "manifest.csv"
_FIELDS = tuple(Metadata.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    path: str
    metadata: Metadata

    @property
    def is_glob(self) -> bool:
        return any(c in self.path for c in "*?[")

    def matches(self, path: str) -> bool:
        """Whether the row speaks of `path` (with / between parts, from the manifest's folder)."""
        pattern = self.path.removeprefix("./")
        if "/" not in pattern:
            path = path.rpartition("/")[2]
        return path == pattern or fnmatchcase(path, pattern)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of one manifest, and what could not be used of it."""

    name: str
    rows: tuple[Row, ...] = ()
    problems: tuple[InputWarning, ...] = ()

    def metadata_of(self, path: str) -> Metadata:
        """What the rows say of `path`: an exact row before globs, then the earlier row."""
        rows = [row for row in self.rows if row.matches(path)]
        rows.sort(key=lambda row: row.is_glob)
        return merge(*(row.metadata for row in rows))

    def unmatched(self, names: Iterable[str]) -> Iterator[InputWarning]:
        """One warning for each row that speaks of none of `names`."""
        known = list(names)
        for row in self.rows:
            if not any(row.matches(name) for name in known):
                yield InputWarning(f"{self.name}: line {row.line}: no file matches {row.path!r}")


def merge(*known: Metadata) -> Metadata:
    """One metadata of several, each field from the first that knows it."""
    if len(known) == 1:
        return known[0]
    return Metadata(*(next((v for m in known if (v := getattr(m, name))), None) for name in _FIELDS))


def parse_manifest(name: str, data: bytes) -> Manifest:
    """The manifest in `data`; what cannot be used is in its `problems`, each naming `name` and the line."""
    try:
        text, _ = decode(data)
    except Unreadable as error:
        return Manifest(name, problems=(InputWarning(f"{name}: {error}"),))
    problems: list[tuple[int, str]] = []
    rows = tuple(_rows(text, problems))
    return Manifest(name, rows, tuple(InputWarning(f"{name}: line {line}: {why}") for line, why in problems))


def _rows(text: str, problems: list[tuple[int, str]]) -> Iterator[Row]:
    lines = csv.reader(text.splitlines(keepends=True), skipinitialspace=True)
    seen: dict[str, int] = {}
    try:
        columns = [column.strip().lower() for column in next(lines, [])]
        if "path" not in columns:
            problems.append((1, "no column is named path; the manifest is not used"))
            return
        unknown = [column for column in columns if column not in ("path", *_FIELDS)]
        problems += ((1, f"unknown column {column!r} is not used") for column in unknown)
        last = lines.line_num
        for cells in lines:
            line, last = last + 1, lines.line_num
            values = {c: v.strip() for c, v in zip(columns, cells, strict=False) if v.strip()}
            path = values.pop("path", "").replace("\\", "/")
            if not path:
                if values:
                    problems.append((line, "no path"))
            elif path in seen:
                problems.append((line, f"{path!r} stands already on line {seen[path]}; this row is not used"))
            else:
                seen[path] = line
                if len(cells) > len(columns):
                    problems.append((line, f"{len(cells)} cells under {len(columns)} columns"))
                if "published" in values and not is_valid(values["published"]):
                    problems.append((line, f"not an EDTF date: {values.pop('published')!r}"))
                yield Row(line, path, Metadata(**{c: v for c, v in values.items() if c in _FIELDS}))
    except csv.Error as error:
        problems.append((lines.line_num, str(error)))
