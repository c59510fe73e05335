"""The timeline: the state now, then what happened, council by council."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.labels import GRADES, inspection_said, said, short_name
from bucks_tracker.render.listings import TIMELINE
from bucks_tracker.render.safe import one_line
from bucks_tracker.render.table import table

# A measure of these statuses is on; of the others it is not yet, or no more.
_ON = {"announced", "started", "in_force", "reviewed", "extended", "escalated", "not_escalated"}
_NO_MEASURE = {"national_policy", "ministerial_letter", "further_intervention"}


def timeline(rows: Sequence[Row], width: int | None) -> Iterator[RenderableType]:
    """A heading, the state now and the events of each council; `rows` are the timeline's, in order of councils."""
    columns = [column for column in TIMELINE if column.head != "council"]
    for n, (council, events) in enumerate(groupby(rows, key=lambda row: row["council"])):
        happened = list(events)
        if n:
            yield Text()
        yield Text(one_line(council or "No council named"), style="bold")
        now = state_now(happened)
        if now:
            yield _state(now)
        yield Text()
        yield table(columns, happened, width)


def state_now(events: Sequence[Row]) -> tuple[Row, ...]:
    """The events of one council, in order of time, that still hold: the last overall rating, and measures in force.

    A measure counts where its last word came with or after that rating: of an older one nobody says how it ended.
    """
    rated = [row for row in events if row["event"] == "inspection" and row["rating"] and row["status"] == "done"]
    rating = rated[-1] if rated else None
    last: dict[str, Row] = {}
    for row in events:
        if row["event"] == "intervention" and row["kind"] not in _NO_MEASURE:
            last[row["id"]] = row
    since = rating["date_from"] if rating else None
    measures = [
        row
        for row in last.values()
        if row["status"] in _ON and (since is None or (row["date_to"] or row["date_from"] or "") >= since)
    ]
    return ((rating,) if rating else ()) + tuple(measures)


def _state(rows: Sequence[Row]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for n, row in enumerate(rows):
        grid.add_row(Text("" if n else "now", style="bold"), _line(row))
    return grid


def _line(row: Mapping[str, Any]) -> Text:
    date = spoken(row["date_edtf"])
    if row["event"] == "inspection":
        since = f" since {date.removeprefix('since ')}" if date else ""
        return Text.assemble((row["rating"], GRADES.get(row["rating"], "")), f"{since} ({inspection_said(row)})")
    by = f" by {short_name(row['actor'])}" if row["actor"] else ""
    who = f", {row['who']}" if row.get("who") else ""
    return Text(one_line(f"{said(row['kind'])}{who} {said(row['status'])}{by}{', ' + date if date else ''}"))
