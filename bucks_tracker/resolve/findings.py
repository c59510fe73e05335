"""What a body found, each told once, and the inspection it belongs to."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bucks_tracker.ids import row_id
from bucks_tracker.records import Finding
from bucks_tracker.resolve.record import Evidence, FindingRow, InspectionRow
from bucks_tracker.resolve.told import Told, articles_of, by_publication, evidence, inspection

_WORD = re.compile(r"\w+")


def finding(told: Told) -> Finding:
    assert isinstance(told.claim.said, Finding)
    return told.claim.said


def build(
    told: Iterable[Told], inspections: Mapping[str, InspectionRow], news: Mapping[str, Sequence[Told]]
) -> tuple[list[FindingRow], list[Evidence]]:
    """A row for each finding. `news` holds each article's inspection claims, `inspections` the row of each claim."""
    groups: dict[tuple[str | None, str, str], list[Told]] = {}
    for one in sorted(told, key=lambda t: t.id):
        words = " ".join(_WORD.findall(_words(one).lower()))
        groups.setdefault((finding(one).body, finding(one).polarity, words), []).append(one)
    rows, shown = [], []
    for tellers in groups.values():
        claim, identity = finding(tellers[0]), row_id(t.id for t in tellers)
        found = next((row for t in tellers if (row := _inspection(t, inspections, news)) is not None), None)
        best = (found.published if found.published.edtf else found.date) if found else by_publication(tellers)
        rows.append(
            FindingRow(
                identity,
                tellers[0].facts.council,
                claim.body,
                found.id if found else None,
                claim.polarity,
                _words(tellers[0]),
                claim.page,
                best,
                articles_of(tellers),
            )
        )
        shown += [evidence("findings", identity, "told", t) for t in tellers]
    return rows, shown


def _words(told: Told) -> str:
    return " ".join(told.claim.span.of(told.facts.article.text).split())


def _inspection(
    told: Told, inspections: Mapping[str, InspectionRow], news: Mapping[str, Sequence[Told]]
) -> InspectionRow | None:
    """The inspection that is the article's news and was made by the finding's body; none where two might be."""
    body = finding(told).body
    fits = {
        row.id: row
        for claim in news.get(told.claim.article_id, ())
        if inspection(claim).is_news and (row := inspections.get(claim.id)) and (body is None or row.body == body)
    }
    return next(iter(fits.values())) if len(fits) == 1 else None
