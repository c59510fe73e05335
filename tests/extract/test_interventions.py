"""Interventions told in a sentence or two: see the table beside this file."""

import pytest

from tests.extract.events import facts, intervention_line, table


@pytest.mark.parametrize(("published", "text", "expected"), table(__file__))
def test_interventions(published: str, text: str, expected: str) -> None:
    found = facts(text, published)
    lines = sorted(intervention_line(i, found.council, published) for i in found.interventions)
    assert lines == sorted(expected.split("; ") if expected != "none" else [])


@pytest.mark.parametrize(
    ("headline", "body", "doubted"),
    [
        ("Government sends commissioner into Devon children's services", "will send a commissioner into", False),
        ("Government withdraws commissioner from Devon children's services", "will send a commissioner into", True),
    ],
)
def test_a_headline_against_its_article_is_doubted(headline: str, body: str, doubted: bool) -> None:
    """What a headline tells as done and its article as coming is one news."""
    found = facts(f"{headline}\n\nThe government {body} Devon County Council's children's services.", "2018-02-20")
    assert any(doubt.rule == "headline_conflict" for doubt in found.doubts) is doubted
