"""Dates of the calendar: days, months, seasons, weekdays and years, each with what stands just before and after it."""

import re
from dataclasses import replace

from bucks_tracker.extract.date_ranges import BETWEEN, TO
from bucks_tracker.extract.moments import (
    UNIT_STEP,
    Moment,
    calendar_moment,
    parted,
    prefix,
    which_before,
    within,
    word_before,
)
from bucks_tracker.extract.reading import Reading

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
MONTH_WORDS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
WEEKDAY_WORDS = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
TH = "(?:st|nd|rd|th)?"
_DAY_BEFORE = re.compile(
    rf"""(?:\b(?P<weekday>{WEEKDAY_WORDS})\.?,?\s+(?:the\s+)?)? (?<![\w.,£$/:-])
    (?P<day>[0-3]?\d){TH} (?:\s?,\s?[0-3]?\d{TH}){{0,4}}
    (?:\s?(?P<to>{TO})\s?(?:the\s)?(?:{WEEKDAY_WORDS}\s(?:the\s)?)?(?P<last>[0-3]?\d){TH})?(?:\s+(?:of\s+)?|-)$""",
    re.VERBOSE,
)
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{WEEKDAY_WORDS}),?\s+$")
_DAY_AFTER = re.compile(
    rf"""\.?\s+(?:the\s+)?(?P<day>[0-3]?\d){TH}(?!\w|[.,:/%]\d|-year)
    (?!\s+(?:children|people|famil|cases|referral|social|
    young|staff|council|per\s?cent|of\s+the|looked|out\s+of|were|had))
    (?:\s?(?P<to>{TO})\s?(?P<last>[0-3]?\d){TH}(?!\w))?""",
    re.VERBOSE,
)
_YEAR_AFTER = re.compile(
    r"""\.?,?(?:\s+(?:of\s+)?|-)(?: (?P<year>(?:19|20)\d\d)(?!\w|[,.]\d)
    | (?P<short>(?:['’]\d\d|[0-3]\d))(?=\s*(?:$|[\n.,;:)|]))
    | (?P<which>last|this|next|that|the\s(?:same|following|previous))\s+year\b )""",
    re.VERBOSE,
)
_NEXT_WORD = re.compile(r"\s+(\w+)")
# After these a bare month, season or year is a date.
_LEADS = frozenset(
    (
        *("in", "by", "since", "until", "till", "from", "during", "before", "after", "last", "next", "this", "early"),
        *("mid", "late", "of", "between", "and", "or", "to", "for", "around", "about", "through", "over", "throughout"),
        *("both", "that", "as", "previous", "following", "same"),
    )
)
_FEAST_LEADS = frozenset(("by", "before", "until", "till", "at", "after", "over", "since", "last", "next", "this"))
_NAME_MONTHS = frozenset(("may", "march", "mar", "april", "june", "august", "jan", "sep", "dec"))
_YEAR_NOUNS = re.compile(
    r"[’']?s?\s+(?:ofsted|report|inspection|review|judge?ment|rating|visit|findings|peer|audit|census|figures?|plan|budget|"
    r"election|census|study|survey|letter|framework|data)"
)
_NO_YEAR_AFTER = re.compile(r"[,.:]\d|\s?%|\s+per\s?cent|@")
_YEAR_LAST = re.compile(r"\s?(?:/|-|–)\s?((?:19|20)?\d\d)(?![\w/-])")
_LAW_BEFORE = re.compile(r"\b(?:act|acts|regulations|order|rules|code|bill)\s+\(?$")
_COUNTED_AFTER = re.compile(
    r"\s+(?:children|people|referrals|cases|famil\w+|young|staff|pupils|homes|incidents|concerns|responses|assessments|looked|care)"
)
_DATE_AFTER = re.compile(
    rf""",?\s+(?:the\s+)?(?:[0-3]?\d{TH}(?:\s?{TO}\s?(?:the\s+)?(?:{WEEKDAY_WORDS}\s+(?:the\s+)?)?[0-3]?\d{TH})?
    \s+(?:of\s+)?)?(?:{MONTH_WORDS})\b""",
    re.VERBOSE,
)
# "On Tuesday last week", "on Wednesday and Thursday of this week"
_OF_A_WEEK = re.compile(
    rf"(?:\s+{TO}\s+(?P<last>{WEEKDAY_WORDS}))?\s+(?:of\s+)?(?P<which>last|this|next)\s+week\b", re.VERBOSE
)
_NO_WEEKDAY = re.compile(
    r"(?:black|good|bloody|ash|sheffield|super|the\smail\son|mail\son|every|each|most|man|a"
    r"|(?:monday|saturday)\s?(?:to|-|–|and))\s+$"
)
_NO_WEEKDAY_AFTER = re.compile(
    r"\s+(?:times|telegraph|mirror|people|express|prayers|club|school|(?:to|and)\s+friday)\b"
)


def read_month(reading: Reading, head: re.Match[str], floor: int) -> Moment | None:
    text, name, start, end = reading.lowered, head.group(), head.start(), head.end()
    if not reading.folded[start].isupper() and name in _NAME_MONTHS:
        return None
    # A full stop after a whole name ends the sentence; a blank line ends everything.
    goes_on = not (text.startswith(".", end) and len(name) > 4) and not text.startswith(("\n\n", ".\n", " \n\n"), end)
    day = _day_before(text, floor, start)
    weekday = day["weekday"] if day else None
    if day:
        start = day.start()
    else:
        if day := _DAY_AFTER.match(text, end) if goes_on else None:
            end = day.end()
        if text.endswith(("day ", "day, "), floor, start) and (before := prefix(_WEEKDAY_BEFORE, text, floor, start)):
            start, weekday = before.start(), before["weekday"]
    year = _YEAR_AFTER.match(text, end) if goes_on else None
    if year and year["short"] and not (day or year["short"][0] in "'’"):
        year = None
    which = None
    if year:
        end = year.end()
    elif not day:
        if not _is_month(reading, head, floor):
            return None
        if which := which_before(text, floor, start):
            start = which.start()
    told_year = year["year"] or (year["short"] and "20" + year["short"][-2:]) if year else None
    number = int(day["day"]) if day else None
    month = MONTHS.index(name[:3]) + 1
    moment = Moment(start, start, end, "", told_year or "XXXX", month, number, weekday[:3] if weekday else None)
    told = _placed(moment, year["which"] if year else None, which, text)
    if told is None or day is None or not day["last"]:
        return parted(text, told, floor) if told else None
    return _days_to(text, floor, told, day, year["which"] if year else None)


def _placed(moment: Moment, year_word: str | None, which: re.Match[str] | None, text: str) -> Moment | None:
    """A moment in "that year", "last year", or as "last", "this", "next" before it places it."""
    if year_word:
        return within(moment, year_word, _latest_year(text, moment.core))
    if which is None:
        return calendar_moment(moment)
    if which["which"] == "next" and text.endswith("the ", 0, which.start()):
        # "his report the next spring": counted from what was told before, see `anchored_dates`
        return calendar_moment(replace(moment, start=which.end(), core=which.end()))
    step = UNIT_STEP[which["which"]]
    return (
        within(moment, "this", "") if step == 0 else calendar_moment(replace(moment, turn="<<" if step < 0 else ">>"))
    )


def _days_to(text: str, floor: int, told: Moment, day: re.Match[str], year_word: str | None) -> Moment:
    """Two days of a month: a range, or ("16 and 24 August") two dates."""
    first, last = int(day["day"]), int(day["last"])
    ending = replace(told, day=last, weekday=None)
    ended = within(ending, year_word, "") if told.year is None and year_word else calendar_moment(ending)
    if last <= first or ended is None:
        return parted(text, told, floor)
    if between := prefix(BETWEEN, text, floor, told.start):
        return replace(told, start=between.start(), last=ended)
    if day["to"] in ("and", "&", "or") and last > first + 1:
        beside = replace(ended, start=day.start("last"), core=day.start("last"))
        return replace(told, end=day.end("day"), beside=beside)
    return parted(text, replace(told, last=ended), floor)


def _day_before(text: str, floor: int, start: int) -> re.Match[str] | None:
    near = text[max(floor, start - 6) : start].rstrip(" \n-")
    if near and (near[-1].isdigit() or near.endswith(("st", "nd", "rd", "th", "of"))):
        return prefix(_DAY_BEFORE, text, floor, start)
    return None


def _latest_year(text: str, start: int) -> str:
    years = re.findall(r"\b(?:19|20)\d\d\b", text[max(0, start - 600) : start])
    return years[-1] if years else ""


def _is_month(reading: Reading, head: re.Match[str], floor: int) -> bool:
    """Whether a month that stands alone is one: not a name, a verb or an adjective."""
    text, name = reading.lowered, head.group()
    before = word_before(text, floor, head.start()) or (
        word_before(text, 0, head.start()) if floor and head.start() - floor < 8 else ""
    )
    following = _NEXT_WORD.match(reading.folded, head.end())
    named = following is not None and following[1][0].isupper()
    if before in _LEADS or before.endswith(("mid", "early", "late")):
        return not (named and name in _NAME_MONTHS and before not in ("in", "since", "until", "last", "next"))
    if before in ("every", "each"):
        return False
    if name in (
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "march",
        "june",
        "april",
    ):
        return (
            before in ("the", "its", "their")
            and not named
            and following is not None
            and name in ("may", "june", "april")
        )
    return not named


def read_weekday(reading: Reading, head: re.Match[str], floor: int) -> Moment | None:
    text, name = reading.lowered, head.group()
    if not name.endswith("day") or not reading.folded[head.start()].isupper():
        return None
    if prefix(_NO_WEEKDAY, text, floor, head.start()) or _NO_WEEKDAY_AFTER.match(text, head.end()):
        return None
    if _DATE_AFTER.match(text, head.end()):
        return None  # the month is the head
    moment = Moment(head.start(), head.start(), head.end(), name[:3])
    if week := _OF_A_WEEK.match(text, head.end()):
        step = UNIT_STEP[week["which"]]
        base = f"week{step:+d}" if step else "week"
        last = replace(moment, base=f"{base}@{week['last'][:3]}") if week["last"] else None
        return replace(moment, base=f"{base}@{name[:3]}", end=week.end(), last=last)
    if which := which_before(text, floor, head.start()):
        turn = {-1: "<<", 1: ">>", 0: ""}[UNIT_STEP[which["which"]]]
        moment = replace(moment, start=which.start(), core=which.start(), turn=turn)
    return moment


def read_season(reading: Reading, head: re.Match[str], floor: int) -> Moment | None:
    text, name = reading.lowered, head.group()
    moment = Moment(head.start(), head.start(), head.end(), "", "XXXX", SEASONS.get(name, 12))
    if name == "christmas":
        if word_before(text, floor, head.start()) not in _FEAST_LEADS:
            return None
        return calendar_moment(replace(moment, day=25))
    if text.startswith(" before last", head.end()):
        return _before_last(reading, moment)
    year = _YEAR_AFTER.match(text, head.end())
    if year and year["short"]:
        year = None
    which = None if year else which_before(text, floor, head.start())
    if year:
        moment = replace(moment, end=year.end(), year=year["year"] or "XXXX")
    elif which:
        moment = replace(moment, start=which.start(), core=which.start())
        if name == "winter" and which["which"] == "this":
            which = None  # a winter lies in two years
    else:
        before = word_before(text, floor, head.start())
        if before == "the":
            before = word_before(text, floor, text.rfind("the", 0, head.start()))
        if before not in _LEADS:
            return None
    told = _placed(moment, year["which"] if year else None, which, text)
    return parted(text, told, floor) if told else None


def _before_last(reading: Reading, moment: Moment) -> Moment | None:
    """ "The summer before last": the one before the last that was over when the document came out."""
    published = re.match(r"\d{4}-(\d\d)", reading.published or "")
    if published is None or moment.month is None:
        return None
    over = int(published[1]) > 3 * (moment.month - 20) + 2  # spring, 21, ends with May
    step = -1 if over else -2
    return replace(moment, end=moment.end + len(" before last"), base=f"year{step:+d}:{moment.month:02d}", year=None)


def read_numeric(reading: Reading, head: re.Match[str], floor: int) -> Moment | None:
    numbers = [int(n) for n in re.split(r"[-/.]", head.group())]
    if "-" in head.group():
        year, month, day = numbers
    else:
        day, month, year = numbers
        year += 2000 if year < 100 else 0
        if month > 12 >= day:
            day, month = month, day
    if head.start() and reading.lowered[head.start() - 1] in "£$/.-,":
        return None
    return calendar_moment(Moment(head.start(), head.start(), head.end(), "", f"{year:04d}", month, day))


def read_year(reading: Reading, head: re.Match[str], floor: int) -> Moment | None:
    text, start, end = reading.lowered, head.start(), head.end()
    if start and text[start - 1] in "£$€#/.,:-+" and not text.endswith(("mid-", "early-", "late-"), 0, start):
        return None
    if _NO_YEAR_AFTER.match(text, end) or prefix(_LAW_BEFORE, text, floor, start):
        return None
    before = word_before(text, floor, start)
    after = _NEXT_WORD.match(text, end)
    heading = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("\n", ":")
    if before not in _LEADS and after and not heading and not _YEAR_NOUNS.match(text, end):
        if before not in ("the", "its", "back", "year", "and"):
            if not (text[start - 1 : start] == "(" or text[max(0, start - 2) : start] == ", "):
                return None
            if _COUNTED_AFTER.match(text, end):
                return None
        elif _COUNTED_AFTER.match(text, end):
            return None
    moment = Moment(start, start, end, head.group(), head.group())
    if both := _YEAR_LAST.match(text, end):
        last = both[1] if len(both[1]) == 4 else head.group()[:2] + both[1]
        if head.group() < last < f"{int(head.group()) + 30:04d}":
            moment = replace(moment, end=both.end(), last=replace(moment, base=last, year=last))
    return parted(text, moment, floor)
