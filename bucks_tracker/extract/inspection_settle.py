"""What only the whole document tells of its inspections."""

import re
from dataclasses import replace

from bucks_tracker.extract.inspection import Inspection
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import APART, GRADED, OF_ONE_AREA, REPORT_AFTER, high, low


def settle(reading: Reading, found: list[Inspection]) -> None:
    """What only the whole document tells: reviews named twice, grades that were, boards reviewed with the services."""
    _join_unannounced(reading, found)
    _join_parts(found)
    _name_peers(reading, found)
    _settle_reviews(found)
    _date_boards(found)
    _know_again(found)
    _grade_the_same(found)


def _join_unannounced(reading: Reading, found: list[Inspection]) -> None:
    """From August 2012 to October 2013 "the inspection" of an article on an unannounced one is that one, of protection.

    Told apart they are one where only the other is graded, both are news, and no date says otherwise.
    """
    now = reading.first_day
    for bare in [i for i in found if i.kind == "child_protection_inspection" and not i.rating and not i.past]:
        for graded in [i for i in found if i.kind == "full_inspection" and i.rating and not i.past]:
            on = low(graded.date) or low(graded.published) or now
            dates = [(bare.date, graded.date), (bare.published, graded.published)]
            apart = any(a and b and a.edtf != b.edtf for a, b in dates)
            elsewhere = (bare.council or reading.council) != (graded.council or reading.council)
            if on is None or not APART[0] <= on <= APART[1] + REPORT_AFTER or apart or elsewhere:
                continue
            _join(found, bare, graded)
            break


def _join(found: list[Inspection], one: Inspection, other: Inspection) -> None:
    """Make of two inspections the first."""
    for told in other.told:
        one.add(told)
    found.remove(other)


def _join_parts(found: list[Inspection]) -> None:
    """An old inspection of which only areas are graded, and one of which only the whole, are one: same time and place.

    "Branded inadequate last year. ... That inspection's report, in May last year, gave leadership the bottom grade."
    """
    old = [i for i in found if i.kind == "full_inspection" and i.past and i.status == "done"]
    for parts in [i for i in old if i.grades and i.rating is None]:
        for whole in [i for i in old if i.rating and i.council == parts.council and i in found]:
            first, last = low(whole.published), high(whole.published)
            then = low(parts.published) or low(parts.date)
            only = not whole.date and all(g.families == ("overall",) for g in whole.grades)
            if only and first and last and then and first <= then <= last:
                _join(found, parts, whole)
                break


def _grade_the_same(found: list[Inspection]) -> None:
    """ "That August its looked-after children's services went the same way": as the inspection told of before."""
    for one in [i for i in found if i.kind in OF_ONE_AREA and i.grades and i.rating is None]:
        before = [i for i in found if i.rating and i.told[0].number < one.told[0].number]
        last = max(before, key=lambda i: i.told[0].number, default=None)
        if last is not None and last.rating:
            one.grades = [replace(one.grades[0], rating=last.rating)]


_BY = re.compile(r"\bpeer \w+ [^.;,]{0,40}\b(?:by|from) (?:(?:a team|colleagues|officers|peers|staff) (?:from|at) )?$")


def _name_peers(reading: Reading, found: list[Inspection]) -> None:
    """ "A peer review carried out by Kent County Council": its body is that council, and it is of another."""
    for review in [i for i in found if i.kind == "peer_review"]:
        for told in review.told[:6]:
            for council in reading.councils:
                inside = told.at <= council.span.start < told.span.end and council.name != reading.council
                if inside and _BY.search(reading.lowered, told.at, council.span.start):
                    review.body = council.name
                    if review.council == council.name:
                        review.council = reading.council


def name_two_days(reading: Reading, found: list[Inspection]) -> None:
    """ "A two-day visit", not said to be focused: the monitoring visit told of just before, or, of a council failed
    before, one more."""
    for visit in [i for i in found if i.kind == "focused_visit"]:
        words = [t.span.of(reading.lowered) for t in visit.told[:6]]
        if any(_FOCUSED.search(w) for w in words) or not any("two-day" in w for w in words):
            continue
        monitored = [i for i in found if i.kind == "monitoring_visit" and i.status == "done" and i.date is None]
        before = [i for i in monitored if 0 < visit.told[0].number - i.told[-1].number <= _BESIDE]
        if before:
            _join(found, before[-1], visit)
        elif any(_is_failed_before(i, visit) for i in found):
            visit.kind = "monitoring_visit"


_FOCUSED = re.compile(r"\bfocuss?ed[’”\"]? (?:visit|check|inspection)")
_BESIDE = 2  # sentences


def _is_failed_before(inspection: Inspection, visit: Inspection) -> bool:
    failed = inspection.kind in GRADED and inspection.rating == "Inadequate" and inspection.council == visit.council
    first, last = low(visit.date), high(inspection.published) or high(inspection.date)
    return failed and (inspection.past if first is None or last is None else 0 < first - last < _MONITORED_FOR)


_MONITORED_FOR = 1000  # days until the next full inspection at most


def _settle_reviews(found: list[Inspection]) -> None:
    """A report "from the Department", said in the next sentence to be written by advisers, is the advisers' review."""
    for review in [i for i in found if i.kind == "adviser_review"]:
        for other in [i for i in found if i.kind == "dfe_review" and not i.date and not i.published]:
            if 0 < review.told[0].number - other.told[0].number <= 2:
                found.remove(other)
                review.told = other.told + review.told


def _know_again(found: list[Inspection]) -> None:
    """A grade that was ("from inadequate to good") is the dated inspection's that gave it, where one is told of."""
    for was in [i for i in found if i.past and not i.date and not i.published and i.kind in GRADED]:
        if not was.grades:
            continue
        known = [
            other
            for other in found
            if other is not was
            and other.past
            and other.kind in GRADED
            and other.council == was.council
            and (other.date or other.published)
            and other.rating in (None, was.rating)
        ]
        # "two years after it was failed", and of one such inspection a date is told further down
        told_once = (
            len(known) == 1 and known[0].rating is not None and not any(t.another for t in (*was.told, *known[0].told))
        )
        if known and (told_once or all(g.former for g in was.grades)):
            known[0].grades = known[0].grades or was.grades
            found.remove(was)


def _date_boards(found: list[Inspection]) -> None:
    """The safeguarding board was reviewed together with the services: without dates of its own it has theirs."""
    for board in [i for i in found if i.kind == "lscb_review" and not i.date and not i.published]:
        number = board.told[0].number
        able = [i for i in found if i.kind == "full_inspection" and i.status == "done" and i.council == board.council]
        full = min(able, key=lambda i: (i.past and i.gap(number) != 1, i.gap(number)), default=None)
        if full is not None:
            board.date, board.published = full.date, full.published
