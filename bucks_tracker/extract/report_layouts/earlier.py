"""Earlier inspections that a report tells of. All matching is on flat text.

Before November 2013 one inspection judged safeguarding and looked after children together (SLAC, to mid-2012), then
each had its own (arrangements for the protection of children from May 2012; looked after children, spring 2013): what
a report calls "the previous inspection of safeguarding arrangements" is told apart by its date.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.report_layouts.judgements import find_table, grade_name
from bucks_tracker.vocabulary import TermSet

_MONTH_NAMES = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTHS = tuple(_MONTH_NAMES.split("|"))
_WHEN = rf"(?:\d{{1,2}} )?(?:(?P<month>{_MONTH_NAMES}),? )?(?P<year>20\d\d)\b"
_GRADE = r"(?:requires? improvement(?: to be good)?|outstanding|good|adequate|inadequate)"

_LISTED = re.compile(
    r"(?:previous|last|most recent) inspection of (?P<what>.{5,170}?) (?:was|were|took place)(?: also)?"
    rf"(?P<published> published)?(?: also)?(?: carried out| undertaken| conducted| held)? (?:in|on|between) {_WHEN}"
)
_JUDGED = re.compile(r"(?:was|were) (?:both |also )?judged (?:to be |as )?(?P<grades>[^.]{3,170})")
_OF_SERVICE = re.compile(rf"(?P<grade>{_GRADE}) (?:for|in|overall for) (?P<what>[^,.;]{{4,60}}?)(?= and |,|;|$)")
_REPORT = re.compile(
    rf"last inspection (?:report for|of) .{{5,80}}? (?:was|were) published in {_WHEN}(?=.{{0,60}}? judgements )"
)
_TOLD = re.compile(
    rf"(?:last|previous|single|sif|ilacs|full) (?:[\w()-]+ ){{0,6}}?inspection(?: of .{{2,90}}?)?,? ?"
    rf"(?:was |took place )?(?:carried out |undertaken |held )?(?:in|of) {_WHEN}"
)
_VISIT = re.compile(
    rf"(?P<kind>focuse?sed|focused|monitoring|assurance)(?: assurance)? visit(?: \w+){{0,3}}? in {_WHEN}"
)
_JOINT = re.compile(rf"joint targeted (?:area )?inspection(?: \(jtai\))? in {_WHEN}")
_WHOLE = re.compile(
    r"(?:services|authority|council|it|service|department) (?:was|were)(?: all)? (?:judged|rated|found) "
    rf"(?:to be |to |as )?(?P<a>{_GRADE})\b(?! (?:for|in) )"
    rf"|judged (?:all )?(?:children's )?services (?:to be |to |as )(?P<b>{_GRADE})\b"
    rf"|judged to be (?P<c>{_GRADE}) overall|(?:judged|rated) (?:as |to be )?(?P<d>{_GRADE}) overall"
)
# Homes, agencies and schools have inspections of their own.
_OTHER_SERVICE = re.compile(r"\b(?:homes?|fostering|adoption|school|agency|college|nursery|cafcass|prison|custody)\b")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier inspection as a report tells it: grades by judgement, dates in EDTF, a stretch of the flat text."""

    kind: str
    framework: str | None
    start: int
    end: int
    date: str | None = None
    published: str | None = None
    grades: tuple[tuple[str, str], ...] = ()

    @property
    def when(self) -> str:
        return self.date or self.published or ""


def find_earlier(text: str, own_year: int | None, labels: TermSet, grades: TermSet, narrative: bool) -> list[Earlier]:
    """Earlier inspections, each once, latest first; `narrative` also takes those told in running text."""
    found = [*_listed(text), *_reported(text, labels, grades)]
    if narrative:
        listed = {one.when[:4] for one in found}
        # What a list tells, running text repeats without saying of which service it speaks.
        found += (one for one in _told(text) if not listed or (one.framework and one.when[:4] not in listed))
    kept: list[Earlier] = []
    for one in found:
        year = bounds(one.when)[0]
        if year is None or (own_year is not None and year.year >= own_year and one.kind != "monitoring_visit"):
            continue
        twin = next((k for k in kept if _same(k, one)), None)
        if twin is None:
            kept.append(one)
        else:
            kept[kept.index(twin)] = _joined(twin, one)
    kept = [_with_overall(one) for one in kept]
    return sorted(kept, key=lambda one: one.when, reverse=True)


def _when(match: re.Match[str]) -> str:
    name = match["month"]
    return f"{match['year']}-{_MONTHS.index(name) + 1:02}" if name else str(match["year"])


def _listed(text: str) -> Iterable[Earlier]:
    """The list of earlier inspections in reports of 2013-18, a service each."""
    for match in _LISTED.finditer(text):
        what, when = match["what"], _when(match)
        if _OTHER_SERVICE.search(what):
            continue
        judged = _JUDGED.search(text, match.end(), match.end() + 120)
        words = judged["grades"] if judged else ""
        by_service = {_service(m["what"]): grade_name(m["grade"]) for m in _OF_SERVICE.finditer(words)}
        if not by_service and (grade := re.search(_GRADE, words)):
            by_service = dict.fromkeys(_services(what), grade_name(grade.group()))
        end = judged.end() if judged else match.end()
        one = Earlier("full_inspection", None, match.start(), end, date=when)
        if match["published"]:
            one = replace(one, date=None, published=when)
        yield _of_its_time(what, when, one, by_service)


def _services(what: str) -> list[str]:
    services = ["help_protection"] if "safeguard" in what or "protection" in what else []
    return services + (["looked_after_permanence"] if "looked" in what else [])


def _service(what: str) -> str:
    return "looked_after_permanence" if "looked" in what else "help_protection"


def _of_its_time(what: str, when: str, one: Earlier, by_service: dict[str, str]) -> Earlier:
    """`one` with the kind of inspection that was made of `what` at the time, and its grades."""
    services = _services(what)
    if when >= "2013-11":
        return replace(one, framework="SIF", grades=tuple(by_service.items()))
    if when >= "2012-05" and services == ["help_protection"]:
        overall = tuple(("overall", grade) for grade in by_service.values())
        return replace(one, kind="child_protection_inspection", framework="AAPC", grades=overall[:1])
    if when >= "2013-01" and services == ["looked_after_permanence"]:
        overall = tuple(("overall", grade) for grade in by_service.values())
        return replace(one, kind="looked_after_inspection", grades=overall[:1])
    return replace(one, framework="SLAC", grades=tuple(by_service.items()))


def _with_overall(one: Earlier) -> Earlier:
    """Two services of one inspection with the same grade: that is its grade."""
    grades = dict(one.grades)
    if one.framework == "SLAC" and len(grades) == 2 and len(set(grades.values())) == 1:
        return replace(one, grades=(("overall", next(iter(grades.values()))), *one.grades))
    return one


def _reported(text: str, labels: TermSet, grades: TermSet) -> Iterable[Earlier]:
    """The report before a re-inspection, with all its judgements."""
    for match in _REPORT.finditer(text):
        when = _when(match)
        wanted = ("overall", "help_protection", "looked_after_permanence", "adoption", "care_leavers", "leadership")
        rows = find_table(text, match.end(), match.end() + 700, labels, grades, wanted)
        if rows:
            yield Earlier(
                "full_inspection",
                "SIF",
                match.start(),
                rows[-1].end,
                published=when,
                grades=tuple((row.judgement, row.rating) for row in rows),
            )


def _told(text: str) -> Iterable[Earlier]:
    """Those told in passing, with the overall grade where the same sentence gives it."""
    for match in _TOLD.finditer(text):
        if _OTHER_SERVICE.search(text, max(0, match.start() - 90), match.end()):
            continue
        stop = text.find(". ", match.end(), match.end() + 200)
        stop = stop if stop >= 0 else min(len(text), match.end() + 200)
        begin = max(text.rfind(". ", max(0, match.start() - 120), match.start()), match.start() - 120, 0)
        whole = _WHOLE.search(text, match.end(), stop) or _WHOLE.search(text, begin, match.start())
        grade = next(filter(None, whole.groups()), None) if whole else None
        rating = (("overall", grade_name(grade)),) if grade else ()
        when = _when(match)
        end = whole.end() if whole and whole.end() > match.end() else match.end()
        yield Earlier("full_inspection", _framework(when), match.start(), end, date=when, grades=rating)
    for match in _VISIT.finditer(text):
        monitoring = match["kind"] == "monitoring"
        kind = "monitoring_visit" if monitoring else "focused_visit"
        yield Earlier(kind, None if monitoring else "ILACS", match.start(), match.end(), date=_when(match))
    for match in _JOINT.finditer(text):
        yield Earlier("jtai", None, match.start(), match.end(), date=_when(match))


def _framework(when: str) -> str | None:
    """The framework of a full inspection that is told with its time alone; 2012, 2013 and 2018 had two."""
    year = int(when[:4])
    return "ILACS" if year > 2018 else "SIF" if 2014 <= year < 2018 else "SLAC" if year < 2012 else None


def _same(a: Earlier, b: Earlier) -> bool:
    """Whether two tellings are of one inspection: of one kind and one time, as far as both tell it."""
    if a.kind != b.kind:
        return False
    if a.published and b.date and not (a.date or b.published):
        return int(a.published[:4]) - int(b.date[:4]) in (0, 1)
    short = min(len(a.when), len(b.when))
    return a.when[:short] == b.when[:short]


def _joined(a: Earlier, b: Earlier) -> Earlier:
    grades = dict(a.grades) | {k: v for k, v in b.grades if k not in dict(a.grades)}
    near = 0 <= b.start - a.end < 200
    return replace(
        a,
        date=max(a.date or "", b.date or "", key=len) or None,
        published=max(a.published or "", b.published or "", key=len) or None,
        grades=tuple(grades.items()),
        end=b.end if near else a.end,
    )
