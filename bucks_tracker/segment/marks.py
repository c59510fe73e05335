"""Quote marks, paired once for the whole program: the quoted stretches of an article."""

from bucks_tracker.records import Article, Block, Stretch


def find_stretches(article: Article, blocks: tuple[Block, ...]) -> tuple[Stretch, ...]:
    """The quoted stretches of an article, in order."""
    return ()
