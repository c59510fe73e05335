"""Fieldwork and publication, as reports print them."""

import pytest

from bucks_tracker.records import Metadata
from tests.extract.reports import facts, ilacs, own, sif


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("Inspection date: 3 June – 25 June 2014", "2014-06-03/2014-06-25"),
        ("Inspection date: 3 June 2014 – 25 June 2014", "2014-06-03/2014-06-25"),
        ("Inspection date: 11 January 2016–4 February 2016", "2016-01-11/2016-02-04"),  # no space at the dash
        ("Inspection dates: 15 – 19 July 2013", "2013-07-15/2013-07-19"),
        ("Inspection dates: 4 to 15 February 2019", "2019-02-04/2019-02-15"),
        ("Inspection dates: 6 December 2021 to 17 December 2021", "2021-12-06/2021-12-17"),
        ("Inspection dates: 10 December to 17 January 2020", "2019-12-10/2020-01-17"),  # over New Year, one year
        ("Inspection\ndates: 8 October to 12\nOctober 2018", "2018-10-08/2018-10-12"),  # lines broken anywhere
        ("Inspection dates: Monday 3 June to Friday 7 June 2019", "2019-06-03/2019-06-07"),
        ("Inspection dates: 3rd June to 14th June 2019", "2019-06-03/2019-06-14"),
        ("Inspection dates: 6 and 7 June 2018", "2018-06-06/2018-06-07"),
        ("Inspection date: 6 June 2018", "2018-06-06"),
        ("Inspection dates: 29 November to 3 December and 13 to 17 December 2021", "2021-11-29/2021-12-17"),
        ("Inspection dates 14 May 2018 to 25 May 2018", "2018-05-14/2018-05-25"),  # no colon
        ("Inspection date(s): 14 Sept – 9 Oct 2015", "2015-09-14/2015-10-09"),
        ("Dates of inspection: 14 May 2018 to 25 May 2018", "2018-05-14/2018-05-25"),
        ("Inspection dates: 6 December to 17 December\nReport published: 11 February 2022", "2021-12-06/2021-12-17"),
        ("Inspection date: 24 November –16December2015", "2015-11-24/2015-12-16"),  # spaces lost
        ("Inspection dates: 6 to17 December 2021", "2021-12-06/2021-12-17"),
        ("Inspection dates: 20 January 2020 to 31 January", "2020-01-20/2020-01-31"),
        ("Inspection dates: 16 December 2019 to 10 January", "2019-12-16/2020-01-10"),
        (
            "Inspection dates: 6 to 17 May\n" + "Words. " * 400 + "\nDevon, 6 to 17 May 2019, page 2",
            "2019-05-06/2019-05-17",
        ),
        ("Inspection date: June 2014", "2014-06"),
        ("Inspection dates: 31 June to 4 July 2019", None),  # no such day
        ("Inspection dates: to be confirmed", None),
    ],
)
def test_fieldwork(printed: str, edtf: str | None) -> None:
    found = facts(ilacs(dates=printed))
    date = found.inspections[0].date
    assert (date.edtf if date else None) == edtf
    assert [d.why for d in found.doubts if "fieldwork" in d.why] == (
        [] if edtf else ["the dates of the fieldwork not found where this layout prints it"]
    )


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("Report published: 18 May 2015", "2015-05-18"),
        ("Report published: 18th May 2015", "2015-05-18"),
        ("Published: 18 May 2015© Crown copyright 2015", "2015-05-18"),
        ("Report\npublished: Monday 18 May 2015", "2015-05-18"),
        ("Publication date: 18 May 2015", "2015-05-18"),
        ("Date of publication: May 2015", "2015-05"),
        ("The sections about the local authority were originally published on 11 May\n2015", "2015-05-11"),
        ("It follows the plan published in May 2014.", None),
        ("", None),
    ],
)
def test_publication(printed: str, edtf: str | None) -> None:
    published = own(sif(dates=f"Inspection date: 3 March – 25 March 2015\n{printed}")).published
    assert (published.edtf if published else None) == edtf


def test_given_publication_is_used_where_none_is_printed() -> None:
    found = facts(ilacs(), given=Metadata(published="2025-03-14"))
    assert (found.published, found.published_basis) == (
        "2025-03-14",
        "given" if found.published_basis == "given" else "",
    )
    published = found.inspections[0].published
    assert published is not None
    assert (published.edtf, published.basis) == ("2025-03-14", "inferred")


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (
            "Date of visit: 8 to 9 June 2021\nLead inspector: Ann Other, Her Majesty’s Inspector",
            "2021-06-08/2021-06-09",
        ),
        ("Visit dates: 8 and 9 June 2021", "2021-06-08/2021-06-09"),
        ("The visit took place from 8 June 2021 to 9 June 2021.", "2021-06-08/2021-06-09"),
        ("This letter summarises what was found on Tuesday 8 and Wednesday 9 June 2021.", "2021-06-08/2021-06-09"),
    ],
)
def test_dates_of_visits(lines: str, edtf: str) -> None:
    first = own(
        "1 July 2021\nDear Ms Person\nFocused visit to Leeds City Council children’s services\n"
        f"{lines}\nThis letter summarises the findings of the visit.\nYours sincerely\nAnn Other\n"
    )
    assert (first.kind, first.council, first.date and first.date.edtf) == ("focused_visit", "Leeds City Council", edtf)
