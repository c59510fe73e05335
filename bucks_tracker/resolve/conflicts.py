"""Where sources disagree: one row for each disagreement, each side with its words. See `trust` for what is preferred.

Dates and ratings come with their inspections, headlines with `headlines`; here are figures and the spelling of names.
"""

from collections.abc import Iterable, Mapping, Sequence

from bucks_tracker.ids import digest
from bucks_tracker.resolve.figures import figure, same_measure
from bucks_tracker.resolve.names import Name
from bucks_tracker.resolve.people import person
from bucks_tracker.resolve.record import ConflictRow, Evidence, PersonRow
from bucks_tracker.resolve.told import Told, apart, evidence, span_days
from bucks_tracker.resolve.trust import choose

Sides = Sequence[tuple[str, Sequence[Told]]]


def conflict(table: str, row: str, council: str | None, field: str, sides: Sides, why: str) -> ConflictRow:
    """The row of one disagreement; the first side is the preferred one."""
    values = tuple(value for value, _ in sides)
    return ConflictRow(digest("conflicts", row, field), council, table, row, field, values, values[0], why)


def figure_conflicts(told: Iterable[Told], row_of: Mapping[str, str]) -> tuple[list[ConflictRow], list[Evidence]]:
    """Different numbers for one measure on one and the same time, in different articles."""
    rows: list[ConflictRow] = []
    shown: list[Evidence] = []
    claims = sorted((t for t in told if t.date.edtf and (span_days(t.date) or 0) <= 31), key=lambda t: t.id)
    seen: set[str] = set()
    for n, one in enumerate(claims):
        if one.id in seen:
            continue
        same = [one, *(o for o in claims[n + 1 :] if _same_time(one, o) and same_measure(one, o))]
        stories = {t.story: t for t in reversed(same)}  # within one story two numbers are two things
        seen.update(t.id for t in same)
        chosen = choose(((f"{figure(t).value:g}", t) for t in stories.values()), one.date.days[0])
        if chosen is None or not chosen.others:
            continue
        sides = [(chosen.value, chosen.told), *chosen.others]
        row = conflict("figures", row_of[chosen.told[0].id], one.facts.council, "value", sides, chosen.why)
        rows.append(row)
        shown += _sides(row, sides)
    return rows, shown


def _same_time(a: Told, b: Told) -> bool:
    return a.story != b.story and apart(a.date, b.date) == 0


def name_conflicts(
    groups: Iterable[Sequence[Told]], people: Iterable[PersonRow]
) -> tuple[list[ConflictRow], list[Evidence]]:
    """One person's surname spelt in two ways, or more."""
    rows: list[ConflictRow] = []
    shown: list[Evidence] = []
    by_id = {row.id: row for row in people}
    for group in groups:
        row = by_id.get(min(t.id for t in group))
        if row is None:
            continue
        spelt: dict[str, list[Told]] = {}
        for told in sorted(group, key=lambda t: t.id):
            for form in dict.fromkeys((person(told).name, *person(told).aliases)):
                if Name.of(form).first:
                    spelt.setdefault(Name.of(form).surname, []).append(told)
        if len(spelt) < 2:
            continue
        mine = Name.of(row.name).surname
        others = sorted((s for s in spelt if s != mine), key=lambda s: (-len(spelt[s]), s))
        sides = [(_spelling(spelt[s], s), spelt[s]) for s in (mine, *others) if s in spelt]
        found = conflict("people", row.id, row.council, "name", sides, "the spelling that most articles use")
        rows.append(found)
        for n, (value, tellers) in enumerate(sides):
            for told in tellers:
                place = next(
                    (m.span for m in person(told).mentions
                     if Name.of(m.span.of(told.facts.article.text)).surname == Name.of(value).surname), None
                )  # fmt: skip
                shown.append(evidence("conflicts", found.id, "told" if n == 0 else "against", told, place, value))
    return rows, shown


def _spelling(told: Sequence[Told], surname: str) -> str:
    forms = {f for t in told for f in (person(t).name, *person(t).aliases) if Name.of(f).surname == surname}
    full = [f for f in forms if Name.of(f).first] or list(forms)
    return min(full, key=lambda f: (len(f), f))


def _sides(row: ConflictRow, sides: Sides) -> list[Evidence]:
    return [
        evidence("conflicts", row.id, "told" if n == 0 else "against", told, value=value)
        for n, (value, tellers) in enumerate(sides)
        for told in tellers
    ]
