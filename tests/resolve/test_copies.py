"""Which articles print one story."""

import pytest

from bucks_tracker.records import Facts
from bucks_tracker.resolve.copies import originals, stories
from tests.resolve.story import Story

WORDS = [
    f"On day {n} the officer of ward {n * 7} told member {n * 3} about plan {n * 11} for families." for n in range(40)
]


def article(name: str, text: str, kind: str = "news") -> Facts:
    story = Story(name, kind=kind)
    story.say(text)
    return story.facts()


@pytest.mark.parametrize(
    ("other", "copy"),
    [
        (" ".join(WORDS), True),  # the same words under another headline
        ("UPDATED: " + " ".join(WORDS[:30]), True),  # cut at the end
        (" ".join(WORDS).replace("told", "informed"), True),  # a word turned in every sentence
        (" ".join(WORDS[:8]) + " " + " ".join(w.upper()[::-1] for w in WORDS), False),  # shares one passage only
        ("An altogether different story. " * 20, False),
        ("Short.", False),
    ],
)
def test_copies(other: str, copy: bool) -> None:
    one, two = article("one", " ".join(WORDS)), article("two", other)
    assert bool(stories([one, two])) is copy


def test_an_official_report_is_nobodys_copy() -> None:
    text = " ".join(WORDS)
    assert stories([article("one", text, "report"), article("two", text, "report")]) == []


def test_the_first_published_is_the_original() -> None:
    assert originals([["a", "b", "c"]], {"b": "2016-01-01", "a": "2016-01-02"}) == {"a": "b", "c": "b"}
