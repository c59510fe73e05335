"""Documents are anybody's words: none may act on a terminal or a spreadsheet."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker.render.columns import Column
from bucks_tracker.render.csv import csv_text
from bucks_tracker.render.json import json_text
from bucks_tracker.render.md import md_text
from bucks_tracker.render.safe import one_line, visible

HOSTILE = [
    ("a\x1b[31mred", "a␛[31mred"),  # colour
    ("\x1b]0;title\x07", "␛]0;title␇"),  # window title
    ("a\rb", "a␍b"),  # overwrites the line
    ("\x9b2J", "\ufffd2J"),  # the eight-bit form of an escape
    ("a\u202eb", "a\ufffdb"),  # reads from right to left
    ("\u2066a\u2069", "\ufffda\ufffd"),
    ("nul\x00", "nul␀"),
    ("\x7f", "␡"),
]


@pytest.mark.parametrize(("words", "shown"), HOSTILE)
def test_harmful_characters_have_a_visible_stand_in(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_what_is_harmless_stays() -> None:
    words = "“Children’s services”: £1.5m – café\n\tnext"
    assert visible(words) == words
    assert one_line(words) == "“Children’s services”: £1.5m – café next"


@given(st.text())
def test_nothing_steers_a_terminal(words: str) -> None:
    for character in visible(words):
        assert character in "\n\t" or not (ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0)


@given(st.text())
def test_json_carries_the_exact_words_without_steering(words: str) -> None:
    written = json_text({"words": words})
    assert json.loads(written) == {"words": words}
    assert written == visible(written)


@pytest.mark.parametrize("words", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1"])
def test_csv_holds_no_formula(words: str) -> None:
    cell = next(csv.DictReader(io.StringIO(csv_text([{"words": words}], ["words"]))))["words"]
    assert cell == "'" + words


def test_csv_leaves_numbers_and_says_nothing_for_the_unknown() -> None:
    assert csv_text([{"a": -2, "b": None, "c": ["x"], "d": True}], ["a", "b", "c", "d"]) == (
        'a,b,c,d\n-2,,"[""x""]",true\n'
    )


def test_markdown_is_a_table_whatever_the_words() -> None:
    rows = [{"words": "a | b\n<script>*x*"}]
    made = md_text([Column("words", lambda row: row["words"])], rows)
    assert made == "| words |\n| --- |\n| a \\| b<br>\\<script\\>\\*x\\* |\n"
