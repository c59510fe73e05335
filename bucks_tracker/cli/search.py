"""`tracker search`: full text over articles and quotes."""

from typing import Annotated

import typer

from bucks_tracker.cli.app import app
from bucks_tracker.cli.options import DATABASE, CouncilOption, DatabaseOption, Format, FormatOption


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must stand in the text.")],
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="The best so many of each.")] = 20,
    council: CouncilOption = None,
    format: FormatOption = Format.table,
    db: DatabaseOption = DATABASE,
) -> None:
    """Find words in articles and quotes, best first."""
    from bucks_tracker.cli.asking import council_named, nothing
    from bucks_tracker.cli.console import marking, show, show_rows
    from bucks_tracker.render.rows import flat_all
    from bucks_tracker.store import open_database
    from bucks_tracker.store import search as find

    with open_database(db) as connection:
        hits = flat_all(find(connection, " ".join(words), limit, council_named(connection, council)))
        if format is Format.table:
            from bucks_tracker.render.search import hits_shown

            show(*hits_shown(hits, marking()))
        else:
            for hit in hits:
                hit["snippet"] = hit["snippet"].replace("\x02", "").replace("\x03", "")
            show_rows("search", hits, format)
        if not hits:
            nothing(connection, db, f"match for {' '.join(words)!r}", False)
