"""Quotes: what is one, of which kind, who says it."""

import importlib.util
from pathlib import Path

import pytest

from bucks_tracker.clean import clean
from bucks_tracker.errors import InputError
from bucks_tracker.extract import extract
from bucks_tracker.read.content import Unreadable
from bucks_tracker.read.text import decode
from bucks_tracker.records import Facts, Quote, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
LEAD = "Inspectors return to Oakshire\n\nPeople in Oakshire have long waited for news of the service.\n\n"


def facts(text: str) -> Facts:
    return extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())


def quotes(text: str) -> list[Quote]:
    return [q for q in facts(LEAD + text).quotes if q.kind != "indirect"]


def said(text: str) -> list[tuple[str, str | None]]:
    """Each quotation's first word and its speaker."""
    return [(q.span.of(LEAD + text).split()[0].strip(",.?!"), q.speaker) for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a tag after, before, between, turned round
        ("“We failed,” said Ann Moss.", ["Ann Moss"]),
        ("“We failed,” Ann Moss said.", ["Ann Moss"]),
        ("Ann Moss said: “We failed.”", ["Ann Moss"]),
        ("Ann Moss said that the plan was “dead on its feet”.", ["Ann Moss"]),
        ("“We failed,” Ann Moss said, “and we know it.”", ["Ann Moss", "Ann Moss"]),
        ("“Did we fail?” asked Ann Moss. “Perhaps.”", ["Ann Moss", "Ann Moss"]),
        ("“We failed!” shouted Ann Moss.", ["Ann Moss"]),
        ("The plan, Ann Moss said, was “dead on its feet”.", ["Ann Moss"]),
        # titles, posts, and what stands between name and verb
        ("“We failed,” said Cllr Ann Moss.", ["Ann Moss"]),
        ("“We failed,” said council leader Ann Moss.", ["Ann Moss"]),
        ("“We failed,” said Ann Moss, the leader of the council.", ["Ann Moss"]),
        ("“We failed,” said the leader of the council, Ann Moss.", ["Ann Moss"]),
        ("Ann Moss, 51, who has led the council since May, said: “We failed.”", ["Ann Moss"]),
        ("Ann Moss (Lab, Fenborough) said: “We failed.”", ["Ann Moss"]),
        ("Ann Moss MP said: “We failed.”", ["Ann Moss"]),
        ("The council’s cabinet member for children, Ann Moss, said: “We failed.”", ["Ann Moss"]),
        ("Chief fire officer Tom Pike said: “We failed.”", ["Tom Pike"]),
        ("Speaking to the Echo, Ann Moss said: “We failed.”", ["Ann Moss"]),
        ("Ann Moss told the Echo: “We failed.”", ["Ann Moss"]),
        ("Responding to the report, Ann Moss, leader of the council, said: “We failed.”", ["Ann Moss"]),
        ("Asked by Tom Pike whether she would go, Ann Moss said: “No, I will not.”", ["Ann Moss"]),
        # no verb
        ("Ann Moss: “We failed them.”", ["Ann Moss"]),
        ("“We failed them.” — Ann Moss", ["Ann Moss"]),
        ("According to Ann Moss, the plan is “dead on its feet”.", ["Ann Moss"]),
        ("The plan is “dead on its feet”, according to Ann Moss.", ["Ann Moss"]),
        ("Ann Moss is “very pleased” with the plan.", ["Ann Moss"]),
        # judged, not said
        ("Ann Moss described the plan as “dead on its feet”.", ["Ann Moss"]),
        ("Ann Moss called it “a disgrace”.", ["Ann Moss"]),
        ("The plan was called “a disgrace” by Ann Moss.", ["Ann Moss"]),
        ("Ann Moss denied that it was “a cover-up from start to end”.", ["Ann Moss"]),
        # one speech inside another
        ("Ann Moss said the council had once called it “the jewel in the crown”.", ["Ann Moss"]),
        ("Ann Moss said a letter by Tom Pike was “wrong in every line”.", ["Ann Moss"]),
        ("It follows a claim by Tom Pike that Ann Moss is “out of her depth”.", ["Tom Pike"]),
        # collective and unnamed
        ("“We were never told,” said one parent.", ["one parent"]),
        ("“We were never told,” residents said.", ["residents"]),
        ("“We were never told,” said a neighbour, who did not want to be named.", ["neighbour"]),
        ("“We were never told,” the bandmaster said.", ["bandmaster"]),
        # social posts and letters
        ("Ann Moss tweeted: “We failed.”", ["Ann Moss"]),
        ("In a letter to parents Ann Moss wrote: “We failed.”", ["Ann Moss"]),
        # two speakers, kept apart
        ("“We failed,” said Ann Moss. Tom Pike replied: “You did.”", ["Ann Moss", "Tom Pike"]),
        ("Ann Moss said: “We failed.”\n\n“You did,” said Tom Pike.", ["Ann Moss", "Tom Pike"]),
    ],
)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A spokesman for the Department for Education said: “We are minded to act.”", ["Department for Education"]),
        ("A Department for Education spokesperson said: “We are minded to act.”", ["Department for Education"]),
        ("“We are minded to act,” said a DfE spokeswoman.", ["Department for Education"]),
        ("Ofsted said plans were “weak and late”.", ["Ofsted"]),
        ("Ofsted’s report said plans were “weak and late”.", ["Ofsted"]),
        ("Ofsted came. The watchdog found plans were “weak and late”.", ["Ofsted"]),
        ("Ofsted came. Inspectors said plans were “weak and late”.", ["Ofsted"]),
        ("Ofsted came in May. The report, out today, says plans are “weak and late”.", ["Ofsted"]),
        ("The council asked in the Local Government Association. It found “hard work and grit”.",
         ["Local Government Association"]),
        ("A review, prepared by consultancy Blue Heron, is out. “Plans drift,” the review stated.", ["Blue Heron"]),
        ("A spokesman for the Harlow Trust said: “We are sorry.”", ["Harlow Trust"]),
        ("The Department for Education paid. In a statement the department said: “We are watching.”",
         ["Department for Education"]),
        ("Peers from the Local Government Association came. Inspectors from Ofsted were back in May. Their letter said"
         " plans were “weak and late”.", ["Ofsted"]),
        ("Ofsted has its findings from a visit to Kent County Council. “Plans drift,” the letter adds.", ["Ofsted"]),
        ("It kept Ofsted’s top grade. The council was described as “a place where work is done well”.", ["Ofsted"]),
        ("Ofsted came. Among the strengths highlighted in the report: “Children are at the heart of it.”", ["Ofsted"]),
        ("Ofsted gave its low grade after an inspection in the autumn of 2018, which found “drift and long delay”.",
         ["Ofsted"]),
        ("Ofsted said leaders, it adds, “saw too little” and that members did not ask “the hard questions early”.",
         ["Ofsted", "Ofsted"]),
    ],
)  # fmt: skip
def test_bodies_speak_through_documents_and_spokespersons(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker in said(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "The service was rated ‘inadequate’.",  # a grade
        "It was judged “requires improvement to be good”.",
        "The council will have a ‘peer review’ next year.",  # a term
        "The so-called “family hub” is shut.",
        "A report entitled “Time To Care” is due.",
        "She was on the programme “Inside Oakshire” in May.",  # the name of a work
        "Albert “Sonny” Hale left.",  # a nickname
        "The parents’ views and the children’s plans",
    ],
)
def test_marks_that_are_no_quotation(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann Moss said: “We failed.”", "direct"),
        ("“We failed,” said Ann Moss.", "direct"),
        ("Ann Moss said the plan was “dead on its feet”.", "partial"),
        ("Ann Moss called it “a disgrace”.", "partial"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [q.kind for q in quotes(text)] == [kind]


def test_pieces_of_one_utterance_share_a_group() -> None:
    split = quotes("“We failed,” Ann Moss said, “and we know it.” Tom Pike said: “So you did.”")
    assert split[0].group == split[1].group != split[2].group
    long = quotes("Ann Moss said: “We failed.\n\n“We know it.\n\n“It hurts,” she added.")
    assert len({q.group for q in long}) == 1
    assert {q.speaker for q in long} == {"Ann Moss"}


def test_what_is_told_of_a_quote() -> None:
    quote = quotes("Ann Moss, leader of Oakshire County Council, warned: “We failed.”")[0]
    text = LEAD + "Ann Moss, leader of Oakshire County Council, warned: “We failed.”"
    assert quote.cue == "warned"
    assert quote.mention and quote.mention.of(text) == "Ann Moss"
    assert quote.role and "leader" in quote.role
    assert quote.confidence >= 0.9


def test_a_quote_of_the_headline_is_linked_to_the_text() -> None:
    text = (
        "‘We failed these children’: council boss speaks\n\nAnn Moss said: “We failed these children, and I know it.”"
    )
    first, second = facts(text).quotes
    assert first.speaker == second.speaker == "Ann Moss"
    assert first.group == second.group


def test_a_document_quoted_over_paragraphs_without_a_cue() -> None:
    text = "Ofsted wrote to the council in May. The letter said:\n\n“Plans drift.\n\n“Managers do not notice.”"
    assert [speaker for _, speaker in said(text)] == ["Ofsted", "Ofsted"]


def test_a_transcript_names_its_speakers() -> None:
    text = "Ann Moss met Tom Pike.\n\n“PIKE: Will you go?\n\n“MOSS: I will not go.\n\n“PIKE: Why?”"
    assert [speaker for _, speaker in said(text)] == ["Tom Pike", "Ann Moss", "Tom Pike"]


def test_below_the_floor_nobody_is_named() -> None:
    found = facts(LEAD + "“Nothing works here any more,” it says on the wall. There it stands: “Nothing at all.”")
    for quote in found.quotes:
        if quote.speaker is None:
            assert quote.confidence == 0
    unnamed = [q for q in facts("A headline\n\n“Nothing works here any more.”").quotes if q.speaker is None]
    assert unnamed
    assert any(d.rule == "no speaker" for d in facts("A headline\n\n“Nothing works here any more.”").doubts)


def test_two_thousand_broken_articles() -> None:
    """Marks dropped, doubled, turned, paragraphs joined, bytes broken: nothing raises, every span lies in its text."""
    spec = importlib.util.spec_from_file_location("mutate", ROOT / "bench" / "mutate.py")
    assert spec and spec.loader
    mutate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(mutate)
    read = 0
    for data, what in mutate.mutants(7, 2000):
        try:
            found = facts(decode(data)[0])
        except (Unreadable, InputError):
            continue
        read += 1
        length = len(found.article.text)
        assert all(0 <= q.span.start < q.span.end <= length for q in found.quotes), what
        assert all(0 <= q.confidence <= 1 for q in found.quotes), what
    assert read > 1500
