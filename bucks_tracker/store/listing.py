"""What the listings show: rows out of the record, filtered and in a stable order.

All filters are optional. `council` is a line's or a council's name; `since` and `until` are ISO days: a row is listed
where its date may lie between them (an undated row only where neither is given).
"""

import sqlite3
from typing import Any, TypeVar

from bucks_tracker.resolve.record import (
    ConflictRow,
    CouncilRow,
    DoubtRow,
    ExpectationRow,
    FigureRow,
    FindingRow,
    InspectionRow,
    InterventionEventRow,
    InterventionRow,
    PersonRow,
    QuoteRow,
    RatingRow,
    RoleRow,
)
from bucks_tracker.store.record import read_row
from bucks_tracker.store.rows import ArticleRow, CorrectionRow, SourceRow, TimelineRow

Row = TypeVar("Row")


class Where:
    """Conditions and their parameters, collected."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.values: list[Any] = []

    def add(self, part: str, *values: Any) -> None:
        self.parts.append(f"({part})")
        self.values += values

    def equal(self, **columns: Any) -> None:
        for name, value in columns.items():
            if value is not None:
                self.add(f"{name} = ?", value)

    def council(self, council: str | None, *, national: bool = False) -> None:
        if council is not None:
            self.add(
                "council = ? OR line = ? OR line IN (SELECT line FROM councils WHERE name = ?)"
                + (" OR line = '' AND kind = 'national_policy'" if national else ""),
                *[council] * 3,
            )

    def between(self, date: str, since: str | None, until: str | None) -> None:
        if since is not None:
            self.add(f"coalesce({date}_to, {date}_from) >= ? OR ({date}_to IS NULL AND {date}_from IS NOT NULL)", since)
        if until is not None:
            self.add(f"coalesce({date}_from, {date}_to) <= ? OR ({date}_from IS NULL AND {date}_to IS NOT NULL)", until)

    def list(self, db: sqlite3.Connection, cls: type[Row], table: str, order: str) -> list[Row]:
        where = " WHERE " + " AND ".join(self.parts) if self.parts else ""
        found = db.execute(f"SELECT * FROM {table}{where} ORDER BY {order}", self.values)
        return [read_row(cls, row) for row in found]


def by_date(date: str) -> str:
    # By the middle of what a date may mean; with one end open by the other; the undated last.
    first, last = f"coalesce({date}_from, {date}_to)", f"coalesce({date}_to, {date}_from)"
    return f"{first} IS NULL, julianday({first}) + julianday({last}), id"


def list_articles(
    db: sqlite3.Connection,
    *,
    council: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
) -> list[ArticleRow]:
    where = Where()
    if council is not None:
        where.add(
            "council = ? OR council IN (SELECT name FROM councils WHERE line = ? OR line IN"
            " (SELECT line FROM councils WHERE name = ?))",
            *[council] * 3,
        )
    where.equal(kind=kind)
    where.between("published", since, until)
    return where.list(db, ArticleRow, "current_articles", by_date("published"))


def list_sources(db: sqlite3.Connection, article_id: str | None = None, path: str | None = None) -> list[SourceRow]:
    """The paths of an article, or the versions of a path (its history), newest first."""
    where = Where()
    where.equal(article_id=article_id, path=path)
    return where.list(db, SourceRow, "sources", "current DESC, added_at DESC, path")


def list_councils(db: sqlite3.Connection) -> list[CouncilRow]:
    return Where().list(db, CouncilRow, "councils", "name")


def list_timeline(
    db: sqlite3.Connection,
    *,
    council: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    person: str | None = None,
) -> list[TimelineRow]:
    """Inspections and the events of interventions, oldest first; national policy with every council.

    `kind` is inspection, intervention or one of their kinds; `person` a person's name as the record has it.
    """
    where = Where()
    where.council(council, national=True)
    if kind is not None:
        where.add("event = ? OR kind = ?", kind, kind)
    if person is not None:
        where.add("who = ?", person)
    where.between("date", since, until)
    return where.list(db, TimelineRow, "timeline", by_date("date") + ", event, status")


def list_inspections(
    db: sqlite3.Connection,
    *,
    council: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    body: str | None = None,
) -> list[InspectionRow]:
    where = Where()
    where.council(council)
    where.equal(kind=kind, body=body)
    if since is not None or until is not None:
        either = []
        values: list[str] = []
        for date in ("published", "date"):
            part = Where()
            part.between(date, since, until)
            either.append(" AND ".join(part.parts))
            values += part.values
        where.add(" OR ".join(f"({part})" for part in either), *values)
    first = "coalesce(published_from, published_to, date_from, date_to)"
    return where.list(db, InspectionRow, "inspections", f"{first} IS NULL, {first}, id")


def list_ratings(
    db: sqlite3.Connection,
    *,
    council: str | None = None,
    since: str | None = None,
    until: str | None = None,
    judgement: str | None = None,
    inspection_id: str | None = None,
) -> list[RatingRow]:
    where = Where()
    where.council(council)
    where.equal(judgement=judgement, inspection_id=inspection_id)
    where.between("published", since, until)
    return where.list(
        db, RatingRow, "ratings", by_date("published").replace(", id", ", judgement <> 'overall', judgement, id")
    )


def list_interventions(
    db: sqlite3.Connection,
    *,
    council: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    status: str | None = None,
) -> list[InterventionRow]:
    where = Where()
    where.council(council, national=True)
    where.equal(kind=kind, status=status)
    where.between("began", since, until)
    return where.list(db, InterventionRow, "interventions", by_date("began"))


def list_intervention_events(db: sqlite3.Connection, intervention_id: str) -> list[InterventionEventRow]:
    where = Where()
    where.equal(intervention_id=intervention_id)
    return where.list(db, InterventionEventRow, "intervention_events", by_date("date"))


def list_people(db: sqlite3.Connection, *, council: str | None = None) -> list[PersonRow]:
    where = Where()
    where.council(council)
    return where.list(db, PersonRow, "people", "articles DESC, quotes DESC, name, id")


def list_roles(db: sqlite3.Connection, person_id: str) -> list[RoleRow]:
    where = Where()
    where.equal(person_id=person_id)
    return where.list(db, RoleRow, "roles", by_date("seen"))


def list_quotes(
    db: sqlite3.Connection,
    *,
    person_id: str | None = None,
    speaker: str | None = None,
    council: str | None = None,
    about: str | None = None,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[QuoteRow]:
    """`about` are words that must stand in the quote (full-text search); `article` an article's id."""
    where = Where()
    where.council(council)
    where.equal(person_id=person_id, speaker=speaker, kind=kind)
    where.between("date", since, until)
    if article is not None:
        where.add("id IN (SELECT row_id FROM evidence WHERE row_table = 'quotes' AND article_id = ?)", article)
    if about is not None:
        where.add("number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)", match_words(about))
    return where.list(db, QuoteRow, "quotes", by_date("date").replace(", id", ", article_id, number"))


def list_figures(
    db: sqlite3.Connection,
    *,
    council: str | None = None,
    measure: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[FigureRow]:
    """`measure` are words of the series, of what was counted or of its unit."""
    where = Where()
    where.council(council)
    if measure is not None:
        for word in measure.split():
            where.add(
                "instr(lower(coalesce(series, '') || ' ' || coalesce(what, '') || ' ' || coalesce(unit, '')), ?)",
                word.lower(),
            )
    where.between("date", since, until)
    return where.list(db, FigureRow, "figures", f"series IS NULL, series, {by_date('date')}")


def list_findings(
    db: sqlite3.Connection,
    *,
    council: str | None = None,
    polarity: str | None = None,
    inspection_id: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[FindingRow]:
    where = Where()
    where.council(council)
    where.equal(polarity=polarity, inspection_id=inspection_id)
    where.between("date", since, until)
    return where.list(db, FindingRow, "findings", by_date("date"))


def list_expectations(db: sqlite3.Connection, *, council: str | None = None) -> list[ExpectationRow]:
    """What was expected by when; `ExpectationRow.status(day)` says whether it was met, is overdue or open."""
    where = Where()
    where.council(council)
    return where.list(db, ExpectationRow, "expectations", by_date("due"))


def list_conflicts(
    db: sqlite3.Connection, *, council: str | None = None, row_id: str | None = None
) -> list[ConflictRow]:
    where = Where()
    where.council(council)
    where.equal(row_id=row_id)
    return where.list(db, ConflictRow, "conflicts", "row_table, field, id")


def list_doubts(db: sqlite3.Connection, *, council: str | None = None, stage: str | None = None) -> list[DoubtRow]:
    where = Where()
    where.council(council)
    where.equal(stage=stage)
    return where.list(db, DoubtRow, "doubts", "article_id, start, rule, id")


def list_corrections(db: sqlite3.Connection, *, undone: bool = False) -> list[CorrectionRow]:
    where = Where()
    if not undone:
        where.add("undone_at IS NULL")
    return where.list(db, CorrectionRow, "corrections", "made_at, id")


def match_words(words: str) -> str:
    """A user's words as a full-text query: each word quoted, so that no operator of FTS5 can raise."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split()) or '""'
