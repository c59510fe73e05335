"""How a date stands to the words of an inspection: how far, in its clause or beyond, compared with it, to come."""

import re

from bucks_tracker.extract.inspection_eras import has_been
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import CLAUSE_BREAK, Told, high, low
from bucks_tracker.records import Dated

# "The borough, which had been rated good, was told on Monday": the main clause goes on after the comma.
_GOES_ON = re.compile(r"^[’'”\"]*,\s(?:was|were|has|have|had|is|are)\b")


def is_of_former(passage: Passage, end: int, dated: Dated) -> bool:
    """Whether a date stands soon after a former grade, which ends at `end`, in its clause."""
    between = passage.words[end - passage.span.start : max(0, dated.span.start - passage.span.start)]
    return 0 <= dated.span.start - end < 70 and _GOES_ON.match(between) is None


_OF_A_VISIT = re.compile(r";[^;]*\b(?:letter|visit|first|second|third)\b[^;]*$")
_AFTER_IT = re.compile(r"\b(?:after|since|following|before) (?:the|that|its|this) (?:\w+ )?$")


def is_of_later_clause(passage: Passage, home: Told, dated: Dated) -> bool:
    """ "After the first inspection ministers sent in a commissioner, and in April 2018 it lost the service"."""
    at, day = home.at - passage.span.start, dated.span.start - passage.span.start
    if at < day and len(passage.dates) > 1 and _OF_A_VISIT.search(passage.words, at, day):
        return True  # "an inspection in January, after which ...; no letter was published after the first, in May"
    return (
        at < day
        and not home.grades
        and bool(_AFTER_IT.search(passage.words, 0, at))
        and ", and " in passage.words[at:day]
    )


def is_of_now(reading: Reading, passage: Passage, told: Told, dated: Dated) -> bool:
    """Whether an old date before "has been rated good" is another's: "told in 2012 to improve, it has been ..."."""
    grades = [g for g in told.grades if not g.former and g.span.start > dated.span.start]
    last, now = high(dated), reading.first_day
    if not grades or last is None or now is None or now - last < 150:
        return False
    return has_been(passage, grades[0])


_COMPARES = re.compile(
    r"\b(?:up|step up|down|drop|fall|rise|improvement(?! to be)|better|worse|compared) (?:from|on|than|with|to)\b"
    r"|\b(?:notch|grade|rung|step|mark)s? (?:below|above)\b"
    r"|\b(?:fall|drop|slide|rise|climb|leap|jump|slip|improvement) of (?:\w+ ){1,2}"
    r"(?:grades?|notch(?:es)?|places?|rungs?|steps?|marks?|bands?) (?:from|on|since)\b"
)


def compares(passage: Passage, dated: Dated, spots: list[tuple[Told, int]]) -> bool:
    """Whether a date is that of something else, compared with ("a step up from the mauling it got in spring")."""
    end = dated.span.start - passage.span.start
    hits = list(_COMPARES.finditer(passage.words, max(0, end - 80), end))
    return bool(hits) and not any(hits[-1].end() <= at - passage.span.start <= end for _, at in spots)


def is_to_come(reading: Reading, dated: Dated) -> bool:
    """Whether a date lies after the document: no done inspection's."""
    last, first = reading.last_day, low(dated)
    ahead = first == last and high(dated) != last  # "within 12 months"
    if ahead or (first is None and (dated.edtf or "").startswith("../")):
        first = high(dated)  # "before the end of next year"
    return bool(last and first and first > last + 3)


_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:–—(]|\b(?:and|but|while|when))\s?(?:but |and )?(?:in|on|by|at|since|last|during|as recently as)?\s?$"
)


def distance(passage: Passage, at: int, dated: Dated) -> float:
    """How far a date is from an inspection's word: in characters, clause breaks between counting for more.

    A date says when of what stands before it, unless it opens its clause ("In May, ...").
    """
    start = passage.span.start
    if at <= dated.span.start:
        between = passage.words[at - start : dated.span.start - start]
        if _ITS_DAY.search(between) and not CLAUSE_BREAK.search(between):
            return len(between) / 4  # "at its last full inspection, in May 2019, having been rated"
        return len(between) + 40 * len(CLAUSE_BREAK.findall(between))
    between = passage.words[dated.span.end - start : at - start]
    main = 60 if _FOLLOWS.search(between) else 0  # "announced on Tuesday, follows an inspection in January"
    opens = _OPENS_CLAUSE.search(passage.words[max(0, dated.span.start - start - 24) : dated.span.start - start])
    return main + len(between) + 40 * len(CLAUSE_BREAK.findall(between)) + (5 if opens else 35)


_ITS_DAY = re.compile(
    r"(?:^|\b(?:at|in|after|following) (?:its|the|an?|their) )(?:[\w-]+ ){0,3}(?:re-?)?(?:inspection|visit|review),?"
    r" (?:back )?(?:in|on|of|from|during) (?:the )?$"
)
_FOLLOWS = re.compile(r"\b(?:follows|followed|comes|came) (?:after |from )?(?:an?|the|its)\b")
