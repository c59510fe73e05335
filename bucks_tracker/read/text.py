"""Plain text and Markdown: decoding, and front matter.

Decoding follows what files say and are, never statistics: a byte-order mark, then strict UTF-8, then Windows-1252.
Guessing by character frequencies calls small files Polish.
"""

import codecs
import re
from collections.abc import Iterator

from bucks_tracker.read.content import Content, Unreadable
from bucks_tracker.read.day import edtf_day
from bucks_tracker.records import NOTHING_KNOWN, Doubt, Metadata, Span

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# A text may hold a stray control character; this many in a thousand make it something else.
_CONTROLS_PER_THOUSAND = 5
_FENCE = re.compile(r"---[ \t]*\r?\n")
_FRONT_MATTER_LIMIT = 4096
_FRONT_LINE = re.compile(r"[ \t]*([A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]*(\S.*?)?[ \t]*\r?$")

# What front matter calls a field of `Metadata`.
_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "source": "outlet",
    "site": "outlet",
    "author": "author",
    "byline": "author",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "council": "council",
}


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` without its byte-order mark, and the encoding's name. Newlines stay as they are.

    Raises Unreadable on bytes that are no text: NUL, many control characters, bytes that no encoding tried knows.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"begins as {encoding.upper()} text but breaks off at byte {error.start}") from error
            return _checked(text), encoding
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise Unreadable(f"holds a NUL character on line {line}; this is not a text document")
    for encoding in ("utf-8", "cp1252"):
        try:
            return _checked(data.decode(encoding)), encoding
        except UnicodeDecodeError as error:
            where = error.start
    raise Unreadable(f"cannot be decoded: byte {where} is neither UTF-8 nor Windows-1252")


def _checked(text: str) -> str:
    if "\0" in text:
        raise Unreadable(f"holds a NUL character on line {text[: text.index(chr(0))].count(chr(10)) + 1}")
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls * 1000 > _CONTROLS_PER_THOUSAND * max(len(text), 200):
        raise Unreadable("holds binary data; this is not a text document")
    return text


def read_text(data: bytes) -> Content:
    """A text file: the decoded file itself, and what its front matter states. Raises Unreadable."""
    text, encoding = decode(data)
    doubts = []
    if encoding == "cp1252":
        doubts.append(Doubt(Span(0, 0), "encoding", "not UTF-8; read as Windows-1252"))
    if not text.strip():
        doubts.append(Doubt(Span(0, 0), "unreadable", "the document holds no words"))
    found, more = front_matter(text)
    return Content(text, found, doubts=(*doubts, *more))


def front_matter(text: str) -> tuple[Metadata, tuple[Doubt, ...]]:
    """What a `key: value` block between two `---` lines at the top states; a doubt for a date that is none."""
    opening = _FENCE.match(text)
    if opening is None:
        return NOTHING_KNOWN, ()
    values: dict[str, str] = {}
    doubts: list[Doubt] = []
    for line, start in _lines(text, opening.end(), opening.end() + _FRONT_MATTER_LIMIT):
        if line.rstrip() in ("---", "..."):
            return Metadata(**values), tuple(doubts)
        match = _FRONT_LINE.match(line)
        field = _FIELDS.get(match.group(1).lower()) if match else None
        if match is None or field is None or match.group(2) is None or field in values:
            continue
        value = match.group(2).strip("\"'")
        if field == "published":
            day = edtf_day(value)
            if day is None:
                span = Span(start + match.start(2), start + match.end(2))
                doubts.append(Doubt(span, "front_matter", f"not a date: {value[:40]!r}"))
                continue
            value = day
        if value:
            values[field] = value
    return NOTHING_KNOWN, ()  # never closed: a rule across the page, not front matter


def _lines(text: str, start: int, limit: int) -> Iterator[tuple[str, int]]:
    stop = min(len(text), limit)
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        yield text[start:end], start
        start = end + 1
