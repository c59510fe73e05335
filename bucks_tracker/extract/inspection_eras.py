"""Whether an inspection is the news of a document or past."""

import re

from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import Grade
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import Told, high

_NEWS = re.compile(
    r"\b(?:latest|newly|new report|ha(?:s|ve) (?:(?!not\b|yet\b|had\b)\w+ ){0,2}(?:\w{3,20}(?:ed|en)|found|told|said"
    r"|seen|put|made|kept|won|lost|gone|come|become)|today|yesterday|this week|this morning|now rated|remains?)\b"
)
_PAST = re.compile(
    r"\b(?:previous(?:ly)?"
    r"|last (?:(?:full|fully|properly|ofsted|had an?|was|were|came|graded) ){0,3}(?:inspection"
    r"|inspected|time|report|looked|visited"
    r"|graded|rated|judged|assessed|examined)|earlier (?:inspection"
    r"|report|visit|rating)|had (?:previously )?been|was first"
    r"|after (?:an earlier|a previous)|back in|years? ago|(?:was|were|been|it) once|once (?:rated|judged|failing)"
    r"|^[“‘\"']?(?:at the time|back then|then,|on that occasion)\b"
    r"|first (?:rated|judged"
    r"|inspection)|the old|original(?:ly)?)\b"
)
# "Little more than a year after it was written off as inadequate": the grade is what lies so far back.
_SINCE_GRADED = re.compile(
    r"\b(?:years?|months?) (?:after|since) [^,;.]{0,40}\b(?:was|were|being|had been|got|found|judged|rated)\b"
    r"[^,;.]{0,30}$"
    r"|\bsince (?:it|they|the|its|their|ofsted|inspectors|being)\b[^,;.]{0,50}$"
)
# "Rated it inadequate, saying that children had been left at risk": what was found is told as past of any inspection.
_REASONS = re.compile(r",? (?:saying|finding|warning|noting|concluding)\b")
_AFTER = re.compile(r",? (?:(?:\w+ ){1,3})?after\b")


def _follows_old(passage: Passage, told: Told, now: int) -> bool:
    """Whether a grade is what an old day came after: "was appointed in October 2015 after Ofsted found ..."."""
    at = min((g.span.start for g in told.grades), default=told.at)
    return any(
        (day := high(d)) is not None
        and now - day > 150
        and d.span.end <= at
        and _AFTER.match(passage.words, d.span.end - passage.span.start)
        for d in passage.dates
    )


_HAS_BEEN = re.compile(
    r"\b(?:has|have)\s(?:now\s|also\s|just\s)?(?:been\s)?(?:\w+\s){1,3}[‘“'\"]?$|\bnow\s(?:\w+\s){0,2}[‘“'\"]?$"
)


def has_been(passage: Passage, grade: Grade) -> bool:
    at = grade.span.start - passage.span.start
    return bool(_HAS_BEEN.search(passage.words, max(0, at - 40), at))


def era_of(reading: Reading, passage: Passage, told: Told, others: list[int], moved: bool = False) -> str | None:
    """Whether an inspection is the news or past.

    `others` are where its sentence names other inspections, whose "previous" says nothing of this one; `moved`: the
    sentence tells of a move from a former grade.
    """
    published = reading.first_day
    last = high(told.published) or high(told.date)
    if published and last:
        if published - last > 150:
            return "past"
        if published - last < 75:
            return "news"
    start = passage.span.start
    if published and last is None and _follows_old(passage, told, published):
        return "past"
    if any(has_been(passage, g) for g in told.grades if not g.former):
        return "news"
    if any(_SINCE_GRADED.search(passage.words, 0, max(0, g.span.start - start)) for g in told.grades):
        return "past"
    graded = max((g.span.end - start for g in told.grades), default=len(passage.words))
    reasons = _REASONS.search(passage.words, graded)
    stop = reasons.start() if reasons else len(passage.words)
    past = _PAST.finditer(passage.words, 0, stop)
    if any(not any(0 <= hit.start() - (at - start) < 12 for at in others) for hit in past):
        return None if moved and not all(g.former for g in told.grades) else "past"
    if _NEWS.search(passage.words):
        return "news"
    return None
