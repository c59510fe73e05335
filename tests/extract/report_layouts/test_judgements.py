"""Grades, from tables, sentences and headings."""

import pytest

from tests.extract.reports import ILACS_SUBS, ILACS_TABLE, NO_OVERALL, SIF_SUBS, SIF_TABLE, facts, ilacs, own, sif


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("The overall judgement is that children’s services are inadequate", "Inadequate"),
        ("The overall judgement is good", "Good"),
        ("The overall judgement is that children’s services\nrequire improvement", "Requires improvement"),
        ("The overall judgement is requires improvement", "Requires improvement"),
        ("Children’s services in Devon are outstanding", "Outstanding"),
        ("Children’s services in Devon require improvement to be good", "Requires improvement to be good"),
        ("Children’s services require improvement to be good", "Requires improvement to be good"),
        ("Overall effectiveness: Requires improvement", "Requires improvement"),
    ],
)
def test_overall_of_sif(words: str, rating: str) -> None:
    first = own(sif(overall=words))
    assert first.rating == rating
    assert first.subratings == SIF_SUBS


@pytest.mark.parametrize(
    "table",
    [
        SIF_TABLE,
        SIF_TABLE.replace("\n", " "),
        SIF_TABLE.upper(),
        SIF_TABLE.replace("Leadership, management and", "Leadership management and").replace("3.", "1."),
        # column by column: all labels, then all grades
        "1. Children who need help and protection\n2. Children looked after and achieving permanence\n"
        "2.1 Adoption performance\n2.2 Experiences and progress of care leavers\n"
        "3. Leadership, management and governance\n"
        "Inadequate\nRequires improvement\nGood\nRequires\nimprovement\nInadequate",
        # a grade between the lines of its label
        SIF_TABLE.replace(
            "2. Children looked after and achieving\npermanence\nRequires improvement",
            "2. Children looked after and achieving Requires\npermanence improvement",
        ),
        # table cells as a saved page writes them
        "| 1. Children who need help and protection | Inadequate |\n"
        "| 2. Children looked after and achieving permanence | Requires improvement |\n"
        "| 2.1 Adoption performance | Good |\n| 2.2 Experiences and progress of care leavers | Requires improvement |\n"
        "| 3. Leadership, management and governance | Inadequate |",
    ],
)  # fmt: skip
def test_sif_tables(table: str) -> None:
    assert own(sif(table=table)).subratings == SIF_SUBS


@pytest.mark.parametrize(
    "table",
    [
        ILACS_TABLE,
        ILACS_TABLE.replace("\n", " "),
        ILACS_TABLE.replace("effectiveness", "e\ufb00ectiveness"),  # a ligature
        ILACS_TABLE.replace(" ", "\u00a0"),
        ILACS_TABLE.replace("Outstanding", "O utstan ding").replace("Inadequate", "In adequate"),  # torn by the PDF
        # grades between the lines of their labels
        "Judgement Grade\nThe impact of leaders on social work Good\npractice with children and families\n"
        "The experiences and progress of Requires improvement\nchildren who need help and protection to be good\n"
        "The experiences and progress of Outstanding\nchildren in care\n"
        "The experiences and progress of care Inadequate\nleavers\n"
        "Overall effectiveness Requires improvement to be good",
        # column by column
        "Judgement\nThe impact of leaders on social work practice with children and families\n"
        "The experiences and progress of children who need help and protection\n"
        "The experiences and progress of children in care\nThe experiences and progress of care leavers\n"
        "Overall effectiveness\nGrade\nGood\nRequires improvement to be good\nOutstanding\nInadequate\n"
        "Requires improvement to be good",
    ],
)
def test_ilacs_tables(table: str) -> None:
    first = own(ilacs(table=table))
    assert first.subratings == ILACS_SUBS
    assert first.rating == "Requires improvement to be good"


def test_ilacs_before_2023_judges_care_and_leaving_it_together() -> None:
    table = (
        "Judgement Grade\nThe impact of leaders on social work practice with children\nand families Good\n"
        "The experiences and progress of children who need help and\nprotection Good\n"
        "The experiences and progress of children in care and care\nleavers\nRequires improvement\nto be good\n"
        "Overall effectiveness Good"
    )
    first = own(ilacs(dates="Inspection dates: 4 to 15 February 2019", table=table))
    assert first.rating == "Good"
    assert first.subratings == {
        "leaders_impact": "Good",
        "help_protection": "Good",
        "care_and_leavers": "Requires improvement to be good",
    }


def test_no_overall_grade_since_april_2026() -> None:
    text = ilacs(
        dates="Inspection dates: 8 to 19 June 2026",
        table=NO_OVERALL,
        rest="Services were judged to be inadequate overall in 2022. Overall effectiveness has grown and is good.\n",
    )
    found = facts(text)
    assert found.inspections[0].rating is None
    assert found.inspections[0].subratings == ILACS_SUBS
    assert found.doubts == ()


def test_missing_overall_grade_before_is_a_doubt() -> None:
    found = facts(ilacs(table=NO_OVERALL))
    assert found.inspections[0].rating is None
    assert [d.why for d in found.doubts] == ["the overall judgement not found where this layout prints it"]


def test_headings_of_sections_serve_where_no_table_is_left() -> None:
    rest = (
        "The impact of leaders on social work practice with children and families: good\n1. Leaders lead.\n"
        "The experiences and progress of children who need help and\nprotection: requires improvement to be good\n"
        "2. Children wait.\nThe experiences and progress of children in care: outstanding\n3. Care is good.\n"
        "The experiences and progress of care leavers: inadequate\n4. Few are in touch.\n"
    )
    found = facts(ilacs(table="", rest="Much has changed. " * 300 + rest))
    assert found.inspections[0].subratings == ILACS_SUBS
    assert [d.why for d in found.doubts] == ["the overall judgement not found where this layout prints it"]


def test_the_grade_of_the_board_is_not_that_of_the_services() -> None:
    board = "The effectiveness of the Local Safeguarding Children Board (LSCB) is good."
    found = facts(sif(overall=board))
    assert found.inspections[0].rating is None
    assert [d.why for d in found.doubts] == ["the overall judgement not found where this layout prints it"]
