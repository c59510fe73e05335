"""Quotes as a reader of papers knows them: the speaker, where and when, and the words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bucks_tracker.records import Span
from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import MONTHS, spoken
from bucks_tracker.render.listings import ref
from bucks_tracker.render.safe import one_line, visible
from bucks_tracker.render.show import marked
from bucks_tracker.render.spark import middle, spark_over_time

_BARS_WIDE = 40  # characters of a line of who speaks when
_MARKS = {"direct": ("“", "”"), "partial": ("‘", "’")}


def quotes(rows: Sequence[Row], width: int | None, mark: str) -> Iterator[RenderableType]:
    """Quotes of one speaker in one article under one heading; `width` is `None` for a pipe, where nothing wraps.

    A row with a `context` shows its words where they stand, marked in the way of `mark` (see `render.show`).
    """
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
            whole = width is None
            shown = _in_place(row["context"], mark, whole) if "context" in row else words(row, whole)
            grid.add_row("  " + ref(row), shown)
        yield grid


def speakers(rows: Sequence[Row]) -> Iterator[RenderableType]:
    """Who speaks when: a line for each speaker, the most often quoted first, over the same stretch of time."""
    dated = {row["id"]: middle(row["date_from"], row["date_to"]) for row in rows}
    days = [day for day in dated.values() if day]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(justify="right")
    grid.add_column(no_wrap=True)
    counts = Counter(row["speaker"] for row in rows)
    if days:
        first, last = min(days), max(days)
        scale = f"{MONTHS[first.month - 1][:3]} {first.year}".ljust(_BARS_WIDE - 8)
        scale += f"{MONTHS[last.month - 1][:3]} {last.year}"
        grid.add_row("", Text("quotes", style="bold"), Text(scale, style="dim"))
    for name, number in sorted(counts.items(), key=lambda item: (item[0] is None, -item[1], item[0] or "")):
        own = [day for row in rows if row["speaker"] == name and (day := dated[row["id"]])]
        line = spark_over_time(own, first, last, _BARS_WIDE) if own else ""
        grid.add_row(Text(one_line(name or "speaker unknown")), str(number), Text(line.rstrip()))
    yield grid


def _in_place(context: Row, mark: str, whole: bool) -> Text:
    spans = [Span(start, end) for start, end in context["quoted"]]
    shown = marked(context["text"], Span(0, len(context["text"])), spans, mark)
    return Text(" " if whole else "\n").join(line for line in shown.split("\n") if line.plain.strip())


def words(row: Row, whole: bool = False) -> Text:
    """The words within their marks; `whole` keeps to one line.

    Each paragraph of speech opens with a mark and the last one closes; fragments stand each within its own.
    """
    opening, closing = _MARKS.get(row["kind"], ("", ""))
    paragraphs = [one_line(p) for p in visible(row["text"]).split("\n") if p.strip()]
    between = (closing if row["kind"] == "partial" else "") + (" " if whole else "\n")
    body = Text(between.join(opening + p for p in paragraphs) + closing)
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
