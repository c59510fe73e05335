"""Reported speech without marks: what was said, and by whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import Quote, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

HEAD = "Easton finds the money\n\nAnn Moss, leader of Easton, met Bob Fell, the director, on Monday.\n\n"


def indirect(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of the reported speech in a paragraph after two people were named."""
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, HEAD + text))), load_vocabulary())
    quotes: list[Quote] = [q for q in facts.quotes if q.kind == "indirect"]
    return [(q.speaker, q.span.of(HEAD + text)) for q in quotes]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # "that" and its clause
        ("Mrs Moss said that the work would take two years.", "Ann Moss", "the work would take two years"),
        ("Mrs Moss said on Tuesday that the work was late.", "Ann Moss", "the work was late"),
        ("Mrs Moss told councillors that the work was late.", "Ann Moss", "the work was late"),
        ("Mrs Moss has repeatedly insisted that staff are safe.", "Ann Moss", "staff are safe"),
        ("Mr Fell, the director, said he would be back in May.", "Bob Fell", "he would be back in May"),
        ("Bob Fell, who took over in May, said the cuts had gone too far.", "Bob Fell", "the cuts had gone too far"),
        # a clause without "that"
        ("Mrs Moss said the work would take two years.", "Ann Moss", "the work would take two years"),
        ("However, Mrs Moss warned the money was running out.", "Ann Moss", "the money was running out"),
        ("Mrs Moss added that more was to come.", "Ann Moss", "more was to come"),
        ("Mrs Moss confirmed the home will close.", "Ann Moss", "the home will close"),
        ("Mrs Moss denied she had known of it.", "Ann Moss", "she had known of it"),
        ("But Mrs Moss claimed that most faults are now mended.", "Ann Moss", "most faults are now mended"),
        ("Mrs Moss announced that the trust would be wound up.", "Ann Moss", "the trust would be wound up"),
        # bodies and documents
        ("Ofsted found that leaders were slow to act.", "Ofsted", "leaders were slow to act"),
        ("Inspectors said children waited too long for help.", "Ofsted", "children waited too long for help"),
        ("Ofsted came. The report found leaders had been slow to act.", "Ofsted", "leaders had been slow to act"),
        ("A review of the deaths of Al Burr and Jo Oldroyd found that care was slow.", "review", "care was slow"),
        (
            "Ofsted’s report, out today (Monday), says the state of care has got worse since the review in 2016.",
            "Ofsted",
            "the state of care has got worse since the review in 2016",
        ),
        ("Mrs Moss said it was too early to tell, but added it looked good.", "Ann Moss", "it was too early to tell"),
        ("Mrs Moss said it was too early to tell, but added it looked good.", "Ann Moss", "it looked good"),
        ("Ofsted came. The report concluded no agency was at fault.", "Ofsted", "no agency was at fault"),
        # a participle
        ("Mrs Moss blamed the weather, saying the roads had been shut.", "Ann Moss", "the roads had been shut"),
        ("Mrs Moss said: “We were late”, adding that staff were ill.", "Ann Moss", "staff were ill"),
        # a tag after what was said
        ("The work could take up to two years, she said.", "Ann Moss", "The work could take up to two years"),
        ("The work was late, Mrs Moss said on Friday.", "Ann Moss", "The work was late"),
        ("The work was late, said Mrs Moss.", "Ann Moss", "The work was late"),
        ("Children no longer wait for help, inspectors found.", "Ofsted", "Children no longer wait for help"),
        # a tag in the middle
        ("Staff had left, Mrs Moss said, because of their pay.", "Ann Moss", "Staff had left"),
        ("The plan, Mrs Moss said, is off.", "Ann Moss", "The plan, Mrs Moss said, is off"),
        # according to
        ("According to Ofsted, children were safe.", "Ofsted", "children were safe"),
        ("According to Mrs Moss, who leads Easton, children were safe.", "Ann Moss", "children were safe"),
        ("Mrs Moss told councillors agency staff had left.", "Ann Moss", "agency staff had left"),
        ("Children were safe, according to Mrs Moss.", "Ann Moss", "Children were safe"),
        ("Children had got worse according to Ofsted.", "Ofsted", "Children had got worse"),
        ("Mrs Moss said they’d been left with no choice.", "Ann Moss", "they’d been left with no choice"),
        ("Plans don’t help children, Mrs Moss points out, people do.", "Ann Moss", "Plans don’t help children"),
        ("Mrs Moss said the bill was “a cure in search of an illness”.", "Ann Moss",
         "the bill was “a cure in search of an illness”"),
        ("Mrs Moss told Monday’s meeting the money had gone.", "Ann Moss", "the money had gone"),
        # judgements
        ("Mrs Moss described the report as fair and balanced.", "Ann Moss", "the report as fair and balanced"),
        # questions
        ("Mrs Moss asked why nobody had seen it coming.", "Ann Moss", "why nobody had seen it coming"),
        # the reporter's own account goes on after it
        ("Mrs Moss said the work was late, adding to the gloom.", "Ann Moss", "the work was late"),
        ("Mrs Moss said the work was late and described it as a shame.", "Ann Moss", "the work was late"),
        # a few words of it in marks
        ("Mrs Moss said the home had been “shut” since the floods of last winter.", "Ann Moss",
         "the home had been “shut” since the floods of last winter"),
        ("Mrs Moss said staff were “upset” and that the chief would come.", "Ann Moss", "the chief would come"),
        ("Mrs Moss said care was “not always good”.", "Ann Moss", "care was “not always good”"),
        ("Easton had gone from denial to “something like pride”, Mrs Moss said.", "Ann Moss",
         "Easton had gone from denial to “something like pride”"),
    ],
)  # fmt: skip
def test_reported_speech(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in indirect(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Moss said: “The work was late.”",
        "“The work was late,” Mrs Moss said.",
        "Mrs Moss said “the work was late and the money had gone”.",
        "Mrs Moss said that “the work was late and the money had gone”.",
        "Easton’s director of children’s services, Bob Fell, apologised.",
        "'No quick fix' for services, Bob Fell warned.",
        "Mrs Moss said nothing.",
        "Mrs Moss said goodbye to staff.",
        "The court was told that the boy had been hurt.",
        "Mrs Moss announced plans to build a school.",
        "Ofsted found failings in the town.",
        "Ofsted highlighted seven areas which were in need of work.",
        "The town that Mrs Moss said would pay has not.",
        "Inspectors found 63 visits overdue – cases in which no worker had been seen.",
        "Voters in towns that say little may be heard.",
        "The claim that the work was late was withdrawn.",
        "The report was published on Monday.",
        "Mrs Moss went to see the homes that had been shut.",
    ],
)
def test_no_reported_speech(text: str) -> None:
    assert indirect(text) == []


def test_cue_mention_and_role_come_with_it() -> None:
    text = HEAD + "Mrs Moss said that the work would take two years."
    (quote,) = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary()).quotes
    assert (quote.cue, quote.role) == ("said", "leader of Easton")
    assert quote.mention is not None
    assert quote.mention.of(text) in ("Moss", "Mrs Moss")


PIECES = [
    "Mrs Moss",
    "said",
    "that",
    "according to",
    "Ofsted",
    ",",
    ".",
    "“",
    "”",
    "was",
    "late",
    "told",
    "why",
    "and",
    "\n\n",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_row_of_words_is_read(words: list[str]) -> None:
    text = HEAD + " ".join(words)
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in facts.quotes)
