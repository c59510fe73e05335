"""When a measure was begun, ended or changed: the date that goes with the verb that tells it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bucks_tracker.extract.date_roles import date_roles
from bucks_tracker.extract.numbers import number_of
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.status import Status
from bucks_tracker.extract.told import high, low
from bucks_tracker.extract.verb_moods import VerbGroup
from bucks_tracker.records import Dated, Span
from bucks_tracker.vocabulary import TermMatch

_FARTHEST = 140  # characters, with what stands between counted as some more
_PERFECT = re.compile(
    r"\b(?:has|have|today|yesterday|this week|this month|now|this morning|is|are|with immediate effect)\b"
    r"|\b(?:said|confirmed|announced|revealed)\b[^.;]{0,80}\bha(?:d|s) been\b",
    re.IGNORECASE,
)
# "The department said that she had been appointed" is news.
_REPORTED = re.compile(
    r"\b(?:department(?: for education)?|dfe|government|ministers?|council) (?:said|confirmed|announced|revealed)\b"
    r"[^.;]{0,120}\bhad been (?:appointed|named|made|issued|served|sent|given|set up|chosen|brought in)\b"
)
_HAS = re.compile(r"\b(?:has|have)\b|'(?:s|ve) (?:been|now)\b")
# Each of these between a date and a verb says that they are of two clauses.
_BREAKS = re.compile(
    r"[;:–—]|\b(?:after|following|while|whereas|but|since|which|whose|where|before|because|until"
    r"|rated|judged|graded|declared|inspected)\b"
)
_ASIDE = re.compile(r",[^,;:]{1,90},")
_CHUNK = re.compile(r"[,;:–—()]|\band (?=in |on |by |last )")
_VERB = re.compile(
    r"\b(?:\w{2,}(?:ed|wn)|found|came|began|gave|told|made|went|led|left|sent|put|set|held|drew|brought)\b"
)
_THEN = re.compile(r",? (?:when|in which|during which|on which|under which)\b")
_BACK_THEN = re.compile(r"\b(?:back then|at that time|in those days|a decade ago|years (?:ago|earlier))\b")
_SAYING = re.compile(r"\bto (?:say|confirm|tell|announce)\b|\b(?:saying|confirming|announcing|that)\b")
_UP_TO = re.compile(r"\b(?:to|until|till) (?:the )?(?:end of )?$")
# "It is setting up a board, to meet monthly from November": when it is set up is another day
_TO_BEGIN = re.compile(r", to (?:meet|sit|start|begin|open|run|report|last)\b[^.;,]{0,20}\b(?:from|in|by|until)? ?$")
_OF_THE_LAST = re.compile(r"\b(?:replac|supersed)\w+ (?:one|an? \w+|the \w+) (?:that|which) [^,;:]{0,30}$")
_BESIDE = re.compile(r" (?:in |on |from )?")
_LINE = re.compile(r"\s?[:–—]\s")
_SAME_TIME = re.compile(
    r"\b(?:on |at )?(?:the same|that) (?:day|time|week|morning|afternoon|date)\b|\bsimultaneously\b"
    r"|^(?:with|alongside|along with) (?:it|them|that)\b|\bat once\b|\bthe next day\b|\bthe following (?:day|week)\b"
)
_AGO = re.compile(
    r"\b(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?P<unit>year|month)s? (?:after|since)"
    r" (?:it|they|he|she|the|its|ministers|government|whitehall|an?)\b[^,;:]{0,70}$"
)


def date_of(
    reading: Reading,
    passage: Passage,
    match: TermMatch,
    status: Status | None,
    told: str,
    groups: Sequence[VerbGroup] = (),
    before: Dated | None = None,
) -> Dated | None:
    """The date of an event: the nearest in its clause; news without one is of about the article's own day.

    `groups` are the verbs of the sentence, `before` is the date of the event told last.
    """
    published = reading.published_days[1]
    for dated in passage.dates[:1]:
        if dated.span.start - passage.span.start < 4 and _LINE.match(reading.folded, dated.span.end):
            return dated  # "December 2016: a commissioner is sent in"
    of_verb = status is not None and match.term.id != "ministerial_letter"
    start, end = (status.start, status.end) if status and of_verb else (match.start, match.end)
    begin = start - passage.span.start
    roles = dict(date_roles(reading, passage))
    other = ("end",) if told in ("started", "announced") else ("begin",) if told == "ended" else ("begin", "end")
    best, best_gap = None, float(_FARTHEST)
    for dated in passage.dates:
        dated = _of_event(passage, dated, told)
        if _is_of_another(reading, passage, dated, told):
            continue
        gap = _gap(passage, dated, begin, end - passage.span.start, groups, other)
        at, first = match.end - passage.span.start, dated.span.start - passage.span.start
        if status and status.end <= match.start and first < at + 9 and _BESIDE.fullmatch(passage.words, at, first):
            gap = min(gap, 5.0)  # "a notice in 2018 and a commissioner in 2019"
        of_clause = begin < first and passage.words.endswith(" after", 0, dated.span.end - passage.span.start)
        if of_clause and _HAS.search(passage.words, max(0, begin - 14), end - passage.span.start):
            continue  # "has been lifted, three years after inspectors found"
        if (
            roles.get(dated) in ("published", "date") or of_clause
        ):  # "began in July, a month after ministers ordered it"
            gap += 35
        if gap < best_gap:
            best, best_gap = dated, gap
    if best is not None:
        return best
    if told == "started" and (first_met := _first_met(passage, match)):
        return first_met
    if passage.heading is not None:
        return passage.heading
    if before is not None and _SAME_TIME.search(passage.words):
        return before
    led = before is None and told == "started" and _LED_TO.match(passage.words)
    if led and (then := _time_before(reading, passage)):
        return then
    if published is None or reading.published is None or "/" in reading.published or reading.published.startswith("X"):
        return None
    if ago := _AGO.search(passage.words, max(0, begin - 110), begin):
        return _years_before(passage, ago, published) if _HAS.search(passage.words, 0, ago.start()) else None
    if _BACK_THEN.search(passage.words):
        return None
    lead = passage.span.start < 600 + len(reading.folded) // 6
    perfect = status is not None and _HAS.search(passage.words, max(0, begin - 14), end - passage.span.start)
    fresh = perfect or (told == "started" and _REPORTED.search(passage.words))
    if (
        told in ("announced", "not_escalated", "deferred", "rejected")
        or ((lead or told in ("ended", "extended")) and _PERFECT.search(passage.words))
        or fresh
    ):
        about = reading.published[:7].rstrip("~?") + "~"
        return Dated(passage.span, about, about, "inferred")
    return None


def _is_of_another(reading: Reading, passage: Passage, dated: Dated, told: str) -> bool:
    """Whether a date is no day of an act, one too far ahead, or that of what comes of the act or came before it."""
    if _is_long(dated) or dated.edtf is None or dated.edtf.startswith("../") or dated.edtf.endswith("/.."):
        return True
    day, last = reading.last_day, high(dated)
    if told not in ("ended", "extended") and day and last and last > day + 20:
        return True
    led_by = (_OF_THE_LAST, _TO_BEGIN, *((_UP_TO,) if told == "extended" else ()))
    return any(words.search(passage.words, 0, dated.span.start - passage.span.start) for words in led_by)


_FIRST_MET = re.compile(
    r"(?: (?:for|to|over) [^,;.]{0,60})?,? (?:which|that) (?:\w+ ){0,2}"
    r"(?:met (?:\w+ ){0,2}for the first time|first met|held its first \w+|began|started"
    r"|came into (?:force|effect|being)|took effect)[^.;,]{0,30}$"
)


_LED_TO = re.compile(
    r"(?:(?:the )?(?:department(?: for education)?|dfe|government|council|ministers?|it|they) )then "
    r"(?:issued|appointed|sent|imposed|served|named|put|set)\b"
    r"|(?:that|this|it|which) (?:then |soon |in turn )?(?:led|prompted|brought|resulted|triggered|earned)\b"
)
_PLAIN = re.compile(r"\d{4}(?:-\d\d)?")


def _time_before(reading: Reading, passage: Passage) -> Dated | None:
    """About when something came that another event led to: the time that the sentence before tells of."""
    start = passage.span.start
    dates = [d for d in reading.dates_in(Span(max(0, start - 250), start)) if _PLAIN.fullmatch(d.edtf or "")]
    return replace(dates[-1], edtf=f"{dates[-1].edtf}~") if dates else None


def _first_met(passage: Passage, match: TermMatch) -> Dated | None:
    """The day from which a relative clause tells what was set up: "a board, which met for the first time in May"."""
    at = match.end - passage.span.start
    for dated in passage.dates:
        first = dated.span.start - passage.span.start
        if at < first and _FIRST_MET.fullmatch(passage.words, at, first):
            return dated
    return None


def _of_event(passage: Passage, dated: Dated, told: str) -> Dated:
    """The day that a date with an open end comes to: "not lifted until May", "since 2009, when a notice was served"."""
    edtf = dated.edtf or ""
    if told == "ended" and edtf.startswith("../"):
        return replace(dated, edtf=edtf[3:])
    if edtf.endswith("/..") and _THEN.match(passage.words, dated.span.end - passage.span.start):
        return replace(dated, edtf=edtf[:-3])
    return dated


def _gap(
    passage: Passage, dated: Dated, begin: int, end: int, groups: Sequence[VerbGroup], other: tuple[str, ...]
) -> float:
    """How far a date is from the verb at characters `[begin, end)`: characters, and what stands between them.

    `other` are the classes of verbs that would tell of something else: a beginning where an end is dated.
    """
    first, last = dated.span.start - passage.span.start, dated.span.end - passage.span.start
    words = passage.words
    if last <= begin:
        between = words[last:begin]
        if _THEN.match(between):
            return 10.0 if len(_CHUNK.findall(between)) < 4 else 60.0
        chunk = max((m.end() for m in _CHUNK.finditer(words, max(0, first - 80), first)), default=max(0, first - 80))
        theirs = bool(_VERB.search(words, chunk, first)) and bool(_CHUNK.search(between))
        joined = not theirs and " and " in between and bool(_VERB.search(words, chunk, first))
        begun = any(
            chunk <= g.start < first and g.kind in other and g.form != "ing" and not words.startswith("conclu", g.start)
            for g in groups
        )
        if begun and not _CHUNK.search(between) and not _SAYING.search(between):
            return _FARTHEST + 1.0  # "the notice which was served in May has been lifted"
        theirs = theirs or begun
        if begun and words[chunk:first].lstrip().startswith(("which", "who", "that")):
            return _FARTHEST + 1.0
        between = _ASIDE.sub(" ", between)
        return len(between) + 45.0 * len(_BREAKS.findall(between)) + (90.0 if theirs else 50.0 if joined else 0.0)
    if first >= end:
        between = words[end:first]
        told = [
            g for g in groups if end <= g.start < first and g.kind in ("begin", "end", "extend") and g.mood == "fact"
        ]
        return len(between) + 45.0 * len(_BREAKS.findall(between)) + (50.0 if told else 0.0)
    return 0.0


def _years_before(passage: Passage, ago: re.Match[str], published: date) -> Dated | None:
    """ "Two years after it was served with a notice": so long before the news."""
    count = int(number_of(ago["n"]) or 1)  # "a year after"
    months = published.year * 12 + published.month - 1 - count * (12 if ago["unit"] == "year" else 1)
    mid_year = "" if 3 < published.month < 10 else "~"  # the year itself is in doubt near its ends
    edtf = f"{months // 12}{mid_year}" if ago["unit"] == "year" else f"{months // 12}-{months % 12 + 1:02}~"
    return Dated(passage.span, edtf, edtf, "inferred")


def _is_long(dated: Dated) -> bool:
    """Whether a range is too long to be the day of an act ("over the next 12 months")."""
    first, last = low(dated), high(dated)
    return "/" in (dated.edtf or "") and (first is None or last is None or last - first > 62)


_HAD_BEEN = re.compile(
    r"\b(?:that|which|it|they) ha[ds] been [^.;,]{0,40}$"
    r"|\bunder which [^.;,]{0,80}\bha(?:ve|s|d) (?:been|operated|worked)\b[^.;,]{0,20}$"
)


def begun_before(passage: Passage) -> Dated | None:
    """The day that a measure now ended had begun: "the direction, which had been in place since June, was lifted"."""
    for dated in passage.dates:
        day, rest = (dated.edtf or "").partition("/")[::2]
        start = dated.span.start - passage.span.start
        if rest == ".." and day and _HAD_BEEN.search(passage.words, max(0, start - 140), start):
            return replace(dated, edtf=day)
    return None


_WAS = re.compile(r"\b(?:\w{2,}ed|was|were|ran|led|sat|met|oversaw|held|had|kept|stood|spent)\b")
_IS = re.compile(r"\b(?:is|are|will|has|have|not|never)\b")
_LASTED = re.compile(r"[^,;:.–—]*(?:\b(?:until|till|up to) )?(?:the )?(?:\w+ of )?")


def state_ended(reading: Reading, passage: Passage, status: Status) -> Dated | None:
    """The day that a state of the past lasted to: "acted as improvement partner until 2021"."""
    published, offset = reading.published_days[1], passage.span.start
    told = passage.words[max(0, status.start - offset - 12) : status.end - offset]
    if published is None or not _WAS.search(told) or _IS.search(told):
        return None
    for dated in passage.dates:
        edtf, start = dated.edtf or "", dated.span.start - offset
        gap = start - (status.end - offset)
        if edtf.startswith("../") and 0 <= gap < 90 and _LASTED.fullmatch(passage.words, status.end - offset, start):
            day = replace(dated, edtf=edtf[3:])
            last = high(day)
            return day if last and last < published.toordinal() else None
    return None


_HAS_BEEN = re.compile(r"\b(?:has|have|had) been\b")
_GRADED = re.compile(r"\b(?:inadequate|failing|criticised)\b")  # what has been since then is the service's grade


def since(passage: Passage, match: TermMatch) -> Dated | None:
    """The day that a state began, where it is told with it: "she has been working there since June"."""
    if not _HAS_BEEN.search(passage.words) or _GRADED.search(passage.words):
        return None
    for dated in passage.dates:
        day, rest = (dated.edtf or "").partition("/")[::2]
        if rest == ".." and day and -120 < dated.span.start - match.end < 60:
            return replace(dated, edtf=day)
    return None
