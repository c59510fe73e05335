"""The blocks of an article: headline, standfirst, dateline, caption, crosshead, paragraph, boilerplate."""

import re

from bucks_tracker.records import Article, Block, Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


def find_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of an article, in order."""
    blocks: list[Block] = []
    for match in _PARAGRAPH.finditer(article.folded):
        if match.group().strip():
            blocks.append(Block(Span(match.start(), match.end()), "paragraph" if blocks else "headline"))
    return tuple(blocks)
