"""Whether what a sentence tells can be of an inspection already told of, and how well it fits."""

from bucks_tracker.extract.inspection import Inspection
from bucks_tracker.extract.told import APART, GRADED, OF_ONE_AREA, REPORT_AFTER, Told, high, low
from bucks_tracker.records import Dated

_LETTER_DAYS = 150  # the letter after a visit
_REPORT_DAYS = 400  # a report comes out within this many days of the fieldwork's end
_IN_FULL = frozenset({"care", "adoption", "leavers"})  # areas that an inspection of child protection did not judge
VISITS = frozenset({"monitoring_visit", "focused_visit"})


def fits(other: Inspection, told: Told, council: str | None) -> float | None:
    """How well what is told fits an inspection; None where it cannot be of it."""
    if other.kind != told.kind and told.kind is not None:
        return None
    if other.kind == "child_protection_inspection" and any(_IN_FULL.intersection(g.families) for g in told.grades):
        return None
    on = low(told.date) or low(told.published)
    if other.kind in OF_ONE_AREA and on is not None and on > APART[1] + REPORT_AFTER and not other.news:
        return None
    if told.same and told.another:
        return None  # "the grade it was given in 2018"
    if told.kind is not None and any(t.span == told.span and t.kind == told.kind for t in other.told):
        return None  # one sentence tells two
    if told.grades and any(t.span == told.span and t.era == "past" and not t.grades for t in other.told):
        return None  # "it is good, the same as at the last inspection"
    if told.kind is None and told.grades:
        far = told.rating is not None and told.number - other.told[-1].number > 3 and not other.news
        if other.kind not in GRADED or far or (told.rating is None and other.kind == "lscb_review"):
            return None
    if other.status != told.status or (council and other.council and council != other.council):
        return None
    if told.rating and other.rating and told.rating.split(" to be")[0] != other.rating.split(" to be")[0]:
        return None
    apart = _apart(other, told)
    if apart is True or (told.visit and other.kind == "full_inspection" and lasts_two_days(told)):
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
        if other.kind in ("area_send", "jtai") and told.era == "past" and (told.date or told.published):
            return None  # years ago; the one of which no date is told is the news
    if told.rating and told.rating == other.rating:
        score += 1
    if told.era and ((told.era == "news") == other.news):
        score += 2
    return score + (0.5 if abs(other.told[-1].number - told.number) <= 1 else 0.0)


def lasts_two_days(told: Told) -> bool:
    """No full inspection since 2013 was over in two or three days."""
    if told.date is None or not told.date.edtf:
        return False
    in_some_year = _in_some_year(told.date)
    first, last = low(in_some_year), high(in_some_year)
    return bool(first and last and 0 < last - first < 3)


def _in_some_year(dated: Dated) -> Dated:
    """A date of the month only, in a year that makes it comparable with others of the month only."""
    return Dated(dated.span, dated.expression, (dated.edtf or "").replace("XXXX", "2001"), dated.basis)


def _apart(other: Inspection, told: Told) -> bool | None:
    """Whether the dates say that these are two inspections (True) or one (False); None: they do not say."""
    agree = False
    if _only_one_has_a_year(other, told):
        return True
    for a, b in ((other.date, told.date), (other.published, told.published)):
        if a and b and (a.edtf or "").startswith("XXXX") and (b.edtf or "").startswith("XXXX"):
            a, b = _in_some_year(a), _in_some_year(b)  # "in June", "the earlier visit, in March"
        a_low, a_high, b_low, b_high = low(a), high(a), low(b), high(b)
        if a_low and a_high and b_low and b_high:
            if a_low > b_high or b_low > a_high:
                if a is other.published and _is_handed_in(other, told, max(a_low - b_high, b_low - a_high)):
                    continue
                return True
            agree = True
    for visit, report in ((other.date, told.published), (told.date, other.published)):
        first, last = low(visit), high(report)
        if first and last and last < first:
            return True
        first, last = low(report), high(visit)
        if first and last and first > last + (_LETTER_DAYS if other.kind in VISITS else _REPORT_DAYS):
            return True
        if visit and report and visit.edtf and report.edtf and low(visit) and high(report):
            agree = True
    return False if agree else None


def _is_handed_in(other: Inspection, told: Told, days: int) -> bool:
    """Whether two dates of a report to ministers are when they got it and when it was made public."""
    near = other.gap(told.number) <= 3 and not told.another
    return other.kind in ("commissioner_review", "adviser_review") and near and days < _LETTER_DAYS


def _only_one_has_a_year(other: Inspection, told: Told) -> bool:
    """Whether one is told by the month only, as news is, and the other by a year: "in May", "in 2019"."""
    mine = [d.edtf for d in (told.date, told.published) if d and d.edtf]
    others = [d.edtf for d in (other.date, other.published) if d and d.edtf]
    bare = [all(e.startswith("XXXX") for e in edtfs) for edtfs in (mine, others)]
    year = [any(len(e) == 4 for e in edtfs) for edtfs in (mine, others)]
    return bool(mine and others) and ((bare[0] and year[1]) or (bare[1] and year[0]))
