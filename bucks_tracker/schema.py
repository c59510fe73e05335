"""The database: three layers (sources, claims, record) and the corrections, in readable SQL.

A migration is never edited once released: add a numbered function. `user_version` is the number applied, so that a
database at head opens without importing the migrator. Record tables hold a `line`: the line of councils whose resolve
wrote the row and replaces it.
"""

import re
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x42544B52  # "BTKR": tells a tracker's database from any other SQLite file
HEAD = 1


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty or older database to head."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("bucks_tracker")
    migrations(name="0001_sources_claims_record")(_0001_sources_claims_record)
    db = Database(connection, execute_plugins=False)
    migrations.apply(db)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {HEAD}")


def _0001_sources_claims_record(db: "Database") -> None:
    statement = ""
    for line in "".join((SOURCES, CLAIMS, RECORD, CORRECTIONS, VIEWS, SEARCH)).splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):  # a trigger's inner semicolons end nothing
            db.conn.execute(statement)
            statement = ""


def _when(name: str) -> str:
    return f"{name}_edtf TEXT, {name}_from TEXT, {name}_to TEXT, {name}_basis TEXT NOT NULL DEFAULT 'unknown'"


# An article is the sha256 of its bytes. `facts` holds, as JSON, what it says that is no claim of its own (see
# `store.facts`). `said_edtf` and `said_basis` are what the document alone says of its publication; `published_*` is
# what all sources together say, with `reasons`.
SOURCES = f"""
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    author TEXT,
    url TEXT,
    council TEXT,
    said_edtf TEXT,
    said_basis TEXT NOT NULL,
    {_when("published")},
    reasons TEXT NOT NULL DEFAULT '[]',
    copy_of TEXT,
    vocabulary TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;
CREATE TABLE sources (
    path TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    current INTEGER NOT NULL DEFAULT 1,
    given TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL,
    replaced_at TEXT,
    PRIMARY KEY (path, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_article ON sources (article_id);
CREATE TABLE article_councils (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    council TEXT NOT NULL,
    PRIMARY KEY (article_id, council)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_councils_council ON article_councils (council);
CREATE TABLE pending (council TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""

# `pending` holds the councils whose record is not yet resolved again: a run that was killed is caught up by the next.

# What one article says. `data` is the claim's record as JSON; `words` are the text at [start, end), proved by
# `tracker check`: substr(text, start + 1, end - start) = words.
CLAIMS = """
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    rule TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX claims_article ON claims (article_id, kind);
"""

RECORD = f"""
CREATE TABLE councils (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL, name TEXT NOT NULL, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE people (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL, council TEXT, name TEXT NOT NULL, role TEXT, organisation TEXT,
    aliases TEXT NOT NULL, {_when("seen")}, quotes INTEGER NOT NULL, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE roles (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, role TEXT NOT NULL,
    organisation TEXT, {_when("seen")}, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE inspections (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL, council TEXT, body TEXT NOT NULL, kind TEXT NOT NULL, framework TEXT,
    status TEXT NOT NULL, {_when("date")}, {_when("published")}, rating TEXT, lead_inspector TEXT, preferred TEXT,
    articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE ratings (
    id TEXT PRIMARY KEY, inspection_id TEXT NOT NULL REFERENCES inspections (id) ON DELETE CASCADE, council TEXT,
    body TEXT NOT NULL, judgement TEXT NOT NULL, rating TEXT NOT NULL, {_when("published")},
    articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE interventions (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL, council TEXT, kind TEXT NOT NULL, actor TEXT, who TEXT, employer TEXT,
    status TEXT NOT NULL, {_when("began")}, {_when("ended")},
    triggered_by TEXT REFERENCES inspections (id) ON DELETE SET NULL, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE intervention_events (
    id TEXT PRIMARY KEY, intervention_id TEXT NOT NULL REFERENCES interventions (id) ON DELETE CASCADE,
    status TEXT NOT NULL, {_when("date")}, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE quotes (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, council TEXT,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    person_id TEXT REFERENCES people (id) ON DELETE SET NULL, speaker TEXT, role TEXT, organisation TEXT,
    kind TEXT NOT NULL, text TEXT NOT NULL, cue TEXT, confidence REAL NOT NULL, {_when("date")},
    sources INTEGER NOT NULL, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE figures (
    id TEXT PRIMARY KEY, council TEXT, series TEXT, what TEXT, value REAL NOT NULL, value_high REAL, unit TEXT,
    {_when("date")}, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE findings (
    id TEXT PRIMARY KEY, council TEXT, body TEXT, inspection_id TEXT REFERENCES inspections (id) ON DELETE SET NULL,
    polarity TEXT NOT NULL, text TEXT NOT NULL, page INTEGER, {_when("date")}, articles INTEGER NOT NULL,
    line TEXT NOT NULL
) STRICT;
CREATE TABLE expectations (
    id TEXT PRIMARY KEY, council TEXT, text TEXT NOT NULL, who TEXT, {_when("due")}, recurrence TEXT, met_by TEXT,
    {_when("met")}, articles INTEGER NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE conflicts (
    id TEXT PRIMARY KEY, council TEXT, row_table TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL,
    "values" TEXT NOT NULL, preferred TEXT, why TEXT NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE doubts (
    id TEXT PRIMARY KEY, council TEXT, article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL, stage TEXT NOT NULL, rule TEXT NOT NULL,
    why TEXT NOT NULL, line TEXT NOT NULL
) STRICT;
CREATE TABLE evidence (
    row_table TEXT NOT NULL, row_id TEXT NOT NULL, part TEXT NOT NULL, claim_id TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, words TEXT NOT NULL, rule TEXT NOT NULL, value TEXT, line TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_row ON evidence (row_id);
CREATE INDEX evidence_article ON evidence (article_id);
CREATE INDEX evidence_claim ON evidence (claim_id);
CREATE INDEX roles_person ON roles (person_id);
CREATE INDEX ratings_inspection ON ratings (inspection_id);
CREATE INDEX interventions_trigger ON interventions (triggered_by);
CREATE INDEX intervention_events_intervention ON intervention_events (intervention_id);
CREATE INDEX quotes_person ON quotes (person_id);
CREATE INDEX quotes_article ON quotes (article_id);
CREATE INDEX findings_inspection ON findings (inspection_id);
CREATE INDEX doubts_article ON doubts (article_id);
CREATE TABLE addresses (slug TEXT PRIMARY KEY, row_table TEXT NOT NULL, claim_id TEXT NOT NULL) STRICT;
"""
RECORD += "".join(
    f"CREATE INDEX {table}_line ON {table} (line);\n"
    for table in re.findall(r"CREATE TABLE (\w+)", RECORD)
    if table != "addresses"
)

# The human layer: ingest never touches it. A correction knows its claim by article, kind, words and place, so that it
# finds the claim again after a change of rules or of the article's bytes.
CORRECTIONS = """
CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    claims TEXT NOT NULL,
    field TEXT,
    value TEXT,
    who TEXT NOT NULL,
    made_at TEXT NOT NULL,
    why TEXT NOT NULL,
    undone_at TEXT
) STRICT;
"""

# An inspection stands in the timeline where the news of it broke: a graded one when its report came out, a visit when
# it was made; each with the other date where that one is not known.
VIEWS = """
CREATE VIEW timeline AS
SELECT 'inspection' AS event, id, slug, council, kind, status, body AS actor, rating, NULL AS who, articles, line,
       CASE WHEN by_report THEN published_edtf ELSE date_edtf END AS date_edtf,
       CASE WHEN by_report THEN published_from ELSE date_from END AS date_from,
       CASE WHEN by_report THEN published_to ELSE date_to END AS date_to,
       CASE WHEN by_report THEN published_basis ELSE date_basis END AS date_basis,
       CASE WHEN by_report THEN 'published' ELSE 'visited' END AS dated
FROM (
    SELECT *, published_edtf IS NOT NULL AND
              (date_edtf IS NULL OR rating IS NOT NULL OR kind IN ('full_inspection', 'adviser_review')) AS by_report
    FROM inspections
)
UNION ALL
SELECT 'intervention', e.intervention_id, i.slug, i.council, i.kind, e.status, i.actor, NULL, i.who, e.articles, e.line,
       e.date_edtf, e.date_from, e.date_to, e.date_basis, e.status
FROM intervention_events e JOIN interventions i ON i.id = e.intervention_id;
CREATE VIEW current_articles AS
SELECT a.*, (SELECT count(*) FROM sources s WHERE s.article_id = a.id AND s.current) AS sources,
       (SELECT min(path) FROM sources s WHERE s.article_id = a.id AND s.current) AS path
FROM articles a WHERE EXISTS (SELECT 1 FROM sources s WHERE s.article_id = a.id AND s.current);
"""

SEARCH = """
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, text, content = 'articles', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text); END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END;
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
    text, speaker, content = 'quotes', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER quotes_fts_insert AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, text, speaker) VALUES (new.number, new.text, new.speaker); END;
CREATE TRIGGER quotes_fts_delete AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, text, speaker) VALUES ('delete', old.number, old.text, old.speaker); END;
"""
