"""Dates counted from the publication date: "yesterday", "two years ago", "last week", "the end of this month"."""

import re
from dataclasses import replace

from bucks_tracker.extract.moments import PART_BEFORE, UNIT_STEP, Moment, parted, prefix, which_before
from bucks_tracker.extract.numbers import WORD_NUMBER, number_of
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.tense import turn_at
from bucks_tracker.records import Span

_AGO_BEFORE = re.compile(
    rf"""(?:\b(?:about|around|nearly|almost|over|more\sthan|less\sthan|just\sover|just\sunder|some)\s+)?
    \b(?P<number>\d{{1,3}}|an?|a\scouple\sof|{WORD_NUMBER})(?:\s+or\s+so|\s+and\s+a\s+half)?\s+
    (?P<unit>day|week|fortnight|month|year|decade)s?(?:\s+or\s+so|\s+and\s+a\s+half)?\s+$""",
    re.VERBOSE,
)
_SPAN_BEFORE = re.compile(
    rf"""\b(?:(?P<back>(?:in|over|during|for|within)\s+the\s+(?:last|past|previous|preceding))
    |(?P<ahead>(?:in|over|during|for|within)\s+the\s+(?:next|coming|following)|within))
    (?:\s+(?P<number>\d{{1,3}}|{WORD_NUMBER}))?\s+$""",
    re.VERBOSE,
)
_TO_THE_MONTH = re.compile(r"\s+(?P<which>last|this)\s+month\b")
_TIME_AFTER = re.compile(r"[’']?s?[’']?\s+time\b")
_IN_NUMBER_BEFORE = re.compile(rf"\bin\s+(?:about\s+|around\s+)?(?P<number>\d{{1,3}}|an?|{WORD_NUMBER})\s+$")


_OF_A_MONTH = re.compile(
    r"\s+(?:of|in)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)  # "the last week of January"
_IN_THE_NEW = "in the new "  # year: its first months
BEFORE_LAST = " before last"  # "the year before last"


def read_day(reading: Reading, head: re.Match[str], floor: int) -> Moment | None:
    base = {"yesterday": "day-1", "tomorrow": "day+1"}.get(head.group(), "day")
    return Moment(head.start(), head.start(), head.end(), base)


def read_unit(reading: Reading, head: re.Match[str], floor: int) -> Moment | None:
    text, unit, start = reading.lowered, head.group(), head.start()
    if unit == "ago":
        return _read_ago(text, head, floor)
    if ahead := _TIME_AFTER.match(text, head.end()):
        number = prefix(_IN_NUMBER_BEFORE, text, floor, start)
        count = _count(number["number"]) if number else None
        if number is None or not count:
            return None
        base = _step(unit.rstrip("s"), count)
        return Moment(number.start(), number.start(), ahead.end(), base, about=True) if base else None
    if text.startswith(BEFORE_LAST, head.end()) and (two := _step(unit, -2)):
        return Moment(start, start, head.end() + len(BEFORE_LAST), two)
    stretch = None if _OF_A_MONTH.match(text, head.end()) else prefix(_SPAN_BEFORE, text, floor, start)
    if stretch and not stretch["number"] and stretch["ahead"] and stretch["ahead"].endswith("following"):
        return None  # counted from what was told before
    if stretch and (stretch["number"] or stretch["back"] or stretch["ahead"] != "within"):
        count = _count(stretch["number"] or "one")
        base = _step(unit.rstrip("s"), -count if stretch["back"] else count) if count else None
        if base is None:
            return None
        here, there = (Moment(stretch.start(), stretch.start(), head.end(), b) for b in ("pub", base))
        return replace(there, last=here) if stretch["back"] else replace(here, last=there)
    if unit.endswith("s") or _OF_A_MONTH.match(text, head.end()):
        return None
    which = which_before(text, floor, start)
    if which and text.endswith("the ", floor, which.start()):
        return None  # "the next month" is counted from something else
    if which:
        step = UNIT_STEP[which["which"]]
        moment = Moment(which.start(), which.start(), head.end(), "")
        if unit in ("night", "morning", "afternoon", "evening"):
            return replace(moment, base=f"day{step:+d}" if step else "day")
        base = _step({"weekend": "week", "fortnight": "week"}.get(unit, unit), step)
        if base is None or (unit in ("fortnight",) and step):
            return None
        told = parted(text, replace(moment, base=base), floor)
        word = text[told.start : which.start()].strip()
        if step == 0 and word.startswith(("earlier", "later")):
            here = replace(told, base="pub")
            return replace(told, last=here) if word.startswith("earlier") else replace(here, last=told)
        return told
    if unit == "year" and text.endswith(_IN_THE_NEW, floor, start):
        at = start - len(_IN_THE_NEW) + len("in ")
        if turn_at(reading, Span(at, head.end())) != ">":
            return None  # of which year, only the story knows
        first, last = (Moment(at, at, head.end(), f"XXXX-{month:02}", "XXXX", month) for month in (1, 3))
        return replace(first, last=last)
    if unit == "year" and text.endswith("the turn of the ", floor, start):
        at = start - len("the turn of the ")
        return Moment(at, at, head.end(), "year-1:12", last=Moment(at, at, head.end(), "year:01"))
    if unit not in ("year", "month", "week", "quarter") or not (part := prefix(PART_BEFORE, text, floor, start)):
        return None
    if not text[part.start() : start].rstrip().endswith("the"):
        return None
    told = parted(text, Moment(start, part.start(), head.end(), unit), floor)
    word = part["adjective"] or ""
    if word in ("earlier", "later"):
        here = replace(told, base="pub")
        return replace(told, last=here) if word == "earlier" else replace(here, last=told)
    return told


def _read_ago(text: str, head: re.Match[str], floor: int) -> Moment | None:
    told = prefix(_AGO_BEFORE, text, floor, head.start())
    if told is None or not (count := _count(told["number"])):
        return None
    if told["unit"] == "year" and (month := _TO_THE_MONTH.match(text, head.end())):  # three years ago last month
        base = _step("month", -12 * count - (month["which"] == "last"))
        return Moment(told.start(), told.start(), month.end(), base) if base else None
    base = _step(told["unit"], -count)
    about = told["unit"] in ("month", "year", "decade")
    return Moment(told.start(), told.start(), head.end(), base, about=about) if base else None


def _count(words: str) -> int | None:
    if words.startswith("a"):
        return 2 if "couple" in words else 1
    number = number_of(words)
    return int(number) if number and number < 1000 else None


def _step(unit: str, count: int) -> str | None:
    unit, factor = {"fortnight": ("week", 2), "decade": ("year", 10), "day": ("day", 1)}.get(unit, (unit, 1))
    if unit not in ("day", "week", "month", "quarter", "year"):
        return None
    return f"{unit}{count * factor:+d}" if count else unit
