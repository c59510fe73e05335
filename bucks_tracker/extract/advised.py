"""What is advised, wished for or accepted: recommendations in a list, proposals, "the minister accepted her advice"."""

import re
from dataclasses import replace

from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.intervention_dates import date_of
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.status import Status
from bucks_tracker.records import InterventionClaim
from bucks_tracker.vocabulary import TermMatch

_GOVERNMENT = "Department for Education"
# What somebody would have liked is not what was decided: "would have preferred to keep the service".
_WISHED = re.compile(
    r"\b(?:prefer(?:red|s)?|wish(?:ed|es)?|want(?:ed|s)?|hop(?:ed|es)|like[ds]?|fought|campaign\w*|argued|battl\w+)"
    r" (?:to (?:have )?|for |that )?(?:\w+ ){0,3}$"
)
_PROPOSES = re.compile(
    r"\b(?:s?he|commissioner|advis[eo]rs?|reports?|reviews?|peers|inspectors)\b[^.;,]{0,30}\bpropos(?:e[sd]?|ing)\b"
)
# "The report makes ten recommendations. They include:", and the lines of the list below it.
_IN_A_LIST = re.compile(
    r"\brecommend[^\n]{0,120}:\s*\n(?:\s*[-•*–·][^\n]{0,300}\n){0,8}\s*[-•*–·] (?:that )?[^\n.]{0,120}$"
)


def is_wished(passage: Passage, match: TermMatch) -> bool:
    """Whether it is only what somebody would like."""
    return _WISHED.search(passage.words, 0, match.start - passage.span.start) is not None


def is_proposed(passage: Passage, match: TermMatch) -> bool:
    """Whether it is a reviewer who proposes it."""
    return _PROPOSES.search(passage.words, 0, match.start - passage.span.start) is not None


_REVIEWERS = re.compile(r"\b(?:commissioner|minister|secretary|department for education|dfe|government|report|review)")


def is_opinion(reading: Reading, passage: Passage, match: TermMatch, status: Status, cast: Cast) -> bool:
    """Whether it is somebody without a say who calls a measure a distraction, not a reviewer or a minister."""
    return "distraction" in reading.lowered[status.start : status.end] and not is_of_reviewer(passage, match, cast)


def is_of_reviewer(passage: Passage, match: TermMatch, cast: Cast) -> bool:
    """Whether a reviewer, a report or a minister says what the sentence says of a measure."""
    named = {name for _, name in cast.named.get(passage.number, ())}
    said = _REVIEWERS.search(passage.words, 0, match.start - passage.span.start)
    return said is not None or not named.isdisjoint(cast.commissioners)


def is_listed(reading: Reading, passage: Passage, match: TermMatch) -> bool:
    """Whether it stands in a list of recommendations."""
    if match.term.extra.get("form") != "noun":
        return False
    return _IN_A_LIST.search(reading.lowered, max(0, passage.span.start - 700), match.start) is not None


_ACCEPTS = re.compile(
    r"\b(?:accept(?:s|ed|ing)?|approv(?:es|ed|ing)|endors(?:es|ed|ing)|agree[ds]? (?:to|with)) "
    r"(?:(?:the|that|this|his|her|its|all|these|(?P<both>both)) ){0,2}(?:\w+ ){0,2}"
    r"(?:recommendations?|proposals?|advice)\b(?! that)"
)


def accepted(
    reading: Reading, passages: list[Passage], claims: list[tuple[InterventionClaim, float]]
) -> list[tuple[InterventionClaim, float]]:
    """What was recommended in the sentences before "the minister accepted the recommendation": it is announced."""
    found = []
    for passage in passages:
        hit = _ACCEPTS.search(passage.words) if "minister" in passage.words or "secretary" in passage.words else None
        if hit is None:
            continue
        start = passage.span.start
        status = Status("announced", start + hit.start(), start + hit.end(), 0.0)
        advised = [c for c, _ in claims if c.status == "recommended" and 0 < start - c.span.start < 600]
        together = [c for c in advised if hit["both"] and c.span == advised[-1].span]
        for claim in together or advised[-1:]:
            term = next(t for t in reading.vocabulary["interventions"] if t.extra.get("kind", t.id) == claim.kind)
            at = TermMatch(term, start, start)
            when = date_of(reading, passage, at, status, "announced")
            found.append((replace(claim, span=passage.span, status="announced", date=when, actor=_GOVERNMENT), 1.0))
    return found
