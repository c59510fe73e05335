"""Which claims speak of one inspection: by body, kind, compatible dates and rating.

The precisely dated come first and make the groups; what is dated by its year only, or not at all ("the 2014 report"),
joins the one group that fits, or none where two fit. All is done in an order that the claims' own contents give.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bucks_tracker.resolve.told import Told, apart, grade, inspection, span_days, story_apart
from bucks_tracker.resolve.when import When, shifted

GRADED = ("full_inspection", "child_protection_inspection", "looked_after_inspection")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a kind recurs, in days: its report comes out within `report` of the fieldwork; two of one kind are at least
    `apart` from each other; an undated mention means one of the last `memory` days (`None`: however long ago)."""

    report: int
    apart: int
    memory: int | None


# Ofsted's frameworks set the first two; the press speaks of a rating for years, of a visit for months.
_GRADED = Rhythm(report=270, apart=240, memory=None)
_VISIT = Rhythm(report=120, apart=21, memory=240)
_REVIEW = Rhythm(report=270, apart=75, memory=400)


def rhythm(kind: str) -> Rhythm:
    if kind in GRADED:
        return _GRADED
    return _VISIT if kind in ("monitoring_visit", "focused_visit") else _REVIEW


class _Group:
    """The claims of one inspection. What tells claims apart for the rules below is kept once for all that share it:
    a hundred papers that say "August 2014, inadequate" cost as much as one."""

    def __init__(self, first: Told) -> None:
        self.told: list[Told] = []
        self.articles: set[str] = set()
        self.grades: set[str | None] = set()
        self.signs: dict[tuple[object, ...], Told] = {}
        self.add(first)

    def add(self, told: Told) -> None:
        self.told.append(told)
        self.articles.add(told.claim.article_id)
        self.grades.add(grade(inspection(told).rating))
        self.signs.setdefault(_sign(told), told)


def _sign(told: Told) -> tuple[object, ...]:
    written = told.publication.published if _undated(told) else None
    return told.date, told.published, grade(inspection(told).rating), inspection(told).status, written


def cluster(told: Iterable[Told]) -> tuple[list[list[Told]], list[tuple[Told, list[list[Told]]]]]:
    """Inspection claims of one line, grouped by inspection; and those that fit several groups, with these groups."""
    by_kind: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        by_kind.setdefault((inspection(one).body, inspection(one).kind, story_apart(one)), []).append(one)
    groups: list[_Group] = []
    doubtful: list[tuple[Told, list[_Group]]] = []
    for _, claims in sorted(by_kind.items()):
        made: list[_Group] = []
        for one in sorted(claims, key=_certainty):
            fits = _fitting(one, made)
            if len(fits) == 1:
                fits[0].add(one)
            elif not fits:
                made.append(_Group(one))
            else:
                doubtful.append((one, fits))
        groups += made
    groups = _known_by_kind(groups)
    return [g.told for g in groups], [(one, [g.told for g in fits]) for one, fits in doubtful]


def _known_by_kind(groups: Sequence[_Group]) -> list[_Group]:
    """Join what papers call an inspection and no more to the child-protection (looked-after) inspection that it was:
    of one body and grade, and of the same month or year."""
    special = [g for g in groups if inspection(g.told[0]).kind in GRADED[1:]]
    kept = []
    for group in groups:
        fits = [s for s in special if _same_by_another_name(group, s)]
        if inspection(group.told[0]).kind == GRADED[0] and len(fits) == 1:
            for told in group.told:
                fits[0].add(told)
        else:
            kept.append(group)
    return kept


def _same_by_another_name(plain: _Group, special: _Group) -> bool:
    one, other = inspection(plain.told[0]), inspection(special.told[0])
    if one.body != other.body or len(plain.grades | special.grades) != 1 or None in plain.grades:
        return False
    if any(told.official for told in plain.told) or story_apart(plain.told[0]) != story_apart(special.told[0]):
        return False
    met = [
        apart(getattr(a, name), getattr(b, name))
        for a in plain.signs.values()
        for b in special.signs.values()
        for name in ("date", "published")
    ]
    known = [gap for gap in met if gap is not None]
    return bool(known) and max(known) == 0


def _certainty(told: Told) -> tuple[object, ...]:
    """Official first, then the more precisely dated, then by date."""
    widths = [w for w in (span_days(told.date), span_days(told.published)) if w is not None]
    tier = 3 if not widths else 0 if min(widths) <= 62 else 1 if min(widths) <= 400 else 2
    first = min((d.isoformat() for w in (told.date, told.published) if (d := w.days[0] or w.days[1])), default="9")
    return (not told.official, tier, first, told.id)


def _fitting(told: Told, groups: Sequence[_Group]) -> list[_Group]:
    """The groups that a claim may belong to; the best where one is clearly better."""
    mine = grade(inspection(told).rating)
    # Where one of a group gives this rating too, its sources dispute the rating: that parts nobody from it.
    fits = [g for g in groups if all(compatible(told, o, disputed=mine in g.grades) for o in g.signs.values())]
    if len(fits) > 1:
        scores = [_agreement(told, group) for group in fits]
        fits = [group for group, score in zip(fits, scores, strict=True) if score == max(scores)]
    if len(fits) > 1:  # one article tells two inspections apart
        fits = [g for g in fits if told.claim.article_id not in g.articles] or fits
    if len(fits) > 1 and _undated(told):
        fits = _latest(told, fits)
    return fits


def _agreement(told: Told, group: _Group) -> int:
    """How strongly dates and rating agree: a date that meets one of the group's says more than one that may."""
    met = sum(
        any(apart(getattr(told, name), getattr(other, name)) == 0 for other in group.signs.values())
        for name in ("date", "published")
    )
    rating = grade(inspection(told).rating)
    return 2 * met + (rating is not None and rating in group.grades)


def _undated(told: Told) -> bool:
    return told.date.edtf is None and told.published.edtf is None


def _latest(told: Told, groups: list[_Group]) -> list[_Group]:
    """Of several that fit an article's own news, the one that came out with it, if just one did."""
    if not inspection(told).is_news:
        return groups
    known = told.publication.published
    near = []
    for group in groups:
        gaps = [apart(other.published, known) for other in group.signs.values()]
        if any(gap is not None and gap <= 45 for gap in gaps):
            near.append(group)
    return near if len(near) == 1 else groups


def compatible(a: Told, b: Told, *, disputed: bool = False) -> bool:
    """Whether two claims of one body and kind may speak of one inspection; where `disputed`, whatever its rating."""
    pace = rhythm(inspection(a).kind)
    mine, theirs = grade(inspection(a).rating), grade(inspection(b).rating)
    opposed = not disputed and None not in (mine, theirs) and mine != theirs
    gaps = [apart(a.date, b.date), apart(a.published, b.published)]
    known = [gap for gap in gaps if gap is not None]
    # Sources may be wrong by days or weeks about one inspection, but hardly about its rating as well.
    slack = 0 if opposed else pace.apart // 3 if pace is not _VISIT else 6
    if any(gap > slack for gap in known):
        return False
    if not (_in_time(a.date, b.published, pace) and _in_time(b.date, a.published, pace)):
        return False
    if opposed and not (known and _meets_closely(a, b)):
        return False
    return _remembered(a, b, pace) and _remembered(b, a, pace)


def _meets_closely(a: Told, b: Told) -> bool:
    pairs = ((a.date, b.date), (a.published, b.published))
    return any(
        apart(x, y) == 0 and (span_days(x) or 999) <= 62 and (span_days(y) or 999) <= 62
        for x, y in ((_sharp(p), _sharp(q)) for p, q in pairs)
    )


def _sharp(value: When) -> When:
    low, high = value.days
    if low and low == high:  # a day: let its width be one, not none
        return When(value.edtf, value.from_, shifted(low, 1).isoformat(), value.basis)
    return value


def _in_time(date: When, published: When, pace: Rhythm) -> bool:
    """Whether a report may have come out at `published` of fieldwork at `date`."""
    begun, ended = date.days
    first, last = published.days
    if last is not None and begun is not None and last < begun:
        return False
    return not (first is not None and ended is not None and (first - ended).days > pace.report)


def _remembered(a: Told, b: Told, pace: Rhythm) -> bool:
    """Whether an undated `a` may mean `b`'s inspection: not of the time after its article, nor forgotten by then."""
    if not _undated(a):
        return True
    first, last = a.publication.published.days
    status = inspection(a).status
    for value in (b.date, b.published):
        begun, ended = value.days
        if last is not None and begun is not None and begun > last and status == "done":
            return False
        if pace.memory and first is not None and ended is not None and (first - ended).days > pace.memory:
            return False
    return True
