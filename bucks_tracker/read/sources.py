"""What a user names on the command line -> the bytes of each document, and the manifests that speak of it."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bucks_tracker.errors import InputError, InputWarning
from bucks_tracker.read.content import printable
from bucks_tracker.read.folder import walk
from bucks_tracker.read.manifest import MANIFEST, Manifest, Row, merge, parse_manifest
from bucks_tracker.records import NOTHING_KNOWN, Metadata

# No inspection report comes near this; a disk image given by mistake should not fill the memory.
MAX_BYTES = 64 * 1024 * 1024
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)


def is_url(source: str) -> bool:
    return _URL.match(source) is not None


def path_text(path: Path) -> str:
    """A path as a record keeps it; bytes of a name that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def file_bytes(path: Path) -> bytes:
    """All bytes of a file. Raises InputError."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "not a possible file name"
        raise InputError(f"{printable(path)}: {why}") from error
    return _within_limit(data, printable(path))


def standard_input() -> bytes:
    """All bytes of standard input. Raises InputError."""
    return _within_limit(sys.stdin.buffer.read(MAX_BYTES + 1), "-")


def _within_limit(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: is larger than {MAX_BYTES // 1024 // 1024} MB")
    if not data:
        raise InputError(f"{name}: is empty")
    return data


def files_of(source: Path) -> Iterator[tuple[Path, Path] | InputError]:
    """Each file that `source` stands for, with the folder whose manifests apply down to the file's own."""
    try:
        is_folder = source.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield source, source.parent
        return
    met = False
    for path in walk(source):
        met = True
        yield path if isinstance(path, InputError) else (path, source)
    if not met:
        yield InputError(f"{printable(source)}: the folder holds no documents")


class Manifests:
    """The manifest named on the command line and those that lie beside the files, each read once."""

    def __init__(self, named: Path | None = None) -> None:
        """Raises InputError where the named manifest cannot be read."""
        self._manifests: dict[Path, Manifest | None] = {}
        self._asked: dict[str, set[str]] = {}
        self._named = named
        if named is not None:
            self._manifests[named] = parse_manifest(printable(named), file_bytes(named))

    def metadata_of(self, path: Path, root: Path) -> Metadata:
        """What all manifests say of the file `path`: the named one first, then the nearest of those up to `root`."""
        known = [self._ask(self._named, path)] if self._named else []
        for folder in path.parents:
            if folder / MANIFEST != self._named:
                known.append(self._ask(folder / MANIFEST, path))
            if folder == root:
                break
        return merge(NOTHING_KNOWN, *known)

    def metadata_named(self, name: str) -> Metadata:
        """What the named manifest says of something that is no file: an address, or `-`."""
        manifest = self._manifests[self._named] if self._named else None
        if manifest is None:
            return NOTHING_KNOWN
        self._asked.setdefault(manifest.name, set()).add(name)
        return manifest.metadata_of(name)

    def problems(self) -> Iterator[InputWarning]:
        """Every problem of every manifest asked, once; rows that match no file are among them."""
        for path, manifest in self._manifests.items():
            if manifest is None:
                continue
            yield from manifest.problems
            asked = self._asked.get(manifest.name, set())
            for row in manifest.rows:
                if not any(row.matches(name) for name in asked) and not _some_file(path.parent, row):
                    yield InputWarning(f"{manifest.name}: line {row.line}: no file matches {row.path!r}")

    def _ask(self, manifest_path: Path, path: Path) -> Metadata:
        manifest = self._load(manifest_path)
        if manifest is None:
            return NOTHING_KNOWN
        name = _relative(path, manifest_path.parent)
        self._asked.setdefault(manifest.name, set()).add(name)
        return manifest.metadata_of(name)

    def _load(self, path: Path) -> Manifest | None:
        if path not in self._manifests:
            manifest = None
            if path.is_file():
                try:
                    manifest = parse_manifest(printable(path), file_bytes(path))
                except InputError as error:
                    manifest = Manifest(printable(path), problems=(InputWarning(str(error)),))
            self._manifests[path] = manifest
        return self._manifests[path]


def _relative(path: Path, folder: Path) -> str:
    """`path` from `folder`, with / between its parts; as it is where it lies elsewhere."""
    if not path.is_relative_to(folder):
        path, folder = path.resolve(), folder.resolve()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _some_file(folder: Path, row: Row) -> bool:
    """Whether a row of a manifest in `folder` speaks of any file there, asked for in this run or not."""
    if not row.is_glob and os.path.lexists(folder / row.path):
        return True
    names = (Path(here, name).relative_to(folder) for here, _, found in os.walk(folder) for name in found)
    return any(row.matches(name.as_posix()) for name in names)
