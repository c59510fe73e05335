"""Speech printed without quote marks."""

import pytest

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import Quote, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

HEAD = "Council replies\n\nThe director of children's services, Priya Nair, and Cllr Tom Bell met members.\n\n"


def quotes_of(text: str) -> list[tuple[Quote, str]]:
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())
    return [(q, q.span.of(text)) for q in facts.quotes if q.kind != "indirect"]


@pytest.mark.parametrize(
    "body, expected",
    [
        # a ministry's page sets a statement in
        (
            "Mrs Nair said:\n\n    Every child counts.\n\n    Progress is real.\n\nThe review ends in May.",
            [("Priya Nair", "Every child counts."), ("Priya Nair", "Progress is real.")],
        ),
        # mail quotes with an angle
        (
            "Cllr Bell said in a statement:\n\n> Nobody was told.\n\nThe review ends in May.",
            [("Tom Bell", "Nobody was told.")],
        ),
        # a page whose indentation was lost: as long as it speaks in the first person
        (
            "Mrs Nair said:\n\nI welcome this.\n\nWe will publish a plan.\n\nThe review ends in May.",
            [("Priya Nair", "I welcome this."), ("Priya Nair", "We will publish a plan.")],
        ),
        # a list after a colon is nobody's speech
        ("Mrs Nair said:\n\nThe review ends in May.", []),
        # turns, named in full, by surname and by initials; a reporter's turn is none
        (
            "Reporter: What next?\n\nPriya Nair: A plan.\n\nBell: More money.\n\nPN: In time.",
            [("Priya Nair", "A plan."), ("Tom Bell", "More money."), ("Priya Nair", "In time.")],
        ),
        # one line with a colon makes no conversation
        ("Priya Nair: director of children's services since May.", []),
    ],
)
def test_speech_without_marks(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(quote.speaker, words) for quote, words in quotes_of(HEAD + body)] == expected


def test_paragraphs_of_one_speech_are_one_utterance() -> None:
    body = "Mrs Nair said:\n\n    Every child counts.\n\n    Progress is real."
    assert len({quote.group for quote, _ in quotes_of(HEAD + body)}) == 1
