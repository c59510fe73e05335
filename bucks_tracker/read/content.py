"""What a reader of one format gives back, and how it says that it cannot."""

import re
from dataclasses import dataclass

from bucks_tracker.records import NOTHING_KNOWN, Doubt, Metadata, Span

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Unreadable(Exception):
    """These bytes are no document of that format; `str()` says why in a few words, without the name."""


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a document and what its own mark-up says of it; `pages` as in `RawDocument`."""

    text: str
    found: Metadata = NOTHING_KNOWN
    pages: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def no_text(why: str, found: Metadata = NOTHING_KNOWN) -> Content:
    """A document whose bytes are there but whose words are not: an empty text and one doubt."""
    return Content("", found, doubts=(Doubt(Span(0, 0), "unreadable", why),))


def printable(name: object) -> str:
    """A name as an error may show it: a file's name is anybody's text and must not steer the terminal."""
    return _UNPRINTABLE.sub("\ufffd", str(name))
