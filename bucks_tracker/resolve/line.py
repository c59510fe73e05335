"""One line of councils: the facts of all articles that touch it, and corrections -> its record."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

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
from bucks_tracker.resolve.record import DoubtRow, Evidence, Publication, Record
from bucks_tracker.resolve.told import Told, council_of, tell


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
    by_kind: dict[str, list[Told]] = {}
    for one in told:
        by_kind.setdefault(one.claim.kind, []).append(one)
    finder = Finder(people_say.places_of(told))
    known = list(corrections)

    def kept(kind: str) -> list[Told]:
        return people_say.rejected(by_kind.get(kind, []), known, kind, finder)

    # Inspections and interventions.
    groups, doubtful = same_inspection.cluster(by_kind.get("inspections", []))
    groups = people_say.arranged(groups, [t for t, _ in doubtful], known, "inspections", finder)
    inspected = inspections.build(groups, council)
    claims, contradicted = headlines.set_aside(by_kind.get("interventions", []))
    measures = people_say.arranged(interventions.cluster(claims), (), known, "interventions", finder)
    intervened = interventions.build(measures, council, inspected.rows)

    # People, and what they said.
    persons = people_say.arranged(people.cluster(by_kind.get("people", [])), (), known, "people", finder)
    person_rows, roles, person_evidence, who = people.build(persons)
    person_rows = people_say.corrected_rows(person_rows, "people", known, finder, _rows(person_evidence, "people"))
    names = {row.id: row.name for row in person_rows}
    pieces = quotes.utterances(kept("quotes"))
    speakers = {p[0].id: who.get((p[0].claim.article_id, quotes.quote(p[0]).speaker or ""), "") for p in pieces}
    quote_rows, quote_evidence = quotes.build(quotes.merge(pieces, speakers), who, names)
    spoken = Counter(row.person_id for row in quote_rows)
    person_rows = [replace(row, quotes=spoken[row.id]) for row in person_rows]

    # What hangs on these.
    row_by_claim = _rows(inspected.evidence, "inspections")
    by_id = {row.id: row for row in inspected.rows}
    inspection_of = {claim: by_id[row] for claim, row in row_by_claim.items()}
    news: dict[str, list[Told]] = {}
    for one in by_kind.get("inspections", []):
        news.setdefault(one.claim.article_id, []).append(one)
    figure_rows, figure_evidence = figures.build(kept("figures"), council)
    finding_rows, finding_evidence = findings.build(kept("findings"), inspection_of, news)
    expected, expected_evidence = expectations.build(
        kept("expectations"),
        expectations.happenings(inspected.rows, intervened.rows, intervened.events),
        _own_rows((*inspected.evidence, *intervened.evidence)),
        max((p.published.to for p in publications.values() if p.published.to), default=None),
    )
    disputes = [
        headlines.conflicts(contradicted, told, _rows(intervened.evidence, "interventions")),
        conflicts.figure_conflicts(kept("figures"), _rows(figure_evidence, "figures")),
        conflicts.name_conflicts(persons, person_rows),
    ]
    doubts = [*_doubts(line, facts, succession), *inspections.doubts(doubtful, council)]

    def right(table: str, rows: Iterable[object], shown: Sequence[Evidence]) -> tuple[object, ...]:
        return tuple(people_say.corrected_rows(rows, table, known, finder, _rows(shown, table)))

    record = Record(
        line,
        councils=resolve_councils(line, facts, succession),
        people=tuple(person_rows),
        roles=tuple(roles),
        inspections=right("inspections", inspected.rows, inspected.evidence),  # type: ignore[arg-type]
        ratings=right("ratings", inspected.ratings, inspected.evidence),  # type: ignore[arg-type]
        interventions=right("interventions", intervened.rows, intervened.evidence),  # type: ignore[arg-type]
        intervention_events=intervened.events,
        quotes=right("quotes", quote_rows, quote_evidence),  # type: ignore[arg-type]
        figures=right("figures", figure_rows, figure_evidence),  # type: ignore[arg-type]
        findings=right("findings", finding_rows, finding_evidence),  # type: ignore[arg-type]
        expectations=right("expectations", expected, expected_evidence),  # type: ignore[arg-type]
        conflicts=(*inspected.conflicts, *(row for rows, _ in disputes for row in rows)),
        doubts=tuple({row.id: row for row in doubts}.values()),
        evidence=(
            *inspected.evidence,
            *intervened.evidence,
            *person_evidence,
            *quote_evidence,
            *figure_evidence,
            *finding_evidence,
            *expected_evidence,
            *(one for _, shown in disputes for one in shown),
        ),
    )
    return people_say.settled(record, known, finder)


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
