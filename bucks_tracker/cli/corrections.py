"""`tracker correct | merge | split | reject | confirm | undo`, and `tracker corrections`: what people set right."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bucks_tracker.cli.app import app, say
from bucks_tracker.cli.options import DATABASE, DatabaseOption, Format, FormatOption

if TYPE_CHECKING:
    import sqlite3

    from bucks_tracker.store import Shown

WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, for those who read it later.")]
WhoOption = Annotated[str | None, typer.Option("--who", metavar="NAME", envvar="TRACKER_WHO", help="Who says so.")]
RefsArgument = Annotated[list[str], typer.Argument(metavar="REF ...", help="Ids, prefixes of ids, or slugs.")]
RefArgument = Annotated[str, typer.Argument(metavar="REF", help="An id, a prefix of one, or a slug.")]

_KINDS = {"inspections": "inspection_kinds", "interventions": "interventions"}
_VALUES = {
    ("inspections", "status"): ("done", "planned", "under_way"),
    ("findings", "polarity"): ("strength", "weakness"),
    ("quotes", "kind"): ("direct", "partial", "indirect"),
}


@app.command()
def correct(
    ref: RefArgument,
    settings: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE ...", help="An empty value clears the field.")],
    why: WhyOption = "",
    who: WhoOption = None,
    db: DatabaseOption = DATABASE,
) -> None:
    """Set fields of a row right, for good.

    For example `tracker correct 3f2a rating=Inadequate published=2014-08-08 --why "the report itself"`. The correction
    outlives new articles and new rules; `tracker undo` takes it back.
    """
    from bucks_tracker.errors import UsageError

    changes = []
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals or not field.strip():
            raise UsageError(f"{setting}: write FIELD=VALUE")
        changes.append((field.strip(), value.strip() or None))
    _act(db, "correct", [ref], why, who, changes=changes)


@app.command()
def merge(refs: RefsArgument, why: WhyOption = "", who: WhoOption = None, db: DatabaseOption = DATABASE) -> None:
    """Say that rows are one.

    Inspections, interventions or people that several sources tell as if they were several.
    """
    _act(db, "merge", refs, why, who)


@app.command()
def split(
    ref: RefArgument,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE ...", help="Whose claims are another row.")],
    why: WhyOption = "",
    who: WhoOption = None,
    db: DatabaseOption = DATABASE,
) -> None:
    """Say that some articles mean another row.

    What they tell becomes an inspection, intervention or person of its own.
    """
    _act(db, "split", [ref], why, who, articles=articles)


@app.command()
def reject(refs: RefsArgument, why: WhyOption = "", who: WhoOption = None, db: DatabaseOption = DATABASE) -> None:
    """Say that rows are wrong: they leave the record."""
    _act(db, "reject", refs, why, who)


@app.command()
def confirm(refs: RefsArgument, why: WhyOption = "", who: WhoOption = None, db: DatabaseOption = DATABASE) -> None:
    """Say that rows or doubts are right as they are."""
    _act(db, "confirm", refs, why, who)


@app.command()
def undo(
    ref: Annotated[str | None, typer.Argument(metavar="[CORRECTION]", help="Its id; without one, the last.")] = None,
    db: DatabaseOption = DATABASE,
) -> None:
    """Take a correction back."""
    from bucks_tracker.pipeline import succession
    from bucks_tracker.store import councils_of_correction, open_database, refresh, undo_correction, writing

    with open_database(db) as connection, writing(connection):
        undone = undo_correction(connection, ref)
        refresh(connection, councils_of_correction(connection, undone), succession())
    say(f"undone: {undone.action} {undone.table} {undone.id}")


def _act(
    db: Path,
    action: str,
    refs: list[str],
    why: str,
    who: str | None,
    changes: list[tuple[str, str | None]] | None = None,
    articles: list[str] | None = None,
) -> None:
    """Keep a correction for each group of rows and make the record follow, all or nothing."""
    from bucks_tracker.pipeline import succession
    from bucks_tracker.store import councils_of_correction, make_correction, open_database, refresh, writing

    with open_database(db) as connection, writing(connection):
        rows = [_row(connection, ref) for ref in refs]
        of = [_row(connection, article).row.id for article in articles or ()]
        settings: list[tuple[str | None, str | None]] = [*changes] if changes else [(None, None)]
        groups = [rows] if action == "merge" else [[row] for row in rows]
        touched: set[str] = set()
        for group in groups:
            for field, value in settings:
                if field is not None:
                    check_field(group[0], field, value)
                made = make_correction(
                    connection, action, group, who=who or user(), why=why, field=field, value=value, articles=of
                )
                touched |= councils_of_correction(connection, made)
                say(f"{action} {made.table} {group[0].row.id}: kept as {made.id}")
        followed = refresh(connection, touched, succession())
        if not followed and action != "confirm":
            say("nothing in the record changed")


def _row(connection: "sqlite3.Connection", ref: str) -> "Shown":
    from bucks_tracker.errors import TrackerError
    from bucks_tracker.store import find_row

    found = find_row(connection, ref)
    if found is None:
        raise TrackerError(f"{ref}: no such row; listings show ids, `tracker show` takes them")
    return found


def check_field(shown: "Shown", field: str, value: str | None) -> None:
    """Raise UsageError where a row has no such field, or the field cannot be `value`."""
    from dataclasses import fields

    from bucks_tracker.edtf import is_valid
    from bucks_tracker.errors import UsageError
    from bucks_tracker.resolve.when import When

    fixed = {"id", "slug", "articles", "sources", "quotes", "preferred", "aliases", "line", "person_id"}
    known = {f.name for f in fields(shown.row)} - fixed
    if shown.table == "articles":
        known = {"published"}
    if field not in known:
        raise UsageError(f"{field}: a row of {shown.table} has {', '.join(sorted(known))}")
    old = getattr(shown.row, field)
    if isinstance(old, When) and value is not None and not is_valid(value):
        raise UsageError(f"{field}={value}: not a date; write 2016, 2016-08, 2016-08-16 or 2016-08~ (about)")
    allowed = _allowed(shown.table, field)
    if allowed and value is not None and value not in allowed:
        raise UsageError(f"{field}={value}: write one of {', '.join(sorted(allowed))}")
    if isinstance(old, float):
        try:
            float(value or "")
        except ValueError:
            raise UsageError(f"{field}={value}: not a number") from None


def _allowed(table: str, field: str) -> frozenset[str]:
    """The values of a field that knows only some; empty for any other."""
    from bucks_tracker.resolve.interventions import LIFE
    from bucks_tracker.vocabulary import load_vocabulary

    if field == "rating":
        # The third grade as it was called until 2017; the vocabulary has today's name.
        return frozenset({term.name for term in load_vocabulary()["ratings"]} | {"Requires improvement"})
    if field == "kind" and table in ("inspections", "interventions"):
        return frozenset(str(term.extra.get("kind", term.id)) for term in load_vocabulary()[_KINDS[table]])
    return frozenset(_VALUES.get((table, field), LIFE if (table, field) == ("interventions", "status") else ()))


def user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "somebody"


corrections = typer.Typer(help="List corrections; carry them elsewhere as a text.", invoke_without_command=True)
app.add_typer(corrections, name="corrections")


@corrections.callback()
def list_them(
    context: typer.Context,
    all: Annotated[bool, typer.Option("--all", help="Those taken back too.")] = False,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List corrections; those whose claims have gone are told on standard error."""
    if context.invoked_subcommand is not None:
        return
    from bucks_tracker.cli.console import show_rows
    from bucks_tracker.render.rows import flat_all
    from bucks_tracker.store import list_corrections, open_database

    with open_database(db) as connection:
        rows = flat_all(list_corrections(connection, undone=all))
        show_rows("corrections", rows, format)
        if not rows:
            say("no corrections; see `tracker correct --help`")
        tell_lost(connection)


def tell_lost(connection: "sqlite3.Connection") -> None:
    """Say which corrections stand but find nothing to apply to."""
    from bucks_tracker.store import lost_corrections

    for one in lost_corrections(connection):
        words = one.anchors[0].words[:60] if one.anchors else ""
        say(f"correction {one.id} ({one.action} {one.table}): what it was made of is gone: “{words}”")


@corrections.command("export")
def export_them(
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Not standard output.")] = None,
    db: DatabaseOption = DATABASE,
) -> None:
    """Write all corrections as a text that reads well in a diff."""
    from bucks_tracker.errors import TrackerError
    from bucks_tracker.store import export_corrections, open_database

    with open_database(db) as connection:
        text = export_corrections(connection)
    if output is None:
        print(text, end="")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise TrackerError(f"{output}: {error.strerror}") from error


@corrections.command("import")
def import_them(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What `export` wrote; - is standard input.")],
    db: DatabaseOption = DATABASE,
) -> None:
    """Apply exported corrections here; those already known change nothing."""
    import sys

    from bucks_tracker.errors import InputError
    from bucks_tracker.pipeline import succession
    from bucks_tracker.store import import_corrections, open_database, refresh, writing

    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or 'not a text file'}") from error
    # On another machine the corrections may come before the articles: they wait for what they are of.
    with open_database(db, create=True) as connection, writing(connection):
        new, touched = import_corrections(connection, text)
        refresh(connection, touched, succession())
        say(f"{new} new correction{'s' if new != 1 else ''}")
        tell_lost(connection)
