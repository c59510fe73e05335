"""When a document was published: what its metadata or dateline says, and what bounds its text alone gives."""

import re
from datetime import date, timedelta

from bucks_tracker import edtf
from bucks_tracker.extract.calendar_dates import MONTH_WORDS
from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.extract.dates import find_dates
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.tense import cue_at
from bucks_tracker.records import Dated, PublishedBound, Span

# A dateline stands within the first or the last lines; a longer line is a sentence.
_HEAD, _FOOT, _LINE = 2500, 700, 140
_WHOLE_DATE = re.compile(
    rf"""\b(?=[adfjmnos\d])(?:\d\d?(?:st|nd|rd|th)?(?:\s+of)?[\s./-]+(?:(?:{MONTH_WORDS})|\d\d?)[\s.,/-]+['’]?(?:\d{{4}}|\d\d)\b
    |(?:{MONTH_WORDS})\.?\s+\d\d?(?:st|nd|rd|th)?,?\s+\d{{4}} | \d{{4}}-\d\d-\d\d)""",
    re.VERBOSE,
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?:/|$)")
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|posted|created|issued|date)\b|(?P<later>(?:last\s+)?(?:updated|modified))\b"
)
# What may stand on a dateline beside the date: label, byline, time, section, rule.
_BESIDE = re.compile(
    r"""(?:page|first|last|published|posted|created|issued|updated|modified|date|on|at|in|am|pm|gmt|bst|noon|press|release|news
    |[ap]\.m\.?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}[:.]\d\d(?::\d\d)?(?:am|pm)?|\d{1,2}(?:am|pm)|[\W_])+""",
    re.VERBOSE,
)
_BYLINE = re.compile(r"\W*(?:written\s+)?by\s+\w[\w.'’-]*(?:\s+\w[\w.'’-]*){0,5}\W*$")
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3}")
# "Fri 16 October 2015 | Local authorities": a section of the site, behind a bar only
_SECTION = re.compile(r"[A-Z][\w’'&-]+(?:\s+[\w’'&-]+){0,3}")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W*$")
_TIME = re.compile(r"\d[:.]\d\d|\d\s?[ap]m\b")
_DASH = re.compile(r"\)?\s*[–—-]+\s")
_PLACE = re.compile(r"[A-Z][\w .'’-]{1,40},?\s*\(?$")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_WEEKDAY_AND_DATE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s\(?(?:the\s)?(?:\d|[adfjmnos][a-z]{2,8}\s\d)"
)
_THIS_WEEK = re.compile(
    rf"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\s\((?:[0-3]?\d(?:st|nd|rd|th)?\s(?:{MONTH_WORDS})|(?:{MONTH_WORDS})\s[0-3]?\d)"
)
_TOLD_WITHIN = timedelta(90)
_YEARLESS_DAY = re.compile(r"XXXX-(\d\d-\d\d)@(\w{3})<?(?:/|$)")
_DAY_ONLY = re.compile(r"XXXX-(\d\d-\d\d)<?$")
_ENDED = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\.\.)?$")
_AGO = re.compile(r"year-(\d+)~$")
_PLAIN_MONTH = re.compile(r"XXXX-(0\d|1[0-2])<?$")
_YEAR_MONTH = re.compile(r"\d{4}-(0\d|1[0-2])$")


def document_date(reading: Reading) -> tuple[str | None, str]:
    """The document's own publication date (EDTF) and its basis: given, stated (mark-up, dateline, address), unknown."""
    article = reading.layout.article
    if article.metadata.published:
        return article.metadata.published, article.published_basis
    if stated := _dateline(reading):
        return stated, "stated"
    if match := _URL_DATE.search(article.metadata.url or ""):
        told = "-".join(part for part in match.groups() if part)
        if edtf.is_valid(told):
            return told, "stated"
    if inferred := _told_by_weekday(reading) or _told_by_news(reading):
        return inferred, "inferred"
    return None, "unknown"


def _told_by_weekday(reading: Reading) -> str | None:
    """About when a document appeared that tells of "Monday, September 4" as past: the weekday tells the year.

    The year is the first, within five, in which the day falls on that weekday after all that the text tells as past.
    Papers write "on Friday (July 8)" in that very week; any other such day is told within some months.
    """
    if not _WEEKDAY_AND_DATE.search(reading.lowered):
        return None
    dates = find_dates(reading)
    floor = max((_low(d.edtf) for d in dates if _ENDED.match(d.expression) and _is_past(reading, d)), default="")
    this_week = _THIS_WEEK.search(reading.lowered)
    fresh = this_week.start() if this_week else -1
    days = [
        day
        for dated in dates
        if (day := _YEARLESS_DAY.search(dated.expression))
        and (_is_past(reading, dated) or dated.span.start <= fresh < dated.span.end)
    ]
    if not floor or not days:
        return None
    limit = timedelta(5 * 366)
    found = [_first_from(f"XXXX-{day[1]}@{day[2]}", date.fromisoformat(floor), limit) for day in days]
    last = max(filter(None, found), default=None)
    if last is None:
        return None
    for dated in dates:  # "inspectors came on Monday 20 January … their report of 9 March"
        day = _DAY_ONLY.match(dated.expression) if _is_past(reading, dated) else None
        last = (day and _first_from(f"XXXX-{day[1]}", last, _TOLD_WITHIN)) or last
    return f"{last:%Y-%m}~" if this_week else f"{last}/{last + _TOLD_WITHIN}"


def _told_by_news(reading: Reading) -> str | None:
    """About when a document appeared that opens with a whole day of inspectors: soon after, if it tells of none later.

    What lies years back is told by its month or year; a day with its year is that of the news.
    """
    text = reading.lowered
    dates = [d for d in find_dates(reading) if _STATED.match(d.expression) and edtf.is_valid(d.expression)]
    last = max((_low(d.edtf) for d in dates), default="")
    for dated in dates:
        first, _, day = (dated.edtf or "").rpartition("/")
        if not (_DAY.match(day) and max(first, day) >= last and dated.span.start < _OPENING * len(text)):
            continue
        sentence = reading.sentence_at(dated.span.start)
        whole = sentence is not None and text[sentence.start : sentence.end].rstrip("”’\"' \n").endswith(".")
        if sentence and whole and _OF_INSPECTORS.search(text, sentence.start, sentence.end):
            return f"{day}/{date.fromisoformat(day) + _TOLD_WITHIN}"
    return None


_STATED = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?$")
_OPENING = 0.5  # of the text
_OF_INSPECTORS = re.compile(r"\b(?:inspect\w*|ofsted|visit\w*|report|letter)\b")


def _first_from(expression: str, day: date, limit: timedelta) -> date | None:
    """The first day from `day` on that a yearless expression fits, if it is within `limit`."""
    told, _ = evaluate(f"{expression}>", day.isoformat())
    found = date.fromisoformat(told) if told and _DAY.match(told) else None
    return found if found and found - day < limit else None


def _is_past(reading: Reading, dated: Dated) -> bool:
    cue = cue_at(reading, dated.span)
    return cue is not None and bool(cue["past"])


def _dateline(reading: Reading) -> str | None:
    """The date of a line that holds little else, first among those near the beginning and the end."""
    text, size = reading.lowered, len(reading.lowered)
    updated, seen = None, -1
    for hit in (*_WHOLE_DATE.finditer(text, 0, _HEAD), *_WHOLE_DATE.finditer(text, max(_HEAD, size - _FOOT))):
        start, end = text.rfind("\n", 0, hit.start()) + 1, text.find("\n", hit.end())
        end = size if end < 0 else end
        if start == seen or hit.start() - start > _LINE:
            continue
        seen = start
        for dated in find_dates(reading, start, min(end, start + _LINE)):
            if not _DAY.match(dated.expression):
                continue
            before, after = reading.folded[start : dated.span.start], reading.folded[dated.span.end : end]
            if _PLACE.fullmatch(before) and _DASH.match(after):
                return dated.expression
            if end - start > _LINE:
                break
            label = _LABEL.match(before.strip().lower())
            weekday = text[dated.span.start].isalpha() or _WEEKDAY.search(before.lower()) is not None
            timed = weekday or _TIME.search(before + after) is not None
            if not (_is_beside(after, timed) and (len(before) < 40 if label else _is_beside(before, timed))):
                continue
            if label is None or not label["later"]:
                return dated.expression
            updated = updated or dated.expression
    return updated


def _is_beside(words: str, timed: bool) -> bool:
    """Whether `words` may stand beside a dateline's date; a bare name only where a weekday or a time does too."""
    parts = re.split(r"[|·•\n]", words)
    bars, pieces = len(parts), [piece.strip() for piece in parts if piece.strip()]
    return all(
        _BESIDE.fullmatch(_WHOLE_DATE.sub(" ", piece.lower()))
        or _BYLINE.fullmatch(piece.lower())
        or (timed and (_NAME.fullmatch(piece) or (len(pieces) < bars and _SECTION.fullmatch(piece))))
        for piece in pieces
    )


# ---------------------------------------------------------------- bounds


def publication_bounds(reading: Reading) -> tuple[PublishedBound, ...]:
    """What the text alone says about when it was published, in order of place, with the reasoning.

    The latest date told as past, the earliest told as to come, "two years ago" of a year named just before, and a month
    that must be another than the dated one after it. Never tighter than the words.
    """
    past: tuple[str, Dated] | None = None
    ahead: tuple[str, Dated] | None = None
    bounds: list[PublishedBound] = []
    later: dict[str, Dated] = {}  # the next date after with the same month and a year
    for number in range(len(reading.dates) - 1, -1, -1):
        dated = reading.dates[number]
        if ago := _AGO.match(dated.expression):
            bounds += _years_ago(reading, number, int(ago[1]))
        if month := _PLAIN_MONTH.match(dated.expression):
            bounds += _other_month(reading, dated, later.get(month[1]))
        elif month := _YEAR_MONTH.match(dated.expression):
            later[month[1]] = dated
        if dated.basis != "stated" or "XXXX" in dated.expression or not (dated.edtf and edtf.is_valid(dated.edtf)):
            continue
        cue = cue_at(reading, dated.span)
        first, _, last = dated.edtf.rpartition("/")
        since = reading.lowered.startswith("since", dated.span.start)
        if (since or (cue and cue["past"])) and first != "..":
            told = first if last == ".." else last
            if past is None or _low(told) >= _low(past[0]):
                past = told, dated
        elif (
            cue
            and cue["future"]
            and not cue["future"].startswith(("would", "could", "had"))
            and last != ".."
            and (ahead is None or _high(last) <= _high(ahead[0]))
        ):
            ahead = last, dated
    text = reading.layout.article.text
    if past:
        bounds.append(PublishedBound(past[1].span, past[0], None, f"“{past[1].span.of(text)}” is told as past"))
    if ahead and (past is None or _high(ahead[0]) >= _low(past[0])):
        bounds.append(PublishedBound(ahead[1].span, None, ahead[0], f"“{ahead[1].span.of(text)}” is still to come"))
    return tuple(sorted(bounds, key=lambda bound: bound.span))


def _low(told: str | None) -> str:
    low = edtf.bounds(told)[0]
    return low.isoformat() if low else ""


def _high(told: str) -> str:
    high = edtf.bounds(told)[1]
    return high.isoformat() if high else "9999-12-31"


def _years_ago(reading: Reading, number: int, count: int) -> list[PublishedBound]:
    """Words such as "two years ago" shortly after a year named as past: the document is of that year plus two."""
    dated = reading.dates[number]
    for earlier in reversed(reading.dates[max(0, number - 3) : number]):
        if dated.span.start - earlier.span.end > 500:
            break
        if (
            earlier.basis == "stated"
            and re.match(r"\d{4}(?:-|$)", earlier.expression)
            and "/" not in earlier.expression
        ):
            year = f"{int(earlier.expression[:4]) + count:04d}"
            text = reading.layout.article.text
            why = f"“{dated.span.of(text)}” is said of {earlier.span.of(text)}"
            return [PublishedBound(dated.span, year, year, why)]
    return []


def _other_month(reading: Reading, plain: Dated, later: Dated | None) -> list[PublishedBound]:
    """A plain "December", past, and then "December 2014": the writer tells two apart, the plain one is the later."""
    cue = cue_at(reading, plain.span) if later else None
    if later is None or cue is None or not cue["past"]:
        return []
    text = reading.layout.article.text
    why = f"“{plain.span.of(text)}” is another than “{later.span.of(text)}”, so a later one"
    return [PublishedBound(plain.span, f"{int(later.expression[:4]) + 1:04d}{later.expression[4:]}", None, why)]


def recently(reading: Reading, span: Span) -> Dated | None:
    """Words such as "recently" within `span` as a date: no later than the publication. Only for who asks for it."""
    match = _RECENT.search(reading.lowered, span.start, span.end)
    if match is None:
        return None
    told = f"../{reading.published}" if reading.published and "/" not in reading.published else None
    return Dated(Span(match.start(), match.end()), "../pub", told, "relative")


_RECENT = re.compile(r"\b(?:recently|(?:in|over)\s+recent\s+(?:days|weeks|months)|lately|(?:a|the|its)\s+recent)\b")
