"""The record's tables: a line's rows out and its new rows in, in one transaction."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar, get_type_hints

from bucks_tracker.resolve.record import TABLES, Publication, Record
from bucks_tracker.resolve.when import When
from bucks_tracker.store.opening import writing

Row = TypeVar("Row")
_WHEN_PARTS = ("edtf", "from", "to", "basis")


_plans: dict[type, tuple[tuple[str, str], ...]] = {}


def _plan(cls: Any) -> tuple[tuple[str, str], ...]:
    """Each field of a row's class and how it is stored: when, json or plain."""
    if cls not in _plans:
        hints = get_type_hints(cls)
        _plans[cls] = tuple(
            (f.name, "when" if hints[f.name] is When else "json" if str(hints[f.name]).startswith("tuple") else "plain")
            for f in fields(cls)
        )
    return _plans[cls]


def columns(cls: type) -> list[str]:
    """The columns of a row class, in the order of its fields."""
    found: list[str] = []
    for name, how in _plan(cls):
        found += [f"{name}_{part}" for part in _WHEN_PARTS] if how == "when" else [name]
    return found


def _values(row: Any) -> Iterable[Any]:
    for name, how in _plan(type(row)):
        value = getattr(row, name)
        if how == "when":
            yield from (value.edtf, value.from_, value.to, value.basis)
        else:
            yield json.dumps(value, ensure_ascii=False) if how == "json" else value


def read_row(cls: type[Row], found: sqlite3.Row) -> Row:
    """The row of class `cls` in a result that has its columns."""
    made: dict[str, Any] = {}
    for name, how in _plan(cls):
        if how == "when":
            made[name] = When(*(found[f"{name}_{part}"] for part in _WHEN_PARTS))
        else:
            made[name] = tuple(json.loads(found[name])) if how == "json" else found[name]
    return cls(**made)


def save_record(db: sqlite3.Connection, record: Record) -> None:
    """Replace all rows of the record's line. Slugs once given stay as addresses of the row they led to."""
    with writing(db):
        for table in reversed(TABLES):
            db.execute(f"DELETE FROM {table} WHERE line = ?", (record.line,))
        for table, cls in TABLES.items():
            names = [name for name in columns(cls) if name != "line"]
            quoted = ", ".join(f'"{name}"' for name in [*names, "line"])
            db.executemany(
                f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' * (len(names) + 1))})",
                ((*_without_line(row), record.line) for row in getattr(record, table)),
            )
            if "slug" in names:
                db.executemany(
                    "INSERT INTO addresses (slug, row_table, claim_id) VALUES (?, ?, ?)"
                    " ON CONFLICT (slug) DO UPDATE SET row_table = excluded.row_table, claim_id = excluded.claim_id",
                    ((row.slug, table, row.id) for row in getattr(record, table)),
                )


def _without_line(row: Any) -> list[Any]:
    return [value for name, value in zip(columns(type(row)), _values(row), strict=True) if name != "line"]


def save_publications(db: sqlite3.Connection, publications: Iterable[Publication]) -> None:
    """Write when each article was published, why that is known, and whose copy it is."""
    with writing(db):
        db.executemany(
            "UPDATE articles SET published_edtf = ?, published_from = ?, published_to = ?, published_basis = ?,"
            " reasons = ?, copy_of = ? WHERE id = ?",
            (
                (
                    p.published.edtf,
                    p.published.from_,
                    p.published.to,
                    p.published.basis,
                    json.dumps(p.reasons, ensure_ascii=False),
                    p.copy_of,
                    p.article_id,
                )
                for p in publications
            ),
        )
