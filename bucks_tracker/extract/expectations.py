"""Expectations: what somebody is to do by when, or how often, as a document tells it.

A clause is an expectation where its words announce one (`words/expectations.toml`) and a date to come, a length of time
or a recurrence stands in it; "waiting for the minister's letter" is one without. What a document says was expected is
none, and what people say they do every week is not either.
"""

import re

from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Duration, Expectation, Span
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
_SOMEBODY = re.compile(r"\b(?:she|he|i|we|you)\s+(?:\w+\s+)?$")
_THE_COUNCIL = re.compile(
    r"\b(?:the|a)\s(?:council|authority)\b|\b(?:county|town|city|shire)\shall\b|\bcouncil\s(?:bosses|chiefs)\b"
)
_ISO = re.compile(r"P(\d+)([DWMY])$")
_ISO_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def find_expectations(reading: Reading) -> tuple[Expectation, ...]:
    """The expectations of the document, in order; at most one a clause."""
    if not reading.relevant:
        return ()
    spans = [
        (s.start, s.end)
        for s in reading.layout.sentences
        if reading.block_kind_at(s.start) in _TOLD and _may_tell(reading, s)
    ]
    found: dict[int, Expectation] = {}
    for match in reading.vocabulary["expectations"].find_within(reading.folded, reading.lowered, spans):
        sentence = reading.sentence_at(match.start)
        if sentence is None:
            continue
        clause = _clause(reading.lowered, sentence, match)
        told = _expectation(reading, sentence, clause, match)
        if told is not None and (clause.start not in found or found[clause.start].due is None):
            found[clause.start] = told
    return tuple(found[start] for start in sorted(found))


def _may_tell(reading: Reading, sentence: Span) -> bool:
    return bool(
        reading.dates_in(sentence)
        or _durations_in(reading, sentence)
        or "wait" in reading.lowered[sentence.start : sentence.end]
    )


def _durations_in(reading: Reading, span: Span) -> list[Duration]:
    return [d for d in reading.durations if span.start <= d.span.start < span.end]


def _clause(text: str, sentence: Span, match: TermMatch) -> Span:
    """The part of the sentence between "but", "although" … that holds the match."""
    start, end = sentence.start, sentence.end
    for turn in _TURN.finditer(text, sentence.start, sentence.end):
        if turn.end() <= match.start:
            start = turn.end() + (len(text[turn.end() : end]) - len(text[turn.end() : end].lstrip()))
        elif turn.start() >= match.end:
            end = turn.start()
            break
    return Span(start, end)


def _expectation(reading: Reading, sentence: Span, clause: Span, match: TermMatch) -> Expectation | None:
    kind, rule = match.term.extra["kind"], match.term.id
    durations = _durations_in(reading, clause)
    quote = next((q for q in reading.quotes if q.span.start - 2 <= clause.start < q.span.end), None)
    who = quote.speaker if quote else _who(reading, sentence, clause, match.start)
    if kind == "repeated":
        often = next((d for d in durations if d.recurring), None)
        if often is None or not _REVIEWERS.search(reading.lowered, clause.start, clause.end):
            return None
        if _SOMEBODY.search(reading.lowered, clause.start, match.start):
            return None
        if abs(often.span.start - match.start) > 90 or quote or _OVER.search(reading.lowered, clause.start, clause.end):
            return None
        return Expectation(clause, rule, who, None, often.iso)
    due = _due(reading, clause, match, durations)
    if due is None and kind != "awaited":
        return None
    return Expectation(clause, rule, who, due)


def _due(reading: Reading, clause: Span, match: TermMatch, durations: list[Duration]) -> Dated | None:
    """The first date to come after the announcing words, or else before them; else the end of a length of time."""
    coming = [d for d in reading.dates_in(clause) if _is_to_come(reading, d)]
    after = [d for d in coming if d.span.start >= match.start]
    if after or coming:
        return (after or coming)[0]
    if any(d.basis == "stated" for d in reading.dates_in(clause)):  # "was given 12 months in 2014"
        return None
    for length in durations:
        told = _ISO.match(length.iso)
        if length.recurring or told is None or length.span.start < match.start:
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
    if (
        expression.startswith(("month.", "year.", "week.", "quarter.", "month", "day", "week"))
        and "-" not in expression
    ):
        return True
    if expression.startswith("year:") or "<" in expression:
        return False
    if not re.match(r"\d{4}", expression):
        return False
    if reading.published:
        return expression.rpartition("/")[2][:10] > reading.published.rpartition("/")[2].rstrip("~?%")
    return False


def _who(reading: Reading, sentence: Span, clause: Span, before: int) -> str | None:
    """The body or person nearest before the announcing words; for a report or a visit else the last body named."""
    named = [(m.span, m.name) for m in reading.bodies]
    named += [(m.span, person.name) for person in reading.people for m in person.mentions]
    named += [(m.span, m.name) for m in reading.councils]
    here = [(span, name) for span, name in named if sentence.start <= span.start and span.end <= before]
    if here:
        return max(here)[1]
    if _THE_COUNCIL.search(reading.lowered, clause.start, before):
        return reading.council
    if not (_REVIEWERS.search(reading.lowered, clause.start, clause.end) or _IT.match(reading.lowered, clause.start)):
        return None
    earlier = [m for m in reading.bodies if sentence.start - 400 < m.span.start < sentence.start]
    return earlier[-1].name if earlier else None
