"""Numbers whose noun is left out: they count what the number before them counted."""

import re

from bucks_tracker.extract.figure_numbers import Number
from bucks_tracker.records import Span

_THERE_WERE = re.compile(r"\bthere\s+(?:are|were|is|was)\s+(?:(?:now|still|just|only|about|around)\s+){0,2}$")
_RATED = re.compile(r"\s+(?:inadequate|good|outstanding)(?=\s*(?:[,.;]|and\b))")
# "Of 62 files, … Twenty-four were …": a number that begins a clause and counts what the one before counted.
_OF_THOSE = re.compile(r"\s+(?:were|was|are|is|had|have|of\s+(?:these|them|those|which))\b")
# "576 children were in care and a further 391 on plans", "512, of whom 71 are …": it counts what was counted before it.
_ANOTHER = re.compile(
    r"\b(?:(?:and|with|plus|but|,)\s+(?:with\s+)?(?:an?\s+)?(?:further|another|additional)|of\s+(?:whom|which|these|those|them))"
    r",?\s+(?:(?:some|about|around|nearly|almost|only|just|more\s+than|over|fewer\s+than|up\s+to|at\s+least)\s+)*$"
)
# "Of 312 episodes …, an interview was held after 268": the clause ends with it.
_OUT_OF = re.compile(
    r"^\W*(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+)?[\d,]+\s[^.;]{3,120},\s[^.;]{3,80}\s(?:after|for|in|on|with|to|by)\s+$"
)
# "512 children in care and 168 on child protection plans", "1,200 children, 81 more than a year ago"
_BESIDE = re.compile(r"(?:\band|,|;|\bwith|\bplus|\bbut)\s+(?:(?:some|about|around|nearly|almost|just|only)\s+)*$")
_ON_PLANS = re.compile(
    r"\s+(?:on|in|under|subject\s+to)\s+(?:an?\s+|the\s+)?(?:child(?:ren)?|care|foster|residential|protection|plans?|need|kinship)\b"
    r"|\s+(?:more|fewer)\s+than\b"
)
_STOPS_THERE = re.compile(r"\s*(?:left|remaining|of\s+(?:them|those|these)\s*)?[.,;!?”\"’]")
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:in|on|at|to|from|by|with|without|for|and|or|but|who|that|were|was|are|is|had|has|have|under|still|waiting|as|per"
    r"|not|since|during|after|before|when|where|while|now|over)\b)[a-z]"
)


def counts_on(text: str, number: Number, sentence: Span, same_sentence: bool) -> str | None:
    """How a number goes on counting what the one before it counted: those, beside, there, another, out of; or None."""
    end = number.end
    begins = number.start == sentence.start or text.endswith((", ", " and ", " but ", "; "), 0, number.start)
    if begins and (_OF_THOSE.match(text, end) or _RATED.match(text, end)):
        return "those"
    if number.in_words:
        return None
    if (
        same_sentence
        and _ON_PLANS.match(text, end)
        and _BESIDE.search(text, max(sentence.start, number.start - 30), number.start)
    ):
        return "beside"
    before = text[max(sentence.start, number.start - 90) : number.start]
    stops = _STOPS_THERE.match(text, end)
    if stops and _THERE_WERE.search(before):
        return "there"
    if same_sentence and stops and _OUT_OF.match(text[sentence.start : number.start]):
        return "out of"
    if same_sentence and _ANOTHER.search(before) and not _NOUN_AFTER.match(text, end):
        return "another"
    return None
