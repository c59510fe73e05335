"""A measure's life, and where another one begins."""

from bucks_tracker.resolve.record import Record
from tests.resolve.resolving import record_of
from tests.resolve.story import Story

BAD = "Inadequate"


def events(record: Record) -> list[tuple[str, str | None, int]]:
    return [(e.status, e.date.edtf, e.articles) for e in record.intervention_events]


def test_each_status_is_an_event_of_one_intervention() -> None:
    record = record_of(
        Story("a", "2018-01-30").intervention("commissioner", "threatened"),
        Story("b", "2018-02-20").intervention("commissioner", "announced", date="2018-02-20"),
        Story("c", "2018-02-25").intervention("commissioner", "announced", date="2018-02"),
        Story("d", "2018-03-05").intervention("commissioner", "started", date="2018-02-28", who="Ada Quill"),
        Story("e", "2018-08-01").intervention("commissioner", "ended", date="2018-07", who="Ada Quill"),
    )
    [row] = record.interventions
    assert (row.status, row.who, row.began.edtf, row.ended.edtf, row.articles) == (
        "ended", "Ada Quill", "2018-02-20", "2018-07", 5
    )  # fmt: skip
    assert events(record) == [
        ("threatened", "../2018-01-30", 1),
        ("announced", "2018-02-20", 2),
        ("started", "2018-02-28", 1),
        ("ended", "2018-07", 1),
    ]


def test_after_its_end_another_one_begins() -> None:
    record = record_of(
        Story("a", "2010-12-20").intervention("improvement_notice", "started", date="2010-12"),
        Story("b", "2013-02-20").intervention("improvement_notice", "ended", date="2013-02"),
        Story("c", "2014-09-20").intervention("improvement_notice", "started", date="2014-09"),
    )
    assert sorted(r.status for r in record.interventions) == ["ended", "started"]


def test_two_commissioners_are_two_appointments() -> None:
    record = record_of(
        Story("a", "2014-03-20").intervention("commissioner", "started", date="2014-03", who="Ada Quill"),
        Story("b", "2015-12-20").intervention("commissioner", "started", date="2015-12", who="Ben Frost"),
    )
    assert sorted(r.who or "" for r in record.interventions) == ["Ada Quill", "Ben Frost"]


def test_a_measure_is_linked_to_the_inspection_before_it() -> None:
    record = record_of(
        Story("a", "2014-08-09").inspection(published="2014-08-08", rating=BAD),
        Story("b", "2018-02-01").inspection(published="2018-01-29", rating=BAD),
        Story("c", "2018-02-20").intervention("commissioner", "announced", date="2018-02-20"),
        Story("d", "2014-11-20").intervention("statutory_direction", "started", date="2014-11-19"),
    )
    by_id = {i.id: i.published.edtf for i in record.inspections}
    assert {r.kind: by_id[r.triggered_by or ""] for r in record.interventions} == {
        "commissioner": "2018-01-29",
        "statutory_direction": "2014-08-08",
    }


def test_a_headline_that_its_article_contradicts_is_a_conflict() -> None:
    story = Story("a", "2015-03-30", title="Government ends intervention")
    story.intervention("further_intervention", "ended", headline=True)
    story.intervention("further_intervention", "not_escalated", date="2015-03")
    record = record_of(story)
    [row] = record.interventions
    assert row.status == "not_escalated"
    [conflict] = record.conflicts
    assert conflict.values == ("further_intervention not_escalated", "further_intervention ended")
    assert conflict.why == "article before headline"


def test_national_policy_is_nobodys_own() -> None:
    story = Story("a", "2016-01-10").intervention("national_policy", "announced", date="2015-12")
    assert record_of(story).interventions == ()
    [row] = record_of(story, line="").interventions
    assert (row.council, row.began.edtf) == (None, "2015-12")


def test_what_is_announced_for_a_time_to_come_is_expected_then() -> None:
    record = record_of(Story("a", "2018-02-20").intervention("commissioner", "announced", date="month.end"))
    assert events(record) == [("announced", "2018-02", 1), ("expected", "2018-02-20/2018-02-28", 1)]
    [row] = record.interventions
    assert (row.status, row.began.edtf) == ("announced", "2018-02")
