"""Under which heading the timeline puts an event."""

import io
from typing import Any

import pytest
from rich.console import Console

from bucks_tracker.render.timeline import timeline


def event(line: str, kind: str) -> dict[str, Any]:
    empty = dict.fromkeys(("actor", "rating", "who", "date_edtf", "date_from", "date_to", "date_basis", "dated"))
    named: dict[str, Any] = {"line": line, "council": line or None, "kind": kind, "id": "0" * 12, "articles": 1}
    return {**empty, **named, "event": "inspection", "status": "done", "slug": kind}


def headings(*events: dict[str, Any]) -> list[str]:
    console = Console(file=io.StringIO(), width=120)
    console.print(*timeline(events, {}, None), sep="\n")
    lines = ["", *console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
    known = ("Devon Council", "Kent Council", "England", "Council not named")
    return [line.strip() for line in lines if line.strip() in known]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([event("Devon Council", "jtai"), event("", "national_policy")], ["Devon Council"]),
        (
            [event("", "national_policy"), event("Kent Council", "jtai"), event("Devon Council", "jtai")],
            ["Devon Council", "Kent Council", "England"],
        ),
        ([event("Devon Council", "jtai"), event("", "jtai")], ["Devon Council", "Council not named"]),
        ([event("", "jtai"), event("", "national_policy")], ["England", "Council not named"]),
    ],
)
def test_headings(events: list[dict[str, Any]], expected: list[str]) -> None:
    """Policy concerns the only council too; what concerns a council nobody names is put under none."""
    assert headings(*events) == expected
