"""When each article was published, as far as all articles about a council tell together.

A date given (manifest, mark-up, dateline) stands. Otherwise the article's own words bound it, and then the others:
an inspection that it speaks of and that another source dates puts it after that inspection's report; a relative date
("August last year") of an inspection that another source dates absolutely tells when it was written. Every round uses
the bounds of the round before, and bounds only ever narrow, so that the order of articles does not matter and the end
is reached. Bounds that contradict each other are left out, and said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.date_expressions import published_if
from bucks_tracker.records import Dated, Facts
from bucks_tracker.resolve.copies import originals, stories
from bucks_tracker.resolve.record import Publication
from bucks_tracker.resolve.same_inspection import cluster
from bucks_tracker.resolve.told import Told, inspection, span_days, tell
from bucks_tracker.resolve.when import When, shifted, when

_ROUNDS = 12  # each narrows at least one article; a chain of more is not met


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last possible day of publication, and the reasoning that led there."""

    low: date | None = None
    high: date | None = None
    reasons: tuple[str, ...] = ()

    def narrowed(self, low: date | None, high: date | None, why: str) -> "Bounds":
        """These bounds with another pair applied; the same where it says nothing new; a reason only, where it
        contradicts them."""
        new_low = max(filter(None, (self.low, low)), default=None)
        new_high = min(filter(None, (self.high, high)), default=None)
        if (new_low, new_high) == (self.low, self.high):
            return self
        if new_low and new_high and new_low > new_high:
            note = f"left out, as it contradicts the rest: {why}"
            return self if note in self.reasons else Bounds(self.low, self.high, (*self.reasons, note))
        return Bounds(new_low, new_high, (*self.reasons, why))


def publications(facts: Sequence[Facts], line: str, succession: Mapping[str, str]) -> tuple[Publication, ...]:
    """When each of these articles was published, and which are copies. All have their main council in `line`."""
    ordered = sorted(facts, key=lambda f: f.article.id)
    known = {f.article.id: Publication(f.article.id, when(f.published, f.published_basis)) for f in ordered}
    open_ones = [f for f in ordered if f.published is None]
    own = {f.article.id: _own_bounds(f) for f in open_ones}
    found = dict(own)
    for _ in range(_ROUNDS if open_ones else 0):
        now = known | {key: _publication(key, value) for key, value in found.items()}
        following = _round(ordered, now, own, line, succession)
        if {k: (b.low, b.high) for k, b in following.items()} == {k: (b.low, b.high) for k, b in found.items()}:
            found = following
            break
        found = {key: _tighter(found[key], value) for key, value in following.items()}
    known |= {key: _publication(key, value) for key, value in found.items()}
    days = {key: p.published.from_ for key, p in known.items() if p.published.from_}
    copies = originals(stories(ordered), {k: d for k, d in days.items() if d})
    return tuple(
        Publication(p.article_id, p.published, p.reasons or _given(p), copies.get(p.article_id)) for p in known.values()
    )


def _given(publication: Publication) -> tuple[str, ...]:
    basis = publication.published.basis
    if basis == "given":
        return ("given with the document (manifest or command line)",)
    return ("stated in the document (dateline or mark-up)",) if basis == "stated" else ()


def _tighter(a: Bounds, b: Bounds) -> Bounds:
    """Bounds never widen from one round to the next."""
    low = max(filter(None, (a.low, b.low)), default=None)
    high = min(filter(None, (a.high, b.high)), default=None)
    if low and high and low > high:
        return a
    return Bounds(low, high, b.reasons)


def _own_bounds(facts: Facts) -> Bounds:
    found = Bounds()
    for bound in facts.published_bounds:
        low = bounds(bound.not_before)[0] if bound.not_before else None
        high = bounds(bound.not_after)[1] if bound.not_after else None
        found = found.narrowed(low, high, bound.why)
    if facts.article.kind != "news":  # a report comes after the inspection that it reports
        for claim in facts.inspections:
            done = claim.date.edtf if claim.date and claim.status == "done" else None
            low = bounds(done)[0] if done else None
            if low is not None:
                found = found.narrowed(low, None, f"reports an inspection of {done}")
    return found


def _publication(article_id: str, found: Bounds) -> Publication:
    return Publication(article_id, _as_when(found), found.reasons)


def _as_when(found: Bounds) -> When:
    if found.low is None and found.high is None:
        return When()
    edtf = f"{_day(found.low, first=True)}/{_day(found.high, first=False)}"
    low, high = found.low, found.high
    if low and high:
        if low == high:
            edtf = low.isoformat()
        elif (low.day, low.month, high.day, high.month) == (1, 1, 31, 12) and low.year == high.year:
            edtf = f"{low.year:04d}"
        elif low.day == 1 and (low.year, low.month) == (high.year, high.month) and shifted(high, 1).day == 1:
            edtf = low.isoformat()[:7]
    return When(edtf, low.isoformat() if low else None, high.isoformat() if high else None, "inferred")


def _day(day: date | None, *, first: bool) -> str:
    """One end of the interval, by month where it is that month's first (last) day."""
    if day is None:
        return ".."
    whole = day.day == 1 if first else shifted(day, 1).day == 1
    return day.isoformat()[:7] if whole else day.isoformat()


def _round(
    facts: Sequence[Facts],
    now: Mapping[str, Publication],
    own: Mapping[str, Bounds],
    line: str,
    succession: Mapping[str, str],
) -> dict[str, Bounds]:
    """The bounds that follow for each open article from all others as they stand now."""
    told = [t for t in tell(line, facts, now, succession) if t.claim.kind == "inspections"]
    groups, _ = cluster(told)
    found = dict(own)
    for group in sorted((sorted(g, key=lambda t: t.id) for g in groups), key=lambda g: g[0].id):
        for one in group:
            key = one.claim.article_id
            if key in found:
                others = [t for t in group if t.claim.article_id != key]
                found[key] = _from_others(one, others, found[key])
    return found


def _from_others(one: Told, others: Sequence[Told], found: Bounds) -> Bounds:
    claim = inspection(one)
    for name in ("published", "date"):
        said: Dated | None = getattr(claim, name)
        for other in others:
            theirs = getattr(other, name)
            wide = span_days(theirs)
            if theirs.edtf is None or wide is None or wide > 62 or theirs.basis not in ("stated", "official", "given"):
                continue
            paper = other.facts.article.metadata.outlet or other.facts.title or other.facts.article.path
            label = f"the {claim.kind.replace('_', ' ')} by {claim.body} ({name} {theirs.edtf}, according to {paper})"
            if said is not None and theirs.edtf is not None:
                try:
                    low, high = published_if(said.expression, theirs.edtf)
                except (ValueError, OverflowError):  # at the ends of the calendar
                    low = high = None
                words = said.span.of(one.facts.article.text)
                if low or high:
                    found = found.narrowed(low, high, f"“{words}” means {label}")
            if claim.status == "done":
                found = found.narrowed(theirs.days[0], None, f"speaks of {label} as past")
    return found
