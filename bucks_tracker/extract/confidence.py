"""How sure an attribution is: the share of right speakers to expect, by what tied the speaker to the quotation.

The figures are set by hand after the shares measured on annotated news (`bench/calibration.py` prints the table in
docs/benchmarks.md): of the quotations said to be 0.9 sure, nine in ten should have the right speaker.
"""

from collections.abc import Sequence
from typing import Protocol

FLOOR = 0.3  # below it no speaker is named

_BY_RULE = {
    "transcript": 0.97,
    "colon": 0.97,
    "tag": 0.96,
    "credit": 0.95,
    "same utterance": 0.95,
    "closing tag": 0.93,
    "speech before": 0.93,
    "lead": 0.91,
    "earlier in sentence": 0.91,
    "copula": 0.85,
    "as": 0.85,
    "according to": 0.84,
    "subject before": 0.75,
    "report goes on": 0.75,
    "name and colon": 0.7,
    "speaker before": 0.7,
    "noun of speech": 0.65,
    "later in sentence": 0.6,
    "subject": 0.45,
    "owner": 0.4,
}
# A fragment inside the reporter's sentence is tied less by what stands outside that sentence.
_PARTIAL = {"tag": 0.75, "same utterance": 0.7, "speech before": 0.28, "speaker before": 0.35, "subject before": 0.28}
_PRONOUN = 0.04
_UNKNOWN = 0.03
_CLOSE = 0.08
_NEAR_TIE = 0.5  # points of the ranker


class Scored(Protocol):
    """What `confidence` needs of a choice."""

    @property
    def score(self) -> float: ...

    @property
    def rule(self) -> str: ...


def confidence(choice: Scored, others: Sequence[float], partial: bool, pronoun: bool, known: bool) -> float:
    """The expected share of right speakers, 0 to 1, for a choice; `others` are the scores of choices of other speakers,
    `known` whether the speaker is a person or body that the article names."""
    sure = _BY_RULE.get(choice.rule, 0.5)
    if partial:
        sure = _PARTIAL.get(choice.rule, sure)
    if pronoun:
        sure -= _PRONOUN
    if not known:
        sure -= _UNKNOWN
    if others and choice.score - max(others) < _NEAR_TIE:
        sure -= _CLOSE
    return round(max(sure, 0.05), 2)
