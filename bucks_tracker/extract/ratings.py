"""Grades in a sentence: which grade, for what, and whether it is stated or was so once."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bucks_tracker.extract.grade_words import IMPACT, PLACE, Setting, is_told
from bucks_tracker.extract.relative_grades import SAME, STEPS, WHOLE, stepped
from bucks_tracker.extract.sub_judgements import share_out
from bucks_tracker.records import Span
from bucks_tracker.vocabulary import TermMatch

# "Leaders were rated good": a short name may stand alone where the verb follows at once.
_TIGHT = re.compile(
    r"\s?[:–—|\t?]\s?|\s-\s"
    r"|\s(?:got|get|received|earned|(?:were|are)\s(?:given|handed))\s(?:an?|the|its|that)\s[‘“'\"]?"
    r"|(?:,\s(?:which|who|whose\s\w+))?\s(?:to\sbe|was|were|is|are)\s(?:(?:also|now|both|again|rated|judged|graded|deemed|found|to\sbe|said\sto\sbe)\s){0,3}[‘“'\"]?",
    re.IGNORECASE,
)


_GIVEN_TO = re.compile(
    r"[’'”\"]*(?:\s(?:grade|rating|mark|judge?ment|verdict))?\s"
    r"(?:to|for|(?:was\s|were\s)?(?:passed|given|handed|reached|delivered)\s(?:on|to|about|for))\s"
    r"(?:the\s|its\s)?(?:[\w-]+['’]s\s)?",
    re.IGNORECASE,
)


# "For child protection the verdict was good", "leaders were making a difference, and graded their impact good"
_VERDICT_WAS = re.compile(
    r"(?:,?\s(?:the|its)\s(?:verdict|grade|mark|rating|judge?ment|outcome|result)\s(?:was|is)"
    r"|[^.;]{0,160}\b(?:their|whose)\s(?:impact|performance|work|efforts)(?:\s(?:was|is|as|to\sbe))?)"
    r"\s(?:an?\s)?[‘“'\"]?",
    re.IGNORECASE,
)


# "Leaders had an outstanding impact on social work"
_HAD_A = re.compile(r"\s(?:ha(?:s|ve|d)|ma(?:ke|kes|de))\san?\s[‘“'\"]?", re.IGNORECASE)


def _is_tight(folded: str, area: TermMatch, grade: TermMatch) -> bool:
    """Whether a short name and a grade are of one piece: "leaders were rated good", "found leaders inadequate"."""
    before = grade.term.id != "good" and (area.start - grade.end == 1 or grade.start - area.end == 1)
    given_to = _GIVEN_TO.fullmatch(folded, grade.end, area.start) if area.start > grade.end else None
    return (
        before
        or given_to is not None
        or _TIGHT.fullmatch(folded, area.end, grade.start) is not None
        or _VERDICT_WAS.fullmatch(folded, area.end, grade.start) is not None
        or (_HAD_A.fullmatch(folded, area.end, grade.start) and IMPACT.match(folded, grade.end)) is not None
    )


# "Leaders did not know what was happening": who acts is not what was judged
_ACTS = re.compile(r"\s(?:[“\"‘']|(?:did|do|does|knew|said|say|told)\b)")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade in a sentence. `families` says for what ("overall" where nothing else is named), `former` that it was
    so before and is no longer. `rating` may be one of STEPS: told only by another grade."""

    span: Span
    rating: str
    families: tuple[str, ...]
    former: bool = False


_Stated = list[tuple[TermMatch, bool]]  # the words of a grade, and whether it was so before


def find_grades(setting: "Setting", folded: str, grades: list[TermMatch], areas: list[TermMatch]) -> list[Grade]:
    """The grades that a sentence states, in order. `grades` and `areas` are the words found in it."""
    if _is_scale(folded, grades):
        return []
    areas = _judged(setting, folded, grades, areas)
    told = _stated(setting, folded, grades, areas)
    if not told:
        return []
    found = _given(setting, folded, told, areas)
    found = [
        g
        for i, g in enumerate(found)
        if not (i and (_is_repeated(folded, g, found[i - 1], areas) or _was_of_area(folded, g, found[i - 1])))
    ]
    found = [g for i, g in enumerate(found) if not (found[i + 1 :] and _is_explained(folded, g, found[i + 1]))]
    if len(found) == 1 and areas and _ONLY_BETTER.search(folded, setting.sentence.start, setting.sentence.end):
        found.append(Grade(found[0].span, WHOLE, ("rest",)))
    return found


def _judged(setting: "Setting", folded: str, grades: list[TermMatch], areas: list[TermMatch]) -> list[TermMatch]:
    """The names of areas that stand for what was judged: a short one alone only at its grade."""
    if all(a.term.extra.get("short") for a in areas):
        areas = [a for a in areas if not a.term.extra.get("listed")]
        areas = [a for a in areas if any(_is_tight(folded, a, g) for g in grades)]
    areas = [a for a in areas if not (a.term.extra.get("short") and _ACTS.match(folded, a.end))]
    return [a for a in areas if not _done_away_with(folded, setting.sentence, a)]


def _stated(setting: "Setting", folded: str, grades: list[TermMatch], areas: list[TermMatch]) -> _Stated:
    """The words that state a grade, without those that only tell one again."""
    told: _Stated = []
    for match in grades:
        if told and _is_apposed(folded, told[-1][0], match):
            continue
        if told and _is_relative(told[-1][0]) and not _is_relative(match) and _says_which(folded, told[-1][0], match):
            told.pop()  # "carried the same verdict, inadequate", "a notch lower, at requires improvement"
        if told and _is_step(match) and not any(told[-1][0].end <= a.start < match.start for a in areas):
            continue  # "adequate, a notch above the lowest mark"
        former = is_told(setting, folded, match, areas, told)
        if former is False and told and told[-1][1] and _JOINED.fullmatch(folded, told[-1][0].end, match.start):
            former = True  # "had been outstanding in all four, and outstanding overall"
        if former is not None:
            told.append((match, former))
    return told


def _given(setting: "Setting", folded: str, told: _Stated, areas: list[TermMatch]) -> list[Grade]:
    """Each stated grade by name, with what it is given for."""
    families = share_out(told, areas, folded)
    names = [m.term.name for m, _ in told]
    for i in range(len(told) - 1):  # "leadership has moved from inadequate to requires improvement"
        moved = told[i][1] and not told[i + 1][1] and "overall" not in families[i] and families[i + 1] == ("overall",)
        if moved and _MOVED_TO.fullmatch(folded, told[i][0].end, told[i + 1][0].start):
            families[i + 1], families[i] = families[i], ()
    of_the_whole = not setting.dates and any(a.term.extra["family"] == "overall" for a in areas)
    of_the_rest = any(a.term.extra["family"] == "rest" for a in areas)
    for i, (m, _) in enumerate(told):
        if names[i] == SAME and (of_the_rest or "rest" in families[i] or _AS_THE_WHOLE.match(folded, m.end)):
            names[i] = WHOLE
        if names[i] in STEPS and names[i] != WHOLE and i and not told[i - 1][1] and names[i - 1] not in STEPS:
            names[i] = stepped(m.term.name, names[i - 1])  # "require improvement, and the same about leadership"
        if _is_relative(m) and (names[i] == WHOLE or not of_the_whole):
            families[i] = tuple(f for f in families[i] if f != "overall")
    return [
        Grade(Span(m.start, m.end), name, given, former)
        for given, name, (m, former) in zip(families, names, told, strict=True)
        if given and not (given == ("overall",) and areas and _is_counted(folded, m))
        if not (given == ("overall",) and _IN_SO_MANY.match(folded, m.end))
    ]


_APPOSED = re.compile(
    r"[’'”\"]*(?:\s(?:service|deal))?\s?[,:–—(-]?\s?(?:(?:of|or|the|a|its|very|ofsted['’]s|rated|meaning|which\sis)\s){0,3}[‘“'\"]*",
    re.IGNORECASE,
)


def _done_away_with(folded: str, sentence: Span, area: TermMatch) -> bool:
    """Whether the grade of the whole is told of as given no more: "since Ofsted stopped giving an overall grade"."""
    start = max(sentence.start, area.start - 60)
    return area.term.extra["family"] == "overall" and _NO_MORE.search(folded, start, area.start) is not None


# "Since Ofsted stopped giving", "dropped the": of grades that are given no more, not of one that a council lost
DONE_AWAY = r"\b(?:(?:stopp|scrapp|abolish|ditch)\w*|did away|dropp\w* (?:the|its|overall|single))\b"
_NO_MORE = re.compile(
    rf"(?:{DONE_AWAY}|\b(?:no longer (?:giv|hand|award|issu)\w+|without|instead of)\b)[^.;,]{{0,50}}$", re.IGNORECASE
)


def _is_relative(match: TermMatch) -> bool:
    return match.term.name in STEPS


_AS_THE_WHOLE = re.compile(
    r"[^.;:,–—]{0,40}?\s(?:as|than|with)\s(?:the|its|it|that|for)\s[^.;:,–—]{0,50}?"
    r"\b(?:whole|overall|services?|council|authority|department|headline|general)\b"
)


def _is_step(match: TermMatch) -> bool:
    return STEPS.get(match.term.name, 0) != 0


def _says_which(folded: str, relative: TermMatch, match: TermMatch) -> bool:
    """Whether a grade only told by another is told outright at once."""
    return (
        _APPOSED.fullmatch(folded, relative.end, match.start) is not None
        or _AT.fullmatch(folded, relative.end, match.start) is not None
        or (relative.term.name == SAME and _ONE_CLAUSE.fullmatch(folded, relative.end, match.start) is not None)
    )


# "That judgement, made separately for the first time, was outstanding"
_ONE_CLAUSE = re.compile(
    r"(?!.*\b(?:and|but|while|whereas|though|although|for|to|in|of)\b(?! the first))[^.;:–—]{0,60}"
)


_AT = re.compile(
    r"(?:\s(?:that|this|there|them))?[’'”\"]*,?\s(?:(?:but|though|as|at|on|and|with|is|was|were|are|an?|the|still|nonetheless|rated|judged|graded|deemed|called|found"
    r"|said|being|considered|to|be|merely|only|just|instead|earning|getting|scoring|receiving)\s){1,4}[‘“'\"]?"
)


def _is_repeated(folded: str, grade: Grade, before: Grade, areas: list[TermMatch]) -> bool:
    """Whether a grade for nothing new repeats the one before: "the highest mark for ..., which is outstanding"."""
    named = [a for a in areas if a.term.extra["family"] != "overall"]  # "dragging the overall grade down to inadequate"
    between = [a for a in named if before.span.end <= a.start < grade.span.start]
    after = [folded[grade.span.end : a.start] for a in areas if a not in named and a.start >= grade.span.end]
    if any(_TO_ALL.fullmatch(words) for words in after):
        return False  # "inadequate for leadership, leaving them inadequate overall"
    alike = grade.rating == before.rating and grade.families == ("overall",) and not before.former and not grade.former
    of_it = _OF_IT.search(
        folded, before.span.end, grade.span.start
    )  # "top marks, with inspectors rating it outstanding"
    only = _ONLY_ONE.search(folded, before.span.end, grade.span.start)
    return alike and bool(between or of_it or only) and "overall" not in before.families


_TO_ALL = re.compile(
    r"[’'”\"]*(?:\s(?:is|was|being|as|to|for|the|its|council|authority|service|rating|grade|mark|judge?ment)){0,4}\s"
)
_ONLY_ONE = re.compile(r"\bthe (?:only|one) (?:part|area|service|strand|category)\b")
_OF_IT = re.compile(r"\b(?:it|them|this)\s(?:as\s|to\sbe\s)?[‘“'\"]?$", re.IGNORECASE)


def _is_explained(folded: str, grade: Grade, then: Grade) -> bool:
    """Whether what a grade is for follows a colon: "its highest mark: support for care leavers is outstanding"."""
    if then.rating != grade.rating or grade.families != ("overall",) or "overall" in then.families:
        return False
    return not grade.former and _COLON.match(folded, grade.span.end) is not None


_COLON = re.compile(r"[’'”\"]*\s?[:–—]\s")


def _was_of_area(folded: str, grade: Grade, before: Grade) -> bool:
    """Whether a former grade is what an area had: "support for care leavers is good, up from requires improvement"."""
    alone = grade.former and grade.families == ("overall",) and "overall" not in before.families
    return alone and bool(_UP_FROM.fullmatch(folded, before.span.end, grade.span.start))


def _is_counted(folded: str, match: TermMatch) -> bool:
    """Whether a grade is of so many areas, without saying which: "two came out as good"."""
    return _SO_MANY.search(folded, max(0, match.start - 60), match.start) is not None


_SO_MANY = re.compile(
    r"\b(?:two|three|four|five)(?:\s(?:were|are|was|came|come|out|as|rated|judged|graded|found|to|be|areas|of|them)){0,6}"
    r"\s[‘“'\"]?$",
    re.IGNORECASE,
)
# "Good in two areas": so many, not the whole
_IN_SO_MANY = re.compile(r"[’'”\"]*\s(?:in|for|on)\s(?:two|three)(?:\s(?:areas|of|categories|respects|counts)\b|[.,;])")
_MOVED_TO = re.compile(
    r"[’'”\"]*(?:,?\s(?:up\s|down\s)?to\s(?:an?\s)?"
    # "escaped the bottom grade; each requires improvement"
    r"|[;,:–—]\s(?:(?:but|and|though)\s)?(?:each|both|all|they|these)\s[^.;]{0,30})[‘“'\"]?",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"[’'”\"]*,?\s(?:up|down|having\s(?:gone|moved)\s(?:up|down))\sfrom\s(?:an?\s)?[‘“'\"]?", re.IGNORECASE
)
# "Only adoption was spared, and it requires improvement": the others got what the whole did.
_ONLY_BETTER = re.compile(
    r"\b(?:only|(?:one|two) (?:areas?|parts?|strands?))\b[^.;]{0,100}"
    r"\b(?:any better|fared better|did better|(?:was|were) spared|escaped (?!the (?:lowest|bottom|worst))"
    r"|clean sweep|full house|spoil\w+|marred)",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"[’'”\"]*(?:\s(?:in|for|on)\s(?:[\w'’-]+\s?){1,5})?,?\sand\s(?:for\s[\w\s'’-]{1,40}\s)?[‘“'\"]?", re.IGNORECASE
)


def _is_apposed(folded: str, before: TermMatch, match: TermMatch) -> bool:
    """Whether a grade is told again in other words: "the very highest mark, outstanding", "adequate, third of four"."""
    again = before.term is match.term or PLACE.search(folded, match.start, match.end)
    return bool(again and _APPOSED.fullmatch(folded, before.end, match.start))


def _is_scale(folded: str, grades: list[TermMatch]) -> bool:
    """Whether the words are the scale itself, told in a list: "good, requires improvement or inadequate"."""
    if len({g.term.id for g in grades}) < 3:
        return False
    pairs = pairwise(grades)
    return all(_BETWEEN_SCALE.fullmatch(folded, a.end, b.start) for a, b in pairs)


_BETWEEN_SCALE = re.compile(r"[’'”\"]*\s?(?:,|or|and|to|through|,\sor|,\sand)\s?[‘“'\"]*", re.IGNORECASE)
