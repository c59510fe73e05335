"""The schema at head, and that rows and tables say the same."""

import sqlite3
from pathlib import Path

import pytest

from bucks_tracker.resolve.record import TABLES
from bucks_tracker.schema import APPLICATION_ID, HEAD, migrate
from bucks_tracker.store import open_database
from bucks_tracker.store.record import columns


@pytest.fixture
def db() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_its_rows_columns(db: sqlite3.Connection, table: str) -> None:
    found = {row[1] for row in db.execute(f"PRAGMA table_info({table})")} - {"line", "number"}
    assert found == set(columns(TABLES[table])) - {"line"}


def test_every_table_is_strict(db: sqlite3.Connection) -> None:
    for name, kind, sql in db.execute("SELECT name, type, sql FROM sqlite_master WHERE type = 'table'").fetchall():
        if "fts" not in name and not name.startswith(("sqlite_", "_sqlite")):
            assert "STRICT" in sql, (kind, name)


def test_every_foreign_key_has_an_index(db: sqlite3.Connection) -> None:
    """Without one each delete of a parent reads the whole child table."""
    for (table,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"
    ).fetchall():
        indexed = {
            db.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in db.execute(f"PRAGMA index_list({table})")
        }
        keys = {row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
        assert keys <= indexed, table


def test_migrating_twice_changes_nothing(db: sqlite3.Connection) -> None:
    before = db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
    migrate(db)
    assert db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == before
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert db.execute("PRAGMA user_version").fetchone()[0] == HEAD


def test_a_database_at_head_opens_without_the_migrator(tmp_path: Path) -> None:
    """Its import costs more than a whole listing."""
    import subprocess
    import sys

    path = tmp_path / "t.db"
    with open_database(path, create=True):
        pass
    code = (
        "import sys; from bucks_tracker.store import open_database, list_timeline\n"
        f"with open_database({str(path)!r}) as db: assert list_timeline(db) == []\n"
        "print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert done.stdout.strip() == "False"
