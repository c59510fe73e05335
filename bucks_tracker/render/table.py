"""A listing as a table on the terminal."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import GAP, Column, Row, fitting
from bucks_tracker.render.safe import visible


def table(columns: Sequence[Column], rows: Sequence[Row], width: int | None) -> Table | Text:
    """Rows under headings in `width` characters; `None` is for a pipe: every column, nothing wrapped.

    On a screen too narrow for columns each row is a few lines of its own. Every cell is a `Text`: square brackets and
    escapes in documents' words mean nothing.
    """
    cells = [[_clean(column.cell(row), whole=width is None) for row in rows] for column in columns]
    if width is not None:
        cells = _once(columns, cells)
    shown, widths = fitting(columns, cells, width)
    if width is not None and sum(widths) + GAP * (len(widths) - 1) > width:
        return _stacked(columns, rows, cells, shown)
    made = Table(
        box=None, pad_edge=False, padding=(0, GAP, 0, 0), show_edge=False, header_style="bold", collapse_padding=True
    )
    for i, wide in zip(shown, widths, strict=True):
        made.add_column(
            columns[i].head,
            width=wide,
            justify="right" if columns[i].right else "left",
            overflow="fold",
            no_wrap=width is None,
        )
    for n, row in enumerate(rows):
        made.add_row(*(_styled(columns[i], row, cells[i][n]) for i in shown))
    return made


def _stacked(columns: Sequence[Column], rows: Sequence[Row], cells: list[list[str]], shown: list[int]) -> Text:
    """Each row as lines, its first cell in bold, a blank line between rows."""
    blocks = []
    for n, row in enumerate(rows):
        lines = [_styled(columns[i], row, cells[i][n]) for i in shown if cells[i][n]]
        lines[0].stylize("bold")
        blocks.append(Text("\n").join(lines))
    return Text("\n\n").join(blocks)


def _once(columns: Sequence[Column], cells: list[list[str]]) -> list[list[str]]:
    """Cells of `once` columns blank where the row above says the same in all of them."""
    such = [i for i, column in enumerate(columns) if column.once]
    rows = len(cells[0]) if cells else 0
    same = [n > 0 and bool(such) and all(cells[i][n] == cells[i][n - 1] for i in such) for n in range(rows)]
    return [
        ["" if i in such and same[n] else words for n, words in enumerate(column)] for i, column in enumerate(cells)
    ]


def _clean(words: str, whole: bool) -> str:
    """Safe words; on one line where the reader is a program."""
    words = visible(words).replace("\t", " ").strip()
    return " ".join(words.split()) if whole else words


def _styled(column: Column, row: Row, words: str) -> Text:
    return Text(words, style=column.style(row) if column.style else "")
