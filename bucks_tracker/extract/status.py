"""The status of a measure, from the verbs around its words: appointed, to be appointed, could be, is no more.

The nearest cue in the clause decides. "Will" and "could" speak of the measure only where a verb that begins a measure
follows ("will send a commissioner", not "the commissioner will report").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bucks_tracker.vocabulary import TermMatch, TermSet

_REACH = 120  # characters from the measure's words within which a cue can speak of it
_BREAK = re.compile(
    r"[;:–—]|,|\b(?:which|who|whose|while|whereas|but|after|because|although|since|when|where|and)\b", re.IGNORECASE
)
# Nearness in characters that a cue is worth: what is said of a measure counts before what it does.
_WEIGHT = {
    "ended": 22.0,
    "rejected": 22.0,
    "deferred": 25.0,
    "extended": 20.0,
    "escalated": 15.0,
    "recommended": 26.0,
    "threatened": 24.0,
    "announced": 22.0,
    "reviewed": 8.0,
    "started": 0.0,
    "in_force": -14.0,
}
_MODAL = frozenset(
    ("will", "he'll", "she'll", "they'll", "is-to", "are-to", "to-be", "set-to", "plans-to", "plan-to", "due-to")
) | {"expected-to", "going-to", "is-being", "are-being", "could", "may", "might", "would", "can-be", "should"}
_BEGINS = re.compile(
    r"(?:\w+(?:n't|’t)?\s){0,3}?(?:be\s)?(?:also\s|now\s|then\s)?(?:appoint\w*|nam(?:e|ed)|sen[dt]\w*|put"
    r"|parachut\w+|install\w*|issu\w+|serv(?:e|ed)|impos\w+|set|establish\w*"
    r"|creat\w+|launch\w*|introduc\w+|br(?:ing|ought)|draft\w*|hand\w*|transfer\w*|tak\w+|run|strip\w*|remov\w+"
    r"|mov\w+|go|start\w*|begin|becom\w+|enter|form\w*|lose|lost"
    r"|join|arriv\w+|plac\w+|giv\w+|need|follow|face|sign\w*|work alongside|help|support\w*|owned|turn|require"
    r"|chair\w*|lead|wr[io]t\w+|come|step|interven\w+|meet)\b",
    re.IGNORECASE,
)
# "Appointed to the improvement board": the appointment is somebody's to it, not its own.
_TO_ANOTHER = re.compile(
    r"\b(?:appointed|named|set up|recruited|co-opted)\s(?:to|by|as\schair)\b|\bto\s(?:lead|chair|join|advise"
    r"|replace)\b",
    re.IGNORECASE,
)
# "A commissioner, Jane Doe of Kent, was named"; "appoints Jane Doe, a former director, as commissioner".
_APPOSITIVE = re.compile(
    r",\s[^;:]{3,90},\s(?:(?:was|were|has|have|had|is|are|has been|had been|have been)\s)?", re.IGNORECASE
)
_AS_A = re.compile(r"\bas\s(?:(?:the|a|an|its|their)\s)?(?:[\w'’-]+\s){0,3}$", re.IGNORECASE)
_AND = re.compile(r",|\band\b", re.IGNORECASE)
_PEOPLE = frozenset({"commissioner", "improvement_adviser", "independent_chair"})
_PERSON_ENDS = frozenset(
    (
        "quit",
        "quits",
        "stood-down",
        "stands-down",
        "stand-down",
        "stepped-down",
        "steps-down",
        "resigned",
        "resigns",
        "has-left",
    )
)
_SAID = frozenset({"announced", "announces", "announcing", "agreed-to"})
_RELATIVE = re.compile(r"\b(?:which|that|who)\s$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being|be)\s$", re.IGNORECASE)
_RULERS = frozenset({"threatened", "recommended", "rejected", "announced"})
_RULED = frozenset({"started", "announced"})
# Inside a measure's own words these say nothing more ("removed from control", "end of intervention").
_INTRINSIC = frozenset({"ended", "escalated", "extended", "started", "in_force", "deferred", "reviewed"})
_ENDS_LATER = frozenset({"ended", "deferred", "extended", "rejected"})


@dataclass(frozen=True, slots=True)
class Status:
    """A status with the words that tell it; `near` is how near they stand, higher is nearer."""

    id: str
    start: int
    end: int
    near: float


def decide(
    cues: Sequence[tuple[TermMatch, str]], folded: str, end: int, measure: TermMatch, others: Sequence[TermMatch] = ()
) -> Status | None:
    """The status that a sentence gives a measure, or None where no cue speaks of it.

    `cues` are those of the sentence (see `governed_cues`), which ends at `end`; `others` are its other measures: a
    cue beyond one of them speaks of that one.
    """
    best: Status | None = None
    verb = measure.term.extra.get("form") == "verb"
    for cue, tag in cues:
        if cue.start < measure.end and measure.start < cue.end:
            paper = measure.term.id in ("statutory_direction", "improvement_notice")
            if tag in _INTRINSIC and not (paper and tag in ("started", "ended")):
                continue
            gap, before, between = 0, True, ""
        else:
            before = cue.end <= measure.start
            first, last = (cue.end, measure.start) if before else (measure.end, cue.start)
            gap, between = last - first, folded[first:last]
            if gap > _REACH or (not before and not _may_follow(folded, cue, tag, gap)):
                continue
            if not before and tag != cue.term.id and gap > 4:
                continue  # what it rules is said of something else: "the commissioner that they should not be moved"
            if _words(folded, cue) in _MODAL and not _speaks_of(folded, cue, measure, before, verb, end):
                continue
            if before and (_TO_ANOTHER.search(between) or re.match(r"\s(?:by|from|to)\b", between)):
                continue
        if tag == "ended" and measure.term.id not in _PEOPLE and _words(folded, cue) in _PERSON_ENDS:
            continue
        breaks = 0 if gap < 4 else len(_BREAK.findall(between))
        if (not before and _APPOSITIVE.fullmatch(between)) or (before and tag == "started" and _AS_A.search(between)):
            gap, breaks = 10, 0
        if any(_between(o, cue, measure) and not _AND.search(folded, o.end, measure.start) for o in others):
            continue
        relative = tag == "in_force" or _words(folded, cue) in ("followed", "follows")
        if relative and not before and _RELATIVE.search(folded, max(0, cue.start - 7), cue.start):
            continue
        near = (
            (-3.0 if _words(folded, cue).startswith("plan") else _WEIGHT[tag])
            - gap
            - 34 * breaks
            + (20 if tag == "ended" and not before and not breaks else 0)
        )
        if verb and not before and tag not in _ENDS_LATER:
            near -= 30
        if best is None or near > best.near:
            best = Status(tag, cue.start, cue.end, near)
    return best if best is not None and best.near > -60 else None


def governed_cues(terms: TermSet, folded: str, start: int, end: int) -> Iterator[tuple[TermMatch, str]]:
    """The cues of a sentence with what each says: "appointed" after "should be" is recommended."""
    ruler: TermMatch | None = None
    said = False
    for cue in terms.scan(folded, start, end):
        tag = cue.term.id
        if ruler is not None and (tag in _RULED or (tag == "recommended" and ruler.term.id == "threatened")):
            between = folded[ruler.end : cue.start]
            if len(between) < 32 and not _BREAK.search(between):
                tag = ruler.term.id
        if tag == "threatened" and said and _words(folded, cue) == "would":
            tag = "announced"  # reported speech: "announced that services would move"
        said = said or _words(folded, cue) in _SAID
        if cue.term.id in _RULERS:
            ruler = cue if ruler is None or tag == cue.term.id else ruler
        yield cue, tag


def _words(folded: str, cue: TermMatch) -> str:
    return "-".join(folded[cue.start : cue.end].lower().replace("’", "'").split())


def _between(other: TermMatch, cue: TermMatch, measure: TermMatch) -> bool:
    return other is not measure and (cue.end <= other.start < measure.start or measure.end <= other.start < cue.start)


def _may_follow(folded: str, cue: TermMatch, tag: str, gap: int) -> bool:
    """Whether a cue after the measure can say what becomes of it, rather than what it does."""
    if tag in ("threatened", "recommended", "rejected", "announced") and _words(folded, cue) not in _MODAL:
        return gap < 4 or bool(_PASSIVE.search(folded, max(0, cue.start - 10), cue.start))
    return True


def _speaks_of(folded: str, cue: TermMatch, measure: TermMatch, before: bool, verb: bool, end: int) -> bool:
    if verb and before and measure.start - cue.end < 45:
        return True
    return bool(_BEGINS.match(folded, cue.end + 1, min(end, cue.end + 70)))
