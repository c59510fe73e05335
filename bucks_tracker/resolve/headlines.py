"""A headline that says otherwise than its article: the article wins, the headline is a conflict to show.

Claims told in the headline are set aside where the body tells the same measure at another status that cannot hold
beside it; so is a grade in the headline that the body gives otherwise (see `trust`).
"""

from collections.abc import Iterable, Sequence

from bucks_tracker.ids import digest
from bucks_tracker.resolve.interventions import measure
from bucks_tracker.resolve.record import ConflictRow, Evidence
from bucks_tracker.resolve.told import Told, evidence

WHY = "article before headline"
# Statuses that cannot both be an article's news about government intervention in one council.
_OPPOSED = {
    "ended": frozenset(("not_escalated", "in_force", "started", "extended", "escalated", "announced")),
    "escalated": frozenset(("not_escalated", "ended", "deferred")),
    "announced": frozenset(("rejected", "deferred")),
    "started": frozenset(("rejected", "deferred", "threatened")),
    "not_escalated": frozenset(("escalated",)),
}
# Any of these measures is "the intervention" in a headline.
_GENERAL = frozenset(
    ("further_intervention", "monitoring", "improvement_adviser", "statutory_direction", "commissioner")
)


def set_aside(told: Iterable[Told]) -> tuple[list[Told], list[tuple[Told, Told]]]:
    """Intervention claims without those of headlines that their article contradicts; and these, each with a claim
    of the body that says otherwise."""
    claims = list(told)
    kept: list[Told] = []
    pairs: list[tuple[Told, Told]] = []
    for one in claims:
        against = _against(one, claims) if one.in_headline else None
        if against is None:
            kept.append(one)
        else:
            pairs.append((one, against))
    return kept, pairs


def _against(headline: Told, claims: Sequence[Told]) -> Told | None:
    opposed = _OPPOSED.get(measure(headline).status, frozenset())
    kind = measure(headline).kind
    found = [
        t
        for t in claims
        if t.claim.article_id == headline.claim.article_id
        and not t.in_headline
        and measure(t).status in opposed
        and (measure(t).kind == kind or (kind == "further_intervention" and measure(t).kind in _GENERAL))
    ]
    agreed = any(
        t.claim.article_id == headline.claim.article_id
        and not t.in_headline
        and (measure(t).kind, measure(t).status) == (kind, measure(headline).status)
        for t in claims
    )
    same_kind = [t for t in found if measure(t).kind == kind]
    return None if agreed or not found else min(same_kind or found, key=lambda t: t.claim.span)


def conflicts(pairs: Iterable[tuple[Told, Told]], row_of: dict[str, str]) -> tuple[list[ConflictRow], list[Evidence]]:
    """A conflict of the body's row for each pair of headline and body; `row_of` leads from claims to rows."""
    rows, shown = [], []
    for headline, body in pairs:
        row = row_of.get(body.id)
        if row is None:
            continue
        identity = digest("conflicts", headline.id, "headline")
        says = f"{measure(headline).kind} {measure(headline).status}"
        value = f"{measure(body).kind} {measure(body).status}"
        rows.append(
            ConflictRow(identity, body.facts.council, "interventions", row, "status", (value, says), value, WHY)
        )
        shown.append(evidence("conflicts", identity, "told", body, value=value))
        shown.append(evidence("conflicts", identity, "against", headline, value=says))
    return rows, shown
