"""`tracker check` and `tracker forget`: is the database sound; take an article out of it."""

from typing import Annotated

import typer

from bucks_tracker.cli.app import app, say
from bucks_tracker.cli.options import DATABASE, DatabaseOption


@app.command()
def check(db: DatabaseOption = DATABASE) -> None:
    """Prove that the database is sound.

    Every stored span still matches its words, and every row of the record has evidence.
    """
    from bucks_tracker.store import open_database
    from bucks_tracker.store.check import problems

    with open_database(db) as connection:
        found = list(problems(connection))
        spans = connection.execute("SELECT (SELECT count(*) FROM claims) + (SELECT count(*) FROM evidence)").fetchone()[
            0
        ]
    for problem in found:
        say(problem)
    if found:
        say(f"{len(found)} problem{'s' if len(found) != 1 else ''} in {db}")
        raise typer.Exit(1)
    print(f"{db}: sound; {spans:,} spans match their words")


@app.command()
def forget(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article's id, the beginning of one, or its path.")
    ],
    corrections: Annotated[bool, typer.Option("--corrections", help="And what people set right about it.")] = False,
    db: DatabaseOption = DATABASE,
) -> None:
    """Remove an article and all that rests on it alone.

    Its text and older versions, its quotes and people go, and every row of the record that nothing else tells. The file
    is compacted, so that the words are not left in it. Corrections quote what they correct: they stay, and are told of,
    unless --corrections is given.
    """
    from bucks_tracker.cli.asking import article_named
    from bucks_tracker.pipeline import succession
    from bucks_tracker.store import forget_article, open_database, refresh, writing
    from bucks_tracker.store.forgetting import corrections_of, forget_corrections, forget_traces, versions_of

    with open_database(db) as connection:
        with writing(connection):
            article_id = article_named(connection, article)
            versions = versions_of(connection, article_id)
            quoting = corrections_of(connection, versions)
            if corrections:
                forget_corrections(connection, quoting)
            touched = {council for version in versions for council in forget_article(connection, version)}
            changes = refresh(connection, touched, succession())
        forget_traces(connection)
    gone = sum(len(ids) for ids in changes.removed.values())
    print(f"{article_id[:16]} is forgotten, and {gone} rows of the record that rested on it alone")
    if quoting and not corrections:
        say(f"still quoted by corrections {', '.join(quoting)}; `forget --corrections` removes these too")
