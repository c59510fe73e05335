"""The table of authorities and its reader."""

from datetime import date

import pytest

from bucks_tracker.councils import load_councils


@pytest.mark.parametrize(
    ("name", "on", "official"),
    [
        ("Bucks County Council", date(2014, 8, 8), "Buckinghamshire County Council"),  # press form
        ("Buckinghamshire", date(2019, 12, 1), "Buckinghamshire County Council"),  # the place, before the merger
        ("Bucks", date(2020, 4, 1), "Buckinghamshire Council"),  # its first day
        ("Buckinghamshire", None, "Buckinghamshire Council"),  # no day: the last one
        ("Buckinghamshire County Council", None, "Buckinghamshire County Council"),  # an official name says whose it is
        ("Buckinghamshire Council", date(2015, 3, 30), "Buckinghamshire County Council"),  # the press leaves words out
        ("Dorset", date(2018, 1, 1), "Dorset County Council"),
        ("Somerset Council", None, "Somerset Council"),
        ("Northants", date(2013, 1, 1), "Northamptonshire County Council"),  # split in two since
        ("Northamptonshire", date(2024, 1, 1), "Northamptonshire County Council"),  # gone: the nearest
        ("London Borough of Croydon", None, "Croydon Council"),
        ("croydon council", None, "Croydon Council"),  # any case
        ("Royal Borough of Windsor & Maidenhead", None, "Royal Borough of Windsor and Maidenhead"),
        ("Hammersmith and Fulham Council", None, "Hammersmith and Fulham Council"),
        ("Doncaster Metropolitan Borough Council", None, "City of Doncaster Council"),  # a former name
        ("City of York", None, "City of York Council"),
        ("Kingston upon Hull City Council", None, "Hull City Council"),
        ("BCP Council", None, "Bournemouth, Christchurch and Poole Council"),
        ("St. Helens Council", None, "St Helens Council"),
        ("Stoke-on-Trent", None, "Stoke-on-Trent City Council"),
        ("Wycombe District Council", None, None),  # a district has no children's services
        ("Cardiff Council", None, None),
        ("", None, None),
    ],
)
def test_named(name: str, on: date | None, official: str | None) -> None:
    council = load_councils().named(name, on)
    assert (council and council.name) == official


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Newcastle City Council", "Newcastle upon Tyne City Council"),
        ("Hull City Council", "Kingston upon Hull City Council"),
        ("Durham County Council", "Durham County Council"),  # "County Durham" is there already, in another order
        ("Enfield Council", "Enfield Council"),
    ],
)
def test_full_name(name: str, full: str) -> None:
    council = load_councils().named(name)
    assert council
    assert council.full_name == full
    assert load_councils().named(full) == council


def test_a_number_outlives_the_authority() -> None:
    councils = load_councils()
    before, after = councils.with_urn("80442", date(2018, 1, 29)), councils.with_urn("80442", date(2022, 2, 11))
    assert (before and before.id, after and after.id) == ("BKM", "BUC")
    assert councils.with_urn("1") is None


def test_every_successor_is_in_the_table() -> None:
    councils = load_councils()
    assert len(councils.by_id) == len(councils.rows) > 150
    assert all(after in councils.by_id for row in councils for after in row.replaced_by)
    assert all(row.last for row in councils if row.replaced_by)


def test_every_name_leads_back_to_its_authority() -> None:
    councils = load_councils()
    for row in councils:
        assert councils.named(row.name) == row
        day = row.last or date(2025, 1, 1)
        for name in (row.name, row.short, *row.aliases, f"{row.short} Council"):
            assert councils.named(name, day) == row, name
