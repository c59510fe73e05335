"""Neighbouring date phrases: ranges ("from January to March 2016"), and a year told once for several."""

import re
from dataclasses import replace

from bucks_tracker import edtf
from bucks_tracker.extract.date_expressions import WEEKDAYS
from bucks_tracker.extract.moments import PART_BEFORE, Moment, calendar_moment, prefix

TO = "(?:-|–|—|to|and|&|until|till|or|through)"
_JOIN = re.compile(rf"\s*(?:,\s*)?(?P<word>{TO}|/|,|\()\s*(?:the\s+)?(?:{PART_BEFORE.pattern[:-1]})?$", re.VERBOSE)
BETWEEN = re.compile(r"\b(?P<word>between|from)\s+(?:the\s+)?$")


def joined(text: str, moments: list[Moment]) -> list[Moment]:
    """The moments with ranges made of neighbours ("from January to March 2016") and years carried over."""
    joined: list[Moment] = []
    for moment in reversed(moments):
        following = joined[-1] if joined else None
        if following is not None and following.core - moment.end < 40:
            link = _JOIN.fullmatch(text, moment.end, following.core)
            if link is not None:
                merged = _merged(text, moment, following, link["word"])
                if merged is not None:
                    joined[-1:] = merged
                    continue
        joined.append(moment)
    return joined[::-1]


def _merged(text: str, first: Moment, last: Moment, word: str) -> list[Moment] | None:
    """`first` and `last` as one range, or both with the year that only one of them tells; last comes first."""
    if word in (",", "("):
        if first.base in WEEKDAYS and last.day and last.last is None:  # Tuesday (8 August)
            dated = calendar_moment(replace(last, weekday=first.base)) if last.year == "XXXX" else last
            end = last.end + text.startswith(")", last.end)
            return [replace(dated, start=first.start, end=end, opens=first.opens)] if dated else None
        if word == "(" or not (first.month and last.month and first.year == "XXXX"):
            return None
    if first.last is not None or (first.month is None) != (last.month is None):
        return None
    first, last = _same_year(first, last)
    between = prefix(BETWEEN, text, 0, first.start)
    whole = word in ("-", "–", "—", "to", "until", "till", "through", "/") or (
        word in ("and", "&") and ((between is not None and between["word"] == "between") or _adjacent(first, last))
    )
    if word == "," and last.last is not None and last.opens == "" and _adjacent(first, last):  # June, July and August
        return [replace(first, end=last.end, last=last.last)]
    if not whole or last.last is not None or not _in_order(first, last):
        return [last, first] if first.month else None
    start = between.start() if between else first.start
    return [replace(first, start=start, end=last.end, last=last, opens="")]


def _same_year(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    if first.month is None or last.month is None or (first.month > 12) != (last.month > 12):
        return first, last
    turns = (first.month, first.day or 0) > (last.month, last.day or 99)
    if first.year == "XXXX" and last.year not in ("XXXX", None):
        year = f"{int(last.year or 0) - turns:04d}"
        return calendar_moment(replace(first, year=year)) or first, last
    if last.year == "XXXX" and first.year not in ("XXXX", None):
        year = f"{int(first.year or 0) + turns:04d}"
        return first, calendar_moment(replace(last, year=year)) or last
    if first.year == "XXXX" and last.year is None and (step := re.match(r"year([+-]\d+)?:", last.base)):
        count = int(step[1] or 0) - turns
        inner = f"{first.month:02d}" + (f"-{first.day:02d}" if first.day else "")
        return replace(first, base=f"year{count:+d}:{inner}" if count else f"year:{inner}", year=None, turn=""), last
    return first, last


def _adjacent(first: Moment, last: Moment) -> bool:
    if first.month is None or last.month is None or bool(first.day) != bool(last.day):
        return False
    if first.day and last.day:
        if last.month == first.month % 12 + 1:  # "January 31 and February 1"
            return last.day == 1 and first.day >= 28
        return first.month == last.month and last.day == first.day + 1
    return last.month == first.month + 1


def _in_order(first: Moment, last: Moment) -> bool:
    if first.year and last.year and "XXXX" not in (first.year, last.year):
        return edtf.is_valid(f"{first.base}/{last.base}")
    return True
