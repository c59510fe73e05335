"""Durations and recurrences: lengths of time, no dates ("for six months", "every three months", "quarterly")."""

import re

from bucks_tracker.extract.moments import prefix
from bucks_tracker.extract.numbers import WORD_NUMBER, number_of
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Duration, Span

# Unit in the text -> how many of which ISO 8601 unit.
_UNITS = {
    "day": (1, "D"),
    "dai": (1, "D"),
    "week": (1, "W"),
    "fortnight": (2, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "year": (1, "Y"),
    "annual": (1, "Y"),
    "decade": (10, "Y"),
}
_HALVES = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (1, "D")}
_UNIT = re.compile(
    "|".join(rf"{unit}(?:s|ly)?\b" for unit in ("day", "week", "fortnight", "month", "year", "decade", "quarter"))
    + r"|annual(?:ly)?\b|daily\b"
)
_COUNT = rf"\d{{1,3}}|{WORD_NUMBER}|a\s+couple\s+of|an?|half\s+a|other"
_BEFORE = re.compile(
    rf"""\b(?: (?:(?P<twice>twice\s+an?)|(?P<every>every|each|once\s+(?:an?|every)))(?:\s+(?P<number>{_COUNT}))?
    | (?P<count>{_COUNT}) )(?:-|\s+)(?:working\s+|consecutive\s+|full\s+|calendar\s+)?$""",
    re.VERBOSE,
)
_NO_LENGTH = re.compile(r"\s+(?:ago|old|of\s+age)\b|-olds?\b")


def find_durations(reading: Reading) -> tuple[Duration, ...]:
    """Every duration and recurrence in the document, in order. Ages and "two years ago" are neither."""
    text = reading.lowered
    found: list[Duration] = []
    floor = 0
    for unit in _UNIT.finditer(text):
        if (unit.start() and text[unit.start() - 1].isalpha()) or _NO_LENGTH.match(text, unit.end()):
            continue
        before = prefix(_BEFORE, text, floor, unit.start())
        often = unit.group().endswith("ly") or (unit.group() == "annual" and before is None)
        if before is None and not often:
            continue
        iso = _iso(before, unit.group().removesuffix("s").removesuffix("ly"))
        if iso:
            recurring = often or bool(before and not before["count"])
            floor = unit.end()
            found.append(Duration(Span(before.start() if before else unit.start(), floor), iso, recurring))
    return tuple(found)


def _iso(before: re.Match[str] | None, unit: str) -> str | None:
    words = (before["number"] or before["count"] if before else None) or "one"
    count: float | None
    if words == "other" or words.startswith("a couple"):
        count = 2
    elif words in ("a", "an"):
        count = 1
    else:
        count = 0.5 if words.startswith("half") else number_of(words)
    if not count:
        return None
    factor, letter = _UNITS[unit]
    count *= factor / 2 if before and before["twice"] else factor
    if count != int(count):
        factor, letter = _HALVES[letter]
        count *= factor
    return f"P{max(1, int(count))}{letter}"
