"""What a person should look at: doubts, conflicts and rows of low confidence that nobody has settled yet."""

import sqlite3
from collections.abc import Iterator

from bucks_tracker.resolve.corrections import Finder
from bucks_tracker.store.corrections import load_corrections, places_now
from bucks_tracker.store.showing import Shown, find_row

LOW = 0.7  # below this confidence a quote's speaker is worth a look


def to_review(db: sqlite3.Connection, low: float = LOW) -> Iterator[Shown]:
    """Doubts of resolve, conflicts, quotes below `low` in confidence, then doubts of extract; without what is settled.

    What somebody confirmed, rejected or corrected does not come again, in any run.
    """
    settled = _settled(db)
    queries = (
        "SELECT id FROM doubts WHERE stage = 'resolve' ORDER BY article_id, start, id",
        "SELECT id FROM conflicts ORDER BY row_table, field, id",
        "SELECT id FROM quotes WHERE confidence < :low AND kind <> 'indirect' ORDER BY confidence, id",
        "SELECT id FROM doubts WHERE stage <> 'resolve' ORDER BY article_id, start, id",
    )
    for query in queries:
        for (row_id,) in db.execute(query, {"low": low}).fetchall():
            shown = find_row(db, row_id)
            if shown is not None and not settled & _claims(shown):
                yield shown


def _claims(shown: Shown) -> set[tuple[str, str, str | None]]:
    field = shown.row.field if shown.table == "conflicts" else None
    return {(shown.table, e.claim_id, field) for e in shown.evidence if e.part == "told"}


def _settled(db: sqlite3.Connection) -> set[tuple[str, str, str | None]]:
    """(table, claim, a conflict's field) of every row that somebody confirmed or corrected.

    What was rejected, and doubts that were settled, are not in the record at all.
    """
    standing = [c for c in load_corrections(db) if c.action in ("confirm", "correct")]
    finder = Finder(places_now(db, standing))
    return {
        (one.table, claim, one.field if one.table == "conflicts" else None)
        for one in standing
        for claim in finder.find_all(one)
    }
