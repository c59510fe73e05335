"""`tracker timeline`: the state now and what led to it."""

from typing import Annotated

import typer

from bucks_tracker.cli.app import app
from bucks_tracker.cli.options import (
    DATABASE,
    CouncilOption,
    DatabaseOption,
    Format,
    FormatOption,
    PersonOption,
    SinceOption,
    UntilOption,
)


@app.command("timeline")
def timeline_command(
    kind: Annotated[str | None, typer.Option(help="inspection, intervention or one of their kinds.")] = None,
    council: CouncilOption = None,
    person: PersonOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """Show the state now and what led to it.

    Inspections with their grades and the events of interventions in order of time, each with its uncertainty and how
    many articles tell it.
    """
    from bucks_tracker.cli.asking import council_named, day_from, day_to, nothing, person_named
    from bucks_tracker.cli.console import show_rows, width
    from bucks_tracker.render.rows import flat, flat_all
    from bucks_tracker.store import list_councils, list_people, list_timeline, open_database, state_now

    first, last = day_from(since), day_to(until)
    with open_database(db) as connection:
        line = council_named(connection, council)
        who = None
        if person:
            person_id, who = person_named(connection, person)
            who = next((p.name for p in list_people(connection) if p.id == person_id), who)
        rows = flat_all(list_timeline(connection, council=line, since=first, until=last, kind=kind, person=who))
        filtered = bool(council or kind or person or since or until)
        if not rows:
            show_rows("timeline", rows, format)
            nothing(connection, db, "events", filtered)
        elif format is Format.table:
            from bucks_tracker.render.timeline import timeline

            lines = {row.name: row.line for row in list_councils(connection)}
            for row in rows:
                row["line"] = lines.get(row["council"], row["council"] or "")
            states = (
                {} if kind or person or since or until else {s.council: flat(s) for s in state_now(connection, line)}
            )
            show_rows("timeline", rows, format, timeline(rows, states, width()))
        else:
            show_rows("timeline", rows, format)
