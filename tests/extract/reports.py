"""Reports in the manner of each layout, and what is read of them: no real report's words."""

from dataclasses import replace

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import Facts, InspectionClaim, Metadata, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def facts(text: str, pages: tuple[int, ...] = (), given: Metadata | None = None) -> Facts:
    raw = RawDocument("report.pdf", "0" * 64, text, "pdf", pages=pages)
    return extract(segment(clean(replace(raw, given=given) if given else raw)), load_vocabulary())


def own(text: str) -> InspectionClaim:
    return facts(text).inspections[0]


SIF_TITLE = """Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1"""


SIF_TABLE = """1. Children who need help and protection Inadequate
2. Children looked after and achieving
permanence
Requires improvement
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers
Requires
Improvement
3. Leadership, management and governance Inadequate"""


SIF_SUBS = {
    "help_protection": "Inadequate",
    "looked_after_permanence": "Requires improvement",
    "adoption": "Good",
    "care_leavers": "Requires improvement",
    "leadership": "Inadequate",
}


ILACS_TABLE = """Judgement Grade
The impact of leaders on social work
practice with children and families
Good
The experiences and progress of
children who need help and protection
Requires improvement to be good
The experiences and progress of
children in care
Outstanding
The experiences and progress of care
leavers
Inadequate
Overall effectiveness Requires improvement to be good"""


ILACS_SUBS = {
    "leaders_impact": "Good",
    "help_protection": "Requires improvement to be good",
    "in_care": "Outstanding",
    "care_leavers": "Inadequate",
}


def sif(
    heading: str = "Devon County Council",
    title: str = SIF_TITLE,
    dates: str = "Inspection date: 3 March – 25 March 2015\nReport published: 18 May 2015",
    overall: str = "The overall judgement is that children’s services are inadequate",
    table: str = SIF_TABLE,
    rest: str = "",
) -> str:
    return f"1\n{heading}\n{title}\n{dates}\n{overall}\nThere is more to do.\n{table}\n2\nContents\n{rest}"


def ilacs(
    title: str = "Inspection of Devon County Council\nlocal authority children’s services",
    dates: str = "Inspection dates: 27 January to 7 February 2025",
    lead: str = "Lead inspector: Ann Other, His Majesty’s Inspector",
    table: str = ILACS_TABLE,
    rest: str = "Leaders know their services well and children are safe.\n",
) -> str:
    return f"{title}\n{dates}\n{lead}\n{table}\n{rest}"


NO_OVERALL = ILACS_TABLE.rsplit("\n", 1)[0]


EARLIER_LAYOUTS = """{title}
Devon County Council
Inspection dates: 15 – 26 {month}
Reporting inspector Ann Other HMI
Age group: All
Published: 3 {published}© Crown copyright
Contents
{body}
Record of main findings
{record}
"""


MONITORING = """Ofsted
Piccadilly Gate
Store Street
Manchester
M1 2WD
T 0300 123 1231

15 March 2017

Mr A Person
Director of Children’s Services
Devon County Council
County Hall

Dear Mr Person
Monitoring visit of Devon County Council children’s services
This letter summarises the findings of the monitoring visit to Devon County Council
children’s services on 14 and 15 February 2017. The visit was the second monitoring visit
since the local authority was judged inadequate in June 2016. The inspectors were
Ann Other HMI and Brian Another HMI.
The local authority is making some progress.
Yours sincerely
Ann Other
Her Majesty’s Inspector
"""


IMPROVE = """What does the local authority need to improve? 5
Information about this inspection 9
3
What does the local authority need to improve?
Priority and immediate action
Help and protection
12. Review all cases that were closed without
a visit.
Children who go missing
13. Ensure that senior leaders know of every child who is missing.
4
Areas for improvement
\uf0a7 Ensure that plans say by when things should be done.
The local authority’s strengths
14. Children’s centres are well used.
Progress since the last inspection
15. Leaders have changed.
Section 2
What does the LSCB need to improve?
Areas for improvement
16. Hold partners to account.
"""
