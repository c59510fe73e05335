"""How well claims were put together: precision, recall and F1 over all pairs of claims, as in coreference."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.synthetic.press import Label, Written


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in a row of the record, and what it truly speaks of."""

    row: str
    council: str | None
    label: Label


@dataclass(frozen=True, slots=True)
class Score:
    precision: float
    recall: float
    claims: int
    mixed: tuple[str, ...]

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def told(db: sqlite3.Connection, table: str, articles: Iterable[Written]) -> list[Told]:
    """The claims of a table that lie on labelled words, by the rows they carry."""
    by_path = {article.path: article for article in articles}
    paths = {row[0]: Path(row[1]).name for row in db.execute("SELECT article_id, path FROM sources")}
    rows = db.execute(
        f"SELECT e.row_id, t.council, e.article_id, e.start, e.end FROM evidence e JOIN {table} t ON t.id = e.row_id "
        "WHERE e.row_table = ? AND e.part = 'told'",
        (table,),
    )
    found = []
    for row, council, article, start, end in rows:
        labels = [
            label
            for label in by_path[paths[article]].labels
            if label.table == table and label.start < end and start < label.end
        ]
        if labels:
            best = max(labels, key=lambda label: min(label.end, end) - max(label.start, start))
            found.append(Told(row, council, best))
    return found


def score(claims: Iterable[Told], lines: Mapping[str, str]) -> Score:
    """Pairwise figures, and the rows that hold claims about more than one council or stand under another's name.

    `lines` leads from the name of a council to that of its line of succession, where it is another.
    """
    claims = list(claims)
    together = Counter((claim.row, claim.label.thing) for claim in claims if claim.label.sure)
    right = _pairs(together.values())
    made = _pairs(Counter(claim.row for claim in claims if claim.label.sure).values())
    due = _pairs(Counter(claim.label.thing for claim in claims if claim.label.sure).values())
    councils: dict[str, set[str]] = {}
    for claim in claims:
        councils.setdefault(claim.row, set()).add(lines.get(claim.label.council, claim.label.council))
        if claim.council is not None:
            councils[claim.row].add(lines.get(claim.council, claim.council))
    mixed = tuple(f"{row}: {', '.join(sorted(names))}" for row, names in sorted(councils.items()) if len(names) > 1)
    return Score(right / made if made else 1.0, right / due if due else 1.0, len(claims), mixed)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)
