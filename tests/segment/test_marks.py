"""Quote marks: what stands between them, whatever their style."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bucks_tracker.clean import clean, fold
from bucks_tracker.records import RawDocument, Stretch
from bucks_tracker.segment import segment


def stretches(text: str) -> tuple[Stretch, ...]:
    return segment(clean(RawDocument("a.txt", "0" * 64, f"A headline\n\n{text}"))).stretches


def quoted(text: str, depth: int = 0) -> list[str]:
    whole = f"A headline\n\n{text}"
    return [s.span.of(whole) for s in stretches(text) if s.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every style
        ("She said: “We failed.”", ["We failed."]),
        ('She said: "We failed."', ["We failed."]),
        ("She said: ‘We failed.’", ["We failed."]),
        ("She said: 'We failed.'", ["We failed."]),
        ("She said: `We failed.'", ["We failed."]),
        ("She said: ``We failed.''", ["We failed."]),
        ("She said: «We failed.»", ["We failed."]),
        ("She said: „We failed.“", ["We failed."]),
        ("She said: '˜We failed.'", ["We failed."]),  # an archive's half-mended ‘
        ("She said: â€œWe failed.â€\x9d", ["We failed."]),  # UTF-8 read as Windows-1252
        ("She said: â€œWe failed.â€ Then she left.", ["We failed."]),  # and a character lost
        ("She said: â€˜We failed.â€™", ["We failed."]),
        ("She said: \x93We failed.\x94", ["We failed."]),  # Windows-1252 read as Latin-1
        ("She said: &ldquo;We failed.&rdquo;", ["We failed."]),
        ("She said: &quot;We failed.&quot;", ["We failed."]),
        ("She said: \ufffdWe failed.\ufffd", ["We failed."]),  # marks replaced by a decoder
        # two on a line
        ("“We failed,” she said. “Badly.”", ["We failed,", "Badly."]),
        ("'We failed,' she said. 'Badly.'", ["We failed,", "Badly."]),
        ("It was ‘weak’ and ‘slow’.", ["weak", "slow"]),
        # closers turned round, closers after a stray space
        ("“We failed.“", ["We failed."]),
        ("She said: “We failed. “", ["We failed."]),
        ('She said: "We failed. "', ["We failed."]),
        ("She said: “We failed. “ He left.", ["We failed."]),
        ("”We failed,” she said.", ["We failed,"]),
        ("She said:“ We failed.”", ["We failed."]),
        # a straight mark opens, a curly one closes
        ('"We failed,” she said.', ["We failed,"]),
        ("“We failed,\" she said.", ["We failed,"]),
        ("'We failed,’ she said.", ["We failed,"]),
        # apostrophes are no marks
        ("The council's staff weren't told.", []),
        ("The council’s staff weren’t told.", []),
        ("the parents’ group and the carers’ view", []),
        ("the '90s and the ’80s, rock ’n’ roll", []),
        ("'Twas the dogs' dinner.", []),
        ("Tell ’em about the girls’ school.", []),
        ("O’Neill and d'Arcy", []),
        # apostrophes inside single marks
        ("He called it ‘the children’s plan’ again.", ["the children’s plan"]),
        ("He called it 'the children's plan' again.", ["the children's plan"]),
        ("‘We don’t know the parents’ views yet,’ she said.", ["We don’t know the parents’ views yet,"]),
        ("'It is the workers' view, not ours,' she said.", ["It is the workers' view, not ours,"]),
        ("It found ‘gaps in managers’ oversight of cases’ and more.", ["gaps in managers’ oversight of cases"]),
        ("It found ‘too many changes’ and ‘weak plans’ there.", ["too many changes", "weak plans"]),  # s’ that closes
        ("a ‘culture of excuses’ in the parents’ view", ["culture of excuses"]),
        # marks beside brackets, dashes, dots
        ("(“not good”)", ["not good"]),
        ("it is—“frankly”—poor", ["frankly"]),
        ("“…and then nothing,” she said.", ["…and then nothing,"]),
        ("\"...and then nothing,\" she said.", ["...and then nothing,"]),
        ("“[They] failed.”", ["[They] failed."]),
        ("a 6'2\" man", []),
        # soft-wrapped lines and no-break spaces inside
        ("She said: “We know\nwhat went wrong.”", ["We know\nwhat went wrong."]),
        ("She said: “We\u00a0failed.”", ["We\u00a0failed."]),
        # glued together
        ('"We failed." "We know it."', ["We failed.", "We know it."]),
        ('"We failed. "We know it." He left.', ["We failed.", "We know it."]),  # paragraphs joined by an archive
        # nothing opened, nothing closed
        ("We know what went wrong,” she said.", ["We know what went wrong,"]),
        ("She said: “We know what went wrong.", ["We know what went wrong."]),
        ("It is “weak, says the report. Then it rained.", ["weak, says the report."]),
        # a single mark after a full stop that only the next paragraph's mark tells from an apostrophe
        ("She blames the flood. ‘We’ve had it.\n\n‘That’s it.’", ["We’ve had it.", "That’s it."]),
    ],
)  # fmt: skip
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He said ‘go’ to me,” she said.", ["go"]),
        ("‘He said “go” to me,’ she said.", ["go"]),
        ("\"He said 'go' to me,\" she said.", ["go"]),
        ("“One told me, “I can’t ring you”,” she said.", ["I can’t ring you"]),  # the same marks twice
        ("'One told me, 'I will ring you'', she said.", ["I will ring you"]),
    ],
)
def test_marks_inside_marks(text: str, inner: list[str]) -> None:
    assert quoted(text, depth=1) == inner
    assert len(quoted(text)) == 1 + text.count("\n\n")


def test_paragraphs_of_one_quotation_share_a_chain() -> None:
    text = "He said: “First.\n\n“Second.\n\n“Third,” he added.\n\n“Another,” said Ann."
    first, second, third, other = stretches(text)
    assert first.chain == second.chain == third.chain != other.chain
    assert [first.closed, second.closed, third.closed] == [False, False, True]


def test_a_paragraph_that_only_closes_belongs_to_the_one_before() -> None:
    first, second = stretches("He told the meeting: “We are doing\n\nall that we can to help,” and sat down.")
    assert first.chain == second.chain


def test_an_advert_does_not_break_a_quotation() -> None:
    first, second = stretches("He said: “First.\n\nHide Ad\n\n“Second.”")
    assert first.chain == second.chain


def test_a_headline_is_not_continued_by_the_text() -> None:
    whole = "“We failed\n\n“We did,” she said."
    chains = {s.chain for s in segment(clean(RawDocument("a.txt", "0" * 64, whole))).stretches}
    assert len(chains) == 2


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Â£5", "£\u20605"),
        ("5 â€“ 6", "5 –\u2060\u2060 6"),
        ("word '“ word", "word –\u2060 word"),  # a dash that an archive took for a mark
        ("donâ€™t", "don’\u2060\u2060t"),
        ("waitâ€¦", "wait…\u2060\u2060"),
        ("caf\u00e9", "caf\u00e9"),
        ("the council\ufffds plan for \ufffd5m", "the council’s plan for £5m"),
        ("‚Äúno‚Äù", "“\u2060\u2060no”\u2060\u2060"),  # UTF-8 read as Mac Roman
    ],
)
def test_fold_mends_what_decoders_did(text: str, mended: str) -> None:
    assert fold(text) == mended


@given(st.text(alphabet="\"“”‘’'`˜â€œ™\u009d abs.,:\n\u2060\ufffd", max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_marks_give_stretches_inside_the_text(text: str) -> None:
    whole = f"A headline\n\n{text}"
    folded = fold(whole)
    assert len(folded) == len(whole)
    for stretch in stretches(text):
        assert 0 <= stretch.outer.start <= stretch.span.start < stretch.span.end <= stretch.outer.end <= len(whole)
        assert not folded[stretch.span.start].isspace()
        assert not folded[stretch.span.end - 1].isspace()


@given(st.text(alphabet='"“” abs.,:\n', max_size=200))
@settings(max_examples=200, deadline=None)
def test_outer_stretches_do_not_overlap(text: str) -> None:
    outer = [s.outer for s in stretches(text) if s.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))
