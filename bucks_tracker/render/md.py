"""A listing as a Markdown table."""

import re
from collections.abc import Sequence

from bucks_tracker.render.columns import Column, Row
from bucks_tracker.render.safe import visible

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~$])")


def md_text(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """A table with every column; documents' words are escaped, their line breaks kept."""
    heads = [column.head for column in columns]
    lines = [_line(heads), _line(["--:" if column.right else "---" for column in columns])]
    lines += (_line([_cell(column.cell(row)) for column in columns]) for row in rows)
    return "".join(line + "\n" for line in lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(words: str) -> str:
    escaped = _MARKUP.sub(r"\\\1", visible(words).strip()).replace("&", "&amp;")
    return re.sub(r"\s*\n\s*", "<br>", escaped)
