"""What else of an article a database holds: its older versions, and corrections that quote it."""

import json
import sqlite3
from collections.abc import Collection

from bucks_tracker.store.opening import writing


def versions_of(db: sqlite3.Connection, article_id: str) -> list[str]:
    """The article, and what was read at its paths before and is nowhere read now."""
    older = db.execute(
        "SELECT DISTINCT old.article_id FROM sources old JOIN sources new ON new.path = old.path"
        " WHERE new.article_id = ? AND old.article_id <> new.article_id"
        " AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.article_id = old.article_id AND s.current)"
        " ORDER BY old.article_id",
        (article_id,),
    )
    return [article_id, *(row[0] for row in older)]


def corrections_of(db: sqlite3.Connection, article_ids: Collection[str]) -> list[str]:
    """The ids of corrections, those taken back too, that quote words of these articles."""
    return [
        row["id"]
        for row in db.execute("SELECT id, claims FROM corrections ORDER BY id")
        if any(anchor["article_id"] in article_ids for anchor in json.loads(row["claims"]))
    ]


def forget_corrections(db: sqlite3.Connection, correction_ids: Collection[str]) -> None:
    """Delete corrections for good."""
    with writing(db):
        db.executemany("DELETE FROM corrections WHERE id = ?", [(one,) for one in correction_ids])


def forget_traces(db: sqlite3.Connection) -> None:
    """Clear what deleting leaves in the file: dead addresses, the search index's old entries, free pages."""
    with writing(db):
        db.execute("DELETE FROM addresses WHERE row_table <> 'councils' AND claim_id NOT IN (SELECT id FROM claims)")
        for index in ("articles_fts", "quotes_fts"):
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    db.execute("VACUUM")
