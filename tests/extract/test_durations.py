"""Durations and recurrences."""

import pytest

from bucks_tracker.clean import clean
from bucks_tracker.extract.durations import find_durations
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

CASES = [
    ("It lasted for six months.", "six months P6M"),  # words
    ("It lasted 10 days.", "10 days P10D"),  # digits
    ("It lasted 10 working days.", "10 working days P10D"),  # working days are days
    ("It was a two-week inspection.", "two-week P2W"),  # hyphen
    ("It was a year-long review.", "a year P1Y"),  # "a"
    ("It took half a year.", "half a year P6M"),  # half of a unit
    ("It took a couple of weeks.", "a couple of weeks P2W"),  # about two
    ("It took a decade.", "a decade P10Y"),  # ten
    ("It took a fortnight.", "a fortnight P2W"),  # two weeks
    ("It took twenty-one days.", "twenty-one days P21D"),  # a number of two words
    ("Visits take place every three months.", "every three months P3M*"),  # a recurrence
    ("It meets each month.", "each month P1M*"),  # each
    ("It meets monthly.", "monthly P1M*"),  # adverb
    ("Quarterly visits go on.", "Quarterly P3M*"),  # adjective
    ("A six-monthly review is due.", "six-monthly P6M*"),  # counted adverb
    ("It meets twice a year.", "twice a year P6M*"),  # two a year
    ("It meets once a week.", "once a week P1W*"),  # one a week
    ("It meets every other week.", "every other week P2W*"),  # every second
    ("The annual report is out.", "annual P1Y*"),  # yearly
    ("It was two years ago.", ""),  # a date
    ("The 17-year-old left.", ""),  # an age
    ("Children aged two years old left.", ""),  # an age
    ("Last month it met.", ""),  # a date
    ("Yesterday and today it met.", ""),  # no length
    ("Birthdays are kept.", ""),  # within a word
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_durations(text: str, expected: str) -> None:
    reading = Reading(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())
    found = [f"{d.span.of(text)} {d.iso}{'*' * d.recurring}" for d in find_durations(reading)]
    assert "; ".join(found) == expected
