"""The timeline: the state now, then what happened, council by council."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.labels import GRADES, first_upper, measure_said, said
from bucks_tracker.render.listings import TIMELINE
from bucks_tracker.render.safe import one_line
from bucks_tracker.render.table import table


def timeline(rows: Sequence[Row], states: Mapping[str, Row], width: int | None) -> Iterator[RenderableType]:
    """A heading, the state now and the events of each council, the councils in order of name.

    `states` are the rows of `store.state_now` by council; events of no council (national policy) come last.
    """
    columns = [column for column in TIMELINE if column.head != "council"]
    by_council = sorted(rows, key=lambda row: (row["council"] is None, row["council"] or ""))  # keeps order of time
    for n, (council, events) in enumerate(groupby(by_council, key=lambda row: row["council"])):
        if n:
            yield Text()
        yield Text(one_line(council or "No one council"), style="bold")
        if council in states:
            yield _state(states[council])
        yield Text()
        yield table(columns, list(events), width)


def _state(state: Row) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    lines = [_measure(row) for row in state["in_force"]]
    if state["rating"]:
        since = spoken(state["since_edtf"], moment=True)
        line = Text(state["rating"], style=GRADES.get(state["rating"], ""))
        lines.insert(0, line.append(f" since {since}" if since else "", style="not bold default"))
    for n, line in enumerate(lines):
        grid.add_row(Text("" if n else "now", style="bold"), line)
    return grid


def _measure(row: Mapping[str, Any]) -> Text:
    date = spoken(row["date_edtf"])
    return Text(one_line(f"{first_upper(measure_said(row))}, {said(row['status'])}{' ' + date if date else ''}"))
