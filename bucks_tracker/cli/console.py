"""Where output goes: a terminal's width and colours, a pipe's plain lines."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bucks_tracker.cli.options import Format

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_UNLIMITED = 1_000_000  # characters a line: a pipe wraps nothing


def width() -> int | None:
    """The characters of a line on standard output: COLUMNS where set, else the terminal's; `None` for a pipe."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) >= 20:
        return int(columns)
    return max(os.get_terminal_size(sys.stdout.fileno()).columns, 20) if sys.stdout.isatty() else None


def console() -> "Console":
    """A console on standard output that styles nothing by itself."""
    from rich.console import Console

    return Console(width=width() or _UNLIMITED, highlight=False, markup=False, emoji=False, legacy_windows=False)


def marking() -> str:
    """How `render.show` is to mark words here."""
    from bucks_tracker.render.show import MARKER, PLAIN, UNDERLINE

    out = console()
    if not out.is_terminal:
        return PLAIN
    return UNDERLINE if out.no_color or not out.color_system else MARKER


def show(*renderables: "RenderableType") -> None:
    """Print what `render` made. Lines carry no trailing blanks, so that a pipe gets no padding."""
    out = console()
    if out.is_terminal:
        out.print(*renderables, sep="\n")
        return
    with out.capture() as captured:
        out.print(*renderables, sep="\n")
    sys.stdout.write("".join(line.rstrip() + "\n" for line in captured.get().removesuffix("\n").split("\n")))


def show_rows(
    name: str, rows: Sequence[Mapping[str, Any]], format: Format, renderable: "Iterable[RenderableType] | None" = None
) -> None:
    """Write a listing's rows. `renderable` takes the place of the plain table where a listing has its own shape."""
    from bucks_tracker.render.listings import LISTINGS

    if format is Format.json:
        from bucks_tracker.render.json import json_text

        sys.stdout.write(json_text(rows, indent=2) + "\n")
    elif format is Format.jsonl:
        from bucks_tracker.render.json import jsonl_text

        sys.stdout.write(jsonl_text(rows))
    elif format is Format.csv:
        from bucks_tracker.render.csv import csv_text

        sys.stdout.write(csv_text(rows, list(rows[0]) if rows else []))
    elif format is Format.md:
        from bucks_tracker.render.md import md_text

        sys.stdout.write(md_text(LISTINGS[name], rows))
    elif renderable is not None:
        show(*renderable)
    elif rows:
        from bucks_tracker.render.table import table

        show(table(LISTINGS[name], rows, width()))
