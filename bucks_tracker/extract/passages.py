"""The sentences that inspections and interventions are looked for in, with whose service each speaks of.

A document is passed over at once unless it speaks of a council's children's services and of somebody who inspects
them or intervenes: most news does not, and schools, care homes and children's homes are another register's business.
"""

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from bucks_tracker.clean import PAD
from bucks_tracker.edtf import is_valid
from bucks_tracker.extract.anchored_dates import anchored_dates
from bucks_tracker.extract.councils import is_helper
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Mention, Span

# Straight apostrophes; looked for with `in`.
SERVICE_WORDS = (
    "children's service", "children's social", "child protection", "children's department", "childrens service",
    "looked after children", "looked-after children", "children looked after", "children in care", "care leavers",
    "social service", "social work", "children's safeguarding", "safeguarding of children", "safeguarding children",
    "children's trust", "children and young people's service", "children and families service", "child services",
    "services for children", "services for vulnerable", "vulnerable children", "children's care", "children at risk",
    "care for children", "children and families", "children's and ", "local area partnership", "child safeguarding",
    "social care for children", "services for young people", "young people's services", "children’s safeguarding",
    "children's directorate", "safeguarding service", "children's board", "children's commissioner",
)  # fmt: skip
OTHER_WORDS = (
    "school", "academy", "academies", "college", "nursery", "nurseries", "pre-school", "childminder", "care home",
    "nursing home", "children's home", "residential home", "hospital", "adult social care", "adult services",
    "adult care", "adults' services", "home care", "care agency", "surgery", "prison", "university", "fire service",
    "headteacher", "pupils", "fostering agency", "ambulance", "nhs trust", "care provider", "sixth form", "secure unit",
    "secure training", "youth offending", "detention centre", "gp practice", "hospice", "unregistered",
)  # fmt: skip
_NO_SERVICE = ("office for standards in education, children's services", "children's services, education")
_SOMEBODY = (
    "ofsted", "osted", "inspect", "commissioner", "peer", "interven", "improvement", "watchdog", "ombudsman",
    "department for education", "department of education", "dfe", "direction", "minister", "government", "trust",
    "taken over", "take over", "special measures", "rated", "inadequate",
)  # fmt: skip
_SEND = ("special educational needs", "special needs", "send ", " send")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. `words` are lower-case with straight apostrophes, as long as the sentence.

    `service` says whether it speaks of the council's children's services: True, False (another service), None where
    it says neither; `explicit`: the sentence itself says so. `helpers` are those of `councils` that are named as where
    somebody comes from, or to compare. `heading` is the date under which it stands in a timeline.
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
    heading: Dated | None


def plain(lowered: str) -> str:
    """Straight apostrophes, same length."""
    return lowered.replace("’", "'").replace("‘", "'")


def is_relevant(reading: Reading) -> bool:
    """Whether a document can tell of the inspection of a council's children's services: a cheap test."""
    lowered = reading.lowered
    if "child" not in lowered and "social" not in lowered and not any(word in lowered for word in _SEND):
        return False
    if not any(word in lowered for word in _SOMEBODY):
        return False
    words = plain(lowered).replace(PAD, "")
    if any(word in words for word in _SEND) and "inspect" in words:
        return True
    service = sum(words.count(word) for word in SERVICE_WORDS) - sum(words.count(word) for word in _NO_SERVICE)
    if service <= 0:
        return False
    other = sum(words.count(word) for word in OTHER_WORDS)
    return service * 3 >= other or any(word in words[:700] for word in SERVICE_WORDS)


def find_passages(reading: Reading) -> tuple[Passage, ...]:
    """The sentences of a relevant document in order, headline and captions last: the body is believed first.

    Empty for a document that is about something else.
    """
    if not is_relevant(reading):
        return ()
    layout = reading.layout
    lowered = plain(reading.lowered)
    passages: list[Passage] = []
    late: list[Passage] = []
    bodies, councils = _by_sentence(reading, reading.bodies), _by_sentence(reading, reading.councils)
    helpers = _by_sentence(reading, tuple(m for m in reading.councils if is_helper(reading, m)))
    dates_by_sentence = _by_sentence(reading, anchored_dates(reading))
    topic = _topic(reading)
    block = 0
    heading: Dated | None = None
    service: bool | None = None
    for number, span in enumerate(layout.sentences):
        new_block = False
        while block + 1 < len(layout.blocks) and layout.blocks[block + 1].span.start <= span.start:
            block += 1
            new_block = True
        kind = layout.blocks[block].kind
        if kind == "boilerplate":
            continue
        dates = dates_by_sentence.get(number, ())
        if len(dates) == 1 and new_block and len(span.of(lowered)) - (dates[0].span.end - dates[0].span.start) <= 3:
            heading = dates[0] if kind != "dateline" else None
            continue
        if heading is not None:
            dates = tuple(_under(heading, dated) for dated in dates)
        words = lowered[span.start : span.end]
        own = _speaks_of(words)
        if own is None and (not new_block or (service is False and words.startswith(_IT))):
            own = service
        service = own
        explicit = bool(_speaks_of(words))
        if own is None and not topic:
            own = False
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
            councils.get(number, ()),
            helpers.get(number, ()),
            heading,
        )
        (late if kind in ("headline", "caption", "crosshead", "dateline") else passages).append(passage)
    return (*passages, *late)


# A sentence that begins so goes on about what the one before was about.
_IT = (
    "it ",
    "the home",
    "the school",
    "they ",
    "the college",
    "the nursery",
    "the hospital",
    "the service was",
    "its ",
)


def _topic(reading: Reading) -> bool:
    """Whether the document as a whole is about children's services: its first sentences say so, or it as a whole."""
    words = plain(reading.lowered).replace(PAD, "")
    for part in (words[:500], words):
        service = sum(part.count(word) for word in SERVICE_WORDS)
        other = sum(part.count(word) for word in OTHER_WORDS)
        if service != other:
            return service > other
    return True


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


def _speaks_of(words: str) -> bool | None:
    if PAD in words:
        words = words.replace(PAD, "")
    for phrase in _NO_SERVICE:
        if phrase in words:
            words = words.replace(phrase, "")
    if any(word in words for word in SERVICE_WORDS):
        return True
    if any(word in words for word in OTHER_WORDS):
        return False
    return None


_Spanned = TypeVar("_Spanned", Mention, Dated)


def _by_sentence(reading: Reading, mentions: tuple[_Spanned, ...]) -> dict[int, tuple[_Spanned, ...]]:
    """Mentions or dates by the number of the sentence that they stand in. Both are in order."""
    found: dict[int, list[_Spanned]] = {}
    sentences = reading.layout.sentences
    number = 0
    for mention in mentions:
        while number < len(sentences) and sentences[number].end <= mention.span.start:
            number += 1
        if number < len(sentences) and sentences[number].start <= mention.span.start:
            found.setdefault(number, []).append(mention)
    return {number: tuple(found[number]) for number in found}
