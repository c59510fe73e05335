"""Whose services a report is about."""

import pytest

from tests.extract.reports import facts, ilacs, own, sif


@pytest.mark.parametrize(
    ("title", "council"),
    [
        ("Inspection of Devon County Council\nlocal authority children’s services", "Devon County Council"),
        ("Inspection of Dudley local authority\nchildren’s services", "Dudley Metropolitan Borough Council"),
        ("Devon County Council\nInspection of children’s social care services", "Devon County Council"),
        ("1\nHarrow\nInspection of children’s social care services", "Harrow Council"),
        ("London Borough of Enfield\nInspection of local authority children's services", "Enfield Council"),
        ("The Royal Borough of Windsor and\nMaidenhead\nInspection of children’s social care services",
         "Royal Borough of Windsor and Maidenhead"),
        ("Royal Borough of Kingston upon Thames\nInspection of children’s social care services",
         "Royal Borough of Kingston upon Thames"),
        ("Inspection of City of York Council local authority children’s services", "City of York Council"),
        ("Inspection of Kingston upon Hull City Council children’s services", "Kingston upon Hull City Council"),
        ("Inspection of Newcastle City Council children’s services", "Newcastle upon Tyne City Council"),
        ("Council of the Isles of Scilly\nInspection of local authority children’s services",
         "Council of the Isles of Scilly"),
        ("Inspection of Stoke-on-Trent City Council\nlocal authority children’s services",
         "Stoke-on-Trent City Council"),
        ("Inspection of Bath and North East Somerset local authority children’s services",
         "Bath and North East Somerset Council"),
        ("Inspection of North East Lincolnshire children’s services", "North East Lincolnshire Council"),
        ("Inspection of Birmingham children’s services, delivered by Birmingham Children’s Trust",
         "Birmingham City Council"),
        ("Inspection of Slough children’s services\ndelivered by Slough Children First", "Slough Borough Council"),
        ("Inspection of Hammersmith & Fulham local authority children’s services", "Hammersmith and Fulham Council"),
    ],
)  # fmt: skip
def test_council(title: str, council: str) -> None:
    found = facts(ilacs(title=title))
    assert found.council == council
    assert found.inspections[0].council == council
    assert found.inspections[0].framework == "ILACS"


def test_council_of_its_time() -> None:
    """A county council before the change of 2020 has another name than its successor."""
    title = "Inspection of Buckinghamshire\nlocal authority children’s services"
    assert own(ilacs(title=title)).council == "Buckinghamshire Council"
    assert own(sif(heading="Buckinghamshire")).council == "Buckinghamshire County Council"


def test_unknown_council_is_a_doubt() -> None:
    found = facts(ilacs(title="Inspection of Westshire local authority children’s services"))
    assert found.council is None
    assert "the authority's name" in found.doubts[0].why
