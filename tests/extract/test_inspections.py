"""Inspections told in a sentence or two: see the table beside this file."""

import pytest

from tests.extract.events import facts, inspection_line, table


@pytest.mark.parametrize(("published", "text", "expected"), table(__file__))
def test_inspections(published: str, text: str, expected: str) -> None:
    found = facts(text, published)
    lines = sorted(inspection_line(i, found.council, published) for i in found.inspections)
    assert lines == sorted(expected.split("; ") if expected != "none" else [])


def test_since_then_dates_an_inspection_by_its_beginning_whenever_it_is_read_again() -> None:
    text = "It was Ofsted's second visit since December 2018, when Barnet's children's services were judged inadequate."
    (failed,) = [i for i in facts(text, "2019-06-20").inspections if i.rating]
    told = failed.date or failed.published
    assert told is not None
    assert (told.edtf, told.expression) == ("2018-12", "2018-12")
