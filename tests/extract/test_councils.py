"""Councils named, and the one that an article is about."""

import pytest

from tests.extract.events import facts, table


@pytest.mark.parametrize(
    ("text", "published", "names"),
    [
        ("Bucks County Council met.", "2016-01", ["Buckinghamshire County Council"]),  # press form
        ("Buckinghamshire council met.", "2015-03-30", ["Buckinghamshire County Council"]),  # before the merger
        ("Buckinghamshire Council met.", "2021-03-30", ["Buckinghamshire Council"]),
        ("The London Borough of Croydon met.", None, ["Croydon Council"]),
        ("CORNWALL Council met.", None, ["Cornwall Council"]),  # shouted
        ("Services for children in Leeds are good.", None, ["Leeds City Council"]),
        ("Hammersmith & Fulham's children's services met.", None, ["Hammersmith and Fulham Council"]),
        ("Wycombe District Council met.", None, []),  # a district has no children's services
        ("South Bucks District Council met.", None, []),
        ("Kent Police and Leeds United met at Durham University.", None, []),  # other bodies of that name
        ("Mr Bolton met Jack Sutton in New York.", None, []),  # people; another York
        ("Reading the report, she sighed.", None, []),  # the verb
        (
            "Reading's services sighed. Bury was told so.",
            None,
            ["Reading Borough Council", "Bury Metropolitan Borough Council"],
        ),
        ("They said Bury sighed.", None, ["Bury Metropolitan Borough Council"]),
        ("Jane Sutton met Cllr Derby. Later Derby and Sutton sighed.", None, []),  # who were named as people
        ("Social workers in Reading sighed.", None, ["Reading Borough Council"]),
        ("Newcastle-under-Lyme is elsewhere.", None, []),
        # a council in no table goes by its own name
        ("Ofsted rated children's services at Ashby County Council good.", None, ["Ashby County Council"]),
        ("Ofsted rated Kirkford Council's children's services good.", None, ["Kirkford Council"]),
        ("Ofsted told child protection staff of the Arts Council and the Town Council.", None, []),
        ("Ofsted rated child protection in Brum good.", None, ["Birmingham City Council"]),
    ],
)
def test_councils(text: str, published: str | None, names: list[str]) -> None:
    assert [m.name for m in facts(text, published).councils] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the commissioner's employer is not the council spoken of
        ("Torbay Council has a commissioner, Ann Moss, chief executive of Kent County Council.", "Torbay Council"),
        ("Neighbouring Essex will help Suffolk's children's services.", "Suffolk County Council"),
        ("Kirklees children's services failed. Leeds City Council will help Kirklees.", "Kirklees Council"),
        ("Nobody's council is named.", None),
    ],
)
def test_main_council(text: str, name: str | None) -> None:
    assert facts(text).council == name


def test_without_a_date_the_article_s_own_word_decides() -> None:
    assert facts("Bucks County Council met.").council == "Buckinghamshire County Council"


@pytest.mark.parametrize(("day", "main", "claims", "text"), table(__file__))
def test_whose_it_is(day: str, main: str, claims: str, text: str) -> None:
    found = facts(text, day)
    told = {f"{i.kind} {(i.rating or '-').removesuffix(' to be good')} of {i.council}" for i in found.inspections}
    told |= {f"{i.kind} {status} of {i.council}" for i in found.interventions for status in (i.status, "-")}
    told |= {f"{i.kind} - of {i.council}" for i in found.inspections}
    assert found.council == main
    assert set(claims.split("; ")) <= told
