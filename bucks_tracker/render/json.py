"""Rows as JSON and JSON Lines. The words stay exact: what could steer a terminal is written as a JSON escape."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

# JSON escapes C0 controls by itself; these it would write as they are.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


def json_text(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON, readable UTF-8 without harmful characters."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda m: f"\\u{ord(m.group()):04x}", written)


def jsonl_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """One object a line."""
    return "".join(json_text(row) + "\n" for row in rows)
