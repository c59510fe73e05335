"""Figures: one line a case, "value unit @date" of each that a sentence tells; a range is low-high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker.clean import clean
from bucks_tracker.extract.dates import find_dates
from bucks_tracker.extract.durations import find_durations
from bucks_tracker.extract.figures import find_figures
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Figure, Mention, RawDocument, Span
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def read(body: str, published: str | None = "2018-02-20") -> Reading:
    layout = segment(clean(RawDocument("a.txt", "0" * 64, "Children’s services again\n\n" + body)))
    reading = Reading(layout, load_vocabulary(), published)
    reading.durations = find_durations(reading)
    reading.dates = find_dates(reading)
    return reading


def told(figure: Figure) -> str:
    def plain(value: float) -> str:
        return f"{value:g}" if value < 1e6 else f"{value:.0f}"

    high = f"-{plain(figure.value_high)}" if figure.value_high else ""
    stated = figure.date is not None and figure.date.basis != "inferred"
    date = f" @{figure.date.edtf}" if figure.date and stated else ""
    return f"{plain(figure.value)}{high} {figure.unit}{date}"


# fmt: off
CASES = [
    # the second number of a pair, each with its own date
    ("The number of children in care stands at 790, up from 680 three years ago.", "790 children; 680 children @2015~"),
    ("Staff held caseloads of between 45 and 50.", "45-50 cases"),
    ("Turnover fell from 31% in 2016 to 14%, she said.", "31 per cent @2016; 14 per cent"),
    ("Staff had 40 cases each. Now it’s about 16.", "40 cases; 16 cases"),
    ("It had 795 looked-after children. That’s down from 840 in 2016.", "795 children; 840 children @2016"),
    ("The number of children in care fell from 690 in August 2017 to 610.", "690 children @2017-08; 610 children"),
    ("The council got 300 more contacts each week than before.", "300 contacts per week"),
    ("More children are in care here than ever: 530 at the last count, or 190 for every 10,000 under-18s.",
     "530 children; 190 children per 10,000"),
    ("Of 120 files, nine were good, 51 inadequate and the rest between.", "120 files; 9 files; 51 files"),
    ("There have been four directors in five years.", "4 directors"),
    ("4 Responses to Council is proud of itself", ""),  # of readers
    ("Ofsted spent a fortnight there in July 2017 and reported last month. They found 61 assessments overdue.",
     "61 assessments @2017-07"),
    ("“More than 500 of you will move to the trust,” she wrote.", "500 people"),
    ("Since then the number of children in care has shot up to 1,386.", "1386 children"),
    ("There were 588 children in the city’s care.", "588 children"),
    (
        "As of 31 October 2017, 2,447 children were in need, a reduction from 3,363 on 31 March 2017.",
        "2447 children @2017-10-31; 3363 children @2017-03-31",
    ),
    ("Referrals have remained at around 1,300 to 1,400 per month.", "1300-1400 referrals per month"),
    ("Caseloads average 25, down from 31 a year ago.", "25 cases; 31 cases @2017~"),
    ("Social workers had caseloads of between 20 and 30 children.", "20-30 children"),
    ("The average social worker now holds 18 cases.", "18 cases"),
    ("Some workers were holding as many as 40 cases each.", "40 cases"),
    ("At the time 450 notifications were waiting to be screened.", "450 notifications"),
    ("Forty-one per cent of care leavers had no pathway plan.", "41 per cent"),
    ("Just 62% of assessments were finished within 45 working days.", "62 per cent"),
    ("The share of agency staff fell from 34 per cent to 12 per cent.", "34 per cent; 12 per cent"),
    ("The share of agency staff fell from 34 to 12 per cent.", "34 per cent; 12 per cent"),
    ("Spending rose by £3.2m to £48.6 million.", "3200000 pounds; 48600000 pounds"),
    ("The trust will cost about £40 million a year.", "40000000 pounds per year"),
    ("It will cost between £2m and £3m.", "2000000-3000000 pounds"),
    ("The council set aside £750,000 for the work.", "750000 pounds"),
    ("A £20m fund was set up.", "20000000 pounds"),
    ("One in four children had no plan.", "25 per cent"),
    ("Four in ten social workers were from agencies.", "40 per cent"),
    ("A third of social workers left last year.", "33.3 per cent @2017"),
    ("Two-thirds of referrals were re-referrals.", "66.7 per cent"),
    ("Half of the files were not good enough.", "50 per cent"),
    ("Ofsted made 12 positive comments and highlighted seven areas in need of work.", "12 comments; 7 areas"),
    ("Inspectors made 14 recommendations.", "14 recommendations"),
    ("The report lists nine recommendations for improvement.", "9 recommendations"),
    ("The rate of children in care is 93 per 10,000, against 64 nationally.", "93 children per 10,000"),
    ("The council employs 210 social workers and has 35 vacancies.", "210 social workers; 35 vacancies"),
    ("It has 512 children in care and 168 on child protection plans.", "512 children; 168 children"),
    ("It looks after 1,200 children, 81 more than a year ago.", "1200 children; 81 children @2017~"),
    ("It had 19,000 contacts last year and expects 21,000 this year.", "19000 contacts @2017; 21000 contacts @2018"),
    ("The average caseload is 18. When I walked through the door it was 27.", "18 cases; 27 cases"),
    ("It has recruited another 40 social workers.", "40 social workers"),
    ("More than 900 people signed a petition.", "900 people"),
    ("Over 1,000 referrals a month arrive.", "1000 referrals per month"),
    ("The council receives 1,200 contacts each month.", "1200 contacts per month"),
    ("It lost 30 foster carers in two years.", "30 carers"),
    ("Of 62 case files, twenty-four were graded inadequate.", "62 files; 24 files"),
    ("The audit read 62 case files. Twenty-four were poor.", "62 files; 24 files"),
    ("Twenty-six authorities are rated inadequate.", "26 councils"),
    ("He paid £5,200 to the family.", "5200 pounds"),
    ("The backlog stands at 170.", "170 number"),
    ("The backlog had grown to 312 cases.", "312 cases"),
    ("Numbers on child protection plans rose from 210 to 355.", "210 plans; 355 plans"),
    ("The turnover of staff was 24 per cent.", "24 per cent"),
    ("There are 1.5 million children in care in the region.", "1500000 children"),
    ("80 placements were outside the county.", "80 placements"),
    ("Staff turnover was 17.5%.", "17.5 per cent"),
    ("Its budget is £112.4 million.", "112400000 pounds"),
    ("Children aged 10 to 17 were seen.", ""),
    ("The 16-year-old boy was placed in care.", ""),
    ("The council has 18 months to improve.", ""),
    ("The visit lasted two weeks.", ""),
    ("Under section 47 of the Act, inquiries began.", ""),
    ("She rang 01296 395000.", ""),
    ("It is rated 4 out of 5 stars by users.", ""),
    ("The meeting starts at 7.30pm in room 12.", ""),
    ("The Children Act 1989 says so.", ""),
    ("It was the second of three visits.", ""),
    ("Phase 2 of the plan starts now.", ""),
    ("Two inspectors came for two days.", ""),
    ("One of the children was not seen.", ""),
    ("The two councils share a director.", ""),
    ("All four areas were rated good.", ""),
    ("Three of the five areas require improvement.", ""),
    ("The 27-page report was read.", ""),
    ("The A413 was shut.", ""),
    ("The leader, 54, resigned.", ""),
    ("It fell to its lowest since 2014.", ""),
    ("He has 30 years of experience.", ""),
    ("In 2016/17 the council overspent by £6.3m.", "6300000 pounds @2016-04/2017-03"),
    ("It saw a 23 per cent rise in referrals.", "23 per cent"),
    ("Demand grew 40% in five years.", "40 per cent"),
    ("Complaints rose from 16 to 24.", "16 complaints; 24 complaints"),
    ("There had been 14 directors in ten years.", "14 directors"),
    ("About 3,500 children are supported.", "3500 children"),
    ("Up to 600 jobs may go.", "600 jobs"),
    ("Nearly 200 children waited more than 45 days.", "200 children"),
    ("A total of 73 children were placed in unregistered homes.", "73 children"),
    ("The number of looked-after children, 416, is high.", "416 children"),
    ("Just three children were adopted.", ""),
    ("Between 60 and 70 children go missing every month.", "60-70 children per month"),
    ("Its 4,000 staff were told.", "4000 staff"),
    ("There was one social worker for every 31 children.", "31 children"),
    # counted with a word left out
    ("It looks after 310 children, with another 120 on plans.", "310 children; 120 children"),
    ("There are 402 children in care and a further 95 on child protection plans.", "402 children; 95 children"),
    ("Of 210 episodes of children going missing, a talk took place after 160.", "210 children; 160 children"),
    ("The number of children in care fell to 512, of whom 71 are seeking asylum.", "512 children; 71 children"),
    ("Agency workers fill 40 of the 130 social work posts.", "40 posts; 130 posts"),
    ("Interim staff held 18 of the council’s 22 managers’ posts.", "18 posts; 22 posts"),
    ("The union acts for about 300 of those affected.", "300 people"),
    ("The number of children in care has passed 450.", "450 children"),
    ("Caseloads are as high as 31 in places.", "31 cases"),
    ("I have 41 social workers. When I came there were 23.", "41 social workers; 23 social workers"),
    ("They felt dropped at 18, and care leavers of 16- and 17-year-olds’ homes agreed.", ""),
    ("A lad who had four social workers in a year told them so.", ""),
    ("Page 14 of the report says 9 in 10 visits were late.", ""),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_figures(sentence: str, expected: str) -> None:
    assert "; ".join(told(figure) for figure in find_figures(read(sentence))) == expected


def test_a_document_of_another_subject_has_none() -> None:
    reading = read("The stadium seats 4,000 people and cost £12m.")
    reading.relevant = False
    assert find_figures(reading) == ()


def test_the_body_tells_a_figure_before_the_headline_does() -> None:
    text = "Council loses 45 social workers\n\nIn all, 45 social workers left."
    layout = segment(clean(RawDocument("a.txt", "0" * 64, text)))
    figures = find_figures(Reading(layout, load_vocabulary()))
    assert [f.span.of(layout.article.text) for f in figures] == ["45 social workers"]
    assert figures[0].span.start > 32


def test_a_change_is_two_figures_with_words_of_their_own() -> None:
    reading = read("Complaints rose from 16 to 24 in May 2017.")
    assert [f.span.of(reading.layout.article.text) for f in find_figures(reading)] == ["16", "24"]


def test_what_is_counted_is_told() -> None:
    (figure,) = find_figures(read("Since then the number of children in care has shot up to 1,386."))
    assert figure.what == "the number of children in care", "words of the text, whole"


WHAT = [
    ("They found 267 children with no social worker. The number has fallen to 56.", "children with no social worker"),
    (
        "“We’ve cut our reliance on agency staff from 34 per cent to 22 per cent.”",
        "We’ve cut our reliance on agency staff",
    ),
    ("The cost of setting up the trust has been put at £5m.", "cost of setting up the trust"),
    ("It spent £5m.", "It spent"),
    ("They were troubled by the number of agency staff. There are now 34.", "the number of agency staff"),
]


@pytest.mark.parametrize(("text", "what"), WHAT)
def test_the_last_figures_subject(text: str, what: str) -> None:
    assert find_figures(read(text))[-1].what == what


def test_a_present_number_is_dated_by_the_article_and_a_past_one_not() -> None:
    now, then = (find_figures(read(s))[0] for s in ("It has 62 cases open.", "It had 62 cases open."))
    assert (now.date and now.date.edtf, now.date and now.date.basis) == ("2018-02~", "inferred")
    assert then.date is None


# "value @date", the inferred ones too: an article of 20 February 2018 on a visit of 4 to 15 December 2017.
VISITED = "Inspectors were in the city from 4 to 15 December 2017. "
DATES = [
    ("Agency staff fill 86 posts.", "86 @2018-02~"),
    ("The council looks after 221 children.", "221 @2018-02~"),
    ("She said 60 per cent of posts were now filled, up from 50 per cent last spring, and caseloads were down to 19.",
     "60 @2018-02~; 50 @2017-21; 19 @2018-02~"),
    ("The share of agency staff has fallen from 41% to 19% in two years.", "41 @2016~; 19 @2018-02~"),
    ("Caseloads have dropped from 27 to 16 since last May.", "27 @2017-05; 16 @2018-02~"),
    ("The backlog, which stood at 160 when they were last in town in May, has come down to 35.",
     "160 @2017-05; 35 @2018-02~"),
    ("There were 576 children in care at the end of January and a further 391 on plans.",
     "576 @2018-01-20/2018-01-31; 391 @2018-01-20/2018-01-31"),
    ("£147m of the £648m budget for 2018-19 is for children.",
     "147000000 @2018-04/2019-03; 648000000 @2018-04/2019-03"),
    ("Agency workers filled 47 per cent of social work posts in the autumn.", "47 @2017-23"),
    ("Of the 80 plans, 35 per cent were issued within 20 weeks.", "80 @-; 35 @-"),
    ("Of 210 episodes from May to July, a talk took place after 160.", "210 @2017-05/2017-07; 160 @2017-05/2017-07"),
    ("The council had 40 agency workers.", "40 @-"),
    (VISITED + "They came across 94 cases nobody had looked at. They sent 31 of them back.", "94 @visit; 31 @visit"),
    (VISITED + "When inspectors called, 374 children were looked after. A social worker was carrying 15 cases.",
     "374 @visit; 15 @visit"),
    (VISITED + "On the first morning 176 referrals were waiting.", "176 @visit"),
    (VISITED + "Out of the 24 cases they looked at, none was urgent.", "24 @visit"),
    (VISITED + "The team discovered 87 families on a waiting list.", "87 @visit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_the_date_of_a_figure(text: str, expected: str) -> None:
    found = [f"{f.value:.0f} @{f.date.edtf if f.date else '-'}" for f in find_figures(read(text))]
    assert "; ".join(found) == expected.replace("visit", "2017-12-04/2017-12-15")


def test_a_number_at_the_time_of_the_visit_takes_the_visits_date() -> None:
    text = "Inspectors visited on 5 and 6 March 2017. At the time of the visit, 90 referrals were waiting."
    assert told(find_figures(read(text))[0]) == "90 referrals @2017-03-05/2017-03-06"


def test_the_council_named_in_the_sentence_owns_its_figure() -> None:
    reading = read("Leeds has 1,300 children in care. It said 40 social workers would go.")
    start = reading.layout.article.text.index("Leeds")
    reading.councils = (Mention(Span(start, start + 5), "Leeds City Council"),)
    reading.council = "Kirklees Council"
    assert [f.council for f in find_figures(reading)] == ["Leeds City Council", "Kirklees Council"]


PIECES = "1,300 £3.2m 41% one in four half of the a dozen twenty-four hundred to and from between per cent children . ,"


@given(st.lists(st.sampled_from([*PIECES.split(), "a third of", "per month", "(", "\n\n", "10,000", "0"]), max_size=40))
def test_nothing_raises_and_spans_are_in_place(pieces: list[str]) -> None:
    reading = read(" ".join(pieces))
    for figure in find_figures(reading):
        assert 0 <= figure.span.start < figure.span.end <= len(reading.folded)
        assert figure.value_high is None or figure.value_high > figure.value
