"""Reviews told by who made them: a named commissioner who advised ministers, an adviser's own report."""

import re
from bisect import bisect_left

from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading

_ACTS = re.compile(
    r"\b(?:recommend(?:ed|s)|concluded|concludes|advised (?:(?:in|last|that|the following) [\w ]{2,30} that"
    r"|ministers|that|against|him|her|the (?:minister|secretary"
    r"|government|department))|told (?:ministers|the (?:minister|secretary|government|department))"
    r"|report(?:ed|s)(?: [\w ]{1,20})? (?:to|that)|came to the (?:conclusion|view)|ruled (?:it|that|this) out)\b"
)
_PAPER = (
    r"(?:(?:own|latest|last|final|first|second|third|interim|initial|previous|damning"
    r"|[\w-]+-(?:month|week|page)) ){0,2}"
    r"(?:report|review|study|findings|recommendations?|verdict|conclusions?)\b"
)
_OWN_PAPER = re.compile(rf"(?:'s?\s|,? whose )(?:\w+ ){{0,2}}?{_PAPER}")
_HANDS_IN = re.compile(
    r"\s(?:has |had )?(?:handed in|handed over|delivered|submitted|filed|produced|wrote|published|completed|finished)"
    rf" (?:his|her|an?) {_PAPER}"
)
_PAPER_BY = re.compile(_PAPER + r" (?:\w+ )?(?:by|from|of) (?:(?!and\b)[\w'’-]+,? ){0,5}$")
_PRONOUN = re.compile(
    r"(?:in (?:an?|the) (?:\w+ )?report[^.;,]{0,40}, )?(?P<who>s?he)\b"
    rf"|(?:in |it was |but |and )?(?P<paper>(?:his|her) {_PAPER})"
)  # fmt: skip
_REACH = 140  # characters from a name to its verb


class Reviewers:
    """The commissioners and advisers of a document, and where each is said to have reported."""

    def __init__(self, reading: Reading, passages: tuple[Passage, ...]) -> None:
        in_order = sorted(passages, key=lambda p: p.span.start)
        cast = Cast(reading, in_order)
        self._kinds = {p.name: "adviser_review" for p in reading.people if "advis" in (p.role or "").lower()}
        of_one = "commissioner" in reading.lowered
        self._kinds |= dict.fromkeys(cast.sent_in(of_one), "commissioner_review")
        self._named = {
            number: [(span, name) for span, name in sorted(there) if name in self._kinds]
            for number, there in cast.named.items()
        }
        self._everybody = {number: sorted(there) for number, there in cast.named.items()}
        self._numbers = sorted(self._everybody)

    def told_in(self, passage: Passage) -> tuple[str, int] | None:
        """The kind of the review that a sentence tells as made, and where its words begin; None where it tells none."""
        if not self._kinds:
            return None
        words, start = passage.words, passage.span.start
        for span, name in self._named.get(passage.number, ()):
            first, last = span.start - start, span.end - start
            hit = (
                _OWN_PAPER.match(words, last)
                or _HANDS_IN.match(words, last)
                or _PAPER_BY.search(words, max(0, first - 70), first)
            )
            if hit is None and (act := _ACTS.search(words, last, last + _REACH)):
                others = [s for s, n in self._everybody[passage.number] if last <= s.start - start < act.start()]
                hit = None if others else act
            if hit is not None:
                return self._kinds[name], start + hit.start()
        if (pronoun := _PRONOUN.match(words)) and (kind := self._kinds.get(self._last_before(passage.number))):
            hit = (
                pronoun
                if pronoun["paper"] or pronoun.start("who") > 0
                else _ACTS.search(words, pronoun.end(), pronoun.end() + _REACH)
            )
            if hit is not None:
                return kind, start + hit.start()
        return None

    def _last_before(self, number: int) -> str:
        """Who was named last in the two sentences before; nobody: empty."""
        i = bisect_left(self._numbers, number) - 1
        if i < 0 or number - self._numbers[i] > 2:
            return ""
        return self._everybody[self._numbers[i]][-1][1]
