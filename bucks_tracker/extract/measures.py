"""Whether words that may stand for a measure over children's services do so."""

import re

from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention
from bucks_tracker.vocabulary import TermMatch

_POLICE = re.compile(
    r"police and crime|\bpcc\b|crime commissioner|commissioner for england|children's commissioner (?:anne|dame"
    r"|rachel)",
    re.IGNORECASE,
)
_OF_FINANCES = re.compile(
    r"\bcommissioners?\b(?:(?!child)[^.;]){0,70}\b(?:finances|budgets?|bankrupt\w*|section 114|best value|debts?)\b"
    r"|\b(?:finances|budgets?|debts?)\b(?:(?!child)[^.;]){0,70}\bcommissioners?\b"
)
_MAKES_NO_SENSE = re.compile(
    r"\b(?:nhs|academy|academies|hospital|school|housing|multi-academy|foundation|ambulance|mental health"
    r"|partnership nhs|national|wildlife|charitable) (?:\w+ )?(?:trust|trusts)\b|\btrust (?:and confidence|in the"
    r"|between|the (?:staff|council))\b|\btrust, (?:a|the) (?:\w+ ){0,2}charity\b|\bcharity,? (?:\w+ ){0,4}trust\b",
    re.IGNORECASE,
)
_TRUST_TAKES = re.compile(r"\b(?:trust|company)\b", re.IGNORECASE)
_BY_A_TRUST = re.compile(r"\sby\s(?:an?|the)\s(?:[\w’'-]+\s){0,3}(?:trust|company)\b", re.IGNORECASE)


def is_of_a_trust(folded: str, match: TermMatch) -> bool:
    """Whether it is a trust that takes over: then the trust is the measure."""
    before = _TRUST_TAKES.search(folded, max(0, match.start - 50), match.start)
    return bool(before or _BY_A_TRUST.match(folded, match.end) or _BY_A_TRUST.match(folded, match.end - 3))


def _is_of_many(passage: Passage, match: TermMatch) -> bool:
    """Whether it is many councils, none of them named, whose measure it is."""
    at = match.start - passage.span.start
    start, end = (max(0, at - 60), at) if passage.councils else (0, len(passage.words))
    for many in _OF_MANY.finditer(passage.words, start, end):
        if not _HER_POST.search(passage.words, max(0, many.start() - 60), many.start()):
            return not any(many.start() <= m.span.start - passage.span.start < at + 20 for m in passage.councils)
    return False


def is_measure(reading: Reading, passage: Passage, match: TermMatch, of_a_trust: bool = False) -> bool:
    """Whether a term stands for a measure over children's services here; `of_a_trust`: the document names a trust."""
    kind = match.term.id
    if _is_elsewhere(reading, passage, kind) or _is_of_something_else(reading, passage, match):
        return False
    start, end = match.start - passage.span.start, match.end - passage.span.start
    many = _IN_GENERAL.match(passage.words) or _is_of_many(passage, match) or "councils" in passage.words[start:end]
    if many or kind == "national_policy":
        return kind == "national_policy" and (bool(many) or _POLICY.search(passage.words) is not None)
    if kind == "ministerial_letter":
        return bool(_MINISTER.search(passage.words, 0, start) or _FROM_MINISTER.search(passage.words, start))
    if kind == "handed_back":
        return of_a_trust and bool(passage.service or "control" in passage.words)
    if kind == "trust":
        return _is_trust(reading, passage, match, of_a_trust)
    if kind.startswith("improvement_"):
        return _is_improvement(reading, passage, match)
    return kind != "takeover" or _is_takeover(reading, passage, match)


def _is_elsewhere(reading: Reading, passage: Passage, kind: str) -> bool:
    """Whether the sentence is about another service."""
    topic = reading.topic  # an article on special needs may not name the service at all
    needs = topic is not None and topic.is_of_special_needs and topic.of(passage.span) is not False
    # its members may be of other services: "a board made up of police, health and head teachers"
    board = kind == "improvement_board" and topic is not None and topic.is_of_children
    return passage.service is False and kind != "national_policy" and not (needs or board)


def _is_of_something_else(reading: Reading, passage: Passage, match: TermMatch) -> bool:
    """Whether the words are of another board or commissioner, of rules in general, or only asked about."""
    kind, words = match.term.id, passage.words
    if kind == "independent_chair" and _OF_SAFEGUARDING.search(reading.lowered, max(0, match.start - 260), match.end):
        return True
    if kind == "independent_chair" and reading.lowered.startswith("chaired by ", match.start):
        near = reading.lowered[max(0, match.start - 200) : match.start]
        if near.rfind("improvement board") <= near.rfind("safeguarding"):
            return not reading.lowered.startswith(_FROM_OUTSIDE, match.start)
    if words.endswith(("without the ", "without its "), 0, match.start - passage.span.start):
        return True  # "able to go on improving without the direction": what happens to it is told elsewhere
    if _BY_RULE.search(words) or (words.startswith(_ASKS) and words.rstrip().endswith("?")):
        return True
    if kind != "commissioner":
        return False
    start, end = match.start - passage.span.start, match.end - passage.span.start
    several = "commissioners" in words[start:end] and _OF_FINANCES.search(reading.lowered)  # of the whole council
    return bool(_POLICE.search(words) or _OF_FINANCES.search(words) or several)


def _is_trust(reading: Reading, passage: Passage, match: TermMatch, of_a_trust: bool) -> bool:
    if _ELSEWHERE.search(passage.words, 0, match.start - passage.span.start):
        return False  # "the commissioner, who also leads a trust, was appointed"
    bare = match.end - match.start <= len("the trust")
    named = of_a_trust and reading.lowered[match.start : match.end] in ("the trust", "a trust")
    named = named or any(m.name == "Department for Education" for m in passage.bodies)
    weighed = bare and bool(_WEIGHS.search(passage.words, 0, match.start - passage.span.start))
    return not _MAKES_NO_SENSE.search(passage.words) and (bool(passage.service) or named or weighed or not bare)


def _is_improvement(reading: Reading, passage: Passage, match: TermMatch) -> bool:
    """Whether it is who helps: an adviser of the department, or another council that is named."""
    kind, start = match.term.id, match.start - passage.span.start
    others = [m for m in passage.councils if m.name != reading.council]
    if kind == "improvement_adviser" and _BARE_ADVISER.fullmatch(reading.lowered, match.start, match.end):
        before = reading.lowered[max(0, passage.span.start - 250) : passage.span.start]
        told_before = _SENDS.match(passage.words) and _OFFICIAL.search(before)  # "It has also appointed an adviser"
        return bool(_OFFICIAL.search(passage.words) or told_before)
    if kind == "improvement_helping" and _GIVES.match(reading.folded, match.start):
        return any(
            0 < match.start - m.span.end < 45
            and not re.search(r"[.;:]|\b(?:to|by|from|who|while)\b", reading.folded[m.span.end : match.start])
            for m in others
        )
    if kind == "improvement_helping":
        helps = re.search(r"\b(?:is|are|been|be|was|were) $", passage.words[:start])
        return bool(helps) and any(_is_beside(reading, m, match) for m in others)
    if kind == "improvement_from":
        return any(0 < m.span.start - match.end < 20 for m in others)
    if kind == "improvement_help":
        asked = [m for m in passage.councils if match.start < m.span.start < match.end]  # "asked Camden to help"
        if asked:
            return bool(others)
        neighbour = _NEIGHBOUR.search(passage.words, 0, start)
        return neighbour is not None or any(m.span.end <= match.start for m in others)
    return True


def _is_takeover(reading: Reading, passage: Passage, match: TermMatch) -> bool:
    """Whether another council, which is named, takes over."""
    if match.match is None:
        return True  # "the partnership" of two councils named elsewhere
    others = [m for m in passage.councils if m.name != reading.council]
    if hit := _TO_ONE.search(reading.folded, match.start, match.end):
        return any(m.span.start <= hit.start(1) < m.span.end for m in others)
    ahead = match.start if _RUNS.search(reading.folded, match.start, match.end) else passage.span.end
    named = any(m.span.start < ahead for m in others)
    if OF_TWO_COUNCILS.search(passage.words, match.start - passage.span.start, match.end - passage.span.start):
        return named
    return bool(passage.service) or (named and match.end - match.start > 10)


def _is_beside(reading: Reading, council: Mention, match: TermMatch) -> bool:
    between = reading.folded[council.span.end : match.start]
    return 0 < len(between) < 16 or (0 < len(between) < 90 and _ASIDE.fullmatch(between) is not None)


_ASIDE = re.compile(
    r"(?: council| county council)?, (?:which|whose|itself|one of|rated|judged)\b[^,;.]{3,60}, [\w ]{2,16} ", re.I
)
_ELSEWHERE = re.compile(
    r",\s(?:who (?:also )?(?:leads?|led|runs?|ran|chairs?|heads?)"
    r"|(?:the )?(?:chief executive|head|chair|chairman|boss) of)"
    r" (?:(?:an?|the) (?:\w+ ){0,2})?$"
)
_WEIGHS = re.compile(r"\b(?:decided against|ruled out|rejected|recommended|advised against|called for|set up) $")
_NEIGHBOUR = re.compile(
    r"\b(?:an?|another) (?:neighbouring|nearby|\w+[ -]rated|stronger|better) (?:\w+ )?(?:council|authority)\b"
)
_POLICY = re.compile(r"announc|unveil|reform|new powers|will have|would be|regime|minister")
_FROM_OUTSIDE = ("chaired by someone", "chaired by somebody")
_ASKS = ("what ", "how ", "why ", "analysis: ", "opinion: ", "read more: ")  # titles of other articles
# "Its independent chair", of a safeguarding board named in the sentence before
_OF_SAFEGUARDING = re.compile(
    r"\bsafeguarding (?:children )?(?:board|partnership)\b(?![^\n]*\bimprovement board)[^\n]*\s+its independent chair"
)
_MINISTER = re.compile(r"(?<!to the )(?<!to )\b(?:ministers?|education secretary|secretary of state)\b")
_FROM_MINISTER = re.compile(
    r"\bminister\b[^.;]{0,40}\b(?:said|says|told|wrote|confirm\w*|warn\w*|set out|added)\b"
    r"|\b(?:from|by|said|says|,) [^.;]{0,50}\b(?:ministers?|education secretary|secretary of state)\b"
)
_BARE_ADVISER = re.compile(r"advis[eo]rs?,? ")
_OFFICIAL = re.compile(
    r"\b(?:work\w* (?:\w+ ){0,3}with|answers? to|government|ministers?|department|dfe|direction|oblig\w+)\b"
)
_SENDS = re.compile(
    r"(?:it|they) (?:has |have )?(?:also |already |now )?(?:appointed|named|sent|chosen|picked|brought in)\b"
)
_GIVES = re.compile(r"provid|offer|len[dt]|suppl|g[ai]v", re.IGNORECASE)
_TO_ONE = re.compile(r"services\s(?:over\s)?to\s([A-Z]\w+)$")
_RUNS = re.compile(r"\brun\b(?! (?:by|from))", re.IGNORECASE)  # who runs it is named before
OF_TWO_COUNCILS = re.compile(
    r"partnership|arrangement|agreement|deal|charge of|responsibility for|\bruns?\b|running children"
)
# "A former director of services in two London boroughs": where somebody worked before
_HER_POST = re.compile(r"\b(?:directors?|executives?|heads?|boss|leaders?|led|ran|runs?|worked)\b[^.;,]{0,40}$")
# "14 local authorities have come out of intervention": of many councils, none of them named
_OF_MANY = re.compile(
    r"\b(?:\d{1,3}|many|several|dozens of|a dozen|some|most|other|few|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w+teen|twenty(?:-\w+)?|thirty|half of) (?:\w+ ){0,2}(?:councils|authorities|boroughs|counties)\b"
)
_BY_RULE = re.compile(
    r"\b(?:councils|authorities|departments|services|those)\b[^.;]{0,100}"
    r"\b(?:normally|usually|typically|generally|ordinarily|routinely|automatically)\b"
)
_IN_GENERAL = re.compile(
    r"(?:local authorities|councils|authorities) (?:whose|that|which|where|with|rated)\b"
    r"|[“‘\"]?(?:where|if|when|whenever) (?:a|any) (?:\w+ )?(?:council|authority|service)\b"
)
