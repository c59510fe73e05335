"""Grades told as what a council was in a year: "it had been good in 2018", "good when last inspected, in 2019"."""

import re

from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import Grade
from bucks_tracker.extract.told import Add, Told
from bucks_tracker.records import Span
from bucks_tracker.vocabulary import TermMatch

_GRADES = frozenset({"Outstanding", "Good", "Adequate", "Inadequate"})
_BE = (
    r"(?:(?:\shad|'d) (?:once |also )?been|\swas|\swere)\s"
    r"(?:(?:plain|once|still|also|then|simply|merely|only)\s)?[‘“'\"]?$"
)
# Who was: the council or its services, by name (then at once) or by a word for them.
_SUBJECT = re.compile(
    r"\b(?:council|authority|borough|county|city|town|island|department|services?|it|they|we|which|unitary)" + _BE
)
# "Its last one, in February 2022, was good."
_LAST_ONE = re.compile(
    r"\b(?:last|previous|earlier) (?:one|inspection|report|grade|judge?ment|verdict)"
    r"(?:, (?:back )?(?:in|on|of) [^,;]{3,25},)?" + _BE
)
_VERB = re.compile(r"(?:[’'\u2060]+s)?" + _BE)
_INSPECTED = r"(?:inspected|examined|rated|looked at|judged|graded|assessed|visited|tested)"
_IN_YEAR = re.compile(
    r"[’'”\"]*(?: overall)?(?:,? when (?:it|they|we|the \w+) (?:was|were) (?:last|previously|first) "
    + _INSPECTED
    + r"(?: by [\w ]{1,24}?)?)?,? (?:back )?(?:in )?$"
)
# "When the borough was last inspected, six years ago, it was good."
_LAST_TIME = re.compile(r"\bwhen (?:\w+ ){1,4}(?:last|previously|first) " + _INSPECTED + r"\b[^.;]{0,60}$")
_GOES_ON = re.compile(r"\s(?:that|to|for)\b")  # "it was good in 2019 to see"
_YEAR = re.compile(r"20\d\d(?:-\d\d)?~?$")


def add_what_was(passage: Passage, words: list[TermMatch], told: list[Told], add: Add) -> None:
    """Add the inspection that gave a grade which the sentence tells only as what was, in a year that it names."""
    known = [g.span for t in told for g in t.grades]
    start = passage.span.start
    for match in words:
        if match.term.name not in _GRADES or any(s.start < match.end and match.start < s.end for s in known):
            continue
        before = passage.words[max(0, match.start - start - 60) : match.start - start]
        named = any(
            m.span.end <= match.start and _VERB.fullmatch(passage.words, m.span.end - start, match.start - start)
            for m in passage.councils
        )
        if not (named or _SUBJECT.search(before) or _LAST_ONE.search(before)):
            continue
        dated = next((d for d in passage.dates if d.span.start >= match.end), None)
        after = (
            dated
            and _YEAR.match(dated.edtf or "")
            and not _GOES_ON.match(passage.words, dated.span.end - start)
            and _IN_YEAR.fullmatch(passage.words, match.end - start, dated.span.start - start)
        )
        earlier = any(
            d.span.end <= match.start and _YEAR.match(d.edtf or "") for d in passage.dates
        ) and _LAST_TIME.search(passage.words[: match.start - start])
        own = _LAST_ONE.search(before) and any(
            -60 < d.span.end - match.start < 0 and _YEAR.match(d.edtf or "") for d in passage.dates
        )
        if after or earlier or own:
            grade = Grade(Span(match.start, match.end), match.term.name, ("overall",))
            add("full_inspection", match.start, "Ofsted", era="past", another=True, grades=[grade])
