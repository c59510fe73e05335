"""The plain listings: inspections, ratings, interventions, figures, findings, articles, doubts."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from bucks_tracker.cli.app import app, say
from bucks_tracker.cli.console import show_rows, width
from bucks_tracker.cli.options import (
    DATABASE,
    CouncilOption,
    DatabaseOption,
    Format,
    FormatOption,
    SinceOption,
    UntilOption,
)

# Options that take one of the words that stand in a column of that name.
_CHOICES = ("kind", "body", "judgement", "status", "polarity", "stage")


@app.command()
def inspections(
    kind: Annotated[str | None, typer.Option(help="full_inspection, monitoring_visit, peer_review ...")] = None,
    body: Annotated[str | None, typer.Option(help="Who inspected, e.g. Ofsted.")] = None,
    council: CouncilOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List inspections, reviews and visits.

    One row each, however many articles speak of it.
    """
    from bucks_tracker.store import list_inspections

    _list("inspections", list_inspections, db, format, council, since, until, kind=kind, body=body)


@app.command()
def ratings(
    judgement: Annotated[str | None, typer.Option(help="overall, help_protection, leadership ...")] = None,
    council: CouncilOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List the grades given, overall and in each judgement."""
    from bucks_tracker.store import list_ratings

    _list("ratings", list_ratings, db, format, council, since, until, judgement=judgement)


@app.command()
def interventions(
    kind: Annotated[str | None, typer.Option(help="commissioner, improvement_notice, statutory_direction ...")] = None,
    status: Annotated[str | None, typer.Option(help="threatened, announced, in_force, ended ...")] = None,
    council: CouncilOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List measures taken about the council, with their status."""
    from bucks_tracker.store import list_interventions

    _list("interventions", list_interventions, db, format, council, since, until, kind=kind, status=status)


@app.command()
def figures(
    measure: Annotated[str | None, typer.Option(help="Words of what is counted, e.g. referrals.")] = None,
    council: CouncilOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List counts, amounts and rates about the service.

    Figures that measure the same thing at several dates are summed up in a line with their change.
    """
    from bucks_tracker.store import list_figures

    _list("figures", list_figures, db, format, council, since, until, measure=measure)


@app.command()
def findings(
    polarity: Annotated[str | None, typer.Option(help="strength or weakness.")] = None,
    council: CouncilOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List strengths and weaknesses that inspectors found."""
    from bucks_tracker.store import list_findings

    _list("findings", list_findings, db, format, council, since, until, polarity=polarity)


@app.command()
def articles(
    undated: Annotated[bool, typer.Option("--undated", help="Print the manifest lines to fill in.")] = False,
    kind: Annotated[str | None, typer.Option(help="news, report or letter.")] = None,
    council: CouncilOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List the articles and reports that were read."""
    from bucks_tracker.store import list_articles

    if undated:
        _undated(db)
    else:
        _list("articles", list_articles, db, format, council, since, until, kind=kind)


@app.command()
def doubts(
    stage: Annotated[str | None, typer.Option(help="extract or resolve.")] = None,
    council: CouncilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List what the rules saw and would not guess."""
    from bucks_tracker.store import list_doubts

    _list("doubts", list_doubts, db, format, council, stage=stage)


def _list(
    name: str,
    rows_of: Callable[..., Sequence[Any]],
    path: Path,
    format: Format,
    council: str | None,
    since: str | None = None,
    until: str | None = None,
    **filters: str | None,
) -> None:
    """Print one listing; `rows_of` is a `list_*` of the store."""
    from bucks_tracker.cli.asking import council_named, day_from, day_to, nothing
    from bucks_tracker.render.rows import flat_all
    from bucks_tracker.store import open_database

    days = {"since": day_from(since), "until": day_to(until)}
    wanted = {key: value for key, value in (filters | days).items() if value is not None}
    with open_database(path) as db:
        rows = flat_all(rows_of(db, council=council_named(db, council), **wanted))
        if name == "figures" and rows:
            from bucks_tracker.render.figures import figures as shown

            show_rows(name, rows, format, shown(rows, width()))
        else:
            show_rows(name, rows, format)
        if not rows:
            said = next(((f, v) for f, v in filters.items() if v is not None and f in _CHOICES), None)
            choices = sorted({str(row[said[0]]) for row in flat_all(rows_of(db))}) if said else []
            if said and said[1] not in choices and choices:
                say(f"no {name} of {said[0]} {said[1]}; the record has {', '.join(choices)}")
            else:
                nothing(db, path, name, filtered=bool(council or wanted))


def _undated(path: Path) -> None:
    """A manifest of the articles whose publication nobody states, for a user to fill in."""
    import sys

    from bucks_tracker.render.csv import csv_text
    from bucks_tracker.render.rows import flat_all
    from bucks_tracker.store import list_articles, open_database

    with open_database(path) as db:
        rows = [row for row in flat_all(list_articles(db)) if row["published_basis"] in ("inferred", "unknown")]
    if not rows:
        say("every article's publication date is given or stated")
        return
    lines = [{"path": row["path"], "outlet": row["outlet"], "published": "", "url": row["url"]} for row in rows]
    sys.stdout.write(csv_text(lines, ["path", "outlet", "published", "url"]))
    say("fill in `published` (2016, 2016-08 or 2016-08-16; 2016-08~ is about) and give the file to `ingest --manifest`")
