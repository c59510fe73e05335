"""Names that stay: the id of a claim, of a row of the record, and the readable slug.

A claim is known by its article, its table and its words' place, not by the rule or the vocabulary that found it. A
row of the record is known by its claims: its id is the least of theirs, and any of theirs leads to it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bucks_tracker.records import (
    Doubt,
    Expectation,
    Facts,
    Figure,
    Finding,
    InspectionClaim,
    InterventionClaim,
    PersonClaim,
    Quote,
    Span,
)

ClaimRecord = (
    Quote | InspectionClaim | InterventionClaim | Figure | Finding | Expectation | PersonClaim | Doubt
)  # one class for each of KINDS, in their order
KINDS: dict[str, type] = {
    "quotes": Quote,
    "inspections": InspectionClaim,
    "interventions": InterventionClaim,
    "figures": Figure,
    "findings": Finding,
    "expectations": Expectation,
    "people": PersonClaim,
    "doubts": Doubt,
}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def claim_id(article_id: str, table: str, span: Span, nth: int = 0) -> str:
    """A claim's id; `nth` counts the claims of one table on the very same words (one sentence, two inspections)."""
    place = f"{article_id}:{table}:{span.start}:{span.end}" + (f":{nth}" if nth else "")
    return hashlib.sha256(place.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one article with its id; `kind` is a key of `KINDS`, `span` the telling words."""

    id: str
    kind: str
    article_id: str
    span: Span
    said: ClaimRecord


def claims_of(facts: Facts) -> Iterator[Claim]:
    """The claims of one document, kind by kind, in the document's order."""
    for kind in KINDS:
        seen: dict[Span, int] = {}
        for said in getattr(facts, kind):
            span = span_of(said)
            nth = seen.get(span, 0)
            seen[span] = nth + 1
            yield Claim(claim_id(facts.article.id, kind, span, nth), kind, facts.article.id, span, said)


def span_of(said: ClaimRecord) -> Span:
    """The words that make a claim; a person's is the place where they are first named."""
    if isinstance(said, PersonClaim):
        return said.mentions[0].span if said.mentions else Span(0, 0)
    return said.span


def row_id(claim_ids: Iterable[str]) -> str:
    """The id of the row that these claims make."""
    return min(claim_ids)


def digest(*parts: object) -> str:
    """A short id for what has no claim of its own (a rating of an inspection, a conflict)."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:12]


def slug(*parts: str | None) -> str:
    """A readable address: `slug("Buckinghamshire", "Ofsted", "2014-08")` is buckinghamshire-ofsted-2014-08."""
    plain = unicodedata.normalize("NFKD", " ".join(p for p in parts if p)).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain.replace("'", "").replace("_", "-")).strip("-") or "unnamed"
