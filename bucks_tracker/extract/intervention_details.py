"""Of one intervention: its date, whose service, who was sent, and whose act it is."""

import re
from dataclasses import replace
from datetime import date

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.date_roles import date_roles
from bucks_tracker.extract.neighbours import acts_for_another
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.status import Status
from bucks_tracker.extract.told import high, low
from bucks_tracker.records import Dated, Span
from bucks_tracker.vocabulary import TermMatch

# States without a day of their own.
STATES = frozenset({"in_force", "threatened", "recommended"})
_GOVERNMENT = "Department for Education"
_PERFECT = re.compile(r"\b(?:has|have|today|yesterday|this week|this month|now|this morning|is|are)\b", re.IGNORECASE)
_COUNCIL_ACTS = re.compile(
    r"\b(?:council|authority|borough|county|city|councillors|mayor|leader"
    r"|cabinet)\b(?:['’]s\s\w+)?[^.;,]{0,40}?\b(?:announce[sd]?|appoint(?:s|ed)|set(?:s)? up|invite[sd]?|agree[sd]"
    r"|vote[sd]|decide[sd]|hire[sd]|commission(?:ed|s)|ask(?:ed|s)|establish(?:ed|es)|create[sd]|brought in"
    r"|called in)\b|\bcouncil-owned\b|\bvoluntary\b",
    re.IGNORECASE,
)
_GOVERNMENT_ACTS = re.compile(
    r"\b(?:government|dfe|department for education|ministers?|secretary of state|education secretary|whitehall"
    r"|direction|notice)\b",
    re.IGNORECASE,
)


def date_of(reading: Reading, passage: Passage, match: TermMatch, status: Status | None, told: str) -> Dated | None:
    """The date of an event: the nearest in its clause; news without one is of about the article's own day."""
    published = _day(reading)
    anchor = (status.start + status.end) // 2 if status else match.start
    best, best_gap = None, 200.0
    roles = dict(date_roles(reading, passage))
    for dated in passage.dates[:1]:
        if dated.span.start - passage.span.start < 4 and _LINE.match(reading.folded, dated.span.end):
            return dated  # "December 2016: a commissioner is sent in"
    for dated in passage.dates:
        if told == "ended" and (dated.edtf or "").startswith("../"):
            dated = replace(dated, edtf=(dated.edtf or "")[3:])  # "not lifted until May"
        if _is_long(dated) or dated.edtf is None or dated.edtf.startswith("../") or dated.edtf.endswith("/.."):
            continue
        last = high(dated)
        if told not in ("ended", "started", "extended") and published and last and last > published.toordinal() + 20:
            continue
        low, high_ = sorted((anchor, dated.span.start))
        between = passage.words[low - passage.span.start : high_ - passage.span.start]
        gap = high_ - low + 45 * len(re.findall(r"[;:–—]|\b(?:after|following|while|whereas|but|since)\b", between))
        if roles.get(dated) in ("published", "date"):
            gap += 35
        if gap < best_gap:
            best, best_gap = dated, gap
    if best is not None and best_gap < 140:
        return best
    if passage.heading is not None:
        return passage.heading
    if published is None or reading.published is None or "/" in reading.published or reading.published.startswith("X"):
        return None
    lead = passage.span.start < 600 + len(reading.folded) // 6
    if (
        told in ("announced", "not_escalated", "deferred", "rejected")
        or (lead and _PERFECT.search(passage.words))
        or (told in ("ended", "extended") and _PERFECT.search(passage.words))
    ):
        about = reading.published[:7].rstrip("~?") + "~"
        return Dated(passage.span, about, about, "inferred")
    return None


_OFFICES = frozenset({"improvement_adviser", "improvement_helping", "improvement_board"})
_HAS_BEEN = re.compile(r"\b(?:has|have|had) been\b")


def begun_since(passage: Passage, match: TermMatch) -> Dated | None:
    """The day that a state began, of "a board has been meeting since June": its beginning is told; else None."""
    if match.term.id not in _OFFICES or not _HAS_BEEN.search(passage.words):
        return None
    for dated in passage.dates:
        day, rest = (dated.edtf or "").partition("/")[::2]
        near = -120 < dated.span.start - match.end < 60
        if rest == ".." and day and near and not _GRADED.search(passage.words):
            return replace(dated, edtf=day)
    return None


_GRADED = re.compile(r"\b(?:inadequate|failing|criticised)\b")  # what has been since then is the service's grade
_LINE = re.compile(r"\s?[:–—]\s")


def _is_long(dated: Dated) -> bool:
    """Whether a range is too long to be the day of an act ("over the next 12 months")."""
    first, last = low(dated), high(dated)
    return "/" in (dated.edtf or "") and (first is None or last is None or last - first > 62)


def _day(reading: Reading) -> date | None:
    try:
        return bounds(reading.published)[1]
    except ValueError:
        return None


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
    r"\b((?:(?:Dame|Sir|Dr|Lord|Lady)\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})\s(?:(?:has|had|have|was|is"
    r"|will)\s)?(?:been\s|be\s)?"
    r"(?:appointed|named|brought\sin|sent\sin|drafted\sin|installed|took\sup|takes\sup|began|begins|started|starts)\b[^.;]{0,24}$"
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
        ]
        known = cast.commissioners
        if not named and (
            name := _NAMED_TO_IT.search(reading.folded, max(passage.span.start, match.start - 80), match.start)
        ):
            named = [(0, name.group(1))]
        near = [name for _, name in sorted(named) if name in known] or [n for gap, n in sorted(named) if gap < 60]
        who = near[0] if near else next(iter(known)) if len(known) == 1 else None
        return who, others[0] if who and others else None
    if kind == "improvement_adviser":
        firms = [
            m.name
            for m in passage.bodies
            if m.name not in (_GOVERNMENT, "Ofsted", "DfE commissioner", "Care Quality Commission")
        ]
        people = [name for span, name in cast.named.get(passage.number, ()) if _is_beside(span, match)]
        return next(iter(firms or others or people), None), None
    if kind == "independent_chair":
        there = cast.named.get(passage.number, [])
        beside = [n for span, n in there if _is_beside(span, match)]
        return (beside[0] if beside else there[0][1] if len(there) == 1 and told == "ended" else None), None
    if kind == "takeover":
        by_gap = sorted((abs(m.span.start - match.start), m.name) for m in passage.councils if m.name != council)
        return (by_gap[0][1] if by_gap else None), None
    return None, None


def _is_beside(name: Span, match: TermMatch) -> bool:
    """Whether a name stands beside the words of an office: "independent chair, Jane Doe", "Jane Doe, the chair"."""
    return 0 <= name.start - match.end < 8 or 0 <= match.start - name.end < 30


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
        near = words[max(0, at - 80) : match.end - passage.span.start + 60]
        return (
            _GOVERNMENT if re.search(r"\b(?:government|ministers?|dfe|department for education)\b", near) else council
        )
    if kind in ("trust", "improvement_adviser"):
        if kind == "trust" and told == "ended":
            return council
        acts = _COUNCIL_ACTS.search(words)
        if acts and not (_GOVERNMENT_ACTS.search(words) and "voluntary" not in words and "council-owned" not in words):
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
