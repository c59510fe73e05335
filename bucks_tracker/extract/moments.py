"""One date phrase as it was told: `Moment`, and what may stand just before it ("the end of", "since", "about")."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bucks_tracker import edtf
from bucks_tracker.extract.date_expressions import WEEKDAYS

PART_BEFORE = re.compile(
    r"""(?: \b(?:(?:at|towards?|around|near|nearer)\s+)?(?:the\s+)?(?:very\s+)?
            (?P<noun>end|start|beginning|middle|close|(?:first|second)\s+half)\s+of
    | \b(?:the\s+)?(?P<months>early|first|opening|closing|last|final)\s+(?:few\s+)?(?:months|weeks)\s+of
    | \b(?P<adjective>early|mid|late|earlier|later)(?:\s+(?:on\s+)?in)? )
    (?:\s+|-)(?:the\s+)?(?:month\s+of\s+)?$""",
    re.VERBOSE,
)
_OPEN_BEFORE = re.compile(
    r"""\b(?: (?P<since>since|after|(?:with\seffect|starting|running|beginning)\sfrom)
    | (?P<until>until|till|by|before|up\sto|no\slater\sthan|pending) )
    \s+(?:at\s+least\s+|as\s+early\s+as\s+|as\s+late\s+as\s+)?(?:the\s+)?$""",
    re.VERBOSE,
)
_ONWARDS = re.compile(r"\s+onwards?\b")
_ABOUT_BEFORE = re.compile(r"\b(?:around|about|circa|roughly|approximately)\s+(?:the\s+)?$")
_WHICH_BEFORE = re.compile(r"\b(?P<which>last|next|this|the\spast|coming|the\scurrent)\s+$")
# What the text must end with, white space apart, before a pattern is worth its price.
_SPACES = (" ", "\n")
_PART_NAMES = {
    **dict.fromkeys(("first", "opening", "beginning"), "start"),
    **dict.fromkeys(("last", "final", "closing", "close"), "end"),
    "first half": "half1", "second half": "half2", "middle": "mid", "earlier": "", "later": "",
}  # fmt: skip
_PART_ENDS = tuple(
    w + s for w in ("of", "the", "early", "late", "earlier", "later", "mid", "in") for s in (*_SPACES, "-")
)
_ABOUT_ENDS = tuple(w + s for w in ("around", "about", "circa", "roughly", "approximately", "the") for s in _SPACES)
_WHICH_ENDS = tuple(w + s for w in ("last", "next", "this", "past", "coming", "current") for s in _SPACES)
_OPEN_WORDS = ("since", "after", "from", "until", "till", "by", "before", "to", "than", "pending", "least", "as", "the")
_OPEN_ENDS = tuple(w + s for w in _OPEN_WORDS for s in _SPACES)
UNIT_STEP = {"last": -1, "this": 0, "the current": 0, "next": 1, "coming": 1, "the past": -1}


@dataclass(frozen=True, slots=True)
class Moment:
    """One date phrase. `base` is its expression without turn, part and `~`; `year` is four digits, XXXX, or None where
    the date is counted from the publication date. `core` is where the date itself begins, without "by" or "early";
    `last` ends a range, `beside` is a second date of the same phrase ("16 and 24 August")."""

    start: int
    core: int
    end: int
    base: str
    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    turn: str = ""
    part: str = ""
    about: bool = False
    opens: str = ""
    last: "Moment | None" = None
    beside: "Moment | None" = None

    def point(self, turn: str = "") -> str:
        turn = (self.turn or turn) if self.year == "XXXX" or self.base in WEEKDAYS else ""
        return self.base + turn + (f".{self.part}" if self.part else "") + ("~" if self.about else "")


def prefix(pattern: re.Pattern[str], text: str, floor: int, start: int) -> re.Match[str] | None:
    """`pattern` (which ends in `$`) just before `start`, looking back some fifty characters at most."""
    return pattern.search(text, max(floor, start - 52), start)


def word_before(text: str, floor: int, start: int) -> str:
    """The word before `start`, with nothing but space, a comma or a dash between; empty after a bracket."""
    words = text[max(floor, start - 40) : start].rstrip(" ,;\n–-")
    end = len(words)
    begin = end
    while begin and (words[begin - 1].isalnum() or words[begin - 1] in "_’'"):
        begin -= 1
    return words[begin:end]


def parted(text: str, moment: Moment, floor: int) -> Moment:
    """With "early", "the end of", "about" before it."""
    if text.endswith(_PART_ENDS, floor, moment.start) and (part := prefix(PART_BEFORE, text, floor, moment.start)):
        name = part["noun"] or part["adjective"] or part["months"]
        name = _PART_NAMES.get(" ".join(name.split()), name)
        moment = replace(moment, start=part.start(), part=name)
    elif text.endswith(_ABOUT_ENDS, floor, moment.start) and (
        about := prefix(_ABOUT_BEFORE, text, floor, moment.start)
    ):
        moment = replace(moment, start=about.start(), about=True)
    return moment


def which_before(text: str, floor: int, start: int) -> re.Match[str] | None:
    """The word "last", "this", "next" … before `start`."""
    return prefix(_WHICH_BEFORE, text, floor, start) if text.endswith(_WHICH_ENDS, floor, start) else None


def opened(text: str, moment: Moment, floor: int) -> Moment:
    """With "since", "by", "until" before it or "onwards" after it."""
    start = moment.start
    if text.endswith(_OPEN_ENDS, floor, start) and (before := prefix(_OPEN_BEFORE, text, floor, start)):
        return replace(moment, start=before.start(), opens="since" if before["since"] else "until")
    if text.startswith(" onward", moment.end) and (after := _ONWARDS.match(text, moment.end)):
        return replace(moment, end=after.end(), opens="since")
    return moment


def calendar_moment(moment: Moment) -> Moment | None:
    """With its base written out; a day that the calendar does not have leaves its month."""
    year = moment.year or "XXXX"
    parts = [f"{n:02d}" for n in (moment.month, moment.day) if n]
    if not edtf.is_valid("-".join((year if year != "XXXX" else "2000", *parts))):
        return calendar_moment(replace(moment, day=None)) if moment.day else None
    hint = f"@{moment.weekday}" if moment.weekday and year == "XXXX" and moment.day else ""
    return replace(moment, base="-".join((year, *parts)) + hint)


_WEEK_OF = ("week beginning ", "week commencing ", "week starting ", "week of ")


def whole_week(text: str, moment: Moment) -> Moment:
    """The seven days of "in the week beginning 14 March"."""
    before = text[max(0, moment.start - 28) : moment.start].removesuffix("monday ").removesuffix("on ")
    if not before.endswith(_WEEK_OF) or not (moment.month and moment.day) or moment.last or moment.beside:
        return moment
    if moment.month > 12 or moment.year is None:
        return moment
    year = 2001 if moment.year == "XXXX" else int(moment.year)
    try:
        last = date(year, moment.month, moment.day) + timedelta(6)
    except ValueError:
        return moment
    told = "XXXX" if moment.year == "XXXX" else f"{last.year:04d}"
    end = calendar_moment(replace(moment, year=told, month=last.month, day=last.day, weekday=None))
    return replace(moment, last=end) if end else moment


def within(moment: Moment, which: str, previous: str) -> Moment | None:
    """A month, season or day in "last year", "that year" …"""
    if which in ("last", "this", "next"):
        step = UNIT_STEP[which]
        inner = f"{moment.month:02d}" + (f"-{moment.day:02d}" if moment.day else "")
        return replace(moment, base=f"year{step:+d}:{inner}" if step else f"year:{inner}", year=None)
    if not previous:
        return None
    step = {"following": 1, "previous": -1}.get(which.removeprefix("the").strip(), 0)
    return calendar_moment(replace(moment, year=f"{int(previous) + step:04d}"))
