"""Dates as a reader says them: "about March 2015", "by January 2016", "16-17 August 2016"."""

import re

# fmt: off
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
# fmt: on
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)$")
_HEDGE = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def spoken(edtf: str | None, *, moment: bool = False) -> str:
    """`edtf` in words; "" where it is None. What is no EDTF of the known forms is given back as it is.

    An interval is a stretch of time ("16-17 August 2016"), or with `moment` the bounds of one unknown day
    ("between August 2016 and March 2017").
    """
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if first in ("", ".."):
        return f"by {_one(last)}" if last not in ("", "..") else "at some time"
    if last in ("", ".."):
        return f"since {_one(first)}"
    return f"between {_stretch(first, last, ' and ')}" if moment and first != last else _stretch(first, last, " - ")


def _one(edtf: str) -> str:
    match = _DATE.match(edtf)
    if match is None:
        return edtf
    year, month, day, hedge = match.groups()
    return _HEDGE[hedge] + _join(*_parts(year, month, day))


def _parts(year: str, month: str | None, day: str | None) -> tuple[str, str, str]:
    """Day, month and year in words, each "" where unknown."""
    number = int(month) if month and month != "XX" else 0
    month_word = MONTHS[number - 1] if 1 <= number <= 12 else SEASONS.get(number, "")
    day_word = str(int(day)) if day and day != "XX" else ""
    return day_word, month_word, "" if year == "XXXX" else year


def _join(day: str, month: str, year: str) -> str:
    if not year:
        known = " ".join(filter(None, (day, month)))
        return f"{known}, year unknown" if known else "year unknown"
    if day and not month:
        return f"day {day} of a month in {year}"
    return " ".join(filter(None, (day, month, year)))


def _stretch(first: str, last: str, to: str) -> str:
    """Two dates with what they share said once; `to` stands between them."""
    a, b = _DATE.match(first), _DATE.match(last)
    if a is None or b is None or a.group(4) or b.group(4):
        return f"{_one(first)}{' to ' if to == ' - ' else to}{_one(last)}"
    (day_a, month_a, year_a), (day_b, month_b, year_b) = _parts(*a.groups()[:3]), _parts(*b.groups()[:3])
    begin, end = _join(day_a, month_a, year_a), _join(day_b, month_b, year_b)
    if begin == end:
        return end
    close = to if to != " - " else "-"  # between numbers a dash stands close: 16-17 August, 2012-2014
    if year_a == year_b and month_a and month_b and bool(day_a) == bool(day_b):
        if month_a == month_b:
            return f"{day_a}{close}{end}"
        return f"{' '.join(filter(None, (day_a, month_a)))}{to}{end}"
    return f"{begin}{to if month_a or month_b else close}{end}"
