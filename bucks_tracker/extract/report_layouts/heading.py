"""Which layout a document has, and whose services it is about: told by its first lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bucks_tracker.councils import Council, load_councils
from bucks_tracker.extract.report_layouts.flat import Flat
from bucks_tracker.records import Span
from bucks_tracker.vocabulary import Term, TermSet

# A title stands among the first words; saved pages may put a menu before it, letters an address.
_TITLE_WITHIN = 2500
_MARK_WITHIN = 4500
_LONGEST_NAME = 7  # words: "Royal Borough of Kingston upon Thames Council"
_LETTER = ("dear ", "yours sincerely", "this letter")
_NAME_EDGE = ".,;:()[]*'\""


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
    """The earliest title of a layout whose marks stand near; of those that begin together the layout listed first."""
    head = flat[:_MARK_WITHIN]
    found: list[tuple[int, int, Heading]] = []
    for order, term in enumerate(layouts):
        if any(mark in head for mark in term.extra.get("marks", ())) and term.pattern:
            for hit in layouts.find_term(term.id, flat, 0, _TITLE_WITHIN):
                found.append((hit.start, order, Heading(term, hit.start, hit.end)))
                break
    return min(found, key=lambda item: item[:2])[2] if found else None


def form_of(flat: str, heading: Heading) -> str:
    """report or letter: a joint inspection is reported in either form, so its own words decide."""
    near = flat[:_MARK_WITHIN]
    if heading.layout.extra["form"] == "letter" or "dear " in near:
        return "letter"
    return "letter" if "this letter" in near and "inspection date" not in near else "report"
