"""What was said once is one quote, in however many papers."""

from tests.resolve.resolving import record_of
from tests.resolve.story import Story

SAID = "We have a long way to go, and every family in this county deserves to see us get there."
STORY = "".join(f"The committee heard fact number {n} about the service from its officers. " for n in range(30))


def test_pieces_of_one_utterance_are_joined() -> None:
    story = Story("a", "2016-01").person("Priya Nair", "councillor")
    story.quote("We began late.", "Priya Nair", group="g1").quote("We shall end well.", "Priya Nair", group="g1")
    [quote] = record_of(story).quotes
    assert quote.text == "We began late.\n\nWe shall end well."


def test_a_quote_printed_in_four_papers_counts_once() -> None:
    """Three print one agency's story, the fourth its own: one quote, four sources, two of them independent."""
    copies = [Story(f"copy{n}", f"2016-01-0{n}") for n in (1, 2, 3)]
    for copy in copies:
        copy.say(STORY)
    stories = [*copies, Story("own", "2016-01-09")]
    for story in stories:
        story.person("Priya Nair", "councillor").quote(SAID, "Priya Nair", confidence=0.9)
    record = record_of(*stories)
    [quote] = record.quotes
    assert (quote.sources, quote.articles, quote.date.edtf) == (4, 2, "2016-01-01")
    [person] = record.people
    assert (person.quotes, person.articles, quote.person_id) == (1, 2, person.id)


def test_a_shortened_printing_is_the_same_quote_and_the_fullest_is_shown() -> None:
    stories = [
        Story("a", "2016-01-01").quote(SAID, "Priya Nair"),
        Story("b", "2016-01-02").quote(SAID[:52], "Priya Nair"),
    ]
    for story in stories:
        story.person("Priya Nair", "councillor")
    [quote] = record_of(*stories).quotes
    assert quote.text == SAID


def test_short_words_are_no_one_utterance_unless_the_story_is_a_copy() -> None:
    """Anybody may be "very pleased" twice."""
    record = record_of(
        Story("a", "2016-01").quote("very pleased", "Ofsted"), Story("b", "2016-02").quote("very pleased", "Ofsted")
    )
    assert len(record.quotes) == 2


def test_two_speakers_of_the_same_words_are_two() -> None:
    a = Story("a", "2016-01").person("Priya Nair", "councillor").quote(SAID, "Priya Nair")
    b = Story("b", "2016-02").person("Omar Reid", "director").quote(SAID, "Omar Reid")
    assert sorted(q.speaker or "" for q in record_of(a, b).quotes) == ["Omar Reid", "Priya Nair"]
