"""What a report lists as strengths and as what must improve: the items of its sections, line by line."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from bucks_tracker.records import Finding, Span
from bucks_tracker.vocabulary import TermSet

# Symbol fonts put their bullets where no character is (U+F0A7 and its like).
_ITEM = re.compile(r"\s*(?:\d{1,3}[.)]\s*(?=\S)|[\uf000-\uf0ff◼▪•●■◦‣∙·*–—-]\s*(?=\S))")
_FOOTNOTE = re.compile(r"\s*\d{1,2} (?:The|A|An|This|Source|See|Ofsted|These|Department|National|In|As) ")
_ONLY_NUMBER = re.compile(r"\s*\d{0,3}\s*$")
# What may stand after a heading's words on its line: its mark, a footnote's number. A page number after a space is a
# line of the table of contents.
_AFTER_HEADING = re.compile(r"\s*[?:]?\d?\s*[:?]?\s*$")
_INTRODUCTION = re.compile(r"following (?:action|area)s?\W*$|:\s*$")
_LONGEST_HEADING = 90
_LONGEST_SUBHEADING = 60
_LONGEST_ITEM = 1500


def find_improvements(text: str, lowered: str, pages: tuple[int, ...], sections: TermSet, body: str) -> list[Finding]:
    """The items of the first section of each polarity, in order. `lowered` is `text` for matching."""
    found: list[Finding] = []
    done: set[str] = set()
    polarity: str | None = None  # of the section whose items are being read
    opened = 0  # items found when it was opened
    item: tuple[int, int] | None = None

    def close() -> None:
        nonlocal item
        if item and polarity:
            span = _trimmed(text, *item)
            if span.end - span.start > 15 and not _INTRODUCTION.search(lowered[span.start : span.end]):
                page = bisect_right(pages, span.start) if pages else None
                found.append(Finding(span, polarity, f"report.{polarity}", body, page))
        item = None

    for start, end in _lines(text):
        line = lowered[start:end]
        heading = _heading(line, sections) if text[start:end].lstrip()[:1].isupper() else None
        if heading is not None:
            close()
            if polarity and heading != polarity and len(found) > opened:
                done.add(polarity)
            polarity = heading if heading != "none" and heading not in done else None
            opened = len(found)
        elif polarity is None:
            continue
        elif _ONLY_NUMBER.match(line):
            if not line.strip() and not _page_ends(text, pages, start):
                close()  # a blank line parts paragraphs, save at the foot of a page
        elif marker := _ITEM.match(text, start, end):
            close()
            item = (marker.end(), end)
        elif item and (
            _FOOTNOTE.match(text, start, end)
            or _new_page(text, pages, item, start)
            or _is_subheading(text, item, start, end)
        ):
            close()
        elif item and end - item[0] < _LONGEST_ITEM:
            item = (item[0], end)
    close()
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _heading(line: str, sections: TermSet) -> str | None:
    """The polarity of the section that `line` opens, "none" for one of no interest; `None` where it is no heading."""
    bare = line.replace("’", "'").strip()
    if len(bare) > _LONGEST_HEADING or bare.endswith((".", ",", ";")):
        return None
    for hit in sections.find(bare):
        if hit.start <= 4:
            polarity = str(hit.term.extra["polarity"])
            if polarity == "none" or _AFTER_HEADING.match(bare, hit.end):
                return polarity
    return None


def _page_ends(text: str, pages: tuple[int, ...], start: int) -> bool:
    """Whether a page begins within the blank lines at `start`."""
    following = bisect_right(pages, start)
    return bool(pages) and following < len(pages) and not text[start : pages[following]].strip()


def _new_page(text: str, pages: tuple[int, ...], item: tuple[int, int], start: int) -> bool:
    """Whether a page began between an item that has ended its sentence and the line at `start`: its running head."""
    return (
        bool(pages)
        and bisect_right(pages, item[1]) < bisect_right(pages, start)
        and text[item[1] - 3 : item[1]].rstrip().endswith((".", ";"))
    )


def _is_subheading(text: str, item: tuple[int, int], start: int, end: int) -> bool:
    """Whether the line after an item that has ended its sentence is the heading of the next items ("Care leavers")."""
    line = text[start:end].strip()
    ended = text[item[0] : item[1]].rstrip().endswith((".", ";"))
    return ended and len(line) < _LONGEST_SUBHEADING and line[:1].isupper() and not line.endswith((".", ";", ","))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    end = start + len(words.rstrip())
    # A page's number that the PDF glued to the last line.
    if glued := re.search(r"[.;]\s*(\d{1,3})$", text[start:end]):
        end = start + glued.start(1)
        end = start + len(text[start:end].rstrip())
    return Span(start, end)
