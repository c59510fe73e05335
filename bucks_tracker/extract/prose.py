"""The reporter's own words: an article with its quoted stretches blanked, as tokens.

Verbs and names inside quotations mislead whoever looks for the speaker, so every outer stretch becomes one token.
Offsets are those of the article.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress

from bucks_tracker.records import Layout, Span, Stretch

QUOTE, NAME, WORD, NUMBER, POINT = "q", "N", "w", "0", "."

# Stand-ins from the private use area: the beginning and the rest of a blanked stretch. The rest is no token.
_FIRST, _REST = "\ue000", "\ue001"
# Explicit ranges match twice as fast as \w, and possessive repeats never go back.
_LETTER = "A-Za-zÀ-ÖØ-öø-\u1fff"
_WORD = rf"[{_LETTER}][{_LETTER}0-9_]*+(?:[’'.&-]\u2060*+[{_LETTER}0-9_]++)*+"
_TOKEN = re.compile(rf"({_WORD}|[.,:;!?()\[\]–—―…/{_FIRST}-]|\d(?:[\d,.]*\d)?[{_LETTER}0-9_]*+(?:-[{_LETTER}]++)*+)")
_POINTS = frozenset(".,:;!?()[]–—―…/-")
_POSSESSIVE = re.compile(r"['’]\u2060*[sS]?$")
_STOPS = frozenset((*".!?…", _FIRST))  # tokens after which a sentence may end
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
    stretch_at = {s.outer.start: i for i, s in enumerate(stretches)}
    prose = Prose()
    for number, block in enumerate(layout.blocks):
        if block.kind not in _SILENT:
            stops = _tokenise(prose, text, block.span, number, stretch_at, abbreviations)
            _divide(prose, folded, stretches, stops)
    return prose


def _blanked(folded: str, stretches: tuple[Stretch, ...]) -> str:
    """The text with each stretch as one mark of a quotation; a document's own such marks stand for nothing."""
    folded = folded.replace(_FIRST, " ").replace(_REST, " ")
    pieces: list[str] = []
    done = 0
    for stretch in stretches:
        outer = stretch.outer
        if outer.start < done:
            continue
        pieces += folded[done : outer.start], _FIRST, _REST * (outer.end - outer.start - 1)
        done = outer.end
    return "".join((*pieces, folded[done:]))


@lru_cache(maxsize=20_000)
def _look_up(token: str) -> tuple[str, str, bool]:
    """The kind of a token, its word, and whether it owns. Most words of an article stood in the one before it."""
    if token in _POINTS:
        return POINT, token, False
    if token == _FIRST:
        return QUOTE, "", False
    if not "A" <= token[0] <= "\u1fff":
        return NUMBER, token, False
    lower = token.lower()
    ending = _POSSESSIVE.search(lower) if "'" in token or "’" in token else None
    if ending:
        lower = lower[: ending.start()]
    return WORD if token[0] == lower[0] else NAME, lower, ending is not None


def _tokenise(
    prose: Prose, text: str, span: Span, number: int, stretch_at: dict[int, int], abbreviations: frozenset[str]
) -> list[int]:
    """Add the tokens of one block; the tokens after which a sentence may end. The hottest part of an article, and so
    without a step of its own for most tokens."""
    pieces = _TOKEN.split(text[span.start : span.end])  # gap, token, gap, ... token, gap
    edges = list(accumulate(map(len, pieces), initial=span.start))
    tokens, starts, ends = pieces[1::2], edges[1:-1:2], edges[2::2]
    if not tokens:
        return []
    read = list(map(_look_up, tokens))
    stops: list[int] = []
    dropped: list[int] = []  # the points of abbreviations
    first = len(prose.kind)
    for i, token in enumerate(tokens):
        if token not in _STOPS:
            continue
        here = first + i - len(dropped)
        if token == _FIRST:
            gap = pieces[2 * i + 2]
            ends[i] += len(gap) - len(gap.lstrip(_REST))
            prose.quotes[here] = stretch_at.get(starts[i], -1)
        elif token == "." and i and ends[i - 1] == starts[i] and read[i - 1][0] == NAME:
            before = read[i - 1][1]
            if len(before) == 1 or before in abbreviations:
                dropped.append(i)
                continue
        stops.append(here)
    if dropped:
        kept = [True] * len(tokens)
        for i in dropped:
            kept[i] = False
        read, starts, ends = list(compress(read, kept)), list(compress(starts, kept)), list(compress(ends, kept))
    kinds, words, owns = zip(*read, strict=True)
    prose.kind += kinds
    prose.word += words
    prose.owns += owns
    prose.start += starts
    prose.end += ends
    prose.block += [number] * len(read)
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
