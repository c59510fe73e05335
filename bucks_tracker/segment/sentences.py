"""The sentences of a block."""

import re
from collections.abc import Iterator

from bucks_tracker.records import Block, Span

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?![\s”’\"']|$)[^.!?]*)*[.!?]?[”’\"')]*")


def find_sentences(folded: str, block: Block) -> Iterator[Span]:
    """The sentences of one block, in order, without the white space around them."""
    for piece in _SENTENCE.finditer(folded, block.span.start, block.span.end):
        words = piece.group()
        if words.strip():
            yield Span(piece.start() + len(words) - len(words.lstrip()), piece.start() + len(words.rstrip()))
