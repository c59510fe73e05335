"""When an article was published, as far as all tell together: never tighter than the evidence."""

from tests.resolve.resolving import publications_of
from tests.resolve.story import COUNCIL, Story


def published(*stories: Story) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    facts = [s.facts() for s in stories]
    found = publications_of(facts, COUNCIL, {})
    return {
        s.name: (found[f.article.id].published.edtf, found[f.article.id].reasons)
        for s, f in zip(stories, facts, strict=True)
    }


def test_a_date_given_stands() -> None:
    assert published(Story("a", "2016-01~").bound("2019", None))["a"][0] == "2016-01~"


def test_nothing_known_is_nothing_said() -> None:
    assert published(Story("a")) == {"a": (None, ())}


def test_own_bounds_narrow_and_say_why() -> None:
    found = published(
        Story("a").bound("2015-12", None, "tells of December 2015 as past").bound(None, "2016-11", "two years")
    )
    assert found["a"] == ("2015-12/2016-11", ("tells of December 2015 as past", "two years"))


def test_bounds_that_contradict_are_left_out_and_said() -> None:
    edtf, reasons = published(Story("a").bound("2015-12", None).bound(None, "2014", "odd"))["a"]
    assert edtf == "2015-12/.."
    assert reasons[-1] == "left out, as it contradicts the rest: odd"


def test_a_relative_date_of_an_inspection_that_others_date_tells_the_year() -> None:
    """ "Published in August last year", where others say August 2014."""
    found = published(
        Story("a").inspection(published="year-1:08", rating="Inadequate"),
        Story("b", "2018-02-20").inspection(published="2014-08", rating="Inadequate"),
    )
    assert found["a"][0] == "2015"
    assert "last year" in found["a"][1][0] or "year-1" in found["a"][1][0]


def test_bounds_travel_from_article_to_article() -> None:
    """c dates a's inspection by the year; a's own date then dates b's "earlier this month"."""
    found = published(
        Story("a").inspection(published="year-1:08", rating="Inadequate").bound("2015-03", "2015-03"),
        Story("b").inspection(published="year-1:08", rating="Inadequate"),
        Story("c", "2018-02-20").inspection(published="2014-08", rating="Inadequate"),
    )
    assert found["a"][0] == "2015-03"
    assert found["b"][0] == "2015"


def test_an_article_comes_after_what_it_tells_as_done() -> None:
    found = published(
        Story("a").inspection(kind="monitoring_visit", date="2016-08-16/2016-08-17"),
        Story("b", "2017-01-01").inspection(kind="monitoring_visit", date="2016-08-16/2016-08-17"),
    )
    assert found["a"][0] == "2016-08-16/.."
