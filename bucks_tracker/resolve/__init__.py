"""resolve: the facts about one council, and corrections -> the record. Pure; independent of the order of articles."""

from collections.abc import Mapping, Sequence

from bucks_tracker.records import Facts
from bucks_tracker.resolve.councils import line_of, resolve_councils
from bucks_tracker.resolve.record import Publication, Record, when

__all__ = ["line_of", "resolve", "resolve_publications"]


def resolve_publications(facts: Sequence[Facts]) -> tuple[Publication, ...]:
    """When each of these articles (of one line of councils) was published, as far as they tell together."""
    return tuple(
        Publication(f.article.id, when(f.published, f.published_basis))
        for f in sorted(facts, key=lambda f: f.article.id)
    )


def resolve(
    line: str,
    facts: Sequence[Facts],
    publications: Mapping[str, Publication],
    *,
    succession: Mapping[str, str] | None = None,
) -> Record:
    """The record of one line of councils from all articles that touch it."""
    facts = sorted(facts, key=lambda f: f.article.id)
    return Record(line, councils=resolve_councils(line, facts, succession or {}))
