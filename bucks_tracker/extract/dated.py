"""Whether a verb has a date of its own: "installed by the Department for Education in May"."""

from collections.abc import Sequence

from bucks_tracker.extract.verb_moods import Token, VerbGroup

# "After the verdict of March" is the day of something else, as is what stands in another clause.
_PARTS = frozenset({",", ";", ":", "–", "—", "(", ")", "who", "which", "that", "after", "following", "since", "when"})


def is_dated(tokens: Sequence[Token], group: VerbGroup, dates: Sequence[int], within: int) -> bool:
    """Whether a date begins in the verb's own clause, at most `within` characters after it.

    `dates` are where the dates begin, in characters of the sentence, as the tokens and the verb are.
    """
    start = next((at for at in dates if 0 <= at - group.end < within), None)
    if start is None:
        return False
    return _PARTS.isdisjoint(t.word for t in tokens[group.last :] if t.start < start)
