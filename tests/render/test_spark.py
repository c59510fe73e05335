"""Sparklines."""

from datetime import date

import pytest

from bucks_tracker.render.spark import middle, spark, spark_over_time


@pytest.mark.parametrize(
    ("values", "bars"),
    [([1, 2, 3], "▁▅█"), ([3363, 2447], "█▁"), ([5, 5], "▄▄"), ([7], "▄")],  # nothing to compare is no extreme
)
def test_values_as_bars(values: list[float], bars: str) -> None:
    assert spark(values) == bars


def test_days_over_time() -> None:
    first, last = date(2015, 1, 1), date(2016, 1, 1)
    assert spark_over_time([first, first, last], first, last, 4) == "█  ▄"
    assert spark_over_time([first], first, first, 3) == "█  "  # one day only


def test_the_middle_of_what_a_date_may_mean() -> None:
    assert middle("2015-01-01", "2015-01-31") == date(2015, 1, 16)
    assert middle(None, "2015-01-31") == date(2015, 1, 31)
    assert middle(None, None) is None
