"""What was expected: met by what happened after, overdue or open on a day, and the gaps of what recurs."""

from datetime import date

import pytest

from bucks_tracker.resolve.record import ExpectationRow, Record
from tests.resolve.resolving import record_of
from tests.resolve.story import Story

OFSTED = "Ofsted"


def expected(record: Record) -> list[ExpectationRow]:
    return sorted(record.expectations, key=lambda e: e.due.from_ or "")


def test_a_report_that_came_meets_its_expectation() -> None:
    record = record_of(
        Story("a", "2016-01-10")
        .inspection("Department for Education", "dfe_review", date="2015-11")
        .expect("Their final report is expected in February", "2016-02", who="Department for Education"),
        Story("b", "2016-03-01").inspection(
            "Department for Education", "dfe_review", date="2015-11", published="2016-02-20"
        ),
    )
    [row] = record.expectations
    [review] = record.inspections
    assert (row.met_by, row.met.edtf) == (review.id, "2016-02-20")


@pytest.mark.parametrize(
    ("day", "status"), [(date(2016, 2, 10), "open"), (date(2016, 2, 29), "open"), (date(2016, 3, 1), "overdue")]
)
def test_what_did_not_come_is_overdue_after_its_last_day(day: date, status: str) -> None:
    [row] = record_of(Story("a", "2016-01-10").expect("The report is expected in February", "2016-02")).expectations
    assert row.status(day) == status


def test_a_commissioner_who_came_meets_it_and_one_before_does_not() -> None:
    story = Story("a", "2018-02-20").expect("The commissioner is expected to go in by the end of the month", "2018-02")
    before = Story("b", "2014-03-01").intervention("commissioner", "started", date="2014-03-01", who="Ada Quill")
    after = Story("c", "2018-03-01").intervention("commissioner", "started", date="2018-02-27", who="Ben Frost")
    assert record_of(story, before).expectations[0].met_by is None
    record = record_of(story, before, after)
    [came] = [i for i in record.interventions if i.who == "Ben Frost"]
    assert (record.expectations[0].met_by, record.expectations[0].met.edtf) == (came.id, "2018-02-27")
    assert record.expectations[0].status(date(2030, 1, 1)) == "met"


def test_visits_that_recur_have_gaps_where_no_source_reports_one() -> None:
    """Every three months from August 2016: seen in November 2016, not in February 2017."""
    told = Story("a", "2016-09-10").inspection(kind="monitoring_visit", date="2016-08-16/2016-08-17", is_news=True)
    told.expect("These visits take place every three months", recurrence="P3M")
    second = Story("b", "2017-01-12").inspection(kind="monitoring_visit", date="2016-11-30/2016-12-01")
    last = Story("c", "2017-04-01").say("Nothing new.") and Story("c", "2017-04-01")
    found = expected(record_of(told, second, last))
    assert [(e.due.edtf, e.met.edtf) for e in found] == [("2016-11~", "2016-11-30/2016-12-01"), ("2017-02~", None)]
    assert len({e.id for e in found}) == 2


def test_a_copy_expects_nothing_more() -> None:
    words = "".join(f"Paragraph {n} of what the committee was told that day. " for n in range(40))
    stories = [Story(name, f"2016-01-1{n}") for n, name in enumerate(("a", "b"))]
    for story in stories:
        story.say(words)
        story.expect("The report is expected in February", "2016-02")
    assert len(record_of(*stories).expectations) == 1
