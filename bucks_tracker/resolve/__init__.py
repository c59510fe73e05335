"""resolve: the facts about one council, and corrections -> the record. Pure; independent of the order of articles.

What does the work is imported when it is first wanted: a command that only lists what is stored must not wait for it.
"""

from collections.abc import Iterable, Mapping, Sequence

from bucks_tracker.records import Facts
from bucks_tracker.resolve.corrections import Correction
from bucks_tracker.resolve.councils import line_of
from bucks_tracker.resolve.record import Publication, Record

__all__ = ["Correction", "line_of", "resolve", "resolve_publications"]


def resolve(
    line: str,
    facts: Sequence[Facts],
    publications: Mapping[str, Publication],
    *,
    succession: Mapping[str, str] | None = None,
    corrections: Iterable[Correction] = (),
) -> Record:
    """The record of one line of councils from all articles that touch it.

    `publications` says when each was published (see `resolve_publications`), `succession` leads from a council's name
    to its successor's.
    """
    from bucks_tracker.resolve.line import resolve_line

    return resolve_line(line, facts, publications, succession=succession, corrections=corrections)


def resolve_publications(facts: Sequence[Facts], line: str, succession: Mapping[str, str]) -> tuple[Publication, ...]:
    """When each of these articles was published, and which are copies. All have their main council in `line`."""
    from bucks_tracker.resolve.publication import publications

    return publications(facts, line, succession)
