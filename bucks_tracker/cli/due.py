"""`tracker due` and `tracker conflicts`: what is owed, and where sources disagree."""

from typing import Annotated

import typer

from bucks_tracker.cli.app import app
from bucks_tracker.cli.options import DATABASE, CouncilOption, DatabaseOption, Format, FormatOption


@app.command()
def due(
    status: Annotated[str | None, typer.Option(help="met, overdue or open.")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="DATE", help="As of this day, not today.")] = None,
    council: CouncilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List what was promised or expected, and whether it came.

    Each expectation with who expects it, by when, and its status on the day: met (with what shows it), overdue, open.
    """
    from datetime import date

    from bucks_tracker.cli.asking import council_named, day_to, nothing
    from bucks_tracker.cli.console import show_rows
    from bucks_tracker.render.rows import flat
    from bucks_tracker.store import list_expectations, open_database

    day = date.fromisoformat(day_to(at, "--at") or date.today().isoformat())
    with open_database(db) as connection:
        found = list_expectations(connection, council=council_named(connection, council))
        rows = [flat(row) | {"status": row.status(day)} for row in found if status in (None, row.status(day))]
        if format in (Format.table, Format.md):
            said: dict[str, str] = {}
            for row in rows:
                row["as"] = said.get(row["text"])
                said.setdefault(row["text"], row["id"])
        show_rows("due", rows, format)
        if not rows:
            nothing(connection, db, "expectations", bool(status or council))


@app.command()
def conflicts(
    council: CouncilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List where sources disagree, side by side.

    Each conflict with what every side says in its own words, which value the record takes, and by which rule.
    """
    from bucks_tracker.cli.asking import council_named, nothing
    from bucks_tracker.cli.console import show_rows
    from bucks_tracker.render.conflicts import conflicts as shown
    from bucks_tracker.render.rows import flat, flat_all
    from bucks_tracker.store import list_conflicts, list_evidence, open_database

    with open_database(db) as connection:
        found = list_conflicts(connection, council=council_named(connection, council))
        rows = [flat(row) | {"sides": flat_all(list_evidence(connection, row.id))} for row in found]
        table = shown(rows) if format is Format.table and rows else None
        show_rows("conflicts", rows, format, table)
        if not rows:
            nothing(connection, db, "conflicts", bool(council))
