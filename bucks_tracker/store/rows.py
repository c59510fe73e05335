"""Rows that only listings need: articles with their sources, the timeline, evidence, the state now."""

from dataclasses import dataclass

from bucks_tracker.resolve.when import When


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the record sees it. `sources` counts the paths it was read from; `copy_of` names the article
    whose story it prints again; `reasons` are the steps that led to `published`."""

    id: str
    path: str
    kind: str
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    council: str | None
    published: When
    reasons: tuple[str, ...]
    copy_of: str | None
    sources: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A path (or address) that an article was read from; `current` is 0 where other bytes have replaced it."""

    path: str
    article_id: str
    current: int
    added_at: str
    replaced_at: str | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the timeline. `event` is inspection or intervention; `id` and `slug` are its row's.

    `dated` says what the date is of: published or visited for an inspection, the status for an intervention.
    """

    event: str
    id: str
    slug: str
    council: str | None
    kind: str
    status: str
    actor: str | None
    rating: str | None
    who: str | None
    articles: int
    date: When
    dated: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Words of an article that carry a row, with the article's name for itself. See `Evidence`."""

    row_table: str
    row_id: str
    part: str
    claim_id: str
    article_id: str
    start: int
    end: int
    words: str
    rule: str
    value: str | None
    title: str | None
    outlet: str | None
    path: str | None
    kind: str
    copy_of: str | None
    published: When


@dataclass(frozen=True, slots=True)
class State:
    """The state now of one line of councils: the latest overall rating with its inspection, and measures in force."""

    council: str
    rating: str | None
    since: When
    inspection_id: str | None
    inspection_slug: str | None
    in_force: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What a person set right. `claims` are the claims' anchors (JSON); `undone_at` where it was taken back."""

    id: str
    action: str
    kind: str
    claims: tuple[dict[str, str | int], ...]
    field: str | None
    value: str | None
    who: str
    made_at: str
    why: str
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that full-text search found: in an article's text, or in a quote (`quote_id`)."""

    article_id: str
    quote_id: str | None
    title: str | None
    outlet: str | None
    snippet: str
    published: When
