"""`tracker show`: one row of the record, or one article, with the words it rests on."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bucks_tracker.cli.app import app
from bucks_tracker.cli.options import DATABASE, DatabaseOption

if TYPE_CHECKING:
    import sqlite3

    from rich.console import RenderableType

# The listing whose columns describe the rows of a table.
_LISTING = {"expectations": "due"}


@app.command("show")
def show_command(
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="An id or the beginning of one, a slug, an article's file name.")
    ],
    db: DatabaseOption = DATABASE,
) -> None:
    """Show one row and the words that it rests on.

    Every source sentence is marked in its place. An article is shown whole, with how its date is known.
    """
    from bucks_tracker.cli.console import show
    from bucks_tracker.errors import TrackerError
    from bucks_tracker.store import find_row, open_database

    with open_database(db) as connection:
        found = find_row(connection, ref)
        if found is None:
            raise TrackerError(
                f"{ref}: nothing in the record has this id, slug or path; the listings' last column names them"
            )
        show(*(_article(connection, found.row) if found.table == "articles" else row_with_sources(connection, found)))


def _article(db: "sqlite3.Connection", row: Any) -> "Iterator[RenderableType]":
    from bucks_tracker.cli.console import marking
    from bucks_tracker.records import Span
    from bucks_tracker.render.rows import flat
    from bucks_tracker.render.show import article
    from bucks_tracker.store import article_text

    marked = db.execute('SELECT DISTINCT start, "end" FROM evidence WHERE article_id = ?', (row.id,))
    spans = [Span(start, end) for start, end in marked]
    yield from article(flat(row), article_text(db, row.id), spans, row.reasons, marking())


def row_with_sources(db: "sqlite3.Connection", found: Any) -> "Iterator[RenderableType]":
    """A row, what belongs to it, and every source with the telling words marked."""
    from rich.padding import Padding
    from rich.text import Text

    from bucks_tracker.cli.console import marking, width
    from bucks_tracker.records import Span
    from bucks_tracker.render.listings import LISTINGS
    from bucks_tracker.render.rows import flat, flat_all
    from bucks_tracker.render.show import heading, of_article, source
    from bucks_tracker.render.table import table
    from bucks_tracker.store import article_text, list_intervention_events, list_ratings, list_roles

    row = flat(found.row)
    across = width()
    name = _LISTING.get(found.table, found.table)
    if found.table == "expectations":
        row["status"] = _status_today(found.row)
    yield from heading(_title(found.table, row), found.table, row, LISTINGS.get(name, ()))
    parts: dict[str, tuple[str, Callable[[], Sequence[Any]]]] = {
        "inspections": ("judgements", lambda: list_ratings(db, inspection_id=row["id"])),
        "interventions": ("events", lambda: list_intervention_events(db, row["id"])),
        "people": ("roles", lambda: list_roles(db, row["id"])),
    }
    if found.table in parts:
        listing, rows_of = parts[found.table]
        if rows := flat_all(rows_of()):
            yield Text()
            yield Padding(table(LISTINGS[listing], rows, across and across - 2), (0, 0, 0, 2))
    for article_id, evidence in of_article(flat_all(found.evidence)).items():
        spans = [Span(r["start"], r["end"]) for r in evidence]
        yield from source(evidence[0], article_text(db, article_id), spans, marking())


def _title(table: str, row: dict[str, Any]) -> str:
    from bucks_tracker.render.labels import first_upper, inspection_said, number_said, one_of, said

    if table == "inspections":
        return inspection_said(row)
    if table == "interventions":
        return said(row["kind"])
    if table == "figures":
        return number_said(row["value"], row["value_high"], row["unit"])
    if table == "ratings":
        return f"{said(row['judgement'])}: {row['rating']}"
    return str(row.get("name") or row.get("speaker") or row.get("text") or first_upper(one_of(table)))


def _status_today(row: Any) -> str:
    from datetime import date

    return str(row.status(date.today()))
