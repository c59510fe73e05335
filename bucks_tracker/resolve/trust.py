"""The written order of trust, by which the record prefers one source where sources disagree:

1. an official report or letter before the press;
2. the source dated nearest to the event: within three months of it, within a year, later;
3. the value that more independent sources tell, copies of one story counted once;
4. body text before a headline.

What is left (two papers on one day) is decided by the value itself, so that the order of articles never matters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bucks_tracker.resolve.told import Told, apart, articles_of, narrower
from bucks_tracker.resolve.when import UNDATED, When

_NEAR_DAYS = (92, 366)
OFFICIAL, NEAREST, SOURCES, BODY, LEAST = (
    "official report before press",
    "source dated nearest to the event",
    "more independent sources",
    "article before headline",
    "no source is better; the first in order of value is shown",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value preferred, who tells it, and the values it was preferred to, with `why` (a rule above)."""

    value: str
    told: tuple[Told, ...]
    others: tuple[tuple[str, tuple[Told, ...]], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class DateChoice:
    """The same for a date: `told` are the sources whose date may be the same, the narrowest of them is `value`."""

    value: When
    told: tuple[Told, ...] = ()
    others: tuple[tuple[When, tuple[Told, ...]], ...] = ()
    why: str = ""


def nearness(told: Told, event: date | None) -> int:
    """0 where the source is dated within three months of the event, 1 within a year, 2 later or not known."""
    first = told.publication.published.days[0]
    if event is None or first is None:
        return len(_NEAR_DAYS)
    return sum(abs((first - event).days) > days for days in _NEAR_DAYS)


def _rank(told: Sequence[Told], event: date | None) -> tuple[int, int, int, int]:
    return (
        0 if any(t.official for t in told) else 1,
        min(nearness(t, event) for t in told),
        -articles_of(told),
        0 if any(not t.in_headline for t in told) else 1,
    )


def _why(best: tuple[int, ...], other: tuple[int, ...]) -> str:
    for mine, theirs, reason in zip(best, other, (OFFICIAL, NEAREST, SOURCES, BODY), strict=True):
        if mine != theirs:
            return reason
    return LEAST


def choose(votes: Iterable[tuple[str | None, Told]], event: date | None = None) -> Choice | None:
    """The value to prefer of those told; `None` where nobody tells one. `event` is the day the matter is about."""
    groups: dict[str, list[Told]] = {}
    for said, one in votes:
        if said is not None:
            groups.setdefault(said, []).append(one)
    if not groups:
        return None
    ranked = sorted(groups.items(), key=lambda item: (_rank(item[1], event), item[0]))
    (value, told), rest = ranked[0], ranked[1:]
    why = _why(_rank(told, event), _rank(rest[0][1], event)) if rest else ""
    return Choice(value, tuple(told), tuple((v, tuple(t)) for v, t in rest), why)


def choose_date(votes: Iterable[tuple[When, Told]], event: date | None = None) -> DateChoice:
    """The date to prefer: the most trusted source's, made narrower by those that agree with it."""
    dated = [(value, told) for value, told in votes if value.edtf is not None]
    if not dated:
        return DateChoice(UNDATED)
    dated.sort(key=lambda vote: (_rank([vote[1]], event), vote[0].edtf or "", vote[1].id))
    value, agreed = dated[0][0], [dated[0][1]]
    against: dict[When, list[Told]] = {}
    for other, told in dated[1:]:
        if apart(value, other) in (0, None):
            value = narrower(value, other)
            agreed.append(told)
        else:
            against.setdefault(other, []).append(told)
    others = sorted(against.items(), key=lambda item: (_rank(item[1], event), item[0].edtf or ""))
    why = _why(_rank(agreed, event), _rank(others[0][1], event)) if others else ""
    return DateChoice(value, tuple(agreed), tuple((v, tuple(t)) for v, t in others), why)
