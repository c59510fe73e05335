"""Of one intervention: whose service, who was sent, and whose act it is."""

import re
from collections.abc import Sequence

from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Span
from bucks_tracker.vocabulary import TermMatch

# States without a day of their own.
STATES = frozenset({"in_force", "threatened", "recommended"})
_GOVERNMENT = "Department for Education"
_COUNCIL_ACTS = re.compile(
    r"\b(?:council|authority|borough|county|city|councillors|mayor|leader"
    r"|cabinet)\b(?:['’]s\s\w+)?[^.;,]{0,40}?\b(?:announce[sd]?|appoint(?:s|ed)|set(?:s)? up|invite[sd]?|agree[sd]"
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
    r"(?:from|at|of|with|by|former|unlike|like|and|via)\s(?:the\s)?$|chief executive(?: of)?\s$", re.IGNORECASE
)


def council_of(reading: Reading, passage: Passage, match: TermMatch, kind: str) -> str | None:
    """Whose measure it is: the document's council unless the sentence is about another."""
    if kind == "national_policy":
        return None
    names = [m for m in passage.councils if m.span.end <= match.start or m.span.start >= match.end]
    if not names or kind in ("takeover", "improvement_adviser"):
        return reading.council
    theirs = [m for m in names if m.name != reading.council and not _is_helper(reading, m.span)]
    if aside := [
        m for m in names if m.name != reading.council and _ASIDE.fullmatch(reading.folded, m.span.end, match.start)
    ]:
        return aside[-1].name
    own = any(m.name == reading.council and not _is_apart(reading, m.span, match) for m in names)
    before = [
        m for m in theirs if m.span.end <= match.start and not _TURNS.search(reading.folded, m.span.end, match.start)
    ]
    if before and (not own or _is_begun_by(reading, before[-1].span, match)):
        return before[-1].name
    after = [
        m
        for m in theirs
        if 0 <= m.span.start - match.end < 90 and _AT.fullmatch(reading.folded, match.end, m.span.start)
    ]
    if after and not own and not before:
        return after[0].name
    return reading.council


_ASIDE = re.compile(r"(?:['’]s)?,\s(?:which|who|whose)\b[^,;:.]{0,80}")


def _is_apart(reading: Reading, name: Span, match: TermMatch) -> bool:
    """Whether the sentence turns between a council's name and the measure: "..., but Salford has been spared"."""
    start, end = (match.end, name.start) if name.start >= match.end else (name.end, match.start)
    return bool(re.search(r",\s(?:but|while|whereas|although|though)\s|[;–—]", reading.folded[start:end]))


# A sentence turns from one council to another.
_TURNS = re.compile(r"\band (?:the|its own|here|in|now)\b|[;:]", re.IGNORECASE)
_AT = re.compile(
    r"(?:(?!\bfrom\b|\bwith\b|\bby\b|\blike\b)[^.;:,]){0,80}\b(?:in|at|to|over|for|on|into|of)\s(?:neighbouring\s|the\s)?"
)
_RAN = re.compile(
    r"\b(?:who|whose|previously|formerly|used to|once|has|had)\b[^.;]{0,40}$|\bchief executive[^.;]{0,20}$",
    re.IGNORECASE,
)


_HELPS = re.compile(
    r"(?:\s\w+){0,2}\s(?:(?:is|are|has|have|was|were|been|now|will|be|already)\s){0,3}"
    r"(?:help|support|lend|lent|advis|mentor|assist|work|provid|asked|chosen|drafted|brought)",
    re.IGNORECASE,
)


def _is_helper(reading: Reading, name: Span) -> bool:
    """Whether a council is named as where somebody comes from."""
    folded = reading.folded
    return bool(
        _HELPER.search(folded, max(0, name.start - 30), name.start)
        or _RAN.search(folded, max(0, name.start - 60), name.start)
        or _HELPS.match(folded, name.end)
        or re.match(r"(?:['’]s)?\s(?:chief|director|former|boss|leader)", folded[name.end : name.end + 12])
    )


def _is_begun_by(reading: Reading, name: Span, match: TermMatch) -> bool:
    """Whether a council named beside the document's own is the subject of the measure's clause."""
    between = reading.folded[name.end : match.start]
    return len(between) < 60 and not re.search(r"[,;:]|\b(?:and|than|by|with|to)\b", between)


# "Jane Doe has been appointed as": a name that nobody is quoted by or given a role for.
_NAMED_TO_IT = re.compile(
    r"\b((?:(?:Dame|Sir|Dr|Lord|Lady)\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})(?:,\s[^,.;]{2,70},)?"
    r"\s(?:(?:has|had|have|was|is|will|is\sto)\s)?(?:been\s|be\s)?"
    r"(?:appointed|named|brought\sin|sent\sin|drafted\sin|installed|took\sup|takes\sup|began|begins|started|starts"
    r"|re-?appointed|carr(?:y|ies)\son|continues?|remains?|stays?(?:\son)?|acts?|acted|serves?|served|replaced|succeeded"
    r"|finished|completed|ended|left|quit|resigned|stood\sdown|stepped\sdown|took\sover)\b[^.;]{0,32}$"
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
        return next(iter(firms or others or people), None), None
    if kind == "independent_chair":
        there = cast.named.get(passage.number, [])
        if appointed := _appointed(reading, passage, match, there):
            return appointed, None
        beside = [n for span, n in there if _is_beside(span, match)]
        return (beside[0] if beside else there[0][1] if len(there) == 1 and told == "ended" else None), None
    if kind == "takeover":
        by_gap = sorted((abs(m.span.start - match.start), m.name) for m in passage.councils if m.name != council)
        return (by_gap[0][1] if by_gap else None), None
    return None, None


def _appointed(reading: Reading, passage: Passage, match: TermMatch, named: Sequence[tuple[Span, str]]) -> str | None:
    """Who "has been appointed as" the holder of the office that follows: by the name known from elsewhere, if it is."""
    hit = _NAMED_TO_IT.search(reading.folded, max(passage.span.start, match.start - 160), match.start)
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
