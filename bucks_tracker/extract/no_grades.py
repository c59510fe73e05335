"""Where the words of a grade grade nothing: councils in general, case files, hopes and targets, what is denied."""

import re

from bucks_tracker.records import Span
from bucks_tracker.vocabulary import TermMatch

_GENERIC = re.compile(
    r"\b(?:authorities|councils|departments|those|any|areas|anyone|places)\b(?:\s(?:in|across|that|which|who|have"
    r"|had|has|been|are|were|be|is|england|the|country|previously)){0,6}"
    r"(?:\s(?:ad)?(?:judged|rated|deemed|found|graded|classed|considered|labelled))?(?:\sto\sbe|\sas)?\s[‘“'\"]?$"
    r"|\b(?:two|three|four|five)\s(?:of\s(?:the|its)\s(?:\w+\s){0,3})?(?:were\s|are\s|was\s|be\s)?[‘“'\"]?$"
    r"|\b(?:one|any|each|every|single)\s(?:or\smore\s)?[‘“'\"]?$"
    r"|(?<!\w)(?:\d{1,3}|five|six|seven|eight|nine|ten|eleven|twelve|some|several|others|of\swhich)"
    r"\s(?:of\s\w+\s)?(?:(?:have|had|has)\s)?(?:(?:were|are|was|been)\s)?(?:judged|rated|found|graded|deemed|classed)?"
    r"(?:\sto\sbe|\sas)?\s?[‘“'\"]?$"
    r"|\b(?:if|where|when|whenever|once|unless)\s(?:(?:an?|any|the|its|their|local|children['’]s)\s){0,3}(?:services?"
    r"|councils?|authorit(?:y|ies)|departments?)(?:['’]s?)?(?:\schildren['’]s(?:\ssocial\scare)?\sservices)?"
    r"\s(?:is|are|gets?|becomes?)\b[^.;]{0,30}$"
    r"|\b(?:case\s?files?|(?<!both\s)(?<!all\s)(?<!most\s)cases|files|records|posts|assessments|plans|schools|homes|nurseries|placements"
    r"|visits|supervision|decisions|chronologies|responses)\b(?:\s(?!services?\b|council\b)[\w’']+){0,7}"
    r"\s(?:was|were|is|are|been|being)\s(?:\w+\s){0,2}[‘“'\"]?$"
    r"|\bno\s\w+\s(?:was|were|is|are)\s[‘“'\"]?$"
    r"|\bno\s(?:part|area|aspect|strand|element|corner)\sof\b[^.;]{0,80}$"
    r"|\b(?:not\sone|none|no\sone|nobody)\b(?:[^.;]{0,30}|\sof\sthe\s[^.;,]{0,70})$"
    r"|(?:\bper\scent|%)\sof\s[^.;]{0,60}$"
    r"|\b(?:most|many|some|half|few)\sof\s(?:those|them|these|the)\b[^.;,]{0,40}$"
    r"|\b(?:every|each|any)\s(?:\w+\s)?(?:council|authority|department|service)\b[^.;]{0,30}$"
    r"|\b(?:\d{1,3}|[a-z]+)\sof\s(?:the\s)?\d{1,3}\s(?:\w+\s)?(?:councils|authorities|departments|services)\b[^.;]{0,70}$"
    r"|\b(?:third|fifth|quarter|half|tenth|most|many|number|per\scent|dozen"
    r"|scores)\sof\s(?:(?:all|the)\s)?(?:english\s)?(?:councils|authorities"
    r"|local\sauthorities|departments|services)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ONE_FOR = re.compile(r"[’'”\"]*\s(?:grades|marks|ratings|judge?ments)\b[^.;]{0,30},\sone\sfor\b")
_MARKS = re.compile(r"(?:marks|grades|ratings)$")
# "Of the five areas, two were good", "rated three areas as good": these are of the council's own.
_OF_AREAS = re.compile(r"(?:areas|two|three|four|five)\b", re.IGNORECASE)
_AREAS = re.compile(
    r"\b(?:(?:two|three|four|five)\s(?:\w+\s)?|(?:other|remaining|sub-?)\s?)(?:areas|categories|(?:sub-?)?judge?ments"
    r"|strands|headings|aspects|measures)\b",
    re.IGNORECASE,
)
_EACH_OF_WHICH = re.compile(r"\b(?:both|all|each|neither) of (?:which|them|these)\b[^.;]{0,40}$", re.IGNORECASE)
_EACH = re.compile(r"[\w,;]\seach\s[‘“'\"]?$", re.IGNORECASE)
_ALL_OF_THEM = re.compile(r"\b(?:all\s(?:two|three|four|five)|both)\s[‘“'\"]?$", re.IGNORECASE)
_FAR_FROM = re.compile(
    r"\b(?:way|far|short|distance|cry)\b[^.;,]{0,14}\b(?:from|off|of)\s(?:being\s)?(?:an?\s)?[‘“'\"]?$", re.I
)
_BEFORE_IT_CAN = re.compile(
    r"\b(?:before|until)\b[^.;]{0,60}\b(?:can|could)\s(?:truly\s)?be\s(?:\w+\s){0,2}[‘“'\"]?$", re.IGNORECASE
)
_ABOVE = re.compile(r"\b(?:above|clear of|higher than)\s(?:(?:an?|the|its)\s)?[‘“'\"]?$", re.IGNORECASE)
_GO_AFTER = re.compile(r"\bgo(?:ing|es)? (?:after|for)\s[‘“'\"]?$", re.IGNORECASE)
_AS_GOOD_AS = re.compile(r"\b(?:is|are|was|were) as\s$", re.IGNORECASE)
_A_WORD = re.compile(r"[’”'\"]*\s(?:no longer exists|is an?\b|means\b|isn)", re.IGNORECASE)
# "Good with outstanding features": an adjective
_FEATURES = re.compile(r"[’'”\"]*\s(?:features|elements|aspects|qualities|practice|touches|potential)\b", re.IGNORECASE)
# "Its highest mark for that part of the service": of one area, which is not named beside it
_OF_A_PART = re.compile(
    r"[’'”\"]*\s(?:for|in)\s(?:that|this|one|an|another|a\ssecond)\s(?:part|aspect|strand|element|area|corner)\b",
    re.IGNORECASE,
)
# Up to 2013 the capacity to improve was graded, too.
_CAPACITY = re.compile(r"\bcapacity\s(?:to|for)\s(?:further\s)?improve\w*[^.;,|\n]{0,60}$", re.IGNORECASE)
_ITS_CAPACITY = re.compile(r"[’'”\"]*\s(?:for\s)?(?:its\s|the\s)?capacity\b", re.IGNORECASE)
# A clause begins after these: a "could" or "not" before them says nothing about the grade.
_CLAUSE = re.compile(
    r"(?:\b(?:after|since|because|when|which|who|whose|having|following|despite|although|though|while|whereas|but"
    r"|until|where|that)\b|[,;:–—]|\s-\s"
    r"|\band\s(?=(?:scored|rated|judged|graded|gave|found|called|put|named|marked|handed|awarded)\b))",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|liked? to have|have (?:liked|loved|wanted|preferred)"
    r"|aim(?:s|ed|ing)?|(?<!found )want(?:s|ed|ing)?|expect(?:s|ed|ing)?|ambitions?|targets?"
    r"|goals?|aspir\w+|journey|path|road|(?:on|along|under)\s(?:the|its|their|our)\sway|track"
    r"|would|could|should|might|(?-i:may)|must|will|won['’]t|to become|becoming|reach(?:ing)?|towards?|set a date|if"
    r"|unless"
    r"|avoid(?:ing|ed)?|needs? to|order to|bid"
    r"|striv\w+|determined|plans?|vow\w*|pledg\w+|confident|fear\w*|(?<!at )risk\w*|striving|deserves?|push|date"
    r"|whether"
    r"|how|get(?:ting)? (?:back )?to"
    r"|a step(?! (?:behind|below|above|down|up|short))|stepping|go(?:ing)? after|something)\b"
    r"|(?:have|has|had|got) to (?:build|become|make|create|deliver|provide)\b|\w['’]ll\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext\s(?:inspection|time)", re.IGNORECASE)
_BY_YEAR = re.compile(r"\bby\s20\d\d\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|nor|neither|than|st[oe]pp?\w* short of"
    r"|isn['’]t|wasn['’]t|aren['’]t|hasn['’]t|n['’]t|rather)\s(?:(?!and\b|but\b)\w+\s){0,3}[‘“'\"]?$",
    re.IGNORECASE,
)
# "Told that it could not keep children safe, it has been rated as good": nothing hoped for in the verb of the grade.
_WAS_JUDGED = re.compile(
    r"\b(?:has|have|had|was|were)\s(?:(?:now|also|been|again|all|both|\w+ly)\s){0,3}"
    r"(?:rated|judged|graded|deemed|found|branded|labelled|declared|given|awarded|handed|told)"
    r"(?:\s(?:as|to|be|an?|the|its|their|overall|by|ofsted)){0,4}\s[‘“'\"]?$",
    re.IGNORECASE,
)


def is_of_none(folded: str, sentence: Span, match: TermMatch, areas: list[TermMatch], before: str) -> bool:
    """Whether a grade is of councils in general, of files or homes, of the capacity to improve, or far from reached.

    `before` is what the sentence has before it; `areas` are the names of what is judged in the sentence.
    """
    if _CAPACITY.search(before) or _ITS_CAPACITY.match(folded, match.end) or _AS_GOOD_AS.search(before):
        return True
    if (
        _FEATURES.match(folded, match.end)
        or _FAR_FROM.search(before)
        or _ABOVE.search(before)
        or _GO_AFTER.search(before)
        or _BEFORE_IT_CAN.search(before)
        or _A_WORD.match(folded, match.end)
        or (not areas and _OF_A_PART.match(folded, match.end))
    ):
        return True
    if _MARKS.search(folded, match.start, match.end) or (areas and _ONE_FOR.match(folded, match.end)):
        return False  # "those top marks went to", "two outstanding grades, one for leadership"
    general = _GENERIC.search(_without(before, match.start, areas))
    if general is None:
        return False
    if _EACH_OF_WHICH.search(before):
        return False  # "adoption and care leavers, both of which were found to be good"
    if any(a.term.extra["family"] in ("rest", "all", "three") and 0 <= match.start - a.end < 40 for a in areas):
        return False
    if areas and _ALL_OF_THEM.search(before):
        return False  # "Leadership and adoption were looked at. Both require improvement."
    if _EACH.search(before) and any(a.end <= match.start for a in areas):
        return False  # "care and adoption each require improvement"
    counted = areas and _OF_AREAS.match(general.group()) and _AREAS.search(folded, sentence.start, sentence.end)
    return not counted


def is_wished(folded: str, sentence: Span, match: TermMatch, areas: list[TermMatch], before: str) -> bool:
    """Whether a grade is denied, hoped for, aimed at or yet to come."""
    apart = _without(before, match.start, areas)
    breaks = list(_CLAUSE.finditer(apart))
    clause = apart[breaks[-1].end() :] if breaks else apart
    hoped = _HOPED.search(clause) and not _WAS_JUDGED.search(before)
    return bool(_NOT.search(before) or hoped or _hoped_for(folded, sentence))


def _without(before: str, end: int, areas: list[TermMatch]) -> str:
    """The words up to `end` with the names of what is judged struck out: "how" and "at risk" in them hope nothing."""
    start = end - len(before)
    for a in areas:
        first, last = max(a.start, start) - start, min(a.end, end) - start
        if first < last:
            before = before[:first] + "_" * (last - first) + before[last:]
    return before


def _hoped_for(folded: str, sentence: Span) -> bool:
    """Whether the sentence looks to a next inspection, or to a year by which something is to be."""
    if _NEXT.search(folded, sentence.start, sentence.end):
        return True
    by_year = _BY_YEAR.search(folded, sentence.start, sentence.end)
    return bool(by_year and _HOPED.search(folded, sentence.start, sentence.end))
