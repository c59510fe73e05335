"""Which documents and sentences events are looked for in."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bucks_tracker.clean import clean
from bucks_tracker.extract.passages import find_passages
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.topic import find_topic
from bucks_tracker.records import RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary
from tests.extract.events import facts


def reading(text: str) -> Reading:
    made = Reading(segment(clean(RawDocument("x.txt", "0" * 64, f"News\n\n{text}"))), load_vocabulary())
    made.topic = find_topic(made)
    return made


@pytest.mark.parametrize(
    ("text", "relevant"),
    [
        ("Ofsted inspected the council's children's services.", True),
        ("Ofsted inspected childrenâ€™s services.", True),  # mojibake
        ("A commissioner took over child protection.", True),
        ("The police and crime commissioner spoke of burglary.", False),
        ("Ofsted inspected a school. The school's pupils were happy.", False),
        ("Children played in the park.", False),
        ("Inspectors looked at special needs provision.", True),
    ],
)
def test_relevance(text: str, relevant: bool) -> None:
    assert (reading(text).topic is not None) is relevant


@pytest.mark.parametrize(
    ("sentence", "service"),
    [
        ("Children's services were inspected.", True),
        ("A care home was inspected.", False),
        ("It rained.", None),
        # a name, no service
        ("The Office for Standards in Education, Children's Services and Skills came to the school.", False),
    ],
)
def test_whose_service(sentence: str, service: bool | None) -> None:
    around = "Ofsted came to children's services."
    passages = find_passages(reading(f"{around}\n\n{sentence}\n\n{around}"))
    assert [p.service for p in passages if sentence.lower().startswith(p.words[:9])][-1] is service


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors of constabulary said the force was inadequate at child protection. Police officers were praised.",
        "The hospital left special measures. Patients wait less; services for children were judged good. NHS staff "
        "cheered the inspectors.",
        "Best Value commissioners run the council's budget after a section 114 notice. Its auditor warned of the "
        "cost of children's services. Council tax will rise.",
        "Ofsted inspectors rated the children's home inadequate. The home has a new registered manager. Children's "
        "services at the council said that children from the home were safe.",
        "The schools commissioner took the academy from its trust. Pupils at the school are vulnerable children.",
        "The football club's takeover failed. Supporters of the club, who run football for children in care, want the "
        "government to intervene.",
        "The diocese's peer review was good. A bishop and the safeguarding children board's independent chair met. "
        "Parish church safeguarding was inadequate.",
        "Prison inspectors found the young offender institution inadequate. Prison staff will get social work help.",
        "The Children's Commissioner for England surveyed social workers in 40 councils. Her report, out today, "
        "recommends more visits.",
    ],
)
def test_a_document_about_others_tells_nothing(text: str) -> None:
    found = facts(text, "2019-05-20", headline="News")
    assert not found.inspections
    assert not found.interventions


@pytest.mark.parametrize(
    "around",
    [
        "The school is failing its pupils, governors said. A second school, an academy, has shut.",
        "The council's budget gap has grown. Council tax will rise, an auditor said. A section 114 notice may follow.",
        "The care regulator found adult social care wanting. Care homes and home care were short of staff.",
    ],
)
def test_a_document_about_others_may_say_one_thing_of_children_s_services(around: str) -> None:
    found = facts(f"{around} Kent Council's children's services were rated inadequate by Ofsted in 2016.", "2019-05-20")
    assert [(i.council, i.ratings[0].rating) for i in found.inspections] == [("Kent County Council", "Inadequate")]


def test_what_several_inspectorates_look_at_is_not_about_others() -> None:
    text = "Four inspectorates looked at how police, schools and the NHS protect children in Kent. The JTAI was in May."
    assert [i.kind for i in facts(text, "2022-06-20").inspections] == ["jtai"]


def test_an_endless_sentence_is_cut() -> None:
    passages = find_passages(reading("Ofsted rated children's services inadequate and " * 200))
    assert max(p.span.end - p.span.start for p in passages) <= 1000
    assert all(a.span.end <= b.span.start for a, b in pairwise(passages) if a.kind == b.kind)


_PIECES = st.sampled_from(
    ["Ofsted", "rated", "‘inadequate’", "children's services", "commissioner", "in 2014", "Kent", "from", "to", "good",
     "will", "not", "be", "appointed", ",", ". ", "\n\n", "the trust", "of", "help and protection", "visit", "\u2060",
     "“", "that June"]
)  # fmt: skip


@settings(deadline=None)  # the first document waits for the words to be read
@given(st.lists(_PIECES, max_size=40))
def test_any_words_are_read_and_every_claim_stands_in_the_text(pieces: list[str]) -> None:
    found = facts("Ofsted and children's services. " + " ".join(pieces), "2018-02-20")
    length = len(found.article.text)
    for claim in (*found.inspections, *found.interventions):
        assert 0 <= claim.span.start < claim.span.end <= length
    for inspection in found.inspections:
        assert len({r.judgement for r in inspection.ratings}) == len(inspection.ratings)


def test_a_documents_own_private_use_characters_are_no_quotation() -> None:
    """Found by bench/fuzz.py: U+E000 stands for a quotation within the program, and here without one."""
    assert facts("The council \ue000 Smith said \ue001 so. \ue000 Ofsted agreed.", "2020-01-01").quotes == ()
