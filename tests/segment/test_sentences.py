"""Sentences: where they end and where they only seem to."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bucks_tracker.records import Block, Span
from bucks_tracker.segment.sentences import find_sentences


def sentences(text: str) -> list[str]:
    return [s.of(text) for s in find_sentences(text, Block(Span(0, len(text)), "paragraph"))]


@pytest.mark.parametrize(
    "text",  # "|" stands where a sentence ends
    [
        "He left.| She stayed.",
        "Mr. Fell met Cllr. Rowntree.| They agreed.",
        "Coun. Rowntree and Dr. Fell spoke to Sen. Gray and Rep. Moss.| Nobody else did.",
        "He lives at No. 10 and sat on No. 2 panel.| The rest left.",
        "The answer was no.| The council will ask again.",
        "The U.S. Senate voted.| It was late.",
        "He moved to the U.S.| The rest stayed.",
        "It opened at 5 p.m. on Monday.| It shut at 6 p.m.| The queue went home.",
        "It cost £3.5m.| In 2014 it was 2.5 per cent.",
        "J. K. Fell and John F. Gray met.| “We won.”| She left.",
        "The report by A. B. Rowntree was late.| He apologised.",
        "“Why?” asked Mr Fell.| He left.",
        "“Why now?” Ann Rowntree asked.| He left.",
        "“Stop!” she shouted.| Nobody did.",
        "He said: “No.”| The meeting ended.",
        "‘It is bad.’| ‘It is good.’",
        "It was late.|The council said so.",  # glued together
        "See www.Example.org.uk for more.| Thanks.",
        "Wait... what?| Yes!| No.",
        "She trailed off…| He waited.",
        "It was late. “| He agreed.",  # a closer turned round
        "On 3 Sept. 2014 it began.| On 4 Oct. The council met.".replace("Oct. The", "Oct.| The"),
        "Fell Ltd. was hired by Gray & Co.| The rest failed.",
        "It is in St. Mary's Street, near High St. Albans Road.",
        "See p. 12 and pp. 3 to 5.| More follows.",
        "The plan (see fig. 3) failed.| It was costly.",
        "Costs, fees, etc. were paid.| The rest was saved.",
        "Staff e.g. managers left, i.e. they quit.| Others came.",
        "He was promoted Lt. Col. Fell in May.| She was not.",
        "It rose by 4 per cent.| 2016 was worse.",
        "He paid.| £3m was left.",
        "One line\nand its second.| Another.",
        "No stop at the end",
        "It failed.)| The next passed.",
        "She was 3.| He was 4.",
        "Plan B failed.| Plan C. was next.",
    ],
)
def test_where_sentences_end(text: str) -> None:
    assert sentences(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aBc .!?…“”‘’'\"()\n0123", max_size=200))
def test_sentences_cover_all_words_in_order(text: str) -> None:
    found = list(find_sentences(text, Block(Span(0, len(text)), "paragraph")))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(s.of(text).split()) for s in found) == "".join(text.split())


@pytest.mark.parametrize("piece", [".", "a. ", "‘’", "A.", ". “", " \n", ".\n", "?!", "J. "])
def test_monotonous_text_is_read_in_one_pass(piece: str) -> None:
    assert sentences(piece * 50_000 + " It ended.")[-1].endswith("It ended.")
