"""What each sentence says of an inspection: its kind, dates, grades, and whether it is news, past or to come."""

import re
from dataclasses import replace
from typing import Any

from bucks_tracker.extract.grade_words import Setting
from bucks_tracker.extract.inspection_actors import (
    IN_SERIES,
    THAT_VISIT,
    add_reviews,
    commissioned_council,
    is_back_again,
    is_of_peers,
    is_visit,
)
from bucks_tracker.extract.inspection_dates import give_dates, is_to_come
from bucks_tracker.extract.inspection_eras import era_of
from bucks_tracker.extract.inspection_fits import VISITS
from bucks_tracker.extract.inspection_grades import add_grades, is_after_unannounced_era, may_grade
from bucks_tracker.extract.inspection_lists import add_listed, add_unnamed, is_count
from bucks_tracker.extract.inspection_reviewers import Reviewers
from bucks_tracker.extract.inspection_same import add_same
from bucks_tracker.extract.inspection_was import add_what_was
from bucks_tracker.extract.inspection_words import (
    holds,
    is_practice,
    is_to_be_read,
    names_practice,
    status_of,
)
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import find_grades
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import GRADED, Add, Told, council_at
from bucks_tracker.extract.topic import is_of_pupils
from bucks_tracker.vocabulary import TermMatch

_ANOTHER = re.compile(
    r"\b(?:also (?:rated|judged|branded|found|deemed|graded|labelled)|another|separate|separately|previous|earlier"
    r"|again|second|third)\b"
)
_CRITICISED = re.compile(
    r"\b(?:slammed|criticised|condemned|blasted|lambasted|savaged|failed|slated|attacked|panned|rapped|praised"
    r"|commended) (?:\w+ )?by (?:\w+ )?(?:ofsted|osted|the watchdog|inspectors)|\b(?:ofsted|watchdog"
    r"|inspectors) (?:slammed|criticised|condemned|blasted|lambasted|savaged|praised|failed)"
)
_MINISTERS = re.compile(r"\b(?:minister|secretary of state|education secretary)\b")  # their letters are no reports
_REPORT = re.compile(
    r"\b(?:report|letter|findings|inspectors|inspection|check|published|visit|visited|judgements?|verdict|outcome|review|ofsted"
    r"|watchdog|inspected|re-inspected|(?:last|first|previously) (?:rated|graded|judged|assessed|examined|marked)"
    r"|(?:previous|last|earlier|former) (?:grade|rating))\b"
)
_THE_PLACE = re.compile(r"\b(?:council|borough|county|city|town|authority|services?|department|safeguarding)\b")
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


def told_by(
    reading: Reading,
    passage: Passage,
    reviewers: Reviewers,
    kinds: list[TermMatch],
    words: list[TermMatch],
    areas: list[TermMatch],
) -> list[Told]:
    """What one sentence tells, in order. `kinds`, `words` (grades) and `areas` are the terms found in it."""
    review = reviewers.told_in(passage)
    if not (kinds or words or passage.dates or review) and not any(word in passage.words for word in _REVIEWERS):
        return []
    if len(passage.words) < _SHORT and _DATELINE.match(passage.words):
        return []
    told: list[Told] = []
    names = {b.name for b in passage.bodies}
    headline = passage.kind in ("headline", "caption", "crosshead")

    def is_of_another(at: int) -> bool:
        return reading.topic is not None and reading.topic.is_of_another(passage.span, at)

    elsewhere = passage.service is False and not _names_another_later(reading, passage)

    def add(kind: str | None, at: int, body: str, **more: Any) -> Told:
        council = commissioned_council(passage) if kind == "commissioner_review" else council_at(passage, at)
        new = Told(passage.span, at, passage.number, kind, body, council, headline=headline, **more)
        new.bodies = passage.bodies
        told.append(new)
        return new

    of_needs = any(m.term.id == "area_send" for m in kinds)
    for match in kinds:
        kind = match.term.id
        if of_needs and passage.words.startswith("joint inspection", match.start - passage.span.start):
            kind = "area_send"  # with the health inspectors
        if elsewhere and kind not in ("area_send", "jtai"):
            continue
        if any(t.kind == kind for t in told) or (kind not in ("area_send", "jtai") and is_of_another(match.start)):
            continue
        local = match.start - passage.span.start
        of_needs_only = reading.topic is not None and reading.topic.is_of_special_needs
        if kind == "area_send" and not of_needs_only and is_of_pupils(passage.words, local):
            continue  # pupils of a school
        if match.term.id == "area_send" and not re.search(
            r"inspect|visit", passage.words[local : local + match.end - match.start]
        ):
            add(kind, match.start, "Ofsted", weak=not _INSPECTED.search(passage.words))
            continue
        if is_practice(passage, match, local) or not holds(kind, passage, names, local, words):
            continue
        status, sure = status_of(passage.words, local, local + match.end - match.start)
        if status == "planned" and (not sure or is_to_be_read(passage.words, local + match.end - match.start)):
            continue
        add(kind, match.start, str(match.term.extra["body"]), status=status, weak=names_practice(kind, match, passage))
    _join_protection(passage, told)
    if not elsewhere:
        add_reviews(reading, passage, add, told)
        if review is not None and not any(t.kind == review[0] for t in told):
            add(
                review[0],
                review[1],
                "DfE commissioner" if review[0] == "commissioner_review" else "improvement adviser",
            )
    if passage.dates and all(is_to_come(reading, d) for d in passage.dates):
        for t in told:
            t.status = "planned" if t.status == "done" and t.kind != "commissioner_review" else t.status
    if words and not elsewhere and may_grade(reading, passage, names):
        named = bool(names or kinds)
        spoken_of = bool(passage.service or named or areas or passage.councils or _THE_PLACE.search(passage.words))
        setting = Setting(passage.span, spoken_of, named, tuple(d.span for d in passage.dates))
        # areas in an inspection's name are not what it judged
        areas = [a for a in areas if not _TITLE.search(passage.words, 0, max(0, a.start - passage.span.start))]
        grades = find_grades(setting, reading.folded, words, areas)
        board = any(t.kind == "lscb_review" for t in told)  # its members are police and health
        grades = [g for g in grades if board or not is_of_another(g.span.start)]
        add_grades(reading, passage, grades, told, add)
    if words and not elsewhere and passage.dates:
        add_what_was(passage, words, told, add)
    if elsewhere and not told and passage.dates:
        _add_joint(reading, passage, add)
    if not told and not elsewhere:
        add_unnamed(reading, passage, add)
    if not told and not elsewhere:
        if passage.dates and (hit := is_of_peers(reading, passage.words)):
            add("peer_review", passage.span.start + hit.start(), "Local Government Association", weak=True, visit=True)
        elif passage.dates and (hit := is_back_again(passage.words)):
            theirs = "official" in hit.group() or "department" in hit.group()
            body = "Department for Education" if theirs else "Ofsted" if "Ofsted" in names else ""
            add(None, passage.span.start + hit.start(), body, weak=True, visit=True, status="planned")
        elif passage.dates and (hit := _TO_BE_INSPECTED.search(passage.words)):
            if all(is_to_come(reading, d) or (d.edtf or "").startswith("../") for d in passage.dates):
                add("full_inspection", passage.span.start + hit.start(), "Ofsted", status="planned")
        elif (hit := _CRITICISED.search(passage.words)) and _has_date_near(passage, hit.start()):
            add("full_inspection", passage.span.start + hit.start(), "Ofsted")
        elif (passage.dates or "way" in passage.words or "currently" in passage.words) and (
            hit := IN_SERIES.search(passage.words) or _REPORT.search(passage.words) or is_visit(passage.words)
        ):
            status, _ = status_of(passage.words, hit.start(), hit.end())
            if status == "under_way" and "Ofsted" in names and (passage.service or passage.councils):
                add("full_inspection", passage.span.start + hit.start(), "Ofsted", status=status)
            elif status == "planned" and passage.dates and (came := is_visit(passage.words)):
                add(None, passage.span.start + came.start(), "Ofsted", weak=True, visit=True, status=status)
            elif status == "done" and not (_MINISTERS.search(passage.words) and "Ofsted" not in names):
                came = is_visit(passage.words)
                at = passage.span.start + (came or hit).start()
                add(None, at, "Ofsted" if "Ofsted" in names or came else "", weak=True, visit=came is not None)
    if told and all(t.grades and all(g.former for g in t.grades) for t in told) and (came := is_visit(passage.words)):
        add(None, passage.span.start + came.start(), "Ofsted", weak=True, visit=True)
    planned = [t for t in told if t.kind == "full_inspection" and t.status == "planned"]
    ahead = is_back_again(passage.words) if planned and planned == told and passage.dates[1:] else None
    if ahead and ahead.start() < planned[0].at - passage.span.start:  # "a visit is due in May, an inspection in June"
        add(None, passage.span.start + ahead.start(), "Ofsted", weak=True, visit=True, status="planned")
    add_same(passage, told, add)
    _add_next(passage, told, add)
    if [t.visit for t in told] == [True] and told[0].kind is None and len(passage.dates) > 1:
        for hit in (*THAT_VISIT.finditer(passage.words), *IN_SERIES.finditer(passage.words)):
            if abs(passage.span.start + hit.start() - told[0].at) > _APART and len(told) < 2:
                add(None, passage.span.start + hit.start(), "Ofsted", weak=True, visit=True)
    if told and (hit := _TOOK_PLACE.search(passage.words)):
        first = passage.span.start + hit.end()
        if all(t.at > first for t in told) and any(0 <= d.span.start - first < 40 for d in passage.dates):
            add(None, passage.span.start + hit.start(), "Ofsted", weak=True, visit=True)
    if not told:
        return told
    _add_main_clause(passage, told, add)
    if len(passage.dates) > 1 and not any(t.grades for t in told) and (hit := _FORMER_GRADE.search(passage.words)):
        add(None, passage.span.start + hit.start(), "Ofsted", weak=True, era="past")
    _add_first_since(passage, told)
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


_WHICH_RATED = re.compile(r"\b(?:which|that|and) (?:rated|judged|found|graded|described|called|ruled)\b")
_APART = 20  # characters between two visits


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


def _has_date_near(passage: Passage, at: int) -> bool:
    """Whether a date stands by the words: not in "inspectors praised ... the posts that members agreed in July"."""
    return any(abs(d.span.start - passage.span.start - at) < _NEAR for d in passage.dates)


_NEAR = 70


def _is_told_twice(t: Told, told: list[Told]) -> bool:
    """Whether a grade given again found no date of its own, and another of the sentence has both."""
    if not (t.another and t.era == "past" and t.rating) or t.date or t.published or any(g.former for g in t.grades):
        return False
    return any(o.rating == t.rating and o.kind == t.kind and (o.date or o.published) for o in told if o is not t)


def _add_joint(reading: Reading, passage: Passage, add: Add) -> None:
    """Dates of the inspection that a document on special needs or on several agencies is about."""
    topic = reading.topic
    if topic is None or not topic.is_joint or topic.of(passage.span) is not None:
        return
    if hit := _ITS_REPORT.search(passage.words):
        joint = "jtai" if "joint targeted" in reading.lowered else "area_send"
        add(joint, passage.span.start + hit.start(), "Ofsted", weak=True)


def _add_next(passage: Passage, told: list[Told], add: Add) -> None:
    """ "It was last inspected in 2019 and the next one is due by July": one more of the kind just told, to come."""
    if hit := _NEXT_ONE.search(passage.words):
        done = [t for t in told if t.kind in GRADED and t.at < passage.span.start + hit.start()]
        if done and not any(t.status == "planned" for t in told):
            add(done[-1].kind, passage.span.start + hit.start(), "Ofsted", status="planned")


def _add_first_since(passage: Passage, told: list[Told]) -> None:
    """ "The council's first full one since 2016": the date of the one before, where another sentence tells of it."""
    for dated in passage.dates:
        end = dated.span.start - passage.span.start
        first = (dated.edtf or "").endswith("/..")
        if first and _WHEN.match(passage.words, dated.span.end - passage.span.start):
            if _ITS_FIRST.search(
                passage.words, 0, end
            ):  # "the inspection, its first since 2018, when it was rated good"
                came = Told(passage.span, passage.span.start, passage.number, None, "Ofsted", None)
                came.era, came.weak, came.visit = "news", True, True
                told.append(came)
            continue
        if first and (hit := _FIRST_SINCE.search(passage.words, max(0, end - 60), end)):
            day = replace(dated, edtf=(dated.edtf or "")[:-3], expression=dated.expression.removesuffix("/.."))
            before = Told(passage.span, passage.span.start + hit.start(), passage.number, None, "Ofsted", None)
            before.published, before.era, before.weak = day, "past", True
            told.append(before)


_WHEN = re.compile(r",? when\b")
_ITS_FIRST = re.compile(
    r"^(?:the|its|their|this|that) (?:[\w-]+ ){0,2}(?:inspection|visit),? (?:was |is )?(?:the|its) first\b"
)
_FIRST_SINCE = re.compile(
    r"\bfirst (?:(?:full|such|proper|major|ofsted|graded) ){0,2}(?:one|inspection|visit)\b[\w' ]{0,30}$"
)
_FORMER_GRADE = re.compile(r"\b(?:previous|last|earlier|old|former) (?:\w+ )?(?:grade|rating|judge?ment|verdict)\b")

_LOOKS_BACK = re.compile(
    r"\b(?:step|grades?|notch|rung) (?:up|down) (?:from|on)\b"
    r"|\b(?:fall|drop|rise|climb|leap|slide|descent|improvement) (?:from|on)\b"
    r"|\b(?:years?|months?) (?:after|since|on from)\b|\bsince (?:the|its|their|it|they|a)\b|\bthan (?:when|in|at)\b"
    r"|\bcompared (?:with|to)\b"
)


def _add_main_clause(passage: Passage, told: list[Told], add: Add) -> None:
    """ "The report, out on Friday, comes two years after services were branded inadequate": another's report.

    The date of the main clause is not that of what a later clause looks back on.
    """
    start = passage.span.start
    first = min(t.at for t in told) - start
    back = max(_LOOKS_BACK.finditer(passage.words, 0, max(first, 0)), key=lambda m: m.start(), default=None)
    if back is None or not any(d.span.end - start <= back.start() for d in passage.dates):
        return
    hit = _REPORT.search(passage.words, 0, back.start())
    if hit is None:
        return
    for t in told:
        t.era = t.era or "past"
    add(None, start + hit.start(), "Ofsted", weak=True, era="news", reports=True)


_ITS_REPORT = re.compile(
    r"\b(?:inspectors|(?:its|their|the|this|that) (?:joint )?(?:inspection|report|letter|findings|visit))\b"
)
# "The inspection, which took place in May, found that services had got worse since they were rated good in 2015"
_TOOK_PLACE = re.compile(
    r"\b(?:inspection|visit),? (?:(?:which|that) )?(?:(?:was|were) )?"
    r"(?:took place|carried out|conducted|undertaken|held)\b"
)
_NEXT_ONE = re.compile(
    r"\b(?:the|its|a) (?:next|new|fresh)(?: one| inspection)? (?:is|was) (?:now )?(?:expected|due|scheduled|likely"
    r"|pencilled in|set to)\b|\b(?:expect(?:s|ed|ing)|awaits?|awaiting|due) (?:another|the next)(?: one)?\b"
)
_TO_BE_INSPECTED = re.compile(
    r"\b(?:is|are|will|must|due|expects?|expected|set|likely|hopes?) (?:not )?(?:to )?be (?:re-?)?inspected\b"
    r"|\b(?:will|is to|are to|plans to|intends to) (?:then )?re-?inspect\b"
    r"|\banother (?:full |ofsted )*inspection (?:is|will)\b"
)
_DATELINE = re.compile(r"(?:first |last )?(?:published|updated|posted|released)\b[: ]")
_SHORT = 45
_TITLE = re.compile(
    r"\binspections? (?:of|into) (?:[\w'’-]+ ){0,3}$|\bsafeguarding (?:services )?and (?:services for )?$"
)
