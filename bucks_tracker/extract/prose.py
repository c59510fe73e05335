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
_TOKEN = re.compile(
    rf"({_FIRST}{_REST}*)|([^\W\d_{_FIRST}{_REST}]\w*(?:[’'.&-]\u2060*\w+)*)|(\d(?:[\d,.]*\d)?\w*)|([.,:;!?()\[\]–—―…/-])"
)
_POSSESSIVE = re.compile(r"['’]\u2060*[sS]?$")
_SENTENCE_END = frozenset(".!?…")
_SILENT = frozenset({"boilerplate", "caption"})


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
            _tokenise(prose, text, block.span, number, by_start, abbreviations)
            _divide(prose, folded, stretches, number)
    return prose


def _blanked(folded: str, stretches: tuple[Stretch, ...]) -> str:
    pieces, done = [], 0
    for stretch in stretches:
        outer = stretch.outer
        if outer.start < done:
            continue
        pieces += folded[done : outer.start], _FIRST, _REST * (outer.end - outer.start - 1)
        done = outer.end
    return "".join((*pieces, folded[done:]))


def _tokenise(
    prose: Prose, text: str, span: Span, number: int, by_start: dict[int, int], abbreviations: frozenset[str]
) -> None:
    kind, word, start, end, owns = prose.kind, prose.word, prose.start, prose.end, prose.owns
    for match in _TOKEN.finditer(text, span.start, span.end):
        group, here = match.lastindex, match.group()
        possessive = False
        if group == 2:
            lower = here.lower()
            if ("'" in here or "’" in here) and (ending := _POSSESSIVE.search(lower)):
                lower = lower[: ending.start()]
                possessive = True
            kind.append(NAME if here[0].isupper() else WORD)
        elif group == 4:
            if (
                here == "."
                and word
                and end[-1] == match.start()
                and kind[-1] == NAME
                and (len(word[-1]) == 1 or word[-1] in abbreviations)
            ):
                continue
            lower = here
            kind.append(POINT)
        elif group == 1:
            lower = ""
            prose.quotes[len(kind)] = by_start.get(match.start(), -1)
            kind.append(QUOTE)
        else:
            lower = here
            kind.append(NUMBER)
        word.append(lower)
        start.append(match.start())
        end.append(match.end())
        owns.append(possessive)
        prose.block.append(number)


def _divide(prose: Prose, folded: str, stretches: tuple[Stretch, ...], number: int) -> None:
    """Cut the tokens of one block into sentences."""
    begin = len(prose.sentence)
    for i in range(begin, len(prose)):
        last = i + 1 == len(prose)
        ends = last
        if not last:
            following = prose.kind[i + 1]
            if prose.kind[i] == POINT and prose.word[i] in _SENTENCE_END:
                ends = following in (NAME, QUOTE, NUMBER) or (following == POINT and prose.word[i + 1] in "([")
            elif prose.kind[i] == QUOTE and following in (NAME, QUOTE):
                stretch = stretches[prose.quotes[i]]
                inside = folded[stretch.span.end - 1]
                ends = following == QUOTE or inside in ".…" or (inside in "!?" and not _is_tag(prose, i + 1))
        prose.sentence.append(len(prose.sentences))
        if ends:
            prose.sentences.append((begin, i + 1))
            begin = i + 1


def _is_tag(prose: Prose, i: int) -> bool:
    """Whether a quotation that ends in "?" or "!" is followed by no more than its speaker: two or three words."""
    for j in range(i, min(i + 7, len(prose))):
        if prose.kind[j] == POINT:
            return prose.word[j] in ".,"
    return False
