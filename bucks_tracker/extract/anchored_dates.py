"""Dates told by the date before them: "that August", "the previous October", "the month before", "a month later"."""

import re
from dataclasses import replace

from bucks_tracker.edtf import bounds, is_valid
from bucks_tracker.extract.calendar_units import part_of
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Span

_WHICH = re.compile(r"\b(?P<which>that|the (?:following|previous|next|same|preceding))\s(?:in\s)?$", re.IGNORECASE)
_STEP = re.compile(
    r"\b(?:(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|\d{1,2})\s(?P<unit>month|year)s?"
    r"\s(?P<turn>later|earlier|before|after|on\sfrom|(?:have\s(?:now\s)?(?:passed|elapsed|gone\sby)\s)?since|on(?=,?\s(?:the|an?|its|it|they|ofsted|inspectors)\b))\b"
    r"|the\s(?P<side>following|next|previous|same)\s(?P<one>month|year)\b(?!\sas\b)|the\s(?P<alone>month"
    r"|year)\s(?P<to>before|after)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s(?:before|previously)\b(?!\s\w)", re.IGNORECASE)
_PART = re.compile(r"\b(early|late)\s(?:on\s)?in\s$", re.IGNORECASE)  # "late in the following year"
_NUMBERS = {
    w: i for i, w in enumerate(["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
} | {"a": 1, "an": 1, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18}
_MONTH = re.compile(r"XXXX-(\d\d)((?:-\d\d)?)")


def anchored_dates(reading: Reading) -> tuple[Dated, ...]:
    """The document's dates in order, with those that another date tells: its words changed, or added where missing.

    The anchor is the last date before it that has a year; a date too far back to be meant (600 characters) is none.
    """
    dates: list[Dated] = []
    steps = _steps(reading) if reading.dates or reading.published else []
    now = Dated(Span(0, 0), reading.published or "", reading.published, "given")
    anchor: Dated | None = None
    at = 0
    for dated in reading.dates:
        while at < len(steps) and steps[at].end() <= dated.span.start:
            anchor = _add(reading, dates, steps[at], anchor, now)
            at += 1
        if at < len(steps) and steps[at].start() < dated.span.end:
            at += 1
            told = re.match(r"\d{4}-\d\d", dated.edtf or "")  # "November of the following year"
            if steps[at - 1]["side"] and anchor is not None and not told:
                _add(reading, dates, steps[at - 1], anchor, now)
                continue
        which = _WHICH.search(reading.folded, max(0, dated.span.start - 16), dated.span.start)
        if which and anchor and "XXXX" in dated.expression and dated.span.start - anchor.span.end < 600:
            dated = _told(dated, which.group("which").lower(), anchor)
        elif anchor and "XXXX" in dated.expression and _BEFORE.match(reading.folded, dated.span.end):
            dated = _told(dated, "previous", anchor)
        dates.append(dated)
        if dated.edtf and re.match(r"\d{4}", dated.edtf):
            anchor = replace(dated, edtf=dated.edtf.removesuffix("/.."))  # "since the summer of 2020, ... that autumn"
    for step in steps[at:]:
        anchor = _add(reading, dates, step, anchor, now)
    return tuple(dates)


_TURNS = (
    " later",
    " earlier",
    " before",
    " after",
    " since",
    "year on",
    "years on",
    "months on",
    "following ",
    "previous ",
    "the next ",
    "the same ",
)


def _steps(reading: Reading) -> list[re.Match[str]]:
    """ "A month later" and its like: looked for only around their words."""
    found: dict[int, re.Match[str]] = {}
    for turn in _TURNS:
        at = reading.lowered.find(turn)
        while at >= 0:
            for step in _STEP.finditer(
                reading.folded, max(0, at - (30 if turn == " since" else 16)), at + len(turn) + 8
            ):
                found[step.start()] = step
            at = reading.lowered.find(turn, at + 1)
    return [found[start] for start in sorted(found)]


def _add(reading: Reading, dates: list[Dated], step: re.Match[str], anchor: Dated | None, now: Dated) -> Dated | None:
    """Add what "a month later" says; gives the anchor for what follows."""
    if step["turn"] and step["turn"].lower().endswith("since"):
        if " " in step["turn"] or _IT_IS.search(step.string, max(0, step.start() - 30), step.start()):
            _tell_clause(dates, step, now, "~")
        return anchor
    if step["turn"] in ("before", "after", "on from") and _CLAUSE.match(step.string, step.end()):
        sentence = reading.sentence_at(step.start())
        first = (
            sentence is not None and step.start() - sentence.start < 12
        )  # "Two years after ..., it has been upgraded"
        undated = sentence is not None and not reading.dates_in(sentence)
        last = undated and step.string.endswith(
            (", ", "– ", "— "), 0, step.start()
        )  # "..., two years after being told it was good"
        if first or last or _COMES.search(step.string, max(0, step.start() - 30), step.start()):
            _tell_clause(dates, step, now, "~")
        elif anchor is not None and _BESIDE.fullmatch(step.string, anchor.span.end, step.start()):
            _tell_clause(dates, step, anchor, "")
        elif anchor is not None and _CAME.fullmatch(step.string, anchor.span.end, step.start()):
            _tell_clause(dates, step, anchor, "~")
        return anchor
    beside = step["alone"] and anchor is not None and _BESIDE.fullmatch(step.string, anchor.span.end, step.start())
    if beside and anchor is not None and _CLAUSE.match(step.string, step.end()):
        _tell_clause(dates, step, anchor, "")  # "in May 2016, the month after Ofsted had failed the service"
        return anchor
    if anchor is None or anchor.edtf is None or step.start() - anchor.span.end > 600:
        return anchor
    if step["turn"] == "on" and reading.sentence_at(anchor.span.start) != reading.sentence_at(step.start()):
        return anchor  # "A year on, ..." begins what is so now
    unit = (step["unit"] or step["one"] or step["alone"]).lower()
    turn = (step["turn"] or step["side"] or step["to"]).lower()
    count = _NUMBERS.get((step["n"] or "a").lower()) or int(step["n"])
    sign = {"later": 1, "on": 1, "after": 1, "following": 1, "next": 1, "same": 0}.get(turn, -1)
    day = bounds(anchor.edtf)[1 if sign > 0 else 0]
    if day is None:
        return anchor
    months = day.year * 12 + day.month - 1 + sign * count * (12 if unit == "year" else 1)
    if not 1900 * 12 < months < 2100 * 12:
        return anchor
    edtf = f"{months // 12}" if unit == "year" else f"{months // 12}-{months % 12 + 1:02}"
    if unit == "year" and (part := _PART.search(step.string, max(0, step.start() - 12), step.start())):
        edtf = part_of(edtf, part[1].lower())
    dates.append(Dated(Span(step.start(), step.end()), edtf, edtf, "relative"))
    return anchor


# "six months after Ofsted branded it inadequate": the clause is dated, not what the sentence tells.
CLAUSE_SUBJECT = r"\s(?:the|an?|its|their|his|her|it|they|one|ofsted|inspectors?|ministers?)\b"
_CLAUSE = re.compile(rf"{CLAUSE_SUBJECT}|\s(?:being|having)\b|\s(?-i:[A-Z]\w+)\b", re.IGNORECASE)


_BESIDE = re.compile(
    r"[,–—\s]{0,3}(?:(?:just|a\slittle|only|barely|nearly|almost|about|some|less\sthan|more\sthan)\s(?:over\s|under\s)?)?",
    re.IGNORECASE,
)
# "It is two years since Ofsted failed the service", "four years have passed since"
_IT_IS = re.compile(
    r"\b(?:it(?:\sis|['’]s|\shas\sbeen)|(?:is|are)\snow|(?:in|over|during)\sthe)\s(?:now\s)?(?:(?:just|about|nearly|almost|barely|over|some|more"
    r"\sthan)\s){0,2}$",
    re.IGNORECASE,
)
# "The visit, in February, came 18 months after Ofsted had rated it"
_CAME = re.compile(
    r",?\s(?:which\s)?came\s(?:(?:just|only|less than|more than|nearly|almost|barely)\s)?", re.IGNORECASE
)
_COMES = re.compile(
    r"\b(?:comes?|coming)\s(?:(?:just|only|less than|more than|nearly|almost|barely)\s)?$", re.IGNORECASE
)


def _tell_clause(dates: list[Dated], step: re.Match[str], anchor: Dated, about: str) -> None:
    """Date the clause of "in December, six months after ...", "comes two years after ..." by the day before it."""
    months = _month_number(anchor)
    if months is None:
        return
    unit = step["unit"] or step["alone"]
    count = _NUMBERS.get((step["n"] or "a").lower()) or int(step["n"])
    turn = (step["turn"] or step["to"]).lower()
    months += (1 if turn == "before" else -1) * count * (12 if unit == "year" else 1)
    edtf = f"{months // 12}" if unit == "year" and (about or step["alone"]) else f"{months // 12}-{months % 12 + 1:02}"
    if is_valid(edtf + about):
        dates.append(Dated(Span(step.start(), step.end()), edtf + about, edtf + about, "relative"))


def _month_number(dated: Dated) -> int | None:
    first, last = bounds(dated.edtf) if dated.edtf and is_valid(dated.edtf) else (None, None)
    alike = first and last and (first.year, first.month) == (last.year, last.month)
    return first.year * 12 + first.month - 1 if first and alike else None


_SEASON_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}


def _told(dated: Dated, which: str, anchor: Dated) -> Dated:
    """A month without a year, in the year that the anchor gives it."""
    first, last = bounds(anchor.edtf)
    if first is None or last is None:
        return dated
    words = re.sub(r"[<>]|\.\w+", "", dated.expression)

    def year(month: int) -> int:
        month = _SEASON_BEGINS.get(month, month)
        if "following" in which or "next" in which:
            return last.year + (month <= last.month)
        if "previous" in which or "preceding" in which:
            return first.year - (month >= first.month)
        return first.year if first.year == last.year or month >= first.month else last.year

    told = _MONTH.sub(lambda m: f"{year(int(m[1]))}-{m[1]}{m[2]}", words)
    return replace(dated, edtf=told, basis="relative") if is_valid(told) else dated
