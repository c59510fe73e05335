"""The date of a figure: one told beside it, that of the visit at which it was counted, or the publication's.

What a person or a report tells in the present is of the month of publication; what inspectors found is of their visit.
What is told as past without a date has none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.extract.figure_numbers import Number
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Duration, Span

REACH = 300  # code points around a number that belong to it at most
_NEAR = 4  # words between a number's noun and the date after it, whatever they are
_PLAIN = 9  # the same, where no verb and no mark stands between
_WORKS = r"(?:visit|inspection|review|check|fieldwork|peer\schallenge|inspectors[’']\svisit)"
_REVIEWERS = (
    r"(?:inspectors?|reviewers|assessors|auditors|peers|experts|(?:the|its|their)\s(?:team|visitors|report|letter|review)"
    r"|ofsted|(?:the\s)?watchdog)"
)
_CAME = (
    r"(?:called|came|arrived|visited|returned|were|was|went|turned\sup|dropped\sin|walked\sin|looked|checked|began"
    r"|left)"
)
_AT_THE_TIME = re.compile(
    rf"\b(?:at\sthe\stime\sof|during|(?:on|in)\sthe\s(?:first|second|last|final)\s(?:morning|day|afternoon)(?:\sof)?)"
    rf"\s(?:the|its|their|this|our)\s(?:[\w’'-]+\s){{0,2}}{_WORKS}\b"
    r"|\bon\s(?:the|their)\s(?:first|second|last|final)\s(?:morning|day|afternoon)\b"
    rf"|\b(?:when|while|as)\s{_REVIEWERS}\s{_CAME}\b"
)
_SAW = (
    r"(?:found|discovered|saw|came\s(?:across|upon)|counted|sampled|examined|read|noted|noticed|heard|uncovered|identified"
    r"|looked\s(?:at|into|through)|checked|tracked|(?:dip-)?sampled|learned|unearthed|tested|audited)"
)
# What inspectors found, they found while they were there.
_FOUND = re.compile(rf"\b(?:they|{_REVIEWERS})\s(?:[\w’'-]+\s){{0,12}}?{_SAW}\b")
_TOLD = re.compile(rf"\b(?:{_REVIEWERS})\s(?:[\w’'-]+\s){{0,3}}?(?:said|reported|warned|concluded|wrote)\b")
_LOOKED = re.compile(rf"\s(?:[\w’'-]+\s){{0,3}}?(?:(?:that|which)\s)?(?:they|{_REVIEWERS})\s(?:\w+\s)?{_SAW}\b")
_GOES_ON = re.compile(
    r"[“\"‘']?(?:they|of\s(?:these|those|them|the)|among\s(?:these|those|them)|in\sall|another|a\sfurther)\b"
)
_VISIT = re.compile(
    r"\b(?:visited|inspected|visit|spent\s(?:an?|one|two|three|four|five|six|several|\d{1,2})\s|on\ssite"
    rf"|{_REVIEWERS},?\s(?:who\s)?(?:(?:had|have|first|last|next|also)\s)?(?:arrived|came|called|turned\sup|descended"
    r"|were\s(?:in|at|back|there)|walked|landed|swooped|knocked|moved\sin|dropped\sin"
    r"|went\s(?:in|back)|returned|began|stayed))\b"
)
_FRESH, _OLD = 183, 730  # days: a report is told as news within that time of the visit; as the only one told at most
_ASIDE = re.compile(r"[–;:()]|\boldest\b")
_DIGIT = re.compile(r"\d")
_PART_OF = re.compile(r"\s(?:out\s)?of\s(?:[\w’'-]+\s){0,3}[£\d][\d,.]*(?:m|bn|k|\smillion|\sbillion)?\b")
_COMPARED_WITH = re.compile(
    r"\b(?:from|than|with|against|to|on)\s+(?:(?:an?|the|just|only|about|around|some|average|of)\s+)*$"
)
_NOT_PLAIN = re.compile(r"[,;:()“”\"–]|\b(?:and|but|while|which|who|that|was|were|is|are|has|have|had|after|before)\b")
_FINANCIAL_YEAR = re.compile(r"(20\d\d)\s?[-/–]\s?(?:20)?(\d\d)$")
_BEYOND = re.compile(r",(?:\sbut|\sand)?\s(?:\w+ly\s)?(?:has|have|is|are|now)\b|\band\s(?:is|are|has|have)?\s?now\b")

# The verb or adverb that tells whether a number is of the present: the last before it, else the first after it.
_STATES = (
    r"holds?|remains?|looks?\safter|fills?|employs?|serves?|supports?|costs?|stands?|needs?|gets?|receives?|carry|carries"
    r"|cares?\sfor|runs?|spends?|pays?|makes?\sup|accounts?\sfor|faces?|handles?|averages?|totals?|waits?|lives?|works?"
    r"|comes?|takes?|gives?|manages?|uses?|owes?|expects?|relies|rely"
)
_IRREGULAR = (
    r"shot|gone|come|grown|got|had|spent|found|made|cut|put|held|paid|left|sent|kept|set|built|lost|won|become|seen|shrunk"
    r"|brought|begun|cost|met|run|swollen|slid|crept"
)
_TENSE = re.compile(
    rf"""(?P<now>(?:\b(?:is|are|has|have|am)\b|[’'](?:s|re|ve|m)\b(?=\s(?:\w+ly\s|now\s|already\s|been\s|an?\s|about\s|up\s|down\s
        |at\s|[\d£]|\w{{2,12}}(?:ed|en|ne|t)\b)))
        (?:\s(?:not|been|now|already|also|still|just|since|\w+ly)\b)*(?:\s(?:\w+(?:ed|en)|{_IRREGULAR})\b)?
      |\b(?:now|currently|today|at\spresent|at\sthe\smoment|{_STATES})\b)
    |(?P<then>\b(?:was|were|had)\b(?:\s(?:not|been|also|still|just|since|\w+ly))*)
    |(?P<past>\b(?:did|stood|fell|rose|went|got|held|spent|found|came|left|took|lost|saw|cost|paid|gave|sent|made|became|rang
        |ran|grew|shot|\w{{3,20}}(?<!need)(?<!unallocat)ed)\b)""",
    re.VERBOSE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|tells|adds|added|admitted|explained|insisted|revealed|warned|claimed|announced|confirmed|reported"
    r"|argued|heard|stated|estimated|according|noted|notes)\b"
)
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_OVER = re.compile(
    r"\s(?:in|over|within|during|across)\s(?:(?:the|just|only|less\sthan|about|around|under)\s)?(?:(?:last|past)\s)?$"
)


class FigureDates:
    """The dates of one document's figures."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.lowered
        self._told_visit = _visit_told(reading)
        self._visits = [
            i for i in reading.inspections
            if i.status == "done" and i.date and i.date.edtf and i.council in (reading.council, None)
            and not i.date.edtf.startswith("..")
        ]  # fmt: skip

    def of(self, number: Number, end: int, sentence: Span, judged: bool) -> tuple[Dated | None, Dated | None]:
        """The date of a number whose noun ends at `end`, and of the second of a pair ("from 41 to 19 per cent")."""
        before = self._before_stretch(number, end, sentence)
        told = _as_year(self.text, self._beside(number, end, sentence)) if before is None else None
        told = told or self._at_visit(number, sentence) or self._present(number, sentence, judged)
        if before is None:
            return told, told
        return before, told if number.second is not None else before

    # ------------------------------------------------------------ dates in the sentence

    def _before_stretch(self, number: Number, end: int, sentence: Span) -> Dated | None:
        """The date of what a number was: "down from 41 to 19 per cent in two years", "from 27 to 16 since May"."""
        if not self.text.endswith("from ", sentence.start, number.start):
            return None
        limit = min(sentence.end, end + 60)
        for dated in self.reading.dates_in(Span(end, limit)):
            gap = self.text[end : dated.span.start]
            if dated.expression.endswith("/..") and not _DIGIT.search(gap) and len(gap.split()) <= _NEAR:
                expression = dated.expression.removesuffix("/..")
                return Dated(dated.span, expression, *evaluate(expression, self.reading.published))
        for duration in _durations(self.reading, end, limit):
            if not duration.recurring and _OVER.match(self.text, end, duration.span.start):
                expression = f"{_UNITS[duration.iso[-1]]}-{duration.iso[1:-1]}~"
                return Dated(duration.span, expression, *evaluate(expression, self.reading.published))
        return None

    def _beside(self, number: Number, end: int, sentence: Span) -> Dated | None:
        """The date next to the number: just after it, else the nearest before it, else the only one after it."""
        text = self.text
        dates = [
            d for d in self.reading.dates_in(sentence)
            if not d.expression.endswith("/..") and "within" not in text[max(0, d.span.start - 7) : d.span.end]
        ]  # fmt: skip
        after = [d for d in dates if d.span.start >= number.end]
        part = _PART_OF.match(text, number.end, sentence.end)  # "£147m of the £648m budget for 2022/23"
        start = max(end, part.end()) if part else end
        between = text[start : after[0].span.start] if after else ""
        other = _DIGIT.search(between)
        if after and not other:
            words = len(between.split())
            if words <= _NEAR or (words <= _PLAIN and not _NOT_PLAIN.search(between)):
                return after[0]
        before = [d for d in dates if d.span.end <= number.start]
        if before and self._reaches(before[-1], number, sentence):
            return before[-1]
        if len(after) == 1 and not other and not before and not _ASIDE.search(between):
            return after[0]
        return None

    def _reaches(self, dated: Dated, number: Number, sentence: Span) -> bool:
        """Whether a date before a number is its: not where it dates what another number is compared with ("up from 52
        last spring, and the backlog was down to 19"), nor where the clause after it is of the present."""
        text = self.text
        between = text[dated.span.end : number.start]
        if between.strip() == "to" or _BEYOND.search(between):  # "from 41% in 2016 to 18%"
            return False
        near = text[max(sentence.start, dated.span.start - 40) : dated.span.start]
        digits = list(_DIGIT.finditer(near))
        if not digits or len(near[digits[-1].end() :].split()) > _NEAR:
            return True
        first = len(near)
        for digit in reversed(digits):
            if not re.fullmatch(r"[\d,.£]*", near[digit.start() : first].strip() or "0"):
                break
            first = digit.start()
        return _COMPARED_WITH.search(near[: digits[0].start()].rstrip("£")) is None

    # ------------------------------------------------------------ visits

    def _at_visit(self, number: Number, sentence: Span) -> Dated | None:
        """The date of the visit at which inspectors counted it."""
        text, start = self.text, sentence.start
        here = (
            _AT_THE_TIME.search(text, start, sentence.end)
            or _FOUND.search(text, start, number.start + 1)
            or _LOOKED.match(text, number.end, sentence.end)
        )
        if not here and (now := self._tense(number, sentence)) != "now":
            here = _TOLD.search(text, start, number.start)
            if not here and (before := self._sentence_before(start)):
                found = _AT_THE_TIME.search(text, before.start, before.end)
                goes_on = _GOES_ON.match(text, start) and _FOUND.search(text, before.start, before.end)
                here = (found if now == "then" else None) or goes_on
        if not here:
            return None
        return self._visit_at(sentence)

    def _sentence_before(self, start: int) -> Span | None:
        before = self.reading.sentence_at(start - 2) or self.reading.sentence_at(start - 3)
        if before is None or before.end > start or self.reading.block_at(before.start) != self.reading.block_at(start):
            return None
        return Span(max(before.start, before.end - 2 * REACH), before.end)

    def _visit_at(self, sentence: Span) -> Dated | None:
        """The visit that the sentence speaks of; else the one that is the news, the last named; else the latest."""
        here = [i for i in self._visits if any(sentence.start <= m.start < sentence.end for m in i.mentions)]
        if len(here) == 1:
            return here[0].date
        news = [i for i in self._visits if i.is_news]
        if len(news) > 1:
            last = {max((m.start for m in i.mentions if m.start <= sentence.start), default=-1): i for i in news}
            return last[max(last)].date
        if news:
            return news[0].date
        return self._told_visit or next((i.date for i in self._visits if _is_fresh(self.reading, i.date)), None)

    # ------------------------------------------------------------ the present

    def _tense(self, number: Number, sentence: Span) -> str:
        """now, then (a form of be or have, as reported speech has it for the present), past, or nothing told."""
        before = list(_TENSE.finditer(self.text, sentence.start, number.start))
        before = [m for m in before if not _SAID.fullmatch(m.group())]
        cue = before[-1] if before else _TENSE.search(self.text, number.end, sentence.end)
        return str(cue.lastgroup) if cue else ""

    def _present(self, number: Number, sentence: Span, judged: bool) -> Dated | None:
        """The month of publication for what is told in the present; what inspectors judged is told by their report."""
        if not self.reading.published:
            return None
        tense = self._tense(number, sentence)
        reported = tense == "then" and _SAID.search(self.text, sentence.start, number.start)
        if not (judged or tense == "now" or reported):
            return None
        told, _ = evaluate("month~", self.reading.published)
        return Dated(Span(number.start, number.end), "month~", told, "inferred")


def _durations(reading: Reading, start: int, end: int) -> Iterable[Duration]:
    i = bisect_right(reading.durations, start, key=lambda d: d.span.start)
    while i < len(reading.durations) and reading.durations[i].span.start < end:
        yield reading.durations[i]
        i += 1


def _is_fresh(reading: Reading, dated: Dated | None, days: int = _FRESH) -> bool:
    """Whether a visit on that date was within so many days of the document."""
    visit, told = (bounds(d) if d else (None, None) for d in (dated and dated.edtf, reading.published))
    return bool(visit[1] and told[1] and 0 <= (told[1] - visit[1]).days <= days)


def _as_year(text: str, dated: Dated | None) -> Dated | None:
    """A council's "2017-18" is its financial year, from April to March."""
    year = dated and _FINANCIAL_YEAR.search(text, dated.span.start, dated.span.end)
    if not dated or not year or int(year[2]) != (int(year[1]) + 1) % 100:
        return dated
    told = f"{year[1]}-04/{int(year[1]) + 1}-03"
    return Dated(dated.span, told, told, "stated")


def _visit_told(reading: Reading) -> Dated | None:
    """The date of the visit that the document tells of last before its own date; without one, the only one told."""
    if not any(told.search(reading.lowered) for told in (_AT_THE_TIME, _FOUND, _TOLD, _LOOKED)):
        return None
    told: dict[str, Dated] = {}
    for dated in reading.dates:
        sentence = reading.sentence_at(dated.span.start)
        around = sentence and Span(max(sentence.start, dated.span.start - REACH), sentence.end)
        end = min(around.end, around.start + 2 * REACH) if around else 0
        if around is None or _AT_THE_TIME.search(reading.lowered, around.start, end):
            continue
        visit = _VISIT.search(reading.lowered, around.start, end)
        if visit is None:
            continue
        after = [d for d in reading.dates_in(Span(around.start, end)) if d.span.start >= visit.start()]
        if not after or after[0] == dated:  # "spent a week there in July and published a report last month"
            told[dated.expression] = dated
    fresh = [d for d in told.values() if _is_fresh(reading, d)]
    if fresh:
        return max(fresh, key=lambda d: bounds(d.edtf)[1] or date.min)
    some = [d for d in told.values() if not reading.published or _is_fresh(reading, d, _OLD)]
    return some[0] if len(some) == 1 else None
