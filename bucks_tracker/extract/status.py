"""The status of a measure, from the verbs around its words: appointed, to be appointed, could be, is no more.

The nearest cue in the clause decides. "Will" and "could" speak of the measure only where a verb that begins a measure
follows ("will send a commissioner", not "the commissioner will report").
"""

import re
from dataclasses import dataclass

from bucks_tracker.vocabulary import TermMatch, TermSet

_REACH = 120  # characters from the measure's words within which a cue can speak of it
_BREAK = re.compile(
    r"[;:–—]|,|\b(?:which|who|whose|while|whereas|but|after|because|although|since|when|where|and)\b", re.IGNORECASE
)
# Nearness in characters that a cue is worth: what is said of a measure counts before what it does.
_WEIGHT = {
    "ended": 12.0,
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
    r"|join|arriv\w+|plac\w+|giv\w+|led|need|follow|face|sign\w*|work alongside|help|support\w*|owned|turn|require"
    r"|chair\w*|lead|wr[io]t\w+|come|step|interven\w+)\b",
    re.IGNORECASE,
)
_ENDS_LATER = frozenset({"ended", "deferred", "extended", "rejected"})


@dataclass(frozen=True, slots=True)
class Status:
    """A status with the words that tell it; `near` is how near they stand, higher is nearer."""

    id: str
    start: int
    end: int
    near: float


def decide(terms: TermSet, folded: str, sentence: tuple[int, int], measure: TermMatch) -> Status | None:
    """The status that a sentence gives a measure, or None where no cue speaks of it."""
    best: Status | None = None
    verb = measure.term.extra.get("form") == "verb"
    for cue in terms.scan(folded, *sentence):
        if (
            cue.start >= measure.start
            and cue.end <= measure.end
            and cue.term.id not in ("ended", "escalated", "extended")
        ):
            continue
        before = cue.end <= measure.start
        gap_start, gap_end = (cue.end, measure.start) if before else (measure.end, cue.start)
        gap = max(0, gap_end - gap_start)
        if gap > _REACH:
            continue
        between = folded[gap_start:gap_end] if gap else ""
        words = "-".join(folded[cue.start : cue.end].lower().replace("’", "'").split())
        if words in _MODAL and not _speaks_of(folded, cue, measure, before, verb, sentence[1]):
            continue
        near = _WEIGHT[cue.term.id] - gap - 34 * len(_BREAK.findall(between))
        if verb and not before and cue.term.id not in _ENDS_LATER:
            near -= 30
        if best is None or near > best.near:
            best = Status(cue.term.id, cue.start, cue.end, near)
    return best if best is not None and best.near > -90 else None


def _speaks_of(folded: str, cue: TermMatch, measure: TermMatch, before: bool, verb: bool, end: int) -> bool:
    if verb and before and measure.start - cue.end < 45:
        return True
    return bool(_BEGINS.match(folded, cue.end + 1, min(end, cue.end + 70)))
