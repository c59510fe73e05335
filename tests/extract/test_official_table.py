"""Tables of known inspections."""

from pathlib import Path

import pytest

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.read import read
from bucks_tracker.records import Facts, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

OFFICIAL = Path(__file__).parents[2] / "data" / "official.csv"


def facts(text: str) -> Facts:
    return extract(segment(clean(RawDocument("known.csv", "0" * 64, text, "table"))), load_vocabulary())


def told(text: str) -> list[str]:
    return [doubt.why for doubt in facts(text).doubts]


def test_the_shipped_table() -> None:
    [raw] = read([OFFICIAL])
    assert isinstance(raw, RawDocument)
    found = extract(segment(clean(raw)), load_vocabulary())
    assert found.doubts == ()
    assert [(i.kind, i.framework, i.date and i.date.edtf, i.published and i.published.edtf, i.rating, i.council)
            for i in found.inspections] == [
        ("full_inspection", "SLAC", "2011-01", None, "Good", "Buckinghamshire County Council"),
        ("full_inspection", "SIF", "2014-06-03/2014-06-25", "2014-08-08", "Inadequate",
         "Buckinghamshire County Council"),
        ("full_inspection", "SIF", "2017-11-06/2017-11-30", "2018-01-29", "Inadequate",
         "Buckinghamshire County Council"),
        ("full_inspection", "ILACS", "2021-12-06/2021-12-17", "2022-02-11", "Requires improvement to be good",
         "Buckinghamshire Council"),
        ("full_inspection", "ILACS", "2025-01-27/2025-02-07", "2025-05-14", "Requires improvement to be good",
         "Buckinghamshire Council"),
    ]  # fmt: skip
    for claim in found.inspections:
        assert claim.span.of(found.article.text).startswith("80442,")
        for rating in claim.ratings:
            assert rating.span.of(found.article.text) == rating.rating


@pytest.mark.parametrize(
    "table",
    [
        "urn,start,end,overall\n80461,2019-05-01,2019-05-10,Good\n",
        "Local authority;Inspection start date;Inspection end date;Overall effectiveness\n"
        "Devon;1 May 2019;10 May 2019;good\n",
        "LA name\tInspection dates\tRating\nDevon County Council\t1 to 10 May 2019\t2\n",
        'Council,Dates of inspection,Overall judgement\n"Devon","1 May – 10 May 2019",GOOD\n',
        "\ufeffAuthority,First day,Last day,Grade\r\nDevon,01/05/2019,10/05/2019,Good\r\n",
    ],
)  # fmt: skip
def test_columns_by_their_words(table: str) -> None:
    found = facts(table.removeprefix("\ufeff"))
    [claim] = found.inspections
    assert (claim.council, claim.date and claim.date.edtf, claim.rating) == (
        "Devon County Council",
        "2019-05-01/2019-05-10",
        "Good",
    )
    assert found.doubts == ()


def test_judgements_by_their_words() -> None:
    [claim] = facts(
        "council,published,framework,Children who need help and protection,leadership_x,Adoption performance,in_care\n"
        "Devon,2014-09-01,Single inspection framework,3,,RI,not judged\n"
    ).inspections
    assert (claim.framework, claim.subratings) == (
        "SIF",
        {"help_protection": "Requires improvement", "adoption": "Requires improvement"},
    )


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("council,start,colour\nDevon,2019-05-01,red\n", ["the column 'colour' is not known and not used"]),
        ("council,start,overall\nDevon,2019-05-01,fair\n", ["not a grade: 'fair'"]),
        ("council,start\nDevon,soon\n",
         ["not a date: 'soon'", "the row gives no inspection: it lacks a date"]),
        ("council,start\nAtlantis,2019-05-01\n", ["the row gives no inspection: it lacks an authority that is known"]),
        ("name,start\nDevon,2019-05-01\n",
         ["the column 'name' is not known and not used", "no column names an authority: no table of inspections"]),
        ("council,start,start date\nDevon,2019-05-01,2019-05-02\n",
         ["the column 'start date' says again what another does"]),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told(table: str, why: list[str]) -> None:
    assert told(table) == why


@pytest.mark.parametrize(
    "table", ["", "\n", "# remark only", 'council,start\n"Devon', "council\n\n,,,\n", "council," * 999]
)
def test_odd_tables_raise_nothing(table: str) -> None:
    assert facts(table).inspections == ()


def test_a_row_over_several_lines_keeps_its_place() -> None:
    text = 'council,start,report\nDevon,2019-05-01,"a\nlong name"\nDevon,2021-05-01,b\n'
    spans = [claim.span.of(text) for claim in facts(text).inspections]
    assert spans == ['Devon,2019-05-01,"a\nlong name"', "Devon,2021-05-01,b"]
