"""Open a tracker's database, and say in one line what is wrong with one that cannot be opened.

The journal is SQLite's own rollback journal: a database is one file that can be copied, and can be read from a
read-only place; the write-ahead log allows neither. Every write is inside BEGIN IMMEDIATE: a deferred transaction
that turns into a write fails at once where another one writes, an immediate one waits its turn.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bucks_tracker.errors import DatabaseError
from bucks_tracker.schema import APPLICATION_ID, HEAD, migrate

WAIT_SECONDS = 10.0


@contextmanager
def open_database(
    path: Path | str, *, create: bool = False, wait: float = WAIT_SECONDS
) -> Iterator[sqlite3.Connection]:
    """The tracker's database at `path`, at the newest schema, closed at the end; made where `create` and absent.

    Every SQLite error inside the `with` becomes a DatabaseError that names the file: not there, not a tracker's, newer
    than this program, locked for longer than `wait` seconds, read-only, damaged.
    """
    path = Path(path)
    if path.is_dir():
        raise DatabaseError(f"{path}: is a directory, not a database")
    if not path.exists():
        if not create:
            raise DatabaseError(f"{path}: no database there; run `tracker ingest` first")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(f"{path.parent}: cannot be made: {error.strerror}") from error
    connection = None
    try:
        mode = "rwc" if create else "rw"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=wait, isolation_level=None
        )
        connection.row_factory = sqlite3.Row
        _check_and_migrate(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: {_plain_words(error)}") from error
    finally:
        if connection is not None:
            connection.close()


def _check_and_migrate(connection: sqlite3.Connection, path: Path) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if owner != APPLICATION_ID and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise DatabaseError(f"{path}: not a tracker's database; nothing was changed")
    if owner == APPLICATION_ID and version > HEAD:
        raise DatabaseError(
            f"{path}: written by a newer tracker (schema {version}, this one knows {HEAD}); install the newer version"
        )
    if owner != APPLICATION_ID or version < HEAD:
        with writing(connection):  # two processes that both open a new file: the second finds it migrated
            migrate(connection)


def _plain_words(error: sqlite3.Error) -> str:
    said = str(error)
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "locked by another program; try again when it is done"
    if name.startswith("SQLITE_READONLY"):
        return "read-only; nothing can be written to it"
    if name.startswith("SQLITE_NOTADB"):
        return "not a database"
    if name.startswith("SQLITE_CORRUPT"):
        return f"damaged ({said}); restore it from a copy, or ingest anew into another file"
    if name.startswith("SQLITE_FULL"):
        return "the disk is full; nothing was stored"
    if name.startswith("SQLITE_CANTOPEN"):
        return "cannot be opened; look at its permissions"
    return said


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One immediate transaction, all or nothing; inside another one, a savepoint of it."""
    if connection.in_transaction:
        connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
            raise
        connection.execute("RELEASE part")
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
