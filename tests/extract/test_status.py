"""What becomes of a measure, told in one sentence: see the table beside this file."""

import re

import pytest

from bucks_tracker.extract.verb_forms import forms, lexicon
from bucks_tracker.extract.verb_groups import tokens_of, verb_groups
from bucks_tracker.vocabulary import Term, load_vocabulary
from tests.extract.events import facts, intervention_line, table

STATUSES = load_vocabulary()["statuses"]
RELEVANT = "\n\nOfsted inspects children’s services for the Department for Education."


@pytest.mark.parametrize(("published", "text", "expected"), table(__file__))
def test_status(published: str, text: str, expected: str) -> None:
    found = facts(text + RELEVANT, published)
    lines = [re.sub(r" (?:by|of) .*", "", intervention_line(i, found.council, published)) for i in found.interventions]
    assert sorted(lines) == sorted(expected.split("; ") if expected != "none" else [])


@pytest.mark.parametrize("term", STATUSES.terms, ids=lambda term: term.id)
def test_examples(term: Term) -> None:
    def finds(words: str) -> bool:
        return term.id in {g.kind for g in verb_groups(STATUSES, tokens_of(words))}

    assert [e for e in term.examples if not finds(e)] == []
    assert [e for e in term.not_examples if finds(e)] == []


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("appoint", "appoint appoints appointing appointed"),
        ("impose", "impose imposes imposing imposed"),
        ("carry", "carry carries carrying carried"),
        ("strip", "strip strips stripping stripped"),  # a short verb doubles its last letter
        ("transfer", "transfer transfers transferring transferred"),
        ("take=took=taken", "take takes taking took taken"),
        ("put=put", "put puts putting put"),
    ],
)
def test_forms(verb: str, expected: str) -> None:
    assert [word for word, _ in forms(verb)] == expected.split()


@pytest.mark.parametrize(
    ("words", "mood", "ruler"),
    [
        ("a commissioner has been appointed", "fact", None),
        ("a commissioner will, from next month, be appointed", "future", None),  # auxiliary and verb apart
        ("a commissioner could be appointed", "possible", None),
        ("a commissioner should be appointed", "advised", None),
        ("he said a commissioner would be appointed", "future", None),  # the future of then
        ("a commissioner would be appointed", "possible", None),
        ("if that fails, a commissioner will be appointed", "possible", None),
        ("ministers are considering appointing a commissioner", "bare", "threaten"),
        ("it recommended that a commissioner be appointed", "bare", "recommend"),
        ("considering the case, ministers appointed a commissioner", "fact", None),  # another clause
    ],
)
def test_mood(words: str, mood: str, ruler: str | None) -> None:
    group = next(g for g in verb_groups(STATUSES, tokens_of(words)) if g.kind == "begin")
    assert (group.mood, group.ruler.kind if group.ruler else None) == (mood, ruler)


def test_no_phrase_has_two_classes() -> None:
    entries = [(head, rest) for head, rows in lexicon(STATUSES).items() for rest, *_ in rows]
    assert len(entries) == len(set(entries)) > 500
