"""Which layout a document has, and whose services it is about: told by its first lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bucks_tracker.councils import load_councils
from bucks_tracker.extract.report_layouts.flat import Flat
from bucks_tracker.records import Span
from bucks_tracker.vocabulary import Term, TermSet

# A title stands among the first words; saved pages may put a menu before it, letters an address.
_TITLE_WITHIN = 2500
_MARK_WITHIN = 4500
_LONGEST_NAME = 8  # words: "The Royal Borough of Kingston upon Thames Council"
_NAME_EDGE = ".,;:()[]*'\"0123456789"


@dataclass(frozen=True, slots=True)
class Heading:
    """The layout's term and where its title stands in the flat text."""

    layout: Term
    start: int
    end: int

    @property
    def kind(self) -> str:
        return str(self.layout.extra["kind"])

    @property
    def framework(self) -> str | None:
        framework = self.layout.extra.get("framework")
        return None if framework is None else str(framework)


def find_heading(flat: str, layouts: TermSet) -> Heading | None:
    """The earliest title of a layout of which a mark stands near."""
    head = flat[:_MARK_WITHIN]
    for found in layouts.find(head, 0, _TITLE_WITHIN):
        if any(mark in head for mark in found.term.extra["marks"]):
            return Heading(found.term, found.start, found.end)
    return None


def form_of(flat: str, heading: Heading) -> str:
    """report or letter: a joint inspection is told in either form, so its own words decide."""
    near = flat[:_MARK_WITHIN]
    if heading.layout.extra["form"] == "letter" or "dear " in near:
        return "letter"
    return "letter" if "this letter" in near and "inspection date" not in near else "report"


def find_council(flat: Flat, heading: Heading, on: date | None) -> tuple[str, Span] | None:
    """The authority that the report is about, by its full name, and the words that name it.

    A title names it, or the line before or after; a report on a trust that runs the services names the trust beside
    the authority. Without any: what the first page says "children's services in" are.
    """
    text = flat.text
    councils = load_councils()
    for start, end in _windows(text, heading):
        words = list(_words(text, start, end))
        for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
            for first in range(len(words) - length + 1):
                begin, stop = words[first][0], words[first + length - 1][1]
                if council := councils.named(text[begin:stop], on):
                    return council.full_name, flat.span(begin, stop)
    return None


def _windows(text: str, heading: Heading) -> Iterator[tuple[int, int]]:
    """Where the authority's name may stand, the likeliest place first."""
    yield heading.start, heading.end
    dates = text.find("inspection date", heading.end, heading.end + 400)
    if heading.layout.extra["form"] == "report":
        yield max(0, heading.start - 120), heading.start
        yield heading.end, dates if dates > 0 else heading.end + 160
    else:
        yield heading.end, heading.end + 300
    for lead in ("children's services in ", "services for children in ", "children in "):
        at = text.find(lead, heading.end, heading.end + 6000)
        if at > 0:
            yield at + len(lead), at + len(lead) + 60
    yield max(0, heading.start - 400), heading.start


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words within `text[start:end]`, without the marks and footnote numbers at their edges."""
    at = start
    for word in text[start:end].split(" "):
        bare = word.strip(_NAME_EDGE)
        if bare:
            bare_start = at + word.index(bare)
            yield bare_start, bare_start + len(bare)
        at += len(word) + 1
