"""The sentences that inspections and interventions are looked for in, with whose service each speaks of.

A document is passed over at once unless it speaks of a council's children's services and of somebody who inspects
them or intervenes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from bucks_tracker.edtf import is_valid
from bucks_tracker.extract.anchored_dates import anchored_dates
from bucks_tracker.extract.neighbours import parts_of
from bucks_tracker.extract.periphrases import spoken_of
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Mention, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. `words` are lower-case with straight apostrophes, as long as the sentence.

    `service` says whether it speaks of the council's children's services: True, False (another service), None where
    it says neither; `explicit`: the sentence itself says so. `helpers` are those of `councils` that are named as where
    somebody comes from or who helps, `compared` those that are set beside the one spoken of. `heading` is the date
    under which it stands in a timeline.
    """

    span: Span
    words: str
    kind: str
    number: int
    block: int
    service: bool | None
    explicit: bool
    dates: tuple[Dated, ...]
    bodies: tuple[Mention, ...]
    councils: tuple[Mention, ...]
    helpers: tuple[Mention, ...]
    compared: tuple[Mention, ...]
    heading: Dated | None


def find_passages(reading: Reading) -> tuple[Passage, ...]:
    """The sentences of a relevant document in order, headline and captions last: the body is believed first.

    Empty for a document that is about something else.
    """
    topic = reading.topic
    if topic is None:
        return ()
    layout = reading.layout
    lowered, of_children = topic.text, topic.is_of_children
    aside = topic.is_about_others or (not reading.councils and topic.is_of_no_council)
    passages: list[Passage] = []
    late: list[Passage] = []
    pieces = list(_pieces(layout.sentences))
    named = spoken_of(reading)
    bodies, councils = _by_sentence(pieces, reading.bodies), _by_sentence(pieces, named)
    others = [(m, p) for m, p in zip(named, parts_of(reading.folded, named), strict=True) if m.name != reading.council]
    helpers = _by_sentence(pieces, tuple(m for m, part in others if part == "helper"))
    compared = _by_sentence(pieces, tuple(m for m, part in others if part == "compared"))
    dates_by_sentence = _by_sentence(pieces, anchored_dates(reading))
    block = 0
    heading: Dated | None = None
    service: bool | None = None
    subject: str | None = None  # the council that the sentence before begins with
    for number, span in enumerate(pieces):
        new_block = False
        while block + 1 < len(layout.blocks) and layout.blocks[block + 1].span.start <= span.start:
            block += 1
            new_block = True
        kind = layout.blocks[block].kind
        if kind == "boilerplate" or (aside and not topic.says_so_itself(span)):
            continue
        dates = dates_by_sentence.get(number, ())
        if len(dates) == 1 and new_block and len(span.of(lowered)) - (dates[0].span.end - dates[0].span.start) <= 3:
            dateline = kind == "dateline" or dates[0].edtf == reading.published
            heading = None if dateline else dates[0]
            continue
        if heading is not None:
            dates = tuple(_under(heading, dated) for dated in dates)
        words = lowered[span.start : span.end]
        own = topic.of(span)
        explicit = own is True
        goes_on = not new_block or (service is False and words.startswith(_IT))
        if own is None and goes_on:
            own = service
        service = own
        if own is None and not of_children:
            own = False
        here = councils.get(number, ())
        if not here and not new_block and subject is not None and words.startswith(_THE_SAME):
            here = (Mention(Span(span.start, span.start), subject),)
        elif not new_block and subject is not None and _ITS.search(words) and set(here) <= set(helpers.get(number, ())):
            here = (Mention(Span(span.start, span.start), subject), *here)  # "X will be its partner"
        elif here or new_block:
            begins = bool(here) and here[0].span.start - span.start < 30 and here[0] not in helpers.get(number, ())
            subject = here[0].name if begins else None
        passage = Passage(
            span,
            words,
            kind,
            number,
            block,
            own,
            explicit,
            dates,
            bodies.get(number, ()),
            here,
            helpers.get(number, ()),
            compared.get(number, ()),
            heading,
        )
        (late if kind in ("headline", "caption", "crosshead", "dateline") else passages).append(passage)
    return (*passages, *late)


_LONGEST = (
    1000  # characters; no reporter's sentence is longer, and what is done with one takes the square of its length
)


def _pieces(sentences: tuple[Span, ...]) -> Iterator[Span]:
    """The sentences, cut where they are too long to be sentences."""
    for span in sentences:
        for start in range(span.start, span.end, _LONGEST):
            yield Span(start, min(span.end, start + _LONGEST))


# A sentence that begins so goes on about what the one before was about.
_IT = ("it ", "the home", "the school", "they ", "the college", "the nursery", "the hospital", "its ")
_THE_SAME = ("it ", "its ", "the authority", "the council", "the borough", "the county", "the city ", "they ", "their ")
_ITS = re.compile(r"\bits\b")
_MONTH = re.compile(r"XXXX-(\d\d)")


def _under(heading: Dated, dated: Dated) -> Dated:
    """A date without a year, under the heading of a timeline: the last such month up to the heading's date."""
    if dated.basis == "stated" or not dated.expression.startswith("XXXX-") or not (heading.edtf or "X")[:4].isdigit():
        return dated
    year, _, rest = (heading.edtf or "").partition("-")
    last = int(rest[:2]) if rest[:2].isdigit() and int(rest[:2]) < 13 else 12
    plain_months = re.sub(r"[<>]|\.\w+", "", dated.expression)
    told = _MONTH.sub(lambda m: f"{int(year) - (int(m.group(1)) > last)}-{m.group(1)}", plain_months)
    return replace(dated, edtf=told) if is_valid(told) else dated


_Spanned = TypeVar("_Spanned", Mention, Dated)


def _by_sentence(sentences: list[Span], mentions: tuple[_Spanned, ...]) -> dict[int, tuple[_Spanned, ...]]:
    """Mentions or dates by the number of the sentence that they stand in. Both are in order."""
    found: dict[int, list[_Spanned]] = {}
    number = 0
    for mention in mentions:
        while number < len(sentences) and sentences[number].end <= mention.span.start:
            number += 1
        if number < len(sentences) and sentences[number].start <= mention.span.start:
            found.setdefault(number, []).append(mention)
    return {number: tuple(found[number]) for number in found}
