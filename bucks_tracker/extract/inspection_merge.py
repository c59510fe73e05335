"""Bring together what several sentences tell of one inspection: by kind, council, dates, grade and order."""

import re
from dataclasses import replace

from bucks_tracker.extract.inspection import Inspection
from bucks_tracker.extract.inspection_actors import FOLLOWED, IN_SERIES, THAT_VISIT, is_two_days, kind_of_visit
from bucks_tracker.extract.inspection_fits import VISITS, fits, lasts_two_days
from bucks_tracker.extract.inspection_lists import UNNAMED
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import APART, GRADED, OFSTED_KINDS, REPORT_AFTER, Told, high, low

_APART = 8  # sentences: "inspectors came in 2019" so far from an inspection is no more of it than of another
_MOST = 60  # no article tells of more inspections; what more there were would be compared with each other for nothing


def place(reading: Reading, found: list[Inspection], told: Told) -> None:
    """Add what is told to the inspection that it is of, or begin a new one."""
    council = told.council or reading.council
    protects = told.kind == "child_protection_inspection"
    other_name = _PROTECTION.get(told.kind or "")
    if other_name and any(i.kind == other_name and (told.era == "past" or not i.past) for i in found):
        own = [i for i in found if i.kind == told.kind and fits(i, told, council) is not None]
        told.kind = other_name if not own and (told.headline or _is_of_apart(reading, told)) else told.kind
    best, best_score = None, -1.0
    for other in found[-_MOST:]:
        score = fits(other, told, council)
        if score is not None and score > best_score:
            best, best_score = other, score
    if told.headline and found:
        _compare_headline(reading, found, best, told)
        return
    if best is None:
        if len(found) >= _MOST:
            return
        best = Inspection(told.kind or "full_inspection", told.body, council, status=told.status)
        found.append(best)
    best.add(told)
    if protects and best.kind == "full_inspection":
        best.kind = "child_protection_inspection"
    if told.same and not best.grades:
        _take_grade(best, [i for i in found if i is not best and i.rating])


def give_same_grades(found: list[Inspection]) -> None:
    """Give those said to have come to the same grade that of the inspection told of before, where it was told later."""
    for one in found:
        if not one.grades and any(t.same for t in one.told):
            at = one.told[0].span.start
            before = [i for i in found if i is not one and i.rating and i.told[0].span.start <= at]
            _take_grade(one, sorted(before, key=lambda i: i.told[0].span.start))


def _take_grade(one: Inspection, before: list[Inspection]) -> None:
    if before:
        same = next(g for g in before[-1].grades if g.rating == before[-1].rating)
        one.grades.append(replace(same, families=("overall",)))


# One inspection, told by its whole name and by "the inspection": see `_is_of_apart`.
_PROTECTION = {
    "full_inspection": "child_protection_inspection",
    "child_protection_inspection": "full_inspection",
}


def _is_of_apart(reading: Reading, told: Told) -> bool:
    """Whether what is told, not of care only, is of the time when Ofsted inspected child protection and care apart."""
    if told.status != "done" or (told.grades and told.grades[0].families == ("care",)):
        return False
    first, last = low(told.date) or low(told.published), high(told.published) or high(told.date)
    if first is None and told.era != "past":
        now = reading.first_day
        first, last = (now - REPORT_AFTER, now) if now else (None, None)
    return first is not None and last is not None and APART[0] <= first and last <= APART[1]


def place_part(reading: Reading, found: list[Inspection], told: Told) -> None:
    """Give a judgement of one area to the inspection that is the news, else to an old one told of just before.

    Without either it is of an inspection that the article tells by its judgements only.
    """
    council = told.council or reading.council
    kinds = ("full_inspection", "child_protection_inspection")
    able = [i for i in found if i.kind in kinds and i.status == "done" and i.council in (council, None)]
    now = [i for i in able if not i.past and not _is_old(reading, i)]
    visited = any(
        i.news and i.status == "done" and i.kind in ("monitoring_visit", "focused_visit", "jtai", "area_send")
        for i in found
    )
    reach = told.number if visited else 2
    near = now or [i for i in able if any(0 < told.number - t.number <= reach for t in i.told)]
    if not near and len(able) == 1 and able[0].rating and told.number > able[0].numbers[0]:
        near = able  # no other inspection is told of whose judgement it could be
    if near:
        max(near, key=lambda i: (not i.past, i.news, *_last_day(i), -i.gap(told.number))).add(told)
    elif told.headline:
        place(reading, found, told)
    else:
        new = Inspection("full_inspection", told.body, council)
        new.add(told)
        found.append(new)


_OLD = 200  # days before the article: no report that is news is older


def _is_old(reading: Reading, inspection: Inspection) -> bool:
    last = high(inspection.published) or high(inspection.date)
    return bool(last and reading.first_day and reading.first_day - last > _OLD)


def _last_day(inspection: Inspection) -> tuple[bool, int]:
    """For sorting: what nothing dates is later than what is dated without being the news."""
    last = high(inspection.published) or high(inspection.date)
    return last is None, last or 0


def attach(reading: Reading, found: list[Inspection], told: Told) -> None:
    """Give what "the report" or "inspectors" tells to the inspection that is meant: the nearest that it fits."""
    if not (told.date or told.published or (told.visit and told.status == "planned")):
        if told.kind is not None and not any(i.kind == told.kind for i in found) and not told.headline:
            place(reading, found, told)
        return
    dated = bool(told.date or told.published)
    series = [i.kind for i in found if i.kind in ("monitoring_visit", "focused_visit")]
    if told.kind is None and series and told.status == "done" and _ONE_OF.search(told.span.of(reading.lowered)):
        told.kind = series[-1]  # "its second monitoring visit ... The first visit, in May, was not made public"
    if told.kind and not any(i.kind == told.kind and (i.status == told.status or i.news or not dated) for i in found):
        place(reading, found, told)
        return
    council = told.council or reading.council
    if told.status == "planned":
        if told.kind is None:
            _place_next(reading, found, told, council)
        return
    best, best_score = None, -99.0
    for other in found[-_MOST:]:
        if (
            other.status != "done"
            or (told.kind and other.kind != told.kind)
            or (told.body == "Ofsted" and other.kind not in OFSTED_KINDS)
            or (told.era == "past" and other.kind == "lscb_review" and told.kind is None)  # "last inspected in 2012"
        ):
            continue
        score = fits(other, told, council)
        if score is None:
            continue
        if (told.date and other.date is None) or (told.published and other.published is None):
            score += 1
        gap = other.gap(told.number)
        if gap > _APART and len(found) > 1:
            continue
        score -= gap * 0.4
        if score > best_score:
            best, best_score = other, score
    if best is not None:
        best.add(told)
    elif told.kind not in (None, "full_inspection"):
        place(reading, found, told)
    elif (
        told.body == "Ofsted"
        and not told.headline
        and lasts_two_days(told)
        and (kind := _unnamed(reading, found, told, council))
    ):
        told.kind = kind
        place(reading, found, told)
    elif (
        _tells_report(told)
        and not is_two_days(told.span.of(reading.lowered))
        and not any(not i.past for i in found if i.kind in GRADED)
    ):
        told.kind, told.body = "full_inspection", told.body or "Ofsted"
        place(reading, found, told)
    elif told.visit and not told.headline and (kind := _unnamed(reading, found, told, council)):
        told.kind = kind
        place(reading, found, told)
    elif told.era == "past" and not told.headline and _names_inspection(reading, told):
        told.kind, told.body, told.another = "full_inspection", "Ofsted", True
        place(reading, found, told)
    elif not told.headline and not found and told.body == "Ofsted" and told.date:
        told.kind = "full_inspection"
        place(reading, found, told)


def _place_next(reading: Reading, found: list[Inspection], told: Told, council: str | None) -> None:
    """Begin the visit or review that is to follow one told just before; elsewhere, the next monitoring visit."""
    done = [i for i in found if i.kind in FOLLOWED and i.status == "done"]
    far = 2 if told.body in ("", "Ofsted") else _APART  # "her officials": the department's review, named or not
    near = [i for i in done if told.body in ("", i.body) and 0 <= told.number - i.told[-1].number <= far]
    if near:
        told.kind, told.body = near[-1].kind, near[-1].body
    elif told.span.of(reading.lowered).startswith("they"):
        return  # whoever they are
    elif told.body in ("", "Ofsted") and (
        (told.date and "monitoring visits" in told.span.of(reading.lowered))
        or _unnamed(reading, found, told, council) == "monitoring_visit"
    ):
        told.kind, told.body = "monitoring_visit", "Ofsted"
    if told.kind is not None:
        place(reading, found, told)


_ONE_OF = re.compile(r"^(?:the|its|their|that) (?:first|second|third|fourth|fifth|sixth)(?: such)? visit\b")
_INSPECTION_IN = re.compile(
    r"\b(?:an?|the|its|that|ofsted's|last|previous) (?:[\w-]+ ){0,2}(?:re-?)?inspections?,? (?:back )?(?:in|of|from) $"
)
_ITS_INSPECTION = re.compile(r"(?:'s)? (?:ofsted |damning |critical |scathing |failed |full ){0,2}inspection\b")


def _names_inspection(reading: Reading, told: Told) -> bool:
    """Whether an inspection of long ago is named by its date: "since a damning inspection in 2016"."""
    dated = told.date or told.published
    if dated is None or not re.match(r"20\d\d", dated.edtf or "") or told.kind not in (None, "full_inspection"):
        return False
    words = told.span.of(reading.lowered).replace("’", "'")
    start, end = dated.span.start - told.span.start, dated.span.end - told.span.start
    return bool(_INSPECTION_IN.search(words, max(0, start - 60), start) or _ITS_INSPECTION.match(words, end))


def _tells_report(told: Told) -> bool:
    """Whether a report is told, or a visit with the day its report came out."""
    visited, published = high(told.date), high(told.published)
    return (told.reports and published is not None) or bool(visited and published and 0 < published - visited < _OLD)


def _unnamed(reading: Reading, found: list[Inspection], told: Told, council: str | None) -> str | None:
    """The kind of a visit that is none of the inspections told, from those before it."""
    earlier = [(i.kind, i.rating, low(i.published) or low(i.date) or 0) for i in found if i.council == council]
    start, end = told.span.start, told.span.end
    before = [i for i in found if 0 < told.number - i.told[-1].number <= 2 and i.kind in ("area_send", "jtai")]
    if before:
        return before[-1].kind  # inspectors come back to what they inspected
    visits = [i for i in found if i.kind in VISITS and i.council == council]
    words = reading.lowered[start:end].replace("’", "'")
    if visits and (IN_SERIES.search(words) or THAT_VISIT.search(words) or UNNAMED.search(words)):
        # monitoring visits come in series, focused ones seldom
        return min(
            visits, key=lambda i: (told.status == "planned" and i.kind != "monitoring_visit", i.gap(told.number))
        ).kind
    if "monitoring visits" in reading.lowered[max(0, start - 250) : start]:
        return "monitoring_visit"
    failed = any(rating == "Inadequate" for kind, rating, _ in earlier if kind in GRADED)
    if failed and lasts_two_days(told) and (told.date.edtf or "").startswith("XXXX") if told.date else False:
        return "monitoring_visit"  # of a year that is not told
    return kind_of_visit(told, reading.lowered[start:end], earlier)


def _compare_headline(reading: Reading, found: list[Inspection], best: Inspection | None, told: Told) -> None:
    """A headline adds only the grade that the body does not tell; where it contradicts the body, that is a doubt."""
    if best is not None and best.kind in GRADED and best.rating is None and told.rating:
        best.add(told)
        return
    if best is not None:
        best.told.append(told)
        return
    ratings = {i.rating for i in found if i.kind in GRADED and i.rating}
    if told.rating and ratings and told.rating not in ratings:
        reading.doubt(
            told.span, "headline_conflict", f"the headline says {told.rating}, the article {', '.join(sorted(ratings))}"
        )
    elif not any(i.kind == told.kind or (i.kind in OFSTED_KINDS and not told.grades) for i in found):
        new = Inspection(told.kind or "full_inspection", told.body, told.council or reading.council, status=told.status)
        new.add(told)
        found.append(new)
