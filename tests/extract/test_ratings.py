"""Grades and sub-judgements told in a sentence or two: see the table beside this file."""

import pytest

from tests.extract.events import facts, table


@pytest.mark.parametrize(("published", "text", "expected"), table(__file__))
def test_ratings(published: str, text: str, expected: str) -> None:
    inspections = facts(text, published).inspections
    lines = []
    for inspection in inspections:
        told = {k: v.removesuffix(" to be good") for k, v in sorted(inspection.subratings.items())}
        overall = (inspection.rating or "-").removesuffix(" to be good")
        lines.append(" ".join([overall, *(f"{judgement}={grade}" for judgement, grade in told.items())]))
    assert sorted(lines) == sorted(expected.split("; ") if expected != "none" else [])


def test_every_grade_points_at_its_words() -> None:
    found = facts(
        "Ofsted rated Kent's children's services inadequate overall, with adoption judged good.", "2017-03-01"
    )
    words = [r.span.of(found.article.text) for i in found.inspections for r in i.ratings]
    assert words == ["inadequate", "good"]
