"""A date that stands alone in metadata -> EDTF. Dates in running text are `extract.dates`' business."""

import re

from bucks_tracker.edtf import is_valid

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_DAY_MONTH = re.compile(r"(?:\w+,? +)?(\d{1,2})(?:st|nd|rd|th)? +([A-Za-z]{3,9})\.?,? +(\d{4})\b")
_MONTH_DAY = re.compile(r"(?:\w+,? +)?([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b")
_MONTH = re.compile(r"([A-Za-z]{3,9})\.? +(\d{4})$")


def edtf_day(text: str) -> str | None:
    """The EDTF of a date as metadata write it, day before month; `None` where it is none.

    EDTF itself, ISO 8601 with a time, `20/02/2018`, `Tuesday 20 February 2018 10:15`, `February 20, 2018`, `May 2018`.
    """
    text = text.strip()[:80]
    if match := _ISO_TIME.match(text):
        text = match.group(1)
    if is_valid(text):
        return text
    if match := _NUMBERS.match(text):
        return _day(match.group(3), int(match.group(2)), match.group(1))
    if match := _DAY_MONTH.match(text):
        return _day(match.group(3), _month(match.group(2)), match.group(1))
    if match := _MONTH_DAY.match(text):
        return _day(match.group(3), _month(match.group(1)), match.group(2))
    if match := _MONTH.match(text):
        month = _month(match.group(1))
        return f"{match.group(2)}-{month:02}" if month else None
    return None


def _month(name: str) -> int | None:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


def _day(year: str, month: int | None, day: str) -> str | None:
    edtf = f"{year}-{month or 0:02}-{int(day):02}"
    return edtf if is_valid(edtf) else None
