"""Units of the calendar and their parts, as EDTF: the week that holds a day, "late 2015", about a month."""

import calendar
from datetime import date, timedelta

from bucks_tracker import edtf

# First and last month of a year's parts, first and last day of a month's (31: its last). Wide, because loosely used.
_YEAR_PARTS = {
    "half1": (1, 6),
    "half2": (7, 12),
    "start": (1, 3),
    "early": (1, 5),
    "mid": (4, 9),
    "late": (8, 12),
    "end": (10, 12),
}
_MONTH_PARTS = {
    "half1": (1, 15),
    "half2": (16, 31),
    "start": (1, 10),
    "early": (1, 15),
    "mid": (8, 23),
    "late": (16, 31),
    "end": (20, 31),
}
_SEASON_PARTS = {
    "half1": (0, 1),
    "half2": (1, 2),
    "start": (0, 1),
    "early": (0, 1),
    "mid": (0, 2),
    "late": (1, 2),
    "end": (1, 2),
}


def shifted(day: date, unit: str, count: int) -> date:
    if unit == "day":
        return day + timedelta(count)
    if unit == "week":
        return day + timedelta(7 * count)
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def unit_of(unit: str, day: date) -> str:
    """The year, quarter, month, week (Monday to Sunday) or day that holds `day`."""
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return f"{day.year:04d}-{first:02d}/{day.year:04d}-{first + 2:02d}"
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    return day.isoformat()


def about(low: date, high: date) -> str:
    """An EDTF no tighter than some day between `low` and `high`."""
    middle = low + (high - low) // 2
    if (high - low).days <= 31:
        return f"{middle.year:04d}-{middle.month:02d}~"
    if (high - low).days <= 366:
        return f"{low.year:04d}" if low.year == high.year else f"{middle.year:04d}~"
    return f"{low.year:04d}/{high.year:04d}"


def part_of(text: str, part: str) -> str:
    year, _, rest = text.partition("-")
    if not rest:
        low, high = _YEAR_PARTS[part]
        return f"{year}-{low:02d}/{year}-{high:02d}"
    if len(rest) > 2 or int(rest) == 24:  # a day has no parts, and winter lies in two years
        return text
    if int(rest) in edtf.SEASON_MONTHS:
        months = range(edtf.SEASON_MONTHS[int(rest)][0], edtf.SEASON_MONTHS[int(rest)][1] + 1)
        low, high = _SEASON_PARTS[part]
        return f"{year}-{months[low]:02d}/{year}-{months[high]:02d}"
    low, high = _MONTH_PARTS[part]
    high = min(high, calendar.monthrange(int(year), int(rest))[1])
    return f"{text}-{low:02d}/{text}-{high:02d}"
