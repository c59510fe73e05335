"""What each listing shows of a row: the columns of the timeline, of `tracker inspections`, `ratings`, `people` ..."""

import json

from bucks_tracker.render.columns import Column, Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.labels import (
    GRADES,
    first_upper,
    inspection_said,
    measure_said,
    number_said,
    one_of,
    said,
    short_name,
)

REF_LENGTH = 7  # characters of an id that a listing shows; `tracker show` takes any prefix that fits one row only


def _grade(row: Row) -> str:
    return GRADES.get(row.get("rating") or "", "")


def _dim(row: Row) -> str:
    return "dim"


def ref(row: Row) -> str:
    """What to type after `tracker show`."""
    return str(row["id"])[:REF_LENGTH]


def when(row: Row) -> str:
    """When something in the timeline happened."""
    return spoken(row["date_edtf"]) or "date unknown"


def happened(row: Row) -> str:
    """What happened, in a timeline's words."""
    return first_upper(inspection_said(row) if row["event"] == "inspection" else measure_said(row))


def outcome(row: Row) -> str:
    """A grade, or how far a thing has come; nothing for a visit that was made, as visits are."""
    return row.get("rating") or ("" if row["status"] == "done" else said(row["status"]))


def _expected(row: Row) -> str:
    """What was expected; of what recurs, the words once."""
    return f"(as {row['as'][:REF_LENGTH]})" if row.get("as") else str(row["text"])


def _actor(row: Row) -> str:
    return "the council" if row["actor"] and row["actor"] == row["council"] else short_name(row["actor"])


def _council(row: Row) -> str:
    return row["council"] or ""


_REF = Column("ref", ref, REF_LENGTH, style=_dim)
_COUNCIL = Column("council", _council, 15, rank=8, varied=True)
_ARTICLES = Column("articles", lambda row: str(row["articles"]), 8, rank=5, right=True)

TIMELINE = (
    Column("when", when, 18),
    Column("what", happened, 24),
    Column("outcome", outcome, 12, style=_grade),
    Column("articles", lambda row: str(row["articles"]), 8, rank=2, right=True),
    _COUNCIL,
    _REF,
)

INSPECTIONS = (
    Column("inspected", lambda row: spoken(row["date_edtf"]), 16, rank=1),
    Column("report", lambda row: spoken(row["published_edtf"], moment=True), 15),
    Column("what", inspection_said, 20),
    Column("framework", lambda row: row["framework"] or "", 9, rank=7),
    Column(
        "rating",
        lambda row: row["rating"] or ("" if row["status"] == "done" else said(row["status"])),
        12,
        style=_grade,
    ),
    Column("lead inspector", lambda row: row["lead_inspector"] or "", 14, rank=9),
    _ARTICLES,
    _COUNCIL,
    _REF,
)

RATINGS = (
    Column("date", lambda row: spoken(row["published_edtf"], moment=True) or "date unknown", 15, once=True),
    Column("body", lambda row: short_name(row["body"]), 6, rank=3, once=True),
    Column("judgement", lambda row: said(row["judgement"]), 18),
    Column("rating", lambda row: row["rating"], 20, style=_grade),
    _ARTICLES,
    Column("council", _council, 15, rank=8, once=True),
    _REF,
)

INTERVENTIONS = (
    Column("began", lambda row: spoken(row["began_edtf"]), 15),
    Column("ended", lambda row: spoken(row["ended_edtf"]), 15, rank=4),
    Column("measure", lambda row: said(row["kind"]), 16),
    Column("status", lambda row: said(row["status"]), 10),
    Column("by", _actor, 8, rank=2),
    Column("who", lambda row: ", ".join(filter(None, (row["who"], row["employer"]))), 12, rank=3),
    _ARTICLES,
    _COUNCIL,
    _REF,
)

PEOPLE = (
    Column("name", lambda row: row["name"], 16),
    Column("role", lambda row: row["role"] or "", 16),
    Column("organisation", lambda row: row["organisation"] or "", 14, rank=4),
    Column("quotes", lambda row: str(row["quotes"]), 6, right=True),
    Column("articles", lambda row: str(row["articles"]), 8, rank=3, right=True),
    Column("also called", lambda row: ", ".join(_list(row["aliases"])), 14, rank=2),
    Column("seen", lambda row: spoken(row["seen_edtf"], moment=True), 16, rank=6),
    _COUNCIL,
    _REF,
)

ARTICLES = (
    Column("published", lambda row: spoken(row["published_edtf"], moment=True) or "date unknown", 15),
    Column("outlet", lambda row: row["outlet"] or "", 12, rank=2),
    Column("title", lambda row: row["title"] or "", 24),
    Column("kind", lambda row: row["kind"], 6, rank=6),
    Column("known by", lambda row: row["published_basis"], 8, rank=7),
    Column("path", lambda row: row.get("path") or "", 20, rank=9),
    _COUNCIL,
    _REF,
)

FIGURES = (
    Column("date", lambda row: spoken(row["date_edtf"]), 15),
    Column("figure", lambda row: number_said(row["value"], row["value_high"], row["unit"]), 12),
    Column("what", lambda row: row["what"] or "", 24),
    _ARTICLES,
    _COUNCIL,
    _REF,
)

FINDINGS = (
    Column("date", lambda row: spoken(row["date_edtf"]), 15, rank=1),
    Column("by", lambda row: short_name(row["body"]), 8, rank=2),
    Column("", lambda row: {"strength": "+", "weakness": "-"}.get(row["polarity"], "?"), 1),
    Column("finding", lambda row: row["text"], 30),
    _COUNCIL,
    _REF,
)

DUE = (
    Column("due", lambda row: spoken(row["due_edtf"]) or "no date", 15),
    Column(
        "status",
        lambda row: said(row["status"]),
        7,
        style=lambda row: {"overdue": "bold red", "met": "green"}.get(row["status"], ""),
    ),
    Column("who", lambda row: short_name(row["who"]), 8, rank=3),
    Column("what was expected", _expected, 28),
    Column("met", lambda row: spoken(row["met_edtf"]), 12, rank=4),
    _COUNCIL,
    _REF,
)

DOUBTS = (
    Column("rule", lambda row: row["rule"], 10, rank=2),
    Column("why", lambda row: row["why"], 22),
    Column("words", lambda row: row["words"], 22),
    _COUNCIL,
    _REF,
)

CONFLICTS = (
    Column("of", lambda row: f"{one_of(row['row_table'])} {row['row_id'][:REF_LENGTH]}", 18),
    Column("field", lambda row: said(row["field"]), 10),
    Column("values", lambda row: " | ".join(_list(row["values"])).replace("_", " "), 20),
    Column("preferred", lambda row: (row["preferred"] or "").replace("_", " "), 12),
    Column("why", lambda row: row["why"], 20),
    _COUNCIL,
    _REF,
)

JUDGEMENTS = (
    Column("judgement", lambda row: said(row["judgement"]), 18),
    Column("rating", lambda row: row["rating"], 12, style=_grade),
    Column("articles", lambda row: str(row["articles"]), 8, right=True),
)

EVENTS = (
    Column("when", when, 16),
    Column("status", lambda row: said(row["status"]), 12),
    Column("articles", lambda row: str(row["articles"]), 8, right=True),
)

ROLES = (
    Column("role", lambda row: row["role"], 20),
    Column("organisation", lambda row: row["organisation"] or "", 14),
    Column("seen", lambda row: spoken(row["seen_edtf"], moment=True), 16),
    Column("articles", lambda row: str(row["articles"]), 8, right=True),
)

QUOTES = (
    Column("date", lambda row: spoken(row["date_edtf"], moment=True) or "date unknown", 15),
    Column("speaker", lambda row: row["speaker"] or "unknown", 14),
    Column("role", lambda row: row["role"] or "", 14, rank=3),
    Column("kind", lambda row: row["kind"], 8, rank=4),
    Column("quote", lambda row: row["text"], 30),
    Column("outlet", lambda row: row.get("outlet") or "", 10, rank=2),
    _REF,
)

HITS = (
    Column("published", lambda row: spoken(row["published_edtf"], moment=True) or "date unknown", 15),
    Column("outlet", lambda row: row["outlet"] or "", 12),
    Column("title", lambda row: row["title"] or "", 24),
    Column("words", lambda row: row["snippet"], 30),
    Column("ref", lambda row: (row["quote_id"] or row["article_id"])[:REF_LENGTH], REF_LENGTH),
)


def _corrected(row: Row) -> str:
    words = [str(claim["words"] or claim["path"]) for claim in row["claims"]]
    return words[0] + (f" and {len(words) - 1} more" if len(words) > 1 else "") if words else ""


CORRECTIONS = (
    _REF,
    Column("what", lambda row: f"{row['action']} {one_of(row['kind'])}", 14),
    Column("set", lambda row: f"{row['field']} = {row['value'] or ''}" if row["action"] == "correct" else "", 12),
    Column("of", _corrected, 20),
    Column("why", lambda row: row["why"], 12, rank=2),
    Column("who", lambda row: row["who"], 6, rank=4),
    Column("made", lambda row: row["made_at"][:10], 10, rank=3),
    Column("undone", lambda row: (row["undone_at"] or "")[:10], 6, rank=5),
)

LISTINGS: dict[str, tuple[Column, ...]] = {
    "timeline": TIMELINE,
    "inspections": INSPECTIONS,
    "ratings": RATINGS,
    "interventions": INTERVENTIONS,
    "people": PEOPLE,
    "articles": ARTICLES,
    "figures": FIGURES,
    "findings": FINDINGS,
    "due": DUE,
    "doubts": DOUBTS,
    "conflicts": CONFLICTS,
    "quotes": QUOTES,
    "corrections": CORRECTIONS,
    "search": HITS,
    "judgements": JUDGEMENTS,
    "events": EVENTS,
    "roles": ROLES,
}


def _list(value: object) -> list[str]:
    """The items of a column that holds a JSON array, as the database has it or already decoded."""
    items = json.loads(value) if isinstance(value, str) else value
    return [str(item) for item in items] if isinstance(items, list | tuple) else []
