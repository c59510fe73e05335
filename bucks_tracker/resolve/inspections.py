"""One row for one inspection, however many articles speak of it: its dates, ratings, evidence and conflicts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bucks_tracker.ids import digest, row_id, slug
from bucks_tracker.records import RatingClaim, Span
from bucks_tracker.resolve.record import ConflictRow, DoubtRow, Evidence, InspectionRow, RatingRow
from bucks_tracker.resolve.told import (
    Told,
    after_publication,
    articles_of,
    by_publication,
    evidence,
    grade,
    inspection,
    span_days,
)
from bucks_tracker.resolve.trust import Choice, choose, choose_date
from bucks_tracker.resolve.when import When, month_of


@dataclass(frozen=True, slots=True)
class Inspections:
    """The rows that clusters of inspection claims make."""

    rows: tuple[InspectionRow, ...] = ()
    ratings: tuple[RatingRow, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()


def build(groups: Iterable[Sequence[Told]], council: Mapping[str, str | None]) -> Inspections:
    """A row, its ratings, evidence and conflicts for each group; `council` maps a claim's id to its council."""
    rows: list[InspectionRow] = []
    ratings: list[RatingRow] = []
    shown: list[Evidence] = []
    conflicts: list[ConflictRow] = []
    for group in sorted((sorted(g, key=lambda t: t.id) for g in groups), key=lambda g: g[0].id):
        row, found, conflict = _row(group, council)
        rows.append(row)
        shown += found
        conflicts += conflict
        more, told = _ratings(group, row)
        ratings += more
        shown += told
    return Inspections(tuple(_slugged(rows)), tuple(ratings), tuple(shown), tuple(conflicts))


def _row(
    group: Sequence[Told], councils: Mapping[str, str | None]
) -> tuple[InspectionRow, list[Evidence], list[ConflictRow]]:
    identity = row_id(t.id for t in group)
    event = _day(group)
    fieldwork = choose_date(((t.date, t) for t in group), event)
    published = choose_date(((t.published, t) for t in group), event)
    rating = _choose_grade([(r, t) for t in group if (r := inspection(t).rating)], event)
    named = choose(((councils[t.id], t) for t in group), event)
    council = named.value if named else None
    done = [t for t in group if inspection(t).status == "done"]
    status = "done" if done else "under_way" if any(inspection(t).status == "under_way" for t in group) else "planned"
    framework = choose(((inspection(t).framework, t) for t in group), event)
    lead = choose(((inspection(t).lead_inspector, t) for t in group), event)
    when_done = fieldwork.value
    if when_done.edtf is None and published.value.edtf is None:
        when_done = by_publication(done) if done else after_publication(group)
    conflicts: list[ConflictRow] = []
    found = [evidence("inspections", identity, "told", t) for t in group]
    for name, chosen in (("date", fieldwork), ("published", published)):
        for t in chosen.told:
            told_date = getattr(inspection(t), name)
            found.append(evidence("inspections", identity, name, t, told_date.span, getattr(t, name).edtf))
        if chosen.others:
            sides = [(chosen.value.edtf or "", chosen.told), *((v.edtf or "", t) for v, t in chosen.others)]
            conflicts.append(_conflict(identity, council, name, sides, chosen.why))
            found += _against(conflicts[-1], sides)
    if rating and rating.others:
        sides = [(rating.value, rating.told), *rating.others]
        conflicts.append(_conflict(identity, council, "rating", sides, rating.why))
        found += _against(conflicts[-1], sides)
    preferred = "; ".join(f"{c.field} {c.preferred}: {c.why}" for c in conflicts) or None
    row = InspectionRow(
        identity,
        "",
        council,
        inspection(group[0]).body,
        kind_of(group),
        framework.value if framework else None,
        status,
        when_done,
        published.value,
        rating.value if rating else None,
        lead.value if lead else None,
        preferred,
        articles_of(group),
    )
    return row, found, conflicts


def _day(group: Sequence[Told]) -> date | None:
    """About when the inspection was news: the first day of its most precise date, of its report before its visit."""
    dated = [
        (span_days(value), n, value.edtf or "", day)
        for told in group
        for n, value in enumerate((told.published, told.date))
        if (day := value.days[0] or value.days[1])
    ]
    best = min(dated, key=lambda d: (d[0] if d[0] is not None else 99999, *d[1:3]), default=None)
    return best[3] if best else None


def kind_of(group: Sequence[Told]) -> str:
    """The kind of a group's inspection: the special one where somebody says what others call an inspection."""
    return max({inspection(t).kind for t in group}, key=lambda kind: (kind != "full_inspection", kind))


def _choose_grade(said: Sequence[tuple[str, Told]], event: date | None) -> Choice | None:
    """The grade to prefer, in the wording of its most trusted source."""
    chosen = choose(((grade(rating), told) for rating, told in said), event)
    if chosen is None:
        return None
    worded = choose(((rating, told) for rating, told in said if grade(rating) == chosen.value), event)
    return replace(chosen, value=worded.value) if worded else chosen


def _conflict(
    identity: str, council: str | None, name: str, sides: Sequence[tuple[str, Sequence[Told]]], why: str
) -> ConflictRow:
    values = tuple(value for value, _ in sides)
    return ConflictRow(
        digest("conflicts", identity, name), council, "inspections", identity, name, values, values[0], why
    )


def _against(conflict: ConflictRow, sides: Sequence[tuple[str, Sequence[Told]]]) -> list[Evidence]:
    return [
        evidence("conflicts", conflict.id, "told" if n == 0 else "against", told, _span(told, conflict.field), value)
        for n, (value, tellers) in enumerate(sides)
        for told in tellers
    ]


def _span(told: Told, field: str) -> Span | None:
    claim = inspection(told)
    if field == "rating":
        return next((r.span for r in claim.ratings if r.judgement == "overall"), None)
    dated = getattr(claim, field)
    return dated.span if dated else None


def _ratings(group: Sequence[Told], row: InspectionRow) -> tuple[list[RatingRow], list[Evidence]]:
    votes: dict[str, list[tuple[RatingClaim, Told]]] = {}
    for told in group:
        for rating in inspection(told).ratings:
            votes.setdefault(rating.judgement, []).append((rating, told))
    rows: list[RatingRow] = []
    found: list[Evidence] = []
    event = (row.published if row.published.edtf else row.date).days[0]
    for judgement, said in sorted(votes.items()):
        chosen = _choose_grade([(rating.rating, told) for rating, told in said], event)
        assert chosen is not None
        identity = digest("ratings", row.id, judgement)
        tellers = [(rating, told) for rating, told in said if told in chosen.told]
        rows.append(
            RatingRow(
                identity,
                row.id,
                row.council,
                row.body,
                judgement,
                chosen.value,
                row.published if row.published.edtf else row.date,
                articles_of(t for _, t in tellers),
            )
        )
        found += [evidence("ratings", identity, "told", told, rating.span, rating.rating) for rating, told in tellers]
    return rows, found


def _slugged(rows: Iterable[InspectionRow]) -> list[InspectionRow]:
    """Each row its readable address; rows that would share one are numbered by date."""

    def base(row: InspectionRow) -> str:
        place = (row.council or "national").removesuffix(" Council").removesuffix(" County")
        return slug(place, row.body, row.kind, month_of(_news_date(row)))

    made: list[InspectionRow] = []
    counts: dict[str, int] = {}
    for row in sorted(rows, key=lambda r: (r.published.from_ or r.date.from_ or "9", r.id)):
        name = base(row)
        counts[name] = counts.get(name, 0) + 1
        made.append(replace(row, slug=name if counts[name] == 1 else f"{name}-{counts[name]}"))
    return made


def _news_date(row: InspectionRow) -> When:
    """Where the timeline puts it: a graded one by its report, a visit by itself, as far as it is known."""
    by_report = row.rating is not None or row.kind in ("full_inspection", "adviser_review")
    first, other = (row.published, row.date) if by_report else (row.date, row.published)
    return first if first.edtf and (first.from_ or not other.edtf) else other


def doubts(doubtful: Iterable[tuple[Told, list[list[Told]]]], council: Mapping[str, str | None]) -> list[DoubtRow]:
    """A doubt for each claim that fits several inspections."""
    rows = []
    for told, fits in doubtful:
        claim = inspection(told)
        years = sorted({(w.edtf or "") for g in fits for o in g for w in (o.published, o.date) if w.edtf})
        why = f"this {claim.kind.replace('_', ' ')} by {claim.body} may be any of those of {', '.join(years)}"
        span = told.claim.span
        rows.append(
            DoubtRow(
                digest("doubts", told.id, "which_inspection"),
                council[told.id],
                told.claim.article_id,
                span.start,
                span.end,
                span.of(told.facts.article.text),
                "resolve",
                "which_inspection",
                why,
            )
        )
    return rows
