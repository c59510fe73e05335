"""Decoding and front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker.read.content import Unreadable
from bucks_tracker.read.day import edtf_day
from bucks_tracker.read.text import decode, read_text
from bucks_tracker.records import Metadata

WORDS = "“Café” costs £5"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode(), WORDS),
        (WORDS.encode("utf-8-sig"), WORDS),  # the mark is no text
        (WORDS.encode("cp1252"), WORDS),  # what Windows editors saved for decades
        (WORDS.encode("utf-16"), WORDS),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS),
        (WORDS.encode("utf-32"), WORDS),  # its mark begins with UTF-16's
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),  # offsets are into the file as it is
        (b"a page\x0cbreak", "a page\x0cbreak"),  # form feeds part pages of text files
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data)[0] == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"one\ntwo \0 words", "NUL character on line 2"),
        ("a\nb\0".encode("utf-16"), "NUL character on line 2"),
        (b"\x81\x8d bytes that Windows-1252 leaves free", "byte 0"),
        (b"\xff\xfea\x00b", "breaks off"),  # half a UTF-16 unit
        (bytes(range(1, 32)) * 9, "binary"),
    ],
)
def test_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except Unreadable:
        return
    text.encode()
    assert "\0" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode())[0] == text


def test_windows_text_is_told() -> None:
    assert [d.rule for d in read_text(WORDS.encode("cp1252")).doubts] == ["encoding"]


def test_no_words_is_a_doubt() -> None:
    assert [d.rule for d in read_text(b" \n\n ").doubts] == ["unreadable"]


FRONT = """---
Title: 'A plan'
Source: Westshire Post
Date: 4 May 2019
URL: https://example.org/a?b=c:d
Tags: x
---
Words.
"""


def test_front_matter() -> None:
    content = read_text(FRONT.encode())
    assert content.text == FRONT  # it stays in the text
    assert content.found == Metadata(
        title="A plan", outlet="Westshire Post", published="2019-05-04", url="https://example.org/a?b=c:d"
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\nTitle: never closed\n",
        "Title: no fence\n---\n",
        "--- a rule ---\nTitle: x\n---\n",
        "---\n" + "x: y\n" * 2000 + "Title: too far down\n---\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert read_text(text.encode()).found == Metadata()


def test_bad_date_in_front_matter() -> None:
    content = read_text(b"---\ndate: 31 June 2019\noutlet: Post\n---\n")
    assert content.found == Metadata(outlet="Post")
    assert [content.text[d.span.start : d.span.end] for d in content.doubts] == ["31 June 2019"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018-02-20", "2018-02-20"),
        ("2016-01~", "2016-01~"),
        ("2018-02-20T09:15:00+00:00", "2018-02-20"),
        ("2018-02-20 09:15", "2018-02-20"),
        ("20/02/2018", "2018-02-20"),  # day first: these are British papers
        ("3.4.2019", "2019-04-03"),
        ("Tue, 20 Feb 2018 09:15:00 +0000", "2018-02-20"),
        ("Tuesday 20th February 2018", "2018-02-20"),
        ("February 20, 2018", "2018-02-20"),
        ("May 2018", "2018-05"),
        ("2018", "2018"),
        ("20/13/2018", None),
        ("31 Foo 2018", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_day(text: str, edtf: str | None) -> None:
    assert edtf_day(text) == edtf
