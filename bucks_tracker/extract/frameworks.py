"""The framework that an inspection was made under, from its dates or what is said of it, and what it judged."""

import re
from datetime import date
from functools import lru_cache

from bucks_tracker.extract.inspection import Inspection
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.told import APART, high, low

# Sub-judgement ids by framework and family; ILACS joined care and leaving care until 2023.
_FAMILIES = {
    "SLAC": {  # two services in one inspection; safeguarding told alone is its grade
        "help": "help_protection",
        "care": "looked_after_permanence",
        "leaders": "leadership",
    },
    "SIF": {
        "help": "help_protection",
        "care": "looked_after_permanence",
        "adoption": "adoption",
        "leavers": "care_leavers",
        "leaders": "leadership",
    },
    "ILACS": {
        "help": "help_protection",
        "care": "in_care",
        "leavers": "care_leavers",
        "leaders": "leaders_impact",
        "care+leavers": "care_and_leavers",
    },
}


@lru_cache(maxsize=4)
def framework_families(framework: str | None, year: int | None) -> dict[str, str]:
    """Sub-judgement ids by family; empty where the framework is unknown or has none."""
    families = dict(_FAMILIES.get(framework or "", {}))
    if framework == "ILACS" and year is not None and year < 2023:
        families["care"] = families["leavers"] = "care_and_leavers"
    return families


def framework_of(inspection: Inspection) -> str | None:
    """The framework that the dates of a full inspection leave no doubt of."""
    if inspection.kind != "full_inspection":
        return None
    first = low(inspection.date) or low(inspection.published)
    last = high(inspection.published) or high(inspection.date)
    return _between(first, last)


def _between(first: int | None, last: int | None) -> str | None:
    if first is None or last is None:
        return None
    for name, begin, end in (
        ("SLAC", date(2009, 6, 1), date(2012, 12, 31)),
        ("SIF", date(2013, 11, 1), date(2018, 3, 15)),
        ("ILACS", date(2018, 1, 15), date(2100, 1, 1)),
    ):
        if begin.toordinal() <= first and last <= end.toordinal():
            return name
    return None


def framework_of_day(reading: Reading) -> str | None:
    """The framework of the time when the document came out."""
    return _between(reading.first_day, reading.last_day)


# Only this framework judged "leadership, management and governance" beside other areas, with a review of the board.
_SIF = re.compile(r"single inspection framework|leadership, management and governance|safeguarding children board")


def framework_named(reading: Reading, inspection: Inspection) -> str | None:
    """Without any date: the framework that the document names, or that alone judged what was judged."""
    if _SIF.search(reading.lowered) or any("adoption" in g.families for g in inspection.grades):
        return "SIF"
    if "ilacs" in reading.lowered or "impact of leaders" in reading.lowered:
        return "ILACS"
    last = _last_year(reading)
    if reading.published is not None or last < 2014:
        return None
    return "ILACS" if last >= 2018 else "SIF"


def _last_year(reading: Reading) -> int:
    """The last year told in a document, than which an undated one is no older; 0 where it tells none."""
    return max((int(d.edtf[:4]) for d in reading.dates if d.edtf and re.match(r"20\d\d", d.edtf)), default=0)


_UNANNOUNCED = re.compile(r"\b(?:unannounced|without (?:warning|notice)|surprise (?:inspection|visit))\b")
_OF_PROTECTION = re.compile(r"\bchild protection\b|\bprotection of children\b|\bprotect(?:ing)? children\b")
_JUDGED_APART = frozenset({"overall", "help", "leaders"})


def is_of_protection_apart(reading: Reading, inspection: Inspection) -> bool:
    """Whether an undated article tells of an inspection of child protection as those of 2012-13 were: unannounced,
    with a grade of that time for nothing else. No later year is told in it."""
    if not 0 < _last_year(reading) <= date.fromordinal(APART[1]).year:
        return False
    known = all(_JUDGED_APART.issuperset(g.families) and not g.rating.startswith("Req") for g in inspection.grades)
    came = _UNANNOUNCED.search(reading.lowered) and _OF_PROTECTION.search(reading.lowered)
    return bool(inspection.grades) and known and came is not None
