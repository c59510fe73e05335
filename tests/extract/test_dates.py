"""Dates: one line a case. `[…]` marks the words that are the date; "expression = EDTF", or one where both are alike."""

import re
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker import edtf
from bucks_tracker.clean import clean
from bucks_tracker.extract.date_expressions import evaluate, published_if
from bucks_tracker.extract.dates import find_dates
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def dates_of(text: str, published: str | None) -> tuple[Dated, ...]:
    layout = segment(clean(RawDocument("a.txt", "0" * 64, text)))
    return find_dates(Reading(layout, load_vocabulary(), published))


# fmt: off
CASES = [
    # ---- absolute
    ("The report was published on [8 August 2014].", None, "2014-08-08"),  # day, month, year
    ("The report was published on [8th August 2014].", None, "2014-08-08"),  # ordinal
    ("The report was published on the [8th of August 2014].", None, "2014-08-08"),  # "the … of"
    ("The report was published on [August 8, 2014].", None, "2014-08-08"),  # American order
    ("The report was published on [August 8th, 2014].", None, "2014-08-08"),  # American order, ordinal
    ("The report was published on [Aug 8 2014].", None, "2014-08-08"),  # abbreviated month
    ("The report was published on [8 Aug 2014].", None, "2014-08-08"),  # abbreviated month
    ("The report was published on [8 Sept. 2014] and read.", None, "2014-09-08"),  # abbreviation with a full stop
    ("The report was published on [Friday 8 August 2014].", None, "2014-08-08"),  # weekday agrees, nothing to add
    ("The report was published on [Friday, August 8, 2014].", None, "2014-08-08"),  # weekday, American order
    ("The report was published on [08/08/2014].", None, "2014-08-08"),  # day/month/year
    ("The report was published on [25/12/2014].", None, "2014-12-25"),  # day first
    ("It was filed [12/25/2014] by the office.", None, "2014-12-25"),  # month first where the other way is no date
    ("The letter of [8.8.2014] said so.", None, "2014-08-08"),  # points
    ("Published [2014-08-08] by the council", None, "2014-08-08"),  # ISO
    ("[20 Feb 18]", None, "2018-02-20"),  # a dateline with two-digit year
    ("Posted on [3-May-2022] at noon", None, "2022-05-03"),  # hyphens
    ("It was signed on [29 February 2016].", None, "2016-02-29"),  # a leap day
    ("It was signed on [31 April 2016].", None, "2016-04"),  # no such day
    ("It was signed on [29 February 2015].", None, "2015-02"),  # no such day that year
    ("INSPECTORS CAME ON [8 AUGUST 2014].", None, "2014-08-08"),  # capitals
    ("It came on [8 August, 2014], by post.", None, "2014-08-08"),  # comma before the year
    # ---- partial
    ("He was appointed in [December 2014].", None, "2014-12"),  # month and year
    ("He was appointed in [Dec 2014].", None, "2014-12"),  # abbreviated
    ("Inspectors came in [November of 2015].", None, "2015-11"),  # "of"
    ("Slammed by Ofsted in [August 2014] for failings", None, "2014-08"),  # month and year in a clause
    ("Rated inadequate in [2014].", None, "2014"),  # year
    ("The [2014] report was a disaster.", None, "2014"),  # year before a noun
    ("The damning report from [2014] was read.", None, "2014"),  # "from" is no open end
    ("An Ofsted report back in [2014] said so.", None, "2014"),  # "back in"
    ("The council (rated good in [2011]) fell.", None, "2011"),  # within brackets
    ("In the [summer of 2016] staff left.", None, "2016-22"),  # season and year
    ("In [summer 2016] staff left.", None, "2016-22"),  # season and year
    ("[Since autumn 2017], things have changed.", None, "2017-23/.."),  # open end of a season
    ("Plans were weak in [early 2015].", None, "2015.early = 2015-01/2015-05"),  # first months of a year
    ("Plans were weak in [late 2015].", None, "2015.late = 2015-08/2015-12"),  # last months of a year
    ("It was agreed in [mid-2015] by all.", None, "2015.mid = 2015-04/2015-09"),  # middle of a year
    ("It was agreed in [mid-March 2015].", None, "2015-03.mid = 2015-03-08/2015-03-23"),  # middle of a month
    ("It was agreed in [early March 2015].", None, "2015-03.early = 2015-03-01/2015-03-15"),  # first half
    ("It was agreed in [late March 2015].", None, "2015-03.late = 2015-03-16/2015-03-31"),  # second half
    ("It was agreed [at the end of March 2015].", None, "2015-03.end = 2015-03-20/2015-03-31"),  # last third
    ("It was agreed [at the beginning of March 2015].", None, "2015-03.start = 2015-03-01/2015-03-10"),  # first third
    ("It was agreed [towards the end of 2015].", None, "2015.end = 2015-10/2015-12"),  # last quarter
    ("[At the start of 2015] it failed.", None, "2015.start = 2015-01/2015-03"),  # first quarter
    ("In [early summer 2016] staff left.", None, "2016-22.early = 2016-06/2016-07"),  # part of a season
    ("It was agreed [around March 2015].", None, "2015-03~"),  # approximate
    # ---- month or day alone, year from publication date
    ("The visit took place in [November].", "2016-01~", "XXXX-11< = 2015-11"),  # past tense: the November before
    ("The report is expected in [February].", "2016-01~", "XXXX-02> = 2016-02"),  # future: the February after
    ("In [December] David Smith announced a policy.", "2016-01~", "XXXX-12< = 2015-12"),  # the month just past
    # past, but the publication date is too vague to say which
    ("It was said in [February].", "2016-01~", "XXXX-02< = XXXX-02"),
    ("Inspectors visited in [March].", "2016-03-20", "XXXX-03< = 2016-03"),  # the month itself
    ("Inspectors will return in [March].", "2016-03-20", "XXXX-03> = 2016-03"),  # the month itself, still running
    ("Inspectors visited in [March].", "2016-02-20", "XXXX-03< = 2015-03"),  # not begun yet, so last year's
    # two days running
    ("Inspectors visited on [August 16 and 17].", "2016-09~", "XXXX-08-16</XXXX-08-17< = 2016-08-16/2016-08-17"),
    # British order
    ("Inspectors visited on [16 and 17 August].", "2016-09~", "XXXX-08-16</XXXX-08-17< = 2016-08-16/2016-08-17"),
    ("With the oldest dating back to [July 31].", "2016-09~", "XXXX-07-31< = 2016-07-31"),  # day of the month, past
    ("Found in its report, released on [29 January].", "2018-02-20", "XXXX-01-29< = 2018-01-29"),  # participle
    ("The commissioner must report [by 16 December].", "2016-09-20", "../XXXX-12-16> = ../2016-12-16"),  # obligation
    ("The decision will be made [by January].", "2017-11-01", "../XXXX-01> = ../2018-01"),  # next year's
    ("It has [until March] to improve.", "2017-11-01", "../XXXX-03> = ../2018-03"),  # a deadline
    ("Work began on [1 October].", "2017-11-01", "XXXX-10-01< = 2017-10-01"),  # past
    ("The trust takes over on [1 April].", "2017-11-01", "XXXX-04-01 = 2018-04-01"),  # no hint but far nearer ahead
    ("The [November] inspection was bad.", "2018-02-20", "XXXX-11< = 2017-11"),  # adjective
    ("A report in [September] found this.", "2015-11", "XXXX-09< = 2015-09"),  # publication known to the month
    ("A report in [September] found this.", "2015", "XXXX-09< = XXXX-09"),  # publication known to the year only: either
    # each for itself
    ("A report in [March 2014] and another in [September] found this.", "2014-11-02", "2014-03; XXXX-09< = 2014-09"),
    ("The visit took place in [November].", None, "XXXX-11< = XXXX-11"),  # no publication date: unknown year
    ("The visit was on [16 August].", None, "XXXX-08-16< = XXXX-08-16"),  # no publication date: unknown year
    # no publication date: a range of unknown year
    ("The visit was on [August 16 and 17].", None, "XXXX-08-16</XXXX-08-17< = XXXX-08-16/XXXX-08-17"),
    ("It was in the [summer] that staff left.", None, "XXXX-22< = None"),  # season of an unknown year
    # each by its own verb
    ("Those who will return in [March] came in [November].", "2016-01-10", "XXXX-03> = 2016-03; XXXX-11< = 2015-11"),
    # neither past nor future: the nearest
    ("The plan was due to be published in [March].", "2016-04-10", "XXXX-03 = 2016-03"),
    # open end of a part
    ("The team, in place [since the end of August], works.", "2016-01~", "XXXX-08<.end/.. = 2015-08-20/.."),
    # relative and bare month
    ("[Last month]’s letter followed the [August] report.", "2016-09-10", "month-1 = 2016-08; XXXX-08< = 2016-08"),
    ("In [January and February] it fell.", "2016-03-10", "XXXX-01</XXXX-02< = 2016-01/2016-02"),  # neighbouring months
    ("On [May 12] it was agreed.", "2016-06-01", "XXXX-05-12< = 2016-05-12"),  # American order without year
    ("In [May 2016] May Smith agreed.", "2016-06-01", "2016-05"),  # a name is no month
    # ---- ranges
    ("The inspection of [3-25 June 2014] found harm.", None, "2014-06-03/2014-06-25"),  # day range
    ("The inspection of [3 to 25 June 2014] found harm.", None, "2014-06-03/2014-06-25"),  # "to"
    ("The inspection of [3–25 June 2014] found harm.", None, "2014-06-03/2014-06-25"),  # en dash
    ("The inspection of [June 3-25, 2014] found harm.", None, "2014-06-03/2014-06-25"),  # American order
    # "between"
    ("They came [between 6 and 17 December].", "2022-02-11", "XXXX-12-06</XXXX-12-17< = 2021-12-06/2021-12-17"),
    ("Inspectors visited [between 6 and 17 December 2021].", None, "2021-12-06/2021-12-17"),  # "between" with year
    ("Inspectors visited [between December 6 and 17, 2021].", None, "2021-12-06/2021-12-17"),  # American order
    ("Inspectors visited [from 6 to 17 December 2021].", None, "2021-12-06/2021-12-17"),  # "from … to"
    ("Inspectors visited [from Monday 6 to Friday 17 December 2021].", None, "2021-12-06/2021-12-17"),  # weekdays
    # across months
    ("They came [from 30 November - 1 December].", "2017-01-10", "XXXX-11-30</XXXX-12-01< = 2016-11-30/2016-12-01"),
    # across months, year told once
    ("Inspectors visited [from 30 November to 1 December 2016].", None, "2016-11-30/2016-12-01"),
    # across years
    ("Inspectors visited [between 28 December 2016 and 4 January 2017].", None, "2016-12-28/2017-01-04"),
    # across years, year told once
    ("Inspectors visited [between 28 December and 4 January 2017].", None, "2016-12-28/2017-01-04"),
    ("[From January to March 2016] referrals rose.", None, "2016-01/2016-03"),  # months
    # months, year inferred
    ("[Between January and March] referrals rose.", "2016-05-01", "XXXX-01</XXXX-03< = 2016-01/2016-03"),
    # months across New Year
    ("[From November to February] referrals rose.", "2016-05-01", "XXXX-11</XXXX-02< = 2015-11/2016-02"),
    # relative year for both
    ("[Between June and August last year] it fell.", "2018-02-20", "year-1:06/year-1:08 = 2017-06/2017-08"),
    ("It rose [from 2013 to 2016].", None, "2013/2016"),  # years
    ("It rose [between 2013 and 2016].", None, "2013/2016"),  # years
    ("In [2014/15] it spent more.", None, "2014/2015"),  # financial year
    ("In the [2014-15] financial year it spent more.", None, "2014/2015"),  # financial year
    ("In [2013-2016] it fell.", None, "2013/2016"),  # years with a hyphen
    ("In [June and July 2014] they came.", None, "2014-06/2014-07"),  # neighbouring months, one year
    ("In [June, July and August 2014] they came.", None, "2014-06/2014-08"),  # three months
    ("In [June] and [November 2014] they came.", None, "2014-06; 2014-11"),  # two months apart: two dates
    ("On [16] and [24 August 2016] they came.", None, "2016-08-16; 2016-08-24"),  # two days apart: two dates
    ("In [2014] and [2018] they came.", None, "2014; 2018"),  # two years: two dates
    ("Visits on [3 May] and [4 June 2016] went well.", None, "2016-05-03; 2016-06-04"),  # year told once for two dates
    ("[From August 2014 until June 2015] it was closed.", None, "2014-08/2015-06"),  # "until"
    # ---- relative
    ("It was published in [August last year].", "2015-03-30", "year-1:08 = 2014-08"),  # last year's month
    ("It was published in [July last year].", "2015-09-10", "year-1:07 = 2014-07"),  # last year's month
    ("[Last July] it was rated good.", "2015-09-10", "XXXX-07<< = 2015-07"),  # the last July that is over
    ("[Last July] it was rated good.", "2015-07-20", "XXXX-07<< = 2014-07"),  # July is running, so not this one
    ("[Next spring] it will report.", "2018-02-20", "XXXX-21>> = 2018-21"),  # the spring to come
    ("It will report [next March].", "2018-02-20", "XXXX-03>> = 2018-03"),  # the March to come
    ("[Last summer] staff left.", "2016-01~", "XXXX-22<< = 2015-22"),  # the summer that is over
    ("[This summer] staff will leave.", "2016-04-10", "year:22 = 2016-22"),  # this year's
    ("[This March] they came.", "2016-04-10", "year:03 = 2016-03"),  # this year's
    ("It was [two years ago], we need to move on.", "2016-09~", "year-2~ = 2014~"),  # about two years
    ("It was [18 months ago].", "2016-09-10", "month-18~ = 2015-03~"),  # about that month
    ("[A year ago] it failed.", "2016-09-10", "year-1~ = 2015~"),  # "a"
    ("It failed [three weeks ago].", "2016-09-08", "week-3 = 2016-08-15/2016-08-21"),  # that week
    ("It failed [ten days ago].", "2016-09-12", "day-10 = 2016-09-02"),  # that day
    ("It failed [a fortnight ago].", "2016-09-08", "week-2 = 2016-08-22/2016-08-28"),  # two weeks
    ("It failed [a decade ago].", "2016-09-08", "year-10~ = 2006~"),  # ten years
    ("It failed [almost two years ago].", "2016-09-08", "year-2~ = 2014~"),  # still about
    ("It was judged inadequate [three years ago last month].", "2021-11-04", "month-37 = 2018-10"),  # a month exactly
    ("He said [yesterday] that it was over.", "2016-09-07", "day-1 = 2016-09-06"),  # the day before
    ("He said so [today].", "2016-09-07", "day = 2016-09-07"),  # the day itself
    ("The vote is [tomorrow].", "2016-09-07", "day+1 = 2016-09-08"),  # the day after
    ("He said [last night] it was over.", "2016-09-07", "day-1 = 2016-09-06"),  # the day before
    ("He spoke on [Monday].", "2016-09-07", "mon< = 2016-09-05"),  # the Monday before
    ("He spoke on [Wednesday].", "2016-09-07", "wed< = 2016-09-07"),  # the day itself
    ("He will speak on [Monday].", "2016-09-07", "mon> = 2016-09-12"),  # the Monday after
    ("He spoke [last Monday].", "2016-09-07", "mon<< = 2016-09-05"),  # the Monday before
    ("[Monday]’s meeting was told so.", "2016-09-07", "mon< = 2016-09-05"),  # possessive
    ("It was discussed on [Tuesday].", "2016-03~", "tue< = 2016-03~"),  # a vague publication date gives a vague day
    ("It was discussed on [Tuesday].", None, "tue< = None"),  # without one nothing is known
    ("It was discussed [last week].", "2016-09-07", "week-1 = 2016-08-29/2016-09-04"),  # Monday to Sunday
    ("It came out on [Tuesday last week].", "2016-09-07", "week-1@tue = 2016-08-30"),
    ("They came on [Monday and Tuesday of this week].", "2016-09-07", "week@mon/week@tue = 2016-09-05/2016-09-06"),
    (
        "They came [between Monday, May 2, and Friday, May 6].",
        "2016-09-07",
        "XXXX-05-02@mon</XXXX-05-06@fri< = 2016-05-02/2016-05-06",
    ),
    ("It will be discussed [next week].", "2016-09-07", "week+1 = 2016-09-12/2016-09-18"),  # Monday to Sunday
    ("It was discussed [last month].", "2016-09-07", "month-1 = 2016-08"),  # the month before
    ("It was discussed [last month].", "2016-09~", "month-1 = 2016-08~"),  # vague stays vague
    ("It was discussed [last year].", "2016-09-07", "year-1 = 2015"),  # the year before
    ("It was discussed [earlier this year].", "2016-03~", "year/pub = 2016/2016-03~"),  # from New Year to publication
    # from the first to publication
    ("It was discussed [earlier this month].", "2016-03-20", "month/pub = 2016-03/2016-03-20"),
    # from publication to New Year
    ("It will be discussed [later this year].", "2016-03-20", "pub/year = 2016-03-20/2016"),
    # the rest of the month
    ("It will be discussed [later this month].", "2016-03-20", "pub/month = 2016-03-20/2016-03"),
    # last third of the month
    ("They go in [towards the end of this month].", "2018-02-20", "month.end = 2018-02-20/2018-02-28"),
    ("It must report [by the end of the month].", "2016-03-10", "../month.end = ../2016-03-31"),  # up to the end
    ("It must report [by the end of the year].", "2016-03-10", "../year.end = ../2016-12"),  # up to the end
    ("It was set up [early this year].", "2016-10-10", "year.early = 2016-01/2016-05"),  # first months
    ("It was set up [late last year].", "2016-03-10", "year-1.late = 2015-08/2015-12"),  # last months
    ("It was set up [at the end of last year].", "2016-03-10", "year-1.end = 2015-10/2015-12"),  # last quarter
    ("It will close [early next year].", "2016-10-10", "year+1.early = 2017-01/2017-05"),  # first months
    ("It was set up [last autumn].", "2016-03-10", "XXXX-23<< = 2015-23"),  # season before
    ("It failed [in the last quarter].", "2016-05-10", "quarter-1/pub = 2016-01/2016-05-10"),  # the three months before
    ("Referrals rose [in the last 12 months].", "2016-03-10", "month-12/pub = 2015-03/2016-03-10"),  # up to publication
    ("Referrals rose [over the past two years].", "2016-03-10", "year-2/pub = 2014/2016-03-10"),  # up to publication
    ("It will improve [within six months].", "2016-03-10", "pub/month+6 = 2016-03-10/2016-09"),  # from publication on
    ("It will improve [over the next two years].", "2016-03-10", "pub/year+2 = 2016-03-10/2018"),  # from publication on
    ("It will be back [in six months’ time].", "2016-03-10", "month+6~ = 2016-09~"),  # about then
    ("At this time [last year] it failed.", "2016-03-10", "year-1 = 2015"),  # year before
    ("In the spring of that year it failed.", "2016-03-10", ""),  # no year named before
    ("It opened in [2012] and in [May of that year] it failed.", None, "2012; 2012-05"),  # the year named before
    ("It opened in [2012] and in [May the following year] it failed.", None, "2012; 2013-05"),  # the year after that
    # ---- weekday tells the year
    # 18 December 2019 was a Wednesday
    ("On [Wednesday 18 December] it closed.", "2020-01-15", "XXXX-12-18@wed< = 2019-12-18"),
    # 2014's was a Thursday, 2013's a Wednesday
    ("On [Wednesday 18 December] it closed.", "2015-01-15", "XXXX-12-18@wed< = 2013-12-18"),
    ("On [Wednesday 18 December] it closed.", None, "XXXX-12-18@wed< = XXXX-12-18"),  # many years fit
    ("On [Monday 6 December] inspectors came.", "2022-02-11", "XXXX-12-06@mon< = 2021-12-06"),  # 2021
    ("On [Tuesday (8 August)] it closed.", "2017-08-10", "XXXX-08-08@tue< = 2017-08-08"),  # date in brackets
    ("On [Tuesday, August 8], it closed.", "2017-08-10", "XXXX-08-08@tue< = 2017-08-08"),  # American order
    # ---- open ends
    ("[Since June 2016] pressures have grown.", None, "2016-06/.."),  # open to the right
    ("[Since 2014] pressures have grown.", None, "2014/.."),  # year
    ("[Since last year] pressures have grown.", "2016-03-10", "year-1/.. = 2015/.."),  # relative year
    ("[Since March] pressures have grown.", "2016-09-10", "XXXX-03</.. = 2016-03/.."),  # month without year
    ("It must close [by January 2017].", None, "../2017-01"),  # open to the left
    ("It must close [by 31 March 2017].", None, "../2017-03-31"),  # day
    ("It stayed open [until March 2017].", None, "../2017-03"),  # open to the left
    ("It was closed [before August 2014].", None, "../2014-08"),  # open to the left
    ("From [April 2016 onwards] it was closed.", None, "2016-04/.."),  # onwards
    ("The order, [with effect from 1 April 2016], stands.", None, "2016-04-01/.."),  # legal form
    ("[After May 2015] it improved.", None, "2015-05/.."),  # open to the right
    ("It must close [by Christmas].", "2016-10-01", "../XXXX-12-25> = ../2016-12-25"),  # a feast
    ("It must close [by the end of March].", "2016-01-20", "../XXXX-03>.end = ../2016-03-31"),  # part of a month ahead
    # ---- no dates
    ("Staff may march to the hall.", None, ""),  # verbs
    ("Theresa May said so.", None, ""),  # a name
    ("Mr March and Ms June said so.", None, ""),  # names
    ("April Jones and August Wilson said so.", None, ""),  # first names
    ("It found 2014 children at risk.", None, ""),  # a count
    ("It spent £2014 on it.", None, ""),  # money
    ("It had 2,014 referrals.", None, ""),  # a count
    ("Section 2014 of the code", None, ""),  # not led in as a year
    ("The Children Act 1989 says so.", None, ""),  # a law
    ("The Education Act 1996 says so.", None, ""),  # a law
    ("It lasted for six months.", None, ""),  # a duration
    ("It was a two-week inspection.", None, ""),  # a duration
    ("Visits take place every three months.", None, ""),  # a recurrence
    ("Visits are quarterly.", None, ""),  # a recurrence
    ("Open Monday to Friday.", None, ""),  # opening hours
    ("The Sunday Times said so.", None, ""),  # a paper
    ("It met every Monday.", None, ""),  # a recurrence
    ("The 17-year-old left.", None, ""),  # an age
    ("Children aged 10 to 12 left.", None, ""),  # ages
    ("Call 01296 2014 555 now.", None, ""),  # a telephone number
    ("It is open 24/7 to all.", None, ""),  # no date
    ("He lives in the 1990s.", None, ""),  # a decade
    ("It was a spring clean.", None, ""),  # no season
    ("Week by week it improved.", None, ""),  # no date
    ("The second of the visits went well.", None, ""),  # an ordinal
    ("Last but not least, the team moved.", None, ""),  # no date
    ("It failed [two and a half years ago].", "2016-09-08", "year-2~ = 2014~"),  # still about
    ("It failed [a year and a half ago].", "2016-09-08", "year-1~ = 2015~"),  # still about
    ("He spoke [last Wednesday].", "2016-09-07", "wed<< = 2016-08-31"),  # not the day itself
    ("It got an early Christmas present.", "2016-12-20", ""),  # no date
    ("The report came out the next month.", "2016-12-20", ""),  # counted from something else
    ("They came in [June]. 17 children were seen.", "2016-12-20", "XXXX-06< = 2016-06"),  # a new sentence
    ("[MARCH 2015]: Ofsted comes.\n\n[JULY]: It goes.", "2017-12-20", "2015-03; 2015-07"),  # a diary
    ("[October 2012]\nInspectors who came in [September] report.", "2018-03-29", "2012-10; 2012-09"),  # a heading
    ("[2010]\nA notice follows in [December].", "2018-03-29", "2010; 2010-12"),  # a year as heading
    # ---- hostile
    ("In 9999 and 0000 it was.", None, ""),  # years out of range
    ("It was 99 [August 2014].", None, "2014-08"),  # no such day: the month stands
    ("On [8 August 2014]-08-08 it was.", None, "2014-08-08"),  # two dates run together
    ("200000 years ago it was.", "2016-03-10", ""),  # out of the calendar
    ("[999 years ago] it was.", "2016-03-10", "year-999~ = 1017~"),  # far but in it
    # ---- from many a report
    ("The letter, dated [14 March 2019], praises staff.", None, "2019-03-14"),  # appositive
    ("Ofsted’s report (published [11 February 2022]) praises staff.", None, "2022-02-11"),  # brackets
    ("As of [31 March 2021], 588 children were in care.", None, "2021-03-31"),  # a census day
    ("At [31 March 2021] there were 588 children in care.", None, "2021-03-31"),  # a census day
    ("In the year to [31 March 2021] it rose.", None, "2021-03-31"),  # the day that ends it
    ("A decision is due on or [before 1 May 2018].", None, "../2018-05-01"),  # last of two words
    # each by its own verb
    ("Ms Lee, who joined in the [spring of 2015], will leave in [June].", "2019-03-04", "2015-21; XXXX-06> = 2019-06"),
    # two dates in one clause
    ("The [August 2014] inspection and the [November 2017] inspection differ.", None, "2014-08; 2017-11"),
    # two in brackets
    ("The first visit ([May 2018]) and the second ([October 2018]) went well.", None, "2018-05; 2018-10"),
    ("It was rated good in [2011], inadequate in [2014] and good in [2018].", None, "2011; 2014; 2018"),  # three years
    # without a publication date: a letter follows its visit within some months
    ("They spent [June 14] there. A letter dated [July 11 2017] said so.", None, "2017-06-14; 2017-07-11"),
    ("They came on [June 14]. It was formed on [11 May 2017].", None, "XXXX-06-14< = XXXX-06-14; 2017-05-11"),
    # the second of two tells the year; so does the first of two in a sentence
    ("They came in the last week of [January] and the first of [February 2019].", "2020-02-13", "2019-01; 2019-02"),
    ("The check of [January 2019] ended in [mid-March].", "2023-05-01", "2019-01; 2019-03-08/2019-03-23"),
    ("It was good in [the early months of 2017].", "2019-05-01", "2017.early = 2017-01/2017-05"),
    # the year told last belongs to the last
    ("It took over on [1 October] and ends on [31 March 2020].", "2019-11-05", "XXXX-10-01< = 2019-10-01; 2020-03-31"),
    # one back, one ahead
    ("The report, due [last month], is expected [next month].", "2016-09-07", "month-1 = 2016-08; month+1 = 2016-10"),
    ("It is to be published on [Thursday].", "2016-09-07", "thu> = 2016-09-08"),  # passive future
    # weekday and American order
    ("A meeting is scheduled for [Thursday, September 15].", "2016-09-07", "XXXX-09-15@thu> = 2016-09-15"),
    ("Inspectors spent the week of [3 March 2014] there.", None, "2014-03-03/2014-03-09"),  # the seven days
    ("The improvement notice was issued in the [autumn].", "2010-01-20", "XXXX-23< = 2009-23"),  # season before
    # its first months
    ("An inspection is likely in [the new year].", "2010-11-20", "XXXX-01>/XXXX-03> = 2011-01/2011-03"),
    ("The report followed in the new year.", "2010-11-20", ""),  # of which year, only the story knows
    ("The council has [until the end of 2017] to improve.", None, "../2017.end = ../2017-12"),  # part of a year, open
    ("It failed in both [2014] and [2017].", None, "2014; 2017"),  # years after "both"
    ("Between [2014-15] and [2016-17] costs rose.", None, "2014/2015; 2016/2017"),  # financial years
    # ordinal in words is not read as a day
    ("The commissioner started work on the first of [May].", "2016-06-01", "XXXX-05< = 2016-05"),
    ("[By Tuesday] it was over.", "2016-09-07", "../tue< = ../2016-09-06"),  # open, weekday
    ("It ran [until last Friday].", "2016-09-07", "../fri<< = ../2016-09-02"),  # open, relative
    ("A year later it failed.", "2016-09-07", ""),  # counted from something else
    ("The following month it failed.", "2016-09-07", ""),  # counted from something else
    ("Six months earlier it failed.", "2016-09-07", ""),  # counted from something else
    ("[This winter] staff left.", "2016-01-20", "XXXX-24< = 2015-24"),  # a winter begins the year before
    # ---- a year told once for several
    # somebody speaks of now
    ("He, hired in [December 2014], said a visit in [November] was fine.", "2016-01~", "2014-12; XXXX-11< = 2015-11"),
    # the nearest April to the date before
    ("The visit of [3 March 2017] ended and its letter came out on [20 April].", None, "2017-03-03; 2017-04-20"),
    # the nearest November, before
    ("Rated good in [February 2014] after a visit in [November].", None, "2014-02; 2013-11"),
    ("Damned in [June 2015] following a visit the previous [October].", None, "2015-06; 2014-10"),  # the October before
    ("Inspected in [January 2013] and again that [August].", None, "2013-01; 2013-08"),  # the August of that year
    ("Inspected in [October 2013] and again the following [May].", None, "2013-10; 2014-05"),  # the May after
    # the next sentence, no publication date known
    ("The visit took place in [May 2014]. The report came out in [July].", None, "2014-05; 2014-07"),
    # as from the publication date
    ("The visit took place in [May 2014]. The report came out in [July].", "2014-09-01", "2014-05; XXXX-07< = 2014-07"),
    # long ago: not this July
    ("The visit took place in [May 2014]. The report came out in [July].", "2018-09-01", "2014-05; 2014-07"),
    # "latest" counts from now
    ("The visit took place in [May 2014]. The latest was in [July].", "2018-09-01", "2014-05; XXXX-07< = 2018-07"),
    # the future is not carried
    ("The visit took place in [May 2014] and it will report in [July].", "2014-06-01", "2014-05; XXXX-07> = 2014-07"),
    ("Rated good in [2014] and visited in [July].", None, "2014; XXXX-07< = XXXX-07"),  # a year alone carries nothing
]
# fmt: on


@pytest.mark.parametrize(("marked", "published", "expected"), CASES)
def test_dates(marked: str, published: str | None, expected: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = dates_of(text, published)
    told = [d.expression if d.expression == d.edtf else f"{d.expression} = {d.edtf}" for d in found]
    assert "; ".join(told) == expected
    assert [d.span.of(text) for d in found] == re.findall(r"\[(.+?)\]", marked)


def test_there_are_at_least_two_hundred_cases() -> None:
    assert len({marked for marked, _, _ in CASES}) >= 200


@pytest.mark.parametrize("told", sorted({e.rpartition("= ")[2] for _, _, x in CASES for e in x.split("; ") if e}))
def test_the_edtf_package_reads_every_date(told: str) -> None:
    if told != "None":
        parse_edtf(told)
        assert edtf.is_valid(told)


BASES = [
    ("8 August 2014", "2016-09-07", "stated"),  # needs nothing else
    ("in August", "2016-09-07", "inferred"),  # the year is filled in
    ("two years ago", "2016-09-07", "relative"),  # counted
    ("in August", None, "stated"),  # the month was said, the year stays open
    ("since August last year", "2016-09-07", "relative"),  # the end that is known
    ("from November to March 2016", None, "stated"),  # the year told once
]


@pytest.mark.parametrize(("words", "published", "basis"), BASES)
def test_basis(words: str, published: str | None, basis: str) -> None:
    assert [d.basis for d in dates_of(f"It was so {words}.", published)] == [basis]


PIECES = """8 16 17 31 99 2014 2016 1999 August May march Dec. Monday Wednesday summer last next this early mid- late
    the end of since until by between and to from - – / , ( ) . ' years ago months week yesterday two three a £ % of in
    on was will be is expected found 2014-08-08 08/08/2014 15/16 time ’s"""
PUBLISHED = st.one_of(
    st.none(),
    st.dates(date(1960, 1, 1), date(2040, 12, 31)).map(date.isoformat),
    st.sampled_from(["2016-01~", "2016-09~", "2016", "2016~", "2016-22", "2015/2017", "../2016", "XXXX-11", "no"]),
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=30).map(" ".join), PUBLISHED)
def test_nothing_raises_and_what_is_found_holds(text: str, published: str | None) -> None:
    end = 0
    for dated in dates_of("Head\n\nIt " + text, published):
        assert end <= dated.span.start < dated.span.end
        end = dated.span.end
        assert dated.edtf is None or edtf.is_valid(dated.edtf)
        told, basis = evaluate(dated.expression, published)
        assert told == dated.edtf
        assert basis == dated.basis or (basis, dated.basis) == ("stated", "inferred")  # a year carried over


@given(st.text(max_size=200), PUBLISHED)
def test_any_text_at_all(text: str, published: str | None) -> None:
    if "\0" not in text and text.isprintable():
        dates_of(text, published)


COUNTED = ["day", "day-1", "day-10", "week", "week-1", "week+2", "month", "month-1", "month+6~", "quarter-1"]
COUNTED += ["year", "year-1", "year-2~", "year-1:08", "year:22", "mon<", "fri>", "wed"]


@given(st.sampled_from(COUNTED), st.dates(date(2005, 1, 1), date(2030, 12, 31)), st.sampled_from(["", "~"]))
def test_a_vague_publication_date_is_never_tighter_than_each_of_its_days(expression: str, day: date, mark: str) -> None:
    exact, _ = evaluate(expression, day.isoformat())
    vague, _ = evaluate(expression, f"{day:%Y-%m}{mark}")
    low, high = edtf.bounds(exact)
    wide_low, wide_high = edtf.bounds(vague)
    assert low and high and wide_low and wide_high
    assert wide_low <= low
    assert high <= wide_high


YEARLESS = ["XXXX-11<", "XXXX-11>", "XXXX-08-16<", "XXXX-22<<", "XXXX-02>>", "XXXX-11"]


@given(st.sampled_from(YEARLESS), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_a_year_is_filled_in_only_where_every_day_of_the_year_of_publication_agrees(expression: str, day: date) -> None:
    told, basis = evaluate(expression, f"{day.year}")
    if basis == "inferred":
        assert evaluate(expression, day.isoformat()) == (told, basis)


@given(st.sampled_from(["XXXX-11<", "XXXX-08-16<", "XXXX-22<<"]), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_what_is_past_does_not_begin_after_publication(expression: str, day: date) -> None:
    low, _ = edtf.bounds(evaluate(expression, day.isoformat())[0])
    assert low
    assert day - timedelta(366 + 366) < low <= day


@given(
    st.sampled_from([*COUNTED[:-1], "XXXX-11<", "XXXX-08-16<", "XXXX-11>", "2014-08"]),
    st.dates(date(2005, 1, 1), date(2030, 12, 31)),
)
def test_the_way_back_holds_the_day_of_publication(expression: str, day: date) -> None:
    told, _ = evaluate(expression, day.isoformat())
    assert told
    low, high = published_if(expression, told)
    assert low is None or low <= day
    assert high is None or day <= high


def test_the_way_back_of_last_years_august() -> None:
    assert published_if("year-1:08", "2014-08-08") == (date(2015, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize("nonsense", ["", "2014-8", "month*2", "yesterday", "2014/", "XXXX-11<>", "day-99999"])
def test_what_is_no_expression_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError, match="not a date expression"):
        evaluate(nonsense, "2016-01-01")
