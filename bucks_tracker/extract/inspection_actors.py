"""Inspections and reviews told by who came and when, without their name: "inspectors were back on 6 and 7 June"."""

import re

from bucks_tracker.extract.inspection_words import is_to_be_read, status_of
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import GRADED, Add, Told, high, low

# A commissioner reports, or somebody is to report to the minister.
_COMMISSIONER = re.compile(
    r"\bcommissioner\b(?! for england)[^.;]{0,90}\b(?:report(?:ed|s)?(?! that)|recommend(?:ed|s|ation|ations)?"
    r"|conclu\w+|review)\b"
    r"|\b(?:report|review|recommendations?)\b(?![^.;]{0,20}\bled to\b)[^.;]{0,50}\bcommissioner\b"
)
_NATIONAL = re.compile(
    r"police and crime|ombudsman|\b(?:cllr|clr|coun|councillor)\b[^.]{0,40}\bcommissioner\b"
    r"|\b(?:victims'?|information|electoral|police|crime|traffic|rights|schools|mobility|equality|fire|health|tribunal"
    r"|abuse|extremism|biometrics|european|high|standards)\s(?:\w+\s)?commissioner\b"
    r"|\bcommissioner for (?:england|wales|scotland|victims|standards|human rights)|\bchildren's commissioner's office"
)
_REPORT_BY = re.compile(
    r"\b(?:told|asked|instructed|ordered|directed)(?: (?:him|her|them|the \w+))? to report (?:back )?(?:by|within|in|on"
    r"|before)\b"
    r"|\b(?:s?he|mr|mrs|ms|dame|sir|lord)\b[^.;]{0,40}(?:, [^.;,]{3,90},)?"
    r" (?:must|will|is to|is due to|has to|is expected to) (?:now |then )?report\b"
    r"|\b(?:is|are) (?:due|expected) to report (?:back )?"
    r"to (?:the |her |his )?(?:minister|department|government|education)"
    r"|\b(?:is|are) (?:due|expected|likely) to (?:make|deliver|submit|give|present|hand in|publish)"
    r" (?:his|her|their|an?|the) (?:\w+ )?report\b"
    r"|\b(?:has|will have|(?:was|is|has been) given) (?:until|(?:\w+ )?(?:weeks|months))\b"
    r"[^.;]{0,40}\bto (?:report|recommend|advise|decide|say|judge|tell|conclude|determine)\b"
    r"|\bwill (?:then )?advise (?:the |her |his )?(?:secretary|minister|department|government|education)"
    r"|\breport to the secretary of state by\b"
    r"|\breport(?:ing)? back to (?:the |her |his )?(?:secretary|minister|department|government|education)"
    r"|\b(?:his|her) (?:own )?(?:review|recommendations?)\b"
)
_TO_REPORT = re.compile(
    r"\b(?:will|to|must|should|has until|(?:weeks|months) to|is due|is expected)\b(?:[^.;]{0,80}\b(?:and|to))?"
    r" (?:now |then |also |next )?(?:report|recommend|advise|decide|make (?:\w+ ){0,2}recommendations?)\b"
)
_ITS_COUNCIL = re.compile(
    r"\bcommissioner (?:for|in|at|to|of) (?:the )?$|\b(?:report|review) (?:on|into|of|at|in) (?:the )?$"
)
_PREPARED_BY = re.compile(
    r"\b(?:prepared|written|carried out|produced|conducted|compiled|drawn up"
    r"|undertaken)\s+by\s+(?:the\s+)?(?:consultan\w+|advis[eo]rs?|improvement\s+(?:partners?|advis[eo]rs?)"
    r"|management consultan\w+|firm)"
)
_ADVISERS_REPORT = re.compile(
    r"\b(?:report|draft|review|diagnostic|audit)\b[^.;]{0,120}\bimprovement (?:partners?|advis[eo]rs?)\b"
    r"|\bimprovement (?:partners?|advis[eo]rs?)\b[^.;]{0,60}\b(?:report|draft|review|diagnostic|audit)\b"
)
_CAME = (
    r"\b(?P<verb>visit(?:ed|s)?|(?:look|check|dropp)(?:ed|s|ing)?\s(?:\w+\s){0,2}(?:at|over|into|on|in|by)|(?:come|came|go|went|be|were"
    r"|was|been|are|is) (?:back|again|in)\b|called(?! (?:for|it|them|the|off|an?)\b)|came (?:to|for|round|twice|last)"
    r"|return(?:ed|s|ing)?|(?<!case )review(?:ed|s|ing)?|inspect(?:ed|s|ing)?"
    r"|t(?:ake|ook) stock|spent|(?<!to )spend|call(?:ed|ing)? (?:on|in|at)|assess(?:ed)?|examined"
    r"|interview(?:ed)?|spoke (?:to|with)|came to|travelled to)\b"
)
_DEPARTMENT = re.compile(
    r"\b(?:(?<!ofsted )officials|civil servants|(?<!'s )(?<!care )(?<!work )(?<!services )department(?: for education)?"
    r"|dfe|whitehall)\b"
    r"(?!'s (?!(?:\w+ ){0,2}(?:officials|advis|team|experts|civil servants|own))\w)"  # nor what it has: its troubles
    r"(?:(?!ofsted|inspectors|watchdog|council|inadequate|adequate|outstanding|\b(?:said|asked|told|ordered|invited|directed)\b)[^.;]){0,60}?"
    + _CAME
)
# "The council was visited in February by advisers from the Department for Education"
_BY_DEPARTMENT = re.compile(
    r"\b(?P<verb>visited|inspected|looked at)\b[^.;,]{0,40}\bby (?:\w+ ){0,2}"
    r"(?:(?:advis[eo]rs|a team|people) from (?:the )?(?:department|dfe|whitehall)|officials|civil servants)\b"
)
# "The department was last inspected in 2018": the council's own, nobody who came.
_IS_DONE_TO = re.compile(
    r"\b(?:focused|monitoring|ofsted|two-day|peer)\s$|\b(?:was|were|been|being|is|are|be|got)\s(?:(?:\w+ly|last|first|next|then|also|again)\s)?$"
)
_OF_THE_COUNCIL = re.compile(
    r"\b(?:progress|improvement|councillors|staff|social workers|council|authority"
    r"|borough|county|city|town|hall|civic|offices)\b"
)
_INSPECTORS = re.compile(r"\b(?:inspectors?|ofsted|watchdog|inspectorate)\b(?:(?!\bsaid\b)[^.;]){0,60}?" + _CAME)
# The team of a peer review: "eight officers of other councils spent a week in the city".
_PEERS = re.compile(
    r"\b(?:team|peers|officers|councillors?|colleagues|experts|reviewers|leaders)\b[^.;]{0,160}"
    r"\bspent (?:(?:\w+ ){0,2}(?:days?|weeks?)|[a-z]+ \d[\d–-]*(?: and \d+)?|\d[\d–-]* [a-z]+) (?:in|at|with|on site)\b"
)
_LGA_TEAM = re.compile(
    r"\b(?:(?:local government association|lga)(?:'s)? (?:\w+ )?(?:team|peers|reviewers|delegation)"
    r"|(?:team|delegation|group)(?: of \w+)? from the (?:local government association|lga))\b"
    r"[^.;]{0,50}\b(?:was|were|came|spent|visited|called|arrived|went)\b"
)
_VISITED_BY = re.compile(
    r"\bofsted(?:'s)? (?:\w+ )?visit\b"
    r"|\b(?:visited|inspected|called on) (?:again )?by (?:the )?(?:ofsted|inspectors|watchdog)\b"
)
# One of several visits: "the earlier visit, in March", "a fifth visit is due in June".
IN_SERIES = re.compile(
    r"\b(?:the|that|its|their|an?|ofsted's|inspectors'|watchdog's) (?:first|second|third|fourth|fifth|sixth"
    r"|seventh|earlier|previous|last|latest|most recent|next|final|further|return|follow-up)"
    r" (?:such |return |monitoring |follow-up )?(?:visit|check|check-up|trip|call)\b"
)
_RETURN = re.compile(
    r"\b(?:most recent(?:ly)?|latest|return(?:ed)?|back|again|since (?:then|that)|(?:second|third|fourth|fifth|sixth)"
    r"(?: of| such| time)?|follow-up|progress)\b"
)


def add_reviews(reading: Reading, passage: Passage, add: Add, told: list[Told]) -> None:
    """Reviews told without their name: a commissioner who reports, advisers who prepared "a review", officials back."""
    words = passage.words
    kinds = {t.kind for t in told}
    if "commissioner_review" not in kinds and ("commissioner" in words or "report" in words or "re" in words):
        _add_commissioner(passage, add)
    if "adviser_review" not in kinds and any(w in words for w in ("consultan", "advis", "improvement p", "firm")):
        hit = _PREPARED_BY.search(words) or _ADVISERS_REPORT.search(words)
        if hit:
            add("adviser_review", passage.span.start + hit.start(), "improvement adviser")
    if kinds.isdisjoint({"dfe_review", "adviser_review", "peer_review"}) and passage.dates:
        _add_department(passage, add)


def _add_commissioner(passage: Passage, add: Add) -> None:
    words = passage.words
    hit = (_COMMISSIONER.search(words) if "commissioner" in words else None) or _REPORT_BY.search(words)
    if hit is None or _NATIONAL.search(words):
        return
    status, sure = status_of(words, hit.start(), hit.end())
    if is_to_be_read(words, hit.end()):
        return  # what will be read is written
    if _TO_REPORT.search(words):
        status, sure = "planned", True
    if status == "done" or sure:
        weak = "commissioner" not in hit.group()
        add("commissioner_review", passage.span.start + hit.start(), "DfE commissioner", status=status, weak=weak)


def _add_department(passage: Passage, add: Add) -> None:
    words = passage.words
    if not any(w in words for w in ("official", "civil servant", "department", "dfe", "whitehall")):
        return
    hit = _DEPARTMENT.search(words)
    if hit is None or _IS_DONE_TO.search(words, hit.start(), hit.start("verb")):
        hit = _BY_DEPARTMENT.search(words)
    if hit is None:
        return
    if passage.explicit or passage.councils or hit.group().startswith("official") or _OF_THE_COUNCIL.search(words):
        status, sure = status_of(words, hit.start("verb"), hit.end("verb"))
        if status == "done" or sure:
            add("dfe_review", passage.span.start + hit.start("verb"), "Department for Education", status=status)


def commissioned_council(passage: Passage) -> str | None:
    """The council that a commissioner is said to be for; None: the main one, never the commissioner's employer."""
    for mention in passage.councils:
        end = mention.span.start - passage.span.start
        if _ITS_COUNCIL.search(passage.words, max(0, end - 30), end):
            return mention.name
    return None


def is_visit(words: str) -> re.Match[str] | None:
    """Where a sentence tells that inspectors came."""
    if not any(
        w in words
        for w in (
            "inspector",
            "ofsted",
            "watchdog",
            "most recent",
            "latest",
            " visit",
            " last came",
            " back ",
            "return",
        )
    ):
        return None
    return (
        _INSPECTORS.search(words)
        or _VISITED_BY.search(words)
        or IN_SERIES.search(words)
        or THAT_VISIT.search(words)
        or re.search(
            r"\b(?:most recent|latest|last|first|second|third) of (?:these|those|its|the|their) (?:\w+ )?visits\b"
            r"|\b(?:the )?(?:most recent|latest),",
            words,
        )
    )


# "October's visit", "in April, when they last came", "Ofsted was last in the county in July".
THAT_VISIT = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
    r"|winter)'s (?:\w+ )?visit\b|\bwhen (?:they|inspectors|ofsted) (?:last|first|previously) (?:came|called|visited)\b"
    r"|\b(?:inspectors|ofsted) (?:was|were|had been) last (?:in|at|on|here|there)\b"
    r"|\ban? (?:\w+ )?visit (?:in|on|last|this) "
    r"|\b(?:the|that|this) visit,? (?:(?:made|held|which took place|which was) )?(?:in|on|last|at|over) "
    r"|\bwhen (?:they|inspectors|ofsted|it|the (?:team|watchdogs?)) (?:(?:went|came) back|returned|went again)\b"
)
# "They will be back in March", "there'll be another in May", "the next review is in June".
_BACK_AGAIN = re.compile(
    r"\b(?:they|officials|inspectors|ofsted|the (?:team|department|watchdog|inspectors))(?:'ll| will| hopes? to"
    r"| plans? to| (?:are|is) (?:due|expected|set) to| intends? to| means? to"
    r"| (?:are|is) (?:now |next )?(?:due|expected))"
    r" (?:also )?(?:be back|back|return|come back"
    r"|(?:look|visit|call|check) again|go back|revisit|make another visit)\b"
    r"|\b(?:there(?:'ll| will| is to) be|expects?|awaits?|due) another\b(?: (?:visit|review|one|check))?"
    r"|\ban? (?:second|third|fourth|fifth|sixth|seventh|further|final)(?: one| visit)? (?:is|will|was) (?:\w+ ){0,3}"
    r"(?:pencilled in|due|take place|follow|planned|expected|scheduled|booked)\b"
    r"|^[“‘\"']?the next (?:is|will be) (?:due|expected|planned|scheduled)\b"
    r"|\b(?:the|its|their) (?:next|second|third|fourth) (?:review|visit|check|one|stocktake)"
    r" (?:is|will be|follows|takes place|comes)\b(?: (?:due|expected|in|on|scheduled|held))?"
)
FOLLOWED = frozenset({"dfe_review", "monitoring_visit", "focused_visit"})


def is_back_again(words: str) -> re.Match[str] | None:
    """Where a sentence tells that those who came will come again."""
    return _BACK_AGAIN.search(words)


def is_of_peers(reading: Reading, words: str) -> re.Match[str] | None:
    """Where a sentence tells that the team of a peer review came; their review has been named before."""
    if hit := _LGA_TEAM.search(words):
        return hit
    if " spent " not in words or "inspector" in words or "peer" not in reading.lowered:
        return None
    return _PEERS.search(words)


# "Came back in May to see how things were going": what a visit is for.
_TO_MONITOR = re.compile(
    r"\bto (?:monitor|check(?: (?:on|up on))?|see|look|find out|gauge|measure|track)\b[^.;]{0,30}"
    r"\b(?:progress|improv\w+|how (?:things|it|they|the \w+)|getting on|going|changed|kept)\b"
)
# One thing that a visit looked at: no whole inspection.
_LOOKED_AT = re.compile(
    r"\b(?:look(?:ed|ing) (?:only )?(?:at|into) (?!the (?:whole|service)|children's services)|short(?:er)? visits?\b"
    r"|brief(?:er)? visits?\b)"
)


def kind_of_visit(told: Told, words: str, earlier: list[tuple[str, str | None, int]]) -> str | None:
    """What a visit was that no name is given to: by its length, its time and the grades before it.

    `earlier` holds (kind, grade, last day) of the inspections told. None: the words do not say enough.
    """
    first, last = low(told.date), high(told.date)
    if first is None or last is None or told.date is None or last - first > 120:
        return None
    short = (last - first < 3 and (told.date.edtf or "").count("-") >= 2) or is_two_days(words)
    before = [(day, grade) for kind, grade, day in earlier if kind in GRADED and grade and day < first]
    # only the last grade counts, and a failure of which it is not told when it was
    before = [(day, grade) for day, grade in before if day or grade == "Inadequate"]
    failed = any(g == "Inadequate" and (not day or day == max(before)[0]) for day, g in before)
    followed = any(kind == "monitoring_visit" and day < first for kind, _, day in earlier)
    if (failed or followed) and first >= _MONITORED and (short or _RETURN.search(words)):
        return "monitoring_visit"
    if first >= _MONITORED and not before and _TO_MONITOR.search(words):
        return "monitoring_visit"
    if first >= _FOCUSED and not failed and _LOOKED_AT.search(words):
        return "focused_visit"
    if short and last > first and first >= _FOCUSED:
        return "focused_visit"
    return "full_inspection" if 4 <= last - first < 32 and (told.date.edtf or "").count("-") >= 4 else None


_TWO_DAYS = re.compile(r"\b(?:two|2)[- ]days?\b|\bcouple of days\b")


def is_two_days(words: str) -> bool:
    return bool(_TWO_DAYS.search(words))


_MONITORED, _FOCUSED = 735964, 736695  # 1 January 2016 and 2018
