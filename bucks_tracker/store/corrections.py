"""The human layer: corrections made, undone, found lost, and carried to another machine as a text file."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bucks_tracker.errors import UsageError
from bucks_tracker.ids import KINDS, digest
from bucks_tracker.resolve.corrections import ACTIONS, GROUPED, Anchor, Correction, Finder, Place, label_of
from bucks_tracker.store.codec import from_plain
from bucks_tracker.store.opening import writing
from bucks_tracker.store.showing import Shown, list_evidence


def load_corrections(db: sqlite3.Connection) -> list[Correction]:
    """Every correction that stands, in the order in which they were made."""
    found = db.execute("SELECT * FROM corrections WHERE undone_at IS NULL ORDER BY made_at, id")
    return [_read(row) for row in found]


def _read(row: sqlite3.Row) -> Correction:
    anchors = tuple(Anchor(**anchor) for anchor in json.loads(row["claims"]))
    return Correction(
        row["id"],
        row["action"],
        row["kind"],
        anchors,
        row["who"],
        row["made_at"],
        row["why"],
        row["field"],
        row["value"],
    )


def make_correction(
    db: sqlite3.Connection,
    action: str,
    shown: Iterable[Shown],
    *,
    who: str,
    why: str = "",
    field: str | None = None,
    value: str | None = None,
    articles: Iterable[str] = (),
    at: datetime | None = None,
) -> Correction:
    """Keep one correction of the rows `shown`; `refresh` with its `councils_of_correction` makes the record follow.

    `articles` limits a split to the claims of these articles. Raises UsageError where the action does not fit.
    """
    rows = list(shown)
    tables = {row.table for row in rows}
    if action not in ACTIONS or not rows or len(tables) != 1:
        raise UsageError(f"cannot {action}: name rows of one kind")
    table = tables.pop()
    if action in ("merge", "split") and table not in GROUPED:
        raise UsageError(f"cannot {action} {table}: only {', '.join(GROUPED)} can be")
    if action == "merge" and len({row.row.id for row in rows}) < 2:
        raise UsageError("cannot merge: name two rows or more")
    only = set(articles)
    anchors = tuple(a for row in rows for a in _anchors(db, row) if not only or a.article_id in only)
    if not anchors:
        raise UsageError(f"cannot {action}: nothing that was read carries this row")
    if action == "split" and len(anchors) == sum(len(_anchors(db, row)) for row in rows):
        raise UsageError("cannot split: name some of the row's articles, not all")
    if table == "conflicts":  # one claim may be in two conflicts, of its date and of its rating
        field = rows[0].row.field
    made = (at or datetime.now(UTC)).isoformat(timespec="microseconds")
    identity = digest("corrections", action, table, *anchors, field, value, who, made)
    correction = Correction(identity, action, table, anchors, who, made, why, field, value)
    keep_correction(db, correction)
    return correction


def _anchors(db: sqlite3.Connection, shown: Shown) -> list[Anchor]:
    if shown.table == "articles":
        return [Anchor(shown.row.id, shown.row.path, "articles", 0, 0, shown.row.title or "")]
    if shown.table == "doubts":
        row = shown.row
        return [Anchor(row.article_id, _path(db, row.article_id), "doubts", row.start, row.end, row.words, row.rule)]
    table = "inspections" if shown.table == "ratings" else shown.table
    identity = shown.row.inspection_id if shown.table == "ratings" else shown.row.id
    claims = dict.fromkeys(e.claim_id for e in list_evidence(db, identity) if e.part == "told" and e.row_table == table)
    return [_anchor(db, claim) for claim in claims]


def _anchor(db: sqlite3.Connection, claim: str) -> Anchor:
    place = _place(db.execute(f"{_PLACES} WHERE c.id = ?", (claim,)).fetchone())
    return Anchor(place.article_id, place.path, place.kind, place.start, place.end, place.words, place.label)


_PLACES = (
    "SELECT c.*, (SELECT min(path) FROM sources s WHERE s.article_id = c.article_id AND s.current) AS path"
    " FROM claims c"
)


def _place(row: sqlite3.Row) -> Place:
    said = from_plain(KINDS[row["kind"]], json.loads(row["data"]))
    return Place(
        row["id"],
        row["article_id"],
        row["path"] or "",
        row["kind"],
        row["start"],
        row["end"],
        row["words"],
        label_of(said),
    )


def _path(db: sqlite3.Connection, article_id: str) -> str:
    found = db.execute("SELECT min(path) FROM sources WHERE article_id = ? AND current", (article_id,)).fetchone()
    return found[0] or ""


def keep_correction(db: sqlite3.Connection, correction: Correction) -> bool:
    """Store a correction as it is; False where it is there already, undone or not."""
    with writing(db):
        done = db.execute(
            "INSERT OR IGNORE INTO corrections (id, action, kind, claims, field, value, who, made_at, why)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                correction.id,
                correction.action,
                correction.table,
                json.dumps([asdict(a) for a in correction.anchors], ensure_ascii=False),
                correction.field,
                correction.value,
                correction.who,
                correction.made_at,
                correction.why,
            ),
        )
        return done.rowcount == 1


def undo_correction(db: sqlite3.Connection, ref: str | None = None, at: datetime | None = None) -> Correction:
    """Take back one correction (by id or unique prefix; the last that stands, where `None`). It stays on record.

    Raises UsageError where there is none, or several.
    """
    standing = load_corrections(db)
    found = [c for c in standing if ref is None or c.id.startswith(ref)]
    if not found:
        raise UsageError(f"no correction {ref} stands" if ref else "no correction stands")
    if ref is not None and len(found) > 1:
        raise UsageError(f"{ref}: fits several corrections: {', '.join(c.id for c in found)}")
    undone = (at or datetime.now(UTC)).isoformat(timespec="microseconds")
    with writing(db):
        db.execute("UPDATE corrections SET undone_at = ? WHERE id = ?", (undone, found[-1].id))
    return found[-1]


def councils_of_correction(db: sqlite3.Connection, correction: Correction) -> set[str]:
    """The councils whose record a correction may touch."""
    found: set[str] = set()
    for anchor in correction.anchors:
        rows = db.execute(
            "SELECT council FROM article_councils WHERE article_id = ? OR article_id IN"
            " (SELECT article_id FROM sources WHERE path = ? AND current)",
            (anchor.article_id, anchor.path),
        )
        found |= {row[0] for row in rows}
    return found


def lost_corrections(db: sqlite3.Connection) -> list[Correction]:
    """Corrections that stand but whose claims are all gone: kept, applied to nothing, for a person to look at."""
    standing = load_corrections(db)
    finder = Finder(places_now(db, standing))
    there = {row["path"]: row["article_id"] for row in db.execute("SELECT * FROM sources WHERE current")}
    known = set(there.values())

    def found(anchor: Anchor) -> bool:
        if anchor.kind == "articles":
            return anchor.article_id in known or anchor.path in there
        if anchor.kind == "doubts":
            return anchor.article_id in known
        return finder.find(anchor) is not None

    return [c for c in standing if not any(found(anchor) for anchor in c.anchors)]


def places_now(db: sqlite3.Connection, corrections: Iterable[Correction]) -> list[Place]:
    """The claims there are now in all articles that these corrections speak of, by id or by path."""
    anchors = [a for c in corrections for a in c.anchors]
    wanted = {a.article_id for a in anchors}
    for path in {a.path for a in anchors}:
        rows = db.execute("SELECT article_id FROM sources WHERE path = ? AND current", (path,))
        wanted |= {row[0] for row in rows}
    return [
        _place(row) for article in sorted(wanted) for row in db.execute(f"{_PLACES} WHERE c.article_id = ?", (article,))
    ]


# ---------------------------------------------------------------- a file that reads well in a diff

_HEAD = "# Corrections of a bucks-tracker record. `tracker corrections import FILE` applies them elsewhere.\n"


def export_corrections(db: sqlite3.Connection) -> str:
    """All corrections that stand as text: one block each, one line a field, the oldest first."""
    blocks = [_HEAD]
    for one in load_corrections(db):
        lines = [f"[{one.id}]", f"{one.action} {one.table}"]
        if one.field is not None:
            lines.append(f"set {one.field} = {_quoted(one.value)}")
        lines += [f"by {_quoted(one.who)} at {one.made_at}", f"because {_quoted(one.why)}"]
        for a in one.anchors:
            lines.append(f"on {a.kind} {a.start}-{a.end} of {_quoted(a.path)} {a.article_id}")
            lines.append(f"   is {_quoted(a.label)}")
            lines.append(f"   says {_quoted(a.words)}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _quoted(value: str | None) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_corrections(text: str) -> list[Correction]:
    """The corrections in an exported text. Raises UsageError naming the line that cannot be read."""
    found: list[Correction] = []
    block: dict[str, Any] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            if line.startswith("["):
                if block:
                    found.append(_correction(block))
                block = {"id": line.strip()[1:-1], "anchors": []}
            elif line.strip() and not line.startswith("#"):
                _read_line(line, block)
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise UsageError(f"line {number}: not a correction: {line[:60]}") from error
    try:
        return [*found, _correction(block)] if block else found
    except (KeyError, TypeError) as error:
        raise UsageError("the last correction lacks some of its lines") from error


def _read_line(line: str, block: dict[str, Any]) -> None:
    word, _, rest = line.strip().partition(" ")
    if word in ACTIONS:
        block |= {"action": word, "table": rest.strip()}
    elif word == "set":
        name, _, value = rest.partition(" = ")
        block |= {"field": name, "value": json.loads(value)}
    elif word == "by":
        who, _, made = rest.rpartition(" at ")
        block |= {"who": json.loads(who), "made_at": made}
    elif word == "because":
        block["why"] = json.loads(rest)
    elif word == "on":
        kind, place, _, rest = rest.split(" ", 3)
        path, _, article = rest.rpartition(" ")
        start, _, end = place.partition("-")
        block["anchors"].append(
            {"kind": kind, "start": int(start), "end": int(end), "path": json.loads(path), "article_id": article}
        )
    elif word in ("is", "says"):
        block["anchors"][-1]["label" if word == "is" else "words"] = json.loads(rest)
    else:
        raise ValueError(word)


def _correction(block: dict[str, Any]) -> Correction:
    anchors = tuple(Anchor(**anchor) for anchor in block["anchors"])
    return Correction(**{**block, "anchors": anchors})


def import_corrections(db: sqlite3.Connection, text: str) -> tuple[int, set[str]]:
    """Keep the corrections of an exported text; how many were new, and the councils that they touch."""
    new, touched = 0, set[str]()
    with writing(db):
        for one in read_corrections(text):
            if keep_correction(db, one):
                new += 1
                touched |= councils_of_correction(db, one)
    return new, touched
