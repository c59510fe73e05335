"""What each sentence says of an inspection: its kind, dates, grades, and whether it is news, past or to come."""

import re
from datetime import date
from typing import Any

from bucks_tracker.extract.inspection_actors import add_reviews, commissioned_council, is_visit
from bucks_tracker.extract.inspection_dates import distance, era_of, give_dates
from bucks_tracker.extract.inspection_lists import add_listed
from bucks_tracker.extract.inspection_words import (
    SAME_GRADE,
    holds,
    is_practice,
    names_practice,
    status_of,
)
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import Grade, Setting, find_grades
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import GRADED, Add, Told, council_at, high, low
from bucks_tracker.records import Dated
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
_REPORT = re.compile(
    r"\b(?:report|letter|findings|inspectors|inspection|visit|visited|judgements?|verdict|outcome|review|ofsted"
    r"|watchdog|inspected|re-inspected)\b"
)
_COUNTED = re.compile(r"\b(?:two|three|four|both|series of)\s(?:\w+\s){0,2}$")
_INSPECTED = re.compile(r"\b(?:inspect(?:ed|ors|ion)\w*|ofsted|visited)\b")
_MISSTATED = re.compile(
    r"\b(?:edition we said|we said that|make clear|apologis\w+|wrongly|mistakenly|slip of the tongue|in error"
    r"|incorrectly|rumou?rs?|false(?:ly)?|untrue)\b"
)
_SCALE = re.compile(
    r"\b(?:four|ofsted's|possible) grades, which|\bwhich run from\b|\bscale (?:of|runs|from)\b|\b(?:authorities"
    r"|councils|departments) (?:\w+ )?(?:ad)?judged\b"
)
_REVIEWERS = (
    "commissioner",
    "advis",
    "improvement partner",
    "consultan",
    " report by ",
    "must report",
    "will report",
    "recommend",
    " his ",
    " her ",
    "report to the",
    "under way",
    "underway",
    "currently",
)


def told_by(
    reading: Reading, passage: Passage, kinds: list[TermMatch], words: list[TermMatch], areas: list[TermMatch]
) -> list[Told]:
    """What one sentence tells, in order. `kinds`, `words` (grades) and `areas` are the terms found in it."""
    if not (kinds or words or passage.dates) and not any(word in passage.words for word in _REVIEWERS):
        return []
    told: list[Told] = []
    names = {b.name for b in passage.bodies}
    headline = passage.kind in ("headline", "caption")

    def is_of_another(at: int) -> bool:
        return reading.topic is not None and reading.topic.is_of_another(passage.span, at)

    def add(kind: str | None, at: int, body: str, **more: Any) -> Told:
        council = commissioned_council(passage) if kind == "commissioner_review" else council_at(passage, at)
        new = Told(passage.span, at, passage.number, kind, body, council, headline=headline, **more)
        new.bodies = passage.bodies
        told.append(new)
        return new

    for match in kinds:
        kind = match.term.id
        if passage.service is False and kind not in ("area_send", "jtai"):
            continue
        if any(t.kind == kind for t in told) or (kind not in ("area_send", "jtai") and is_of_another(match.start)):
            continue
        local = match.start - passage.span.start
        if kind == "area_send" and not re.search(
            r"inspect|visit", passage.words[local : local + match.end - match.start]
        ):
            add(kind, match.start, "Ofsted", weak=not _INSPECTED.search(passage.words))
            continue
        if is_practice(passage, match, local) or not holds(kind, passage, names, local, words):
            continue
        status, sure = status_of(passage.words, local, local + match.end - match.start)
        if status == "planned" and not sure:
            continue
        add(kind, match.start, str(match.term.extra["body"]), status=status, weak=names_practice(kind, match, passage))
    if passage.service is not False:
        add_reviews(reading, passage, add, told)
    if words and _may_grade(reading, passage, names):
        named = bool(names or kinds)
        spoken_of = bool(passage.service or named or areas or passage.councils or _THE_PLACE.search(passage.words))
        setting = Setting(passage.span, spoken_of, named, tuple(d.span for d in passage.dates))
        # areas in an inspection's name are not what it judged
        areas = [a for a in areas if not _TITLE.search(passage.words, 0, max(0, a.start - passage.span.start))]
        grades = find_grades(setting, reading.folded, words, areas)
        board = any(t.kind == "lscb_review" for t in told)  # its members are police and health
        grades = [g for g in grades if board or not is_of_another(g.span.start)]
        _add_grades(reading, passage, grades, told, add)
    if not told and passage.service is not False:
        if passage.dates and (hit := _CRITICISED.search(passage.words)):
            add("full_inspection", passage.span.start + hit.start(), "Ofsted")
        elif (passage.dates or "way" in passage.words or "currently" in passage.words) and (
            hit := _REPORT.search(passage.words) or is_visit(passage.words)
        ):
            status, _ = status_of(passage.words, hit.start(), hit.end())
            if status == "under_way" and "Ofsted" in names and (passage.service or passage.councils):
                add("full_inspection", passage.span.start + hit.start(), "Ofsted", status=status)
            elif status == "done":
                came = is_visit(passage.words)
                at = passage.span.start + (came or hit).start()
                add(None, at, "Ofsted" if "Ofsted" in names or came else "", weak=True, visit=came is not None)
    _add_same(passage, told, add)
    if not told:
        return told
    _add_main_clause(passage, told, add)
    if len(passage.dates) > 1 and not any(t.grades for t in told) and (hit := _FORMER_GRADE.search(passage.words)):
        add(None, passage.span.start + hit.start(), "Ofsted", weak=True, era="past")
    give_dates(reading, passage, told)
    another = bool(_ANOTHER.search(passage.words))
    add_listed(passage, told)
    moved = any(g.former for t in told for g in t.grades)
    for t in told:
        t.era = t.era or era_of(reading, passage, t, moved)
        t.another = t.another or another
        if t.kind == "child_protection_inspection" and _is_after_unannounced_era(reading, t):
            t.kind = "full_inspection"  # those came unannounced too
    return told


def _add_same(passage: Passage, told: list[Told], add: Add) -> None:
    """ "The same grade as in 2015", "kept the rating it got in 2018": an inspection with the grade of another."""
    same = SAME_GRADE.search(passage.words)
    if same is None:
        return
    at = passage.span.start + same.start()
    board = next((t for t in told if t.kind == "lscb_review" and t.grades), None)
    if board is not None and "service" in passage.words:
        add("full_inspection", at, "Ofsted").grades.extend(board.grades[:1])
    for t in told:
        t.same = not t.grades
    graded = next((t for t in told if t.rating and t.kind != "lscb_review"), None)
    if board is None and graded is not None and all(t.grades for t in told) and passage.dates:
        at = min((d.span.end for d in passage.dates), key=lambda end: abs(end - at))
        add("full_inspection", at, "Ofsted", era="past", another=True, grades=list(graded.grades[:1]))
    if not told and passage.dates and (same["kept"] or _AS_BEFORE.search(passage.words)):
        add("full_inspection", at, "Ofsted", era="past", another=True, same=True)


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


_TITLE = re.compile(r"\binspections? (?:of|into) (?:[\w'’-]+ ){0,3}$")
_AS_BEFORE = re.compile(
    r"\bas (?:it |the one )?(?:in|was|did|had)\b"
    r"|\b(?:got|given|received|awarded|handed|earned) the same (?:grade|rating|verdict|judge?ment|result)\b"
)
_AS_HAD = re.compile(r"\bas (?:had|did|was|were)\b[^.;,]{0,60}$")
_FORMER_GRADE = re.compile(r"\b(?:previous|last|earlier|old|former) (?:\w+ )?(?:grade|rating|judge?ment|verdict)\b")
_LOOKS_BACK = re.compile(
    r"\b(?:years?|months?) (?:after|since|on from)\b|\bsince (?:the|its|their|it|they|a)\b|\bthan (?:when|in|at)\b"
    r"|\bcompared (?:with|to)\b"
)


def _add_grades(reading: Reading, passage: Passage, grades: list[Grade], told: list[Told], add: Add) -> None:
    graded = [t for t in told if t.kind in GRADED and t.status == "done"]
    earlier = [t for t in graded if _EARLIER.match(passage.words, t.at - passage.span.start)]
    if any(g.former for g in grades):  # "from good at our last inspection to outstanding now"
        graded = [t for t in graded if t not in earlier]
    for grade in sorted(grades, key=lambda g: not g.former):
        council = council_at(passage, grade.span.start)
        home = None
        if grade.former:
            followed = _inspection_of_former(passage, grade, graded)
            if followed is not None:
                graded.remove(followed)
                followed.era, followed.another = "past", True
            home = followed or (
                earlier.pop()
                if earlier
                else add("full_inspection", grade.span.start, "Ofsted", era="past", another=True)
            )
        else:
            same = [t for t in graded if t.council == council or t.council is None or council is None]
            before = [t for t in same if t.at <= grade.span.start]
            nearest = max(reversed(before), key=lambda t: t.at, default=None)
            home = nearest or (same[0] if same and _one_clause(passage, grade, same[0]) else None)
            if (
                home is not None
                and home.rating
                and "overall" in grade.families
                and (home.rating != grade.rating or _own_date(passage, home, grade))
            ):
                home = None
            if home is None:
                home = add(_kind_of_grade(reading, passage, grade), grade.span.start, "Ofsted")
                graded.append(home)
        home.grades.append(grade)
        home.weak = False
        for other in graded:  # "found it inadequate, as had an earlier inspection"
            end, at = grade.span.end - passage.span.start, other.at - passage.span.start
            if other is not home and not other.grades and _AS_HAD.search(passage.words, end, max(at, end)):
                other.grades.append(grade)


_CAME_OF = re.compile(
    r"[’'”\"]*\s(?:[\w'’-]+\s){0,3}(?:which|that)?\s?(?:followed|came (?:after|from)|after|following|from|in|at|of|handed down)\s"
    r"(?:an?|the|its)\s(?:[\w'’-]+\s){0,2}$"
)


def _inspection_of_former(passage: Passage, grade: Grade, graded: list[Told]) -> Told | None:
    """The inspection named right after a former grade: "a step up on the inadequate verdict of an unannounced check"."""
    start = passage.span.start
    for t in graded:
        if t.at > grade.span.end and _CAME_OF.fullmatch(passage.words, grade.span.end - start, t.at - start):
            return t
    return None


_EARLIER = re.compile(r"(?:our |its |the |their )?(?:last|previous|earlier|first)\b")


def _one_clause(passage: Passage, grade: Grade, told: Told) -> bool:
    """Whether an inspection named after a grade is the one that gave it ("rated inadequate after an inspection")."""
    start = passage.span.start
    return not re.search(
        r"[;:–—]|\b(?:while|whereas)\b|\band\b(?! (?:a |the )?care leavers)",
        passage.words[grade.span.end - start : told.at - start],
    )


def _own_date(passage: Passage, home: Told, grade: Grade) -> bool:
    """Whether a second grade of the same name has a date of its own ("inadequate in 2012 and inadequate in 2014")."""
    first = max(g.span.end for g in home.grades)
    between = [d for d in passage.dates if first <= d.span.start < grade.span.start]
    after = [d for d in passage.dates if d.span.start >= grade.span.end]
    return bool(between) and bool(after)


_SUBJECT = re.compile(
    r"^[“‘\"']*(?:the (?:verdict|report|judge?ment|outcome|overall|inspection|grade|conclusion)|it\b|its\b"
    r"|inadequate|overall|that\b|they\b|inspectors)"
)


def _kind_of_grade(reading: Reading, passage: Passage, grade: Grade) -> str | None:
    """The kind of inspection that gave a grade; None where the sentence goes on about the one before.

    Between 2012 and 2013 child protection and looked-after children were inspected apart.
    """
    if not passage.bodies and not passage.councils and not passage.explicit and _SUBJECT.match(passage.words):
        return None
    if "overall" not in grade.families and grade.families != ("care",):
        return None
    nearest = min(passage.dates, key=lambda d: distance(passage, grade.span.start, d), default=None)
    on = high(nearest) or low(nearest) or low(Dated(passage.span, "", reading.published, "")) or 0
    if _UNANNOUNCED_ERA[0] <= on <= _UNANNOUNCED_ERA[1]:
        if grade.families == ("care",) and on >= date(2012, 5, 1).toordinal():
            return "looked_after_inspection"
        start = grade.span.start - passage.span.start
        around = (
            re.split(r";| and an? ", passage.words[max(0, start - 70) : start])[-1] + passage.words[start : start + 45]
        )
        if "child protection" in around or "protection of children" in around:
            return "child_protection_inspection"
    return "full_inspection"


def _is_after_unannounced_era(reading: Reading, told: Told) -> bool:
    on = low(told.date) or low(told.published)
    if on is None and told.era != "past":
        on = low(Dated(told.span, "", reading.published, ""))
    return on is not None and on > _UNANNOUNCED_ERA[1]


_UNANNOUNCED_ERA = (date(2009, 6, 1).toordinal(), date(2013, 10, 31).toordinal())
_THE_PLACE = re.compile(r"\b(?:council|borough|county|city|town|authority|services?|department|safeguarding)\b")
_RATED = re.compile(r"\b(?:rat(?:ed|ing)|judged|judge?ment|grad(?:ed?|ing)|branded|labelled|deemed|declared)\b")
_IN_COURT = re.compile(
    r"\b(?:(?:a|the|family|high court|his|her|district) judge|courts?|coroner|tribunal|inquest|magistrates)\b"
)
_OTHER_INSPECTORS = frozenset({"Care Quality Commission", "HMICFRS", "HMI Probation"})


def _may_grade(reading: Reading, passage: Passage, names: set[str]) -> bool:
    """Whether grades in the sentence can be those of a council's children's services."""
    if passage.service is False:
        return False
    # where nobody inspects, the words may grade anything, or be another inspectorate's
    unseen = "Ofsted" not in names and reading.topic is not None and not reading.topic.is_inspected
    if unseen and (not _RATED.search(passage.words) or any(b.name in _OTHER_INSPECTORS for b in reading.bodies)):
        return False
    if "Ofsted" not in names and _IN_COURT.search(passage.words):
        return False
    if names & _OTHER_INSPECTORS and "Ofsted" not in names:
        return False
    return not (_SCALE.search(passage.words) or _MISSTATED.search(passage.words))
