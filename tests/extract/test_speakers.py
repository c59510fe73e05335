"""What mentions stand for: pronouns, surnames, roles."""

import pytest

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary

LEAD = "Change at Fenborough\n\nThe town hall in Fenborough has seen a good deal of change this year.\n\n"


def last_speaker(text: str) -> str | None:
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, LEAD + text))), load_vocabulary())
    return [q for q in facts.quotes if q.kind != "indirect"][-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # surnames, with and without titles
        ("Ann Moss came in May.\n\n“We failed,” said Mrs Moss.", "Ann Moss"),
        ("Ann Moss came in May.\n\n“We failed,” said Moss.", "Ann Moss"),
        ("Ann Moss and her husband John Moss came.\n\n“We failed,” said Mr Moss.", "John Moss"),
        # pronouns, by recency and gender
        ("Ann Moss came in May.\n\n“We failed,” she said.", "Ann Moss"),
        ("Ann Moss succeeded Tom Pike.\n\n“We failed,” she said.", "Ann Moss"),
        ("Ann Moss succeeded Tom Pike.\n\n“We failed,” he said.", "Tom Pike"),
        ("Ann Moss said it was over. Tom Pike agreed.\n\n“We failed,” he said.", "Tom Pike"),
        ("Ann Moss said: “We failed.”\n\nShe added: “We know it.”", "Ann Moss"),
        ("Ann Moss said: “We failed.”\n\nHer deputy, Jane Dunn, said she was “very sorry indeed”.", "Jane Dunn"),
        # somebody new, brought in by what they think, goes on to speak
        ("Ann Moss said: “We failed.”\n\nBut Green group leader Jane Dunn was not sure.\n\n“It is late,” she said.",
         "Jane Dunn"),
        ("John Hale said: “We failed.”\n\nCllr Tom Pike, who sits opposite, thinks it is late.\n\n“It is,” he said.",
         "Tom Pike"),
        # who is described first and named later
        ("THE woman in charge of parks in Fenborough has said she is “not in denial”.\n\nIt rained.\n\nThe town hall is"
         " old.\n\nDirector Ann Moss told us more.", "Ann Moss"),
        # the first person is no document's
        ("Ann Moss said the report described “the house I walked into”.", "Ann Moss"),
        # an inserted tag is not its own subject
        ("Tom Pike was sorry.\n\nJohn Hale had failed to act, he claimed, in “the worst year of all”.", "Tom Pike"),
        # roles, by what was said beside a name
        ("Council leader Ann Moss came.\n\n“We failed,” the leader said.", "Ann Moss"),
        ("Ann Moss, the chief executive, came.\n\n“We failed,” said the chief executive.", "Ann Moss"),
        ("Deputy leader Jane Dunn and leader Ann Moss came.\n\n“We failed,” the deputy leader said.", "Jane Dunn"),
        ("Shadow minister Jane Dunn met minister Tom Pike.\n\n“We failed,” the shadow minister said.", "Jane Dunn"),
        ("Leader of the Council, Councillor Jane Dunn, said: “We failed.”", "Jane Dunn"),
        # it and they
        ("Ofsted came in May. It said plans were “weak and late”.", "Ofsted"),
        ("Inspectors from Ofsted came. “Plans are weak and late,” they said.", "Ofsted"),
        # a list of what inspectors found
        ("Ofsted came in May.\n\nAmong the strengths highlighted were:\n\n• the “timely and sound” decisions",
         "Ofsted"),
        ("Ofsted came in May.\n\nIts report says:\n\n• plans are better\n\n• staff are “warm and tenacious”", "Ofsted"),
        ("Ofsted came in May.\n\nIts report says:\n\n1. it is better\n\n2. staff are “warm and tenacious”", "Ofsted"),
        # whoever spoke last goes on
        ("Ann Moss said it was over.\n\n“We failed and we know it.”", "Ann Moss"),
        ("“We failed,” said Ann Moss. “We know it.”", "Ann Moss"),
        ("Tom Pike was at the meeting. Ann Moss, however, was sorry. “We failed and we know it.”", "Ann Moss"),
        # names inside other quotations mislead nobody
        ("Ann Moss said: “Tom Pike said nothing.” She added: “Nothing at all.”", "Ann Moss"),
        # who wrote a report: made by, also a few words on; a body that inspects before a board that is spoken of
        ("Ofsted came. An audit was carried out in May by Hale Practice. “Files are weak and late,” the report says.",
         "Hale Practice"),
        ("Ofsted came. The Local Safeguarding Children Board is weak. The report calls it “weak and late”.", "Ofsted"),
        ("A team put together by the Local Government Association came. The team said plans were “weak and late”.",
         "Local Government Association"),
        # a council's spokeswoman speaks for no other body
        ("Ofsted came in May. A council spokeswoman said: “We failed.”", "council spokeswoman"),
        ("Ofsted came. A visit this October detected “tangible improvement”.", "Ofsted"),
        # whose words they are said to be, after them
        ("Ofsted came. “Tangible improvement, at pace” is how the inspectors sum it up.", "Ofsted"),
        ("Ofsted came. “Inspirational” was the inspectors’ word for it.", "Ofsted"),
        ("“Over the moon”: that was how Ann Moss described herself.", "Ann Moss"),
        ("Care has “gone badly downhill”.\n\nThat is the verdict of Ann Moss, who left in May.", "Ann Moss"),
        # the object before a colon has said nothing
        ("Ofsted came. Ann Moss, the leader, was careful to mention it: “We failed.”", "Ann Moss"),
        ("Ofsted came. The inquiry goes on, and Ann Moss, the leader, was blunt about it: “We failed.”", "Ann Moss"),
        # a letter by its writer's role; what is read out is the paper's
        ("Ofsted came. The schools minister’s letter says plans are “weak and late”.", "schools minister"),
        ("A letter from the children’s minister to council leader Tom Pike, dated May, says it is “weak and late”.",
         "children’s minister"),
        # "the chancellor" is nobody who has another office, though a councillor may
        ("Spokesman Tom Pike came. “Tax is down,” the chancellor said.", "chancellor"),
        ("Ofsted came. Ann Moss read out part of the inspectors’ letter: “Plans are weak.”", "Ofsted"),
        # the one person named so far
        ("Town boss Tom Pike was cross. “We failed,” the manager said.", "Tom Pike"),
        # somebody brought in for the next sentence to go on with, unlike "In talks with X, …"
        ("Tom Pike said: “It rained.”\n\nFor lead member John Hale, it was hard. “We failed,” he said.", "John Hale"),
        ("Tom Pike said: “It rained.”\n\nIt worries John Hale, head of care.\n\n“We failed,” he said.", "John Hale"),
        ("Tom Pike left.\n\nIn talks with John Hale, Pike was clear.\n\n“We failed,” he said.", "Tom Pike"),
        # a date between a noun and its clause
        ("They had the letter that followed Ofsted’s visit last month, which found ‘plans weak and late’.", "Ofsted"),
        # a name after the body that it works for
        ("Secretary to the Treasury Ann Moss said: “We failed.”", "Ann Moss"),
    ],
)  # fmt: skip
def test_what_a_mention_stands_for(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whom the story first describes and then names
        ("Judge is cross\n\nA family judge called it “weak and very late”.\n\nJudge Ann Moss sat in May.", "Ann Moss"),
        ("Head goes\n\nThe woman in charge cited “personal reasons”.\n\nAnn Moss came in May.", "Ann Moss"),
        # a headline's speaker: beside it, or that of much the same words below
        ("‘Too many children wait’: Ofsted’s latest look\n\nIt came in May.", "Ofsted"),
        ("‘You never know’ – verdict of inspectors\n\nOfsted came in May.", "Ofsted"),
        ("One boss – ‘and no, it isn’t a takeover’\n\n“I say it isn’t a takeover,” said Ann Moss.", "Ann Moss"),
    ],
)  # fmt: skip
def test_who_speaks_in_a_storys_opening(text: str, speaker: str) -> None:
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())
    assert facts.quotes[0].speaker == speaker


@pytest.mark.parametrize(
    "title", ["on Sunday’s broadcast of “Civic Hour,”", "on “Civic Hour,”", "in his 2014 “Deal for All.”"]
)
def test_titles_are_nobodys_words(title: str) -> None:
    text = LEAD + f"Ann Moss said it {title} Tom Pike heard it."
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())
    assert [q for q in facts.quotes if q.kind != "indirect"] == []


def test_a_long_chain_of_pronouns_ends() -> None:
    text = "He left. " * 3000 + "“It was late,” he said."
    assert last_speaker(text) is None or isinstance(last_speaker(text), str)
