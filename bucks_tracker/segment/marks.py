"""Quote marks, paired once for the whole program: the quoted stretches of an article.

Whether a mark opens or closes is decided from the characters beside it first and from its shape second, because
papers turn marks round, mix straight and curly ones and lose them. Double and single marks are two families; one may
stand inside the other. A paragraph that ends inside a quotation is continued by one that opens with the same family.
Time is linear in the length of the text.
"""

import re
from itertools import zip_longest
from typing import NamedTuple

from bucks_tracker.clean import PAD
from bucks_tracker.records import Article, Block, Span, Stretch

# An apostrophe between two letters is never a mark, and is by far the most frequent. Here and below, a pattern that
# begins with a class and then looks back is found several times as fast as one that looks back first.
_MARK = re.compile(r"[\"“”„«»‘‚`´‹›'’](?:(?<=[^'’])|(?<![^\W_].)|(?![^\W_]))")
_DOUBLE = frozenset('"“”„«»')
_OPENING = frozenset("“„«‘‚`‹")
_CLOSING = frozenset("”»’´›")
_CLOSING_DOUBLE = frozenset("”»")
_AFTER_CLOSING = frozenset(".,;:!?)]}…")
_BEFORE_OPENING = frozenset("([{—–-/…\"“”„«‘'’:")
_SENTENCE_STOP = re.compile(r"[.!?](?=\s)")
_PAUSE = frozenset(".,!?…;:—–-)]%")
# ’90s, ’em, ’til: what is left of a word whose beginning was dropped.
_ELISION = re.compile(r"(?:\d0s?|\d\d|em|til|till|tis|twas|cause|cos|n|s|ere|round)\b", re.IGNORECASE)
# After a closing mark a sentence goes on with one of these more often than a possessive's noun.
_GOES_ON = re.compile(
    r"\s+(?:and|but|or|nor|in|of|to|for|by|on|at|from|with|as|after|before|because|when|while|since|under|over|into|"
    r"the|a|an|he|she|they|it|we|that|which|who|than|is|are|was|were|has|have|had|will|would|can|could|said|says|"
    r"told|added|during|among|between|about|this|these|not|if)\b"
)
_SKIPPED = frozenset({"boilerplate", "dateline"})
_AN_ASIDE = 60  # a shorter paragraph without an end may stand inside a quotation (an advert's line)


class _Token(NamedTuple):
    """One mark; `[start, end)` includes its padding. `weak`: it may be a possessive apostrophe."""

    start: int
    end: int
    double: bool
    opens: bool
    closes: bool
    weak: bool


class _Ahead(NamedTuple):
    """What follows a mark in its block: a single mark that can close, one before the next single mark that only opens,
    and how many marks of its own family close before the next that opens; if two do, it may open a quotation inside
    a quotation."""

    closes: bool
    closes_next: bool
    closings: int


class _Open(NamedTuple):
    token: _Token
    chain: int
    emitted: int  # how many stretches there were before


def find_stretches(article: Article, blocks: tuple[Block, ...]) -> tuple[Stretch, ...]:
    """The quoted stretches of an article, in order of their beginning."""
    pairing = _Pairing(article.folded)
    kept = [block for block in blocks if block.kind not in _SKIPPED]
    for block, following in zip_longest(kept, kept[1:]):
        pairing.pair(block, following)
    return tuple(sorted(pairing.stretches, key=lambda s: (s.outer.start, s.depth)))


class _Pairing:
    """The pairing of the marks of one article; `pending` is the stretch that the block before left open."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.stretches: list[Stretch] = []
        self.chains = 0
        self.pending: Stretch | None = None
        self.stack: list[_Open] = []  # the open marks, the innermost last

    def pair(self, block: Block, following: Block | None) -> None:
        """Pair the marks of one block; `following` is the next block that can hold a quotation."""
        first = _stripped(self.folded, block.span.start, block.span.end).start
        tokens = _tokens(self.folded, block.span)
        ahead = _look_ahead(tokens)
        double_before = False
        for i, token in enumerate(tokens):
            is_open = any(o.token.double == token.double for o in self.stack)
            if token.closes and is_open:
                if token.weak and ahead[i].closes_next and not _GOES_ON.match(self.folded, token.end, token.end + 20):
                    continue
                self._close(token)
            elif token.opens:
                stays = token.double or ahead[i].closes or self._may_stay_open(token, first)
                if not stays and not self._goes_on_below(token, first, following):
                    continue
                nests = ahead[i].closings > 1
                self._open(token, first, is_open and not (nests and self._is_inside_sentence(token, first)))
            elif token.closes and token.double and not self.stack and not double_before:
                self._close_unopened(token, first)
            double_before = double_before or token.double
        self._end(block, first, following)

    def _is_inside_sentence(self, token: _Token, first: int) -> bool:
        before = _stripped(self.folded, max(first, token.start - 4), token.start)
        return len(self.stack) < 3 and self.folded[before.end - 1] not in '.!?”"'

    def _open(self, token: _Token, first: int, again: bool) -> None:
        if again:
            # The closing mark before it is missing, or a paragraph of the quotation was joined to the one before.
            while self.stack[-1].token.double != token.double:
                self.stack.pop()
            top = self.stack.pop()
            self._emit(top, token.start, token.start, closed=False)
            chain = top.chain
        else:
            chain = self.stack[0].chain if self.stack else self._chain_for(token, first)
        self.stack.append(_Open(token, chain, len(self.stretches)))

    def _close(self, token: _Token) -> None:
        while self.stack[-1].token.double != token.double:
            self.stack.pop()  # a mark inside that nothing closed
        self._emit(self.stack.pop(), token.start, token.end, closed=True)

    def _may_stay_open(self, token: _Token, first: int) -> bool:
        """Whether a mark that nothing closes in its paragraph may still open a quotation to the paragraph's end."""
        before = _stripped(self.folded, max(first, token.start - 4), token.start)
        last = self.folded[before.end - 1]
        return token.start == first or last == ":" or (token.double and last in '.!?,”"')

    def _goes_on_below(self, token: _Token, first: int, following: Block | None) -> bool:
        """Whether a single mark after a full stop opens a quotation that the next paragraph goes on with."""
        before = _stripped(self.folded, max(first, token.start - 4), token.start)
        return following is not None and self.folded[before.end - 1] in ".!?" and self._reopens(following, token)

    def _chain_for(self, token: _Token, first: int) -> int:
        pending, self.pending = self.pending, None
        if pending and token.start == first:
            return pending.chain
        last = self.stretches[-1] if self.stretches else None
        if last and last.closed and 0 <= token.start - last.outer.end < 8:
            between = self.folded[last.outer.end : token.start]
            if not between.strip(" " + PAD):
                return last.chain  # two quotations with nothing between them
        self.chains += 1
        return self.chains

    def _close_unopened(self, token: _Token, first: int) -> None:
        """A paragraph that only closes: the quotation began in the one before, or its opening mark was lost."""
        pending, self.pending = self.pending, None
        span = _stripped(self.folded, first, token.start)
        if span.start == span.end or self.folded[span.end - 1] not in _PAUSE:
            return
        if pending is None:
            self.chains += 1
        chain = pending.chain if pending else self.chains
        self.stretches.append(Stretch(span, Span(span.start, token.end), chain, True))

    def _end(self, block: Block, first: int, following: Block | None) -> None:
        if not self.stack:
            if self.pending and self._is_aside(block):
                return
            self.pending = None
            return
        bottom = self.stack[0]
        self.stack.clear()
        self.pending = None
        continued = following is not None and block.kind != "headline" and self._reopens(following, bottom.token)
        if not continued and not bottom.token.double and not self._may_stay_open(bottom.token, first):
            inner = self.stretches[bottom.emitted :]  # it was an apostrophe after all
            self.stretches[bottom.emitted :] = [Stretch(s.span, s.outer, s.chain, s.closed, 0) for s in inner]
            return
        end = block.span.end
        if not continued and not self._may_stay_open(bottom.token, first):
            stop = _SENTENCE_STOP.search(self.folded, bottom.token.end, end)
            end = stop.end() if stop else end
        self._emit(bottom, end, end, closed=False)
        self.pending = self.stretches[-1] if block.kind != "headline" and self.stretches else None

    def _reopens(self, following: Block, token: _Token) -> bool:
        start = _stripped(self.folded, following.span.start, following.span.end).start
        mark = self.folded[start : start + 1]
        return mark in _DOUBLE if token.double else mark in "‘'`‚"

    def _is_aside(self, block: Block) -> bool:
        words = block.span.of(self.folded).rstrip()
        return len(words) < _AN_ASIDE and words[-1:] not in ".:!?"

    def _emit(self, opened: _Open, end: int, outer_end: int, closed: bool) -> None:
        span = _stripped(self.folded, opened.token.end, end)
        if span.start < span.end:
            outer = Span(opened.token.start, max(outer_end, span.end))
            self.stretches.append(Stretch(span, outer, opened.chain, closed, len(self.stack)))


def _tokens(folded: str, block: Span) -> list[_Token]:
    """The marks of a block, without the apostrophes that can be told from their neighbours."""
    tokens = []
    for match in _MARK.finditer(folded, block.start, block.end):
        i, end = match.start() - 1, match.end()
        while i >= block.start and folded[i] == PAD:
            i -= 1
        while end < block.end and folded[end] == PAD:
            end += 1
        before = folded[i] if i >= block.start else " "
        after = folded[end] if end < block.end else " "
        token = _judge(folded, match.group(), before, after, Span(match.start(), end))
        if token.opens or token.closes:
            tokens.append(token)
    return tokens


def _judge(folded: str, mark: str, before: str, after: str, at: Span) -> _Token:
    """What a mark can be: from the characters beside it, then from its shape."""
    double = mark in _DOUBLE
    if before.isspace() and after.isspace():
        opens, closes = True, True  # turned round, or a stray space: it closes what is open
    elif before.isspace():
        stray = after in ",;:!?)" or (after == "." and folded[at.end + 1 : at.end + 2] != ".")
        opens, closes = not stray, stray or mark in _CLOSING_DOUBLE
    elif after.isspace():
        opens, closes = mark in _OPENING and before in ":(", True
    elif (before in _BEFORE_OPENING) != (after in _AFTER_CLOSING):
        opens, closes = before in _BEFORE_OPENING, before not in _BEFORE_OPENING
    else:
        opens, closes = mark not in _CLOSING and after not in _AFTER_CLOSING, mark not in _OPENING
    weak = False
    if not double:
        if before.isalnum() and after.isalnum():
            opens = closes = False  # an apostrophe whose neighbour the pattern did not see for the padding
        if opens and _ELISION.match(folded, at.end, at.end + 8):
            opens = False
        weak = after == " " and (before in "sS" or folded[at.start - 2 : at.start] == "in")
    return _Token(at.start, at.end, double, opens, closes, weak)


def _look_ahead(tokens: list[_Token]) -> list[_Ahead]:
    ahead = []
    closes = closes_next = False
    run = {True: 0, False: 0}  # closing marks in a row, by family
    for token in reversed(tokens):
        ahead.append(_Ahead(closes, closes_next, run[token.double]))
        if not token.double:
            closes, closes_next = closes or token.closes, token.closes
        if not token.closes:
            run[token.double] = 0
        elif not token.weak:
            run[token.double] += 1
    return ahead[::-1]


def _stripped(folded: str, start: int, end: int) -> Span:
    while start < end and (folded[start].isspace() or folded[start] == PAD):
        start += 1
    while end > start and (folded[end - 1].isspace() or folded[end - 1] == PAD):
        end -= 1
    return Span(start, end)
