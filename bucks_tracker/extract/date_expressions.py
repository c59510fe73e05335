"""The small language in which a date is kept as it was told, and its meaning once the publication date is known.

An expression is one point, or two joined by `/`, of which one may be the open end `..`. A point is one of:

    2014-08-08  2014-08  2014  2014-22      a date that needs nothing else (EDTF; 21 spring … 24 winter)
    XXXX-11  XXXX-08-16  XXXX-22            the same without its year, and after it optionally
        @wed                                    the weekday that goes with the day and so tells the year
        <  <<  >  >>                            it is past, past and over, to come, to come and not begun;
                                                without any of them the nearest is meant, if one is clearly nearer
    day-1  week  month+1  quarter  year-2   a unit of the calendar, counted from the one of the publication date
    year-1:08  year-1:08-16  month:25       a month (season, day) of that year, a day of that month
    week-1@tue                              a weekday of that week
    tue<  tue>  tue                         the weekday before, after, nearest to the publication date, or that day;
                                                << and >> not that day itself
    pub                                     the publication date itself

and ends in `.start .early .mid .late .end .half1 .half2` for a part of it, in `~` for "about". "Two years ago" is
`year-2~`, "the end of August last year" `year-1:08.end`, "earlier this year" `year/pub`, "since June" `XXXX-06</..`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bucks_tracker import edtf
from bucks_tracker.extract.calendar_units import about, part_of, shifted, unit_of

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = "|".join(WEEKDAYS)
_POINT = re.compile(
    rf"""(?: (?P<year>\d{{4}}|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?
      (?:@(?P<weekday>{_DAYS}))?(?P<turn><<|>>|<|>)?
    | (?P<unit>day|week|month|quarter|year)(?P<shift>[+-]\d{{1,4}})?(?::(?P<of>\d\d)(?:-(?P<of_day>\d\d))?)?
      (?:@(?P<of_weekday>{_DAYS}))?
    | (?P<only>{_DAYS})(?P<only_turn><<|>>|<|>)?
    | (?P<pub>pub) )
    (?:\.(?P<part>start|early|mid|late|end|half[12]))?(?P<about>~)?$""",
    re.VERBOSE,
)
_ABSOLUTE = re.compile(r"\d{4}(?:-\d\d){0,2}~?(?:/\d{4}(?:-\d\d){0,2})?$")
_NEAR = 165  # days: without a hint the nearest is meant only where it is nearer than this
_FAR = 200  # days: how long ago a yearless date may be before an approximate publication date leaves its year open
_WEEKDAY_CYCLE = 11  # years within which every day of the year meets every weekday


@dataclass(frozen=True, slots=True)
class _Anchor:
    """When the document was published: the days it may mean, without and with the width of its `~`."""

    text: str
    low: date
    high: date
    loose_low: date
    loose_high: date

    @property
    def approximate(self) -> bool:
        return self.loose_low != self.low

    @property
    def middle(self) -> date:
        return self.low + (self.high - self.low) // 2


@lru_cache(maxsize=8192)
def evaluate(expression: str, published: str | None) -> tuple[str | None, str]:
    """`expression` -> (EDTF, basis), given the document's publication date (EDTF, also approximate or an interval).

    Basis is stated (nothing but the words was needed), relative (counted from the publication date) or inferred (the
    year was filled in from it). What cannot be known is left open: `None`, or a year `XXXX`. Raises ValueError where
    `expression` is none of the language.
    """
    if _ABSOLUTE.match(expression) and edtf.is_valid(expression):
        return expression, "stated"
    anchor = _anchor(published)
    first, slash, last = expression.partition("/")
    if not slash:
        point = _point(first)
        return _value(point, anchor), _basis(point, _value(point, anchor))
    begin = None if first == ".." else _point(first)
    end = None if last == ".." else _point(last)
    told_begin, told_end = _both(begin, end, anchor)
    bases = [_basis(p, t) for p, t in ((begin, told_begin), (end, told_end)) if p is not None]
    basis = next((b for b in ("relative", "inferred") if b in bases), "stated")
    if told_begin is None or told_end is None:
        return None, basis
    if told_begin == told_end:
        return told_begin, basis
    whole = f"{told_begin.partition('/')[0]}/{told_end.rpartition('/')[2]}"
    return (whole if edtf.is_valid(whole) else None), basis


def published_if(expression: str, told: str) -> tuple[date | None, date | None]:
    """The first and last day on which a document may have been published that says `expression` and means `told`.

    The way back of `evaluate`: "August last year" of something known to be of 2014-08 was written in 2015. `None` for
    an end that nothing follows for.
    """
    low, high = edtf.bounds(told)
    if low is None or high is None or "/" in expression:
        return None, None
    point = _point(expression)
    if point["unit"]:
        shift, unit = -int(point["shift"] or 0), point["unit"]
        slack = 1 if point["about"] else 0
        first = unit_of(unit, shifted(low, unit, shift - slack))
        last = unit_of(unit, shifted(high, unit, shift + slack))
        return edtf.bounds(first)[0], edtf.bounds(last)[1]
    turn = point["turn"] or point["only_turn"]
    cycle = timedelta(7 if point["only"] else 365)
    if point["year"] not in (None, "XXXX") or turn is None or point["weekday"]:
        return None, None
    return (low, low + cycle) if turn in ("<", "<<") else (high - cycle, high)


@lru_cache(maxsize=1024)
def _anchor(published: str | None) -> _Anchor | None:
    if published is None or not edtf.is_valid(published):
        return None
    low, high = edtf.bounds(re.sub("[~?%]", "", published))
    loose_low, loose_high = edtf.bounds(published)
    if low is None or high is None or loose_low is None or loose_high is None:
        return None
    return _Anchor(published, low, high, loose_low, loose_high)


def _point(text: str) -> re.Match[str]:
    match = _POINT.match(text)
    if match is None:
        raise ValueError(f"not a date expression: {text!r}")
    return match


def _basis(point: re.Match[str], told: str | None) -> str:
    if point["year"] is None:
        return "relative"
    return "inferred" if point["year"] == "XXXX" and told is not None and "XXXX" not in told else "stated"


def _both(
    begin: re.Match[str] | None, end: re.Match[str] | None, anchor: _Anchor | None
) -> tuple[str | None, str | None]:
    """The two ends of a range; where both lack a year, one is dated from the other."""
    if begin is None or end is None:
        return ".." if begin is None else _value(begin, anchor), ".." if end is None else _value(end, anchor)
    if begin["year"] == "XXXX" and not begin["weekday"] and (end["turn"] in ("<", "<<") or end["year"] != "XXXX"):
        told = _value(end, anchor)
        limit = edtf.bounds(told)[0] if told else None
        return (_dated(begin, _last_before(begin, limit)) if limit else _dated(begin, None)), told
    told = _value(begin, anchor)
    if end["year"] == "XXXX":
        limit = edtf.bounds(told)[1] if told else None
        return told, (_dated(end, _first_after(end, limit)) if limit else _dated(end, None))
    return told, _value(end, anchor)


def _value(point: re.Match[str], anchor: _Anchor | None) -> str | None:
    if point["year"] == "XXXX":
        return _dated(point, _year(point, anchor) if anchor else None)
    if point["year"]:
        return _dated(point, int(point["year"]))
    if anchor is None:
        return None
    if point["pub"]:
        return anchor.text
    try:
        return _weekday(point, anchor) if point["only"] else _counted(point, anchor)
    except (OverflowError, ValueError):  # out of the calendar
        return None


# ---------------------------------------------------------------- yearless dates


def _dated(point: re.Match[str], year: int | None) -> str | None:
    text = "-".join(filter(None, (f"{year:04d}" if year else "XXXX", point["month"], point["day"])))
    if year is None:  # EDTF has no season without a year
        return text if edtf.is_valid(text) else None
    return _finish(text, point) if edtf.is_valid(text) else None


def _days(point: re.Match[str], year: int) -> tuple[date, date] | None:
    """First and last day of a yearless date in `year`; None where that year has no such day, or not on its weekday."""
    text = "-".join(filter(None, (f"{year:04d}", point["month"], point["day"])))
    if not 1 <= year <= 9998 or not edtf.is_valid(text):
        return None
    low, high = edtf.bounds(text)
    if low is None or high is None or (point["weekday"] and low.weekday() != WEEKDAYS.index(point["weekday"])):
        return None
    return low, high


def _last_before(point: re.Match[str], day: date, over: bool = False) -> int | None:
    """The latest year in which the date had begun by `day` (was over before it)."""
    for year in range(day.year, day.year - _WEEKDAY_CYCLE - 1, -1):
        days = _days(point, year)
        if days and (days[1] < day if over else days[0] <= day):
            return year
    return None


def _first_after(point: re.Match[str], day: date, unbegun: bool = False) -> int | None:
    """The earliest year in which the date is not over on `day` (begins after it)."""
    for year in range(day.year - 1, day.year + _WEEKDAY_CYCLE + 1):
        days = _days(point, year)
        if days and (days[0] > day if unbegun else days[1] >= day):
            return year
    return None


def _nearest(point: re.Match[str], day: date) -> int | None:
    past, coming = _last_before(point, day), _first_after(point, day)
    if past == coming or past is None or coming is None:
        return past or coming
    since, until = _days(point, past), _days(point, coming)
    assert since is not None
    assert until is not None
    gaps = (max(0, (day - since[1]).days), max(0, (until[0] - day).days))
    if min(gaps) >= _NEAR and not point["weekday"]:
        return None
    return past if gaps[0] <= gaps[1] else coming


def _year(point: re.Match[str], anchor: _Anchor) -> int | None:
    """The year of a yearless date for every day on which the document may have been published, or None."""
    turn = point["turn"]

    def on(day: date) -> int | None:
        if turn is None:
            return _nearest(point, day)
        if turn[0] == "<":
            return _last_before(point, day, over=turn == "<<")
        return _first_after(point, day, unbegun=turn == ">>")

    low, high = on(anchor.low), on(anchor.high)
    if low != high:
        # Within one month the date itself decides: "16 January", past, in January is this January's.
        if (anchor.high - anchor.low).days > 31 or turn is None:
            return None
        low = high = high if turn[0] == "<" else low
    if low is None or not anchor.approximate:
        return low
    days = _days(point, low)
    distance = min(abs((days[0] - anchor.middle).days), abs((days[1] - anchor.middle).days)) if days else 0
    wide = {on(anchor.loose_low), on(anchor.loose_high)}
    return None if distance > _FAR and wide != {low} else low


# ---------------------------------------------------------------- counted from the publication date


def _weekday(point: re.Match[str], anchor: _Anchor) -> str:
    number = WEEKDAYS.index(point["only"])
    if anchor.low != anchor.high:
        return about(anchor.low, anchor.high)
    back = (anchor.low.weekday() - number) % 7
    turn = point["only_turn"]
    if turn in ("<", "<<") or (turn is None and back <= 3):
        return (anchor.low - timedelta(back or 7 * (turn == "<<"))).isoformat()
    return (anchor.low + timedelta((7 - back) % 7 or 7 * (turn == ">>"))).isoformat()


def _counted(point: re.Match[str], anchor: _Anchor) -> str | None:
    unit, shift = point["unit"], int(point["shift"] or 0)
    low, high = shifted(anchor.low, unit, shift), shifted(anchor.high, unit, shift)
    text = unit_of(unit, low)
    if unit_of(unit, high) != text:
        return about(low, high)
    if point["of_weekday"] and unit == "week":
        monday = date.fromisoformat(text.partition("/")[0])
        text = (monday + timedelta(WEEKDAYS.index(point["of_weekday"]))).isoformat()
    if point["of"]:
        text = "-".join(filter(None, (text, point["of"], point["of_day"])))
        if not edtf.is_valid(text):
            return None
    text = _finish(text, point)
    if anchor.approximate and unit != "year" and "/" not in text and not text.endswith("~"):
        text += "~"
    return text


def _finish(text: str, point: re.Match[str]) -> str:
    part = point["part"]
    if part and "/" not in text:
        text = part_of(text, part)
    return text + "~" if point["about"] and "/" not in text else text
