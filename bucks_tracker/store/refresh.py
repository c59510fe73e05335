"""Bring the record up to date: only the lines of councils that changed articles touch are resolved again."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bucks_tracker.resolve import Correction, line_of, resolve, resolve_publications
from bucks_tracker.resolve.corrections import corrected_facts
from bucks_tracker.resolve.record import TABLES, Publication, Record
from bucks_tracker.resolve.when import When
from bucks_tracker.store.corrections import load_corrections
from bucks_tracker.store.facts import load_facts
from bucks_tracker.store.opening import writing
from bucks_tracker.store.record import columns, save_publications, save_record

# Tables whose changes are worth telling a user.
TOLD = ("inspections", "ratings", "interventions", "intervention_events", "people", "quotes", "figures", "findings",
        "expectations", "conflicts", "doubts")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changes:
    """What a refresh changed in the record: by table, the ids of rows that are new, gone, or say something else."""

    lines: tuple[str, ...] = ()
    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.added.values()) or any(self.removed.values()) or any(self.changed.values())


def refresh(
    db: sqlite3.Connection, councils: Iterable[str] | None = None, succession: Mapping[str, str] | None = None
) -> Changes:
    """Resolve again the record of the lines that `councils` belong to (all, where `None`), in one transaction.

    Councils left over from a run that was killed are resolved too. `succession` leads from a council's name to its
    successor's. The result is the same as that of a full rebuild.
    """
    succession = succession or {}
    with writing(db):
        names = {row[0] for row in db.execute("SELECT DISTINCT council FROM article_councils")}
        lines: dict[str, list[str]] = {}
        for name in sorted(names):
            lines.setdefault(line_of(name, succession), []).append(name)
        stale = _lines_written(db) - lines.keys()
        left = {row[0] for row in db.execute("SELECT council FROM pending")}
        wanted = set(lines) | stale if councils is None else {line_of(name, succession) for name in {*councils, *left}}
        corrections = load_corrections(db)
        before = {line: _rows(db, line) for line in wanted}
        moved: set[str] = set()
        for line in sorted(wanted):
            moved |= _refresh_publications(db, line, lines.get(line, []), succession, corrections)
        for line in sorted({line_of(name, succession) for name in moved} - wanted):
            before[line] = _rows(db, line)
            wanted.add(line)
        for line in sorted(wanted):
            save_record(db, _resolve_line(db, line, lines.get(line, []), succession, corrections))
        db.execute("DELETE FROM pending")
        return _compare(before, {line: _rows(db, line) for line in wanted})


def _lines_written(db: sqlite3.Connection) -> set[str]:
    return {
        row[0] for table in ("councils", "doubts", "quotes") for row in db.execute(f"SELECT DISTINCT line FROM {table}")
    }


def _articles(db: sqlite3.Connection, councils: list[str], *, main: bool) -> list[str]:
    marks = ", ".join("?" * len(councils))
    if main:
        found = db.execute(
            f"SELECT id FROM current_articles WHERE coalesce(council, '') IN ({marks}) ORDER BY id", councils
        )
    else:
        found = db.execute(
            f"SELECT DISTINCT article_id FROM article_councils WHERE council IN ({marks}) ORDER BY article_id", councils
        )
    return [row[0] for row in found]


def _refresh_publications(
    db: sqlite3.Connection,
    line: str,
    councils: list[str],
    succession: Mapping[str, str],
    corrections: Sequence[Correction],
) -> set[str]:
    """Date the articles whose main council is of this line; returns the councils that the redated ones touch."""
    moved: set[str] = set()
    ids = _articles(db, councils, main=True)
    known = {article_id: _publication(db, article_id) for article_id in ids}
    facts = [corrected_facts(load_facts(db, article_id), corrections) for article_id in ids]
    found = resolve_publications(facts, line, succession)
    save_publications(db, found)
    for publication in found:
        was = known[publication.article_id]
        if (was.published, was.copy_of) != (publication.published, publication.copy_of):
            rows = db.execute("SELECT council FROM article_councils WHERE article_id = ?", (publication.article_id,))
            moved |= {row[0] for row in rows}
    return moved


def _publication(db: sqlite3.Connection, article_id: str) -> Publication:
    row = db.execute(
        "SELECT published_edtf, published_from, published_to, published_basis, copy_of FROM articles WHERE id = ?",
        (article_id,),
    ).fetchone()
    return Publication(article_id, When(*row[:4]), (), row["copy_of"])


def _resolve_line(
    db: sqlite3.Connection,
    line: str,
    councils: list[str],
    succession: Mapping[str, str],
    corrections: Sequence[Correction],
) -> Record:
    ids = _articles(db, councils, main=False)
    facts = [load_facts(db, article_id) for article_id in ids]
    publications = {article_id: _publication(db, article_id) for article_id in ids}
    return resolve(line, facts, publications, succession=succession, corrections=corrections)


def _rows(db: sqlite3.Connection, line: str) -> dict[tuple[str, str], tuple[object, ...]]:
    found: dict[tuple[str, str], tuple[object, ...]] = {}
    for table in TOLD:
        names = ", ".join(f'"{name}"' for name in columns(TABLES[table]))
        for row in db.execute(f"SELECT {names} FROM {table} WHERE line = ?", (line,)):
            found[table, row["id"]] = tuple(row)
    return found


def _compare(
    before: Mapping[str, Mapping[tuple[str, str], tuple[object, ...]]],
    after: Mapping[str, Mapping[tuple[str, str], tuple[object, ...]]],
) -> Changes:
    old = {key: row for rows in before.values() for key, row in rows.items()}
    new = {key: row for rows in after.values() for key, row in rows.items()}

    def by_table(keys: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
        grouped: dict[str, list[str]] = {}
        for table, row in sorted(keys):
            grouped.setdefault(table, []).append(row)
        return {table: tuple(rows) for table, rows in grouped.items()}

    return Changes(
        tuple(sorted(after)),
        by_table(new.keys() - old.keys()),
        by_table(old.keys() - new.keys()),
        by_table(key for key in new.keys() & old.keys() if new[key] != old[key]),
    )
