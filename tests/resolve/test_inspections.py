"""One inspection however many articles tell it, and two that are two."""

import pytest

from bucks_tracker.resolve.record import Record
from tests.resolve.resolving import record_of
from tests.resolve.story import COUNCIL, Story

BAD = "Inadequate"


def inspections(record: Record, kind: str = "full_inspection") -> list[tuple[str | None, str | None, str | None, int]]:
    return sorted(
        ((r.date.edtf, r.published.edtf, r.rating, r.articles) for r in record.inspections if r.kind == kind),
        key=str,
    )


CASES = [
    # fieldwork in one paper, report in the other: nobody inspects twice in two months
    ([{"date": "2014-06"}], [{"published": "2014-08-08"}], 1),
    # a year is wide enough for the month in it
    ([{"published": "2014-08"}], [{"published": "2014"}], 1),
    # one rating, one grade unsaid
    ([{"published": "2014-08", "rating": BAD}], [{"published": "2014-08"}], 1),
    # four years apart
    ([{"published": "2014-08", "rating": BAD}], [{"published": "2018-01", "rating": BAD}], 2),
    # two papers a month apart in their dates mean one full inspection all the same
    ([{"published": "2014-07-28", "rating": BAD}], [{"published": "2014-08-08", "rating": BAD}], 1),
    # the same year, but another grade: two inspections, or a mistake that nothing shows
    ([{"published": "2014", "rating": BAD}], [{"published": "2014", "rating": "Good"}], 2),
    # one article tells two
    ([{"published": "2014-08", "rating": BAD}, {"published": "2018-01", "rating": BAD}], [{"published": "2018-01"}], 2),
    # an undated mention joins the only one there is
    ([{"published": "2014-08", "rating": BAD}], [{"rating": BAD}], 1),
]


@pytest.mark.parametrize(("first", "second", "count"), CASES)
def test_full_inspections(first: list[dict[str, str]], second: list[dict[str, str]], count: int) -> None:
    one, other = Story("one", "2018-03-01"), Story("other", "2018-04-01")
    for claim in first:
        one.inspection(**claim)
    for claim in second:
        other.inspection(**claim)
    assert len(inspections(record_of(one, other))) == count


def test_visits_of_one_quarter_stay_apart() -> None:
    """Monitoring visits come every three months; a report two months later is that of the visit before it."""
    record = record_of(
        Story("a", "2016-09-20").inspection(kind="monitoring_visit", date="2016-08-16/2016-08-17"),
        Story("b", "2017-01-12").inspection(
            kind="monitoring_visit", date="2016-11-30/2016-12-01", published="2017-01-10"
        ),
        Story("c", "2017-01-20").inspection(kind="monitoring_visit", published="2017-01-10"),
    )
    assert inspections(record, "monitoring_visit") == [
        ("2016-08-16/2016-08-17", None, None, 1),
        ("2016-11-30/2016-12-01", "2017-01-10", None, 2),
    ]


def test_what_fits_two_joins_none_and_is_doubted() -> None:
    """ "The earlier inspection", of no year, in an article after two of them."""
    record = record_of(
        Story("a", "2014-08-10").inspection(published="2014-08-08", rating=BAD),
        Story("b", "2018-02-01").inspection(published="2018-01-29", rating=BAD),
        Story("c", "2019-02-01").inspection(rating=BAD),
    )
    assert [row[3] for row in inspections(record)] == [1, 1]
    assert [(d.stage, d.rule) for d in record.doubts] == [("resolve", "which_inspection")]
    assert "2014-08-08, 2018-01-29" in record.doubts[0].why


def test_an_undated_mention_means_nothing_later_than_its_article() -> None:
    record = record_of(
        Story("a", "2014-08-10").inspection(published="2014-08-08", rating=BAD),
        Story("b", "2018-02-01").inspection(published="2018-01-29", rating=BAD),
        Story("c", "2015-02-01").inspection(rating=BAD),
    )
    assert [(row[1], row[3]) for row in inspections(record)] == [("2014-08-08", 2), ("2018-01-29", 1)]


def test_what_nobody_dates_was_so_by_the_first_article() -> None:
    """Never a date that nobody stated; the earliest telling bounds it."""
    record = record_of(
        Story("late", "2016-03-05").inspection(body="Local Government Association", kind="peer_review"),
        Story("early", "2016-01-20").inspection(body="Local Government Association", kind="peer_review"),
    )
    [row] = record.inspections
    assert (row.date.edtf, row.date.basis, row.articles) == ("../2016-01-20", "inferred", 2)
    assert row.slug == "westmarch-local-government-association-peer-review-2016-01"


def test_the_official_report_is_preferred_and_the_press_shown_against_it() -> None:
    record = record_of(
        Story("report", None, kind="report").inspection(
            date="2014-06-03/2014-06-25", published="2014-08-08", rating=BAD, sub={"adoption": "Good"}
        ),
        Story("press", "2014-09-01").inspection(published="2014-08-11", rating=BAD),
        Story("other press", "2014-09-01").inspection(published="2014-08-11", rating=BAD),
    )
    [row] = record.inspections
    assert (row.date.edtf, row.published.edtf, row.published.basis) == (
        "2014-06-03/2014-06-25",
        "2014-08-08",
        "official",
    )
    assert row.preferred == "published 2014-08-08: official report before press"
    [conflict] = record.conflicts
    assert (conflict.row_id, conflict.field, conflict.values) == (row.id, "published", ("2014-08-08", "2014-08-11"))
    sides = [(e.part, e.value) for e in record.evidence if e.row_id == conflict.id]
    assert sorted(sides) == [("against", "2014-08-11")] * 2 + [("told", "2014-08-08")]
    assert {(r.judgement, r.rating) for r in record.ratings} == {("overall", BAD), ("adoption", "Good")}


@pytest.mark.parametrize(
    ("votes", "preferred", "why"),
    [
        # the paper of the week knows better than those that look back
        ([("2014-09-01", BAD), ("2018-01-01", "Good"), ("2018-02-01", "Good")], BAD, "nearest"),
        # all of one time: most of them
        ([("2014-09-01", BAD), ("2014-09-02", "Good"), ("2014-09-03", "Good")], "Good", "more independent"),
    ],
)
def test_ratings_that_disagree(votes: list[tuple[str, str]], preferred: str, why: str) -> None:
    record = record_of(
        *(Story(f"s{n}", day).inspection(published="2014-08-08", rating=grade) for n, (day, grade) in enumerate(votes))
    )
    [row] = record.inspections
    assert row.rating == preferred
    [conflict] = record.conflicts
    assert (conflict.field, conflict.preferred) == ("rating", preferred)
    assert why in conflict.why


def test_two_councils_are_never_mixed() -> None:
    """An article of one council that tells another's inspection feeds that council's record."""
    mine = Story("mine", "2014-09-01").inspection(published="2014-08-08", rating=BAD)
    mine.inspection(published="2014-08", rating="Good", council="Eastmarch Council")
    assert [(r.council, r.rating) for r in record_of(mine).inspections] == [(COUNCIL, BAD)]
    other = record_of(mine, line="Eastmarch Council")
    assert [(r.council, r.rating) for r in other.inspections] == [("Eastmarch Council", "Good")]


def test_a_succeeded_council_is_one_line() -> None:
    record = record_of(
        Story("a", "2018-02-01").inspection(published="2018-01-29", rating=BAD),
        Story("b", "2022-03-01", council="Westmarch Council").inspection(published="2022-02-11"),
        line="Westmarch Council",
        succession={COUNCIL: "Westmarch Council"},
    )
    assert [r.council for r in sorted(record.inspections, key=lambda r: r.published.from_ or "")] == [
        COUNCIL,
        "Westmarch Council",
    ]
    assert {c.name: c.line for c in record.councils} == {
        COUNCIL: "Westmarch Council",
        "Westmarch Council": "Westmarch Council",
    }


def test_an_inspection_that_others_call_by_its_kind_is_that_one() -> None:
    """Before 2013 "Ofsted rated it inadequate" was often the unannounced child-protection inspection."""
    record = record_of(
        Story("a", "2013-06-01").inspection(kind="child_protection_inspection", published="2013-04", rating=BAD),
        Story("b", "2014-01-01").inspection(published="2013", rating=BAD),
        Story("c", "2014-01-01").inspection(published="2013", rating="Good"),
    )
    assert sorted((r.kind, r.published.edtf, r.articles) for r in record.inspections) == [
        ("child_protection_inspection", "2013-04", 2),
        ("full_inspection", "2013", 1),
    ]


def test_a_date_open_at_its_end_ends_with_the_article() -> None:
    """ "Visited since June 2017" was so by the time of writing."""
    [row] = record_of(Story("a", "2017-11-10").inspection(kind="focused_visit", date="2017-06/..")).inspections
    assert (row.date.edtf, row.date.to) == ("2017-06/2017-11-10", "2017-11-10")


def test_the_paper_of_the_week_dates_it_better_than_those_that_name_a_year() -> None:
    """ "The 2017 inspection", for one made in 2017 and reported in 2018."""
    record = record_of(
        Story("a", "2018-01-30").inspection(date="2017-11", published="2018-01-29", rating=BAD),
        Story("b", "2019-01-30").inspection(published="2017", rating=BAD),
    )
    [row] = record.inspections
    assert row.published.edtf == "2018-01-29"
    assert "nearest" in record.conflicts[0].why


@pytest.mark.parametrize(
    ("kind", "bounds", "date"),
    [
        # the August before any day of that half year would be 2015 or 2016; monitoring visits began in 2016
        ("monitoring_visit", ("2016-06", "2016-12"), "2016-08-16/2016-08-17"),
        ("peer_review", ("2016-06", "2016-12"), "XXXX-08-16/XXXX-08-17"),
        # one August only lies in the year before
        ("peer_review", ("2016-09", "2017-07"), "2016-08-16/2016-08-17"),
        ("peer_review", ("2016-09", None), "XXXX-08-16/XXXX-08-17"),
    ],
)
def test_a_day_without_its_year_gets_the_one_that_its_articles_bounds_leave(
    kind: str, bounds: tuple[str | None, str | None], date: str
) -> None:
    story = Story("a").bound(*bounds).inspection(kind=kind, date="XXXX-08-16</XXXX-08-17<")
    [row] = record_of(story).inspections
    assert row.date.edtf == date


def test_inspections_of_councils_that_nobody_names_are_never_one() -> None:
    """Two articles that leave out their council may be about two; a copy of one of them is about the same."""
    words = "Inspectors found that children here wait too long for help and that nobody keeps count of them."
    stories = [
        Story(name, "2018-06", council=None)
        .quote(f"{words} So says {name[0]}.", "Ann Carter")
        .inspection(kind="monitoring_visit", date="2018-05", words=f"Visit of May, told in {name[0]}.")
        .intervention("commissioner", "started", date="2018-05")
        for name in ("a", "b")
    ]
    policy = [
        Story(n, "2018-06", council=None).intervention("national_policy", "announced", date="2018-05") for n in "cd"
    ]
    record = record_of(*stories, *policy, line="")
    assert [row.articles for row in record.inspections] == [1, 1]
    assert sorted((row.kind, row.articles) for row in record.interventions) == [
        ("commissioner", 1),
        ("commissioner", 1),
        ("national_policy", 2),
    ]


def test_a_grade_held_since_a_date_was_given_then() -> None:
    story = Story("a", "2016-11-18").inspection(published="2014-08/..", rating=BAD)
    assert inspections(record_of(story)) == [(None, "2014-08", BAD, 1)]
