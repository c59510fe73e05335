"""`tracker review`: the doubts and the rows of low confidence, one by one, one key each."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from bucks_tracker.cli.app import app, say
from bucks_tracker.cli.corrections import WhoOption, check_field, user
from bucks_tracker.cli.options import DATABASE, DatabaseOption

if TYPE_CHECKING:
    import sqlite3

    from rich.console import RenderableType

    from bucks_tracker.store import Shown

KEYS = "[a]ccept  [r]eject  [f]ix  [s]kip  [o]pen source  [q]uit"


@app.command()
def review(
    who: WhoOption = None,
    low: Annotated[float, typer.Option(help="Show quotes below this confidence.", min=0, max=1)] = 0.7,
    db: DatabaseOption = DATABASE,
) -> None:
    """Walk through what the tracker doubts, one key each.

    Doubts, conflicts between sources, and quotes whose speaker is not sure. What you accept, reject or fix is kept as
    a correction and does not come again; stop at any time and go on later.
    """
    from bucks_tracker.cli.console import show
    from bucks_tracker.store import open_database, to_review

    with open_database(db) as connection:
        rows = list(to_review(connection, low))
        done = 0
        for number, shown in enumerate(rows, start=1):
            say(f"\n{number} of {len(rows)}")
            show(*_row(connection, shown))
            say(KEYS)
            key = _settle(connection, shown, who or user())
            if key == "q":
                break
            done += key in ("a", "r", "f")
        say(f"{done} settled, {len(rows) - done} left" if rows else "nothing to review")


def _settle(connection: "sqlite3.Connection", shown: "Shown", who: str) -> str:
    """Ask until something is decided; returns the key. The end of input is `q`."""
    from bucks_tracker.cli.console import show
    from bucks_tracker.errors import TrackerError

    while True:
        key = read_key()
        try:
            if key in ("s", "q"):
                return key
            if key == "o":
                show(*_source(connection, shown))
            elif key in ("a", "r"):
                _keep(connection, "confirm" if key == "a" else "reject", shown, who)
                return key
            elif key == "f":
                if shown.table == "doubts":
                    say("a doubt has no row to fix: accept or reject it")
                    continue
                _fix(connection, shown, who)
                return key
            else:
                say(KEYS)
        except TrackerError as error:
            say(error)
        except EOFError:
            return "q"


def _fix(connection: "sqlite3.Connection", shown: "Shown", who: str) -> None:
    """Ask for a field's right value and keep it; of a conflict, for the row that its sources disagree about."""
    from bucks_tracker.store import find_row

    disputed = shown.table == "conflicts"
    row = (find_row(connection, shown.row.row_id) if disputed else None) or shown
    if disputed:
        say(f"set right {row.table} {row.row.id}, by {shown.row.field}=VALUE or any other field")
    field, _, value = input("FIELD=VALUE: ").partition("=")
    check_field(row, field.strip(), value.strip() or None)
    _keep(connection, "correct", row, who, field.strip(), value.strip() or None)
    if disputed:
        _keep(connection, "confirm", shown, who)


def read_key() -> str:
    """One key, lower case: at once on a terminal, else a line's first character; q at the end of input."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return (line.strip()[:1] or "?").lower() if line else "q"
    try:
        import termios
        import tty
    except ImportError:  # Windows: a line at a time
        return (input().strip()[:1] or "?").lower()
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        key = sys.stdin.read(1)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
    return "q" if key in ("", "\x04") else key.lower()


def _keep(
    connection: "sqlite3.Connection",
    action: str,
    shown: "Shown",
    who: str,
    field: str | None = None,
    value: str | None = None,
) -> None:
    from bucks_tracker.pipeline import succession
    from bucks_tracker.store import councils_of_correction, make_correction, refresh, writing

    with writing(connection):
        made = make_correction(connection, action, [shown], who=who, why="in review", field=field, value=value)
        refresh(connection, councils_of_correction(connection, made), succession())


def _row(connection: "sqlite3.Connection", shown: "Shown") -> "Iterator[RenderableType]":
    from bucks_tracker.cli.console import marking
    from bucks_tracker.cli.show import row_with_sources
    from bucks_tracker.records import Span
    from bucks_tracker.render.rows import flat
    from bucks_tracker.render.show import fields, source
    from bucks_tracker.store import article_text, find_row

    if shown.table != "doubts":
        yield from row_with_sources(connection, shown)
        return
    row = shown.row
    yield fields([("doubt", row.why), ("rule", row.rule), ("ref", row.id)])
    article = find_row(connection, row.article_id)
    if article is not None:
        text = article_text(connection, row.article_id)
        yield from source(flat(article.row), text, [Span(row.start, row.end)], marking())


def _source(connection: "sqlite3.Connection", shown: "Shown") -> "Iterator[RenderableType]":
    """The whole article, with the row's words marked; and where it came from."""
    from bucks_tracker.cli.console import marking
    from bucks_tracker.records import Span
    from bucks_tracker.render.rows import flat
    from bucks_tracker.render.show import article
    from bucks_tracker.store import article_text, find_row

    places = [(e.article_id, Span(e.start, e.end)) for e in shown.evidence]
    if shown.table == "doubts":
        places = [(shown.row.article_id, Span(shown.row.start, shown.row.end))]
    for article_id in dict.fromkeys(place[0] for place in places):
        found = find_row(connection, article_id)
        if found is not None:
            spans = [span for place, span in places if place == article_id]
            yield from article(
                flat(found.row), article_text(connection, article_id), spans, found.row.reasons, marking()
            )
