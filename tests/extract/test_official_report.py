"""Official reports and letters, written in the manner of each layout: no real report's words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import Facts, InspectionClaim, Metadata, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def facts(text: str, pages: tuple[int, ...] = (), given: Metadata | None = None) -> Facts:
    raw = RawDocument("report.pdf", "0" * 64, text, "pdf", pages=pages)
    return extract(segment(clean(replace(raw, given=given) if given else raw)), load_vocabulary())


def own(text: str) -> InspectionClaim:
    return facts(text).inspections[0]


SIF_TITLE = """Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1"""
SIF_TABLE = """1. Children who need help and protection Inadequate
2. Children looked after and achieving
permanence
Requires improvement
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers
Requires
Improvement
3. Leadership, management and governance Inadequate"""
SIF_SUBS = {
    "help_protection": "Inadequate",
    "looked_after_permanence": "Requires improvement",
    "adoption": "Good",
    "care_leavers": "Requires improvement",
    "leadership": "Inadequate",
}
ILACS_TABLE = """Judgement Grade
The impact of leaders on social work
practice with children and families
Good
The experiences and progress of
children who need help and protection
Requires improvement to be good
The experiences and progress of
children in care
Outstanding
The experiences and progress of care
leavers
Inadequate
Overall effectiveness Requires improvement to be good"""
ILACS_SUBS = {
    "leaders_impact": "Good",
    "help_protection": "Requires improvement to be good",
    "in_care": "Outstanding",
    "care_leavers": "Inadequate",
}


def sif(
    heading: str = "Devon County Council",
    title: str = SIF_TITLE,
    dates: str = "Inspection date: 3 March – 25 March 2015\nReport published: 18 May 2015",
    overall: str = "The overall judgement is that children’s services are inadequate",
    table: str = SIF_TABLE,
    rest: str = "",
) -> str:
    return f"1\n{heading}\n{title}\n{dates}\n{overall}\nThere is more to do.\n{table}\n2\nContents\n{rest}"


def ilacs(
    title: str = "Inspection of Devon County Council\nlocal authority children’s services",
    dates: str = "Inspection dates: 27 January to 7 February 2025",
    lead: str = "Lead inspector: Ann Other, His Majesty’s Inspector",
    table: str = ILACS_TABLE,
    rest: str = "Leaders know their services well and children are safe.\n",
) -> str:
    return f"{title}\n{dates}\n{lead}\n{table}\n{rest}"


def test_sif() -> None:
    found = facts(sif())
    first = found.inspections[0]
    assert (found.article.kind, found.council) == ("report", "Devon County Council")
    assert (found.published, found.published_basis) == ("2015-05-18", "stated")
    assert (first.kind, first.framework, first.is_news, first.body) == ("full_inspection", "SIF", True, "Ofsted")
    assert first.date is not None
    assert first.date.edtf == "2015-03-03/2015-03-25"
    assert first.date.span.of(found.article.text) == "3 March – 25 March 2015"
    assert first.published is not None
    assert first.published.edtf == "2015-05-18"
    assert (first.rating, first.subratings) == ("Inadequate", SIF_SUBS)
    assert found.doubts == ()
    words = {r.judgement: " ".join(r.span.of(found.article.text).split()) for r in first.ratings}
    assert words["care_leavers"] == "Experiences and progress of care leavers Requires Improvement"


def test_ilacs() -> None:
    found = facts(ilacs())
    first = found.inspections[0]
    assert (first.kind, first.framework, first.rating) == (
        "full_inspection",
        "ILACS",
        "Requires improvement to be good",
    )
    assert first.subratings == ILACS_SUBS
    assert first.published is None  # not printed, so not known
    assert first.lead_inspector == "Ann Other"
    assert [(p.name, p.role, p.organisation) for p in found.people] == [("Ann Other", "lead inspector", "Ofsted")]
    assert found.doubts == ()


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


NO_OVERALL = ILACS_TABLE.rsplit("\n", 1)[0]


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


def test_reinspection_form() -> None:
    title = (
        "Re-inspection of services for children in need of help and\nprotection, children looked after and care leavers"
    )
    first = own(sif(title=title, overall="Children’s services in Devon are inadequate"))
    assert (first.kind, first.framework, first.rating) == ("full_inspection", "SIF", "Inadequate")


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


EARLIER_LAYOUTS = """{title}
Devon County Council
Inspection dates: 15 – 26 {month}
Reporting inspector Ann Other HMI
Age group: All
Published: 3 {published}© Crown copyright
Contents
{body}
Record of main findings
{record}
"""


def test_looked_after_2013() -> None:
    text = EARLIER_LAYOUTS.format(
        title="Inspection of looked after children\nservices",
        month="July 2013",
        published="August 2013",
        body="The overall effectiveness of services is judged below.",
        record="Services for looked after children\nOverall effectiveness Adequate\nCapacity to improve Good\n"
        "Outcomes for looked after children and\nyoung people\nAdequate\nQuality of provision Good\n"
        "Leadership and management Good",
    )
    first = own(text)
    assert (first.kind, first.framework, first.rating) == ("looked_after_inspection", None, "Adequate")
    assert (first.lead_inspector, first.published and first.published.edtf) == ("Ann Other", "2013-08-03")


def test_child_protection_2012() -> None:
    text = EARLIER_LAYOUTS.format(
        title="Inspection of local authority\narrangements for the protection of\nchildren",
        month="October 2012",
        published="November 2012",
        body="Overall effectiveness\n4. The overall effectiveness of the arrangements is inadequate.",
        record="Local authority arrangements for the protection of children\nOverall effectiveness Inadequate\n"
        "The effectiveness of the help and protection\nprovided to children, young people, families\nand carers\n"
        "Inadequate\nThe quality of practice Inadequate\nLeadership and governance Adequate",
    )
    first = own(text)
    assert (first.kind, first.framework, first.rating) == ("child_protection_inspection", "AAPC", "Inadequate")
    assert first.subratings == {"help_protection": "Inadequate", "leadership": "Adequate"}


def test_safeguarding_and_looked_after_2011() -> None:
    text = EARLIER_LAYOUTS.format(
        title="Inspection of safeguarding and\nlooked after children services",
        month="January 2011",
        published="March 2011",
        body="Safeguarding services\nOverall effectiveness Grade 2 (Good)",
        record="Safeguarding services\nOverall effectiveness Good\nCapacity for improvement Good\n"
        "Safeguarding outcomes for children and young people\nQuality of provision Good\n"
        "Services for looked after children\nOverall effectiveness Adequate\nCapacity for improvement Good",
    )
    first = own(text)
    assert (first.kind, first.framework) == ("full_inspection", "SLAC")
    assert first.subratings == {"help_protection": "Good", "looked_after_permanence": "Adequate"}
    assert first.rating is None  # two services, two grades


def test_board_review_alone_is_no_inspection_of_services() -> None:
    text = (
        "1\nDevon Safeguarding Children Board\nReview of the effectiveness of the Local Safeguarding Children\nBoard\n"
        "Inspection date: 15 June 2015 – 17 June 2015\nReport published: 3 August 2015\n"
        "The Local Safeguarding Children Board requires improvement\nIt is learning.\n"
    )
    first = own(text)
    assert (first.kind, first.rating, first.council) == ("lscb_review", "Requires improvement", "Devon County Council")


MONITORING = """Ofsted
Piccadilly Gate
Store Street
Manchester
M1 2WD
T 0300 123 1231

15 March 2017

Mr A Person
Director of Children’s Services
Devon County Council
County Hall

Dear Mr Person
Monitoring visit of Devon County Council children’s services
This letter summarises the findings of the monitoring visit to Devon County Council
children’s services on 14 and 15 February 2017. The visit was the second monitoring visit
since the local authority was judged inadequate in June 2016. The inspectors were
Ann Other HMI and Brian Another HMI.
The local authority is making some progress.
Yours sincerely
Ann Other
Her Majesty’s Inspector
"""


def test_monitoring_letter() -> None:
    found = facts(MONITORING)
    first = found.inspections[0]
    assert (found.article.kind, found.published, found.council) == ("letter", "2017-03-15", "Devon County Council")
    assert (first.kind, first.framework, first.rating, first.lead_inspector) == (
        "monitoring_visit",
        None,
        None,
        "Ann Other",
    )
    assert first.date is not None
    assert first.date.edtf == "2017-02-14/2017-02-15"


def test_focused_visit_letter() -> None:
    found = facts(
        "12 July 2018\n\nMs B Person\nDirector of children’s services\nLeeds City Council\n\nDear Ms Person\n\n"
        "Focused visit to Leeds City Council children’s services\n\n"
        "This letter summarises the findings of a focused visit to Leeds City Council children’s services on 5 June "
        "and 6 June 2018. The inspectors were Ann Other, HMI, and Brian Another, HMI.\n\n"
        "Areas for priority action\n\nLeaders should take swift action to improve:\n"
        "\uf0a7 the oversight of children who go missing\n\uf0a7 the recording of visits to children.\n\n"
        "Findings\n\nChildren are safe.\n"
    )
    first = found.inspections[0]
    assert (first.kind, first.framework, found.article.kind) == ("focused_visit", "ILACS", "letter")
    assert first.date is not None
    assert (first.date.edtf, found.published) == ("2018-06-05/2018-06-06", "2018-07-12")
    assert [f.span.of(found.article.text) for f in found.findings] == [
        "the oversight of children who go missing",
        "the recording of visits to children.",
    ]


def test_joint_inspection_letter() -> None:
    found = facts(
        "20 December 2016\nTo the Director of Children’s Services, Salford City Council\n\n"
        "Dear local partnership\n\nJoint targeted area inspection of the multi-agency response to abuse\nand neglect "
        "in Salford\n\nBetween 5 and 9 September 2016, Ofsted, the Care Quality Commission (CQC), HMI Constabulary and "
        "HMI Probation undertook a joint inspection of the multi-agency response to abuse and neglect in Salford. "
        "This letter outlines our findings to all the service leaders.\n"
    )
    first = found.inspections[0]
    assert (first.kind, found.article.kind, first.council) == ("jtai", "letter", "Salford City Council")
    assert first.date is not None
    assert first.date.edtf == "2016-09-05/2016-09-09"


def test_joint_inspection_report() -> None:
    first = own(
        "Joint targeted area inspection of Salford\nInspection dates: 16 to 20 January 2023\n"
        "Lead inspector: Ann Other, His Majesty’s Inspector\nHeadline findings\nChildren are heard.\n"
    )
    assert (first.kind, first.council, first.date and first.date.edtf) == (
        "jtai",
        "Salford City Council",
        "2023-01-16/2023-01-20",
    )


IMPROVE = """What does the local authority need to improve? 5
Information about this inspection 9
3
What does the local authority need to improve?
Priority and immediate action
Help and protection
12. Review all cases that were closed without
a visit.
Children who go missing
13. Ensure that senior leaders know of every child who is missing.
4
Areas for improvement
\uf0a7 Ensure that plans say by when things should be done.
The local authority’s strengths
14. Children’s centres are well used.
Progress since the last inspection
15. Leaders have changed.
Section 2
What does the LSCB need to improve?
Areas for improvement
16. Hold partners to account.
"""


def test_the_grade_of_the_board_is_not_that_of_the_services() -> None:
    board = "The effectiveness of the Local Safeguarding Children Board (LSCB) is good."
    found = facts(sif(overall=board))
    assert found.inspections[0].rating is None
    assert [d.why for d in found.doubts] == ["the overall judgement not found where this layout prints it"]


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


@pytest.mark.parametrize(
    ("text", "kind", "form", "council", "edtf"),
    [
        ("Monitoring visit to Leeds City Council’s children’s services\nThis letter summarises the findings of the "
         "monitoring visit to Leeds City Council children’s services on 14–15 September 2022.",
         "monitoring_visit", "letter", "Leeds City Council", "2022-09-14/2022-09-15"),
        ("Area SEND inspection of Suffolk Local Area Partnership\nInspection dates: 13 to 17 November 2023\n"
         "Inspection outcome", "area_send", "report", "Suffolk County Council", "2023-11-13/2023-11-17"),
        ("Joint targeted area inspection of the multi-agency response to neglect in Derby City\nThis letter to the "
         "service leaders outlines our findings. Inspectors undertook this joint inspection from 13 to 17 May 2019.",
         "jtai", "letter", "Derby City Council", "2019-05-13/2019-05-17"),
    ],
)  # fmt: skip
def test_short_forms(text: str, kind: str, form: str, council: str, edtf: str) -> None:
    found = facts(text)
    first = found.inspections[0]
    assert (first.kind, found.article.kind, found.council) == (kind, form, council)
    assert first.date is not None
    assert first.date.edtf == edtf


def test_who_made_a_visit() -> None:
    text = MONITORING.replace(
        "The inspectors were\nAnn Other HMI", "Her Majesty’s inspectors for this visit were Cara Li"
    )
    assert own(text.partition("Yours")[0]).lead_inspector == "Cara Li"


def test_unannounced_check_of_referrals() -> None:
    found = facts(
        "10 September 2010\nMr A Person\nDevon County Council\nDear Mr Person\nAnnual unannounced inspection of "
        "contact, referral and assessment\narrangements within Devon County Council children’s services\n"
        "This letter summarises the findings of the recent unannounced inspection, which was conducted on\n"
        "10 and 11 August 2010.\nYours sincerely\nAnn Other\nHer Majesty’s Inspector\n"
    )
    first = found.inspections[0]
    assert (found.article.kind, first.kind, first.rating) == ("letter", "child_protection_inspection", None)
    assert (first.date and first.date.edtf, found.published) == ("2010-08-10/2010-08-11", "2010-09-10")
    assert found.doubts == ()


def test_what_must_improve() -> None:
    text = sif(rest=IMPROVE)
    second = text.index("4\nAreas for improvement")
    found = facts(text, pages=(0, second))
    assert [(f.polarity, " ".join(f.span.of(text).split()), f.page, f.body) for f in found.findings] == [
        ("weakness", "Review all cases that were closed without a visit.", 1, "Ofsted"),
        ("weakness", "Ensure that senior leaders know of every child who is missing.", 1, "Ofsted"),
        ("weakness", "Ensure that plans say by when things should be done.", 2, "Ofsted"),
        ("strength", "Children’s centres are well used.", 2, "Ofsted"),
    ]


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


@pytest.mark.parametrize(
    "article",
    [
        "Council’s children’s services rated inadequate\n\nOfsted’s inspection of Devon County Council children’s "
        "services found failures. Lead inspector Ann Other said: “Leaders must act.”\n",
        "Ofsted letter praises progress\n\n“This letter summarises the findings of the monitoring visit to Devon "
        "County Council children’s services,” the watchdog wrote on 4 May 2017.\n",
        "Dear Editor\n\nThe inspection of children's services in Devon was a disgrace.\n",
        "",
    ],
)
def test_articles_about_reports_are_no_reports(article: str) -> None:
    assert facts(article).article.kind == "news"


@given(st.text(max_size=300), st.sampled_from([sif(), ilacs(), MONITORING, sif(rest=IMPROVE)]), st.integers(0, 4000))
def test_any_text_within_a_report_raises_nothing(noise: str, report: str, at: int) -> None:
    noise = "".join(c for c in noise if c != "\0" and not "\ud800" <= c <= "\udfff")
    text = report[:at] + noise + report[at:]
    found = facts(text)
    for claim in found.inspections:
        for rating in claim.ratings:
            assert 0 <= rating.span.start <= rating.span.end <= len(text)
    for finding in found.findings:
        assert finding.span.of(text).strip() == finding.span.of(text)
