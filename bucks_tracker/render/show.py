"""One row of the record and its sources: each article's paragraphs with the telling words marked in their place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bucks_tracker.records import Span
from bucks_tracker.render.columns import Column, Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.labels import one_of
from bucks_tracker.render.safe import one_line, visible

# How words are marked: with a marker pen, whose own ink and paper read on light and dark; where there is no colour with
# a line; in a pipe ("") with « ».
MARKER, UNDERLINE, PLAIN = "#000000 on #ffe08a", "bold underline", ""
_LONGEST = 1200  # characters of a paragraph around marked words


def heading(title: str, table: str, row: Row, columns: Sequence[Column]) -> Iterator[RenderableType]:
    """What a row is and what it holds."""
    yield Text.assemble((one_line(title), "bold"), (f"  {one_of(table)} {row['id'][:16]}", "dim"))
    cells = [(column.head, one_line(column.cell(row))) for column in columns if column.head not in ("", "ref")]
    details = [(name, value) for name, value in cells if value != one_line(title)]
    slug = row.get("slug")
    details += [("known as", str(slug))] if slug else []
    if row.get("preferred") and "preferred" not in dict(details):
        details.append(("preferred", one_line(str(row["preferred"]))))
    yield fields(details)


def fields(pairs: Iterable[tuple[str, str]]) -> RenderableType:
    """Names and values in two columns; what has no value is left out."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            grid.add_row(Text(name), Text(value))
    return Padding(grid, (0, 0, 0, 2))


def source(article: Row, text: str, spans: Sequence[Span], mark: str) -> Iterator[RenderableType]:
    """One article's name and the paragraphs that hold `spans`, marked in the way of `mark`."""
    yield Text()
    yield source_name(article)
    last_end = 0
    for paragraph in paragraphs(text, spans):
        if last_end and text[last_end : paragraph.start].strip():
            yield Padding(Text("…", style="dim"), (0, 0, 0, 2))
        yield Padding(marked(text, paragraph, spans, mark), (0, 0, 0, 2))
        last_end = paragraph.end


def source_name(article: Row) -> Text:
    """Outlet, date and title of an article, and where it was read from."""
    outlet, title, path = (one_line(article.get(key) or "") for key in ("outlet", "title", "path"))
    date = spoken(article["published_edtf"], moment=True) or "date unknown"
    made = Text(", ".join(filter(None, (outlet or path, date))), style="bold")
    if outlet and path:
        made.append(f"  {path}", style="not bold dim")
    if title:
        made.append(f"\n{title}", style="not bold")
    return made


def paragraphs(text: str, spans: Sequence[Span]) -> list[Span]:
    """The lines of `text` that hold a span, each once; a line far too long is cut around its spans."""
    found: list[Span] = []
    for span in sorted(spans):
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = len(text) if end < 0 else end
        start, end = max(start, span.start - _LONGEST), min(end, span.end + _LONGEST)
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found


def marked(text: str, within: Span, spans: Sequence[Span], mark: str) -> Text:
    """The words of `within`, those of `spans` marked; every character safe to print."""
    made = Text()
    at = within.start
    for span in joined(spans):
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start >= end:
            continue
        made.append(_safe(text[at:start]))
        made.append_text(marked_words(_safe(text[start:end]), mark))
        at = end
    made.append(_safe(text[at : within.end]))
    return made


def marked_words(words: str, mark: str) -> Text:
    """Safe words, marked."""
    return Text(words if mark else f"«{words}»", style=mark)


def joined(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, overlapping ones as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _safe(words: str) -> str:
    return visible(words).replace("\t", " ")


def article(row: Row, text: str, spans: Sequence[Span], reasons: Sequence[str], mark: str) -> Iterator[RenderableType]:
    """A whole article: what is known of it and how its date is known, then its text with every claim's words marked."""
    yield Text.assemble(
        (one_line(row["title"] or row["path"] or ""), "bold"), (f"  {row['kind']} {row['id'][:16]}", "dim")
    )
    known: list[tuple[str, str]] = [
        ("outlet", one_line(row["outlet"] or "")),
        ("author", one_line(row["author"] or "")),
        ("published", f"{spoken(row['published_edtf'], moment=True) or 'unknown'} ({row['published_basis']})"),
        *(("" if n else "because", one_line(reason)) for n, reason in enumerate(reasons)),
        ("council", one_line(row["council"] or "")),
        ("address", one_line(row["url"] or "")),
        ("file", one_line(row["path"] or "")),
        ("copy of", (row["copy_of"] or "")[:16]),
    ]
    yield fields(known)
    yield Text()
    yield marked(text, Span(0, len(text)), spans, mark)


def of_article(evidence: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Evidence rows by article, in the order of the first of each."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in evidence:
        found.setdefault(row["article_id"], []).append(row)
    return found
