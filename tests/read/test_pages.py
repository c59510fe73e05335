"""Saved web pages beside the plain text of their articles: tests/pages.

manifest.csv there gives the plain texts what the pages state of themselves; the page named for its dateline states
its date in the text alone.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.read import read
from bucks_tracker.records import Metadata, RawDocument
from bucks_tracker.render.facts import facts_json
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

PAGES = Path(__file__).parents[1] / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
# What a page's facts may have otherwise than its plain text's: which file they came from, and on what evidence.
OF_THE_FILE = ("path", "id", "text_sha256", "published_basis")


def read_one(name: str) -> RawDocument:
    document, *_ = read([PAGES / name])
    assert isinstance(document, RawDocument)
    return document


def test_there_are_ten() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_the_words_without_the_junk(name: str) -> None:
    assert read_one(f"{name}.html").text == read_one(f"{name}.txt").text


@pytest.mark.parametrize("name", NAMES)
def test_metadata(name: str) -> None:
    assert read_one(f"{name}.html").found == read_one(f"{name}.txt").given


@pytest.mark.parametrize("name", NAMES)
def test_the_same_facts(name: str) -> None:
    page, plain = (facts(read_one(f"{name}{suffix}")) for suffix in (".html", ".txt"))
    assert page == plain
    assert page["published"] is not None
    assert page["quotes"]


def facts(raw: RawDocument) -> dict[str, object]:
    """What `extract` prints of a document, without what belongs to the file (ids of claims are made of it too)."""
    nameless = replace(raw, sha256="0" * 64)
    line = facts_json(extract(segment(clean(nameless)), load_vocabulary()))
    return {key: value for key, value in line.items() if key not in OF_THE_FILE}


def test_a_page_without_an_article_is_a_doubt() -> None:
    from bucks_tracker.read.html import read_html

    content = read_html(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert (content.text, content.found, [d.rule for d in content.doubts]) == ("", Metadata(), ["unreadable"])


@pytest.mark.parametrize(
    "page",
    [
        "<p>Inspection dates: 4 to 8 May 2020</p><p>Help</p><p>Good</p><p>Care</p><p>Good</p>",
        "<div><span>Inspection dates:</span> 4 to 8 May 2020</div>Help<br>Good<br/>Care<div>Good</div>",
        "<pre>Inspection dates: 4 to 8 May 2020\nHelp\nGood\nCare\nGood</pre>",
        "<p>Inspection dates: 4 to 8 May 2020</p><table><tr><td>Help<td>Good<tr><td>Care<td>Good</table>",
    ],
)
def test_a_saved_report_keeps_every_line(page: str) -> None:
    """It is no article, and says "Good" again and again."""
    from bucks_tracker.read.html import read_html

    lines = read_html(f"<html><head><title></title></head><body>{page}</body></html>".encode()).text.split("\n\n")
    assert [" ".join(line.split()) for line in lines] == [
        "Inspection dates: 4 to 8 May 2020",
        "Help",
        "Good",
        "Care",
        "Good",
    ]


@pytest.mark.parametrize(
    "page",
    [
        b"<html>" + b"<div>" * 5000 + b"words",
        b"<html><body><p>\xff\xfe broken</p>",
        b"<!DOCTYPE html><html><head><script type='application/ld+json'>{\"@type\": [[[[",
        b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>words words words</p>",
        b"<html><meta charset='no-such-charset'><p>words</p></html>",
        b"<html>" + b"<!--" * 9999,
    ],
)
def test_odd_pages_raise_nothing(page: bytes) -> None:
    from bucks_tracker.read.html import read_html

    read_html(page).text.encode()
