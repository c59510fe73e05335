"""Sources that disagree, side by side."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.labels import one_of, said
from bucks_tracker.render.listings import REF_LENGTH, ref
from bucks_tracker.render.safe import one_line


def conflicts(rows: Sequence[Row]) -> Iterator[RenderableType]:
    """Each conflict: what is disputed, each side's value and words, what the record takes and why."""
    for n, row in enumerate(rows):
        if n:
            yield Text()
        disputed = f"{said(row['field'])} of {one_of(row['row_table'])} {row['row_id'][:REF_LENGTH]}"
        yield Text.assemble((disputed, "bold"), ("  " + ref(row), "dim"))
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(overflow="fold")
        grid.add_column(overflow="fold", style="dim")
        grid.add_column(overflow="fold", ratio=1)
        for side in row["sides"]:
            value = one_line(spoken(side["value"]) or side["value"] or "")
            date = spoken(side["published_edtf"], moment=True)
            where = one_line(", ".join(filter(None, (side["outlet"] or side["path"], date))))
            style = "bold" if side["value"] == row["preferred"] else ""
            grid.add_row(Text(value, style=style), Text(where), Text(f"“{one_line(side['words'])}”"))
        if not row["sides"]:
            grid.add_row(Text(" | ".join(one_line(spoken(v)) for v in row["values"])), Text(), Text())
        yield Padding(grid, (0, 0, 0, 2))
        taken = spoken(row["preferred"]) or "neither"
        yield Padding(Text(one_line(f"the record takes {taken}: {row['why']}"), style="italic"), (0, 0, 0, 2))
