"""Whose service a document and its sentences speak of: the council's for children, or another (a school, a care home).

Words are looked for once in the whole text; everything else is asked of where they stand. A document that speaks more
of others than of children's services (a police inspection, a hospital, a council's finances) is about them, and only
those of its sentences count that say by themselves that they are of children's services.
"""

import re
from bisect import bisect_left
from functools import cached_property

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
    "children's board", "children's commissioner", "at risk of harm", "need protecting", "core assessment",
    "case conference", "focused visit", "focussed visit", "protects children", "protect children",
)  # fmt: skip
OTHER_WORDS = (
    "school", "academy", "academies", "college", "nursery", "nurseries", "pre-school", "childminder", "care home",
    "nursing home", "children's home", "residential home", "hospital", "adult social care", "adult services",
    "adult care", "adults' services", "home care", "care agency", "surgery", "prison", "university", "fire service",
    "headteacher", "pupils", "fostering agency", "ambulance", "nhs trust", "care provider", "sixth form", "secure unit",
    "secure training", "youth offending", "detention centre", "gp practice", "hospice", "unregistered",
    "playgroup", "holiday club", "corporate peer",
)  # fmt: skip
# Other commissioners, boards and notices. A sentence that tells of an inspection, too, may be of both.
_OTHER_MEASURES = (
    "crime commissioner", "schools commissioner", "fe commissioner", "traffic commissioner", "education commissioner",
    "finance commissioner", "best value", "section 114", "levelling up department", "levelling up, housing",
    "housing, communities and local government", "council's finances", "its finances", "the finances", "bankrupt",
)  # fmt: skip
_INSPECTED = re.compile(r"\b(?:inspect|ofsted|rat(?:ed|ing)\b|judged|graded)")
# Others' grades and troubles, in an article on children's services too; one of these alone does not make it theirs.
NEAR_WORDS = ("police", "constabulary", "court", "probation", " nhs", "the force", "football", "housing", "library")
# What documents are about that are not about children's services; looked for in lower case, with straight apostrophes.
_FIELDS = re.compile(
    r"\b(?:police|constabulary|the force|hmic|detective|crime commissioner|court\b|jury|jailed|tribunal"
    r"|prosecut(?:or|ion|ing)|sentenced|nhs|hospital|patients?\b|cqc|care quality commission"
    r"|(?:mental health|foundation|ambulance|community) trust|surgery\b|health visitor|adult (?:social )?care"
    r"|adult(?:s'|'s)? (?:social )?services|older people|care homes?\b|nursing home|domiciliary|home care"
    r"|best value|section 114|levelling up|housing, communities|local government (?:act|secretary)|bankrupt"
    r"|balance its|auditor|council tax|budget|housing|tenants?\b|landlord"
    r"|planning (?:application|inspector|department|decision|authority)|planners|developers?\b|appeals\b|football"
    r"|supporters|club\b|league\b|(?:\w+[- ])?schools?\b|academ(?:y|ies)|college|pupils?\b|head ?teacher"
    r"|nurser(?:y|ies)|pre-school|childminder|sixth form|university|governors\b|adult (?:\w+ )?learning|students?\b"
    r"|children's homes?\b|homes firm|registered manager|care company|residential home"
    r"|fostering (?:agency|service provider)|the homes?\b|(?:the|an) agency\b(?! (?:staff|work|social))"
    r"|youth justice|youth offending|probation|prison|young offender|secure training|youth custody|diocese|bishop"
    r"|church\b|parish\b|candidates?\b|polls?\b|voters?\b|by-election|traffic commissioner|bus operator|railway"
    r"|trains?\b|fire (?:and rescue|service|brigade)|leisure (?:centre|trust)|museum|theatre)"
)
# "A council that was rated good at its last full inspection": of a council it is that of its children's services
_COUNCIL_INSPECTED = re.compile(
    r"\b(?:council|authority|borough|county)\b[^.;]{0,20}\b(?:rated|judged|graded|inspected)\b[^.;]{0,60}"
    r"\bfull inspection\b"
)
_LEAD = 500  # characters in which a document says what it is about; what stands there counts twice
# What several inspectorates look at together names all the agencies that it looks at.
_JOINT = re.compile(
    r"\bjtai\b|\bjoint(?:ly)? (?:\w+ ){0,3}inspect|\bjoint (?:targeted )?(?:local )?area\b"
    r"|\b(?:four|three) inspectorates|\blocal area (?:partnership|inspection|send|review)|\barea partnership\b"
    r"|\bwritten statement of action"
)
# Until 2012 two inspectorates looked at children's services together, health and all.
_OF_BOTH = re.compile(
    r"\binspectors from (?:the )?(?:ofsted and (?:the )?(?:care quality commission|cqc)"
    r"|(?:care quality commission|cqc) and ofsted)\b[^.]{0,120}\b(?:child|young)"
)
_SEND_PROVISION = re.compile(
    r"(?:special (?:educational )?needs|\bsend\b)[^.]{0,40}\b(?:reforms|provision|services|arrangements|system|inspect)"
    r"|\b(?:services|support|supports|provision|care)\b[^.]{0,50}\b(?:special (?:educational )?needs|send\b)"
)
# The names of the service itself, and what is done to it: what a document about something else must say.
_ITSELF = re.compile(
    r"\bchildren's (?:services?|social (?:care|services|work)|department|safeguarding)\b|\bchild(?:ren's)? protection\b"
    r"|\blooked[ -]after children\b"
)
_DONE_TO_IT = re.compile(
    r"\b(?:ofsted|inspect|watchdog|rated|judged|graded|branded|inadequate|outstanding|requires? improvement|improvement"
    r"|commissioner|notice|direction|interven|trust|monitoring|taken over|takeover|taken out of|stripped)"
)
_A_COUNCIL = re.compile(
    r"\b(?:the|its|our|their|this) (?:\w+ ){0,2}(?:council|authority|borough|county|city|town|department|island"
    r"|local area)\b|\b[a-z]+ (?:county |city |borough )?council\b"
)
_COUNCILS = re.compile(r"\b(?:councils|authorities|england)\b")
_NO_SERVICE = (
    "office for standards in education, children's services", "children's services, education",
    "children, schools and families",
    # where children in care live: no home's own inspection
    "or in residential homes", "or in children's homes", "or residential homes", "or children's homes",
)  # fmt: skip
_SOMEBODY = (
    "ofsted", "osted", "inspect", "commissioner", "peer", "interven", "improvement", "watchdog", "ombudsman",
    "department for education", "department of education", "dfe", "direction", "minister", "government", "trust",
    "taken over", "take over", "special measures", "rated", "inadequate", "monitoring", "review", "jtai", "visit",
    "partnership", "run by", "control", "stripped", "handed",
)  # fmt: skip
_OTHER_INSPECTORS = re.compile(
    r"\b(?:care quality commission|cqc|hmic\w*|constabulary|inspectorate of p|regulator of social housing)\b"
)
_EDUCATION = re.compile(r"\b(?:department for education|dfe|education secretary|children's minister|osted)\b")
_SEND = ("special educational needs", "special needs", "send ", " send")
_PADDED = re.compile(rf"'({PAD}+)(s?\s?\w*)")


_PUPILS_WITH = re.compile(r"\b(?:pupils|students) (?:who have |with )$")


def is_of_pupils(text: str, at: int) -> bool:
    """Whether the special needs named there are those of a school's pupils."""
    return _PUPILS_WITH.search(text, max(0, at - 24), at) is not None


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
        self._folded = reading.folded
        self._measures = _places(text, _OTHER_MEASURES)
        self._fields = [hit.start() for hit in _FIELDS.finditer(text)]

    @property
    def is_relevant(self) -> bool:
        """Whether the document can tell of the inspection of a council's children's services."""
        if self.is_joint:
            return True
        if not self._service and not self._fields:
            # what Ofsted inspects is for children: where nobody else's is named, the council's services
            return "ofsted" in self.text and "inspect" in self.text
        return bool(self._service)

    @cached_property
    def is_joint(self) -> bool:
        """Whether it tells of an inspection of all who work with children in a place, or of special needs."""
        if "inspect" not in self.text:
            return False
        return bool(_JOINT.search(self.text) or self._tells_of_special_needs)

    @cached_property
    def _tells_of_special_needs(self) -> bool:
        if "special" not in self.text and "SEND" not in self._folded:
            return False
        for hit in _SEND_PROVISION.finditer(self.text):
            if "SEND" in self._folded[hit.start() : hit.end()]:  # "will send inspectors" is the verb
                return True
            special = hit.group().find("special")
            if special >= 0 and not is_of_pupils(self.text, hit.start() + special):
                return True
        return False

    @property
    def is_of_special_needs(self) -> bool:
        """Whether it tells of the inspection of what is done for children with special needs."""
        return self.is_joint and self._tells_of_special_needs

    @cached_property
    def is_about_others(self) -> bool:
        """Whether the document is about something else, so that children's services are spoken of by the way only."""
        if self.is_joint or _OF_BOTH.search(self.text):
            return False
        service = len(self._service) + bisect_left(self._service, _LEAD)
        others = len(self._fields) + bisect_left(self._fields, _LEAD)
        if service * 3 < others * 2:
            return True
        elsewhere = _OTHER_INSPECTORS.search(self.text) and not _EDUCATION.search(self.text)
        return bool(elsewhere) and "ofsted" not in self.text

    @property
    def is_of_no_council(self) -> bool:
        """Whether it speaks of councils in general and of none by whatever words."""
        return bool(_COUNCILS.search(self.text)) and _A_COUNCIL.search(self.text) is None

    def says_so_itself(self, span: Span) -> bool:
        """Whether a sentence by itself tells of something done to children's services, and speaks of no others."""
        i = bisect_left(self._fields, span.start)
        if i < len(self._fields) and self._fields[i] < span.end:
            return False
        return bool(
            _ITSELF.search(self.text, span.start, span.end) and _DONE_TO_IT.search(self.text, span.start, span.end)
        )

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
        if _any_within(self._measures, span) and not _INSPECTED.search(self.text, span.start, span.end):
            return False
        if _any_within(self._other, span):
            return False
        return True if _COUNCIL_INSPECTED.search(self.text, span.start, span.end) else None

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
