"""What only the whole document tells of its inspections."""

from dataclasses import replace

from bucks_tracker.extract.inspection import Inspection
from bucks_tracker.extract.told import GRADED, OF_ONE_AREA


def settle(found: list[Inspection]) -> None:
    """What only the whole document tells: reviews named twice, grades that were, boards reviewed with the services."""
    _settle_reviews(found)
    _date_boards(found)
    _know_again(found)
    _grade_the_same(found)


def _grade_the_same(found: list[Inspection]) -> None:
    """ "That August its looked-after children's services went the same way": as the inspection told of before."""
    for one in [i for i in found if i.kind in OF_ONE_AREA and i.grades and i.rating is None]:
        before = [i for i in found if i.rating and i.told[0].number < one.told[0].number]
        last = max(before, key=lambda i: i.told[0].number, default=None)
        if last is not None and last.rating:
            one.grades = [replace(one.grades[0], rating=last.rating)]


def _settle_reviews(found: list[Inspection]) -> None:
    """A report "from the Department", said in the next sentence to be written by advisers, is the advisers' review."""
    for review in [i for i in found if i.kind == "adviser_review"]:
        for other in [i for i in found if i.kind == "dfe_review" and not i.date and not i.published]:
            if 0 < review.told[0].number - other.told[0].number <= 2:
                found.remove(other)
                review.told = other.told + review.told


def _know_again(found: list[Inspection]) -> None:
    """A grade that was ("from inadequate to good") is the dated inspection's that gave it, where one is told of."""
    for was in [i for i in found if i.past and not i.date and not i.published and i.kind == "full_inspection"]:
        if not was.grades or not all(g.former for g in was.grades):
            continue
        for other in found:
            known = other is not was and other.past and other.kind in GRADED and other.council == was.council
            if known and (other.date or other.published) and other.rating in (None, was.rating):
                other.grades = other.grades or was.grades
                found.remove(was)
                break


def _date_boards(found: list[Inspection]) -> None:
    """The safeguarding board was reviewed together with the services: without dates of its own it has theirs."""
    for board in [i for i in found if i.kind == "lscb_review" and not i.date and not i.published]:
        number = board.told[0].number
        able = [i for i in found if i.kind == "full_inspection" and i.status == "done" and i.council == board.council]
        full = min(able, key=lambda i: (i.past and i.gap(number) != 1, i.gap(number)), default=None)
        if full is not None:
            board.date, board.published = full.date, full.published
