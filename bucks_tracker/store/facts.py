"""Sources and claims: an article's `Facts` into the database, whole, and out again."""

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

from bucks_tracker.ids import KINDS, claims_of
from bucks_tracker.records import Article, Dated, Duration, Facts, Mention, Metadata, PublishedBound, Span
from bucks_tracker.store.codec import from_plain, to_plain
from bucks_tracker.store.opening import writing

# What `articles.facts` holds besides the claims. `folded` is made again by whoever matches words; nobody does after
# extract, so it is stored as nothing and comes back as the text.
_ASIDE = {
    "dates": Dated,
    "durations": Duration,
    "published_bounds": PublishedBound,
    "councils": Mention,
    "bodies": Mention,
}


def is_unchanged(db: sqlite3.Connection, path: str, article_id: str, given: str, vocabulary: str) -> bool:
    """Whether these bytes at this path, with this manifest row (`given`), were read by this vocabulary already."""
    row = db.execute(
        "SELECT 1 FROM sources s JOIN articles a ON a.id = s.article_id"
        " WHERE s.path = ? AND s.article_id = ? AND s.current AND s.given = ? AND a.vocabulary = ?",
        (path, article_id, given, vocabulary),
    )
    return row.fetchone() is not None


def save_facts(
    db: sqlite3.Connection, facts: Facts, *, given: str = "", vocabulary: str = "", at: datetime | None = None
) -> set[str]:
    """Store one article and all its claims in one immediate transaction; returns the councils whose record it touches.

    The same path with new bytes replaces the old version, which stays as history without claims. The same bytes under
    another path are a second source: of the two readings the one with more metadata stands (then the lesser path),
    so that the order of ingest does not matter. "" stands for no council.
    """
    now = (at or datetime.now(UTC)).isoformat(timespec="seconds")
    article = facts.article
    with writing(db):
        touched = _retire(db, article.path, article.id, now)
        previous = db.execute("SELECT facts, vocabulary FROM articles WHERE id = ?", (article.id,)).fetchone()
        if previous and previous["vocabulary"] == vocabulary and _others(db, article):
            kept = json.loads(previous["facts"])
            stands = _rank(from_plain(Metadata, kept["metadata"]), kept["path"])
            if kept["path"] != article.path and stands <= _rank(article.metadata, article.path):
                _add_source(db, article, given, now)
                return _pending(db, touched)
        touched |= _councils(db, article.id)
        _write_article(db, facts, vocabulary)
        _add_source(db, article, given, now)
        return _pending(db, touched | _councils(db, article.id))


def _pending(db: sqlite3.Connection, touched: set[str]) -> set[str]:
    db.executemany("INSERT OR IGNORE INTO pending (council) VALUES (?)", ((name,) for name in touched))
    return touched


def _others(db: sqlite3.Connection, article: Article) -> bool:
    found = db.execute(
        "SELECT 1 FROM sources WHERE article_id = ? AND path <> ? AND current", (article.id, article.path)
    )
    return found.fetchone() is not None


def _rank(metadata: Metadata, path: str) -> tuple[int, str]:
    return -sum(getattr(metadata, name) is not None for name in Metadata.__dataclass_fields__), path


def _add_source(db: sqlite3.Connection, article: Article, given: str, now: str) -> None:
    db.execute(
        "INSERT INTO sources (path, article_id, given, added_at) VALUES (?, ?, ?, ?) ON CONFLICT (path, article_id)"
        " DO UPDATE SET current = 1, given = excluded.given, replaced_at = NULL",
        (article.path, article.id, given, now),
    )


def _retire(db: sqlite3.Connection, path: str, article_id: str, now: str) -> set[str]:
    """Make other bytes once read at this path history; returns the councils of an article that has no path left."""
    touched: set[str] = set()
    rows = db.execute(
        "SELECT article_id FROM sources WHERE path = ? AND current AND article_id <> ?", (path, article_id)
    )
    for (old,) in rows.fetchall():
        db.execute(
            "UPDATE sources SET current = 0, replaced_at = ? WHERE path = ? AND article_id = ?", (now, path, old)
        )
        if not db.execute("SELECT 1 FROM sources WHERE article_id = ? AND current", (old,)).fetchone():
            touched |= _councils(db, old)
            db.execute("DELETE FROM claims WHERE article_id = ?", (old,))
            db.execute("DELETE FROM article_councils WHERE article_id = ?", (old,))
    return touched


def _councils(db: sqlite3.Connection, article_id: str) -> set[str]:
    return {row[0] for row in db.execute("SELECT council FROM article_councils WHERE article_id = ?", (article_id,))}


def councils_of(facts: Facts) -> set[str]:
    """The councils whose record rests on this article, its own and those that single claims name."""
    named = {c.council for kind in ("inspections", "interventions", "figures") for c in getattr(facts, kind)}
    national = {""} if any(v.kind == "national_policy" for v in facts.interventions) else set()
    return {facts.council or "", *(name for name in named if name), *national}


def _write_article(db: sqlite3.Connection, facts: Facts, vocabulary: str) -> None:
    article, text = facts.article, facts.article.text
    aside: dict[str, Any] = {name: to_plain(getattr(facts, name)) for name in _ASIDE}
    aside |= {"path": article.path, "published_basis": article.published_basis, "metadata": to_plain(article.metadata)}
    aside |= {"noise": to_plain(article.noise), "pages": article.pages}
    row = {
        "id": article.id,
        "kind": article.kind,
        "format": article.format,
        "text": text,
        "text_sha256": article.text_sha256,
        "title": facts.title,
        "outlet": article.metadata.outlet,
        "author": article.metadata.author,
        "url": article.metadata.url,
        "council": facts.council,
        "said_edtf": facts.published,
        "said_basis": facts.published_basis,
        "vocabulary": vocabulary,
        "facts": json.dumps(aside, ensure_ascii=False),
    }
    changed = ", ".join(f"{name} = excluded.{name}" for name in row if name not in ("id", "text", "text_sha256"))
    # An article's title may change with the rules; the search index is told by hand, its triggers know only rows.
    old = db.execute("SELECT number, title, text FROM articles WHERE id = ?", (article.id,)).fetchone()
    db.execute(
        f"INSERT INTO articles ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT (id) DO UPDATE SET {changed}",
        tuple(row.values()),
    )
    if old and old["title"] != facts.title:
        db.execute("INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)", tuple(old))
        db.execute("INSERT INTO articles_fts (rowid, title, text) VALUES (?, ?, ?)", (old["number"], facts.title, text))
    db.execute("DELETE FROM claims WHERE article_id = ?", (article.id,))
    db.execute("DELETE FROM article_councils WHERE article_id = ?", (article.id,))
    db.executemany(
        'INSERT INTO claims (id, article_id, kind, position, start, "end", words, rule, data)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                claim.id,
                article.id,
                claim.kind,
                position,
                claim.span.start,
                claim.span.end,
                claim.span.of(text),
                getattr(claim.said, "rule", "people"),
                json.dumps(to_plain(claim.said), ensure_ascii=False),
            )
            for position, claim in enumerate(claims_of(facts))
        ),
    )
    db.executemany(
        "INSERT INTO article_councils (article_id, council) VALUES (?, ?)",
        [(article.id, council) for council in sorted(councils_of(facts))],
    )


def load_facts(db: sqlite3.Connection, article_id: str) -> Facts:
    """The `Facts` of a stored article, as they were saved. Raises KeyError where there is no such article."""
    row = db.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        raise KeyError(article_id)
    aside = json.loads(row["facts"])
    parts = {name: tuple(from_plain(cls, item) for item in aside.get(name, ())) for name, cls in _ASIDE.items()}
    article = Article(
        **{name: row[name] for name in ("id", "kind", "text", "text_sha256", "format")},
        path=aside["path"],
        folded=row["text"],
        metadata=from_plain(Metadata, aside["metadata"]),
        published_basis=aside["published_basis"],
        noise=tuple(from_plain(Span, item) for item in aside["noise"]),
        pages=tuple(aside["pages"]),
    )
    claims: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    found = db.execute("SELECT kind, data FROM claims WHERE article_id = ? ORDER BY position", (article_id,))
    for claim in found:
        claims[claim["kind"]].append(from_plain(KINDS[claim["kind"]], json.loads(claim["data"])))
    return Facts(
        article=article,
        council=row["council"],
        published=row["said_edtf"],
        published_basis=row["said_basis"],
        title=row["title"],
        **parts,
        **{kind: tuple(said) for kind, said in claims.items()},
    )


def forget_article(db: sqlite3.Connection, article_id: str) -> set[str]:
    """Delete an article, its paths, its claims and its evidence; returns the councils whose record it touched."""
    with writing(db):
        touched = _councils(db, article_id)
        db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        return _pending(db, touched)
