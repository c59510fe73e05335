"""Inspections in a document: what its sentences tell, brought together, one claim for one inspection."""

import re
from dataclasses import replace
from datetime import date

from bucks_tracker.edtf import is_valid
from bucks_tracker.extract.area_ties import EXCEPTED
from bucks_tracker.extract.frameworks import (
    framework_families,
    framework_named,
    framework_of,
    framework_of_day,
    is_of_protection_apart,
)
from bucks_tracker.extract.inspection import Inspection
from bucks_tracker.extract.inspection_mentions import told_by
from bucks_tracker.extract.inspection_merge import attach, give_same_grades, place, place_part
from bucks_tracker.extract.inspection_neighbours import join_neighbours
from bucks_tracker.extract.inspection_reviewers import Reviewers
from bucks_tracker.extract.inspection_settle import name_two_days, settle
from bucks_tracker.extract.inspection_terms import find_terms
from bucks_tracker.extract.ratings import Grade
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.relative_grades import STEPS, WHOLE, stepped
from bucks_tracker.extract.told import APART, OF_ONE_AREA, high, low
from bucks_tracker.records import Dated, InspectionClaim, RatingClaim, Span


def find_inspections(reading: Reading) -> tuple[InspectionClaim, ...]:
    """The inspections of the document, in the order in which they are first told."""
    passages = reading.passages
    if not passages:
        return ()
    reviewers = Reviewers(reading, passages)
    terms = find_terms(reading, passages)
    told = [t for passage in passages for t in told_by(reading, passage, reviewers, terms[passage.number])]
    join_neighbours(told)
    found: list[Inspection] = []
    parts = [t for t in told if t.is_part]
    apart = {id(t) for t in parts}
    whole = [t for t in told if ((t.kind is not None and not t.weak) or t.grades) and id(t) not in apart]
    for t in whole:
        if not t.headline:
            place(reading, found, t)
    for t in parts:
        place_part(reading, found, t)
    for t in whole:  # headlines only add what the body does not tell
        if t.headline:
            place(reading, found, t)
    give_same_grades(found)
    name_two_days(reading, found)  # before dates are attached: whether it is monitored decides what fits
    for t in sorted(told, key=lambda t: t.era == "past"):  # the news has its dates before the past is looked at
        if (t.kind is None or t.weak) and not t.grades:
            attach(reading, found, t)
    settle(reading, found)
    return tuple(sorted((_claim(reading, i) for i in found), key=lambda c: c.span.start))


def _claim(reading: Reading, inspection: Inspection) -> InspectionClaim:
    first = next((t for t in inspection.told if t.grades or t.date or t.published), inspection.told[0])
    framework = framework_of(inspection)
    year = _year(low(inspection.published or inspection.date)) or _year(reading.first_day)
    families = framework_families(framework or framework_named(reading, inspection) or framework_of_day(reading), year)
    together = any({"care", "leavers"} <= set(g.families) for g in inspection.grades)
    if year is None and together and "care+leavers" in families:
        families = framework_families("ILACS", 2022)  # told in one breath: until 2023 they were one
    judged = families
    if families.get("leavers") == "care_and_leavers" and not _tells_of_care(inspection):
        families = {**families, "leavers": "care_leavers"}  # graded alone: what was said
    day = low(inspection.date) or low(inspection.published) or (reading.first_day if not inspection.past else None)
    if inspection.kind == "full_inspection" and day is not None and day >= _NO_OVERALL:
        inspection.grades = [
            replace(g, families=tuple(f for f in g.families if f != "overall")) for g in inspection.grades
        ]
    # up to 2012 the grade first told is the inspection's, whatever it was of
    overall = any("overall" in g.families for g in inspection.grades)
    of_one = inspection.kind in OF_ONE_AREA
    whole = not overall if of_one else day is not None and day < APART[0]
    if _kind(reading, inspection, inspection.date, inspection.published) == "child_protection_inspection":
        judged = families = {"help": "help_protection", "leaders": "leadership"}
    ratings: dict[str, RatingClaim] = {}
    grades = _told_out(inspection)
    for grade in grades:
        apart = inspection.kind == "child_protection_inspection" and grade.families == ("leaders",)
        named = _judgements(grade, families)
        if whole and of_one and not apart:
            named = ["overall"]
        elif whole and not of_one and not _is_of_care(grade, ratings):
            named = ["overall", *named, *_safeguarding(reading, inspection, grade)]
        for judgement in named:
            ratings.setdefault(judgement, RatingClaim(grade.span, judgement, grade.rating))
    sif = "adoption" in families  # adoption and leaving care are judged within its three main areas
    for grade in grades:
        if not {"rest", "all", "three"}.isdisjoint(grade.families):
            judged_within = {"care+leavers", *(("adoption", "leavers") if sif and "three" in grade.families else ())}
            judged_apart = judged_within | {f[1:] for f in grade.families if f.startswith(EXCEPTED)}
            for judgement in dict.fromkeys(f for k, f in judged.items() if k not in judged_apart):
                ratings.setdefault(judgement, RatingClaim(grade.span, judgement, grade.rating))
    fieldwork, published = inspection.date, inspection.published
    is_news = inspection.status == "done" and not inspection.past
    if is_news and fieldwork is None and published is None and inspection.kind != "dfe_review":
        fieldwork, published = _inferred(reading, inspection, first.span)
    if inspection.status == "planned":
        fieldwork, published = _from_now(reading, fieldwork), _from_now(reading, published)
    return InspectionClaim(
        span=first.span,
        body=_body(reading, inspection),
        kind=_kind(reading, inspection, fieldwork, published),
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


_NO_OVERALL = date(2026, 4, 1).toordinal()  # since then no inspection has an overall grade


def _kind(reading: Reading, inspection: Inspection, fieldwork: Dated | None, published: Dated | None) -> str:
    """From August 2012 to October 2013 Ofsted inspected only the protection of children and, apart, those in care."""
    first, last = low(fieldwork) or low(published), high(published) or high(fieldwork)
    if inspection.kind != "full_inspection" or inspection.status != "done":
        return inspection.kind
    if first is None or last is None:
        undated = reading.published is None and not inspection.past
        apart = undated and is_of_protection_apart(reading, inspection)
        return "child_protection_inspection" if apart else inspection.kind
    if not (APART[0] <= first and last <= APART[1]):
        return inspection.kind
    return (
        "looked_after_inspection"
        if inspection.grades and inspection.grades[0].families == ("care",)
        else "child_protection_inspection"
    )


def _tells_of_care(inspection: Inspection) -> bool:
    joint = {"care", "all", "three"}
    return any(not joint.isdisjoint(g.families) for g in inspection.grades)


def _is_of_care(grade: Grade, ratings: dict[str, RatingClaim]) -> bool:
    """Up to 2012 safeguarding and the care of children had each its grade; the first told is the inspection's."""
    first = ratings.get("overall")
    return grade.families == ("care",) and first is not None and first.rating != grade.rating


def _told_out(inspection: Inspection) -> list[Grade]:
    """The grades in the order of the text, those told only by another as it makes them."""
    grades: list[Grade] = []
    for grade in sorted(inspection.grades, key=lambda g: g.span.start):
        whole, before = inspection.rating, grades[-1].rating if grades else None
        reference = whole or before if grade.rating == WHOLE else before or whole
        if grade.rating not in STEPS:
            grades.append(grade)
        elif reference:
            grades.append(replace(grade, rating=stepped(grade.rating, reference)))
    return grades


def _safeguarding(reading: Reading, inspection: Inspection, grade: Grade) -> list[str]:
    """Up to 2012, where the care of children is graded too, a sentence on safeguarding grades help and protection."""
    if not any("care" in g.families for g in inspection.grades):
        return []
    start, end = grade.span.start, grade.span.end
    words = next(
        (t.span.of(reading.lowered) for t in inspection.told if t.span.start <= start and end <= t.span.end), ""
    )
    return ["help_protection"] if "safeguarding" in words else []


def _judgements(grade: Grade, families: dict[str, str]) -> list[str]:
    ids = ["overall"] if "overall" in grade.families else []
    told = list(grade.families)
    if {"care", "leavers"} <= set(told) and families.get("care") == "care_and_leavers":
        told.remove("leavers")
    ids += [families[f] for f in told if f in families]
    return list(dict.fromkeys(ids))


def _from_now(reading: Reading, dated: Dated | None) -> Dated | None:
    """What is to come by a day comes between the article and that day."""
    if dated is None or not (dated.edtf or "").startswith("../") or reading.first_day is None:
        return dated
    told = f"{reading.published}{(dated.edtf or '')[2:]}"
    return replace(dated, edtf=told) if is_valid(told) and "/" not in (reading.published or "") else dated


def _inferred(reading: Reading, inspection: Inspection, span: Span) -> tuple[Dated | None, Dated | None]:
    """News without a date of its own: its report came out about when the article did; a visit, no later."""
    published = reading.published
    if published is None or re.match(r"X|.*/", published):
        return None, None
    if inspection.kind == "peer_review":
        return Dated(span, f"../{published[:7]}", f"../{published[:7]}", "inferred"), None
    about = published[:7].rstrip("~?") + "~"
    return None, Dated(span, about, about, "inferred")


def _year(ordinal: int | None) -> int | None:
    return date.fromordinal(ordinal).year if ordinal else None


_FIRM = re.compile(r"\b(?:consultan(?:cy|ts)|firm|company|advisers?)\s+((?:[A-Z][\w&]+\s?){1,4})")


def _body(reading: Reading, inspection: Inspection) -> str:
    if inspection.kind != "adviser_review":
        return inspection.body
    for told in inspection.told[:6]:
        for mention in told.bodies:
            if mention.name not in ("Department for Education", "Ofsted"):
                return mention.name
        if hit := _FIRM.search(told.span.of(reading.folded)):
            return hit.group(1).strip()
    return inspection.body
