"""Councils: a line of succession is one council over time, known by the name of the last."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bucks_tracker.ids import digest, slug
from bucks_tracker.records import Facts
from bucks_tracker.resolve.record import CouncilRow


def line_of(council: str | None, succession: Mapping[str, str]) -> str:
    """The name of the council that `council` became in the end; "" for no council (national matters)."""
    name = council or ""
    seen = {name}
    while (later := succession.get(name)) is not None and later not in seen:
        name = later
        seen.add(name)
    return name


def resolve_councils(line: str, facts: Sequence[Facts], succession: Mapping[str, str]) -> tuple[CouncilRow, ...]:
    """The councils of a line that articles are about or that their claims name."""
    told: Counter[str] = Counter()
    for one in facts:
        named = {one.council, *(c.council for c in one.inspections), *(c.council for c in one.interventions)}
        told.update(name for name in named if name and line_of(name, succession) == line)
    rows = [CouncilRow(digest("councils", name), slug(name), name, line, n) for name, n in sorted(told.items())]
    if line and rows and line not in told:  # the successor that nobody names yet still names the line
        rows.append(CouncilRow(digest("councils", line), slug(line), line, line, 0))
    return tuple(rows)
