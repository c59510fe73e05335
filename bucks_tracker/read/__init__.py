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
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from bucks_tracker.errors import InputError
from bucks_tracker.read.content import Content, Unreadable, printable
from bucks_tracker.read.folder import is_no_document, parts_of_pages, passed_over
from bucks_tracker.read.manifest import MANIFEST, merge, parse_manifest
from bucks_tracker.read.sniff import format_of
from bucks_tracker.read.sources import Manifests, file_bytes, files_of, is_url, path_text, standard_input
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
        name = str(source)
        if name == "-":
            yield from _attempt("-", standard_input, merge(given, manifests.metadata_named("-")), manifests)
        elif is_url(name):
            yield from _address(name, merge(given, manifests.metadata_named(name)), allow_private, manifests)
        else:
            for found in files_of(Path(source)):
                if isinstance(found, InputError):
                    yield found
                else:
                    path, root = found
                    known = merge(given, manifests.metadata_of(path, root))
                    yield from _attempt(path_text(path), partial(file_bytes, path), known, manifests)
    yield from manifests.problems()


Result = Iterator[RawDocument | InputError]


def _attempt(name: str, load: Callable[[], bytes], given: Metadata, manifests: Manifests) -> Result:
    """The documents in the bytes that `load` gives; what goes wrong is one InputError."""
    try:
        data = load()
    except InputError as error:
        yield error
        return
    try:
        yield from _documents(name, data, given, manifests)
    except Unreadable as error:
        yield InputError(f"{printable(name)}: {error}", name, hashlib.sha256(data).hexdigest())


def _address(url: str, given: Metadata, allow_private: bool, manifests: Manifests) -> Result:
    from bucks_tracker.read.url import fetch

    try:
        fetched = fetch(url, allow_private)
    except Unreadable as error:
        yield InputError(f"{printable(url)}: {error}")
        return
    for document in _attempt(url, lambda: fetched.data, given, manifests):
        if isinstance(document, RawDocument) and document.found.url is None:
            document = replace(document, found=replace(document.found, url=fetched.url))
        yield document


def _documents(name: str, data: bytes, given: Metadata, manifests: Manifests) -> Result:
    """The document in `data`, or those in an archive; after a message what is attached to it. Raises Unreadable."""
    kind = format_of(name, data)
    if kind == "zip":
        yield from _members(name, data, given, manifests)
        return
    content = _content(kind, data)
    yield RawDocument(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=content.text,
        format="table" if kind == "xlsx" else kind,
        given=given,
        found=content.found,
        pages=content.pages,
        doubts=content.doubts,
    )
    if kind == "eml":
        from bucks_tracker.read.eml import attachments

        for attached, attached_data in attachments(data):
            yield from _within(name, attached, attached_data, given, manifests)


def _members(name: str, data: bytes, given: Metadata, manifests: Manifests) -> Result:
    """The documents of an archive, by the manifest within it and those beside it."""
    from bucks_tracker.read.archive import members

    unpacked = list(members(data))
    within = next(
        (parse_manifest(f"{name}/{n}", d) for n, d in unpacked if n == MANIFEST and isinstance(d, bytes)), None
    )
    parts = parts_of_pages(member for member, _ in unpacked)
    beside: list[str] = []
    for member, member_data in unpacked:
        if any(parent.as_posix() in parts for parent in PurePosixPath(member).parents):
            continue
        if is_no_document(member):
            beside.append(member)
        elif isinstance(member_data, Unreadable):
            yield InputError(f"{printable(name)}/{printable(member)}: {member_data}")
        elif member != MANIFEST:
            known = merge(given, within.metadata_of(member)) if within else given
            yield from _within(name, member, member_data, known, manifests)
    yield from passed_over(printable(name), beside)
    if within:
        yield from within.problems
        yield from within.unmatched([member for member, _ in unpacked])


def _within(name: str, part: str, data: bytes, given: Metadata, manifests: Manifests) -> Result:
    """A document that lies in another. Archives within are not opened: one level is what people have."""
    path = f"{name}/{part}"
    known = merge(given, manifests.metadata_named(path))
    if data.startswith(b"PK\x03\x04") and _kind_or_none(part, data) == "zip":
        yield InputError(f"{printable(path)}: is an archive within another; unpack it first")
    else:
        yield from _attempt(path, lambda: data, known, manifests)


def _kind_or_none(name: str, data: bytes) -> str | None:
    try:
        return format_of(name, data)
    except Unreadable:
        return None


def _content(kind: str, data: bytes) -> Content:
    """What `data` holds by the reader of its kind, which is imported only now: some bring large libraries."""
    if kind == "text":
        from bucks_tracker.read.text import read_text

        return read_text(data)
    if kind == "pdf":
        from bucks_tracker.read.pdf import read_pdf

        return read_pdf(data)
    if kind == "html":
        from bucks_tracker.read.html import read_html

        return read_html(data)
    if kind == "docx":
        from bucks_tracker.read.docx import read_docx

        return read_docx(data)
    if kind == "eml":
        from bucks_tracker.read.eml import read_eml

        return read_eml(data)
    from bucks_tracker.read.table import read_csv, read_xlsx

    return read_xlsx(data) if kind == "xlsx" else read_csv(data)
