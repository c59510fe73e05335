"""Inspections in a document: what its sentences tell, brought together, one claim for one inspection."""

import re
from dataclasses import dataclass, field
from datetime import date

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.inspection_mentions import GRADED, OFSTED_KINDS, Told, high, low, told_by
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import Grade, framework_families
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, InspectionClaim, RatingClaim, Span
from bucks_tracker.vocabulary import TermMatch

_REPORT_DAYS = 400  # a report comes out within this many days of the fieldwork's end
_MOST = 60  # no article tells of more inspections; what more there were would be compared with each other for nothing


@dataclass(slots=True)
class _Inspection:
    kind: str
    body: str
    council: str | None
    told: list[Told] = field(default_factory=list)
    date: Dated | None = None
    published: Dated | None = None
    grades: list[Grade] = field(default_factory=list)
    status: str = "done"
    news: bool = False
    past: bool = False

    @property
    def rating(self) -> str | None:
        if self.kind == "looked_after_inspection" and self.grades:
            return self.grades[0].rating
        return next((g.rating for g in self.grades if "overall" in g.families), None)

    def add(self, told: Told) -> None:
        self.told.append(told)
        self.date = self.date or told.date
        self.published = self.published or told.published
        if not told.headline or not self.grades:
            for grade in told.grades:
                if not any(set(g.families) & set(grade.families) for g in self.grades):
                    self.grades.append(grade)
        self.news = self.news or told.era == "news"
        self.past = self.past or told.era == "past"


def find_inspections(reading: Reading) -> tuple[InspectionClaim, ...]:
    """The inspections of the document, in the order in which they are first told."""
    passages = reading.passages
    if not passages:
        return ()
    told = [t for passage, terms in _with_terms(reading, passages) for t in told_by(reading, passage, *terms)]
    found: list[_Inspection] = []
    for t in told:
        if (t.kind is not None and not t.weak) or t.grades:
            _place(reading, found, t)
    for t in told:
        if (t.kind is None or t.weak) and not t.grades:
            _attach(reading, found, t)
    _settle_reviews(found)
    _date_boards(found)
    _know_again(found)
    return tuple(sorted((_claim(reading, i) for i in found), key=lambda c: c.span.start))


def _with_terms(
    reading: Reading, passages: tuple[Passage, ...]
) -> list[tuple[Passage, tuple[list[TermMatch], list[TermMatch], list[TermMatch]]]]:
    """Each passage with the terms of kinds, grades and sub-judgements in it."""
    order = sorted(passages, key=lambda p: p.span.start)
    spans = [(p.span.start, p.span.end) for p in order]
    by_passage: dict[int, tuple[list[TermMatch], list[TermMatch], list[TermMatch]]] = {
        p.number: ([], [], []) for p in order
    }
    for which, name in enumerate(("inspection_kinds", "ratings", "subratings")):
        at = 0
        for match in reading.vocabulary[name].find_within(reading.folded, reading.lowered, spans):
            while order[at].span.end <= match.start:
                at += 1
            by_passage[order[at].number][which].append(match)
    return [(p, by_passage[p.number]) for p in passages]


def _place(reading: Reading, found: list[_Inspection], told: Told) -> None:
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
        best = _Inspection(told.kind or "full_inspection", told.body, council, status=told.status)
        found.append(best)
    best.add(told)
    if told.same and not best.grades:
        before = next((i for i in reversed(found) if i is not best and i.rating), None)
        if before is not None:
            best.grades += [g for g in before.grades if "overall" in g.families][:1]


def _fits(other: _Inspection, told: Told, council: str | None) -> float | None:
    """How well what is told fits an inspection; None where it cannot be of it."""
    if other.kind != told.kind and told.kind is not None:
        return None
    if told.kind is None and told.grades:
        far = told.rating is not None and told.number - other.told[-1].number > 3
        if other.kind not in GRADED or far or (told.rating is None and other.kind == "lscb_review"):
            return None
    if other.status != told.status or (council and other.council and council != other.council):
        return None
    if told.rating and other.rating and told.rating.split(" to be")[0] != other.rating.split(" to be")[0]:
        return None
    apart = _apart(other, told)
    if apart is True:
        return None
    score = 3.0 if apart is False else 0.0
    if told.grades and told.rating is None and other.news:
        score += 2  # judgements apart from the overall one are told of the inspection that is the news
    if apart is None:
        if told.era and (
            (told.era == "past" and other.news and not other.past)
            or (told.era == "news" and other.past and not other.news)
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


def _apart(other: _Inspection, told: Told) -> bool | None:
    """Whether the dates say that these are two inspections (True) or one (False); None: they do not say."""
    agree = False
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
        if first and last and first > last + _REPORT_DAYS:
            return True
        if visit and report and visit.edtf and report.edtf and low(visit) and high(report):
            agree = True
    return False if agree else None


def _attach(reading: Reading, found: list[_Inspection], told: Told) -> None:
    """Give what "the report" or "inspectors" tells to the inspection that is meant: the nearest that it fits."""
    if not (told.date or told.published):
        if told.kind is not None and not any(i.kind == told.kind for i in found) and not told.headline:
            _place(reading, found, told)
        return
    if told.kind is not None and not any(i.kind == told.kind for i in found):
        _place(reading, found, told)
        return
    council = told.council or reading.council
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
        gap = min(abs(t.number - told.number) for t in other.told)
        score -= gap * 0.4
        if score > best_score:
            best, best_score = other, score
    if best is not None:
        best.add(told)
    elif not told.headline and not found and told.body == "Ofsted" and told.date:
        told.kind = "full_inspection"
        _place(reading, found, told)


def _compare_headline(reading: Reading, found: list[_Inspection], best: _Inspection | None, told: Told) -> None:
    """A headline adds nothing to what the body says; where it contradicts it, that is a doubt."""
    if best is not None:
        best.told.append(told)
        return
    ratings = {i.rating for i in found if i.kind in GRADED and i.rating}
    if told.rating and ratings and told.rating not in ratings:
        reading.doubt(
            told.span, "headline_conflict", f"the headline says {told.rating}, the article {', '.join(sorted(ratings))}"
        )
    elif not any(i.kind == told.kind for i in found):
        new = _Inspection(
            told.kind or "full_inspection", told.body, told.council or reading.council, status=told.status
        )
        new.add(told)
        found.append(new)


def _settle_reviews(found: list[_Inspection]) -> None:
    """A report "from the Department", said in the next sentence to be written by advisers, is the advisers' review."""
    for review in [i for i in found if i.kind == "adviser_review"]:
        for other in [i for i in found if i.kind == "dfe_review" and not i.date and not i.published]:
            if 0 < review.told[0].number - other.told[0].number <= 2:
                found.remove(other)
                review.told = other.told + review.told


def _know_again(found: list[_Inspection]) -> None:
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


def _date_boards(found: list[_Inspection]) -> None:
    """The safeguarding board was reviewed together with the services: without dates of its own it has theirs."""
    for board in [i for i in found if i.kind == "lscb_review" and not i.date and not i.published]:
        full = next(
            (i for i in found if i.kind == "full_inspection" and not i.past and i.council == board.council), None
        )
        if full is not None:
            board.date, board.published = full.date, full.published


def _claim(reading: Reading, inspection: _Inspection) -> InspectionClaim:
    first = next((t for t in inspection.told if t.grades or t.date or t.published), inspection.told[0])
    framework = _framework(inspection)
    year = _year(inspection.published or inspection.date) or _year(Dated(first.span, "", reading.published, ""))
    families = framework_families(framework or _framework_of_day(reading), year)
    ratings: dict[str, RatingClaim] = {}
    for grade in sorted(inspection.grades, key=lambda g: "rest" in g.families):
        if "rest" in grade.families:
            for judgement in dict.fromkeys(f for k, f in families.items() if k not in ("adoption", "care+leavers")):
                ratings.setdefault(judgement, RatingClaim(grade.span, judgement, grade.rating))
        for judgement in ["overall"] if inspection.kind == "looked_after_inspection" else _judgements(grade, families):
            ratings.setdefault(judgement, RatingClaim(grade.span, judgement, grade.rating))
    fieldwork, published = inspection.date, inspection.published
    is_news = inspection.status == "done" and not inspection.past
    if is_news and fieldwork is None and published is None and inspection.kind != "dfe_review":
        fieldwork, published = _inferred(reading, inspection, first.span)
    return InspectionClaim(
        span=first.span,
        body=_body(reading, inspection),
        kind=inspection.kind,
        rule="headline_only" if all(t.headline for t in inspection.told) else "inspection",
        framework=framework,
        date=fieldwork,
        published=published,
        ratings=tuple(ratings.values()),
        council=inspection.council or reading.council,
        is_news=is_news,
        status=inspection.status,
        mentions=tuple(dict.fromkeys(t.span for t in inspection.told)),
    )


def _judgements(grade: Grade, families: dict[str, str]) -> list[str]:
    ids = ["overall"] if "overall" in grade.families else []
    told = list(grade.families)
    if {"care", "leavers"} <= set(told) and families.get("care") == "care_and_leavers":
        told.remove("leavers")
    ids += [families[f] for f in told if f in families]
    if grade.all_areas and families:
        ids += [f for k, f in families.items() if k not in ("adoption", "care+leavers")]
    return list(dict.fromkeys(ids))


def _inferred(reading: Reading, inspection: _Inspection, span: Span) -> tuple[Dated | None, Dated | None]:
    """News without a date of its own: its report came out about when the article did; a visit, no later."""
    published = reading.published
    if published is None or re.match(r"X|.*/", published):
        return None, None
    if inspection.kind == "peer_review":
        return Dated(span, f"../{published[:7]}", f"../{published[:7]}", "inferred"), None
    about = published[:7].rstrip("~?") + "~"
    return None, Dated(span, about, about, "inferred")


def _year(dated: Dated | None) -> int | None:
    first = low(dated)
    return _year_of(first) if first else None


def _year_of(ordinal: int) -> int:
    return date.fromordinal(ordinal).year


def _framework(inspection: _Inspection) -> str | None:
    """The framework that the dates of a full inspection leave no doubt of."""
    if inspection.kind != "full_inspection":
        return None
    first = low(inspection.date) or low(inspection.published)
    last = high(inspection.published) or high(inspection.date)
    return _framework_between(first, last)


def _framework_between(first: int | None, last: int | None) -> str | None:
    if first is None or last is None:
        return None
    for name, begin, end in (
        ("SLAC", date(2009, 6, 1), date(2012, 12, 31)),
        ("SIF", date(2013, 11, 1), date(2018, 3, 15)),
        ("ILACS", date(2018, 1, 15), date(2100, 1, 1)),
    ):
        if begin.toordinal() <= first and last <= end.toordinal():
            return name
    return None


def _framework_of_day(reading: Reading) -> str | None:
    try:
        first, last = bounds(reading.published)
    except ValueError:
        return None
    return _framework_between(first.toordinal() if first else None, last.toordinal() if last else None)


_FIRM = re.compile(r"\b(?:consultan(?:cy|ts)|firm|company|advisers?)\s+((?:[A-Z][\w&]+\s?){1,4})")


def _body(reading: Reading, inspection: _Inspection) -> str:
    if inspection.kind != "adviser_review":
        return inspection.body
    for told in inspection.told:
        for mention in reading.bodies:
            if told.span.covers(mention.span) and mention.name not in ("Department for Education", "Ofsted"):
                return mention.name
        if hit := _FIRM.search(told.span.of(reading.folded)):
            return hit.group(1).strip()
    return inspection.body
