"""Whose service a document and its sentences speak of: the council's for children, or another (a school, a care home).

Words are looked for once in the whole text; everything else is asked of where they stand.
"""

import re
from bisect import bisect_left

from bucks_tracker.clean import PAD
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Span

# Straight apostrophes; looked for with `in`.
SERVICE_WORDS = (
    "children's service", "children's social", "child protection", "children's department",
    "children's team", "youngsters in care", "vulnerable young", "childrens service",
    "looked after children", "looked-after children", "children looked after", "children in care",
    "care leaver", "social service", "social work", "children's safeguarding", "safeguarding of children",
    "safeguarding children", "children's trust", "children and young people's service",
    "children and families service", "child services", "services for children", "services for vulnerable",
    "vulnerable children", "children's care", "children at risk", "care for children", "children and families",
    "children's and ", "local area partnership", "child safeguarding", "social care for children",
    "services for young people", "young people's services", "child in care", "looked-after child",
    "looked after child", "foster care", "kinship", "children's directorate", "safeguarding service",
    "children's board", "children's commissioner",
)  # fmt: skip
OTHER_WORDS = (
    "school", "academy", "academies", "college", "nursery", "nurseries", "pre-school", "childminder", "care home",
    "nursing home", "children's home", "residential home", "hospital", "adult social care", "adult services",
    "adult care", "adults' services", "home care", "care agency", "surgery", "prison", "university", "fire service",
    "headteacher", "pupils", "fostering agency", "ambulance", "nhs trust", "care provider", "sixth form", "secure unit",
    "secure training", "youth offending", "detention centre", "gp practice", "hospice", "unregistered",
    "playgroup", "holiday club",
)  # fmt: skip
# Others' grades and troubles, in an article on children's services too; one of these alone does not make it theirs.
NEAR_WORDS = ("police", "constabulary", "court", "probation", " nhs", "the force", "football", "housing", "library")
_NO_SERVICE = ("office for standards in education, children's services", "children's services, education")
_SOMEBODY = (
    "ofsted", "osted", "inspect", "commissioner", "peer", "interven", "improvement", "watchdog", "ombudsman",
    "department for education", "department of education", "dfe", "direction", "minister", "government", "trust",
    "taken over", "take over", "special measures", "rated", "inadequate", "monitoring", "review", "jtai", "visit",
    "partnership", "run by", "control", "stripped", "handed",
)  # fmt: skip
_SEND = ("special educational needs", "special needs", "send ", " send")
_PADDED = re.compile(rf"'({PAD}+)(s?\s?\w*)")


class Topic:
    """Where a document speaks of children's services and where of another service.

    `text` is the document in lower case with straight apostrophes, offset for offset.
    """

    def __init__(self, reading: Reading) -> None:
        text = reading.lowered.replace("’", "'").replace("‘", "'")
        if PAD in text:
            text = _PADDED.sub(r"'\2\1", text)
        self.text = text
        for phrase in _NO_SERVICE:
            if phrase in text:
                text = text.replace(phrase, "\0" * len(phrase))
        self._service = _places(text, SERVICE_WORDS)
        self._other = _places(text, OTHER_WORDS)
        self._another = sorted(self._other + _places(text, NEAR_WORDS))
        self._send = any(word in text for word in _SEND) and "inspect" in text

    @property
    def is_relevant(self) -> bool:
        """Whether the document can tell of the inspection of a council's children's services."""
        if self._send:
            return True
        service = len(self._service)
        if not service and not self._other:
            # what Ofsted inspects is for children: where nobody else's is named, the council's services
            return "ofsted" in self.text and "inspect" in self.text
        return service > 0 and (service * 3 >= len(self._other) or self._service[0] < 700)

    @property
    def is_inspected(self) -> bool:
        """Whether the document names somebody who inspects children's services, or an inspection."""
        return any(word in self.text for word in ("ofsted", "osted", "inspect", "watchdog"))

    @property
    def is_of_children(self) -> bool:
        """Whether the document as a whole is about children's services: its first sentences say so, or all of it."""
        for end in (500, len(self.text)):
            service, other = bisect_left(self._service, end), bisect_left(self._other, end)
            if service != other:
                return service > other
        return True

    def of(self, span: Span) -> bool | None:
        """Whether a sentence speaks of children's services (True), of another service (False), or of neither."""
        if _any_within(self._service, span):
            return True
        return False if _any_within(self._other, span) else None

    def is_of_another(self, span: Span, at: int) -> bool:
        """Whether the words before `at` in a sentence speak of another service: the last that names one decides."""
        if not _any_within(self._another, span):
            return False
        service, other = bisect_left(self._service, at) - 1, bisect_left(self._another, at) - 1
        last_service = self._service[service] if service >= 0 else -1
        last_other = self._another[other] if other >= 0 else -1
        return last_other >= span.start and last_other > last_service


def may_be_relevant(lowered: str) -> bool:
    """A cheap first test: most news speaks of no children, or of nobody who inspects or intervenes."""
    someone = any(word in lowered for word in ("child", "social", "ofsted"))
    if not someone and not any(word in lowered for word in _SEND):
        return False
    return any(word in lowered for word in _SOMEBODY)


def _places(text: str, words: tuple[str, ...]) -> list[int]:
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    found.sort()
    return found


def _any_within(places: list[int], span: Span) -> bool:
    i = bisect_left(places, span.start)
    return i < len(places) and places[i] < span.end


def find_topic(reading: Reading) -> Topic | None:
    """The topic of a document that can tell of the inspection of a council's children's services; None of others."""
    if not may_be_relevant(reading.lowered):
        return None
    topic = Topic(reading)
    return topic if topic.is_relevant else None
