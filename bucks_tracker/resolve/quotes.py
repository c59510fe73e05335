"""Utterances: the pieces of one joined, the same one in several papers counted once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

from rapidfuzz import fuzz

from bucks_tracker.ids import row_id
from bucks_tracker.records import Quote
from bucks_tracker.resolve.groups import Links
from bucks_tracker.resolve.record import Evidence, QuoteRow
from bucks_tracker.resolve.told import Told, articles_of, evidence

_WORD = re.compile(r"\w+")
_SAME = 90.0  # of 100: rapidfuzz's ratio of two utterances' words
_LONG = 6  # words: shorter ones ("very pleased") are the same only within copies of one story

Utterance = tuple[Told, ...]


def quote(told: Told) -> Quote:
    assert isinstance(told.claim.said, Quote)
    return told.claim.said


def utterances(told: Iterable[Told]) -> list[Utterance]:
    """The pieces of each utterance in the order in which they were said; a piece without a group is one alone.

    A fragment in the reporter's own sentence and the speech that follows it are two, for all that one person goes on.
    """
    grouped: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        said = quote(one)
        grouped.setdefault((one.claim.article_id, said.group or f"#{one.id}", said.kind), []).append(one)
    return [tuple(sorted(pieces, key=lambda t: (t.claim.span, t.id))) for _, pieces in sorted(grouped.items())]


def joined(pieces: Utterance) -> str:
    """The words of an utterance: pieces of one paragraph joined by a space, paragraphs by a blank line."""
    text = pieces[0].facts.article.text
    said = pieces[0].claim.span.of(text)
    for before, piece in pairwise(pieces):
        between = text[before.claim.span.end : piece.claim.span.start]
        said += ("\n\n" if "\n" in between else " ") + piece.claim.span.of(text)
    return said


def merge(said: Sequence[Utterance], speakers: Mapping[str, str]) -> list[list[Utterance]]:
    """Utterances grouped by what was said; `speakers` maps a piece's claim id to whoever said it."""
    words = [" ".join(_WORD.findall(joined(pieces).lower())) for pieces in said]
    links = Links(range(len(said)))
    buckets: dict[tuple[str, int], list[int]] = {}
    for n, text in enumerate(words):
        run = text.split()
        speaker = speakers.get(said[n][0].id, "")
        starts = range(max(1, len(run) - 4)) if len(run) >= _LONG else range(1)
        for i in starts:
            buckets.setdefault((speaker, crc32(" ".join(run[i : i + 5]).encode())), []).append(n)
    for bucket in buckets.values():
        for i, n in enumerate(bucket):
            for m in bucket[i + 1 :]:
                if links.find(n) != links.find(m) and _same(said[n], words[n], said[m], words[m]):
                    links.join(n, m)
    return [[said[n] for n in group] for group in links.groups()]


def _same(a: Utterance, words_a: str, b: Utterance, words_b: str) -> bool:
    if a[0].claim.article_id == b[0].claim.article_id:
        return False  # said twice is said twice
    if min(words_a.count(" "), words_b.count(" ")) + 1 < _LONG:
        return words_a == words_b and a[0].story == b[0].story
    short, long = sorted((words_a, words_b), key=len)
    return short in long or fuzz.ratio(short, long) >= _SAME


def build(
    groups: Iterable[Sequence[Utterance]], people: Mapping[tuple[str, str], str], names: Mapping[str, str]
) -> tuple[list[QuoteRow], list[Evidence]]:
    """A row for each utterance. `people` leads from (article, speaker there) to a person's id, `names` from that to
    the person's name in the record."""
    rows: list[QuoteRow] = []
    shown: list[Evidence] = []
    for group in groups:
        tellers = [piece for pieces in group for piece in pieces]
        identity = row_id(t.id for t in tellers)
        # The fullest printing is shown, of equals the earliest.
        best = min(group, key=lambda p: (-len(joined(p)), p[0].publication.published.from_ or "9", p[0].id))
        first = min(
            tellers, key=lambda t: (t.publication.published.to or "9", t.publication.published.from_ or "9", t.id)
        )
        claim = max((quote(t) for t in best), key=lambda q: (q.speaker is not None, q.confidence))
        person = next(
            (people[t.claim.article_id, s] for t in (*best, *tellers) if (s := quote(t).speaker) is not None
             and (t.claim.article_id, s) in people), None
        )  # fmt: skip
        speaker = (
            names.get(person or "") or claim.speaker or next((s for t in tellers if (s := quote(t).speaker)), None)
        )
        rows.append(
            QuoteRow(
                identity,
                best[0].facts.council,
                best[0].claim.article_id,
                person,
                speaker,
                claim.role,
                claim.organisation,
                claim.kind,
                joined(best),
                next((c for t in best if (c := quote(t).cue)), None),
                min(quote(t).confidence for t in best),
                first.publication.published,
                len({t.claim.article_id for t in tellers}),
                articles_of(tellers),
            )
        )
        shown += [evidence("quotes", identity, "told", t) for t in tellers]
        for told in tellers:
            if (mention := quote(told).mention) is not None:
                shown.append(evidence("quotes", identity, "speaker", told, mention, quote(told).speaker))
    return rows, shown
