"""English authorities with children's services, those abolished since 2009 included: `words/councils.csv`.

One place can have had several authorities (Buckinghamshire County Council until March 2020, Buckinghamshire Council
since): a name is resolved with the day it was used on. Sources and licences of the facts: see the file's first lines.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "words" / "councils.csv"

# What may stand before and after the name of a place in an authority's name ("London Borough of X", "X City Council").
_BEFORE = re.compile(
    r"^(?:the )?(?:(?:council|corporation|county|royal|london|city|metropolitan|borough|and) )*(?:of )?(?:the )?"
)
_AFTER = frozenset(
    ("council", "authority", "corporation", "county", "city", "borough", "metropolitan", "district", "unitary", "mbc")
)


@dataclass(frozen=True, slots=True)
class Council:
    """One authority. `first` and `last` are its first and last day (`None`: before 2009, still there).

    `urn` is Ofsted's provider number, `replaced_by` the ids of its successors, `kind` county, unitary, metropolitan
    or london. `short` and `aliases` are names of the place.
    """

    id: str
    name: str
    short: str
    aliases: tuple[str, ...]
    gss: str
    urn: str | None
    first: date | None
    last: date | None
    replaced_by: tuple[str, ...]
    kind: str

    @property
    def places(self) -> tuple[str, ...]:
        return (self.short, *self.aliases)

    @property
    def full_name(self) -> str:
        """The name with the whole name of the place in it, as reports have it (Newcastle upon Tyne City Council)."""
        short = set(self.short.split())
        whole = max((place for place in self.places if short <= set(place.split())), key=lambda place: place.count(" "))
        return self.name if set(whole.split()) <= set(self.name.split()) else self.name.replace(self.short, whole)

    def was_there(self, on: date) -> bool:
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


class Councils:
    """All authorities, found by id, by Ofsted's number, or by any of their names."""

    def __init__(self, rows: tuple[Council, ...]) -> None:
        self.rows = rows
        self.by_id = {row.id: row for row in rows}
        self._by_official = {_key(row.name): row for row in rows}
        self._by_place: dict[str, list[Council]] = {}
        self._by_urn: dict[str, list[Council]] = {}
        for row in rows:
            for place in dict.fromkeys(map(_key, row.places)):
                self._by_place.setdefault(place, []).append(row)
            if row.urn:
                self._by_urn.setdefault(row.urn, []).append(row)

    def __iter__(self) -> Iterator[Council]:
        return iter(self.rows)

    def named(self, name: str, on: date | None = None) -> Council | None:
        """The authority of that name (official, short, press form, any case) on that day.

        `None` where no authority has the name. A day outside all of a place's authorities gives the nearest; without
        a day, an official name is its own authority's and a place's is the last one's. With a day the day decides:
        the press writes "Buckinghamshire Council" of the county council too.
        """
        plain = _key(name)
        if on is None and plain in self._by_official:
            return self._by_official[plain]
        words = plain.split()
        while words and not self._by_place.get(" ".join(words)) and words[-1] in _AFTER:
            words.pop()
        shorter = " ".join(words)
        return _on(self._by_place.get(shorter) or self._by_place.get(_BEFORE.sub("", shorter)), on)

    def with_urn(self, urn: str, on: date | None = None) -> Council | None:
        """The authority with that Ofsted provider number on that day; `None` where there is none."""
        return _on(self._by_urn.get(urn), on)


def _on(rows: list[Council] | None, on: date | None) -> Council | None:
    if not rows:
        return None
    last = sorted(rows, key=lambda row: row.last or date.max)
    if on is None:
        return last[-1]
    there = [row for row in last if row.was_there(on)]
    return there[0] if there else min(last, key=lambda row: abs(((row.last or row.first or on) - on).days))


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.lower().replace("&", " and ")).strip()


@lru_cache(maxsize=1)
def load_councils() -> Councils:
    """The shipped table, read once a process."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(line for line in stream if not line.startswith("#"))
        return Councils(
            tuple(
                Council(
                    id=row["id"],
                    name=row["name"],
                    short=row["short"],
                    aliases=tuple(filter(None, row["aliases"].split("|"))),
                    gss=row["gss"],
                    urn=row["urn"] or None,
                    first=date.fromisoformat(row["from"]) if row["from"] else None,
                    last=date.fromisoformat(row["to"]) if row["to"] else None,
                    replaced_by=tuple(filter(None, row["replaced_by"].split("|"))),
                    kind=row["type"],
                )
                for row in reader
            )
        )
