"""Official reports and letters of every layout, written in its manner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reports import EARLIER_LAYOUTS, ILACS_SUBS, IMPROVE, MONITORING, SIF_SUBS, facts, ilacs, own, sif


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


def test_reinspection_form() -> None:
    title = (
        "Re-inspection of services for children in need of help and\nprotection, children looked after and care leavers"
    )
    first = own(sif(title=title, overall="Children’s services in Devon are inadequate"))
    assert (first.kind, first.framework, first.rating) == ("full_inspection", "SIF", "Inadequate")


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
