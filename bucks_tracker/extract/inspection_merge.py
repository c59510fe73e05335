"""Bring together what several sentences tell of one inspection: by kind, council, dates, grade and order."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from bucks_tracker.extract.inspection_actors import IN_SERIES, kind_of_visit
from bucks_tracker.extract.ratings import Grade
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import GRADED, OF_ONE_AREA, OFSTED_KINDS, Told, high, low
from bucks_tracker.records import Dated

_APART = 8  # sentences: "inspectors came in 2019" so far from an inspection is no more of it than of another
_LETTER_DAYS = 150  # the letter after a visit
_REPORT_DAYS = 400  # a report comes out within this many days of the fieldwork's end
_MOST = 60  # no article tells of more inspections; what more there were would be compared with each other for nothing


@dataclass(slots=True)
class Inspection:
    kind: str
    body: str
    council: str | None
    told: list[Told] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    date: Dated | None = None
    published: Dated | None = None
    grades: list[Grade] = field(default_factory=list)
    status: str = "done"
    news: bool = False
    past: bool = False

    @property
    def rating(self) -> str | None:
        if self.kind in OF_ONE_AREA and self.grades:
            return self.grades[0].rating
        return next((g.rating for g in self.grades if "overall" in g.families), None)

    def gap(self, number: int) -> int:
        """How many sentences away the nearest is that tells of it."""
        i = bisect_left(self.numbers, number)
        return min(abs(n - number) for n in self.numbers[max(0, i - 1) : i + 1])

    def add(self, told: Told) -> None:
        insort(self.numbers, told.number)
        self.told.append(told)
        self.date = _narrower(self.date, told.date)
        self.published = _narrower(self.published, told.published)
        if not told.headline or not self.grades:
            for grade in told.grades:
                if not set(grade.families) <= {f for g in self.grades for f in g.families}:
                    self.grades.append(grade)
        self.news = self.news or told.era == "news"
        bare = not (told.grades or told.date or told.published)  # "since the first inspection" dates nothing
        self.past = self.past or (told.era == "past" and not (bare and self.told[:-1]))


def _narrower(one: Dated | None, other: Dated | None) -> Dated | None:
    """The date that says more, where one lies within the other; else the first."""
    if one is None or other is None:
        return one or other
    a, b, c, d = low(one), high(one), low(other), high(other)
    within = a is not None and b is not None and c is not None and d is not None and a <= c and d <= b
    return other if within and (a, b) != (c, d) else one


def join_neighbours(told: list[Told]) -> None:
    """Give a grade without a date that of the report or visit told in the sentence before or after.

    "Inspectors were here in May. They rated the service good": one inspection, though a grade alone would go to any.
    """
    graded = {t.number: t for t in told if _lacks_dates(t)}
    for first in told:
        t = graded.get(first.number + 1)
        dated = first.kind in GRADED and first.status == "done" and (first.date or first.published)
        if dated and not first.grades and t is not None and t.rating and first.council == t.council:
            t.date, t.published, t.era = first.date, first.published, t.era or first.era
    for weak in told:
        if weak.kind is not None or weak.grades or weak.headline or not (weak.date or weak.published):
            continue
        for number in (weak.number - 1, weak.number + 1):
            t = graded.get(number)
            if t is None or not _may_join(weak, t):
                continue
            t.date, t.published, t.era = weak.date, weak.published, t.era or weak.era
            break


_VISITS = frozenset({"monitoring_visit", "focused_visit"})


def _lacks_dates(told: Told) -> bool:
    graded = told.rating and told.kind in (None, "full_inspection")
    return bool(
        (graded or (told.kind in _VISITS and told.status == "done"))
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
        and (graded.kind in _VISITS) == _lasts_two_days(weak)
    )


def place(reading: Reading, found: list[Inspection], told: Told) -> None:
    """Add what is told to the inspection that it is of, or begin a new one."""
    council = told.council or reading.council
    best, best_score = None, -1.0
    for other in found[-_MOST:]:
        score = _fits(other, told, council)
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
    if told.same and not best.grades:
        before = next((i for i in reversed(found) if i is not best and i.rating), None)
        if before is not None:
            best.grades += [g for g in before.grades if "overall" in g.families][:1]


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
    near = now or [i for i in able if visited or any(0 < told.number - t.number <= 2 for t in i.told)]
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
    now = low(Dated(inspection.told[0].span, "", reading.published, ""))
    return bool(last and now and now - last > _OLD)


def _last_day(inspection: Inspection) -> tuple[bool, int]:
    """For sorting: what nothing dates is later than what is dated without being the news."""
    last = high(inspection.published) or high(inspection.date)
    return last is None, last or 0


def _fits(other: Inspection, told: Told, council: str | None) -> float | None:
    """How well what is told fits an inspection; None where it cannot be of it."""
    if other.kind != told.kind and told.kind is not None:
        return None
    if told.same and told.another:
        return None  # "the grade it was given in 2018"
    if told.kind is not None and any(t.span == told.span and t.kind == told.kind for t in other.told):
        return None  # one sentence tells two
    if told.kind is None and told.grades:
        far = told.rating is not None and told.number - other.told[-1].number > 3 and not other.news
        if other.kind not in GRADED or far or (told.rating is None and other.kind == "lscb_review"):
            return None
    if other.status != told.status or (council and other.council and council != other.council):
        return None
    if told.rating and other.rating and told.rating.split(" to be")[0] != other.rating.split(" to be")[0]:
        return None
    apart = _apart(other, told)
    if apart is True or (told.visit and other.kind == "full_inspection" and _lasts_two_days(told)):
        return None
    score = 3.0 if apart is False else 0.0
    if told.grades and told.rating is None and other.news:
        score += 2  # judgements apart from the overall one are told of the inspection that is the news
    if apart is None:
        bare = not (told.grades or told.date or told.published or told.another)  # "since the Ofsted inspection"
        if (
            told.era
            and not bare
            and (
                (told.era == "past" and other.news and not other.past)
                or (told.era == "news" and other.past and not other.news)
            )
        ):
            return None
        if (
            told.another
            and not (other.past and not (other.date or other.published))
            and told.kind in GRADED
            and told.grades
            and other.grades
            and (told.date or told.published or told.era == "past")
        ):
            return None
    if told.rating and told.rating == other.rating:
        score += 1
    if told.era and ((told.era == "news") == other.news):
        score += 2
    return score + (0.5 if abs(other.told[-1].number - told.number) <= 1 else 0.0)


def _lasts_two_days(told: Told) -> bool:
    """No full inspection since 2013 was over in two or three days."""
    if told.date is None or not told.date.edtf:
        return False
    in_some_year = Dated(told.date.span, told.date.expression, told.date.edtf.replace("XXXX", "2001"), told.date.basis)
    first, last = low(in_some_year), high(in_some_year)
    return bool(first and last and 0 < last - first < 3)


def _apart(other: Inspection, told: Told) -> bool | None:
    """Whether the dates say that these are two inspections (True) or one (False); None: they do not say."""
    agree = False
    if _only_one_has_a_year(other, told):
        return True
    for a, b in ((other.date, told.date), (other.published, told.published)):
        a_low, a_high, b_low, b_high = low(a), high(a), low(b), high(b)
        if a_low and a_high and b_low and b_high:
            if a_low > b_high or b_low > a_high:
                return True
            agree = True
    for visit, report in ((other.date, told.published), (told.date, other.published)):
        first, last = low(visit), high(report)
        if first and last and last < first:
            return True
        first, last = low(report), high(visit)
        if first and last and first > last + (_LETTER_DAYS if other.kind in _VISITS else _REPORT_DAYS):
            return True
        if visit and report and visit.edtf and report.edtf and low(visit) and high(report):
            agree = True
    return False if agree else None


def _only_one_has_a_year(other: Inspection, told: Told) -> bool:
    """Whether one is told by the month only, as news is, and the other by a year: "in May", "in 2019"."""
    mine = [d.edtf for d in (told.date, told.published) if d and d.edtf]
    others = [d.edtf for d in (other.date, other.published) if d and d.edtf]
    bare = [all(e.startswith("XXXX") for e in edtfs) for edtfs in (mine, others)]
    year = [any(len(e) == 4 for e in edtfs) for edtfs in (mine, others)]
    return bool(mine and others) and ((bare[0] and year[1]) or (bare[1] and year[0]))


def attach(reading: Reading, found: list[Inspection], told: Told) -> None:
    """Give what "the report" or "inspectors" tells to the inspection that is meant: the nearest that it fits."""
    if not (told.date or told.published):
        if told.kind is not None and not any(i.kind == told.kind for i in found) and not told.headline:
            place(reading, found, told)
        return
    if told.kind is not None and not any(i.kind == told.kind for i in found):
        place(reading, found, told)
        return
    council = told.council or reading.council
    if told.status == "planned":
        if told.kind is None and (kind := _unnamed(reading, found, told, council)) == "monitoring_visit":
            told.kind = kind
            place(reading, found, told)
        return
    best, best_score = None, -99.0
    for other in found[-_MOST:]:
        if (
            other.status != "done"
            or (told.kind and other.kind != told.kind)
            or (told.body == "Ofsted" and other.kind not in OFSTED_KINDS)
        ):
            continue
        score = _fits(other, told, council)
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
    elif (
        told.body == "Ofsted"
        and not told.headline
        and _lasts_two_days(told)
        and (kind := _unnamed(reading, found, told, council))
    ):
        told.kind = kind
        place(reading, found, told)
    elif _tells_report(told) and not any(not i.past for i in found if i.kind in GRADED):
        told.kind, told.body = "full_inspection", told.body or "Ofsted"
        place(reading, found, told)
    elif told.visit and not told.headline and (kind := _unnamed(reading, found, told, council)):
        told.kind = kind
        place(reading, found, told)
    elif not told.headline and not found and told.body == "Ofsted" and told.date:
        told.kind = "full_inspection"
        place(reading, found, told)


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
    visits = [i for i in found if i.kind in _VISITS and i.council == council]
    if visits and IN_SERIES.search(reading.lowered, start, end):
        return min(visits, key=lambda i: i.gap(told.number)).kind
    if "monitoring visits" in reading.lowered[max(0, start - 250) : start]:
        return "monitoring_visit"
    return kind_of_visit(told, reading.lowered[start:end], earlier)


def _compare_headline(reading: Reading, found: list[Inspection], best: Inspection | None, told: Told) -> None:
    """A headline adds nothing to what the body says; where it contradicts it, that is a doubt."""
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


def settle(found: list[Inspection]) -> None:
    """What only the whole document tells: reviews named twice, grades that were, boards reviewed with the services."""
    _settle_reviews(found)
    _date_boards(found)
    _know_again(found)


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
