"""Several visits told in one list of dates."""

import re
from itertools import pairwise

from bucks_tracker.extract.inspection_fits import VISITS
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import Add, Told
from bucks_tracker.records import Dated

_VISITS = re.compile(r"(?:ofsted )?(?:monitoring|focuss?ed) visits\b")
_REPEATED = VISITS | {"dfe_review", "peer_review"}
# "Officials went in twice, in May and in July", "two shorter visits: in March ... and in June"
_SEVERAL = re.compile(
    r"\b(?:twice|two|three|four|five|six|both|the others|times|again|(?:reviews|stocktakes"
    r"|visits) in)\b(?! (?:days?|weeks?|months?|years?|inspectors))"
)
_NEXT_VISIT = re.compile(
    # a month between two dates ("March, May and July") that is not known as one
    r"(?:,\s(?:january|february|march|april|may|june|july|august|september|october|november|december))?"
    r"(?:,\s[^,.;]{1,30},)?,?\s?(?:and,?\s|and\sagain\s|then\s)?(?:,\s?)?(?:most\srecently,?\s|another,?\s|a\ssecond,?\s|one\s"
    r"|the\s(?:second|third|fourth|fifth|sixth|other|last|latest|next)(?:\sone)?,?\s)?"
    r"(?:in\s|on\s)?(?:at\sthe\s)?(?:(?:beginning|start|end|middle)\sof\s)?"
)


# "At a second, in January", "the one before that, in October": one more of the kind just told.
_ONE_MORE = re.compile(
    r"\b(?:(?:an?|the) (?:second|third|fourth|fifth|sixth|further)(?: one)?|another(?: one)?"
    r"|the one before(?: that| it)?"
    r"|(?:their|its|the) (?:most recent|latest|last)(?: (?:visit|trip|one|check))?|again|then)"
    r"(?: followed| came)?,? (?:(?:just |back )?(?:in|on|at|during|earlier|this|last)\b ?)?(?:the )?[^,.;]{0,20}$"
)


# "The first, in October last year, raised no concerns", "the others were in July and three months after that"
UNNAMED = re.compile(
    r"(?:^|[:;] ['‘“\"]?|\. )the (?:first|second|third|fourth|fifth|earlier|previous|last|latest|most recent|others?)"
    r"(?: (?:two|three|four|one|ones|of (?:these|them|those)))?(?:,| (?:was|were|came|took place|followed))"
    r" (?:back )?(?:in|on|last|at the|earlier|during) "
)
_SPOKEN_OF = re.compile(r"\b(?:visits?|checks)\b")
_NEAR = 400  # characters


def add_unnamed(reading: Reading, passage: Passage, add: Add) -> None:
    """A visit told only by its place among those that the sentences before speak of."""
    hit = UNNAMED.search(passage.words) if passage.dates else None
    if hit and _SPOKEN_OF.search(reading.lowered, max(0, passage.span.start - _NEAR), passage.span.start):
        add(None, passage.span.start + hit.start(), "Ofsted", weak=True, visit=True)


_LAST_OF_THEM = re.compile(
    r"\bthe (?:latest|last|most recent)(?: (?:one|of (?:them|these|those|which)))?,? (?:(?:was|came|being|just|only) )*"
    r"(?:in|on|at|during|earlier)? ?(?:the )?$"
)


def _date_last(passage: Passage, visit: Told) -> None:
    """ "There have been three focused visits since 2017, the latest in November": of one it is told when."""
    start = passage.span.start
    for dated in passage.dates:
        before = passage.words[max(visit.at, dated.span.start - 60) - start : max(0, dated.span.start - start)]
        if dated.span.start > visit.at and _LAST_OF_THEM.search(before):
            visit.date = dated
            return


def is_count(passage: Passage, told: Told) -> bool:
    """ "It has had six monitoring visits since it was failed in 2015": how many there were, and of none when."""
    plural = told.kind in VISITS and _VISITS.match(passage.words, told.at - passage.span.start)
    return bool(plural) and told.status == "done" and not (told.date or told.published)


def _add_one_more(passage: Passage, told: list[Told]) -> None:
    for visit in [t for t in told if _is_visit(t) and t.status == "done" and t.date]:
        for dated in passage.dates:
            first = visit.date.span.end if visit.date else 0
            between = passage.words[first - passage.span.start : dated.span.start - passage.span.start]
            new = dated.span.start >= first and not any(t.date == dated for t in told)
            if new and len(between) < 160 and _ONE_MORE.search(between):
                told.append(_again(passage, visit, dated, dated.span.start))
                return


def _is_visit(told: Told) -> bool:
    return told.kind in _REPEATED or (told.kind is None and told.visit)


def _again(passage: Passage, visit: Told, dated: Dated, at: int) -> Told:
    again = Told(passage.span, at, visit.number, visit.kind, visit.body, visit.council)
    again.date, again.another, again.headline, again.weak, again.visit = (
        dated,
        True,
        visit.headline,
        visit.weak,
        visit.visit,
    )
    return again


def add_listed(passage: Passage, told: list[Told]) -> None:
    """ "Monitoring visits in March, June and September": as many visits as the list has dates."""
    for visit in [t for t in told if _is_visit(t) and t.status == "done"]:
        at = visit.at - passage.span.start
        several = _VISITS.match(passage.words, at) if visit.kind in VISITS else _SEVERAL.search(passage.words)
        if not several:
            continue
        days: list[Dated] = []
        dates = [d for d in passage.dates if d.span.start > visit.at and not (d.edtf or "").endswith("/..")]
        for before, after in pairwise(dates):
            between = passage.words[before.span.end - passage.span.start : after.span.start - passage.span.start]
            if _NEXT_VISIT.fullmatch(between):
                days = [*(days or [before]), after]
            elif days:
                break
        for number, dated in enumerate(days):
            if number == 0:
                visit.date = dated
                continue
            told.append(_again(passage, visit, dated, visit.at))
    for visit in told:
        if is_count(passage, visit):
            _date_last(passage, visit)
    _add_one_more(passage, told)
