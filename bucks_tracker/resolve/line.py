"""One line of councils: the facts of all articles that touch it, and corrections -> its record."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bucks_tracker.ids import digest
from bucks_tracker.records import Doubt, Facts
from bucks_tracker.resolve import (
    conflicts,
    expectations,
    figures,
    findings,
    headlines,
    inspections,
    interventions,
    people,
    quotes,
    same_inspection,
)
from bucks_tracker.resolve import (
    corrections as people_say,
)
from bucks_tracker.resolve.corrections import Correction, Finder
from bucks_tracker.resolve.councils import line_of, resolve_councils
from bucks_tracker.resolve.record import (
    DoubtRow,
    Evidence,
    FindingRow,
    PersonRow,
    Publication,
    QuoteRow,
    Record,
    RoleRow,
)
from bucks_tracker.resolve.told import Told, council_of, tell

Row = TypeVar("Row")


def resolve_line(
    line: str,
    facts: Sequence[Facts],
    publications: Mapping[str, Publication],
    *,
    succession: Mapping[str, str] | None = None,
    corrections: Iterable[Correction] = (),
) -> Record:
    """See `resolve.resolve`."""
    succession = succession or {}
    facts = sorted(facts, key=lambda f: f.article.id)
    told = tell(line, facts, publications, succession)
    council = {t.id: council_of(t.claim, t.facts) for t in told}
    heard = _Heard(told, list(corrections), Finder(people_say.places_of(told)))

    # Inspections and interventions.
    groups, doubtful = same_inspection.cluster(heard.of("inspections"))
    inspected = inspections.build(heard.arranged(groups, [t for t, _ in doubtful], "inspections"), council)
    claims, contradicted = headlines.set_aside(heard.of("interventions"))
    measures = heard.arranged(interventions.cluster(claims), (), "interventions")
    intervened = interventions.build(measures, council, inspected.rows)
    said = _said(heard)

    # What hangs on these.
    figure_rows, figure_evidence = figures.build(heard.kept("figures"), council)
    finding_rows, finding_evidence = _findings(heard, inspected)
    expected, expected_evidence = expectations.build(
        heard.kept("expectations"),
        expectations.happenings(inspected.rows, intervened.rows, intervened.events),
        _own_rows((*inspected.evidence, *intervened.evidence)),
        max((p.published.to for p in publications.values() if p.published.to), default=None),
    )
    disputes = [
        headlines.conflicts(contradicted, told, _rows(intervened.evidence, "interventions")),
        conflicts.figure_conflicts(heard.kept("figures"), _rows(figure_evidence, "figures")),
        conflicts.name_conflicts(said.persons, said.people),
    ]
    doubts = [*_doubts(line, facts, succession), *inspections.doubts(doubtful, council)]
    right = heard.corrected
    record = Record(
        line,
        councils=resolve_councils(line, facts, succession),
        people=tuple(said.people),
        roles=tuple(said.roles),
        inspections=right("inspections", inspected.rows, inspected.evidence),
        ratings=right("ratings", inspected.ratings, inspected.evidence),
        interventions=right("interventions", intervened.rows, intervened.evidence),
        intervention_events=intervened.events,
        quotes=right("quotes", said.quotes, said.quote_evidence),
        figures=right("figures", figure_rows, figure_evidence),
        findings=right("findings", finding_rows, finding_evidence),
        expectations=right("expectations", expected, expected_evidence),
        conflicts=(*inspected.conflicts, *(row for rows, _ in disputes for row in rows)),
        doubts=tuple({row.id: row for row in doubts}.values()),
        evidence=(
            *inspected.evidence,
            *intervened.evidence,
            *said.person_evidence,
            *said.quote_evidence,
            *figure_evidence,
            *finding_evidence,
            *expected_evidence,
            *(one for _, shown in disputes for one in shown),
        ),
    )
    return people_say.settled(record, heard.corrections, heard.finder)


@dataclass(frozen=True, slots=True)
class _Heard:
    """All claims of a line, with what people said of them."""

    told: Sequence[Told]
    corrections: Sequence[Correction]
    finder: Finder

    def of(self, kind: str) -> list[Told]:
        return [t for t in self.told if t.claim.kind == kind]

    def kept(self, kind: str) -> list[Told]:
        return people_say.rejected(self.of(kind), self.corrections, kind, self.finder)

    def arranged(self, groups: Sequence[list[Told]], loose: Sequence[Told], table: str) -> list[list[Told]]:
        return people_say.arranged(groups, loose, self.corrections, table, self.finder)

    def corrected(self, table: str, rows: Iterable[Row], shown: Sequence[Evidence]) -> tuple[Row, ...]:
        return tuple(people_say.corrected_rows(rows, table, self.corrections, self.finder, _rows(shown, table)))


@dataclass(frozen=True, slots=True)
class _Said:
    """The people of a line and what they said; `persons` are the claims that each row of `people` stands for."""

    persons: Sequence[list[Told]]
    people: Sequence[PersonRow]
    roles: Sequence[RoleRow]
    person_evidence: Sequence[Evidence]
    quotes: Sequence[QuoteRow]
    quote_evidence: Sequence[Evidence]


def _said(heard: _Heard) -> _Said:
    persons = heard.arranged(people.cluster(heard.of("people")), (), "people")
    built, roles, person_evidence, who = people.build(persons)
    person_rows = heard.corrected("people", built, person_evidence)
    names = {row.id: row.name for row in person_rows}
    pieces = quotes.utterances(heard.kept("quotes"))
    speakers = {p[0].id: who.get((p[0].claim.article_id, quotes.quote(p[0]).speaker or ""), "") for p in pieces}
    quote_rows, quote_evidence = quotes.build(quotes.merge(pieces, speakers), who, names)
    spoken = Counter(row.person_id for row in quote_rows)
    counted = [replace(row, quotes=spoken[row.id]) for row in person_rows]
    return _Said(persons, counted, roles, person_evidence, quote_rows, quote_evidence)


def _findings(heard: _Heard, inspected: inspections.Inspections) -> tuple[Sequence[FindingRow], Sequence[Evidence]]:
    by_id = {row.id: row for row in inspected.rows}
    inspection_of = {claim: by_id[row] for claim, row in _rows(inspected.evidence, "inspections").items()}
    news: dict[str, list[Told]] = {}
    for one in heard.of("inspections"):
        news.setdefault(one.claim.article_id, []).append(one)
    return findings.build(heard.kept("findings"), inspection_of, news)


def _rows(shown: Iterable[Evidence], table: str | None = None) -> dict[str, str]:
    """The row that each claim tells."""
    return {e.claim_id: e.row_id for e in shown if e.part == "told" and (table is None or e.row_table == table)}


def _own_rows(shown: Iterable[Evidence]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in shown:
        found.setdefault(one.article_id, set()).add(one.row_id)
    return {article: frozenset(rows) for article, rows in found.items()}


def _doubts(line: str, facts: Iterable[Facts], succession: Mapping[str, str]) -> list[DoubtRow]:
    """What the rules of extract would not guess, for articles whose main council is of this line."""
    rows = []
    for one in facts:
        if line_of(one.council, succession) == line:
            rows += [_doubt(one, doubt) for doubt in one.doubts]
    return rows


def _doubt(facts: Facts, doubt: Doubt) -> DoubtRow:
    span, article = doubt.span, facts.article
    return DoubtRow(
        digest("doubts", article.id, span.start, span.end, doubt.rule),
        facts.council,
        article.id,
        span.start,
        span.end,
        span.of(article.text),
        "extract",
        doubt.rule,
        doubt.why,
    )
