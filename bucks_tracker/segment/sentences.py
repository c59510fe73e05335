"""The sentences of a block."""

import re
from collections.abc import Iterator

from bucks_tracker.records import Block, Span

_SPACE = " \t\r\n\f\v\u00a0\u2060\u200b\ufeff"

# A stop with its closing marks, then white space and a capital, figure or opening mark; or no space at all where two
# sentences were glued together ("was late.The council"). The look-behind keeps a run of dots to one attempt.
_BOUNDARY = re.compile(
    r"([.!?…](?<![.!?…].)[.!?…]{0,19})((?:[”’\"')\]]|\s[“‘](?=\s)){0,4})(?:\s+(?=[“‘„\"'(\[•–—-]{0,3}\s?[A-ZÀ-Þ\d£$€])|(?=[A-Z][a-z]))"
)
_OPENING = "“‘„\"'([\n\t\r"
_NEXT_WORD = re.compile(r"[^\w]{0,6}(\w+(?:['’]\w+)?)")

# Never the end of a sentence, whatever follows.
_TITLE = re.compile(
    r"mrs?|ms|www|dr|prof|revd?|cllr|clr|coun|sens?|reps?|gov|gen|lt|col|sgt|capt|maj|cmdr|adm|hon|rt|st|messrs|pres|insp|supt|"
    r"det|cpl|pte|fr|vs?|e\.g|i\.e|eg|ie|approx|dept|fig|vol|pp|al|ald|cf|viz|mt|ft|brig",
    re.IGNORECASE,
)
# The end only before a word that commonly begins a sentence.
_ABBREVIATION = re.compile(
    r"inc|ltd|co|corp|plc|jr|sr|etc|[ap]\.m|bros|assn|ave|blvd|rd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    r"mon|tues?|wed|thur?s?|fri|sat|esq|ph\.d|p|est|ext|[A-Z]|(?:[A-Za-z]\.){1,4}[A-Za-z]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"nos?|pp?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|fig|vol|ch|para|ss?|art", re.IGNORECASE)
_STARTER = re.compile(
    r"A|About|According|After|All|Also|Although|Among|An|And|Another|Any|As|At|Because|Before|But|By|Councillors|Despite|"
    r"During|Each|Earlier|Ever|Every|Few|Following|For|From|Further|He|Her|Here|His|How|However|If|In|Instead|Into|Is|It|"
    r"Its|Just|Last|Later|Many|Meanwhile|Most|Mr|Mrs|Ms|My|No|None|Nor|Not|Now|Of|On|Once|One|Only|Or|Other|Others|Our|"
    r"Over|People|Since|She|So|Some|Soon|Staff|Still|Such|That|The|Their|Then|There|These|They|This|Those|Though|Through|"
    r"To|Today|Two|Under|Until|Unlike|We|What|When|Where|Whether|Which|While|Who|Why|With|Within|Yesterday|Yet|You|Your"
)
_SAYS = re.compile(
    r"\s*(?:[A-Z][\w'’.-]+\s){0,3}?(?:[A-Z][\w'’-]+\s|he\s|she\s)(?:said|asked|added|wrote|replied|says|wondered|shouted|joked|told)\b"
)


def find_sentences(folded: str, block: Block) -> Iterator[Span]:
    """The sentences of one block, in order, without the white space around them."""
    start, end = block.span.start, block.span.end
    for match in _BOUNDARY.finditer(folded, start, end):
        if _ends(folded, start, match, end):
            if span := _trimmed(folded, start, match.end(2)):
                yield span
            start = match.end()
    if span := _trimmed(folded, start, end):
        yield span


def _trimmed(folded: str, start: int, end: int) -> Span | None:
    words = folded[start:end].strip(_SPACE)
    if not words:
        return None
    start += folded.index(words[0], start) - start
    return Span(start, start + len(words))


def _ends(folded: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the sentence from `start` ends at this stop."""
    stop, marks = match.group(1), match.group(2)
    glued = match.end() == match.end(2)
    if stop[-1] in "?!" and marks:
        return not _SAYS.match(folded, match.end(), min(end, match.end() + 80))
    if len(stop) > 1 or stop != ".":
        return not glued or stop in "?!"
    before = match.start()
    word = folded[max(start, folded.rfind(" ", max(start, before - 24), before) + 1) : before].lstrip(_OPENING)
    if not word or not word[-1].isalnum():
        return not glued
    if glued:  # "was late.The council", but not "J.Smith", "gov.Uk" or "St.Mary"
        tail = word.rsplit(".", 1)[-1]
        return (
            "." not in word
            and len(tail) > 2
            and tail.islower()
            and not _TITLE.fullmatch(tail)
            and not _ABBREVIATION.fullmatch(tail)
        )
    if marks or (len(word) > 7 and "." not in word):
        return True
    follower = _NEXT_WORD.match(folded, match.end(), min(end, match.end() + 40))
    following = follower.group(1) if follower else ""
    if _TITLE.fullmatch(word):
        return False
    if _NUMBERED.fullmatch(word) and following[:1].isdigit():
        return False
    if _ABBREVIATION.fullmatch(word) and (len(word) > 1 or word.isupper() or word == "p"):
        return _STARTER.fullmatch(following) is not None
    return True
