"""Which inspection of a sentence each grade in it is of, and what kind of inspection gave it."""

import re
from dataclasses import replace
from datetime import date

from bucks_tracker.extract.date_ties import distance
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import Grade
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import APART, GRADED, Add, Told, council_at, high, low

_SCALE = re.compile(
    r"\b(?:four|ofsted's|possible) grades, which|\bwhich run from\b|\bscale (?:of|runs|from)\b|\b(?:authorities"
    r"|councils|departments) (?:\w+ )?(?:ad)?judged\b"
)
_MISSTATED = re.compile(
    r"\b(?:edition we said|we said that|make clear|(?:we|happy to) apologis\w+"
    r"|apologis\w+ (?:after (?:telling|saying|claiming)|(?:to \w+ )?for (?:the|any|this|our) (?:error|mistake|slip))"
    r"|wrongly|mistakenly|slip of the tongue|in error"
    r"|incorrectly|rumou?rs?|false(?:ly)?|untrue)\b"
)
_INSPECTED_APART = {("child_protection_inspection", ("care",)), ("looked_after_inspection", ("help",))}
_AS_HAD = re.compile(r"\bas (?:had|did|was|were)\b[^.;,]{0,60}$")

_RATED = re.compile(r"\b(?:rat(?:ed|ing)|judged|judge?ment|grad(?:ed?|ing)|branded|labelled|deemed|declared)\b")

_IN_COURT = re.compile(
    r"\b(?:(?:a|the|family|high court|his|her|district) judge|courts?|coroner|tribunal|inquest|magistrates)\b"
)


def add_grades(reading: Reading, passage: Passage, grades: list[Grade], told: list[Told], add: Add) -> None:
    graded = [t for t in told if t.kind in GRADED and t.status == "done"]
    earlier = [t for t in graded if _EARLIER.match(passage.words, t.at - passage.span.start)]
    if any(g.former for g in grades):  # "from good at our last inspection to outstanding now"
        graded = [t for t in graded if t not in earlier]
    now = reading.last_day
    if now is not None and now < APART[0]:  # then the third of four grades was adequate
        grades = [replace(g, rating="Adequate") if g.rating.startswith("Requires") else g for g in grades]
    for grade in sorted(grades, key=lambda g: not g.former):
        council = council_at(passage, grade.span.start)
        home = None
        if grade.former:
            followed = _inspection_of_former(passage, grade, graded)
            if followed is not None:
                graded.remove(followed)
                followed.era, followed.another = "past", True
            before = [t for t in told if t.grades and all(g.former for g in t.grades)]
            if before and "overall" not in grade.families:  # "had been good, and outstanding for leadership"
                followed = before[-1]
            home = followed or (
                earlier.pop()
                if earlier and not _is_given(grades, grade, earlier[-1])
                else add(
                    _kind_of_grade(reading, passage, grade) or "full_inspection",
                    grade.span.start,
                    "Ofsted",
                    era="past",
                    another=True,
                )
            )
        elif was := next((t for t in told if not passage.dates and _says_again(grade, t)), None):
            home = was  # "no longer inadequate, four years after they were first called so"
        else:
            own = [t for t in earlier if t not in graded and t.at <= grade.span.start]
            able = [*own, *graded]
            same = [t for t in able if t.council == council or t.council is None or council is None]
            ahead = [t for t in same if t.at <= grade.span.start]
            nearest = max(reversed(ahead), key=lambda t: t.at, default=None)
            after = same[0] if same and same[0] is not nearest and not _is_nearer(grades, grade, same[0]) else None
            home = nearest or (after if after and _one_clause(passage, grade, after) else None)
            if (
                home is not None
                and home.rating
                and "overall" in grade.families
                and (home.rating != grade.rating or _own_date(passage, home, grade))
            ):
                home = after if home is nearest and after and _gave(passage, grade, after) else None
            if home is not None and (home.kind, grade.families) in _INSPECTED_APART:
                home = None
            elif home is not None and not home.grades and _is_of_the_last(passage, home, grade):
                add("full_inspection", grade.span.start, "Ofsted", era="past", another=True, grades=[grade])
                continue
            elif home is not None and _is_of_protection(reading, passage, home, grade):
                home.kind = "child_protection_inspection"
            if home is None:
                home = add(_kind_of_grade(reading, passage, grade), grade.span.start, "Ofsted")
                graded.append(home)
        home.grades.append(grade)
        home.weak = False
        for other in graded:  # "found it inadequate, as had an earlier inspection"
            end, at = grade.span.end - passage.span.start, other.at - passage.span.start
            if other is not home and not other.grades and _AS_HAD.search(passage.words, end, max(at, end)):
                other.grades.append(grade if other.kind == home.kind else replace(grade, families=("overall",)))


_FOLLOWS = re.compile(r"[’'”\"]*\s(?:after|following|in)\s(?:an?|the|its)\s(?:[\w-]+\s){0,2}$")


def _gave(passage: Passage, grade: Grade, told: Told) -> bool:
    """Whether an ungraded inspection named right after a grade gave it: "called good following a re-inspection"."""
    start = passage.span.start
    return (
        not told.grades
        and _FOLLOWS.fullmatch(passage.words, grade.span.end - start, max(0, told.at - start)) is not None
    )


def _is_of_protection(reading: Reading, passage: Passage, home: Told, grade: Grade) -> bool:
    """ "That inspection, in 2012, judged child protection to be adequate": it was of child protection."""
    if home.kind != "full_inspection" or home.grades or "full" in passage.words or "joint" in passage.words:
        return False
    before = passage.words[max(0, home.at - passage.span.start) : grade.span.start - passage.span.start]
    return "child protection" in before and _kind_of_grade(reading, passage, grade) == "child_protection_inspection"


_SINCE_LAST = re.compile(
    r"\b(?:since|than (?:at|in)|compared with) (?:its|the|their) (?:last|previous|earlier)"
    r" (?:[\w-]+ ){0,2}(?:inspection|visit|report)\b"
)


def _is_of_the_last(passage: Passage, home: Told, grade: Grade) -> bool:
    """ "The inspection found that it had got worse since its last inspection in 2015, when it was rated good"."""
    start = passage.span.start
    return _SINCE_LAST.search(passage.words, max(0, home.at - start), grade.span.start - start) is not None


def _is_given(grades: list[Grade], former: Grade, told: Told) -> bool:
    """Whether an earlier inspection has a grade of its own: "rated good, having been inadequate"."""
    return any(not g.former and told.at <= g.span.start < former.span.start for g in grades)


def _is_nearer(grades: list[Grade], grade: Grade, told: Told) -> bool:
    """Whether another grade of the whole stands between: "rated inadequate in 2016, was called good after a visit"."""
    return any(
        not g.former and g.families == grade.families and grade.span.end <= g.span.start < told.at
        for g in grades
        if g is not grade
    )


def _says_again(grade: Grade, told: Told) -> bool:
    """Whether a grade of the whole only says again what the service was."""
    was = bool(told.grades) and all(g.former and g.rating == grade.rating for g in told.grades)
    return was and "overall" in grade.families


_CAME_OF = re.compile(
    r"[’'”\"]*\s(?:[\w'’-]+\s){0,3}(?:which|that)?\s?"
    r"(?:followed|came (?:after|from)|after|following|from|in|at|of|handed down)\s"
    r"(?:an?|the|its)\s(?:[\w'’-]+\s){0,2}$"
)


def _inspection_of_former(passage: Passage, grade: Grade, graded: list[Told]) -> Told | None:
    """The inspection named right after a former grade: "up on the inadequate verdict of an unannounced check"."""
    start = passage.span.start
    for t in graded:
        if t.at > grade.span.end and _CAME_OF.fullmatch(passage.words, grade.span.end - start, t.at - start):
            return t
    return None


_EARLIER = re.compile(r"(?:our |its |the |their )?(?:last|previous|earlier|first)\b")


_ASIDE = re.compile(r",|\b(?:on|than|from|since)\s(?:the\s|its\s|their\s)?$")


def _one_clause(passage: Passage, grade: Grade, told: Told) -> bool:
    """Whether an inspection named after a grade is the one that gave it ("rated inadequate after an inspection")."""
    start = passage.span.start
    between = passage.words[grade.span.end - start : told.at - start]
    if _EARLIER.match(passage.words, told.at - start) and _ASIDE.search(between):
        return False  # "rated good, an improvement of two grades on its previous inspection"
    return not re.search(r"[;:–—]|\b(?:while|whereas)\b|\band\b(?! (?:a |the )?(?:care|cqc|health))", between)


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
    nearest = min(passage.dates, key=lambda d: distance(passage, grade.span.start, d), default=None)
    now = reading.first_day or 0
    on, until = low(nearest) or high(nearest) or now, high(nearest) or low(nearest) or now
    if on <= _UNANNOUNCED_ERA[1] and until >= _UNANNOUNCED_ERA[0]:
        if grade.families == ("care",) and on >= date(2012, 5, 1).toordinal():
            return "looked_after_inspection"
        if until < _GRADED_APART:
            return (
                "full_inspection" if grade.families in (("help",), ("care",)) or "overall" in grade.families else None
            )
        if grade.families == ("help",) or (grade.families == ("overall", "help") and on >= APART[0]):
            return "child_protection_inspection"
        if until < APART[0] and "joint" in passage.words:
            return "full_inspection"  # with the Care Quality Commission: of safeguarding and of those in care
        start = grade.span.start - passage.span.start
        around = (
            re.split(r";| and an? ", passage.words[max(0, start - 70) : start])[-1] + passage.words[start : start + 45]
        )
        looked = _LOOKED_AT.search(passage.words, start, start + 100)
        if looked or "child protection" in around or "protection of children" in around:
            return "child_protection_inspection"
    return "full_inspection" if "overall" in grade.families or grade.families == ("care",) else None


# "Inadequate in 2012, when inspectors looked at child protection"
_LOOKED_AT = re.compile(r"\bwhen (?:[\w']+ ){1,3}(?:looked at|examined|inspected) (?:its |only )?child protection\b")


def is_after_unannounced_era(reading: Reading, told: Told) -> bool:
    on = low(told.date) or low(told.published)
    if on is None and told.era == "news":
        on = reading.first_day
    return on is not None and on > _UNANNOUNCED_ERA[1]


_GRADED_APART = date(2012, 1, 1).toordinal()  # unannounced inspections of protection gave no grade before
_UNANNOUNCED_ERA = (date(2009, 6, 1).toordinal(), date(2013, 10, 31).toordinal())
_OTHER_INSPECTORS = frozenset({"Care Quality Commission", "HMICFRS", "HMI Probation"})


def may_grade(reading: Reading, passage: Passage, names: set[str]) -> bool:
    """Whether grades in the sentence can be those of a council's children's services."""
    # where nobody inspects, the words may grade anything, or be another inspectorate's
    unseen = "Ofsted" not in names and reading.topic is not None and not reading.topic.is_inspected
    if unseen and (not _RATED.search(passage.words) or any(b.name in _OTHER_INSPECTORS for b in reading.bodies)):
        return False
    if "Ofsted" not in names and _IN_COURT.search(passage.words):
        return False
    if names & _OTHER_INSPECTORS and "Ofsted" not in names and "joint" not in passage.words:
        return False
    return not (_SCALE.search(passage.words) or _MISSTATED.search(passage.words))
