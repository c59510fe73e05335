"""A headline that says otherwise than its article: the article wins, the headline is a conflict to show.

Claims told in the headline are set aside where the body tells the same measure at another status that cannot hold
beside it; so is a grade in the headline that the body gives otherwise (see `trust`).
"""

from collections.abc import Iterable, Mapping, Sequence

from bucks_tracker.ids import digest
from bucks_tracker.records import Doubt
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


def conflicts(
    pairs: Iterable[tuple[Told, Told]], told: Iterable[Told], row_of: Mapping[str, str]
) -> tuple[list[ConflictRow], list[Evidence]]:
    """A conflict of the body's row for each pair of headline and body, and for each headline that extract set aside
    already (a doubt by the rule `headline_conflict`). `row_of` leads from claims to rows."""
    rows: list[ConflictRow] = []
    shown: list[Evidence] = []

    def add(headline: Told, body: Told, says: str) -> None:
        row = row_of.get(body.id)
        if row is None:
            return
        identity = digest("conflicts", headline.id, "headline")
        value = f"{measure(body).kind} {measure(body).status}"
        rows.append(
            ConflictRow(identity, body.facts.council, "interventions", row, "status", (value, says), value, WHY)
        )
        shown.append(evidence("conflicts", identity, "told", body, value=value))
        shown.append(evidence("conflicts", identity, "against", headline, value=says))

    for headline, body in pairs:
        add(headline, body, f"{measure(headline).kind} {measure(headline).status}")
    claims = list(told)
    for doubt in (t for t in claims if isinstance(t.claim.said, Doubt) and t.claim.said.rule == "headline_conflict"):
        against = _body_of(doubt, claims)
        if against is not None:
            add(doubt, against, " ".join(doubt.claim.span.of(doubt.facts.article.text).split()))
    return rows, shown


def _body_of(doubt: Told, claims: Sequence[Told]) -> Told | None:
    """The claim that a doubted headline stands against: of its article, of the kind and status that the doubt names."""
    assert isinstance(doubt.claim.said, Doubt)
    why = doubt.claim.said.why
    said = [
        t
        for t in claims
        if t.claim.article_id == doubt.claim.article_id and t.claim.kind == "interventions" and measure(t).status in why
    ]
    return min(said, key=lambda t: (measure(t).kind not in why, t.claim.span), default=None)
