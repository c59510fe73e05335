"""Rows as comma-separated values, safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from bucks_tracker.render.safe import visible

# A cell that begins so is a formula to a spreadsheet, and documents are anybody's words. The apostrophe is how
# spreadsheets themselves mark a text; `json` and `jsonl` carry the words unmarked.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Sequence[Mapping[str, Any]], fields: Sequence[str]) -> str:
    """A heading line of `fields` and a line for each row; nested values are JSON, unknown values empty."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(row.get(field)) for field in fields])
    return written.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = visible(words)
    return "'" + words if words.startswith(_FORMULA) else words
