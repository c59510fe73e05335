"""Earlier inspections that a report tells of."""

import pytest

from tests.extract.reports import facts, ilacs, sif

PREVIOUS = """Other Ofsted inspections
\uf0a7 The local authority operates one children’s home. It was judged to be good in its most recent inspection.
\uf0a7 The previous inspection of Devon’s safeguarding arrangements / arrangements for the protection of
children was in January 2011. The local authority was judged to be good.
\uf0a7 The previous inspection of Devon’s services for looked after children was in January 2011. The
local authority was judged to be {looked_after}.
"""


@pytest.mark.parametrize(("looked_after", "overall"), [("good", "Good"), ("adequate", None)])
def test_earlier_inspections_listed(looked_after: str, overall: str | None) -> None:
    first, *earlier = facts(sif(rest=PREVIOUS.format(looked_after=looked_after))).inspections
    assert [(i.kind, i.framework, i.date and i.date.edtf, i.rating, i.is_news) for i in earlier] == [
        ("full_inspection", "SLAC", "2011-01", overall, False)
    ]
    assert earlier[0].subratings == {
        "help_protection": "Good",
        "looked_after_permanence": looked_after.capitalize(),
    }
    assert first.rating == "Inadequate"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # the arrangements for the protection of children had an inspection of their own from May 2012
        ("The last inspection of the local authority’s arrangements for the protection of children was in March 2013. "
         "The local authority was judged to be adequate.",
         ("child_protection_inspection", "AAPC", "2013-03", None, "Adequate", {})),
        ("The previous inspection of the local authority’s services for safeguarding and looked after children was in "
         "March 2012. The local authority was judged to be adequate for children looked after and inadequate for "
         "safeguarding.",
         ("full_inspection", "SLAC", "2012-03", None, None,
          {"looked_after_permanence": "Adequate", "help_protection": "Inadequate"})),
        ("The last inspection report for the local authority’s children’s services was published in August 2014. The "
         "judgements for the local authority were: overall effectiveness: inadequate; children who need help and "
         "protection: inadequate; children looked after and achieving permanence: good; adoption performance: good; "
         "experiences and progress of care leavers: requires improvement; leadership, management and governance: "
         "inadequate.",
         ("full_inspection", "SIF", None, "2014-08", "Inadequate",
          {"help_protection": "Inadequate", "looked_after_permanence": "Good", "adoption": "Good",
           "care_leavers": "Requires improvement", "leadership": "Inadequate"})),
    ],
)  # fmt: skip
def test_earlier_inspections_of_their_time(words: str, expected: tuple[object, ...]) -> None:
    _, earlier = facts(sif(dates="Inspection date: 6 November 2017 to 30 November 2017", rest=words)).inspections
    told = (earlier.date and earlier.date.edtf, earlier.published and earlier.published.edtf)
    assert (earlier.kind, earlier.framework, *told, earlier.rating, earlier.subratings) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The last full inspection of children’s services in Devon was in 2021 when all services were judged to "
         "require improvement to be good.", [("full_inspection", "ILACS", "2021", "Requires improvement to be good")]),
        ("Since the last ILACS inspection in February 2022, much has changed.",
         [("full_inspection", "ILACS", "2022-02", None)]),
        ("At the last inspection in 2015, services were judged to be good for care leavers.",
         [("full_inspection", "SIF", "2015", None)]),  # a grade of one service is not the inspection's
        ("There was a focused visit in October 2023.", [("focused_visit", "ILACS", "2023-10", None)]),
        ("The children’s home was good at its last inspection in March 2024.", []),
        ("The last inspection in 2025 is this one.", []),
    ],
)  # fmt: skip
def test_earlier_inspections_in_passing(words: str, expected: list[tuple[object, ...]]) -> None:
    _, *earlier = facts(ilacs(rest=words + "\n")).inspections
    assert [(i.kind, i.framework, i.date and i.date.edtf, i.rating) for i in earlier] == expected


def test_earlier_inspections_were_of_the_authority_of_their_time() -> None:
    title = "Inspection of Buckinghamshire Council\nlocal authority children’s services"
    own, earlier = facts(
        ilacs(title=title, rest="There was an inspection. The last inspection in 2017 found much.\n")
    ).inspections
    assert (own.council, earlier.council) == ("Buckinghamshire Council", "Buckinghamshire County Council")
