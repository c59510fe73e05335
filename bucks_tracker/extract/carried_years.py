"""Years told once: "the inspection of 27 February to 3 March 2017 and the letter, published on 20 April".

A past date without a year takes its year from the dated month or day told just before it. Where the publication date is
known, only from the same sentence, or from the sentence before where that speaks of long ago; "the latest visit, in
November" always counts from now.
"""

import re
from datetime import date, timedelta

from bucks_tracker import edtf
from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Span

_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?(?:@\w{3})?<?((?:\.\w+)?)$")
_YEARLESS_RANGE = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?(?:@\w{3})?</XXXX-(\d\d)(?:-(\d\d))?(?:@\w{3})?<$")
_DATED = re.compile(r"(?:\d{4}-\d\d(?:-\d\d)?/)?(\d{4})-(\d\d)(?:-(\d\d))?$")
_YEAR = re.compile(r"\d{4}$")
_NOW = re.compile(r"\b(?:latest|recent|recently|last|this|now|new|current|currently|today|yesterday|has|have|since)\b")
# Between two dates of one sentence: it has turned to something else.
_TURNS = re.compile(r"\b(?:said|says|told|added|latest|recent|recently|now|last|this|current|today)\b")
_SIDES = {"previous": -1, "preceding": -1, "following": 1, "next": 1}
_LONG_AGO = timedelta(365)
_NEAR = timedelta(165)  # from the date that tells the year; the other way round is then some 200 days off
_AND = re.compile(
    r"\s(?:and|to|until|till|[-–])\s(?:the\s)?(?:(?:first|last|second|third|start|beginning|end|early|following)\s)?"
    r"(?:(?:few\s)?(?:days|weeks?|half|part)\s)?(?:of\s|in\s)?"
)
_LETTER = timedelta(100)  # within which a letter or report follows a visit
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_FAR = 400  # code points between the two dates at most


def carry_years(reading: Reading, dates: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """`dates` with the years that a date before them in the same paragraph tells; those are inferred."""
    carried: list[Dated] = []
    told: Dated | None = None  # the last date of a month or day with its year
    for dated in dates:
        if told is not None and dated.expression.startswith("XXXX"):
            onwards = _onwards(reading, told, dated)
            if onwards is not None:
                expression = _with_year(dated.expression, told.expression, _word_before(reading, dated), onwards)
                if expression is not None and not _is_ahead(expression, reading.published):
                    dated = Dated(dated.span, expression, expression, "inferred")
        if _DATED.match(dated.expression) or (_YEAR.match(dated.expression) and _is_line(reading, dated.span)):
            told = dated
        carried.append(dated)
    return tuple(_carried_back(reading, carried))


def _carried_back(reading: Reading, dates: list[Dated]) -> list[Dated]:
    """Dates that the one after them gives a year: "the last week of January and the first of February 2019".

    Without a publication date also past days soon before a whole date that follows within some months, as a letter
    follows a visit: "spent June 14 and 15 there ... a letter dated July 11 2017".
    """
    back = list(dates)
    for i, dated in enumerate(back):
        if not dated.expression.startswith("XXXX") or _word_before(reading, dated) in (*_SIDES, "that"):
            continue
        beside = dates[i + 1] if i + 1 < len(dates) else dated
        joined = _AND.fullmatch(reading.lowered, dated.span.end, max(dated.span.end, beside.span.start))
        if joined and _DATED.match(beside.expression):
            expression = _with_year(dated.expression, beside.expression, "", False)
            low, high = (edtf.bounds(e)[0] if e else None for e in (expression, beside.expression))
            if expression and low and high and low <= high:
                back[i] = Dated(dated.span, expression, expression, "inferred")
            continue
        if reading.published is not None:
            continue
        for later in dates[i + 1 : i + 4]:
            told = _WHOLE_DAY.match(later.expression)
            if told is None or later.span.start - dated.span.end > _FAR:
                continue
            day = date.fromisoformat(told.group())
            expression = _with_year(dated.expression, told.group(), "", None)
            low = edtf.bounds(expression)[0] if expression else None
            if expression and low and timedelta(0) <= day - low < _LETTER:
                back[i] = Dated(dated.span, expression, expression, "inferred")
            break
    return back


def _onwards(reading: Reading, told: Dated, dated: Dated) -> bool | None:
    """Whether `dated` goes on from `told` in a later sentence; False in the same one; None where they are apart."""
    between = Span(told.span.end, dated.span.start)
    if _heads_line(reading, told.span) and _heads_line(reading, dated.span):
        return True  # a diary
    if between.end - between.start > _FAR or "\n\n" in reading.folded[between.start : between.end]:
        return None
    here, there = reading.sentence_at(dated.span.start), reading.sentence_at(told.span.start)
    if here is None or there is None:
        return None
    if here == there:
        return None if _TURNS.search(reading.lowered, between.start, between.end) else False
    if _NOW.search(reading.lowered, max(here.start, dated.span.start - _FAR), dated.span.start):
        return None
    onwards = not _begins_line(reading, told.span)  # what a heading dates may lie before it
    if reading.published is None:
        return onwards
    high, low = edtf.bounds(told.edtf)[1], reading.published_days[0]
    return onwards if high is not None and low is not None and low - high > _LONG_AGO else None


def _begins_line(reading: Reading, span: Span) -> bool:
    return span.start == 0 or reading.folded[span.start - 1] == "\n"


def _is_line(reading: Reading, span: Span) -> bool:
    return _begins_line(reading, span) and reading.folded[span.end : span.end + 2].lstrip(": ")[:1] == "\n"


def _heads_line(reading: Reading, span: Span) -> bool:
    return _begins_line(reading, span) and reading.folded[span.end : span.end + 1] in (":", "–", "-")


def _word_before(reading: Reading, dated: Dated) -> str:
    words = reading.lowered[max(0, dated.span.start - 16) : dated.span.start].split()
    return words[-1] if words else ""


def _with_year(expression: str, told: str, word: str, onwards: bool | None) -> str | None:
    """The yearless `expression` in the year that brings it nearest to `told`, if that is near; None for other forms.

    `word` stands before it: "that August" is of the same year, "the previous October" and "the following May" are the
    nearest on their side. A later sentence goes on in time (`onwards`).
    """
    if _YEAR.match(told):  # a heading
        match = _YEARLESS.match(expression)
        return "-".join(filter(None, (told, match[1], match[2]))) if match and not match[3] else None
    before = _DATED.match(told)
    if before is None or int(before[2]) > 12:
        return None
    side = _SIDES.get(word, 1 if onwards and word != "that" else 0)
    middle = date(int(before[1]), int(before[2]), int(before[3] or 15))
    if match := _YEARLESS.match(expression):
        if int(match[1]) > 12:
            return f"{before[1]}-{match[1]}" if word == "that" else None
        if match[3] and onwards:
            return None  # "at the end of December" counts from now
        text = _nearest(middle, word, side, match[1], match[2])
        return evaluate(text + match[3], None)[0] if text and match[3] else text
    if match := _YEARLESS_RANGE.match(expression):
        first = _nearest(middle, word, side, match[1], match[2])
        last = _nearest(middle, word, side, match[3], match[4])
        return f"{first}/{last}" if first and last and edtf.is_valid(f"{first}/{last}") else None
    return None


def _nearest(middle: date, word: str, side: int, month: str, day: str | None) -> str | None:
    if int(month) > 12:
        return None
    for year in (middle.year, middle.year - 1, middle.year + 1):
        text = "-".join(filter(None, (f"{year:04d}", month, day)))
        if not edtf.is_valid(text):
            continue
        apart = date(year, int(month), int(day or 15)) - middle
        if word == "that" or (side == 0 and abs(apart) < _NEAR):
            return text
        if side and timedelta(0) < apart * side < timedelta(366):
            return text
    return None


def _is_ahead(expression: str, published: str | None) -> bool:
    low = edtf.bounds(expression)[0]
    high = edtf.bounds(published)[1] if published and edtf.is_valid(published) else date.max
    return low is None or (high is not None and low > high)
