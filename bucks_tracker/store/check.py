"""Is a database sound: SQLite's own check, spans against their words, evidence for every row."""

import sqlite3
from collections.abc import Iterator

# Rows that say something of the world, which nobody may say without evidence.
WITH_EVIDENCE = (
    *("inspections", "ratings", "interventions", "intervention_events", "people", "roles"),
    *("quotes", "figures", "findings", "expectations"),
)


def problems(db: sqlite3.Connection) -> Iterator[str]:
    """One line for each thing that is wrong; nothing where the database is sound."""
    for (message,) in db.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"file: {message}"
    for table, row_id, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table} row {row_id}: points to a row of {parent} that is not there"
    for table in ("claims", "evidence"):
        identity = "t.id" if table == "claims" else "t.row_table || ' ' || t.row_id"
        rows = db.execute(
            f'SELECT {identity}, t.article_id, t.start, t."end" FROM {table} t JOIN articles a ON a.id = t.article_id'
            ' WHERE substr(a.text, t.start + 1, t."end" - t.start) <> t.words'
        )
        for name, article, start, end in rows:
            yield f"{table} {name}: [{start}, {end}) of article {article[:16]} no longer holds its words"
    for table in WITH_EVIDENCE:
        rows = db.execute(
            f"SELECT id FROM {table} WHERE id NOT IN (SELECT row_id FROM evidence WHERE row_table = ?)", (table,)
        )
        for (row_id,) in rows:
            yield f"{table} {row_id}: rests on no evidence"
