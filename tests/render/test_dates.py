"""Dates as a reader says them."""

import pytest

from bucks_tracker.render.dates import spoken

CASES = [
    ("2014", "2014"),
    ("2014-08", "August 2014"),
    ("2014-08-08", "8 August 2014"),
    ("2015-03~", "about March 2015"),
    ("2015?", "perhaps 2015"),
    ("../2016-01", "by January 2016"),
    ("2016-01-04/..", "since 4 January 2016"),
    ("2016-08-16/2016-08-17", "16-17 August 2016"),
    ("2016-11-30/2016-12-01", "30 November - 1 December 2016"),
    ("2016-12-30/2017-01-02", "30 December 2016 - 2 January 2017"),
    ("2016-03/2016-05", "March - May 2016"),
    ("2012/2014", "2012-2014"),
    ("2016-08/2016-08", "August 2016"),
    ("2016-03~/2016-05", "about March 2016 to May 2016"),
    ("2014-22", "summer 2014"),
    ("XXXX-11", "November, year unknown"),
    ("XXXX-11-05", "5 November, year unknown"),
    ("XXXX", "year unknown"),
    ("2014-XX-05", "day 5 of a month in 2014"),
    ("2014-XX", "2014"),
    ("../..", "at some time"),
    (None, ""),
    ("", ""),
    ("soon", "soon"),  # never raises: a database may have been written by hand
]


@pytest.mark.parametrize(("edtf", "words"), CASES)
def test_a_date_in_words(edtf: str | None, words: str) -> None:
    assert spoken(edtf) == words


def test_an_interval_that_bounds_one_day() -> None:
    assert spoken("2016-08/2017-03", moment=True) == "between August 2016 and March 2017"
    assert spoken("2016-01/2016-09", moment=True) == "between January and September 2016"
    assert spoken("2021-12-06/2021-12-17", moment=True) == "between 6 and 17 December 2021"
    assert spoken("2015/2016-03~", moment=True) == "between 2015 and about March 2016"
    assert spoken("2015/2016", moment=True) == "between 2015 and 2016"
    assert spoken("2016-08-08", moment=True) == "8 August 2016"
