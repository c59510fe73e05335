"""Every words file: each term's examples are found, its counter-examples are not, and no pattern can run away."""

import warnings
from dataclasses import replace

import pytest

from bucks_tracker.vocabulary import Term, TermSet, load_vocabulary

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # the parser moved; it is only read here
    import sre_constants
    import sre_parse

TERMS = [(name, term) for name, terms in load_vocabulary().sets.items() for term in terms]
FOUND = [(name, term) for name, term in TERMS if term.aliases or term.pattern]  # others are plain lists of words
IDS = [f"{name}-{term.id}" for name, term in FOUND]


def finds(term: Term, words: str) -> bool:
    return bool(TermSet("alone", (term,)).find_within(words, words.lower(), [(0, len(words))]))


@pytest.mark.parametrize(("name", "term"), FOUND, ids=IDS)
def test_examples(name: str, term: Term) -> None:
    assert term.examples and term.not_examples, "a term shows what it finds"
    assert [e for e in term.examples if not finds(term, e)] == []
    assert [e for e in term.not_examples if finds(term, e)] == []


def nested_repeats(parsed: object, inside: bool = False) -> bool:
    """Whether an unbounded repeat stands inside another: what takes exponential time on hostile text."""
    for op, value in parsed:  # type: ignore[attr-defined]
        if op in (sre_constants.MAX_REPEAT, sre_constants.MIN_REPEAT):
            _, most, body = value
            unbounded = most == sre_constants.MAXREPEAT
            if (inside and unbounded) or nested_repeats(body, inside or unbounded):
                return True
        elif op is sre_constants.BRANCH:
            if any(nested_repeats(branch, inside) for branch in value[1]):
                return True
        elif op is sre_constants.SUBPATTERN:
            if nested_repeats(value[-1], inside):
                return True
        elif op in (sre_constants.ASSERT, sre_constants.ASSERT_NOT) and nested_repeats(value[1], inside):
            return True
    return False


@pytest.mark.parametrize(("name", "term"), [(n, t) for n, t in TERMS if t.pattern])
def test_no_pattern_can_run_away(name: str, term: Term) -> None:
    assert not nested_repeats(sre_parse.parse(term.pattern or ""))


def test_the_check_itself() -> None:
    assert nested_repeats(sre_parse.parse(r"(?:a+)+b")) and not nested_repeats(sre_parse.parse(r"(?:a{1,3} )*b"))


def test_phrases_meet_curly_apostrophes_and_broken_lines() -> None:
    term = replace(TERMS[0][1], aliases=("there'll be", "put on hold"), pattern=None, needs=())
    words = "there’ll be a board, and the notice was put on\nhold"
    assert [(m.start, m.end) for m in TermSet("alone", (term,)).scan(words, 0, len(words))] == [(0, 11), (40, 51)]
