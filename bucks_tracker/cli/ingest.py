"""`tracker ingest`: documents into the database, and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bucks_tracker.cli.app import app, say
from bucks_tracker.cli.options import (
    DATABASE,
    AllowPrivateOption,
    DatabaseOption,
    GivenCouncilOption,
    ManifestOption,
    OutletOption,
    PublishedOption,
    WordsOption,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bucks_tracker.pipeline import Ingested
    from bucks_tracker.store import Changes

SEEDS = Path("seeds")


@app.command("ingest")
def ingest_command(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH ...]",
            help="Files, folders, archives, web addresses; - is standard input. Without any: seeds/.",
            show_default=False,
        ),
    ] = None,
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    council: GivenCouncilOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged documents too.")] = False,
    words: WordsOption = None,
    allow_private: AllowPrivateOption = False,
    db: DatabaseOption = DATABASE,
) -> None:
    """Read documents into the database.

    The record is brought up to date, and what came of it is told: what was found, what changed, what was doubted.
    Unchanged documents are passed over, so that a second run changes nothing. One unreadable document is one line on
    standard error and exit code 1; the others go in.
    """
    from bucks_tracker.cli.asking import given
    from bucks_tracker.errors import UsageError
    from bucks_tracker.pipeline import ingest, succession
    from bucks_tracker.store import open_database, refresh
    from bucks_tracker.vocabulary import load_vocabulary

    if not sources:
        if not SEEDS.is_dir():
            raise UsageError("there is no seeds/ here; say what to ingest, e.g. `tracker ingest my-articles/`")
        sources = [str(SEEDS)]
    known = given(published, outlet, council)
    vocabulary = load_vocabulary(*map(str, words or ()))
    with _copy_of(db) if dry_run else _itself(db) as path, open_database(path, create=True) as connection:
        first_time = not connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone()
        with _progress(sources) as advance:
            done = ingest(
                connection,
                sources,
                vocabulary,
                given=known,
                manifest=manifest,
                allow_private=allow_private,
                again=again,
                progress=advance,
            )
        for problem in done.problems:
            say(problem)
        changes = refresh(connection, done.councils, succession())
        _report(connection, done, changes, first_time, db, dry_run)
    if done.interrupted:
        say("stopped; what was read until then is stored")
        raise typer.Exit(130)
    if done.failed:
        raise typer.Exit(1)


def _report(db: object, done: "Ingested", changes: "Changes", first_time: bool, path: Path, dry_run: bool) -> None:
    from bucks_tracker.cli.console import show
    from bucks_tracker.render.ingested import summary
    from bucks_tracker.render.rows import flat_all
    from bucks_tracker.store import list_timeline

    signs: dict[str, str] = {}
    for sign, rows in (("~", changes.changed), ("+", changes.added)):
        signs |= {i: sign for table in ("inspections", "interventions") for i in rows.get(table, ())}
    all_events = [] if first_time else flat_all(list_timeline(db))  # type: ignore[arg-type]
    events = [row | {"sign": signs[row["id"]]} for row in all_events if row["id"] in signs]
    show(*summary(done, changes, events, first_time, str(path), dry_run))


@contextmanager
def _itself(path: Path) -> Iterator[Path]:
    yield path


@contextmanager
def _copy_of(path: Path) -> Iterator[Path]:
    """A copy of the database that is thrown away."""
    import sqlite3
    import tempfile
    from contextlib import closing

    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        copy = Path(folder) / "copy.db"
        if path.is_file():
            from bucks_tracker.store import open_database

            with open_database(path) as original, closing(sqlite3.connect(copy)) as target:
                original.backup(target)
        yield copy


@contextmanager
def _progress(sources: list[str]) -> "Iterator[Callable[[str], None]]":
    """A bar on standard error while documents are read, on a terminal only."""
    import sys

    if not sys.stderr.isatty():
        yield lambda path: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=_count(sources))
        yield lambda path: bar.advance(task)


def _count(sources: list[str]) -> int:
    """About how many documents there are to read."""
    from bucks_tracker.errors import InputError
    from bucks_tracker.read.sources import files_of, is_url

    return sum(
        1
        for source in sources
        for found in ((source,) if source == "-" or is_url(source) else files_of(Path(source)))
        if not isinstance(found, InputError)
    )
