"""segment: `Article` -> `Layout`: blocks, sentences, quoted stretches."""

import re

from bucks_tracker.records import Article, Block, Layout, Span

_LINES = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?![\s”’\"']|$)[^.!?]*)*[.!?]?[”’\"')]*")


def segment(article: Article) -> Layout:
    """The layout of an article."""
    blocks, sentences = [], []
    for number, match in enumerate(_LINES.finditer(article.folded)):
        if not match.group().strip():
            continue
        blocks.append(Block(Span(match.start(), match.end()), "headline" if number == 0 else "paragraph"))
        for piece in _SENTENCE.finditer(article.folded, match.start(), match.end()):
            if piece.group().strip():
                lead = len(piece.group()) - len(piece.group().lstrip())
                sentences.append(Span(piece.start() + lead, piece.end()))
    return Layout(article, tuple(blocks), tuple(sentences), ())
