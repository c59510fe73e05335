"""Expectations: one line a case, "who due" or "who recurrence" of each, with its words where they are a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import Facts, Metadata, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

HEADLINE = "Rutland’s inadequate children’s services again\n\n"


def facts_of(body: str, published: str | None = "2018-02-20") -> Facts:
    raw = RawDocument("a.txt", "0" * 64, HEADLINE + body, given=Metadata(published=published))
    return extract(segment(clean(raw)), load_vocabulary())


# fmt: off
CASES = [
    ("The final report is expected in May.", "None 2018-05"),
    ("The commissioner must report by 16 December.", "DfE commissioner ../2018-12-16"),
    ("The council has six months to show that it can improve.", "Rutland County Council ../2018-08"),
    ("Ofsted will return in the spring.", "Ofsted 2018-21"),
    ("Ofsted is due to return within three months.", "Ofsted 2018-02-20/2018-05"),
    ("Monitoring visits take place every three months.", "None P3M"),
    ("The improvement board meets every month to check progress.", "The improvement board P1M"),
    ("The commissioner is expected to go in towards the end of this month.", "DfE commissioner 2018-02-20/2018-02-28"),
    ("The council has until March to improve.", "Rutland County Council ../2018-03"),
    (
        "The Department for Education has given the council until 31 May to respond.",
        "Department for Education ../2018-05-31",
    ),
    ("The council must publish its plan within 70 days.", "Rutland County Council 2018-02-20/2018-05-01"),
    ("We are still waiting for the minister’s letter.", "None None"),
    ("A decision is awaiting the minister.", "None None"),
    (
        "The new director, Jean Miles, hopes to recruit 40 social workers by the end of the year.",
        "Jean Miles ../2018-12",
    ),
    ("The council was given 12 months to improve in 2014.", ""),
    ("The report was expected in May 2017.", ""),
    ("Ofsted visited in January.", ""),
    ("Services will improve.", ""),
    ("The council pays £3m every year to agencies.", ""),
    ("She visits her mother every week.", ""),
    ("It will take over on 1 April, but staff will stay.", "None 2018-04-01: It will take over on 1 April"),
    ("The council plans to open four homes by 2020.", "Rutland County Council ../2020"),
    ("Ofsted is expected to inspect again later this year.", "Ofsted 2018-02-20/2018"),
    ("“We will report back to parents in June,” said Jean Miles.", "Jean Miles 2018-06"),
    ("The department will review progress every six months.", "The department P6M"),
    ("The new trust is due to take over in July 2020.", "The new trust 2020-07"),
    ("Ms Jean Miles, who ran Leeds City Council, will begin work on 1 May.", "Jean Miles 2018-05-01"),
    ("The Government announced this week that it will be stripped of services.", ""),
    ("Services have been given a clean bill of health in under three years.", ""),
    ("An improvement board, led by its chair, will meet on 1 May.", "An improvement board 2018-05-01"),
    ("A petition against closing two youth clubs will be heard in May.", ""),  # not about the service
    ("Oakham Academy will join the Welland Learning Trust in May.", ""),
    ("They ask whether their social worker will be the same person next month.", ""),
    (
        "Twenty authorities are inadequate, among them Reading, where a commissioner is to be appointed in May.",
        "DfE commissioner 2018-05: a commissioner is to be appointed in May.",
    ),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_expectations(sentence: str, expected: str) -> None:
    facts = facts_of(sentence)
    found = []
    for told in facts.expectations:
        words = told.span.of(facts.article.text)
        when = told.recurrence or (told.due and told.due.edtf)
        found.append(f"{told.who} {when}" + ("" if words == sentence else f": {words}"))
    assert "; ".join(found) == expected


def test_their_report_is_the_bodys_named_before() -> None:
    facts = facts_of("The Department for Education came in November. Their final report is expected in May.")
    assert [(e.who, e.due and e.due.edtf) for e in facts.expectations] == [("Department for Education", "2018-05")]


def test_without_a_publication_date_the_expression_is_kept() -> None:
    (told,) = facts_of("The commissioner must report by the end of the month.", None).expectations
    assert told.due is not None
    assert (told.due.expression, told.due.edtf) == ("../month.end", None)


PIECES = "Ofsted the council must will is expected to report has until within six months every in May by 2019 , ; . “ ”"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40))
def test_nothing_raises_and_spans_are_in_place(pieces: list[str]) -> None:
    facts = facts_of(" ".join(pieces))
    for told in facts.expectations:
        assert told.span.of(facts.article.text).strip()
