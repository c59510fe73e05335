"""Sources that disagree, side by side."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
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
        for side in row["sides"]:
            yield from _side(side, row["preferred"])
        if not row["sides"]:
            yield Padding(Text(" | ".join(_value(value) for value in row["values"])), (0, 0, 0, 2))
        taken = _value(row["preferred"]) or "neither"
        yield Padding(Text(one_line(f"the record takes {taken}: {row['why']}"), style="italic"), (0, 0, 0, 2))


def _side(side: Row, preferred: str | None) -> Iterator[RenderableType]:
    """One source: what it says, who it is, and its words where they are more than the value itself."""
    value, words = _value(side["value"]), one_line(side["words"])
    where = ", ".join(filter(None, (side["outlet"] or side["path"], spoken(side["published_edtf"], moment=True))))
    style = "bold" if side["value"] == preferred else ""
    yield Padding(Text.assemble((value or words, style), (f"  {one_line(where)}", "dim")), (0, 0, 0, 2))
    if value and words != value:
        yield Padding(Text(f"“{words}”"), (0, 0, 0, 4))


def _value(value: str | None) -> str:
    """A value as the record holds it, in words: a date, an id of a kind or status, a name."""
    return one_line(spoken(value).replace("_", " "))
