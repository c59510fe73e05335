"""Blocks: what each line of a page is."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bucks_tracker.clean import clean, fold, noise_lines
from bucks_tracker.records import Block, RawDocument
from bucks_tracker.segment.blocks import find_blocks

SENTENCE = "The council said on Monday that it had found the money for forty more social workers and their managers."


def blocks(text: str) -> list[tuple[str, str]]:
    article = clean(RawDocument("a.txt", "0" * 64, text))
    return [(b.kind, b.span.of(text)) for b in find_blocks(article)]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        # datelines in the forms that sites use
        ("20 Feb 18", "dateline"),
        ("Published: 13 May 2024", "dateline"),
        ("11:42 20 May 2015", "dateline"),
        ("Tuesday, 3 March 2020 at 10:15", "dateline"),
        ("Last updated: 2019-07-01", "dateline"),
        ("Fri 16 October 2015 | Local authorities", "dateline"),
        ("March 5, 2017", "dateline"),
        ("Posted on 3rd February 2022 by Admin", "dateline"),
        ("Page last updated at 10:22 GMT, Thursday, 3 December 2009", "dateline"),
        # who wrote it
        ("By Ann Rowntree  Education Correspondent  @annrowntree", "byline"),
        ("By ANN ROWNTREE ann.rowntree@example.org @annrowntree", "byline"),
        ("Exclusive by Ann Rowntree", "byline"),
        ("Local Democracy Reporter Ann Rowntree", "byline"),
        ("By Ann Rowntree", "byline"),
        ("By Ann Rowntree and Joe Fell", "byline"),
        ("Words: Ann Rowntree", "byline"),
        ("Ann Rowntree, Local Democracy Reporter", "byline"),
        ("ann.rowntree@example.org", "byline"),
        # pictures
        ("Pictured: Cllr Ann Rowntree at County Hall", "caption"),
        ("Left, director Joe Fell", "caption"),
        ("Staff outside County Hall (Image: Town Weekly)", "caption"),
        ("County Hall in the snow. Picture: ANN ROWNTREE", "caption"),
        # page furniture
        ("(Image: Town Weekly)", "boilerplate"),
        ("Get the latest headlines in your inbox. Sign up here", "boilerplate"),
        ("Get email updates with the day's biggest stories", "boilerplate"),
        ("READ MORE: Bins to be emptied once a month", "boilerplate"),
        ("Printable version", "boilerplate"),
        ("6 hours ago", "boilerplate"),
        ("For more information contact Ann Rowntree on 01632 960000.", "boilerplate"),
        ("For all the latest news visit our homepage.", "boilerplate"),
        ("Photo: Ann Rowntree/Flickr", "boilerplate"),
        ("Picture: Getty Images", "boilerplate"),
        ("Hide Ad", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("Share this article", "boilerplate"),
        ("Tweet", "boilerplate"),
        ("Read more: Leader quits after vote", "boilerplate"),
        ("**Related articles**", "boilerplate"),
        ("More from Town Weekly", "boilerplate"),
        ("Sign up to our daily newsletter", "boilerplate"),
        ("We use cookies to improve your experience. You can change this at any time.", "boilerplate"),
        ("Comments are closed.", "boilerplate"),
        ("Did you enjoy this article?", "boilerplate"),
        ("3 min read", "boilerplate"),
        # prose, however short or odd
        ("“No comment,” she said.", "paragraph"),
        ("More social workers are needed.", "paragraph"),
        ("• Thirty staff left in one year", "paragraph"),
        ("Care leavers – Good", "paragraph"),
        ("The impact of leaders | Requires improvement to be good", "paragraph"),
        ("By Christmas the post had been empty for a year.", "paragraph"),
        ("Share of the budget: a third of it went on agency staff.", "paragraph"),
    ],
)
def test_a_line_between_paragraphs_has_its_kind(line: str, kind: str) -> None:
    text = f"Council finds the money\n\n{line}\n\n{SENTENCE}\n\n{SENTENCE}\n"
    assert (kind, line) in blocks(text)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sense of urgency", "crosshead"),
        ("‘It was dreadful’", "crosshead"),
        ("23 May 2014", "crosshead"),  # an entry of a chronology, not the document's date
        ("Cllr Ann Rowntree", "caption"),
        ("Hide Ad", "boilerplate"),
        ("Updated: 23 May 2014", "dateline"),
    ],
)
def test_a_line_in_the_body_has_its_kind(line: str, kind: str) -> None:
    assert (kind, line) in blocks(f"Council finds the money\n\n{SENTENCE}\n\n{line}\n\n{SENTENCE}\n\n{SENTENCE}\n")


def test_the_head_of_a_story() -> None:
    text = (
        "Council finds the money\n\nBut critics ask whether the promise will last beyond the spring\n\n"
        f"Joe Fell\nJoe Fell\n\n{SENTENCE}\n"
    )
    assert kinds(text) == ["headline", "standfirst", "caption", "boilerplate", "paragraph"]


def test_a_name_under_the_headline_is_the_writers_unless_the_story_tells_of_it() -> None:
    told = SENTENCE.replace("The council", "Joe Fell")
    assert kinds(f"Council finds the money\n\nJoe Fell\n\n{SENTENCE}") == ["headline", "byline", "paragraph"]
    assert kinds(f"Council finds the money\n\nJoe Fell\n\n{told}") == ["headline", "caption", "paragraph"]


def test_a_document_of_one_line_is_its_own_paragraph() -> None:
    assert kinds(SENTENCE) == ["paragraph"]
    assert kinds("Ofsted rates Easton good") == ["paragraph"]


def test_a_story_may_have_no_headline() -> None:
    assert kinds(f"{SENTENCE}\n\n{SENTENCE}") == ["paragraph", "paragraph"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_without_blank_lines_each_line_is_a_paragraph(newline: str) -> None:
    text = newline.join(["Council finds the money", SENTENCE, "Sense of urgency", SENTENCE, "Hide Ad", SENTENCE])
    assert kinds(text) == ["headline", "paragraph", "crosshead", "paragraph", "boilerplate", "paragraph"]


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "Council finds the money\n\n"
        "The council said on Monday that it had found the money for forty\n"
        "more social workers. Inspectors had warned in March that staff were\n"
        "carrying too many cases. Joe Fell, the director, said he was glad\n"
        "of it.\n\n"
        "The money comes from reserves, which the council had meant to keep\n"
        "for roads. It will pay for the posts until the spring of next year\n"
        "and no longer.\n"
    )
    assert kinds(wrapped) == ["headline", "paragraph", "paragraph"]


def test_hard_wrapped_lines_are_joined_without_blank_lines_too() -> None:
    wrapped = (
        "Council finds the money\n"
        "The council said on Monday that it had found the money for forty\n"
        "more social workers, whom Joe Fell, its director, has wanted since\n"
        "March.\n"
        "The money comes from reserves, which the council had meant to keep\n"
        "for roads. It will pay for the posts until the spring of next year\n"
        "and no longer.\n"
    )
    assert kinds(wrapped) == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"), [("20 Feb 18", "dateline"), ("11:42 20 May 2015", "dateline"), ("By Ann Rowntree", "byline")]
)
def test_a_date_or_writer_directly_under_the_headline(line: str, kind: str) -> None:
    assert kinds(f"Council finds the money\n{line}\n{SENTENCE}\n{SENTENCE}") == [
        "headline",
        kind,
        "paragraph",
        "paragraph",
    ]


def test_a_wrapped_line_is_no_byline_or_furniture() -> None:
    text = f"Easton slammed as inadequate\nby Ofsted\n\n{SENTENCE}\n\nMrs Moss welcomed the\nnews.\n\n{SENTENCE}"
    assert kinds(text) == ["headline", "paragraph", "paragraph", "paragraph"]


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    assert kinds(f"Council finds the money\n\nIt was branded inadequate by the watchdog in \n2014.\n\n{SENTENCE}") == [
        "headline",
        "paragraph",
        "paragraph",
    ]


def test_front_matter_is_one_block_of_boilerplate() -> None:
    text = f"---\ntitle: Council finds the money\ndate: 2019-03-02\n---\n\nCouncil finds the money\n\n{SENTENCE}\n"
    assert kinds(text) == ["boilerplate", "headline", "paragraph"]


def test_links_after_their_heading_are_boilerplate_until_the_story_goes_on() -> None:
    links = "Related articles\n\nLeader quits after vote\n\nBins to be emptied on Sundays"
    text = f"Council finds the money\n\n{SENTENCE}\n\n{links}\n\n{SENTENCE}\n\nSense of urgency\n\n{SENTENCE}"
    assert kinds(text)[2:] == ["boilerplate"] * 3 + ["paragraph", "crosshead", "paragraph"]


def test_noise_is_labelled_not_cut() -> None:
    text = f"Council finds the money\n\nHide Ad\nHide Ad\n\n{SENTENCE}\n"
    assert [n.of(text) for n in noise_lines(fold(text))] == ["Hide Ad", "Hide Ad"]
    assert clean(RawDocument("a.txt", "0" * 64, text)).text == text


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aB .,\n\r\t“”‘’'\"•-—:|0123\u00a0\u2060", max_size=300))
@example("\" '“ ")  # two signs folded to one mark at a line's end
def test_blocks_cover_all_that_is_not_blank_in_order(text: str) -> None:
    article = clean(RawDocument("a.txt", "0" * 64, text))
    found: tuple[Block, ...] = find_blocks(article)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    outside = [c for i, c in enumerate(text) if not any(b.span.start <= i < b.span.end for b in found)]
    assert not "".join(outside).strip(" \t\r\n\f\v\u00a0\u2060\u200b\ufeff\x1c\x1d\x1e\x1f\x85")
    assert all(b.span.start < b.span.end for b in found)


@pytest.mark.parametrize("line", ["12 March 2015 | By Ann Rowntree", "29 September 2016", "By Ann Rowntree"])
def test_a_headline_ends_before_the_line_that_says_who_or_when(line: str) -> None:
    text = f"Town Council - Press release\n{line}\n\n{SENTENCE}\n\n{SENTENCE}\n"
    kind = "byline" if line.startswith("By") else "dateline"
    assert blocks(text)[:2] == [("headline", "Town Council - Press release"), (kind, line)]


def test_the_day_after_a_label_on_its_own_line_is_a_dateline() -> None:
    text = f"Council finds the money\n\n{SENTENCE}\n\nPublished\n3 July 2019\n\n{SENTENCE}\n"
    assert ("dateline", "3 July 2019") in blocks(text)


def test_a_letter_is_greeted_by_nobody() -> None:
    text = f"Letter to the council\n\nDear Ms Rowntree\n\n{SENTENCE}\n\n{SENTENCE}\n"
    assert ("byline", "Dear Ms Rowntree") not in blocks(text)


def test_a_line_of_a_control_character_is_harmless() -> None:
    assert kinds(f"Council finds the money\n\n{SENTENCE}\n\n\x1f\n\n{SENTENCE}\n")[0] == "headline"


def test_readers_comments_are_no_part_of_the_story() -> None:
    story = "Grade falls\n\nThe town has a low grade.\n\nIt will try again.\n\n"
    below = "3 Responses to Grade falls\n\nTown Mum says:\n\nI knew 40 of them left.\n\nNot their fault."
    told = {words[:9]: kind for kind, words in blocks(story + below)}
    assert {told[k] for k in ("Town Mum ", "I knew 40", "Not their")} == {"boilerplate"}
    assert told["It will t"] == "paragraph"
