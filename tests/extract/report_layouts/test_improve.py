"""Strengths and what must improve."""

from tests.extract.reports import IMPROVE, facts, sif


def test_what_must_improve() -> None:
    text = sif(rest=IMPROVE)
    second = text.index("4\nAreas for improvement")
    found = facts(text, pages=(0, second))
    assert [(f.polarity, " ".join(f.span.of(text).split()), f.page, f.body) for f in found.findings] == [
        ("weakness", "Review all cases that were closed without a visit.", 1, "Ofsted"),
        ("weakness", "Ensure that senior leaders know of every child who is missing.", 1, "Ofsted"),
        ("weakness", "Ensure that plans say by when things should be done.", 2, "Ofsted"),
        ("strength", "Children’s centres are well used.", 2, "Ofsted"),
    ]
