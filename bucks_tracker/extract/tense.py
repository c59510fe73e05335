"""Whether what a date tells has happened or is to come, from the verbs around it."""

import re

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Span

# A future cue takes the participle after it along: "will be published" is no past. "Was due in May" tells neither.
_CUE = re.compile(
    r"""\b(?:
    (?P<open>(?:was|were|been)\s+(?:\w+\s+)?(?:due|expected|scheduled|planned|meant|supposed|set)\b
      (?:\s+to(?:\s+be)?(?:\s+\w+)?)?)
    | (?P<future>(?:will|shall|must|should|would|could
      |can(?!\s+(?:say|tell|see|confirm|remember|report)\b)|due|expected|expects?|expecting|scheduled|planned|plans?\s+to
      |planning|set\s+to|aims?|aiming|hopes?|hoping|intends?|going\s+to|likely|(?<!special\s)(?<!educational\s)(?<!\bin\s)needs?|ha(?:s|ve|d)\s+until|(?:given|gave)\s+(?:\w+\s+){1,4}until|ha(?:s|ve)\s+to
      |(?:is|are)\s+to|to\s+be(?!\s+['‘“"]?(?:good|outstanding|inadequate|adequate|failing|requir|satisfactory))
      |(?:invited|asked|offered)\s[^.;,]{1,50}?\sto|pencilled\s+in|booked|lined\s+up|deadline|upcoming|forthcoming|next|(?:is|are)\s+being)\b
      (?:\s+(?:to|be|not|also|now|have|been|\w+ly)\b){0,4}(?:\s+\w+)?)
    | (?P<past>was|were|had|has|have|been|did|took|held|found|came|went|began|saw|said|says|made|gave|left|became|stood
      |told|spent|led|rose|fell|brought|sent|wrote|met|put|set\s+up|shown|seen|known|given|taken|last|previous|previously|earlier|ago
      |dat(?:ing|es)\s+(?:back|from)
      |\w{3,30}ed)
    )\b""",
    re.VERBOSE,
)
# "Ministers told her to report by June", "was ordered to have a plan by May": what is asked for is to come.
_TOLD_TO = re.compile(
    r"\b(?:told|ordered|instructed|directed)\s[^.;,]{0,40}?\bto (?!the\b|an?\b|its\b)\w+[^.;,]{0,60}$"
)


def turn_at(reading: Reading, date: Span) -> str:
    """`<` where the words around `date` are of the past, `>` where they are of the future, else nothing."""
    cue = cue_at(reading, date)
    if cue is None or cue["open"]:
        return ""
    text = reading.lowered
    if text.startswith("by ", date.start) and _TOLD_TO.search(text, max(cue.start(), date.start - 120), date.start):
        return ">"
    return "<" if cue["past"] else ">"


_ASIDE = re.compile(r",\s(?:(?:in|on|at|early|late|back)\s){0,2}$")
_TURNS = re.compile(r"[,;:]|\b(?:after|since|when|which|who|that|and|but|as|because|than)\b")


def _is_participle(text: str, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether the last cue goes on from one of the future: "will have its progress reviewed", "will hold its last"."""
    between = text[first.end() : last.start()]
    goes_on = last["past"] and (last.group().endswith("ed") or last.group() == "last")
    return bool(first["future"] and goes_on and not _TURNS.search(between))


def cue_at(reading: Reading, date: Span) -> re.Match[str] | None:
    """The verb nearest before `date` in its sentence, or else after it; its groups tell past, future and open."""
    sentence = reading.sentence_at(date.start) or date
    text = reading.lowered
    end = date.start + 5 * text.startswith("until", date.start)  # "has until March" is of the future
    if _ASIDE.search(text, max(sentence.start, date.start - 16), date.start) and text.startswith(", ", date.end):
        own = _CUE.match(text, date.end + 2, sentence.end)  # "I hope the visit, in April, showed progress"
        if own and own["past"]:
            return own
    before = list(_CUE.finditer(text, max(sentence.start, date.start - 160), end))
    if len(before) > 1 and _is_participle(text, before[-2], before[-1]):
        return before[-2]
    return before[-1] if before else _CUE.search(text, date.end, min(sentence.end, date.end + 120))
