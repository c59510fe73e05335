"""Interventions told in a sentence or two: see the table beside this file."""

import pytest

from tests.extract.events import facts, intervention_line, table


@pytest.mark.parametrize(("published", "text", "expected"), table(__file__))
def test_interventions(published: str, text: str, expected: str) -> None:
    found = facts(text, published)
    lines = sorted(intervention_line(i, found.council) for i in found.interventions)
    assert lines == sorted(expected.split("; ") if expected != "none" else [])
