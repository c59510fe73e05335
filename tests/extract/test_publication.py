"""When a document was published: datelines, addresses, and the bounds that its text gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker import edtf
from bucks_tracker.clean import clean
from bucks_tracker.extract.dates import find_dates
from bucks_tracker.extract.publication import document_date, publication_bounds, recently
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Metadata, RawDocument, Span
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def read(text: str, given: Metadata | None = None) -> Reading:
    raw = RawDocument("a.txt", "0" * 64, text, given=given or Metadata())
    reading = Reading(segment(clean(raw)), load_vocabulary())
    reading.published, _ = document_date(reading)
    reading.dates = find_dates(reading)
    return reading


BODY = "Services for children in Rutland have got better, inspectors say.\n\nThey came in May and left in June."

DATELINES = [
    ("{head}\n\nFri 16 March 2012 | Local authorities\n\n{body}", "2012-03-16"),  # short weekday, section of the site
    ("{head}\n\n20 Feb 18\n\n{body}", "2018-02-20"),  # bare, two-digit year
    ("{head}\n\nPublished: 12 March 2019\n\n{body}", "2019-03-12"),  # labelled
    ("{head}\n\nPublished on 12th March, 2019 at 10:15\n\n{body}", "2019-03-12"),  # labelled, with a time
    ("{head}\n\nBy Jo Marsh\n12:00, 3 May 2022\n\n{body}", "2022-05-03"),  # time first, after a byline
    ("{head}\nBy Jo Marsh | 3rd May 2022\n\n{body}", "2022-05-03"),  # one line with the byline
    ("{head}\n\nTuesday, January 10, 2017\n\n{body}", "2017-01-10"),  # weekday and American order
    ("{head}\n\nJo Marsh Thursday 3 February 2011 00.05 GMT\n\n{body}", "2011-02-03"),  # name, weekday, time
    ("{head}\n\nPage last updated at 10:22 GMT, Thursday, 3 December 2009\n\n{body}", "2009-12-03"),
    ("{head}\n\nPUBLISHED: 12:01 05 March 2019 | UPDATED: 12:30 07 March 2019\n\n{body}", "2019-03-05"),  # both
    ("{head}\n\n03/05/2022 09:15\n\n{body}", "2022-05-03"),  # digits
    ("{head}\n\n2022-05-03\n\n{body}", "2022-05-03"),  # ISO
    ("{head}\n\nUpdated 5 May 2022\nPublished 3 May 2022\n\n{body}", "2022-05-03"),  # the first publication counts
    ("{head}\n\nLast updated: 5 May 2022\n\n{body}", "2022-05-05"),  # an update is better than nothing
    ("{head}\n\n{body}\n\nPosted 5 May 2022", "2022-05-05"),  # at the foot
    ("{head}\n\nOAKHAM, 3 May 2022 – {body}", "2022-05-03"),  # an agency's dateline opens the text
    ("{head}\n\n{body}", None),  # none
    ("{head}\n\nThe inspection of 3 May 2022\n\n{body}", None),  # a crosshead is none
    ("{head}\n\nCouncillors met on 3 May 2022.\n\n{body}", None),  # a sentence is none
    ("Report of 3 May 2022 is damning\n\n{body}", None),  # a headline is none
    ("{head}\n\nMay 2022\n\n{body}", None),  # a month is no dateline to go by
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_datelines(text: str, expected: str | None) -> None:
    reading = read(text.format(head="Rutland’s services are better", body=BODY))
    assert document_date(reading) == (expected, "stated" if expected else "unknown")


def test_what_was_given_is_believed_before_the_dateline() -> None:
    assert document_date(read("Head\n\n20 Feb 18\n\n" + BODY, Metadata(published="2018-02-21"))) == (
        "2018-02-21",
        "given",
    )


TOLD_BY_WEEKDAY = [
    ("She came in 2020. The report out on Friday (July 8) praises her.", "2022-07~"),  # a Friday in 2022
    ("It was rated in 2015. He agreed on Tuesday (17 December).", "2019-12~"),  # British order
    ("It was rated in 2015. He agreed on Tuesday, 17 December.", "2019-12-17/2020-03-16"),  # told within some months
    ("It was rated in 2015. They came on Tuesday 17 December. A letter came on 9 January.", "2020-01-09/2020-04-08"),
    ("Failed since May 2016. They came on Tuesday 24 and Wednesday 25 January.", "2017-01-24/2017-04-24"),  # two days
    ("It was rated in 2015. He will agree on Tuesday, 17 December.", None),  # still to come: no later bound
    ("He agreed on Tuesday (17 December).", None),  # nothing to count from
    ("It will close in 2020. He agreed on Tuesday (17 December).", None),  # nor from what is to come
]


@pytest.mark.parametrize(("text", "expected"), TOLD_BY_WEEKDAY)
def test_a_weekday_with_its_date_dates_the_document(text: str, expected: str | None) -> None:
    assert document_date(read(text)) == (expected, "inferred" if expected else "unknown")


TOLD_BY_NEWS = [
    ("Inspectors were in the county from 13 January to 5 February 2015. They were last here in 2011.", "2015-02-05"),
    ("The report, dated August 8, 2016, rates the service good.", "2016-08-08"),
    ("The report, dated August 8, 2016, was bad. Inspectors were back in 2018.", None),  # not the news
    ("Councillors met on 3 May 2022 to set a budget.", None),
    ("Inspectors came in May 2022.", None),  # a month may lie years back
]


@pytest.mark.parametrize(("text", "day"), TOLD_BY_NEWS)
def test_a_whole_day_of_inspectors_dates_an_undated_document(text: str, day: str | None) -> None:
    told, _ = document_date(read(f"News of the county\n\n{text}"))
    assert (told.partition("/")[0] if told else None) == day


ADDRESSES = [
    ("https://news.example/2015/03/30/story", "2015-03-30"),  # a day
    ("https://news.example/news/2018/02/story", "2018-02"),  # a month
    ("https://news.example/story-1-7157355", None),  # a number
    ("https://news.example/2015/13/30/story", None),  # no month
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_the_address_may_tell_the_date(url: str, expected: str | None) -> None:
    assert document_date(read("Head\n\n" + BODY, Metadata(url=url)))[0] == expected


BOUNDS = [
    ("Ofsted rated it inadequate in August 2014.", "[August 2014] 2014-08/"),  # past: not before
    ("Ofsted rated it good in 2011 and inadequate in 2014.", "[2014] 2014/"),  # the latest of several
    ("Since June 2016 it has struggled.", "[Since June 2016] 2016-06/"),  # an open end is past
    ("Inspectors visited from 3 to 25 June 2014.", "[from 3 to 25 June 2014] 2014-06-25/"),  # a range has ended
    ("The trust will take over on 1 April 2019.", "[1 April 2019] /2019-04-01"),  # to come: not after
    ("It must improve by March 2019.", "[by March 2019] /2019-03"),  # a deadline to come
    ("It said services would be better by 2015.", ""),  # reported future may be past
    ("The plan covers 2018.", ""),  # no tense, no bound
    ("It was rated inadequate in 2014. That was two years ago.", "[2014] 2014/; [two years ago] 2016/2016"),  # counted
    ("It was two years ago.", ""),  # from nothing named
    (
        "In December he announced it. She was appointed in December 2014.",
        "[December] 2015-12/; [December 2014] 2014-12/",
    ),
    (
        "She was appointed in December 2014. In December she left.",
        "[December 2014] 2014-12/",
    ),  # may be the same December
    ("Inspectors came in May.", ""),  # no year at all
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_bounds(text: str, expected: str) -> None:
    reading = read(text)
    found = publication_bounds(reading)
    told = [f"[{b.span.of(text)}] {b.not_before or ''}/{b.not_after or ''}" for b in found]
    assert "; ".join(told) == expected
    assert all(b.why and b.span.of(text) in b.why for b in found)


@given(st.dates().filter(lambda day: 1990 < day.year < 2040), st.sampled_from(["was", "will be"]))
def test_a_bound_never_shuts_out_the_date_itself(day: object, verb: str) -> None:
    for bound in publication_bounds(read(f"It {verb} published on {day:%d %B %Y}.")):
        low, high = edtf.bounds(bound.not_before)[0], edtf.bounds(bound.not_after)[1]
        assert (low or day) == day
        assert (high or day) == day


RECENT = [
    ("It recently asked for help.", "recently"),
    ("In recent weeks it fell.", "In recent weeks"),
    ("It asked.", None),
]


@pytest.mark.parametrize(("text", "words"), RECENT)
def test_recently_is_a_date_for_who_asks(text: str, words: str | None) -> None:
    reading = read(text)
    reading.published = "2016-01~"
    told = recently(reading, Span(0, len(text)))
    assert (told and told.span.of(text), told and told.edtf) == (words, words and "../2016-01~")
