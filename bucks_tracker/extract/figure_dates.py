"""The date of a figure: the one next to it, that of the visit at which it was counted, or the publication's."""

import re

from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.extract.figure_numbers import Number
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Span

REACH = 300  # code points around a number that belong to it at most
_AT_THE_TIME = re.compile(
    r"\bat\sthe\stime\sof\s(?:the|its|their|this|our)\s(?:\w+\s){0,2}(?:visit|inspection|review)|\bwhen\sinspectors\b"
)
# What inspectors found, they found while they were there.
_FOUND = re.compile(r"\b(?:they|inspectors)\s(?:[\w’'-]+\s){0,12}?(?:found|discovered|saw)\b")
_VISIT = re.compile(r"\b(?:visited|inspected|visit|spent\s(?:an?|two|three|four)\s|on\ssite)\b")
_ASIDE = re.compile(r"[–;:()]|\boldest\b")
_DIGIT = re.compile(r"\d")
_PRESENT = re.compile(r"\b(?:is|are|has|have|now|currently|today|holds?|remains?)\b")


def date_of(
    reading: Reading, number: Number, end: int, sentence: Span, visit: Dated | None, judged: bool
) -> Dated | None:
    """The date next to the number: just after it, else the nearest before it; a present state is the publication's."""
    text = reading.lowered
    dates = [d for d in reading.dates_in(sentence) if not d.expression.endswith("/..")]  # "since 2006" is no date of it
    after = [d for d in dates if d.span.start >= number.end]
    between = text[end : after[0].span.start] if after else ""
    other = _DIGIT.search(between)
    if after and len(between.split()) <= 4 and not other:
        return after[0]
    before = [d for d in dates if d.span.end <= number.start]
    if before and text[before[-1].span.end : number.start].strip() != "to":  # "from 41% in 2016 to 18%"
        return before[-1]
    if len(after) == 1 and not other and not _ASIDE.search(between):
        return after[0]
    if visit is not None and (
        _AT_THE_TIME.search(text, sentence.start, sentence.end) or _FOUND.search(text, sentence.start, number.start)
    ):
        return visit
    # what inspectors counted is told by the report that the document is about
    present = judged or _PRESENT.search(text, sentence.start, sentence.end)
    if reading.published and present:
        told, _ = evaluate("month~", reading.published)
        return Dated(Span(number.start, number.end), "month~", told, "inferred")
    return None


def visit_date(reading: Reading) -> Dated | None:
    """The date of the visit or inspection, where the document tells just one."""
    if not (_AT_THE_TIME.search(reading.lowered) or _FOUND.search(reading.lowered)):
        return None
    told: dict[str, Dated] = {}
    for dated in reading.dates:
        sentence = reading.sentence_at(dated.span.start)
        around = sentence and Span(max(sentence.start, dated.span.start - REACH), sentence.end)
        end = min(around.end, around.start + 2 * REACH) if around else 0
        if around is None or _AT_THE_TIME.search(reading.lowered, around.start, end):
            continue
        visit = _VISIT.search(reading.lowered, around.start, end)
        if visit is None:
            continue
        after = [d for d in reading.dates_in(Span(around.start, end)) if d.span.start >= visit.start()]
        if not after or after[0] == dated:  # "spent a week there in July and published a report last month"
            told[dated.expression] = dated
    return next(iter(told.values())) if len(told) == 1 else None
