"""What each sentence says of an inspection: its kind, dates, grades, and whether it is news, past or to come."""

import re
from typing import Any

from bucks_tracker.extract.date_ties import is_to_come
from bucks_tracker.extract.grade_words import Setting
from bucks_tracker.extract.inspection_actors import add_reviews, commissioned_council
from bucks_tracker.extract.inspection_besides import add_before, add_beside, add_joint, add_spoken_of
from bucks_tracker.extract.inspection_dates import give_dates
from bucks_tracker.extract.inspection_eras import era_of
from bucks_tracker.extract.inspection_fits import VISITS
from bucks_tracker.extract.inspection_grades import add_grades, is_after_unannounced_era, may_grade
from bucks_tracker.extract.inspection_lists import add_listed, add_unnamed, is_count
from bucks_tracker.extract.inspection_reviewers import Reviewers
from bucks_tracker.extract.inspection_terms import Terms
from bucks_tracker.extract.inspection_was import add_what_was
from bucks_tracker.extract.inspection_words import holds, is_practice, is_to_be_read, names_practice, status_of
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import find_grades
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import APART, GRADED, Add, Told, council_at, high
from bucks_tracker.extract.topic import is_of_pupils

_ANOTHER = re.compile(
    r"\b(?:also (?:rated|judged|branded|found|deemed|graded|labelled)|another|separate|separately|previous|earlier"
    r"|again|second|third)\b"
)
_THE_PLACE = re.compile(r"\b(?:council|borough|county|city|town|authority|services?|department|safeguarding)\b")
_CAME = re.compile(r"inspect|visit")
_INSPECTED = re.compile(r"\b(?:inspect(?:ed|ors|ion)\w*|ofsted|visited)\b")
_REVIEWERS = (
    "commissioner",
    "advis",
    "improvement partner",
    "consultan",
    " report by ",
    "must report",
    "will report",
    "months to",
    "weeks to",
    "recommend",
    " his ",
    " her ",
    "report to the",
    "under way",
    "underway",
    "currently",
)


def told_by(reading: Reading, passage: Passage, reviewers: Reviewers, terms: Terms) -> list[Told]:
    """What one sentence tells, in order. `terms` are those found in it."""
    review = reviewers.told_in(passage)
    spoken = terms.kinds or terms.grades or passage.dates or review
    if not spoken and not any(word in passage.words for word in _REVIEWERS):
        return []
    if len(passage.words) < _SHORT and _DATELINE.match(passage.words):
        return []
    told: list[Told] = []
    elsewhere = passage.service is False and not _names_another_later(reading, passage)

    def add(kind: str | None, at: int, body: str, **more: Any) -> Told:
        council = commissioned_council(passage) if kind == "commissioner_review" else council_at(passage, at)
        headline = passage.kind in ("headline", "caption", "crosshead")
        new = Told(passage.span, at, passage.number, kind, body, council, headline=headline, **more)
        new.bodies = passage.bodies
        told.append(new)
        return new

    _add_named(reading, passage, terms, told, add, elsewhere=elsewhere)
    _join_protection(passage, told)
    if not elsewhere:
        add_reviews(reading, passage, add, told)
        if review is not None and not any(t.kind == review[0] for t in told):
            body = "DfE commissioner" if review[0] == "commissioner_review" else "improvement adviser"
            add(review[0], review[1], body)
    if passage.dates and all(is_to_come(reading, d) for d in passage.dates):
        for t in told:
            t.status = "planned" if t.status == "done" and t.kind != "commissioner_review" else t.status
    if terms.grades and not elsewhere:
        _add_graded(reading, passage, terms, told, add)
        if passage.dates:
            add_what_was(passage, terms.grades, told, add)
    if elsewhere and not told and passage.dates:
        add_joint(reading, passage, add)
    if not told and not elsewhere:
        add_unnamed(reading, passage, add)
    if not told and not elsewhere:
        add_spoken_of(reading, passage, add)
    add_beside(passage, told, add)
    if not told:
        return told
    add_before(passage, told, add)
    give_dates(reading, passage, told)
    told = [t for t in told if not _is_told_twice(t, told)]
    another = bool(_ANOTHER.search(passage.words))
    add_listed(passage, told)
    told = [t for t in told if not is_count(passage, t)]
    moved = any(g.former for t in told for g in t.grades)
    for t in told:
        if t.status == "done" and t.kind in VISITS and t.date and is_to_come(reading, t.date):
            t.status = "planned"  # "took place in April and the third is due in August"
        t.era = t.era or era_of(reading, passage, t, [o.at for o in told if o is not t and o.kind in GRADED], moved)
        t.another = t.another or another
        if t.kind == "child_protection_inspection" and is_after_unannounced_era(reading, t):
            t.kind = "full_inspection"  # those came unannounced too
    return sorted(told, key=lambda t: t.same)  # what has the grade of another comes after it


def _add_named(
    reading: Reading,
    passage: Passage,
    terms: Terms,
    told: list[Told],
    add: Add,
    *,
    elsewhere: bool,
) -> None:
    """The inspections that the sentence names; `elsewhere` where it is about another service."""
    topic = reading.topic
    names = {b.name for b in passage.bodies}
    of_needs = any(m.term.id == "area_send" for m in terms.kinds)
    of_needs_only = topic is not None and topic.is_of_special_needs
    for match in terms.kinds:
        kind, local = match.term.id, match.start - passage.span.start
        end = match.end - passage.span.start
        if of_needs and passage.words.startswith("joint inspection", local):
            kind = "area_send"  # with the health inspectors
        with_others = kind in ("area_send", "jtai")
        of_another = elsewhere or (topic is not None and topic.is_of_another(passage.span, match.start))
        if any(t.kind == kind for t in told) or (of_another and not with_others):
            continue
        if kind == "area_send" and not of_needs_only and is_of_pupils(passage.words, local):
            continue  # pupils of a school
        if match.term.id == "area_send" and not _CAME.search(passage.words[local:end]):
            add(kind, match.start, "Ofsted", weak=not _INSPECTED.search(passage.words))
            continue
        if is_practice(passage, match, local) or not holds(kind, passage, names, local, terms.grades):
            continue
        status, sure = status_of(passage.words, local, end)
        if status == "planned" and (not sure or is_to_be_read(passage.words, end)):
            continue
        add(kind, match.start, str(match.term.extra["body"]), status=status, weak=names_practice(kind, match, passage))


def _add_graded(reading: Reading, passage: Passage, terms: Terms, told: list[Told], add: Add) -> None:
    """The grades of the sentence, with the inspections named before or without one."""
    names = {b.name for b in passage.bodies}
    if not may_grade(reading, passage, names):
        return
    named = bool(names or terms.kinds)
    spoken_of = bool(passage.service or named or terms.areas or passage.councils or _THE_PLACE.search(passage.words))
    setting = Setting(passage.span, spoken_of, named, tuple(d.span for d in passage.dates))
    # areas in an inspection's name are not what it judged
    areas = [a for a in terms.areas if not _TITLE.search(passage.words, 0, max(0, a.start - passage.span.start))]
    if any((high(d) or APART[1]) < APART[1] for d in passage.dates):  # up to 2013 safeguarding was the whole
        areas = [a for a in areas if not a.term.extra.get("listed")]
    grades = find_grades(setting, reading.folded, terms.grades, areas)
    board = any(t.kind == "lscb_review" for t in told)  # its members are police and health
    topic = reading.topic
    grades = [
        g
        for g in grades
        if board or g.families != ("overall",) or not (topic and topic.is_of_another(passage.span, g.span.start))
    ]
    add_grades(reading, passage, grades, told, add)


_WHICH_RATED = re.compile(r"\b(?:which|that|and) (?:rated|judged|found|graded|described|called|ruled)\b")


def _join_protection(passage: Passage, told: list[Told]) -> None:
    """ "An inspection in November which rated its arrangements to protect children": one, of child protection."""
    for one in [t for t in told if t.kind == "full_inspection"]:
        for other in [t for t in told if t.kind == "child_protection_inspection" and t.at > one.at]:
            start = passage.span.start
            if _WHICH_RATED.search(passage.words, one.at - start, other.at - start):
                one.kind = other.kind
                told.remove(other)


def _names_another_later(reading: Reading, passage: Passage) -> bool:
    """Whether a sentence of an article on children's services begins with them, though it comes to name another.

    "Ofsted rated the county inadequate, finding teenagers in unregistered homes."
    """
    topic = reading.topic
    return topic is not None and topic.is_of_children and topic.of(passage.span) is False


def _is_told_twice(t: Told, told: list[Told]) -> bool:
    """Whether a grade given again found no date of its own, and another of the sentence has both."""
    if not (t.another and t.era == "past" and t.rating) or t.date or t.published or any(g.former for g in t.grades):
        return False
    return any(o.rating == t.rating and o.kind == t.kind and (o.date or o.published) for o in told if o is not t)


_DATELINE = re.compile(r"(?:first |last )?(?:published|updated|posted|released)\b[: ]")
_SHORT = 45
_TITLE = re.compile(
    r"\binspections? (?:of|into) (?:[\w'’-]+ ){0,3}$|\bsafeguarding (?:services )?and (?:services for )?$"
)
