"""Articles that print one story: syndicated, updated, or with a few words turned. Found by the share of equal shingles
(runs of five words; Broder 1997, containment), so that a story printed in four papers counts once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

from bucks_tracker.records import Article, Facts
from bucks_tracker.resolve.groups import Links

_WORD = re.compile(r"\w+")
_RUN = 5
_SAMPLE = 4  # one shingle in so many is kept, chosen by its hash: the same ones in every article
_SHARE = 0.5  # of the shorter text's shingles, that the other has too
_FEWEST = 12  # sampled shingles: a text of less than about fifty words is no story


def shingles(text: str) -> frozenset[int]:
    """A sample of the hashes of all runs of five words of a text."""
    words = [w.encode() for w in _WORD.findall(text.lower())]
    runs = (crc32(b" ".join(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1))
    return frozenset(run for run in runs if run % _SAMPLE == 0)


def stories(facts: Sequence[Facts]) -> list[list[str]]:
    """The ids of articles that print one story, in groups; official reports are never copies."""
    news = {f.article.id: shingles(_prose(f.article)) for f in facts if f.article.kind == "news"}
    links = Links(sorted(news))
    holders: dict[int, list[str]] = {}
    for article_id in sorted(news):
        for run in news[article_id]:
            holders.setdefault(run, []).append(article_id)
    for article_id in sorted(news):
        shared: Counter[str] = Counter()
        for run in news[article_id]:
            shared.update(other for other in holders[run] if other > article_id)
        for other, count in shared.items():
            fewest = min(len(news[article_id]), len(news[other]))
            if fewest >= _FEWEST and count >= _SHARE * fewest:
                links.join(article_id, other)
    return [sorted(group) for group in links.groups() if len(group) > 1]


def _prose(article: Article) -> str:
    """The text without what was labelled noise: sharing links are the same under every story of a paper."""
    text, at, kept = article.text, 0, []
    for span in sorted(article.noise):
        kept.append(text[at : span.start])
        at = max(at, span.end)
    return " ".join([*kept, text[at:]])


def originals(groups: Iterable[Sequence[str]], first_day: dict[str, str]) -> dict[str, str]:
    """The article that each copy copies: the one of its group that was published first (then the least id)."""
    found: dict[str, str] = {}
    for group in groups:
        first = min(group, key=lambda article_id: (first_day.get(article_id, "9"), article_id))
        found |= {article_id: first for article_id in group if article_id != first}
    return found
