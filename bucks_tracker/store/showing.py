"""One row and what it rests on: a reference to a row, the row's evidence, people by any form of their name, search."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from bucks_tracker.errors import UsageError
from bucks_tracker.resolve.record import TABLES, PersonRow
from bucks_tracker.store.listing import list_people, match_words
from bucks_tracker.store.record import read_row
from bucks_tracker.store.rows import ArticleRow, EvidenceRow, Hit

# Tables whose rows a person may ask for, in the order in which a reference is tried.
SHOWN = ("inspections", "interventions", "people", "quotes", "figures", "findings", "expectations", "ratings",
         "conflicts", "doubts", "councils", "intervention_events", "roles")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with its table and evidence. `table` is articles for an `ArticleRow`."""

    table: str
    row: Any
    evidence: tuple[EvidenceRow, ...]


def find_row(db: sqlite3.Connection, ref: str) -> Shown | None:
    """The row that `ref` names: an id or a unique prefix, a slug (an old one too), a claim's id, an article's path.

    Of an article's path its file name alone will do, or the first part of that.

    Raises UsageError where a prefix fits several rows, naming them.
    """
    for table in SHOWN:
        by_slug = " OR slug = ?" if table in ("inspections", "interventions", "people", "councils") else ""
        found = db.execute(f"SELECT * FROM {table} WHERE id = ?{by_slug}", [ref] * (2 if by_slug else 1)).fetchone()
        if found:
            return _shown(db, table, found)
    found = db.execute("SELECT * FROM current_articles WHERE id = ? OR path = ?", (ref, ref)).fetchone()
    if found:
        return _shown(db, "articles", found)
    old = db.execute("SELECT claim_id FROM addresses WHERE slug = ?", (ref,)).fetchone()
    claim = old[0] if old else ref
    carried = db.execute(
        "SELECT row_id FROM evidence WHERE claim_id = ? AND part <> 'against' ORDER BY part <> 'told' LIMIT 1",
        (claim,),
    ).fetchone()
    if carried:
        return find_row(db, carried["row_id"])
    return (_by_prefix(db, ref) or _by_file_name(db, ref)) if len(ref) >= 3 else None


def _by_prefix(db: sqlite3.Connection, ref: str) -> Shown | None:
    found: list[tuple[str, sqlite3.Row]] = []
    for table in (*SHOWN, "current_articles"):
        rows = db.execute(f"SELECT * FROM {table} WHERE substr(id, 1, ?) = ? LIMIT 5", (len(ref), ref))
        found += ((table.removeprefix("current_"), row) for row in rows)
    if len(found) > 1:
        names = ", ".join(sorted(row["id"][:16] for _, row in found))
        raise UsageError(f"{ref}: fits several rows: {names}")
    return _shown(db, *found[0]) if found else None


def _by_file_name(db: sqlite3.Connection, ref: str) -> Shown | None:
    """The article whose path, or whose file's own name, begins with `ref`."""
    sources = db.execute("SELECT path, article_id FROM sources WHERE current AND instr(path, ?)", (ref,))
    found = {s["article_id"] for s in sources if ref in _beginnings(s["path"], len(ref))}
    if len(found) > 1:
        raise UsageError(f"{ref}: fits several articles: {', '.join(sorted(a[:16] for a in found)[:5])}")
    row = db.execute("SELECT * FROM current_articles WHERE id = ?", tuple(found)).fetchone() if found else None
    return _shown(db, "articles", row) if row else None


def _beginnings(path: str, length: int) -> tuple[str, str]:
    return path[:length], path.rpartition("/")[2][:length]


def _shown(db: sqlite3.Connection, table: str, found: sqlite3.Row) -> Shown:
    if table == "articles":
        return Shown(table, read_row(ArticleRow, found), ())
    return Shown(table, read_row(TABLES[table], found), tuple(list_evidence(db, found["id"])))


def list_evidence(db: sqlite3.Connection, row_id: str) -> list[EvidenceRow]:
    """What a row rests on, the told words first, then by article and place."""
    found = db.execute(
        "SELECT e.*, a.title, a.outlet, a.kind, a.copy_of, a.published_edtf, a.published_from, a.published_to,"
        " a.published_basis, (SELECT min(path) FROM sources s WHERE s.article_id = a.id AND s.current) AS path"
        " FROM evidence e JOIN articles a ON a.id = e.article_id WHERE e.row_id = ?"
        " ORDER BY e.part <> 'told', coalesce(a.published_from, a.published_to, '9'), e.article_id, e.start, e.part",
        (row_id,),
    )
    return [read_row(EvidenceRow, row) for row in found]


def article_names(db: sqlite3.Connection) -> dict[str, tuple[str | None, str | None]]:
    """Outlet and title of every article by id."""
    return {row[0]: (row[1], row[2]) for row in db.execute("SELECT id, outlet, title FROM articles")}


def article_text(db: sqlite3.Connection, article_id: str) -> str:
    """The text of an article. Raises KeyError where there is no such article."""
    found = db.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()
    if found is None:
        raise KeyError(article_id)
    return str(found[0])


def find_people(db: sqlite3.Connection, name: str) -> list[PersonRow]:
    """The people whose surname, full name or alias is `name`, in any case.

    A form as it is written comes first ("Ms Carter" is not Sam Carter); else titles (Mr, Cllr) do not count, and a
    surname is everybody's who bears it.
    """
    wanted = " ".join(name.casefold().split())
    people = list_people(db)
    written = [p for p in people if wanted in {form.casefold() for form in (p.name, *p.aliases)}]
    plain = _plain_name(name)
    return written or [p for p in people if plain and any(_fits(plain, form) for form in (p.name, *p.aliases))]


def nearest_people(db: sqlite3.Connection, name: str, limit: int = 3) -> list[str]:
    """The names most like `name`, for "did you mean"."""
    from rapidfuzz import fuzz, process

    names = sorted({p.name for p in list_people(db)})
    found = process.extract(name, names, scorer=fuzz.WRatio, processor=str.casefold, limit=limit, score_cutoff=60)
    return [hit[0] for hit in found]


def _fits(plain: str, form: str) -> bool:
    form = _plain_name(form)
    return plain in (form, form.rpartition(" ")[2])


def _plain_name(name: str) -> str:
    words = name.casefold().replace(".", " ").replace("’", "'").split()
    while len(words) > 1 and words[0] in {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "cllr",
        "clr",
        "councillor",
    }:
        words = words[1:]
    return " ".join(words)


# Articles that speak of a council of the line :council, or all.
_OF_COUNCIL = """
(:council IS NULL OR a.id IN (SELECT t.article_id FROM article_councils t LEFT JOIN councils c ON c.name = t.council
                              WHERE coalesce(c.line, t.council) = :council))
"""
_IN_ARTICLES = f"""
SELECT a.id AS article_id, NULL AS quote_id, a.title, a.outlet, a.published_edtf, a.published_from, a.published_to,
       a.published_basis, snippet(articles_fts, -1, char(2), char(3), '…', 24) AS snippet
FROM articles_fts JOIN articles a ON a.number = articles_fts.rowid
WHERE articles_fts MATCH :words AND EXISTS (SELECT 1 FROM sources s WHERE s.article_id = a.id AND s.current)
  AND {_OF_COUNCIL}
ORDER BY articles_fts.rank LIMIT :most
"""
_IN_QUOTES = f"""
SELECT q.article_id, q.id AS quote_id, q.speaker AS title, a.outlet, q.date_edtf AS published_edtf,
       q.date_from AS published_from, q.date_to AS published_to, q.date_basis AS published_basis,
       snippet(quotes_fts, 0, char(2), char(3), '…', 24) AS snippet
FROM quotes_fts JOIN quotes q ON q.number = quotes_fts.rowid JOIN articles a ON a.id = q.article_id
WHERE quotes_fts MATCH :words AND {_OF_COUNCIL}
ORDER BY quotes_fts.rank LIMIT :most
"""


def search(db: sqlite3.Connection, words: str, limit: int = 50, council: str | None = None) -> list[Hit]:
    """Places in articles and quotes that hold all of `words`, best first, so many of each.

    `council` is a line's name. In a snippet \\2 and \\3 enclose matches.
    """
    asked = {"words": match_words(words), "most": limit, "council": council}
    return [read_row(Hit, row) for sql in (_IN_ARTICLES, _IN_QUOTES) for row in db.execute(sql, asked)]
