"""`tracker quotes`: who said what."""

from typing import Annotated

import typer

from bucks_tracker.cli.app import app
from bucks_tracker.cli.options import (
    DATABASE,
    CouncilOption,
    DatabaseOption,
    Format,
    FormatOption,
    PersonOption,
    SinceOption,
    UntilOption,
)


@app.command("quotes")
def quotes_command(
    person: PersonOption = None,
    about: Annotated[str | None, typer.Option("--about", metavar="WORDS", help="Words that the quote holds.")] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="WORDS", help="Words of the speaker's role.")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="WORDS", help="Words of the speaker's organisation.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="direct, partial or indirect.")] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Only speakers that are this sure.")
    ] = 0.0,
    article: Annotated[str | None, typer.Option("--article", metavar="REF", help="Only of this article.")] = None,
    council: CouncilOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """List who said what.

    Each utterance is one entry, however many paragraphs it runs over, with the speaker's role, outlet and date.
    """
    from bucks_tracker.cli.asking import article_named, council_named, day_from, day_to, nothing, person_named
    from bucks_tracker.cli.console import show_rows, width
    from bucks_tracker.render.rows import flat
    from bucks_tracker.store import list_articles, list_quotes, open_database

    first, last = day_from(since), day_to(until)
    with open_database(db) as connection:
        person_id, speaker = person_named(connection, person) if person else (None, None)
        found = list_quotes(
            connection,
            person_id=person_id,
            speaker=speaker,
            council=council_named(connection, council),
            about=about,
            kind=kind,
            since=first,
            until=last,
            article=article_named(connection, article) if article else None,
        )
        papers = {a.id: a for a in list_articles(connection)}
        rows = []
        for quote in found:
            held = (role, quote.role), (organisation, quote.organisation or quote.speaker)
            if quote.confidence < min_confidence or any(
                wanted and wanted.casefold() not in (has or "").casefold() for wanted, has in held
            ):
                continue
            paper = papers.get(quote.article_id)
            rows.append(flat(quote) | {"outlet": paper and paper.outlet, "title": paper and paper.title})
        if format is Format.table and rows:
            from bucks_tracker.render.quotes import quotes

            show_rows("quotes", rows, format, quotes(rows, width()))
        else:
            show_rows("quotes", rows, format)
        if not rows:
            nothing(
                connection, db, "quotes", bool(found or person or about or kind or article or council or since or until)
            )
