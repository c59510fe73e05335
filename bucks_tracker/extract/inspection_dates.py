"""Which date of a sentence is which inspection's."""

import re
from dataclasses import replace

from bucks_tracker.extract.date_roles import CAME_AFTER, date_roles
from bucks_tracker.extract.date_ties import (
    compares,
    distance,
    is_of_former,
    is_of_later_clause,
    is_of_now,
    is_to_come,
)
from bucks_tracker.extract.inspection_bound import grade_bound, is_of_grade
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import DONE_AWAY
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import GRADED, Told, high, is_before, low
from bucks_tracker.records import Dated, Span

_AS_IT_HAD = re.compile(r"\bas (?:it|they) (?:had|did|was|were|had been) (?:in|on)\s(?:the\s)?$")
_AGAIN = re.compile(
    r"\b(?:as (?:it|they) (?:had|did|was|were|had been) (?:in|on)|and (?:again|once more|once again) (?:in|on))"
    r"\s(?:the\s)?$|^,?\s(?:and\s)?then\s(?:again|once more)\s(?:in|on)\s(?:the\s)?$"
    r"|^,?\s(?:and|and in|and another (?:one )?(?:in|on)"
    r"|and (?:again|once more|once again|then) (?:in|on))\s(?:the\s)?$"
)


def _begun(passage: Passage, dated: Dated, role: str) -> Dated | None:
    """A date to give an inspection: of "since 2014" only the beginning, and only of a grade ("inadequate since")."""
    edtf = dated.edtf or ""
    if edtf.endswith("/.."):
        beginning = replace(dated, edtf=edtf[:-3], expression=dated.expression.removesuffix("/.."))
        if _OF_INSPECTION.match(passage.words, dated.span.end - passage.span.start):
            return beginning  # "since last year's inspection gave it the lowest mark"
        if _FIRST_TIME.search(passage.words, 0, dated.span.start - passage.span.start) and not _WHEN.match(
            passage.words, dated.span.end - passage.span.start
        ):
            return None  # "the first time that it has been rated good since 2011"
        told = _SINCE.search(passage.words, 0, dated.span.start - passage.span.start) or _WHEN.match(
            passage.words, dated.span.end - passage.span.start
        )
        return beginning if told else None
    if re.fullmatch(r"20\d\d/20\d\d", edtf):
        return replace(dated, edtf=edtf[:4])  # "inadequate from 2014 until 2018"
    if edtf.startswith("../") and _PROMISED.search(passage.words, 0, max(0, dated.span.start - passage.span.start)):
        return None
    if edtf.startswith("../") and role == "published":
        return replace(dated, edtf=edtf[3:])
    return dated


def _give_date(passage: Passage, told: list[Told], home: Told, dated: Dated, role: str) -> None:
    """One date for one inspection; a second of its kind tells of a second inspection, or of nothing."""
    given = home.date or home.published
    if home.rating and given and not (home.date and home.published) and _another_time(passage, given, dated):
        told.append(_again(home, home.span, home.at, home.council, dated))
    elif (
        home.kind in (*_VISITS, "commissioner_review")
        and home.status == "done"
        and _is_of_inspection(passage, home, dated)
    ):
        undated = [t for t in told if t.kind in (*GRADED, None) and t.grades and not (t.date or t.published)]
        other = undated[0] if undated else _unnamed(passage, home)
        told += [] if undated else [other]
        other.date, other.published = (dated, None) if role == "date" else (None, dated)
    elif role == "published" and home.date and is_before(dated, home.date):
        other = _unnamed(passage, home)
        other.published = dated
        told.append(other)
    elif role == "published" and home.published and (handed := _handed_in(passage, home.published, dated)):
        home.date, home.published = handed  # "handed to ministers in April but only released last week"
    elif role == "published" and home.published is None:
        home.published = dated
    elif role == "published" and home.rating and home.published and _another_time(passage, home.published, dated):
        told.append(_again(home, home.span, home.at, home.council, dated))
    elif role == "date" and home.published and is_before(home.published, dated):
        later = [t for t in told if t.published and not t.date and not is_before(t.published, dated)]
        if later:
            later[0].date = dated
    elif home.date is None and (role == "date" or is_before(dated, home.published)):
        home.date = dated


def _again(home: Told, span: Span, at: int, council: str | None, published: Dated | None = None) -> Told:
    """Another inspection of the same name, with the same first grade."""
    grades = home.grades[:1]
    return Told(
        span, at, home.number, home.kind, home.body, council, grades, published=published, era="past", another=True
    )


def _unnamed(passage: Passage, home: Told) -> Told:
    """An earlier inspection that the sentence only dates."""
    return Told(passage.span, home.at, home.number, None, "Ofsted", home.council, era="past", weak=True)


# "The standard it had promised to reach by Christmas"
_PROMISED = re.compile(r"\b(?:promis|aim|hop|pledg|target|vow)\w*\b[^.;,]{0,30}$")
# "Five years after being told it required improvement"
_BEING_TOLD = re.compile(r"(?<=after) (?:being|having been|it was|they were) (?:told|warned|informed)\b")
_FIRST_TIME = re.compile(r"\bfirst time\b(?![^.;]*\b(?:off|out of|free|escaped|shed)\b)")
_HANDED = re.compile(r"\b(?:handed|delivered|submitted|sent|given|presented|passed)\b[^.;]{0,40}$")
_MADE_PUBLIC = re.compile(r"\b(?:publi\w+|released?|came out|unveiled|revealed)\b")


def _handed_in(passage: Passage, first: Dated, second: Dated) -> tuple[Dated, Dated] | None:
    """Of two dates of a report the one when ministers got it and the one when it came out, in that order."""
    first, second = sorted((first, second), key=lambda d: d.span.start)
    start = passage.span.start
    handed = _HANDED.search(passage.words, max(0, first.span.start - start - 60), first.span.start - start)
    public = _MADE_PUBLIC.search(passage.words, first.span.end - start, second.span.start - start)
    return (first, second) if handed and public and is_before(first, second) else None


# "A stocktake in August found": of a visit without a report the date is the visit's.
_VISITS = frozenset({"dfe_review", "monitoring_visit", "focused_visit", "peer_review", "jtai"})
_OF_INSPECTION = re.compile(
    r"(?:'s)?\s(?:\w+\s){0,2}(?:inspections?|judge?ment|verdict|rating|grade|ofsted\sreport|(?:peer|ofsted)\sreview)\b"
)  # "since the 2021 inspection"
_COMES_OUT = re.compile(
    r"\b(?:publi\w+|reports?|letters?|releas\w+|out|came out|wrote|written|revealed|outcome|findings)\b"
)


_SINCE_IT = re.compile(r"\ssince\s")  # "the third visit since October 2015"; "a visit since, in June" is dated itself


def _is_of_inspection(passage: Passage, visit: Told, dated: Dated) -> bool:
    """Whether a date beside a visit is of the inspection before it: "the fourth visit since it was failed in 2021"."""
    start = passage.span.start
    if _LETTER.search(passage.words, 0, dated.span.start - start):
        return False
    since = _SINCE_IT.search(passage.words, max(0, visit.at - start), max(0, dated.span.end - start))
    hit = _OF_INSPECTION.match(passage.words, dated.span.end - start)
    itself = hit is not None and hit.start() <= visit.at - start < hit.end()  # "last May's joint inspection"
    return since is not None or (hit is not None and not itself)


def give_dates(reading: Reading, passage: Passage, told: list[Told]) -> None:
    """Each date of the sentence goes to the nearest inspection in it, for what it dates."""
    if not told:
        return
    spots = [(t, at) for t in told for at in {t.at, *(g.span.start for g in t.grades)}]
    was = {
        id(t): max(g.span.end for g in t.grades)
        for t in told
        if t.grades and all(g.former and g.span.start >= t.at for g in t.grades)
    }
    bound = grade_bound(passage, told)
    roles = date_roles(reading, passage)
    nearest: list[tuple[float, int, Dated, str, Told]] = []
    for number, (dated, role) in enumerate(roles):
        if dated.span.start in bound and (role is None or (role == "neither" and is_of_grade(passage, dated, bound))):
            role = "published"  # "inadequate that May"
        elif role in (None, "neither") and _BEING_TOLD.match(passage.words, dated.span.end - passage.span.start):
            role = "published"
        elif role is None and not any(r for _, r in roles):
            role = "published" if told[0].kind in GRADED and told[0].grades else "date"
        if role in (None, "neither") or (is_to_come(reading, dated) and not any(t.status == "planned" for t in told)):
            continue
        if _GRADES_NO_MORE.search(passage.words, 0, dated.span.start - passage.span.start):
            continue
        begun = _begun(passage, dated, role)
        after = dated.span.end
        when = _WHEN.match(passage.words, after - passage.span.start)
        compared = role == "published" and when is None and compares(passage, dated, spots)
        if begun is None or begun.edtf is None or compared:
            continue
        ahead = when or passage.words.endswith((" after", " before"), 0, after - passage.span.start)
        then = [s for s in spots if s[1] > after] if ahead else []
        if ahead and not then and (dated.edtf or "").endswith("~"):
            continue  # "rated good, four years after they were told to improve"
        if CAME_AFTER.match(passage.words, after - passage.span.start):
            then = [s for s in spots if s[1] < dated.span.start]
        spots_able = [(t, at) for t, at in then or spots if not is_of_now(reading, passage, t, dated)]
        letter = role == "published" and _LETTER.search(passage.words, 0, dated.span.start - passage.span.start)
        if visits := [s for s in spots_able if s[0].kind in _VISITS] if letter else []:
            spots_able = visits  # a visit ends in a letter
        if not spots_able:
            continue
        able = [
            (distance(passage, at, dated), t)
            for t, at in spots_able
            if id(t) not in was or is_of_former(passage, was[id(t)], dated) or at < was[id(t)] - 20
        ] or [(distance(passage, at, dated), t) for t, at in spots_able]
        gap, home = min(able, key=lambda pair: pair[0])
        gap -= 40 * bool(when and then)  # "its first since 2018 when it was rated good"
        if dated.span.start in bound and len(told) > 1 and not letter:
            gap, home = 0.0, bound[dated.span.start]
        if _AS_IT_HAD.search(passage.words, 0, dated.span.start - passage.span.start):
            gap += 1000  # compared with what is told: last
        if is_of_later_clause(passage, home, dated):
            continue
        home = _of_next_council(passage, home, dated, told) or home
        nearest.append((gap, number, begun, role, home))
    for _, _, dated, role, home in sorted(nearest, key=lambda item: item[:2]):
        as_visit = role == "published" and home.kind in _VISITS and not _COMES_OUT.search(passage.words)
        _give_date(passage, told, home, dated, "date" if as_visit else role)
    for t in told:
        t.date = _until(passage, t.date)
        if t.date and t.published and _is_year_of(passage, t.date, t.published):
            published = f"{t.date.edtf}{(t.published.edtf or '')[4:]}"
            t.date, t.published = None, replace(t.published, edtf=published, basis="relative")
    if passage.heading is not None:
        for t in told:
            if t.published is None and (t.kind in GRADED or t.grades):
                t.published = passage.heading
            elif t.published is None and t.date is None:
                t.date = passage.heading


_LETTER = re.compile(r"\bletter\b[^.;]{0,50}$")
# "Since Ofsted stopped giving an overall grade in April"
_GRADES_NO_MORE = re.compile(
    rf"{DONE_AWAY}[^.;,]{{0,60}}\b(?:grades?|judge?ments?|ratings?|verdicts?)\b[^.;,]{{0,20}}$"
)
_NEXT_ONE = re.compile(
    r"\s(?:(?:was|were|had been|got it|did so|followed)\s)?(?:in|on|last|the|early|late|this)?\s?(?:year\s)?"
)


def _of_next_council(passage: Passage, home: Told, dated: Dated, told: list[Told]) -> Told | None:
    """ "Enfield was rated good last year, and Harrow in 2016": the same grade, given to the council beside the date."""
    for m in passage.councils:
        graded = home.grades and max(g.span.end for g in home.grades) <= m.span.start
        if not graded or m.name == home.council or home.council is None or m.span.end >= dated.span.start:
            continue
        start = passage.span.start
        before = passage.words[max(0, m.span.start - start - 5) : m.span.start - start]
        if before.endswith("and ") and _NEXT_ONE.fullmatch(passage.words, m.span.end - start, dated.span.start - start):
            told.append(_again(home, m.span, m.span.start, m.name))
            return told[-1]
    return None


_YEARS_REPORT = re.compile(r"'s [^,.;]{3,60}, (?:which |that )?[\w ]{0,24}$")


def _is_year_of(passage: Passage, year: Dated, day: Dated) -> bool:
    """ "Last year's inspection, which came out on 5 June": the day is of that year."""
    start = passage.span.start
    between = passage.words[year.span.end - start : max(0, day.span.start - start)]
    stands = re.fullmatch(r"20\d\d", year.edtf or "") and re.fullmatch(r"20\d\d-\d\d(?:-\d\d)?", day.edtf or "")
    return bool(stands and day.basis == "inferred" and _YEARS_REPORT.fullmatch(between))


def _until(passage: Passage, begun: Dated | None) -> Dated | None:
    """The whole of a visit told by its first and last day: "turned up on January 21 and stayed until February 1"."""
    first = low(begun)
    if begun is None or first is None or (begun.edtf or "").count("-") != 2 or "/" in (begun.edtf or ""):
        return begun
    for dated in passage.dates:
        last = high(dated)
        if (
            dated.span.start > begun.span.end
            and (dated.edtf or "").startswith("../")
            and last
            and 0 < last - first < 40
        ):
            return replace(begun, edtf=f"{begun.edtf}/{(dated.edtf or '')[3:]}")
    return begun


def _another_time(passage: Passage, first: Dated, second: Dated) -> bool:
    """Whether a second date tells a second inspection with the same grade ("in 2012 and 2014", "as it had in 2015")."""
    former, latter = sorted((first.span, second.span))
    between = passage.words[former.end - passage.span.start : latter.start - passage.span.start]
    a, b = high(first), low(second)
    c, d = low(first), high(second)
    apart = (a and b and b > a + 90) or (c and d and d < c - 90)
    years = a and b and b > a and len(first.edtf or "") == len(second.edtf or "") == 4
    return bool(apart or years) and len(between) < 90 and bool(_AGAIN.search(between))


_WHEN = re.compile(r",?\swhen\s")  # "since last June, when Ofsted pronounced it inadequate"
# "Inadequate since 2014": the grade's date; elsewhere "since" only dates what came after it.
_SINCE = re.compile(
    r"(?:inadequate|improvement|good|outstanding|adequate|that|so|rated|judged)[’'”\"]*"
    r"(?:\s(?:rating|grade|mark|judge?ment|verdict))?(?:\sby\s(?:ofsted|inspectors|the watchdog))?"
    r"(?:\sfor\s(?:\w+\s){1,3}(?:years|months),?)?(?:\sever)?\s$"
    r"|\b(?:tag|label|rating|grade|badge|mark|verdict)\s(?:(?:that|which)\s)?(?:it|they|the council)"
    r"(?:['’](?:s|ve)|\s(?:has|have|had))\s\w+\s$"  # "the tag it has worn since"
    r"|\b(?:rating|grade|mark|verdict|judge?ment|label)\s[\w ]{0,30}\bover (?:it|them|its head|their heads)\s$"
    r"|\bup or down\s$"
)
