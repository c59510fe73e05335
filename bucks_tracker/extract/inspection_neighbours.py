"""A grade in one sentence and the visit or report in the next: one inspection."""

from bucks_tracker.extract.inspection_fits import VISITS, lasts_two_days
from bucks_tracker.extract.told import GRADED, Told


def join_neighbours(told: list[Told]) -> None:
    """Give a grade without a date that of the report or visit told in the sentence before or after.

    "Inspectors were here in May. They rated the service good": one inspection, though a grade alone would go to any.
    """
    graded = {t.number: t for t in told if _lacks_dates(t)}
    for first in told:
        t = graded.get(first.number + 1)
        dated = first.kind in GRADED and first.status == "done" and (first.date or first.published)
        if dated and not first.grades and t is not None and t.rating and _are_alike(first, t):
            t.date, t.published, t.era = first.date, first.published, t.era or first.era
    news = [t.number for t in told if t.era == "news" and t.kind is None and (t.date or t.published)]
    for weak in told:
        if weak.era == "past" and any(0 < n - weak.number < _SOON for n in news):
            continue  # "has moved on from three years ago": when the inspectors came is still to be told
        if weak.kind is not None or weak.grades or weak.headline or not (weak.date or weak.published):
            continue
        for number in (weak.number - 1, weak.number + 1):
            t = graded.get(number)
            if t is None or not _may_join(weak, t):
                continue
            t.date, t.published, t.era = weak.date, weak.published, t.era or weak.era
            break


_SOON = 5  # sentences


def _are_alike(first: Told, second: Told) -> bool:
    return len({first.council, second.council} - {None}) < 2


def _lacks_dates(told: Told) -> bool:
    graded = told.rating and told.kind in (None, "full_inspection")
    return bool(
        (graded or (told.kind in VISITS and told.status == "done"))
        and not (told.date or told.published or told.headline or told.weak)
        and not any(g.former for g in told.grades)
    )


def _may_join(weak: Told, graded: Told) -> bool:
    eras = {weak.era, graded.era} - {None}
    councils = {weak.council, graded.council} - {None}
    return (
        weak.body in ("Ofsted", "")
        and len(eras) < 2
        and len(councils) < 2
        and not (graded.date or graded.published)
        and (graded.kind in VISITS) == lasts_two_days(weak)
    )
