"""Quotes as a reader of papers knows them: the speaker, where and when, and the words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.listings import ref
from bucks_tracker.render.safe import one_line, visible

_MARKS = {"direct": ("“", "”"), "partial": ("‘", "’")}


def quotes(rows: Sequence[Row], width: int | None) -> Iterator[RenderableType]:
    """Quotes of one speaker in one article under one heading; `width` is `None` for a pipe, where nothing wraps."""
    for n, (_, spoken_there) in enumerate(groupby(rows, key=lambda r: (r["speaker"], r["role"], r["article_id"]))):
        said = list(spoken_there)
        if n:
            yield Text()
        yield _heading(said[0])
        yield _source(said[0])
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True, style="dim")
        grid.add_column(overflow="fold", no_wrap=width is None)
        for row in said:
            grid.add_row("  " + ref(row), words(row, whole=width is None))
        yield grid


def words(row: Row, whole: bool = False) -> Text:
    """The words within their marks: each paragraph opens with one, the last one closes. `whole` keeps to one line."""
    opening, closing = _MARKS.get(row["kind"], ("", ""))
    paragraphs = [one_line(p) for p in visible(row["text"]).split("\n") if p.strip()]
    body = Text((" " if whole else "\n").join(opening + p for p in paragraphs) + closing)
    if row["kind"] == "indirect":
        body.append("  (reported)", style="dim")
    return body


def _heading(row: Row) -> Text:
    heading = Text(one_line(row["speaker"] or "Speaker unknown"), style="bold" if row["speaker"] else "dim")
    described = ", ".join(one_line(w) for w in (row["role"], row["organisation"]) if w and w != row["speaker"])
    if described:
        heading.append(f", {described}", style="not bold")
    return heading


def _source(row: Row) -> Text:
    where = row.get("outlet") or row.get("title") or row.get("path") or ""
    parts = [spoken(row["date_edtf"], moment=True) or "date unknown", one_line(where)]
    more = (row.get("sources") or 1) - 1
    if more > 0:
        parts.append(f"and {more} more")
    return Text(" · ".join(part for part in parts if part), style="dim")
