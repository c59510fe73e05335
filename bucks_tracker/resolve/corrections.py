"""What people set right, applied last: kept by what the claims were, so that it finds them again.

A correction is anchored to claims: article, kind, place and words. A claim is found by its place; where that has
changed (other rules, other bytes at the same path) by its words, if just one claim of the kind has them. What is not
found is reported as lost and applied to nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bucks_tracker.records import Facts
from bucks_tracker.resolve.record import Record
from bucks_tracker.resolve.told import Told
from bucks_tracker.resolve.when import When, when

ACTIONS = ("correct", "merge", "split", "reject", "confirm")
GROUPED = ("inspections", "interventions", "people")  # kinds whose rows can be merged and split


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim as it was when somebody corrected what rests on it. `kind` articles stands for an article itself.

    `label` says what the claim was (its kind or its name), to tell two claims on the same words apart.
    """

    article_id: str
    path: str
    kind: str
    start: int
    end: int
    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of a person. `table` is the corrected row's; a merge has the claims of all its rows."""

    id: str
    action: str
    table: str
    anchors: tuple[Anchor, ...]
    who: str
    made_at: str
    why: str
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A claim as it is now, for anchors to find."""

    id: str
    article_id: str
    path: str
    kind: str
    start: int
    end: int
    words: str
    label: str


def label_of(said: Any) -> str:
    """What a claim is, apart from its place: its kinds and names."""
    parts = (getattr(said, name, None) for name in ("name", "body", "kind", "status", "rule"))
    return " ".join(str(part) for part in list(parts)[:4] if part)


def places_of(told: Iterable[Told]) -> list[Place]:
    return [
        Place(
            t.id,
            t.claim.article_id,
            t.facts.article.path,
            t.claim.kind,
            t.claim.span.start,
            t.claim.span.end,
            t.claim.span.of(t.facts.article.text),
            label_of(t.claim.said),
        )
        for t in told
    ]


class Finder:
    """Finds the claims that anchors mean among those there are."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_place: dict[tuple[str, str, int, int], list[Place]] = {}
        self._by_words: dict[tuple[str, str, str], list[Place]] = {}
        for place in places:
            self._by_place.setdefault((place.article_id, place.kind, place.start, place.end), []).append(place)
            for home in {place.article_id, place.path}:
                self._by_words.setdefault((home, place.kind, place.words), []).append(place)

    def find(self, anchor: Anchor) -> str | None:
        """The id of the claim, `None` where it is gone or cannot be told from another."""
        found = self._by_place.get((anchor.article_id, anchor.kind, anchor.start, anchor.end))
        if found is None:
            found = self._by_words.get((anchor.article_id, anchor.kind, anchor.words)) or self._by_words.get(
                (anchor.path, anchor.kind, anchor.words)
            )
        if found is None:
            return None
        if len(found) > 1:
            found = [place for place in found if place.label == anchor.label]
        return found[0].id if len(found) == 1 else None

    def find_all(self, correction: Correction) -> list[str]:
        return [claim for anchor in correction.anchors if (claim := self.find(anchor)) is not None]


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """As they were made: a later one stands against an earlier."""
    return sorted(corrections, key=lambda c: (c.made_at, c.id))


def rejected(told: Sequence[Told], corrections: Iterable[Correction], table: str, finder: Finder) -> list[Told]:
    """The claims without those that somebody rejected, for tables whose rows are not grouped."""
    gone = {c for one in corrections if one.action == "reject" and one.table == table for c in finder.find_all(one)}
    return [t for t in told if t.id not in gone]


def arranged(
    groups: Iterable[Sequence[Told]],
    loose: Iterable[Told],
    corrections: Iterable[Correction],
    table: str,
    finder: Finder,
) -> list[list[Told]]:
    """The groups as people want them: merged, split, rejected. A merge may name `loose` claims, of no group."""
    made = [list(group) for group in groups]
    alone = {t.id: t for t in loose}
    for one in in_order(corrections):
        if one.table != table or one.action not in ("merge", "split", "reject"):
            continue
        named = set(finder.find_all(one))
        if not named:
            continue
        if one.action == "merge":
            taken = [g for g in made if any(t.id in named for t in g)]
            joined = [t for g in taken for t in g] + [alone.pop(c) for c in sorted(named & alone.keys())]
            made = [g for g in made if g not in taken] + ([joined] if joined else [])
        elif one.action == "split":
            apart = [t for g in made for t in g if t.id in named]
            made = [[t for t in g if t.id not in named] for g in made] + [apart]
        else:  # a row that rests mostly on what was rejected goes; from another only the rejected claims do
            made = [
                [] if 2 * sum(t.id in named for t in g) >= len(g) else [t for t in g if t.id not in named]
                if any(t.id in named for t in g) else g
                for g in made
            ]  # fmt: skip
        made = [g for g in made if g]
    return made


def corrected_facts(facts: Facts, corrections: Iterable[Correction]) -> Facts:
    """An article's facts with its publication date as somebody set it right."""
    for one in in_order(corrections):
        if one.table == "articles" and one.action == "correct" and one.field == "published" and any(
            a.article_id == facts.article.id or a.path == facts.article.path for a in one.anchors
        ):  # fmt: skip
            facts = replace(facts, published=one.value, published_basis="given")
    return facts


def row_of(correction: Correction, rows: Mapping[str, str], finder: Finder) -> str | None:
    """The row that a correction means: the one that rests on most of its claims; `None` where two do alike."""
    votes: dict[str, int] = {}
    for claim in finder.find_all(correction):
        if claim in rows:
            votes[rows[claim]] = votes.get(rows[claim], 0) + 1
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def corrected_rows(rows: Iterable[Any], table: str, corrections: Iterable[Correction], finder: Finder,
                   row_by_claim: Mapping[str, str]) -> list[Any]:  # fmt: skip
    """Rows with the fields that people set right."""
    by_id = {row.id: row for row in rows}
    for one in in_order(corrections):
        if one.table != table or one.action != "correct" or one.field is None:
            continue
        row = by_id.get(row_of(one, row_by_claim, finder) or "")
        if row is None or not hasattr(row, one.field):
            continue
        change: dict[str, Any] = {one.field: read_value(getattr(row, one.field), one.value)}
        if hasattr(row, "preferred"):
            said = f"{one.field}: set by {one.who}, {one.why}"
            change["preferred"] = f"{row.preferred}; {said}" if row.preferred else said
        by_id[row.id] = replace(row, **change)
    return list(by_id.values())


def read_value(old: Any, value: str | None) -> Any:
    """A correction's text as the field's own type: a date from EDTF, a number, a text; `None` clears the field."""
    if isinstance(old, When):
        return when(value, "given")
    if value is not None and isinstance(old, float):
        return float(value)
    return value


def settled(record: Record, corrections: Iterable[Correction], finder: Finder) -> Record:
    """The record without doubts that somebody has confirmed or rejected, and without rejected conflicts."""
    doubts: set[tuple[str, int, int, str]] = set()
    conflicts: set[tuple[str, str | None]] = set()
    for one in corrections:
        if one.table == "doubts" and one.action in ("confirm", "reject"):
            doubts |= {(a.article_id, a.start, a.end, a.label) for a in one.anchors}
        elif one.table == "conflicts" and one.action == "reject":
            conflicts |= {(claim, one.field) for claim in finder.find_all(one)}
    claims = {(e.row_id, e.claim_id) for e in record.evidence if e.row_table == "conflicts" and e.part == "told"}
    fields = {row.id: row.field for row in record.conflicts}
    gone = {row for row, claim in claims if (claim, fields[row]) in conflicts}
    return replace(
        record,
        doubts=tuple(d for d in record.doubts if (d.article_id, d.start, d.end, d.rule) not in doubts),
        conflicts=tuple(row for row in record.conflicts if row.id not in gone),
        evidence=tuple(e for e in record.evidence if e.row_id not in gone) if gone else record.evidence,
    )
