"""What kind of document some bytes are: told by the bytes first, by the name only where they leave it open."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bucks_tracker.read.content import Unreadable

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head)\b", re.I | re.S
)
_TAG = re.compile(rb"<(?:p|div|body|article|meta|title|span)\b", re.I)
_HEADER = re.compile(rb"[\w-]{1,40}:[ \t]*\S", re.A)
_MAIL = re.compile(
    rb"^(?:message-id|received|mime-version|return-path|delivered-to|x-mailer|dkim-signature):", re.I | re.M
)
_OTHERS = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls); save it as .docx or .pdf"),
    (b"{\\rtf", "rich text; save it as .docx or .txt"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_BY_NAME = {".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml", ".csv": "table", ".tsv": "table"}


def format_of(name: str, data: bytes) -> str:
    """The reader for `data`: text, html, pdf, docx, eml, zip, table or xlsx. Raises Unreadable for any other kind."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    for signature, what in _OTHERS:
        if head.startswith(signature):
            raise Unreadable(f"is {what}; this kind of file is not read")
    suffix = "." + name.lower().rpartition(".")[2]
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(bare):
        return "html"
    if _is_mail(bare):
        return "eml"
    by_name = _BY_NAME.get(suffix, "text")
    if by_name == "html" and not _TAG.search(data[:65536]):
        return "text"
    if by_name == "text" and suffix == ".pdf":
        raise Unreadable("is named .pdf but is no PDF")
    return by_name


def _is_mail(head: bytes) -> bool:
    headers, _, _ = head.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = headers.split(b"\n")
    if not _HEADER.match(lines[0]) and not lines[0].startswith(b"From "):
        return False
    found = {m.group().lower() for m in _MAIL.finditer(headers)}
    return bool(found) and re.search(rb"^(?:from|subject|date):", headers, re.I | re.M) is not None


def _zipped(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable(f"is a damaged zip file ({error})") from error
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        if any(name.startswith("xl/") for name in names):
            return "xlsx"
        raise Unreadable("is an Office file that is neither a document nor a table; this kind of file is not read")
    return "zip"
