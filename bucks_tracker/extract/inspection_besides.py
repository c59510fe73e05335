"""What a sentence tells of inspections that it does not name: one only spoken of, one beside another, one before."""

import re
from dataclasses import replace

from bucks_tracker.extract.date_ties import is_to_come
from bucks_tracker.extract.inspection_actors import IN_SERIES, THAT_VISIT, is_back_again, is_of_peers, is_visit
from bucks_tracker.extract.inspection_same import add_same
from bucks_tracker.extract.inspection_words import status_of
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import GRADED, Add, Told

_CRITICISED = re.compile(
    r"\b(?:slammed|criticised|condemned|blasted|lambasted|savaged|failed|slated|attacked|panned|rapped|praised"
    r"|commended) (?:\w+ )?by (?:\w+ )?(?:ofsted|osted|the watchdog|inspectors)|\b(?:ofsted|watchdog"
    r"|inspectors) (?:slammed|criticised|condemned|blasted|lambasted|savaged|praised|failed)"
)
_MINISTERS = re.compile(r"\b(?:minister|secretary of state|education secretary)\b")  # their letters are no reports
_REPORT = re.compile(
    r"\b(?:report|letter|findings|inspectors|inspection|check|published|visit|visited|judgements?|verdict|outcome|review|ofsted"
    r"|watchdog|inspected|re-inspected|(?:last|first|previously) (?:rated|graded|judged|assessed|examined|marked)"
    r"|(?:previous|last|earlier|former) (?:grade|rating))\b"
)


def add_spoken_of(reading: Reading, passage: Passage, add: Add) -> None:
    """An inspection of no kind of its own: "inspectors were back in May", "is to be inspected", "its letter says"."""
    words, start = passage.words, passage.span.start
    ofsted = "Ofsted" in {b.name for b in passage.bodies}
    if passage.dates and (hit := is_of_peers(reading, words)):
        add("peer_review", start + hit.start(), "Local Government Association", weak=True, visit=True)
    elif passage.dates and (hit := is_back_again(words)):
        theirs = "official" in hit.group() or "department" in hit.group()
        body = "Department for Education" if theirs else "Ofsted" if ofsted else ""
        add(None, start + hit.start(), body, weak=True, visit=True, status="planned")
    elif passage.dates and (hit := _TO_BE_INSPECTED.search(words)):
        if all(is_to_come(reading, d) or (d.edtf or "").startswith("../") for d in passage.dates):
            add("full_inspection", start + hit.start(), "Ofsted", status="planned")
    elif (hit := _CRITICISED.search(words)) and _has_date_near(passage, hit.start()):
        add("full_inspection", start + hit.start(), "Ofsted")
    elif (passage.dates or "way" in words or "currently" in words) and (
        hit := IN_SERIES.search(words) or _REPORT.search(words) or is_visit(words)
    ):
        status, _ = status_of(words, hit.start(), hit.end())
        came = is_visit(words)
        if status == "under_way" and ofsted and (passage.service or passage.councils):
            add("full_inspection", start + hit.start(), "Ofsted", status=status)
        elif status == "planned" and passage.dates and came:
            add(None, start + came.start(), "Ofsted", weak=True, visit=True, status=status)
        elif status == "done" and (ofsted or not _MINISTERS.search(words)):
            body = "Ofsted" if ofsted or came else ""
            add(None, start + (came or hit).start(), body, weak=True, visit=came is not None)


def add_beside(passage: Passage, told: list[Told], add: Add) -> None:
    """One more beside those told: the visit of which a former grade is told, one to come, a second visit."""
    words, start = passage.words, passage.span.start
    if told and all(t.grades and all(g.former for g in t.grades) for t in told):
        if came := is_visit(words):
            add(None, start + came.start(), "Ofsted", weak=True, visit=True)
        elif report := _REPORT_LIFTS.search(words, 0, max(0, told[0].grades[0].span.start - start)):
            add(None, start + report.start(), "Ofsted", weak=True, reports=True)
    planned = [t for t in told if t.kind == "full_inspection" and t.status == "planned"]
    ahead = is_back_again(words) if planned and planned == told and passage.dates[1:] else None
    if ahead and ahead.start() < planned[0].at - start:  # "a visit is due in May, an inspection in June"
        add(None, start + ahead.start(), "Ofsted", weak=True, visit=True, status="planned")
    add_same(passage, told, add)
    _add_next(passage, told, add)
    if [t.visit for t in told] == [True] and told[0].kind is None and len(passage.dates) > 1:
        for again in (*THAT_VISIT.finditer(words), *IN_SERIES.finditer(words)):
            if abs(start + again.start() - told[0].at) > _APART and len(told) < 2:
                add(None, start + again.start(), "Ofsted", weak=True, visit=True)
    if told and (hit := _TOOK_PLACE.search(words)):
        first = start + hit.end()
        if all(t.at > first for t in told) and any(0 <= d.span.start - first < 40 for d in passage.dates):
            add(None, start + hit.start(), "Ofsted", weak=True, visit=True)


def add_before(passage: Passage, told: list[Told], add: Add) -> None:
    """What the sentence looks back on or from: its main clause's report, a former grade, the first one since."""
    _add_main_clause(passage, told, add)
    if len(passage.dates) > 1 and not any(t.grades for t in told) and (hit := _FORMER_GRADE.search(passage.words)):
        add(None, passage.span.start + hit.start(), "Ofsted", weak=True, era="past")
    _add_first_since(passage, told)


# "A report, published on May 4, lifted it off the bottom rung"
_REPORT_LIFTS = re.compile(r"\breport\b[^.;]{0,60}\b(?:lift|mov|took|takes|rais|upgrad|pull|br(?:ought|ing)|free)\w*\b")
_APART = 20  # characters between two visits
_NEAR = 70


def _has_date_near(passage: Passage, at: int) -> bool:
    """Whether a date stands by the words: not in "inspectors praised ... the posts that members agreed in July"."""
    return any(abs(d.span.start - passage.span.start - at) < _NEAR for d in passage.dates)


def add_joint(reading: Reading, passage: Passage, add: Add) -> None:
    """Dates of the inspection that a document on special needs or on several agencies is about."""
    topic = reading.topic
    if topic is None or not topic.is_joint or topic.of(passage.span) is not None:
        return
    if hit := _ITS_REPORT.search(passage.words):
        joint = "jtai" if "joint targeted" in reading.lowered else "area_send"
        add(joint, passage.span.start + hit.start(), "Ofsted", weak=True)


def _add_next(passage: Passage, told: list[Told], add: Add) -> None:
    """ "It was last inspected in 2019 and the next one is due by July": one more of the kind just told, to come."""
    if hit := _NEXT_ONE.search(passage.words):
        done = [t for t in told if t.kind in GRADED and t.at < passage.span.start + hit.start()]
        if done and not any(t.status == "planned" for t in told):
            add(done[-1].kind, passage.span.start + hit.start(), "Ofsted", status="planned")


def _add_first_since(passage: Passage, told: list[Told]) -> None:
    """ "The council's first full one since 2016": the date of the one before, where another sentence tells of it."""
    for dated in passage.dates:
        end = dated.span.start - passage.span.start
        first = (dated.edtf or "").endswith("/..")
        if first and _WHEN.match(passage.words, dated.span.end - passage.span.start):
            if _ITS_FIRST.search(
                passage.words, 0, end
            ):  # "the inspection, its first since 2018, when it was rated good"
                came = Told(passage.span, passage.span.start, passage.number, None, "Ofsted", None)
                came.era, came.weak, came.visit = "news", True, True
                told.append(came)
            continue
        if first and (hit := _FIRST_SINCE.search(passage.words, max(0, end - 60), end)):
            day = replace(dated, edtf=(dated.edtf or "")[:-3], expression=dated.expression.removesuffix("/.."))
            before = Told(passage.span, passage.span.start + hit.start(), passage.number, None, "Ofsted", None)
            before.published, before.era, before.weak = day, "past", True
            told.append(before)


_WHEN = re.compile(r",? when\b")
_ITS_FIRST = re.compile(
    r"^(?:the|its|their|this|that) (?:[\w-]+ ){0,2}(?:inspection|visit),? (?:was |is )?(?:the|its) first\b"
)
_FIRST_SINCE = re.compile(
    r"\bfirst (?:(?:full|such|proper|major|ofsted|graded) ){0,2}(?:one|inspection|visit)\b[\w' ]{0,30}$"
)
_FORMER_GRADE = re.compile(r"\b(?:previous|last|earlier|old|former) (?:\w+ )?(?:grade|rating|judge?ment|verdict)\b")

_LOOKS_BACK = re.compile(
    r"\b(?:step|grades?|notch|rung) (?:up|down) (?:from|on)\b"
    r"|\b(?:fall|drop|rise|climb|leap|slide|descent|improvement) (?:from|on)\b"
    r"|\b(?:years?|months?) (?:after|since|on from)\b|\bsince (?:the|its|their|it|they|a)\b|\bthan (?:when|in|at)\b"
    r"|\bafter (?:it|they|(?:the|its) (?:\w+ )?(?:services?|department|council|authority)) (?:was|were|had been)\b"
    r"|\bcompared (?:with|to)\b"
)


def _add_main_clause(passage: Passage, told: list[Told], add: Add) -> None:
    """ "The report, out on Friday, comes two years after services were branded inadequate": another's report.

    The date of the main clause is not that of what a later clause looks back on.
    """
    start = passage.span.start
    first = min(t.at for t in told) - start
    back = max(_LOOKS_BACK.finditer(passage.words, 0, max(first, 0)), key=lambda m: m.start(), default=None)
    if back is None or not any(d.span.end - start <= back.start() for d in passage.dates):
        return
    hit = _REPORT.search(passage.words, 0, back.start())
    if hit is None:
        return
    for t in told:
        t.era = t.era or "past"
    add(None, start + hit.start(), "Ofsted", weak=True, era="news", reports=True)


_ITS_REPORT = re.compile(
    r"\b(?:inspectors|(?:its|their|the|this|that) (?:joint )?(?:inspection|report|letter|findings|visit))\b"
)
# "The inspection, which took place in May, found that services had got worse since they were rated good in 2015"
_TOOK_PLACE = re.compile(
    r"\b(?:inspection|visit),? (?:(?:which|that) )?(?:(?:was|were) )?"
    r"(?:took place|carried out|conducted|undertaken|held)\b"
)
_NEXT_ONE = re.compile(
    r"\b(?:the|its|a) (?:next|new|fresh)(?: one| inspection)? (?:is|was) (?:now )?(?:expected|due|scheduled|likely"
    r"|pencilled in|set to)\b|\b(?:expect(?:s|ed|ing)|awaits?|awaiting|due) (?:another|the next)(?: one)?\b"
)
_TO_BE_INSPECTED = re.compile(
    r"\b(?:is|are|will|must|due|expects?|expected|set|likely|hopes?) (?:not )?(?:to )?be (?:re-?)?inspected\b"
    r"|\b(?:will|is to|are to|plans to|intends to) (?:then )?re-?inspect\b"
    r"|\banother (?:full |ofsted )*inspection (?:is|will)\b"
)
