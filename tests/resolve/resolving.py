"""From stories to a record, as `store.refresh` does it, without a database."""

from collections.abc import Iterable, Mapping

from bucks_tracker.records import Facts
from bucks_tracker.resolve import Correction, line_of, resolve, resolve_publications
from bucks_tracker.resolve.record import Publication, Record
from tests.resolve.story import COUNCIL, Story


def publications_of(facts: Iterable[Facts], line: str, succession: Mapping[str, str]) -> dict[str, Publication]:
    mine = [f for f in facts if line_of(f.council, succession) == line]
    return {p.article_id: p for p in resolve_publications(mine, line, succession)}


def record_of(
    *stories: Story | Facts,
    line: str = COUNCIL,
    succession: Mapping[str, str] | None = None,
    corrections: Iterable[Correction] = (),
) -> Record:
    facts = [story.facts() if isinstance(story, Story) else story for story in stories]
    publications = publications_of(facts, line, succession or {})
    return resolve(line, facts, publications, succession=succession, corrections=corrections)
