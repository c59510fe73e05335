"""The dates that a report prints on its first page: fieldwork and publication. All matching is on flat text."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DAY = rf"{_WEEKDAY}(?:the )?(\d{{1,2}})(?: ?(?:st|nd|rd|th)\b)?(?: of)?"
# PDF text loses spaces: "16December", "6 to17 December2021".
_ONE = rf"{_DAY}(?:,? ?{_MONTH})?(?:,? ?(20\d\d))?"
_TO = r" ?(?:-|to\b|to(?=\d)|until|and|/|,) ?(?:and |to )?"
_RUN = re.compile(rf"{_ONE}(?:{_TO}{_ONE})?(?:(?:,| and|;| &) {_ONE}(?:{_TO}{_ONE})?)?")
_FULL = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?: ?(?:st|nd|rd|th)\b)?(?: of)? {_MONTH},? (20\d\d)\b")
_MONTH_YEAR = re.compile(rf"{_MONTH},? (20\d\d)\b")

_FIELDWORK = re.compile(
    r"(?:inspection|review|visit|fieldwork|on-site|onsite) dates?\b ?:? ?(?:\(s\))? ?:? ?(?=\S)"
    r"|dates? of (?:the )?(?:inspection|review|visit|fieldwork)\b ?:? ?"
)
_PUBLISHED = re.compile(
    r"(?:report |date (?:of )?|first |inspection report )?"
    r"(?:published|publication date|date of publication|publication)(?: on| date)? ?[:-] ?"
    r"|(?:report|letter|document) published ?:? ?|originally published on |first published (?:on )?"
    r"|date published ?:? ?|publication date ?:? ?|date of publication ?:? ?"
)
_VISITED = re.compile(
    r"\b(?:on|between|from|took place(?: on| between| from)?|(?:carried out|held) (?:on|between|from)|dates? of)"
    r" (?=" + _WEEKDAY + r"(?:the )?\d{1,2}\b)"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date in EDTF and the stretch of the flat text that prints it."""

    edtf: str
    start: int
    end: int

    @property
    def first_day(self) -> date | None:
        return _day(self.edtf.partition("/")[0])

    @property
    def last_day(self) -> date | None:
        return _day(self.edtf.rpartition("/")[2])


def find_fieldwork(text: str, start: int, end: int, before: date | None = None) -> Printed | None:
    """The dates after "Inspection dates:" within `text[start:end]`; those without a year are the last `before` it."""
    for label in _FIELDWORK.finditer(text, start, end):
        found = read_run(text, label.end(), end, before) or _with_year_elsewhere(text, label.end(), end)
        if found is None and (month := _MONTH_YEAR.match(text, label.end(), end)):
            found = Printed(f"{month.group(2)}-{_number(month.group(1)):02}", label.end(), month.end())
        if found:
            return found
    return None


def _with_year_elsewhere(text: str, start: int, end: int) -> Printed | None:
    """The run of days at `start` that prints no year, as a running head further on prints it with one."""
    run = _RUN.match(text, start, end)
    words = run.group().strip() if run else ""
    at = text.find(words, end) if len(words) > len("1 to 2 may") else -1
    again = read_run(text, at, min(len(text), at + 80)) if at >= 0 else None
    return Printed(again.edtf, start, start + len(words)) if again else None


def find_visit(text: str, start: int, end: int, before: date | None = None) -> Printed | None:
    """The first dates that a letter says a visit took place "on" or "between"."""
    for lead in _VISITED.finditer(text, start, end):
        if found := read_run(text, lead.end(), end, before):
            return found
    return None


def find_publication(text: str, start: int, end: int) -> Printed | None:
    """The day after "Report published:"; where a report came out in parts, the first such day printed."""
    for label in _PUBLISHED.finditer(text, start, end):
        if (full := _FULL.match(text, label.end(), end)) and (edtf := _full(full)):
            return Printed(edtf, label.start(), full.end())
        if month := _MONTH_YEAR.match(text, label.end(), end):
            return Printed(f"{month.group(2)}-{_number(month.group(1)):02}", label.start(), month.end())
    return None


def find_full_date(text: str, start: int, end: int) -> Printed | None:
    """The first date of day, month and year: what heads a letter."""
    for full in _FULL.finditer(text, start, end):
        if edtf := _full(full):
            return Printed(edtf, full.start(), full.end())
    return None


def read_run(text: str, start: int, end: int, before: date | None = None) -> Printed | None:
    """The run of days that begins at `start`: `4 to 15 February 2019`, `6 and 7 June 2018`, `29 November to 3 December
    and 13 to 17 December 2021`. What one day leaves out, the next says; a run over New Year that prints one year
    began in the year before; one that prints none is the last that ended `before` the day given.
    """
    run = _RUN.match(text, start, end)
    if run is None:
        return None
    groups = run.groups()
    days = [groups[i : i + 3] for i in range(0, 12, 3) if groups[i]]
    while days and days[-1][1] is None:  # a number after the dates that is none: a page's, a footnote's
        days.pop()
    if not days:
        return None
    dated = [(month, int(year)) for _, month, year in days if month and year]
    if dated:
        # "20 January 2020 to 31 January": a year stands for the days after it too, up to New Year.
        month, year = dated[-1]
        read = _dates(days, year + (_number(days[-1][1]) < _number(month)))
    else:
        read = _dates(days, before.year) if before else []
        if before and read and read[-1] > before:
            read = _dates(days, before.year - 1)
    if not read or read[0] > read[-1]:
        return None
    first, last = read[0].isoformat(), read[-1].isoformat()
    return Printed(first if first == last else f"{first}/{last}", start, run.end())


def _dates(days: list[tuple[str, ...]], year: int) -> list[date]:
    """The days in order, given the year of the last; none where one is no day of the calendar."""
    month = _number(days[-1][1])
    read: list[date] = []
    for day, month_name, year_text in reversed(days):
        this_month = _number(month_name) if month_name else month
        year = int(year_text) if year_text else year - (this_month > month)
        month = this_month
        try:
            read.insert(0, date(year, month, int(day)))
        except ValueError:
            return []
    return read


def _number(month: str) -> int:
    return _MONTHS.index(month[:3]) + 1


def _full(match: re.Match[str]) -> str | None:
    try:
        return date(int(match.group(3)), _number(match.group(2)), int(match.group(1))).isoformat()
    except ValueError:
        return None


def _day(edtf: str) -> date | None:
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None
