"""A measure over its life: threatened, announced, started, reviewed, ended are dated events of one intervention.

Claims of one kind are one measure where who was appointed is compatible and no end lies between. What no source dates
was so by the time of its article.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bucks_tracker.ids import digest, row_id, slug
from bucks_tracker.records import InterventionClaim
from bucks_tracker.resolve.record import Evidence, InspectionRow, InterventionEventRow, InterventionRow
from bucks_tracker.resolve.same_inspection import GRADED
from bucks_tracker.resolve.told import Told, apart, articles_of, by_publication, evidence, story_apart
from bucks_tracker.resolve.trust import choose, choose_date
from bucks_tracker.resolve.when import UNDATED, When, month_of, when

# A measure's life, in order: of two statuses on one day the later one stands.
LIFE = ("threatened", "recommended", "deferred", "rejected", "not_escalated", "announced", "expected", "started",
        "in_force", "reviewed", "extended", "escalated", "ended")  # fmt: skip
_OVER = ("ended", "rejected")
_ONLY_TALK = ("threatened", "recommended", "rejected", "not_escalated", "deferred")
_BEGINS = ("threatened", "recommended", "announced", "started")
_STATES = ("in_force", "threatened", "recommended")  # true over a time, with no day of their own
_SILENCE = timedelta(2 * 366)  # a measure that nobody spoke of for so long and that is announced again is another one
_TRIGGERED_WITHIN = timedelta(2 * 366)
_ONE_EVENT = {"announced": 60, "started": 90, "ended": 120, "reviewed": 45}  # days within which sources mean one event


def measure(told: Told) -> InterventionClaim:
    assert isinstance(told.claim.said, InterventionClaim)
    return told.claim.said


def day_of(told: Told) -> tuple[date, date]:
    """First and last day on which the claim's status may have been reached; open ends are far off."""
    value = told.date if told.date.edtf else by_publication([told])
    low, high = value.days
    return low or high or date.max, high or low or date.max


def cluster(told: Iterable[Told]) -> list[list[Told]]:
    """Intervention claims of one line, grouped by measure."""
    by_kind: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        by_kind.setdefault((measure(one).kind, story_apart(one)), []).append(one)
    groups: list[list[Told]] = []
    for _, claims in sorted(by_kind.items()):
        lives: list[list[Told]] = []
        for one in sorted(claims, key=lambda t: (day_of(t)[1], LIFE.index(_status(t)), t.id)):
            fits = [life for life in lives if _continues(one, life)]
            if fits:  # the life that was spoken of last
                fits[-1].append(one)
            else:
                lives.append([one])
        groups += lives
    return groups


def _status(told: Told) -> str:
    status = measure(told).status
    return status if status in LIFE else "announced"


def _continues(told: Told, life: Sequence[Told]) -> bool:
    if not all(_same_holder(told, other) for other in life):
        return False
    ended = [day_of(other)[1] for other in life if _status(other) in _OVER]
    status = _status(told)
    if ended and status not in _OVER and status != "not_escalated" and day_of(told)[0] > max(ended):
        return False
    if status not in _BEGINS:
        return True
    latest = max(day_of(other)[1] for other in life)
    return not (latest != date.max and day_of(told)[0] != date.max and day_of(told)[0] - latest > _SILENCE)


def _same_holder(a: Told, b: Told) -> bool:
    mine, theirs = measure(a).who, measure(b).who
    if mine is None or theirs is None or mine == theirs:
        return True
    short, long = sorted((mine.casefold(), theirs.casefold()), key=len)
    return short in long or short.split()[-1] == long.split()[-1]


@dataclass(frozen=True, slots=True)
class Interventions:
    """The rows that clusters of intervention claims make."""

    rows: tuple[InterventionRow, ...] = ()
    events: tuple[InterventionEventRow, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def build(
    groups: Iterable[Sequence[Told]], council: Mapping[str, str | None], inspections: Sequence[InspectionRow]
) -> Interventions:
    """A row with its events for each group, linked to the inspection that came before it."""
    rows: list[InterventionRow] = []
    events: list[InterventionEventRow] = []
    shown: list[Evidence] = []
    for group in sorted((sorted(g, key=lambda t: t.id) for g in groups), key=lambda g: g[0].id):
        identity = row_id(t.id for t in group)
        mine = _events(identity, group)
        events += [event for event, _ in mine]
        for event, tellers in mine:
            for told in tellers:
                shown.append(evidence("interventions", identity, "told", told, value=event.status))
                shown.append(evidence("intervention_events", event.id, "told", told, value=event.status))
                dated = measure(told).date
                if dated is not None and told.date.edtf is not None:
                    shown.append(evidence("intervention_events", event.id, "date", told, dated.span, told.date.edtf))
        told_of = [e for e, _ in mine if e.status != "expected"]
        real = [e for e in told_of if e.status not in _ONLY_TALK] or told_of
        ended = next((e.date for e, _ in mine if e.status == "ended"), UNDATED)
        rows.append(
            InterventionRow(
                identity,
                "",
                council[group[0].id],
                measure(group[0]).kind,
                _told(group, "actor"),
                _told(group, "who"),
                _told(group, "employer"),
                told_of[-1].status,
                real[0].date,
                ended,
                _trigger(real[0].date, inspections) if council[group[0].id] else None,
                articles_of(group),
            )
        )
    return Interventions(tuple(_slugged(rows)), tuple(events), tuple(shown))


def _told(group: Sequence[Told], name: str) -> str | None:
    chosen = choose((getattr(measure(t), name), t) for t in group)
    return chosen.value if chosen else None


def _events(identity: str, group: Sequence[Told]) -> list[tuple[InterventionEventRow, list[Told]]]:
    """A measure's events in time; each with the claims that tell it."""
    by_status: dict[str, list[list[Told]]] = {}
    for told in sorted((t for one in group for t in _steps(one)), key=lambda t: (t.date.edtf is None, day_of(t), t.id)):
        known = by_status.setdefault(_status(told), [])
        for event in known:
            if all(_one_event(told, other) for other in event):
                event.append(told)
                break
        else:
            known.append([told])
    found = []
    for status, several in by_status.items():
        for tellers in several:
            chosen = choose_date((t.date, t) for t in tellers).value
            value = chosen if chosen.edtf else by_publication(tellers)
            marker = min(t.id for t in tellers)
            row = InterventionEventRow(
                digest("events", identity, status, marker), identity, status, value, articles_of(tellers)
            )
            found.append((row, tellers))
    return sorted(found, key=lambda e: (_middle(e[0].date), LIFE.index(e[0].status), e[0].id))


def _middle(value: When) -> float:
    low, high = value.days
    return ((low or high or date.max).toordinal() + (high or low or date.max).toordinal()) / 2


def _steps(told: Told) -> Iterable[Told]:
    """A claim; or, where something announced has a date that is still to come, the announcement and what is expected.

    "A commissioner will go in by the end of the month" is announced about when the article says so, expected for then.
    """
    first, last = told.date.days
    low, high = told.publication.published.days
    if _status(told) != "announced" or first is None or last is None or low is None or high is None:
        return (told,)
    if first < low or last <= high:
        return (told,)
    near = when(low.isoformat()[:7], "inferred") if (low.year, low.month) == (high.year, high.month) else UNDATED
    said = replace(measure(told), status="expected")
    return (replace(told, date=near), replace(told, claim=replace(told.claim, said=said)))


def _one_event(a: Told, b: Told) -> bool:
    if _status(a) in _STATES and (a.date.edtf is None or b.date.edtf is None):
        return abs((day_of(a)[1] - day_of(b)[1]).days) <= 366 or date.max in (day_of(a)[1], day_of(b)[1])
    gap = apart(a.date, b.date)
    return gap is None or gap <= _ONE_EVENT.get(_status(a), 31)


def _trigger(began: When, inspections: Sequence[InspectionRow]) -> str | None:
    """The last graded inspection that came out before the measure began, and found it wanting, within two years."""
    last = began.days[1] or began.days[0]
    if last is None:
        return None
    before = []
    for row in inspections:
        out = row.published if row.published.edtf else row.date
        first = out.days[0] or out.days[1]
        wanting = row.kind in GRADED and row.rating not in ("Good", "Outstanding")
        if wanting and first is not None and first <= last and last - first <= _TRIGGERED_WITHIN:
            before.append((first, row.id))
    return max(before)[1] if before else None


def _slugged(rows: Iterable[InterventionRow]) -> list[InterventionRow]:
    made: list[InterventionRow] = []
    counts: dict[str, int] = {}
    for row in sorted(rows, key=lambda r: (r.began.from_ or r.began.to or "9", r.id)):
        place = (row.council or "national").removesuffix(" Council").removesuffix(" County")
        name = slug(place, row.kind, month_of(row.began))
        counts[name] = counts.get(name, 0) + 1
        made.append(replace(row, slug=name if counts[name] == 1 else f"{name}-{counts[name]}"))
    return made
