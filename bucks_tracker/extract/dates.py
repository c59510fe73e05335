"""Dates in British (and American) news text -> `Dated`.

One scan finds the heads of date phrases (month, weekday, season, year, "ago", "week" …); each head is then read with
what stands just before and after it into one `Moment`; neighbours are joined into ranges. What a moment means is left
to `date_expressions`. Durations and recurrences are no dates: see `durations`.
"""

import re
from collections.abc import Callable

from bucks_tracker.extract.calendar_dates import (
    MONTH_WORDS,
    MONTHS,
    SEASONS,
    WEEKDAY_WORDS,
    read_month,
    read_numeric,
    read_season,
    read_weekday,
    read_year,
)
from bucks_tracker.extract.carried_years import carry_years
from bucks_tracker.extract.date_expressions import WEEKDAYS, evaluate
from bucks_tracker.extract.date_ranges import joined
from bucks_tracker.extract.moments import (
    Moment,
    opened,
    whole_week,
)
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.relative_dates import read_day, read_unit
from bucks_tracker.extract.tense import turn_at
from bucks_tracker.records import Dated, Span

_HEAD = re.compile(
    rf"\b(?=[acdefjmnoqstwy\d])(?:{MONTH_WORDS}|{WEEKDAY_WORDS}|(?:19|20)\d\d(?:-\d\d-\d\d)?|\d\d?[/.]\d\d?[/.]\d\d(?:\d\d)?"
    r"|spring|summer|autumn|winter|christmas|ago|years?|months?|weeks?|quarter|days|fortnight|weekend|night|morning"
    r"|afternoon|evening|yesterday|today|tonight|tomorrow)(?!\w)"
)


def find_dates(reading: Reading, start: int = 0, end: int | None = None) -> tuple[Dated, ...]:
    """Every expression of a date in the document (in its `[start, end)`), in order; none overlaps another."""
    text = reading.lowered
    moments: list[Moment] = []
    floor = start
    for head in _HEAD.finditer(text, start, len(text) if end is None else end):
        if head.start() < floor:
            continue
        moment = _reader(head.group())(reading, head, floor)
        if moment is not None:
            moment = opened(text, whole_week(text, moment), floor)
            moments += [moment] if moment.beside is None else [moment, moment.beside]
            floor = moments[-1].end
    return carry_years(reading, tuple(_dated(reading, moment) for moment in joined(text, moments)))


def _dated(reading: Reading, moment: Moment) -> Dated:
    span = Span(moment.start, moment.end)
    turn = turn_at(reading, span) if "XXXX" in moment.base or moment.base in WEEKDAYS else ""
    if moment.base in WEEKDAYS:
        turn = turn or "<"
    if moment.opens == "since":
        turn = "<"
    elif moment.opens == "until":
        turn = turn or ">"
    expression = moment.point(turn)
    if moment.last is not None:
        expression = f"{expression}/{moment.last.point(turn)}"
    elif moment.opens:
        expression = f"{expression}/.." if moment.opens == "since" else f"../{expression}"
    return Dated(span, expression, *evaluate(expression, reading.published))


_SINGLE = {
    **dict.fromkeys((*SEASONS, "christmas"), read_season),
    **dict.fromkeys(("yesterday", "today", "tonight", "tomorrow"), read_day),
}
_BY_LETTERS = {**dict.fromkeys(MONTHS, read_month), **dict.fromkeys(WEEKDAYS, read_weekday)}


def _reader(head: str) -> Callable[[Reading, re.Match[str], int], Moment | None]:
    """What reads a phrase with this head."""
    if head[0].isdigit():
        return read_year if len(head) == 4 else read_numeric
    if head == "months" or head == "month":
        return read_unit
    return _SINGLE.get(head) or _BY_LETTERS.get(head[:3]) or read_unit
