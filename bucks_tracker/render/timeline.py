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
    """A heading, the state now and the events of each line of councils (`row["line"]`), in order of name.

    `states` are the rows of `store.state_now` by line; events of no council (national policy) come last.
    """
    columns = [column for column in TIMELINE if column.head != "council"]
    by_line = sorted(rows, key=lambda row: (not row["line"], row["line"]))  # keeps the order of time
    for n, (line, found) in enumerate(groupby(by_line, key=lambda row: row["line"])):
        events = list(found)
        if n:
            yield Text()
        yield _heading(line, events)
        if line in states:
            yield _state(states[line])
        yield Text()
        yield table(columns, events, width)


def _heading(line: str, events: Sequence[Row]) -> Text:
    """The council as its events name it, and what it has become."""
    names = [one_line(name) for name in dict.fromkeys(row["council"] for row in events) if name]
    if len(names) == 1 and names[0] != line:
        return Text.assemble((names[0], "bold"), (f"  later {one_line(line)}", "dim"))
    return Text(one_line(line) or "No one council", style="bold")


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
