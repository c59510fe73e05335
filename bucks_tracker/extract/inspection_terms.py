"""The words of kinds, grades and areas in each sentence, and the areas that a grade has from a sentence beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.relative_grades import STEPS
from bucks_tracker.vocabulary import TermMatch


@dataclass(slots=True)
class Terms:
    """What a sentence has of the words of inspections, of grades, and of the areas that are graded."""

    kinds: list[TermMatch] = field(default_factory=list)
    grades: list[TermMatch] = field(default_factory=list)
    areas: list[TermMatch] = field(default_factory=list)


_QUESTION = 70  # characters of "Child protection?" at most
_SO_ARE = re.compile(
    r"so,? (?:too,? )?(?:[\w ]{1,24}, )?(?:is|are|was|were|did|does)\b|the same (?:goes|is true|was true|applies)\b"
)
# "Both require improvement", "That was good": of the areas that the sentence before names.
_OF_THOSE = re.compile(
    r"(?:in |on )?(?:both|all (?:three|four|of them)|these|those|they|each|that|this"
    r"|their (?:experiences|progress|lives|care|services?|support|lot)|here)\b"
    r"(?! (?:report|inspection|year|time))"
)
# "Adoption went one better. Inspectors called it outstanding."
_OF_IT = re.compile(
    r"(?:the )?(?:ofsted|inspectors|watchdog|report|they) (?:also )?(?:called|rated|judged|graded|found|made|marked)"
    r" (?:it|them)\b"
    r"|(?:it|they) (?:was|were|got|gets?|received|earned) (?:also |both )?(?:rated|judged|graded|marked|found|an?)\b"
)


def find_terms(reading: Reading, passages: tuple[Passage, ...]) -> dict[int, Terms]:
    """The terms of each passage by its number. Areas are looked for only where a grade may be of them."""
    order = sorted(passages, key=lambda p: p.span.start)
    terms = {p.number: Terms() for p in order}
    for number, match in _by_sentence(reading, "inspection_kinds", order):
        terms[number].kinds.append(match)
    for number, match in _by_sentence(reading, "ratings", order):
        terms[number].grades.append(match)
    graded = {n for n, t in terms.items() if t.grades}
    outright = {n for n in graded if any(m.term.name not in STEPS for m in terms[n].grades)}
    of_those = {p.number for p in order if p.number in graded and _OF_THOSE.match(p.words)}
    of_it = {p.number for p in order if p.number in graded and p.number - 1 not in outright and _OF_IT.match(p.words)}
    so_are = {p.number for p in order if p.number - 1 in graded and _SO_ARE.match(p.words)}
    asked = {p.number for p in order if p.words.endswith("?") and len(p.words) < _QUESTION}
    named = graded | {n - 1 for n in of_those | of_it} | so_are | asked
    for number, match in _by_sentence(reading, "subratings", [p for p in order if p.number in named]):
        terms[number].areas.append(match)
    starts = {p.number: p.span.start for p in order}
    for number in sorted(of_those | of_it):
        areas = terms[number - 1].areas if number - 1 in terms else []
        if not terms[number].areas and areas and (number in of_those or areas[0].start <= starts[number - 1] + 4):
            terms[number].areas += areas
    for number in sorted(graded):  # "Leadership? Good. Care leavers? Adoption? Both require improvement."
        before = number - 1
        while before in asked and before not in graded:
            terms[number].areas[:0] = terms[before].areas
            before -= 1
    for number in sorted(so_are - graded):  # "Adoption is good. So is leadership."
        terms[number - 1].areas += terms[number].areas
    return terms


def _by_sentence(reading: Reading, name: str, passages: list[Passage]) -> Iterator[tuple[int, TermMatch]]:
    """The terms of one vocabulary in passages in order, each with the number of its passage."""
    at = 0
    spans = [(p.span.start, p.span.end) for p in passages]
    for match in reading.vocabulary[name].find_within(reading.folded, reading.lowered, spans):
        while passages[at].span.end <= match.start:
            at += 1
        yield passages[at].number, match
