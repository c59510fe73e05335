"""The record of the five seeds, from what a careful reader finds in each (tests/golden/seeds)."""

import pytest

from bucks_tracker.resolve.record import Record
from tests.resolve.resolving import record_of
from tests.resolve.story import gold_facts

LINE = "Buckinghamshire Council"
SUCCESSION = {"Buckinghamshire County Council": LINE}


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of(*map(gold_facts, range(5)), line=LINE, succession=SUCCESSION)


def test_one_row_for_each_inspection(record: Record) -> None:
    found = {(r.body, r.kind, r.date.edtf, r.published.edtf, r.rating, r.articles) for r in record.inspections}
    assert found >= {
        ("Ofsted", "full_inspection", None, "2014-08", "Inadequate", 5),
        ("Red Quadrant", "adviser_review", None, "2015-03~", None, 1),
        ("Department for Education", "dfe_review", "2015-11", "2016-02?", None, 2),
        ("Local Government Association", "peer_review", "../2016-01", "2016", None, 2),
        ("Ofsted", "monitoring_visit", "2016-08-16/2016-08-17", "2016-09~", None, 1),
        ("Ofsted", "full_inspection", None, "2018-01-29", "Inadequate", 1),
    }
    assert len([r for r in record.inspections if r.status == "done"]) == 6


def test_a_misspelt_person_is_one_person(record: Record) -> None:
    by_name = {p.name: p for p in record.people}
    assert "David Johnson" not in by_name
    assert "David Johnson" in by_name["David Johnston"].aliases
    assert (by_name["David Johnston"].articles, by_name["Lin Hazell"].articles) == (2, 2)
    shown = {e.words for e in record.evidence if e.row_id == by_name["David Johnston"].id}
    assert "David Johnson" in shown


def test_the_commissioner_follows_the_second_inspection(record: Record) -> None:
    inspections = {r.id: r.published.edtf for r in record.inspections}
    [row] = [r for r in record.interventions if r.kind == "commissioner" and r.status == "announced"]
    assert (row.began.edtf, inspections[row.triggered_by or ""]) == ("2018-02~", "2018-01-29")


def test_every_row_has_evidence_that_holds_its_words(record: Record) -> None:
    texts = {gold_facts(n).article.id: gold_facts(n).article.text for n in range(5)}
    carried = {e.row_id for e in record.evidence}
    for table in ("inspections", "ratings", "interventions", "intervention_events", "people", "roles", "quotes"):
        assert {row.id for row in getattr(record, table)} <= carried
    for e in record.evidence:
        assert texts[e.article_id][e.start : e.end] == e.words


def test_national_policy_stands_beside_the_council() -> None:
    national = record_of(*map(gold_facts, range(5)), line="", succession=SUCCESSION)
    assert [(r.kind, r.status, r.began.edtf) for r in national.interventions] == [
        ("national_policy", "announced", "2015-12")
    ]
