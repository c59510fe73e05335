"""One person under several names, and several people under like names."""

import pytest

from bucks_tracker.resolve.names import Name, roles_agree, same_first
from tests.resolve.resolving import record_of
from tests.resolve.story import Story


def people(*stories: Story) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((p.name, p.aliases) for p in record_of(*stories).people)


def test_a_misspelling_with_a_role_in_common_is_an_alias() -> None:
    found = people(
        Story("a", "2016-01").person("Daniel Marston", "director of children’s services", times=4),
        Story("b", "2016-03").person("Daniel Marsden", "children’s services boss"),
    )
    assert found == [("Daniel Marsden", ()), ("Daniel Marston", ())]  # two letters: two names
    found = people(
        Story("a", "2016-01").person("Daniel Marston", "director of children’s services", times=4),
        Story("b", "2016-03").person("Daniel Marson", "children’s services boss"),
    )
    assert found == [("Daniel Marston", ("Daniel Marson",))]


def test_a_misspelling_in_the_same_article_is_an_alias() -> None:
    """Introduced with a role under one spelling, quoted under the other."""
    story = Story("a", "2016-01").person("Daniel Marson", "boss").person("Daniel Marston", None, "Mr Marston", times=3)
    assert people(story) == [("Daniel Marston", ("Daniel Marson", "Mr Marston"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # an officer and a member of one council, one letter apart
        (("Daniel Marston", "director of children’s services", 3), ("Daniel Marson", "councillor", 3)),
        # no role in common and never in one article: nothing supports it
        (("Daniel Marston", None, 3), ("Daniel Marson", None, 1)),
        # other first names
        (("Mark Marston", "director", 3), ("Mary Marston", "director", 3)),
        # both are told often: two real people in like posts
        (("Daniel Marston", "social worker", 5), ("Daniel Marson", "social worker", 5)),
        # too short a surname to tell a slip from a name
        (("Ann Lee", "councillor", 3), ("Ann Lea", "councillor", 1)),
    ],
)
def test_like_names_stay_apart(one: tuple[str, str | None, int], other: tuple[str, str | None, int]) -> None:
    stories = [Story(name, "2016-01").person(name, role, times=times) for name, role, times in (one, other)]
    assert len(people(*stories)) == 2


def test_two_roles_at_one_time_in_one_article_are_two_people() -> None:
    story = Story("a", "2016-01").person("Jo Hale", "director").person("Joanne Hale", "councillor")
    assert len(people(story)) == 2


def test_a_surname_alone_joins_its_only_bearer() -> None:
    full = Story("a", "2016-01").person("Priya Nair", "cabinet member")
    assert people(full, Story("b", "2016-02").person("Nair")) == [("Priya Nair", ("Nair",))]
    second = Story("c", "2016-02").person("Vik Nair", "councillor")
    assert len(people(full, second, Story("b", "2016-02").person("Nair"))) == 3


@pytest.mark.parametrize("short", ["C Marston", "Chris Marston"])
def test_a_short_form_joins_the_one_it_fits_and_neither_of_two(short: str) -> None:
    stories = [Story(name, "2016-01").person(name, None) for name in (short, "Christopher Marston")]
    assert people(*stories) == [("Christopher Marston", (short,))]
    stories.append(Story("third", "2016-01").person("Christine Marston", None))
    assert len(people(*stories)) == 3


def test_roles_have_periods() -> None:
    record = record_of(
        Story("a", "2015-01-10").person("Priya Nair", "councillor"),
        Story("b", "2016-05-01").person("Priya Nair", "cabinet member for children"),
        Story("c", "2017-06-01").person("Priya Nair", "cabinet member for children"),
    )
    [person] = record.people
    assert person.role == "cabinet member for children"
    assert [
        (r.role, r.seen.from_, r.seen.to, r.articles) for r in sorted(record.roles, key=lambda r: r.seen.from_ or "")
    ] == [
        ("councillor", "2015-01-10", "2015-01-10", 1),
        ("cabinet member for children", "2016-05-01", "2017-06-01", 2),
    ]


def test_a_misspelling_is_shown_as_a_conflict_with_its_source() -> None:
    record = record_of(
        Story("a", "2016-01").person("Daniel Marston", "director of children’s services", times=4),
        Story("b", "2016-03").person("Daniel Marson", "director of children’s services"),
    )
    [conflict] = record.conflicts
    assert (conflict.field, conflict.values) == ("name", ("Daniel Marston", "Daniel Marson"))
    assert {(e.part, e.words) for e in record.evidence if e.row_id == conflict.id} == {
        ("told", "Daniel Marston"),
        ("against", "Daniel Marson"),
    }


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("David", "Dave", True),
        ("D", "David", True),
        ("Mark", "Mary", False),
        ("Sue", "Susan", True),
        ("Steve", "Steven", True),  # one short form of two spellings
        ("Kate", "Katie", True),  # two short forms of one name
        ("Ted", "Edmund", False),
        ("", "Ann", False),
    ],
)
def test_first_names(a: str, b: str, same: bool) -> None:
    assert same_first(Name.of(f"{a} X").first if a else "", Name.of(f"{b} X").first) is same


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("children’s services boss", "director of children’s services", True),
        ("councillor", "cabinet member for children’s services", True),
        ("director of children’s services", "cabinet member for children’s services", False),
        ("director", None, None),
    ],
)
def test_roles(a: str, b: str | None, agree: bool | None) -> None:
    assert roles_agree(a, b) is agree
