"""Figures: told twice they are one, over time a series, at one time in two numbers a conflict."""

from tests.resolve.resolving import record_of
from tests.resolve.story import Story

NEED = "children in need of help"


def test_one_measure_over_time_is_a_series() -> None:
    story = (
        Story("a", "2018-02-20")
        .figure(3363, NEED, "children", "2017-03-31")
        .figure(2447, NEED, "children", "2017-10-31")
    )
    rows = sorted(record_of(story).figures, key=lambda f: f.date.from_ or "")
    assert [(f.value, f.date.edtf) for f in rows] == [(3363, "2017-03-31"), (2447, "2017-10-31")]
    assert rows[0].series == rows[1].series
    assert rows[0].series is not None


def test_other_measures_and_other_units_are_no_series() -> None:
    story = Story("a", "2018-02-20").figure(3363, NEED, "children").figure(12, "waiting for a worker", "children")
    story.figure(40, NEED, "per cent")
    assert {f.series for f in record_of(story).figures} == {None}


def test_one_figure_in_two_papers_is_one_row() -> None:
    stories = [Story(name, "2018-02-20").figure(2447, NEED, "children", "2017-10-31") for name in ("a", "b")]
    [row] = record_of(*stories).figures
    assert row.articles == 2


def test_two_numbers_for_one_day_are_a_conflict() -> None:
    record = record_of(
        Story("near", "2017-11-05").figure(2447, NEED, "children", "2017-10-31"),
        Story("late", "2019-11-05").figure(2474, NEED, "children", "2017-10-31"),
    )
    [conflict] = record.conflicts
    assert (conflict.row_table, conflict.field, conflict.values) == ("figures", "value", ("2447", "2474"))
    assert "nearest" in conflict.why
    assert len(record.figures) == 2


def test_two_numbers_in_one_article_are_two_things() -> None:
    story = (
        Story("a", "2017-11-05").figure(2447, NEED, "children", "2017-10-31").figure(12, NEED, "children", "2017-10-31")
    )
    assert record_of(story).conflicts == ()
