"""Of one intervention: whose service, who was sent, and whose act it is."""

import re
from collections.abc import Sequence

from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.neighbours import acts_for_another
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Span
from bucks_tracker.vocabulary import TermMatch

# States without a day of their own.
STATES = frozenset({"in_force", "threatened", "recommended"})
_GOVERNMENT = "Department for Education"
_COUNCIL_ACTS = re.compile(
    r"\b(?:council|authority|borough|county|city|councillors|mayor|leader"
    r"|cabinet)\b(?:['’]s\s\w+)?[^.;,]{0,40}?(?<!\bbeen )"
    r"\b(?:announce[sd]?|appoint(?:s|ed)|set(?:s)? up|invite[sd]?|agree[sd]"
    r"|vote[sd]|decide[sd]|hire[sd]|commission(?:ed|s)|ask(?:ed|s)|establish(?:ed|es)|create[sd]|brought in"
    r"|called in)\b|\b(?:council|jointly|wholly)[ -]owned\b|\bvolunt(?:ary|arily)\b|\bof its own accord\b"
    r"|\bco-?own(?:s|ed)\b|\bowned by\b",
    re.IGNORECASE,
)
_GOVERNMENT_ACTS = re.compile(
    r"\b(?:government|dfe|department for education|ministers?|secretary of state|education secretary|whitehall"
    r"|direction|notice)\b",
    re.IGNORECASE,
)


_HELPER = re.compile(
    r"(?:from|at|of|with|by|former|unlike|like|via)\s(?:the\s)?$|chief executive(?: of)?\s$", re.IGNORECASE
)


def council_of(reading: Reading, passage: Passage, match: TermMatch, kind: str) -> str | None:
    """Whose measure it is: the document's council unless the sentence is about another."""
    if kind == "national_policy":
        return None
    names = [m for m in passage.councils if m not in passage.helpers]
    nearest = next((m for m in reversed(passage.councils) if m.span.end <= match.start), None)
    if (
        kind != "improvement_adviser"
        and nearest is not None
        and _WHICH.fullmatch(reading.folded, nearest.span.end, match.start)
    ):
        return nearest.name
    others = [m for m in names if m.name != reading.council]
    if not others:
        return reading.council
    if kind == "improvement_adviser" and (helped := _helped(reading, passage, match)):
        return helped
    if kind in ("takeover", "improvement_adviser"):
        own = [m for m in passage.councils if m.name == reading.council]
        helps = bool(own) and all(acts_for_another(reading.folded, m.span) for m in own)
        return others[-1].name if helps and kind == "improvement_adviser" else reading.council
    after = next((m for m in names if m.span.start >= match.end), None)
    if after and _FOR.fullmatch(reading.folded, match.end, after.span.start):
        return after.name
    before = [m for m in names if m.span.end <= match.start]
    if before and not _OTHER_SUBJECT.search(reading.folded, before[-1].span.end, match.start):
        last = before[-1].span
        beside = _HELPER.search(reading.folded, max(0, last.start - 30), last.start)
        return reading.council if beside or _ITS_PEOPLE.match(reading.folded, last.end) else before[-1].name
    if not before and after and _FOR_IT.fullmatch(reading.folded, match.end, after.span.start):
        return after.name
    return reading.council


_OWNS = re.compile(r"['’]s?\s(?:(?!time|work|role|support)[\w-]+\s)?")
_TO = re.compile(r"\s(?:to|for)\s(?:the\s)?")
_ITS_STAFF = re.compile(r"(?:it|its (?:staff|managers|social workers|teams?|experts|advisers)) ")


def _helped(reading: Reading, passage: Passage, match: TermMatch) -> str | None:
    """Who else than the document's own council is helped: "Leeds's improvement partner", "partners to Leeds"."""
    others = [m for m in passage.councils if m.name != reading.council]
    for m in others:
        if _OWNS.fullmatch(reading.folded, m.span.end, match.start) or _TO.fullmatch(
            reading.folded, match.end, m.span.start
        ):
            return m.name
    asked = [m.name for m in passage.councils if match.start < m.span.start < match.end]
    if asked == [reading.council]:
        return others[-1].name  # "asked Hampshire to help another authority, Leeds"
    its = _ITS_STAFF.match(passage.words) and len({m.name for m in passage.councils}) == 1
    return others[0].name if its else None


# Where a sentence goes on with another subject than the council named before.
_OTHER_SUBJECT = re.compile(
    r"\band\b(?!\s(?:is|was|has|had|remains|are|were|now|still|will|so|put|given|handed|placed|served|issued)\b)|[;:]"
    r"|\b(?:while|whereas|but)\b",
    re.IGNORECASE,
)
_ITS_PEOPLE = re.compile(r"(?:['’]s)?\s(?:chief|director|former|boss|leader)")
_WHICH = re.compile(r"(?:['’]s)?,\s(?:which|whose|where)\b[^,;:]{0,80}")  # "X, which was put under a direction"
# "a commissioner to oversee services in X", "the notice served on X"
_FOR = re.compile(r"\s(?:for|in|at|of|over|to\soversee)\s(?:the\s|services\s(?:in|at)\s)?")
_FOR_IT = re.compile(r"[^.,;:]{0,60}\b(?:in|at|for|of|to|on|over|across|against|oversee|overseeing)\s(?:the\s)?")


# "Jane Doe has been appointed as": a name that nobody is quoted by or given a role for.
_NAMED_TO_IT = re.compile(
    r"\b((?:(?:Dame|Sir|Dr|Lord|Lady)\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})(?:,\s[^,.;]{2,70},)?"
    r"\s(?:(?:has|had|have|was|is|will|is\sto)\s)?(?:been\s|be\s)?"
    r"(?:appointed|named|brought\sin|sent\sin|drafted\sin|installed|took\sup|takes\sup|began|begins|started|starts"
    r"|re-?appointed|carr(?:y|ies)\son|continues?|remains?|stays?(?:\son)?|acts?|acted|serves?|served|replaced|succeeded"
    r"|finished|completed|ended|left|quit|resigned|stood\sdown|stepped\sdown|took\sover)\b"
    r"(?!\s(?:(?:Dame|Sir|Dr|Lord|Lady)\s)?[A-Z][\w’'-]+\s[A-Z])[^.;]{0,32}$"
)
# "The minister has appointed Jane Doe, a former director, as"
_APPOINTS = re.compile(
    r"\b(?:appoint(?:ed|s|ing)|nam(?:ed|es|ing)|sen[dt](?:s|ing)?(?:\sin)?|install(?:ed|s)|pick(?:ed|s)|chose|chosen|br(?:ought|ings)\sin"
    r"|drafted\sin|hired|asked|called\sin)\s((?:(?:Dame|Sir|Dr|Lord|Lady)\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})(?:,\s[^.;]{2,70},)?"
    r"\s(?:as|to\s(?:be|become|act\sas|serve\sas))\s[^.;,]{0,40}$"
)


def who_of(
    reading: Reading, passage: Passage, match: TermMatch, kind: str, told: str, council: str | None, cast: Cast
) -> tuple[str | None, str | None]:
    """The person or firm appointed, and where they come from."""
    others = [m.name for m in passage.councils if m.name != council]
    if kind == "commissioner":
        named = [
            (min(abs(span.start - match.end), abs(match.start - span.end)), name)
            for span, name in cast.named.get(passage.number, ())
            if name in cast.commissioners or name not in cast.others
        ]
        known = cast.commissioners
        for span, name in cast.named.get(passage.number, ()):
            if 0 <= span.start - match.end < 3 and reading.folded[match.end : span.start].strip(" ,–-") == "":
                return name, others[0] if others else None  # "has appointed a commissioner, Jane Doe, to ..."
        if not named and (appointed := _appointed(reading, passage, match, ())):
            named = [(0, appointed)]
        elif appointed := _appointed(reading, passage, match, cast.named.get(passage.number, ())):
            return appointed, others[0] if others else None
        near = [name for _, name in sorted(named) if name in known] or [n for gap, n in sorted(named) if gap < 60]
        who = near[0] if near else next(iter(known)) if len(known) == 1 else None
        return who, others[0] if who and others else None
    if kind == "improvement_adviser":
        firms = [
            m.name
            for m in passage.bodies
            if m.name not in (_GOVERNMENT, "Ofsted", "DfE commissioner", "Care Quality Commission")
        ]
        if appointed := _appointed(reading, passage, match, cast.named.get(passage.number, ())):
            return appointed, None
        people = [name for span, name in cast.named.get(passage.number, ()) if _is_beside(span, match)]
        firm = _FIRM.match(reading.folded, match.end) if not firms and "consultan" in words_of(reading, match) else None
        return next(iter(firms or ([firm[1]] if firm else []) or others or people), None), None
    if kind == "independent_chair":
        there = cast.named.get(passage.number, [])
        if appointed := _appointed(reading, passage, match, there):
            return appointed, None
        beside = [n for span, n in there if _is_beside(span, match)]
        is_one = told == "ended" or _IS_ITS.search(reading.folded, max(0, match.start - 12), match.start)
        return (beside[0] if beside else there[0][1] if len(there) == 1 and is_one else None), None
    if kind == "takeover":
        by_gap = sorted((abs(m.span.start - match.start), m.name) for m in passage.councils if m.name != council)
        return (by_gap[0][1] if by_gap else None), None
    return None, None


_IS_ITS = re.compile(r"\b(?:is|was|as)\s(?:its|the|their|an?)\s$")  # "Jane Doe, once of Kent, is its independent chair"
_FIRM = re.compile(r"\s(?:from\s|at\s|firm\s)?([A-Z][\w&’'-]*(?:\s[A-Z&][\w’'-]*)*)")


def words_of(reading: Reading, match: TermMatch) -> str:
    """The measure as the document names it, in lower case."""
    return reading.lowered[match.start : match.end]


def _appointed(reading: Reading, passage: Passage, match: TermMatch, named: Sequence[tuple[Span, str]]) -> str | None:
    """Who "has been appointed as" the holder of the office that follows: by the name known from elsewhere, if it is."""
    start = max(passage.span.start, match.start - 160)
    hit = _APPOINTS.search(reading.folded, start, match.start) or _NAMED_TO_IT.search(
        reading.folded, start, match.start
    )
    if hit is None:
        return None
    return next((name for _, name in named if name in hit.group(1)), None if named else hit.group(1))


def _is_beside(name: Span, match: TermMatch) -> bool:
    """Whether a name stands beside the words of an office: "independent chair, Jane Doe", "Jane Doe, the chair"."""
    return 0 <= name.start - match.end < 8 or 0 <= match.start - name.end < 30


_BY_GOVERNMENT = re.compile(r"^[^,;]{0,40}\bby (?:the )?(?:government|ministers?|dfe|department)\b")
_OF_GOVERNMENT = re.compile(
    r"\b(?:government|ministers?|dfe|department(?: for education)?)"
    r"(?:-appointed|-led| has| have| had| will| is| are| set| wants?| told| ordered| appointed)\b"
    r"|\b(?:government|dfe|department)'s (?:own )?$"
)
_OWN_WILL = re.compile(r"volunt|owned|of its own accord|co-?own")


def actor_of(
    reading: Reading, passage: Passage, match: TermMatch, kind: str, told: str, council: str | None
) -> str | None:
    """Whose act it is: who recommends, the council where it acts itself, else the measure's own."""
    own = str(match.term.extra["actor"])
    words = passage.words
    if kind == "monitoring" and any(m.name == "Ofsted" for m in passage.bodies):
        return "Ofsted"
    if told == "recommended":
        return _recommender(reading, passage, match) or (_GOVERNMENT if own == "council" else own)
    if own == "council":
        at = match.start - passage.span.start
        after = words[match.end - passage.span.start : match.end - passage.span.start + 60]
        by = _BY_GOVERNMENT.search(after) or _OF_GOVERNMENT.search(words, max(0, at - 80), at)
        return _GOVERNMENT if by else council
    if kind in ("trust", "improvement_adviser"):
        if kind == "trust" and told == "ended":
            return council
        acts = _COUNCIL_ACTS.search(words)
        if acts and (_OWN_WILL.search(words) or not _GOVERNMENT_ACTS.search(words)):
            return council
    return own


def _recommender(reading: Reading, passage: Passage, match: TermMatch) -> str | None:
    """Who recommends: a body named before the measure, else the one whose review the document reports."""
    before = passage.words[: match.start - passage.span.start]
    if "commissioner" in before:
        return "DfE commissioner"
    named = [m.name for m in passage.bodies if m.span.end <= match.start]
    if named:
        return named[0]
    reviews = [i for i in reading.inspections if i.kind in ("adviser_review", "peer_review", "commissioner_review")]
    return reviews[0].body if reviews and re.search(r"\b(?:review|report|it|they|s?he|peers)\b", before) else None
