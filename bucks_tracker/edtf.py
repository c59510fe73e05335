"""Extended Date/Time Format, the forms in use here: their bounds in days, and the way back.

Forms: `2014`, `2014-08`, `2014-08-08`, each with `~` (about) or `?` (not sure); `2014-06-03/2014-06-25`; open ends
`../2016-01` and `2016-01/..`; seasons `2014-22`; unknown parts `XXXX-11`, `2014-XX-05`. An approximate date is widened
by one of its own last unit on each side.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

# Seasons as EDTF numbers them (21 spring … 24 winter), by first and last month; a winter ends in the year after.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)$")


@lru_cache(maxsize=4096)
def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day that `edtf` may mean; `None` for an end that is open or unknown.

    Raises ValueError where `edtf` is none of the forms above.
    """
    if edtf is None or edtf in ("..", "/", "../.."):
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _edges(edtf)
    low = None if first in ("", "..") else _edges(first)[0]
    high = None if last in ("", "..") else _edges(last)[1]
    if low and high and low > high:
        raise ValueError(f"not a date: {edtf!r} ends before it begins")
    return low, high


def _edges(text: str) -> tuple[date | None, date | None]:
    match = _DATE.match(text)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    year_text, month_text, day_text, mark = match.groups()
    if year_text == "XXXX":
        if month_text and month_text != "XX":  # the calendar has such a day, in a leap year at least
            date(2000, int(month_text), int(day_text) if day_text and day_text != "XX" else 1)
        return None, None
    year = int(year_text)
    month = int(month_text) if month_text and month_text != "XX" else None
    day = int(day_text) if day_text and day_text != "XX" else None
    if month is None:
        low, high, unit = date(year, 1, 1), date(year, 12, 31), 366
    elif month > 12:
        if month not in SEASON_MONTHS:
            raise ValueError(f"not a date: {text!r}")
        begin, end = SEASON_MONTHS[month]
        low, high, unit = date(year, begin, 1), _month_end(year, end), 31
    elif day is None:
        low, high, unit = date(year, month, 1), _month_end(year, month), 31
    else:
        low = high = date(year, month, day)
        unit = 3
    if mark in ("~", "%"):
        try:
            return low - timedelta(unit), high + timedelta(unit)
        except OverflowError:
            raise ValueError(f"not a date: {text!r} is at the end of the calendar") from None
    return low, high


def _month_end(year: int, month: int) -> date:
    if month > 12:
        year, month = year + 1, month - 12
    return date(year, month, calendar.monthrange(year, month)[1])


def is_valid(edtf: str) -> bool:
    """Whether `edtf` is one of the forms that this module reads."""
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True
