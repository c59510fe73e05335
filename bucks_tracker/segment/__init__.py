"""segment: `Article` -> `Layout`: blocks, sentences, quoted stretches."""

from bucks_tracker.records import Article, Layout
from bucks_tracker.segment.blocks import find_blocks
from bucks_tracker.segment.marks import find_stretches
from bucks_tracker.segment.sentences import find_sentences

__all__ = ["segment"]


def segment(article: Article) -> Layout:
    """The layout of an article."""
    blocks = find_blocks(article)
    sentences = tuple(s for block in blocks for s in find_sentences(article.folded, block))
    return Layout(article, blocks, sentences, find_stretches(article, blocks))
