"""Expectations: what somebody is to do by when, or how often, as a document tells it.

A clause is an expectation where its words announce one (`words/expectations.toml`) and a date to come, a length of time
or a recurrence stands in it; "waiting for the minister's letter" is one without. What a document says was expected is
none, and what people say they do every week is not either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.extract.in_order import InOrder
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.tense import turn_at
from bucks_tracker.records import Dated, Duration, Expectation, Quote, Span
from bucks_tracker.vocabulary import TermMatch

_TOLD = frozenset(("paragraph", "standfirst"))
_TURN = re.compile(r",?\s+\b(?:but|although|though|while|whereas)\b|;|\s–\s")
_BY_TIME = re.compile(
    r"(?:\bwithin|\bin|\bhas|\bhave|\bgiven|\bjust|\bonly|\bover\sthe\snext|\bunder|\bnext|\ba\sfurther|\banother)\s+$"
)
_REVIEWERS = re.compile(
    r"\b(?:visit|inspect|monitor|review|report|stocktake|commissioner|adviser|board|minister|dfe|ofsted|progress|update)"
)
_IT = re.compile(r"(?:it|its|they|their|he|she)\b")
_OVER = re.compile(r"\b(?:last|end)\s+of\b|\bended\b|\bno\s+longer\b")
# What another service, a school or the public is to do is no expectation of this service.
_ELSEWHERE = re.compile(
    r"\b(?:academy|academies|petitions?|schools?|headteachers?|governors|hospitals?|nurses|nhs\strust|police|constable"
    r"|constabulary|youth\sclubs?|librar(?:y|ies)|adult\s(?:social\s)?care|fire\sservice)\b"
)
_OF_THE_SERVICE = re.compile(
    r"\bchild|\bsocial\swork|\bofsted\b|\bcouncil\b|\bauthority\b|\bcommissioner\b|\bdfe\b|\bdepartment\sfor\seducation\b"
    r"|\bminister|\btrust\b"
)
_POLICE = re.compile(r"\bpolice\sand\scrime\scommissioner\b|\blearning\strust\b|\bacademy\strust\b")
_WHETHER = re.compile(r"\bwhether\s(?:[\w’'-]+\s){1,6}$")
_WHERE = re.compile(r",\s+where\s+")
_SOMEBODY = re.compile(r"\b(?:she|he|i|we|you)\s+(?:\w+\s+)?$")
_THE_COUNCIL = re.compile(r"\b(?:the|a)\s(?:council|authority)\s+(?:has\s+|have\s+|been\s+|now\s+|is\s+|was\s+){0,4}$")
_COUNCIL_BOSSES = re.compile(
    r"\b(?:the|a)\s(?:council|authority)\b|\b(?:county|town|city|shire)\shall\b|\bcouncil\s(?:bosses|chiefs)\b"
)
_WAIT = re.compile("wait")
_VERBS = r"(?:has|have|had|been|will|must|now|also|already|and|is|are|was|to|be|still|currently)"
_ASIDE = re.compile(rf"(?P<subject>[^,;“”]{{2,60}}),\s[^;“”]{{3,200}},\s+(?:{_VERBS}\s+){{0,4}}$")
_JOINED = re.compile(r"\band\s+(?=(?:an?|the|its|their)\s[^,]{3,60}$)")
_SUBJECT = re.compile(
    rf"(?:[^,;]{{0,60}},\s)?(?P<words>(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|His|Her)(?:\s(?!{_VERBS}\b)\w[\w’'-]*){{1,5}})"
    rf"\s*(?:{_VERBS}\s+){{0,4}}$"
)
_ACTS = re.compile(
    r"\b(?:board|trust|director|leader|chair|chairman|team|panel|advisers?|partner|executive|company|department|government)\b"
)
_REACH = 600  # code points around the announcing words
_ISO = re.compile(r"P(\d+)([DWMY])$")
_ISO_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class _Told:
    """What earlier finders found, by place."""

    durations: InOrder[Duration]
    quotes: InOrder[Quote]
    bodies: InOrder[str]
    named: InOrder[str]


def find_expectations(reading: Reading) -> tuple[Expectation, ...]:
    """The expectations of the document, in order; at most one a clause."""
    if not reading.relevant:
        return ()
    durations = InOrder((d.span, d) for d in reading.durations)
    sentences = sorted(
        (s.start, s.end)
        for s in {reading.sentence_at(offset) for offset in _hints(reading)}
        if s is not None and reading.block_kind_at(s.start) in _TOLD
    )
    matches = reading.vocabulary["expectations"].find_within(reading.lowered, reading.lowered, sentences)
    if not matches:
        return ()
    people = ((m.span, person.name) for person in reading.people for m in person.mentions)
    others = ((m.span, m.name) for m in (*reading.bodies, *reading.councils))
    told = _Told(
        durations,
        InOrder((Span(q.span.start - 1, q.span.end), q) for q in reading.quotes),
        InOrder((m.span, m.name) for m in reading.bodies),
        InOrder((*people, *others)),
    )
    found: dict[int, Expectation] = {}
    for match in matches:
        sentence = reading.sentence_at(match.start)
        if sentence is None:
            continue
        clause = _clause(reading.lowered, sentence, match)
        expectation = _expectation(reading, clause, match, told)
        if expectation is not None and _is_better(expectation, found.get(clause.start)):
            found[clause.start] = expectation
    return tuple(found[start] for start in sorted(found))


def _is_better(told: Expectation, kept: Expectation | None) -> bool:
    return kept is None or (kept.due is None and told.due is not None)


def _hints(reading: Reading) -> Iterator[int]:
    """Where an expectation may stand: at a date to come, a length of time, or a word of waiting."""
    yield from (dated.span.start for dated in reading.dates if _is_to_come(reading, dated))
    yield from (duration.span.start for duration in reading.durations)
    yield from (match.start() for match in _WAIT.finditer(reading.lowered))


def _clause(text: str, sentence: Span, match: TermMatch) -> Span:
    """The part of the sentence between "but", "although" … that holds the match, some hundred words at most."""
    start, end = max(sentence.start, match.start - _REACH), min(sentence.end, match.end + _REACH)
    for turn in _TURN.finditer(text, start, end):
        if turn.end() <= match.start:
            start = turn.end()
        elif turn.start() >= match.end:
            end = turn.start()
            break
    for where in _WHERE.finditer(text, start, match.start):  # "… are inadequate, where a commissioner is to go in"
        start = where.end()
    return Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)


def _expectation(reading: Reading, clause: Span, match: TermMatch, told: _Told) -> Expectation | None:
    kind, rule, text = match.term.extra["kind"], match.term.id, reading.lowered
    words = _POLICE.sub(" ", text[clause.start : clause.end])
    if _ELSEWHERE.search(text, clause.start, clause.end) and not _OF_THE_SERVICE.search(words):
        return None
    if _WHETHER.search(text, max(clause.start, match.start - 80), match.start):  # "asks whether it will be the same"
        return None
    durations = [d for _, d in told.durations.within(clause.start, clause.end)]
    quote = told.quotes.over(clause.start)
    who = quote[1].speaker if quote else _who(reading, clause, match.start, told)
    if kind == "repeated":
        often = next((d for d in durations if d.recurring and abs(d.span.start - match.start) < 90), None)
        if often is None or quote or not _REVIEWERS.search(text, clause.start, clause.end):
            return None
        if _SOMEBODY.search(text, clause.start, match.start) or _OVER.search(text, clause.start, clause.end):
            return None
        return Expectation(clause, rule, who, None, often.iso)
    due = _due(reading, clause, match, durations)
    if due is None and kind != "awaited":
        return None
    return Expectation(clause, rule, who, due)


def _due(reading: Reading, clause: Span, match: TermMatch, durations: list[Duration]) -> Dated | None:
    """The first date to come after the announcing words, or else before them; else the end of a length of time."""
    dates = reading.dates_in(clause)
    coming = [d for d in dates if _is_to_come(reading, d)]
    after = [d for d in coming if d.span.start >= match.start]
    if after or coming:
        return (after or coming)[0]
    if any(d.basis == "stated" for d in dates):  # "was given 12 months in 2014"
        return None
    for length in durations:
        told = _ISO.match(length.iso)
        near = match.term.id != "given" or length.span.start - match.end < 20
        if length.recurring or told is None or length.span.start < match.start or not near:
            continue
        if _BY_TIME.search(reading.lowered, max(clause.start, length.span.start - 24), length.span.start):
            expression = f"../{_ISO_UNITS[told[2]]}+{told[1]}"
            return Dated(length.span, expression, *evaluate(expression, reading.published))
    return None


def _is_to_come(reading: Reading, dated: Dated) -> bool:
    """Whether a date lies ahead of the publication, by its own words or by what is known of both."""
    expression = dated.expression
    if ">" in expression or "+" in expression or expression.startswith(("pub/", "../")):
        return not expression.endswith(("<", "<<"))
    if expression.startswith(("month", "week")) and "-" not in expression:
        return turn_at(reading, dated.span) != "<"  # "announced this week"
    if expression.startswith("year:") or "<" in expression:
        return False
    if not re.match(r"\d{4}", expression):
        return False
    if reading.published:
        return expression.rpartition("/")[2][:10] > reading.published.rpartition("/")[2].rstrip("~?%")
    return False


def _who(reading: Reading, clause: Span, before: int, told: _Told) -> str | None:
    """Who is to do it: the body, council or person nearest before the announcing words, not one in an aside.

    For a report or a visit the last body named; else the subject's own words ("The new trust").
    """
    text, low = reading.lowered, clause.start
    if aside := _ASIDE.match(text, low, before):  # Ms Hill, who ran Leeds, will …
        before = aside.end("subject")
        if named := told.named.within(before + 2, before + 3):  # The new director, Jean Hill, will …
            return named[0][1]
    elif joined := _JOINED.search(text, low, before):  # Leeds is helping and the board meets …
        low = joined.end()
    nearest = told.named.last_before(before)
    if _THE_COUNCIL.search(text, max(low, before - 30), before):
        return reading.council
    if nearest is not None and low <= nearest[0].start:
        return nearest[1]
    if _COUNCIL_BOSSES.search(text, low, before):
        return reading.council
    subject = _SUBJECT.match(reading.folded, low, before)
    if subject and _ACTS.search(subject["words"].lower()):
        return subject["words"].strip()
    if _REVIEWERS.search(text, clause.start, clause.end) or _IT.match(text, clause.start):
        earlier = told.bodies.last_before(clause.start)
        return earlier[1] if earlier and clause.start - earlier[0].start < _REACH else None
    return None
