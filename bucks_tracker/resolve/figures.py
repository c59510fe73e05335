"""Figures told once or in several papers, and the series that they make: one measure of one council over time."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bucks_tracker.ids import row_id
from bucks_tracker.records import Figure
from bucks_tracker.resolve.groups import Links
from bucks_tracker.resolve.record import Evidence, FigureRow
from bucks_tracker.resolve.told import Told, apart, articles_of, by_publication, evidence
from bucks_tracker.resolve.trust import choose_date

_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset((
    "a", "about", "an", "and", "are", "around", "as", "at", "be", "been", "being", "by", "for", "formally", "from",
    "had", "has", "have", "her", "his", "identified", "in", "is", "it", "its", "more", "of", "on", "or", "over", "per",
    "recorded", "reported", "some", "still", "than", "that", "the", "their", "this", "to", "was", "were", "which",
    "who", "with",
))  # fmt: skip


def figure(told: Told) -> Figure:
    assert isinstance(told.claim.said, Figure)
    return told.claim.said


def measure_words(told: Told) -> frozenset[str]:
    """The words that say what was counted, without endings: "referrals" and "referral" are one."""
    claim = figure(told)
    words = _WORD.findall(f"{claim.what or ''} {claim.unit or ''}".casefold())
    return frozenset(_stem(w) for w in words if w not in _EMPTY)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def same_measure(a: Told, b: Told) -> bool:
    """Whether two figures count the same thing: one unit, and most of the words of the shorter in the longer."""
    if _unit(a) != _unit(b):
        return False
    mine, theirs = measure_words(a), measure_words(b)
    fewest = min(len(mine), len(theirs))
    return fewest > 0 and len(mine & theirs) * 2 > fewest and len(mine & theirs) * 3 >= max(len(mine), len(theirs))


def _unit(told: Told) -> str:
    words = _WORD.findall((figure(told).unit or "").casefold())
    return " ".join(_stem(w) for w in words)


def build(told: Iterable[Told], council: Mapping[str, str | None]) -> tuple[list[FigureRow], list[Evidence]]:
    """A row for each figure; equal ones of one measure and time, told in several articles, are one row."""
    claims = sorted(told, key=lambda t: t.id)
    series = Links(range(len(claims)))
    same = Links(range(len(claims)))
    by_unit: dict[str, list[int]] = {}
    for n, one in enumerate(claims):
        by_unit.setdefault(_unit(one), []).append(n)
    for bucket in by_unit.values():
        for i, n in enumerate(bucket):
            for m in bucket[i + 1 :]:
                if same_measure(claims[n], claims[m]):
                    series.join(n, m)
                    if _one(claims[n], claims[m]):
                        same.join(n, m)
    names = _series_names(claims, series)
    rows, shown = [], []
    for group in same.groups():
        tellers = [claims[n] for n in group]
        claim = figure(tellers[0])
        identity = row_id(t.id for t in tellers)
        chosen = choose_date((t.date, t) for t in tellers).value
        what = min((w for t in tellers if (w := figure(t).what)), key=lambda w: (len(w), w), default=None)
        rows.append(
            FigureRow(
                identity,
                council[tellers[0].id],
                names.get(series.find(group[0])),
                what,
                claim.value,
                claim.value_high,
                claim.unit,
                chosen if chosen.edtf else by_publication(tellers),
                articles_of(tellers),
            )
        )
        shown += [evidence("figures", identity, "told", t) for t in tellers]
    return rows, shown


def _one(a: Told, b: Told) -> bool:
    mine, theirs = figure(a), figure(b)
    if (mine.value, mine.value_high) != (theirs.value, theirs.value_high) or a.claim.article_id == b.claim.article_id:
        return False
    gap = apart(a.date, b.date)
    return gap == 0 or (gap is None and (apart(a.publication.published, b.publication.published) or 0) <= 200)


def _series_names(claims: Sequence[Told], series: Links[int]) -> dict[int, str]:
    """A name for each series of two or more: its unit and the words that all its figures share."""
    found: dict[int, str] = {}
    for group in series.groups():
        if len(group) < 2:
            continue
        shared = frozenset.intersection(*(measure_words(claims[n]) for n in group))
        texts = [f"{figure(claims[n]).unit or ''}: {figure(claims[n]).what or ''}" for n in group]
        shortest = min(texts, key=lambda t: (len(t), t))
        kept = [w for w in _WORD.findall(shortest) if _stem(w.casefold()) in shared]
        name = " ".join(dict.fromkeys(kept))
        if name:
            found[series.find(group[0])] = name
    return found
