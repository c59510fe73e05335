"""The grades that a report prints: overall, and of each sub-judgement. All matching is on flat text.

A table comes out of a PDF row by row, with a grade after its label or between the label's lines; or column by column,
with all labels before all grades. The rows of a table stand close together: a lone label in a sentence is no row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bucks_tracker.vocabulary import TermMatch, TermSet

_ROW = 260  # characters from one row's label to the next: a label may be 110 long, one between may be unknown
_LAST_ROW = 130
_WHOLE_LABELS = 45  # what the longest label goes on for after the words that its pattern knows
_GRADE_WORDS = r"(?:requires? improvement(?: to be good)?|outstanding|good|adequate|inadequate)"
_TORN = re.compile(r"requiresimprovement(?:tobegood)?|outstanding|inadequate|adequate|good")
_SENTENCE_END = re.compile(r"\w{3}[.!?] ")
_COLUMN = re.compile(rf"(?:(?:judgement |grade )*{_GRADE_WORDS}\b[ .]*){{3,6}}")

# How a report of 2013-18 states its overall judgement above the table, the plainest way first; and a review of the
# safeguarding board alone, whose grade a report on services must not take for its own.
_STATES = (
    rf"(?:(?:is|are|was|were|remains?) (?:judged (?:to be |as )?)?(?P<is>{_GRADE_WORDS})"
    r"|(?P<does>requires? improvement(?: to be good)?))\b"
)
_OVERALL = (
    re.compile(
        r"overall judgement (?:is|was)(?: that)?(?: the)?(?: local authority's)?(?: (?:children's )?services)?"
        rf"(?: in .{{3,60}}?)?(?: is| are)?(?: judged to be)? (?P<is>{_GRADE_WORDS})\b(?P<does>)"
    ),
    re.compile(rf"\b(?:children's services|services for children)(?: in .{{2,70}}?)? {_STATES}"),
    re.compile(rf"overall effectiveness(?: is| was)? ?:? ?(?P<is>{_GRADE_WORDS})\b(?P<does>)"),
)
_BOARD = (re.compile(rf"\bsafeguarding children board(?: \([a-z]{{3,6}}\))? {_STATES}"),)


# The heading and first row of a service's table, or the sentence that opens its section.
_SERVICE = re.compile(
    r"(?P<heading>safeguarding services|(?:services for )?looked[ -]after children(?: services)?)"
    r"(?: judgement| grade)* overall effectiveness(?: of (?:the )?services)? ?:?(?: \(?grade \d\)?)?"
    rf" ?\(?(?P<grade>{_GRADE_WORDS})\b"
    r"|overall effectiveness of (?:the )?(?:council's |local authority's )?"
    r"(?P<named>(?:services (?:for|in|to) )?(?:safeguarding|safeguard|looked[ -]after).{0,110}?)"
    rf" (?:is|are|was|were)(?: judged to be)? (?P<said>{_GRADE_WORDS})\b"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A judgement's id, its grade's name, and the stretch of the flat text that prints both."""

    judgement: str
    rating: str
    start: int
    end: int


def find_table(
    text: str, start: int, end: int, labels: TermSet, grades: TermSet, wanted: Sequence[str]
) -> list[Printed]:
    """The rows of the first table of `wanted` judgements within `text[start:end]` that has grades."""
    hits = [hit for hit in labels.find(text, start, end) if hit.term.id in wanted]
    for run in _runs(hits):
        rows = _by_row(text, run, grades)
        if len(rows) < len(run):
            rows = max(rows, _by_column(text, run), key=len)
        if len(rows) >= 2:
            return rows
    return []


def _runs(hits: list[TermMatch]) -> list[list[TermMatch]]:
    """The stretches in which label follows label as closely as in a table, each label once."""
    runs: list[list[TermMatch]] = []
    for hit in hits:
        near = runs and hit.start - runs[-1][-1].start <= _ROW
        if near and all(hit.term.id != other.term.id for other in runs[-1]):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return [run for run in runs if len(run) >= 2]


def _by_row(text: str, run: list[TermMatch], grades: TermSet) -> list[Printed]:
    rows: list[Printed] = []
    for hit, following in zip(run, [*run[1:], None], strict=True):
        if rows and _SENTENCE_END.search(text, rows[-1].end, hit.start):
            break  # the table is over: this label stands in running text
        stop = following.start if following else min(len(text), hit.start + _LAST_ROW)
        if following is None:
            # Past the label's own words only a grade may follow; a sentence with "good" in it is none.
            stop = min(stop, hit.end + _WHOLE_LABELS + len("requires improvement to be good"))
        if grade := next(iter(grades.find(text, hit.start, stop)), None):
            rows.append(Printed(hit.term.id, grade.term.name, hit.start, max(grade.end, hit.end)))
        elif torn := _TORN.search(text[hit.end : stop].replace(" ", "")):
            rows.append(Printed(hit.term.id, _torn_grade(torn.group()), hit.start, stop))
    return rows


def _torn_grade(squeezed: str) -> str:
    """A grade whose letters the PDF sets apart ("in adequate", "G ood"), found with the spaces taken out."""
    return grade_name(squeezed.replace("improvement", " improvement").replace("tobegood", " to be good"))


def _by_column(text: str, run: list[TermMatch]) -> list[Printed]:
    """Grades that stand together after, or before, all the labels, as many as there are labels."""
    last = run[-1].end
    after = _COLUMN.search(text, last, last + 260)
    before = list(_COLUMN.finditer(text, max(0, run[0].start - 160), run[0].start))
    for column in (after, before[-1] if before else None):
        if column is None:
            continue
        found = re.findall(_GRADE_WORDS, column.group())
        if len(found) == len(run):
            low, high = min(run[0].start, column.start()), max(column.end(), last)
            return [Printed(hit.term.id, grade_name(grade), low, high) for hit, grade in zip(run, found, strict=True)]
    return []


def find_overall(text: str, start: int, end: int, board: bool = False) -> Printed | None:
    """The overall judgement as a sentence states it: "Children's services in Westshire require improvement"; with
    `board`, that of the safeguarding board.
    """
    for pattern in _BOARD if board else _OVERALL:
        if found := pattern.search(text, start, end):
            return Printed("overall", grade_name(found["is"] or found["does"]), found.start(), found.end())
    return None


def find_services(text: str) -> list[Printed]:
    """The two services that an inspection of 2009-12 judged, each with an overall effectiveness of its own; where
    both have one grade, that is the inspection's.
    """
    found: dict[str, Printed] = {}
    for match in _SERVICE.finditer(text):
        named = match["heading"] or match["named"]
        judgement = "looked_after_permanence" if "looked" in named else "help_protection"
        grade = grade_name(match["grade"] or match["said"])
        found.setdefault(judgement, Printed(judgement, grade, match.start(), match.end()))
    rows = list(found.values())
    if len(rows) == 2 and rows[0].rating == rows[1].rating:
        rows.append(Printed("overall", rows[0].rating, rows[0].start, rows[0].end))
    return rows


def find_headings(text: str, labels: TermSet, wanted: Sequence[str]) -> list[Printed]:
    """Judgements from the headings of sections, where no table is left: "... help and protection: good"."""
    found: dict[str, Printed] = {}
    for hit in labels.find(text):
        if hit.term.id in wanted and hit.term.id not in found:
            stated = _HEADING_GRADE.match(text, hit.end)
            if stated:
                found[hit.term.id] = Printed(hit.term.id, grade_name(stated["grade"]), hit.start, stated.end())
    return list(found.values())


_HEADING_GRADE = re.compile(
    rf"(?: and protection| ?permanence| practice with children and families| leavers)?"
    rf" ?(?::|is|are|-)? ?(?P<grade>{_GRADE_WORDS})\b"
)


def grade_name(words: str) -> str:
    """`require improvement to be good` -> `Requires improvement to be good`."""
    if words.startswith("requir"):
        return "Requires improvement to be good" if words.endswith("good") else "Requires improvement"
    return words.capitalize()
