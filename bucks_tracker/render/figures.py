"""Figures, and those that measure the same thing over time as series."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.labels import number_said
from bucks_tracker.render.listings import FIGURES
from bucks_tracker.render.safe import one_line
from bucks_tracker.render.spark import spark
from bucks_tracker.render.table import table


def figures(rows: Sequence[Row], width: int | None) -> Iterator[RenderableType]:
    """The table of `rows`, which come series by series, and a line for each series of two or more."""
    yield table(FIGURES, rows, width)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for _, found in groupby((r for r in rows if r["series"]), key=lambda row: (row["council"], row["series"])):
        series = list(found)
        if len(series) > 1:
            grid.add_row(spark([_value(row) for row in series]), Text(one_line(_change(series[0], series[-1]))))
    if grid.row_count:
        yield Text()
        yield grid


def _value(row: Row) -> float:
    high = row["value_high"]
    return float(row["value"] if high is None else (row["value"] + high) / 2)


def _change(first: Row, last: Row) -> str:
    """From what to what, and by how much: `children: 3,363 (March 2017) to 2,447 (October 2017): -916, -27%`."""
    what = shorten(last["what"] or last["series"], 60, placeholder=" …")
    difference = _value(last) - _value(first)
    percent = f", {difference / _value(first):+.0%}" if _value(first) else ""
    told = " to ".join(
        number_said(row["value"], row["value_high"]) + (f" ({spoken(row['date_edtf'])})" if row["date_edtf"] else "")
        for row in (first, last)
    )
    return f"{what}: {told}: {difference:+,.10g}{percent}"
