"""The timeline: the state now, then what happened, council by council."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.labels import GRADES, measure_said, said
from bucks_tracker.render.listings import TIMELINE
from bucks_tracker.render.safe import one_line
from bucks_tracker.render.table import table

_POLICY = "England"
_UNNAMED = "Council not named"


def timeline(rows: Sequence[Row], states: Mapping[str, Row], width: int | None) -> Iterator[RenderableType]:
    """A heading, the state now and the events of each line of councils (`row["line"]`), in order of name.

    `states` are the rows of `store.state_now` by line; national policy stands with the only council, else after all,
    and last what is told of a council that nobody names.
    """
    columns = [column for column in TIMELINE if column.head != "council"]
    lines = sorted({row["line"] for row in rows if row["line"]})
    only = lines[0] if len(lines) == 1 else ""  # national events stand among those of the only council

    def place(row: Row) -> tuple[int, str]:
        if row["line"] or row["kind"] == "national_policy":
            line = row["line"] or only
            return (0, line) if line else (1, _POLICY)
        return 2, _UNNAMED

    for n, ((_, line), found) in enumerate(groupby(sorted(rows, key=place), key=place)):
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
    return Text(one_line(line), style="bold")


def _state(state: Row) -> Table:
    """The last overall rating and the measures in force; of a measure from before it, only that no end is told."""
    since = state["since_from"] or ""
    recent = [row for row in state["in_force"] if (row["date_to"] or row["date_from"] or "") >= since]
    earlier = [row for row in state["in_force"] if row not in recent]
    lines = [Text(one_line(_measure(row))) for row in recent]
    if state["rating"]:
        date = spoken(state["since_edtf"])
        line = Text(state["rating"], style=GRADES.get(state["rating"], ""))
        lines.insert(0, line.append(f" since {date}" if date else "", style="not bold default"))
    if earlier:
        lines.append(Text(one_line("earlier, no end told: " + "; ".join(map(_measure, earlier))), style="dim"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for n, line in enumerate(lines):
        grid.add_row(Text("" if n else "now", style="bold"), line)
    return grid


def _measure(row: Mapping[str, Any]) -> str:
    date = spoken(row["date_edtf"])
    return f"{measure_said(row)} {said(row['status'])}{', ' + date if date else ''}"
