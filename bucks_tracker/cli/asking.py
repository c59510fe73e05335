"""What commands ask of the database in a user's words: a council, a person, a stretch of time."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bucks_tracker.cli.app import say
from bucks_tracker.errors import TrackerError, UsageError

if TYPE_CHECKING:
    import sqlite3

    from bucks_tracker.records import Metadata


def day_from(since: str | None) -> str | None:
    """The first ISO day of a date as typed (`2016`, `2016-08`, `2016-08-16`). Raises UsageError."""
    return _bound(since, "--since", 0)


def day_to(until: str | None, option: str = "--until") -> str | None:
    """The last ISO day of a date as typed. Raises UsageError."""
    return _bound(until, option, 1)


def _bound(typed: str | None, option: str, side: int) -> str | None:
    from bucks_tracker.edtf import bounds

    if typed is None:
        return None
    try:
        day = bounds(typed.strip())[side]
    except ValueError:
        day = None
    if day is None:
        raise UsageError(f"{option} {typed}: not a date; write 2016, 2016-08 or 2016-08-16")
    return day.isoformat()


def council_named(db: "sqlite3.Connection", typed: str | None) -> str | None:
    """The line of councils whose name holds `typed`, or that `typed` is another name of. Raises TrackerError."""
    from bucks_tracker.councils import load_councils
    from bucks_tracker.store import list_councils

    if typed is None:
        return None
    rows = list_councils(db)
    wanted = " ".join(typed.casefold().split())
    fitting = {row.line for row in rows if row.name.casefold() == wanted} or {
        row.line for row in rows if wanted and wanted in row.name.casefold()
    }
    if not fitting:
        known = load_councils().named(typed)
        fitting = {row.line for row in rows if known and row.name == known.name}
    if len(fitting) == 1:
        return fitting.pop()
    if fitting:
        raise TrackerError(f"--council {typed}: which? {'; '.join(sorted(fitting))}")
    if not rows:
        return typed
    raise TrackerError(
        f"--council {typed}: no such council in the record; it has {_some(sorted({r.line for r in rows}))}"
    )


def person_named(db: "sqlite3.Connection", typed: str) -> tuple[str | None, str | None]:
    """Whom `--person` means: a person's id, or the name of an organisation that is quoted. Raises TrackerError.

    A name that fits several people, or nobody, raises with the choices, or the names most like it.
    """
    from bucks_tracker.store import find_people, list_quotes, nearest_people

    people = find_people(db, typed)
    if len(people) > 1:
        choices = "; ".join(
            f"{p.name} ({', '.join(filter(None, (p.role, p.council)))}; {p.id})"
            if p.role or p.council
            else f"{p.name} ({p.id})"
            for p in people
        )
        raise TrackerError(f"--person {typed}: which? {choices}")
    if people:
        return people[0].id, None
    wanted = typed.casefold().strip()
    for row in list_quotes(db):
        if row.speaker and row.speaker.casefold() == wanted:
            return row.person_id, row.speaker
    near = nearest_people(db, typed)
    raise TrackerError(
        f"--person {typed}: nobody of that name in the record" + (f"; did you mean {_some(near)}?" if near else "")
    )


def article_named(db: "sqlite3.Connection", ref: str) -> str:
    """The id of the article that `ref` (id, prefix or path) names. Raises TrackerError."""
    from bucks_tracker.store import find_row

    found = find_row(db, ref)
    if found is None or found.table != "articles":
        raise TrackerError(f"{ref}: no such article; `tracker articles` lists them")
    return str(found.row.id)


def nothing(db: "sqlite3.Connection", path: Path, what: str, filtered: bool) -> None:
    """Say that a listing is empty, and what to do about it."""
    articles = db.execute("SELECT count(*) FROM current_articles").fetchone()[0]
    if not articles:
        say(f"{path} holds no articles yet; run `tracker ingest PATH` first")
    elif filtered:
        say(f"no {what} of that kind among {articles} article{'s' if articles != 1 else ''}; try fewer options")
    else:
        say(f"no {what} in {articles} article{'s' if articles != 1 else ''}; `tracker ingest PATH` adds more")


def _some(names: Sequence[str], most: int = 5) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def given(published: str | None, outlet: str | None, council: str | None) -> "Metadata":
    """What the command line says of documents. Raises UsageError where `published` is no date."""
    from bucks_tracker.councils import load_councils
    from bucks_tracker.edtf import bounds, is_valid
    from bucks_tracker.records import Metadata

    if published is not None and not is_valid(published):
        raise UsageError(f"--published {published}: not a date; write 2016, 2016-08, 2016-08-16 or 2016-08~ (about)")
    known = load_councils().named(council, bounds(published)[1]) if council else None  # as it was called then
    return Metadata(published=published, outlet=outlet, council=known.name if known else council)
