"""What an ingest did: how many documents, what they say, what changed in the record, what was doubted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.labels import counted, one_of
from bucks_tracker.render.listings import happened, outcome, when
from bucks_tracker.render.safe import one_line

_RECORD = ("inspections", "ratings", "interventions", "people", "quotes", "figures", "findings", "expectations")
_MOST_EVENTS = 12


def summary(
    done: Any, changes: Any, events: Sequence[Row], first_time: bool, path: str, dry_run: bool
) -> Iterator[RenderableType]:
    """`done` is the pipeline's `Ingested`, `changes` the store's `Changes`; `events` the timeline's, with a `sign`."""
    would = "would " if dry_run else ""
    known = ("new", "changed", "read again", "unchanged")
    states = [f"{n:,} {state}" for state in known if (n := done.articles[state])]
    total = sum(done.articles.values())
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    grid.add_row("read", Text(f"{counted(total, 'document')}{': ' + ', '.join(states) if states else ''}"))
    if found := _counts(done.found):
        grid.add_row("found", Text(found))
    grid.add_row("record", Text(_changed(changes, first_time, would, one_line(path))))
    for row in events[:_MOST_EVENTS]:
        told = f"{when(row)}: {happened(row)}" + (f" - {outcome(row)}" if outcome(row) else "")
        grid.add_row("", Text(f"{row['sign']} {one_line(told)}"))
    if len(events) > _MOST_EVENTS:
        grid.add_row("", Text(f"  and {len(events) - _MOST_EVENTS} more"))
    if doubts := done.doubts.total():
        grid.add_row("doubted", Text(f"{counted(doubts, 'passage')}, left unguessed; `tracker doubts` lists them"))
    if done.failed:
        grid.add_row("skipped", Text(counted(done.failed, "document") + " that could not be read, named above"))
    yield grid


def _changed(changes: Any, first_time: bool, would: str, path: str) -> str:
    if not changes:
        return "unchanged"
    if first_time:
        return f"{would or ''}now in {path}: {_counts({t: len(ids) for t, ids in changes.added.items()})}"
    parts = []
    for sign, by_table in (("new", changes.added), ("changed", changes.changed), ("gone", changes.removed)):
        if told := _counts({table: len(ids) for table, ids in by_table.items()}):
            parts.append(f"{sign}: {told}")
    return f"{would}{'change' if would else 'changed'}; " + "; ".join(parts)


def _counts(numbers: Mapping[str, int]) -> str:
    return ", ".join(_said(table, numbers[table]) for table in _RECORD if numbers.get(table))


def _said(table: str, number: int) -> str:
    return counted(number, one_of(table), table)
