"""What was expected by when, and the inspection or intervention that shows it happened.

A recurrence ("every three months") is expected again and again from the last such visit on, until the next graded
inspection or the last article: times that no source reports are gaps in the record.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bucks_tracker.ids import digest
from bucks_tracker.records import Expectation
from bucks_tracker.resolve.record import Evidence, ExpectationRow, InspectionRow, InterventionEventRow, InterventionRow
from bucks_tracker.resolve.same_inspection import GRADED
from bucks_tracker.resolve.told import Told, articles_of, evidence
from bucks_tracker.resolve.when import UNDATED, When, shifted

_LATE = 183  # days: what comes later than this after it was due is something else
_EARLY = 45
_MOST_TIMES = 24
_ISO = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?$")

# What the words of an expectation say will be seen: kinds of inspection (its visit or its report) or of intervention.
_VISITS = ("monitoring_visit", "focused_visit", "dfe_review")
_SEEN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("monitoring visit", "visited", ("monitoring_visit",)),
    ("re-inspect", "visited", GRADED),
    ("reinspect", "visited", GRADED),
    ("full inspection", "visited", GRADED),
    ("peer review", "visited", ("peer_review",)),
    ("peer challenge", "visited", ("peer_review",)),
    ("commissioner", "measure", ("commissioner",)),
    ("commissioner", "visited", ("commissioner_review",)),
    ("trust", "measure", ("trust",)),
    ("improvement notice", "measure", ("improvement_notice",)),
    ("direction", "measure", ("statutory_direction",)),
    ("improvement board", "measure", ("improvement_board",)),
    ("adviser", "measure", ("improvement_adviser",)),
    ("letter", "measure", ("ministerial_letter",)),
    ("report", "published", ()),
    ("letter", "published", ()),
    ("findings", "published", ()),
    ("review", "published", ()),
    ("inspect", "visited", (*GRADED, *_VISITS)),
    ("visit", "visited", _VISITS),
)


@dataclass(frozen=True, slots=True)
class Happened:
    """Something in the record that may show an expectation met."""

    id: str
    how: str
    kind: str
    actor: str | None
    when: When


def happenings(
    inspections: Iterable[InspectionRow],
    interventions: Iterable[InterventionRow],
    events: Iterable[InterventionEventRow],
) -> list[Happened]:
    """Every visit made, report published and measure begun, by date."""
    found: list[Happened] = []
    for row in inspections:
        if row.status == "done":
            found.append(Happened(row.id, "published", row.kind, row.body, row.published))
            found.append(Happened(row.id, "visited", row.kind, row.body, row.date if row.date.to else row.published))
    measures = {row.id: row for row in interventions}
    for event in events:
        if event.status in ("started", "in_force", "reviewed", "extended", "escalated", "ended"):
            measure = measures[event.intervention_id]
            found.append(Happened(measure.id, "measure", measure.kind, measure.actor, event.date))
    return sorted((h for h in found if h.when.from_), key=lambda h: (h.when.from_ or "", h.when.to or "", h.id))


def expectation(told: Told) -> Expectation:
    assert isinstance(told.claim.said, Expectation)
    return told.claim.said


def build(
    told: Iterable[Told], happened: Sequence[Happened], own: Mapping[str, frozenset[str]], last_day: str | None
) -> tuple[list[ExpectationRow], list[Evidence]]:
    """A row for each expectation, and for each time of a recurrence. `own` holds, by article, the rows that it tells
    itself: what an article reports as done is not what it expects. `last_day` is the last publication known."""
    rows: list[ExpectationRow] = []
    shown: list[Evidence] = []
    for _, tellers in sorted(_grouped(told).items()):
        first = tellers[0]
        claim = expectation(first)
        step = _days(claim.recurrence) if claim.recurrence else None
        within = step / 2 if step else None
        for n, due in enumerate(_times(first, happened, last_day)):
            identity = first.id if n == 0 else digest("expectations", first.id, n)
            met = _met(first, due, happened, own.get(first.claim.article_id, frozenset()), within)
            rows.append(
                ExpectationRow(
                    identity,
                    first.facts.council,
                    " ".join(first.claim.span.of(first.facts.article.text).split()),
                    claim.who,
                    due,
                    claim.recurrence,
                    met.id if met else None,
                    met.when if met else UNDATED,
                    articles_of(tellers),
                )
            )
            shown += [evidence("expectations", identity, "told", t) for t in tellers]
    return rows, shown


def _grouped(told: Iterable[Told]) -> dict[str, list[Told]]:
    """Expectations by their words within one story: a copy expects nothing more."""
    groups: dict[str, list[Told]] = {}
    for one in sorted(told, key=lambda t: t.id):
        words = " ".join(one.claim.span.of(one.facts.article.text).lower().split())
        groups.setdefault(f"{words}\0{one.story}\0{one.date.edtf}", []).append(one)
    return groups


def _times(told: Told, happened: Sequence[Happened], last_day: str | None) -> Iterator[When]:
    claim = expectation(told)
    step = _days(claim.recurrence) if claim.recurrence else None
    kinds = tuple(kind for _, several in _wanted(told, "visited") for kind in several)
    if step is None or not kinds:  # a board that meets every month leaves no trace to look for
        yield told.date
        return
    published = told.publication.published
    known_by = published.days[1] or date.max
    before = [
        last
        for h in happened
        if h.how == "visited" and h.kind in kinds and (last := h.when.days[1]) and last <= known_by
    ]
    base = max(before, default=None) or published.days[0]
    if base is None:
        yield told.date
        return
    ends = [d for h in happened if h.how == "visited" and h.kind in GRADED and (d := h.when.days[0]) and d > base]
    stop = min([*ends, *([date.fromisoformat(last_day)] if last_day else [])], default=base)
    for n in range(1, _MOST_TIMES + 1):
        due = shifted(base, step * n)
        if n > 1 and due > stop:
            return
        half = step / 2 - 1  # as regular as visits are: nearer to this time than to the next
        yield When(
            f"{due.isoformat()[:7]}~", shifted(due, -half).isoformat(), shifted(due, half).isoformat(), "inferred"
        )


def _days(iso: str) -> int | None:
    match = _ISO.match(iso)
    if match is None:
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return round(years * 365.25 + months * 30.44) + weeks * 7 + days or None


def _wanted(told: Told, how: str | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What would show it, as (how, kinds): by the term of `_SEEN` that stands first in its words."""
    words = told.claim.span.of(told.facts.article.text).lower()
    places = [
        (at, -len(term), term) for term, sort, _ in _SEEN if how in (None, sort) and (at := words.find(term)) >= 0
    ]
    if not places:
        return ()
    term = min(places)[2]
    return tuple((sort, kinds) for name, sort, kinds in _SEEN if name == term and how in (None, sort))


def _met(
    told: Told, due: When, happened: Sequence[Happened], own: frozenset[str], within: float | None
) -> Happened | None:
    """The first thing of the expected kind that happened after the article said so, and in time or not long after.

    `within` is half the time between two of a recurrence: each visit is that of the time it is nearest to.
    """
    begun = told.publication.published.days[0]
    first, last = due.days
    if begun is None or (last is None and not told.date.edtf):
        return None
    wanted = _wanted(told)
    who = expectation(told).who
    for one in happened:
        start, end = one.when.days
        if start is None or end is None or (end - start).days > 62:
            continue
        # What the article tells itself had happened, unless another source tells its sequel: the report of its visit.
        if within is None and (end < begun or (one.id in own and start <= begun)):
            continue
        if first is not None and (first - end).days > (_EARLY if within is None else 0):
            continue
        if last is not None and (start - last).days > (_LATE if within is None else 0):
            continue
        if who is not None and one.actor is not None and one.how != "measure" and _is_body(who) and who != one.actor:
            continue
        if any(one.how == how and (not kinds or one.kind in kinds) for how, kinds in wanted):
            return one
    return None


def _is_body(who: str) -> bool:
    return who in ("Ofsted", "Department for Education", "Local Government Association", "Care Quality Commission")
