"""EDTF: bounds in days of every form in use."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker import edtf

BOUNDS = [
    ("2014", "2014-01-01", "2014-12-31"),  # a year
    ("2014-02", "2014-02-01", "2014-02-28"),  # a month
    ("2016-02", "2016-02-01", "2016-02-29"),  # a leap month
    ("2014-08-08", "2014-08-08", "2014-08-08"),  # a day
    ("2014-22", "2014-06-01", "2014-08-31"),  # summer
    ("2014-24", "2014-12-01", "2015-02-28"),  # a winter ends in the year after
    ("2014~", "2012-12-31", "2016-01-01"),  # about a year: one more on each side
    ("2014-08~", "2014-07-01", "2014-10-01"),  # about a month
    ("2014-08-08~", "2014-08-05", "2014-08-11"),  # about a day
    ("2014-08?", "2014-08-01", "2014-08-31"),  # not sure, but as narrow
    ("2014-06-03/2014-06-25", "2014-06-03", "2014-06-25"),  # from a day to a day
    ("2016/2016-03~", "2016-01-01", "2016-05-01"),  # from a year's beginning to about a month
    ("../2016-01", None, "2016-01-31"),  # open before
    ("2016-01/..", "2016-01-01", None),  # open after
    ("XXXX-11", None, None),  # no year, no bounds
    ("2014-XX-05", "2014-01-01", "2014-12-31"),  # no month: the year's
    ("..", None, None),  # nothing at all
]


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_bounds(text: str, low: str | None, high: str | None) -> None:
    told = edtf.bounds(text)
    assert tuple(day.isoformat() if day else None for day in told) == (low, high)


def test_nothing_has_no_bounds() -> None:
    assert edtf.bounds(None) == (None, None)


NO_DATES = ["", "2014-13", "2014-02-30", "2014-8", "14", "2014-99", "2016/2014", "XXXX-13", "XXXX-22", "9998~"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError, match=r"not a date|must be in|out of range"):
        edtf.bounds(text)


@given(st.dates(date(1000, 1, 1), date(9997, 12, 31)), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?"]))
def test_bounds_hold_the_day_and_the_edtf_package_agrees(day: date, length: int, mark: str) -> None:
    text = day.isoformat()[:length] + mark
    low, high = edtf.bounds(text)
    assert low
    assert high
    assert low <= day <= high
    parse_edtf(text)
