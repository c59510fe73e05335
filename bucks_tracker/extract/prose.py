"""The reporter's own words: an article with its quoted stretches blanked, as tokens.

Verbs and names inside quotations mislead whoever looks for the speaker, so every outer stretch becomes one token.
Offsets are those of the article.
"""

import re
from dataclasses import dataclass, field

from bucks_tracker.records import Layout, Span, Stretch

QUOTE, NAME, WORD, NUMBER, POINT = "q", "N", "w", "0", "."

# Stand-ins from the private use area: the beginning and the rest of a blanked stretch.
_FIRST, _REST = "\ue000", "\ue001"
# Explicit ranges match twice as fast as \w, and possessive repeats never go back.
_LETTER = "A-Za-zÀ-ÖØ-öø-\u1fff"
_WORD = rf"[{_LETTER}][{_LETTER}0-9_]*+(?:[’'.&-]\u2060*+[{_LETTER}0-9_]++)*+"
_TOKEN = re.compile(
    rf"({_WORD})|([.,:;!?()\[\]–—―…/-])|({_FIRST}{_REST}*+)|\d(?:[\d,.]*\d)?[{_LETTER}0-9_]*+(?:-[{_LETTER}]++)*+"
)
_POSSESSIVE = re.compile(r"['’]\u2060*[sS]?$")
_SENTENCE_END = frozenset(".!?…")
_LONGEST = 300  # tokens: a "sentence" that is longer is a list, and is cut so that time stays linear
_SILENT = frozenset({"boilerplate"})


@dataclass(slots=True)
class Prose:
    """Tokens as parallel lists.

    `kind` is QUOTE, NAME (capital), WORD, NUMBER or POINT; `word` is in lower case, without a possessive ending, which
    `owns` records; `sentence` and `block` number what holds the token.
    """

    kind: list[str] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    owns: list[bool] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    block: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)  # half-open ranges of tokens
    quotes: dict[int, int] = field(default_factory=dict)  # token -> index of its stretch

    def __len__(self) -> int:
        return len(self.kind)


def read_prose(layout: Layout, stretches: tuple[Stretch, ...], abbreviations: frozenset[str]) -> Prose:
    """The tokens of an article; `stretches` are the outer ones, in order. `abbreviations` end no sentence."""
    folded = layout.article.folded
    text = _blanked(folded, stretches)
    by_start = {s.outer.start: i for i, s in enumerate(stretches)}
    prose = Prose()
    for number, block in enumerate(layout.blocks):
        if block.kind not in _SILENT:
            stops = _tokenise(prose, text, block.span, number, by_start, abbreviations)
            _divide(prose, folded, stretches, stops)
    return prose


def _blanked(folded: str, stretches: tuple[Stretch, ...]) -> str:
    pieces: list[str] = []
    done = 0
    for stretch in stretches:
        outer = stretch.outer
        if outer.start < done:
            continue
        pieces += folded[done : outer.start], _FIRST, _REST * (outer.end - outer.start - 1)
        done = outer.end
    return "".join((*pieces, folded[done:]))


def _tokenise(
    prose: Prose, text: str, span: Span, number: int, by_start: dict[int, int], abbreviations: frozenset[str]
) -> list[int]:
    """Add the tokens of one block; the tokens after which a sentence may end. The hottest loop of an article."""
    kind, word, starts, ends = prose.kind, prose.word, prose.start, prose.end
    first = len(kind)
    owners, stops = [], []
    for match in _TOKEN.finditer(text, span.start, span.end):
        group, here = match.lastindex, match.group()
        start, end = match.span()
        if group == 1:
            lower = here.lower()
            if ("'" in here or "’" in here) and (ending := _POSSESSIVE.search(lower)):
                lower = lower[: ending.start()]
                owners.append(len(kind))
            kind.append(WORD if here[0] == lower[0] else NAME)
        elif group == 2:
            if here in _SENTENCE_END:
                if here == "." and word and ends[-1] == start and kind[-1] == NAME:
                    last = word[-1]
                    if len(last) == 1 or last in abbreviations:
                        continue
                stops.append(len(kind))
            lower = here
            kind.append(POINT)
        elif group == 3:
            lower = ""
            prose.quotes[len(kind)] = by_start.get(start, -1)
            stops.append(len(kind))
            kind.append(QUOTE)
        else:
            lower = here
            kind.append(NUMBER)
        word.append(lower)
        starts.append(start)
        ends.append(end)
    more = len(kind) - first
    prose.owns.extend([False] * more)
    for i in owners:
        prose.owns[i] = True
    prose.block.extend([number] * more)
    return stops


def _divide(prose: Prose, folded: str, stretches: tuple[Stretch, ...], stops: list[int]) -> None:
    """Cut the tokens of one block into sentences, at some of `stops` and at its end."""
    begin, total = len(prose.sentence), len(prose.kind)
    for i in stops:
        if i + 1 < total and _ends_sentence(prose, folded, stretches, i):
            begin = _add_sentence(prose, begin, i + 1)
    if begin < total:
        _add_sentence(prose, begin, total)


def _add_sentence(prose: Prose, begin: int, stop: int) -> int:
    while stop - begin > _LONGEST:
        _add_sentence(prose, begin, begin + _LONGEST)
        begin += _LONGEST
    prose.sentence.extend([len(prose.sentences)] * (stop - begin))
    prose.sentences.append((begin, stop))
    return stop


def _ends_sentence(prose: Prose, folded: str, stretches: tuple[Stretch, ...], i: int) -> bool:
    following = prose.kind[i + 1]
    if prose.kind[i] == POINT:
        return following in (NAME, QUOTE, NUMBER) or (following == POINT and prose.word[i + 1] in "([")
    if following == QUOTE:
        return True
    if following != NAME:
        return False
    inside = folded[stretches[prose.quotes[i]].span.end - 1]
    return inside in ".…" or (inside in "!?" and not _is_tag(prose, i + 1))


def _is_tag(prose: Prose, i: int) -> bool:
    """Whether a quotation that ends in "?" or "!" is followed by no more than its speaker: two or three words."""
    for j in range(i, min(i + 7, len(prose))):
        if prose.kind[j] == POINT:
            return prose.word[j] in ".,"
    return False
