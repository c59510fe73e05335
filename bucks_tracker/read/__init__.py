"""read: files, folders, archives, addresses and standard input -> `RawDocument`s. All input is done here.

    read(sources, given=Metadata(...), manifest=Path(...), allow_private=False) -> Iterator[RawDocument | InputError]

A *source* is what a user types: a file, a folder (walked in name order), a .zip, an http(s) address, or `-`. What kind
of document it is, is told from its bytes. One bad input is one InputError in its place; the rest goes on. An
InputWarning, a kind of InputError, tells of a manifest's row or a link that was of no use: every document was read.
A document whose bytes are there but hold no words (an image-only PDF) is a RawDocument with empty text and a doubt of
the rule "unreadable".

Whom to trust: `given` (the command line), then the named manifest, then those beside the file, all of them in
`RawDocument.given`; then what the document states of itself, in `RawDocument.found`; what is inferred comes later.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from bucks_tracker.errors import InputError
from bucks_tracker.read.content import Content, Unreadable
from bucks_tracker.read.manifest import merge
from bucks_tracker.read.sniff import format_of
from bucks_tracker.read.sources import Manifests, file_bytes, files_of, is_url, path_text, printable, standard_input
from bucks_tracker.records import NOTHING_KNOWN, Metadata, RawDocument

__all__ = ["read"]


def read(
    sources: Iterable[str | Path],
    given: Metadata = NOTHING_KNOWN,
    manifest: Path | None = None,
    allow_private: bool = False,
) -> Iterator[RawDocument | InputError]:
    """Every document that `sources` stand for, in order; the manifests' problems come last.

    `allow_private` lets an address lead to a private or loopback host. Raises InputError where `manifest` cannot be
    read.
    """
    manifests = Manifests(manifest)
    for source in sources:
        if str(source) == "-":
            yield from _attempt("-", standard_input, merge(given, manifests.metadata_named("-")))
        elif is_url(str(source)):
            yield InputError(f"{printable(source)}: addresses are not read yet")
        else:
            for found in files_of(Path(source)):
                if isinstance(found, InputError):
                    yield found
                else:
                    path, root = found
                    known = merge(given, manifests.metadata_of(path, root))
                    yield from _attempt(path_text(path), partial(file_bytes, path), known)
    yield from manifests.problems()


def _attempt(name: str, load: Callable[[], bytes], given: Metadata) -> Iterator[RawDocument | InputError]:
    """The documents in the bytes that `load` gives; what goes wrong is one InputError."""
    try:
        data = load()
    except InputError as error:
        yield error
        return
    try:
        yield _document(name, data, given)
    except InputError as error:
        yield error
    except Unreadable as error:
        yield InputError(f"{printable(name)}: {error}", name, hashlib.sha256(data).hexdigest())


def _document(name: str, data: bytes, given: Metadata) -> RawDocument:
    kind = format_of(name, data)
    content = _content(kind, data)
    return RawDocument(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=content.text,
        format=kind,
        given=given,
        found=content.found,
        pages=content.pages,
        doubts=content.doubts,
    )


def _content(kind: str, data: bytes) -> Content:
    """What `data` holds by the reader of its kind, which is imported only now: some bring large libraries."""
    if kind == "text":
        from bucks_tracker.read.text import read_text

        return read_text(data)
    if kind == "pdf":
        from bucks_tracker.read.pdf import read_pdf

        return read_pdf(data)
    raise Unreadable(f"is a {kind} file; this kind of file is not read yet")
