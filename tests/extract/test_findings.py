"""Findings: one line a case, "polarity body" of each, with its words where they are not the whole sentence."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.extract.findings import find_findings
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Facts, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

HEADLINE = "Rutland’s inadequate children’s services again\n\n"


def facts_of(body: str) -> Facts:
    return extract(segment(clean(RawDocument("a.txt", "0" * 64, HEADLINE + body))), load_vocabulary())


# fmt: off
CASES = [
    ("Ofsted found that social workers were overwhelmed.", "weakness Ofsted"),
    ("Ofsted praised leaders for their commitment.", "strength Ofsted"),
    (
        "Inspectors said that staff were dedicated, but plans were often late.",
        "strength Ofsted: Inspectors said that staff were dedicated; weakness Ofsted: plans were often late.",
    ),
    ("The report criticised the time taken to reach children.", "weakness None"),
    ("The report noted improvements in the way that referrals are handled.", "strength None"),
    ("Social workers were praised by inspectors for their tenacity.", "strength Ofsted"),
    ("Ofsted’s letter warned that too many children wait too long.", "weakness Ofsted"),
    (
        "A peer review by the Local Government Association highlighted strong leadership.",
        "strength Local Government Association",
    ),
    (
        "Ofsted came in May. It found strengths. However, it said plans need to improve.",
        "strength Ofsted: It found strengths.; weakness Ofsted: However, it said plans need to improve.",
    ),
    ("Care leavers do not get enough help, according to Ofsted.", "weakness Ofsted"),
    ("High caseloads were a problem, inspectors found.", "weakness Ofsted"),
    ("“Practice is too variable,” the report said.", "weakness None"),
    ("Ofsted found no children at risk of harm.", "strength Ofsted"),
    ("Inspectors found that assessments were not good enough.", "weakness Ofsted"),
    ("Ofsted reported that services were no longer inadequate.", "strength Ofsted"),
    ("Leaders are ambitious for children, the inspectorate said.", "strength Ofsted"),
    (
        "The review raised concerns about turnover although it recognised hard work.",
        "weakness None: The review raised concerns about turnover; strength None: it recognised hard work.",
    ),
    ("The Care Quality Commission found serious delays in health checks.", "weakness Care Quality Commission"),
    ("Rutland County Council said it had improved its services.", ""),
    ("Responding to the report, Cllr Jean Miles said staff had worked well.", ""),
    ("“We have made good progress,” said Cllr Jean Miles after the report.", ""),
    ("Ofsted inspected the service in May.", ""),
    ("The report was published on Monday.", ""),
    ("Ofsted rated the service inadequate.", ""),
    ("Inspectors visited in March and looked at fostering.", ""),
    ("Cllr Miles said Ofsted had found poor practice.", "weakness Ofsted"),
    ("Families said the report was poor.", ""),
    ("Leeds is a good place to live, the letter of Mr Price to this paper said.", ""),
    ("Staff told inspectors they felt well supported.", ""),
    ("Ofsted said managers must act quickly.", "weakness Ofsted"),
    ("They were criticised.", ""),
    ("Inspectors found that 60 children had not been allocated a social worker.", "weakness Ofsted"),
    ("The Local Government Association said councils needed more money.", ""),
    ("A serious case review found that chances were missed.", ""),
    ("Ofsted came in May. The most recent visit found that plans had improved.", "strength Ofsted: "
     "The most recent visit found that plans had improved."),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_findings(sentence: str, expected: str) -> None:
    facts = facts_of(sentence)
    found = []
    for finding in facts.findings:
        words = finding.span.of(facts.article.text)
        found.append(f"{finding.polarity} {finding.body}" + ("" if words == sentence else f": {words}"))
    assert "; ".join(found) == expected


def test_a_review_is_not_the_inspectorates_where_another_body_is_named() -> None:
    text = "Red Quadrant is improvement partner. Ofsted judged Rutland inadequate. Progress is good, the review said."
    facts = facts_of(text)
    assert [f.body for f in facts.findings if "review" in f.span.of(facts.article.text)] == ["Red Quadrant"]


def test_a_document_of_another_subject_has_none() -> None:
    layout = segment(clean(RawDocument("a.txt", "0" * 64, "The watchdog found poor hygiene in the kitchen.")))
    reading = Reading(layout, load_vocabulary(), relevant=False)
    assert find_findings(reading) == ()


PIECES = "Ofsted inspectors the report it they found said praised criticised but however good poor no not , ; . “ ”"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40))
@example([";", "the", "criticised", ",", "Ofsted", "praised"])  # a turn before the first word
def test_nothing_raises_and_spans_are_in_place(pieces: list[str]) -> None:
    facts = facts_of(" ".join(pieces))
    for finding in facts.findings:
        assert finding.span.of(facts.article.text).strip()
