"""What ties the areas of a sentence to each other and to a grade: lists, exceptions, "for", "with"."""

import re

from bucks_tracker.vocabulary import TermMatch

AreaOrGrade = tuple[int, int, TermMatch]  # where it begins, the number of the grade or -1 for an area, and its words
EVERY = frozenset({"all", "three"})


def family_of(match: TermMatch) -> str:
    return str(match.term.extra["family"])


EXCEPTED = "-"  # before a family: the grade of every area is not this one's
_EXCEPT = r"(?:with\sthe\sexception\sof|(?:except(?:ing)?|save)(?:\s(?:for|in))?|bar|but|apart\sfrom|other\sthan)"
_EXCEPT_IT = re.compile(
    rf",?\s{_EXCEPT}\s(?:(?:the|its|that|those|of|for|one|–|-|work|services?|on|with)\s){{0,4}}", re.I
)
THE_EXCEPTION = re.compile(
    r"\bexception\s(?:being|is|was)\s(?:(?:the|its|that|for|of|work|services?|with|on)\s){0,4}$", re.I
)
_FIRST_EXCEPT = re.compile(rf"\b{_EXCEPT}\s(?:(?:the|its|that|those|of|for|work|services?|on|with)\s){{0,4}}$", re.I)
OWN_GRADE = re.compile(r"(?:,\s|\s\(?)(?:which|where|whose|rated|judged|graded|found)\b", re.I)


def is_excepted(tokens: list[AreaOrGrade], number: int, folded: str) -> bool:
    """Whether an area is set apart from all: "every area except adoption", "apart from adoption, all areas"."""
    start, end = tokens[number][0], tokens[number][2].end
    if number and is_every(tokens[number - 1]):
        return _EXCEPT_IT.fullmatch(folded, tokens[number - 1][2].end, start) is not None
    following = number + 1 < len(tokens) and is_every(tokens[number + 1])
    first = following and _FIRST_EXCEPT.search(folded, max(0, start - 50), start)
    return bool(first) and "." not in folded[end : tokens[number + 1][0]]


LISTS = re.compile(r"(?:\s\w+)?\s?[:–—(-]\s?(?:(?:the|its|for|on|in)\s){0,2}")
_LISTS_SO_MANY = re.compile(r",\s(?:(?:the|its|for|on|in)\s){0,2}")
_SO_MANY = re.compile(r"(?:(?:the|its)\s)?(?:other\s)?(?:two|three|four)\b", re.IGNORECASE)


def introduces(tokens: list[AreaOrGrade], number: int, folded: str) -> bool:
    """Whether so many areas are said only to be listed: "two of the three counts: leadership and adoption"."""
    if family_of(tokens[number][2]) != "rest" or number + 1 == len(tokens) or tokens[number + 1][1] >= 0:
        return False
    area, then = tokens[number][2], tokens[number + 1][0]
    counted = _SO_MANY.match(folded, area.start) and _LISTS_SO_MANY.fullmatch(folded, area.end, then)
    return bool(counted) or LISTS.fullmatch(folded, area.end, then) is not None


def is_every(token: AreaOrGrade) -> bool:
    return token[1] < 0 and family_of(token[2]) in EVERY


CONJUNCT = re.compile(r"[’'”\"]*,?\s(?:and|with)\b")
_AND = re.compile(r",?\s(?:and\s)?(?:(?:its|the|those|that|for)\s){0,2}")


def is_listed_before(tokens: list[AreaOrGrade], number: int, folded: str) -> bool:
    """Whether an area begins a list that a grade ends: "and children in care and care leavers good"."""
    while number + 2 < len(tokens) and tokens[number + 1][1] < 0:
        if not _AND.fullmatch(folded, tokens[number][2].end, tokens[number + 1][0]):
            return False
        number += 1
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    return bool(following and following[1] >= 0 and BESIDE.fullmatch(folded, tokens[number][2].end, following[0]))


_BACK = re.compile(
    r"^[’'”\"\u2060]*(?:\s(?:in|on|for)\s(?:\w+\s)?(?:areas|categories|counts|respects|judge?ments|headings)\s?)?"
    r"(?:\sby\s(?:the\s)?\w+)?,?\s?(?:[–—:,-]\s)?(?:when\sit\s(?:came|comes)\sto\s)?(?:(?:along|together)\swith\s|alongside\s|including\s|namely\s)?(?:(?:rating|judgement|grade|verdict)s?\s)?(?:for|in|on|at|to|across"
    r"|under)?\s?(?:both\s|the\s"
    r"|its\s|their\s|how\sit\s)*(?:[\w’']+\s){0,4}$",
    re.IGNORECASE,
)
_TIES = re.compile(
    r"\b(?:for|in|on|at|to|across|when\sit\s(?:came|comes)\sto|(?:along|together)\swith|alongside|including|namely)\b"
)
LIST = re.compile(
    r"^(?!.*\b(?:said|says|was|were|is|are|judged|rated|graded|describe[sd]?|called|found|gave|got|gets)\b)"
    r"(?:[’'”\"]*(?:\s[\w’']+){0,5}\s?(?:,|and|,\sand|but|,?\s?as\swell\sas|&)\s?(?:again\s|another\s)?(?:for\s|in\s|to\s|at\s)?"
    r"(?:the\s|its\s)?(?:[\w’']+\s){0,4}$"
    # "the bottom grade overall, and for three of the areas that they examined: ..."
    r"|,?\s(?:and\s)?(?:for|in|on)\s(?:\w+\s(?:of\s(?:the|its)\s)?)?(?:areas|counts|categories|headings)\b"
    r"[^:–—]{0,30}[:–—]\s(?:the\s)?$)",
    re.IGNORECASE,
)


BESIDE = re.compile(
    r"[’']?\s*(?:(?:services?|support|work|provision)\s)?(?:(?:all|both|each|rated|judged|graded)\s)?[‘“'\"]?"
)
# "The only part rated good was adoption", "rated three areas good: adoption, ..."
_INVERTED = re.compile(
    r"[’'”\"]*\s?(?:(?:was|is|were|are|went\sto|[:–—])\s)(?:the\s|its\s|their\s|that\sof\s|for\s){0,2}", re.IGNORECASE
)
_BACK_TO_ALL = re.compile(
    r"[’'”\"\u2060]*,?\s(?:(?:grades?|marks?|ratings?) )?(?:(?:not (?:only|just|merely) )?(?:for|of) (?:the |its )?"
    r"|(?:is|was) (?:also )?(?:the|its) )?$",
    re.IGNORECASE,
)


def binds_back(between: str, family: str, has_share: bool) -> bool:
    """Whether the words between a grade (or the area before) and this area tie the area to that grade."""
    if has_share:
        return bool(LIST.match(between))
    return (
        bool(_BACK_TO_ALL.match(between))
        if family == "overall"
        else bool(_INVERTED.fullmatch(between) or (_TIES.search(between) and _BACK.match(between)))
    )
