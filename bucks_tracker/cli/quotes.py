"""`tracker quotes`: who said what."""

from typing import TYPE_CHECKING, Annotated, Any

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

if TYPE_CHECKING:
    import sqlite3


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
        float, typer.Option("--min-confidence", min=0, max=1, metavar="0-1", help="Only speakers that are this sure.")
    ] = 0.0,
    context: Annotated[
        int, typer.Option("--context", min=0, metavar="N", help="So many sentences around each quote.")
    ] = 0,
    when: Annotated[bool, typer.Option("--when", help="A line for each speaker: how often, and when.")] = False,
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
    from bucks_tracker.cli.console import marking, show_rows, width
    from bucks_tracker.render.rows import flat
    from bucks_tracker.store import article_names, list_quotes, open_database

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
        papers = article_names(connection)
        rows = []
        for quote in found:
            held = (role, quote.role), (organisation, quote.organisation or quote.speaker)
            if quote.confidence < min_confidence or any(
                wanted and wanted.casefold() not in (has or "").casefold() for wanted, has in held
            ):
                continue
            outlet, title = papers[quote.article_id]
            row = flat(quote) | {"outlet": outlet, "title": title}
            rows.append(row | {"context": _context(connection, row, context)} if context else row)
        if rows and format is Format.table:
            from bucks_tracker.render.quotes import quotes, speakers

            show_rows("quotes", rows, format, speakers(rows) if when else quotes(rows, width(), marking()))
        else:
            show_rows("quotes", rows, format)
        if not rows:
            nothing(connection, db, "quotes", bool(found or any((person, about, kind, article, council, since, until))))


def _context(db: "sqlite3.Connection", row: dict[str, Any], around: int) -> dict[str, Any]:
    """The quote's place in its article: the text from `around` sentences before it to as many after, and its spans."""
    from bucks_tracker.segment import segment
    from bucks_tracker.store import list_evidence, load_facts

    article = load_facts(db, row["article_id"]).article
    evidence = [e for e in list_evidence(db, row["id"]) if e.article_id == article.id]
    spans = [(e.start, e.end) for e in evidence if e.part == "told"]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    sentences = segment(article).sentences
    holding = [n for n, s in enumerate(sentences) if s.start < last and first < s.end] or [0]
    start = min(first, sentences[max(holding[0] - around, 0)].start if sentences else first)
    end = max(last, sentences[min(holding[-1] + around, len(sentences) - 1)].end if sentences else last)
    return {
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "quoted": [[max(s, start) - start, min(e, end) - start] for s, e in spans],
    }
