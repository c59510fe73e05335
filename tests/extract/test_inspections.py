"""Inspections told in a sentence or two: see the table beside this file."""

import pytest

from tests.extract.events import facts, inspection_line, table


@pytest.mark.parametrize(("published", "text", "expected"), table(__file__))
def test_inspections(published: str, text: str, expected: str) -> None:
    found = facts(text, published)
    lines = sorted(inspection_line(i, found.council, published) for i in found.inspections)
    assert lines == sorted(expected.split("; ") if expected != "none" else [])
