"""Where a document speaks of a measure over children's services: by its name, a pronoun, or a person's name."""

import re
from bisect import bisect_left, bisect_right

from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.vocabulary import TermMatch

_POLICE = re.compile(
    r"police and crime|\bpcc\b|crime commissioner|commissioner for england|children's commissioner (?:anne|dame"
    r"|rachel)",
    re.IGNORECASE,
)
_MAKES_NO_SENSE = re.compile(
    r"\b(?:nhs|academy|academies|hospital|school|housing|multi-academy|foundation|ambulance|mental health"
    r"|partnership nhs|national|wildlife|charitable) (?:\w+ )?(?:trust|trusts)\b|\btrust (?:and confidence|in the"
    r"|between|the (?:staff|council))\b|\btrust, (?:a|the) (?:\w+ ){0,2}charity\b|\bcharity,? (?:\w+ ){0,4}trust\b",
    re.IGNORECASE,
)
_TRUST_TAKES = re.compile(r"\b(?:trust|company)\b", re.IGNORECASE)
_BY_A_TRUST = re.compile(r"\sby\s(?:an?|the)\s(?:[\w’'-]+\s){0,3}(?:trust|company)\b", re.IGNORECASE)
_IN_POST = re.compile(
    r"\b(?:appointed|named|sent in|put in|brought in|drafted in|called in|parachuted in|reappointed|stays? on"
    r"|stood down"
    r"|stands down|quit|quits|resigned|stepped down|steps down|left the role|has left|replaced|extended|arrives"
    r"|arrived|successor)\b"
)


def is_of_a_trust(folded: str, match: TermMatch) -> bool:
    """Whether it is a trust that takes over: then the trust is the measure."""
    before = _TRUST_TAKES.search(folded, max(0, match.start - 50), match.start)
    return bool(before or _BY_A_TRUST.match(folded, match.end) or _BY_A_TRUST.match(folded, match.end - 3))


def find_commissioners(
    reading: Reading, passages: list[Passage], matches: list[TermMatch], cast: Cast
) -> list[TermMatch]:
    """Where a commissioner is spoken of by name only ("Ms Todd was sent in in December")."""
    term = reading.vocabulary["interventions"].by_id["commissioner"]
    taken = {p.number for m in matches if m.term is term and (p := cast.passage_at(m.start))}
    people = cast.sent_in(bool(taken))
    found = []
    for passage in passages:
        if passage.number in taken or not people or not _IN_POST.search(passage.words):
            continue
        spans = [span for span, name in cast.named.get(passage.number, ()) if name in people]
        if spans:
            found.append(TermMatch(term, spans[0].start, spans[0].end))
    return found


SPOKEN_OF_AGAIN = re.compile(
    r"\b(?:the|that|its) (?P<what>notice|direction)\b(?! (?:of|board))"
    r"|^(?P<it>it|this|that) (?:was|has been|had been|is) (?:\w+ )?(?:imposed|issued|served|lifted|revoked|signed"
    r"|withdrawn)\b"
)


def find_again(reading: Reading, passages: list[Passage], matches: list[TermMatch]) -> list[TermMatch]:
    """Where a notice or direction named in full is spoken of again: "the notice", "it was lifted"."""
    terms = reading.vocabulary["interventions"].by_id
    known = [m for m in matches if m.term.id in ("improvement_notice", "statutory_direction")]
    if not known:
        return []
    kinds, starts = {m.term.id for m in known}, [m.start for m in known]
    ends = [m.end for m in matches]  # matches are in order and never overlap
    found = []
    for passage in passages:
        for hit in SPOKEN_OF_AGAIN.finditer(passage.words):
            start, end = passage.span.start + hit.start(), passage.span.start + hit.end()
            if hit["what"]:
                kind = "improvement_notice" if hit["what"] == "notice" else "statutory_direction"
                if kind not in kinds:
                    continue
            else:
                before = bisect_left(starts, start) - 1
                if before < 0 or start - starts[before] > 500:
                    continue
                kind, end = known[before].term.id, start + len(hit["it"])
            near = bisect_right(ends, start)
            if near == len(matches) or matches[near].start >= end:
                found.append(TermMatch(terms[kind], start, end))
    return found


def is_measure(reading: Reading, passage: Passage, match: TermMatch) -> bool:
    """Whether a term stands for a measure over children's services here."""
    kind = match.term.id
    if passage.service is False and kind != "national_policy":
        return False
    if kind == "commissioner" and _POLICE.search(passage.words):
        return False
    if (
        _IN_GENERAL.match(passage.words)
        or "councils" in passage.words[match.start - passage.span.start : match.end - passage.span.start]
    ):
        return kind == "national_policy"
    if kind == "ministerial_letter":
        return bool(re.search(r"\b(?:minister|education secretary|secretary of state)\b", passage.words))
    if kind == "trust":
        bare = match.end - match.start <= len("the trust")
        named = any(m.name == "Department for Education" for m in passage.bodies)
        return not _MAKES_NO_SENSE.search(passage.words) and (bool(passage.service) or named or not bare)
    if kind == "national_policy":
        return bool(re.search(r"announc|unveil|reform|new powers|will have|would be|regime|minister", passage.words))
    if kind == "improvement_helping":
        return any(m.name != reading.council and 0 < match.start - m.span.end < 16 for m in passage.councils) and (
            bool(re.search(r"\b(?:is|are|been|be|was|were) $", passage.words[: match.start - passage.span.start]))
        )
    if kind == "improvement_help":
        return any(m.name != reading.council and m.span.end <= match.start for m in passage.councils)
    if kind == "takeover":
        others = any(m.name != reading.council for m in passage.councils)
        if OF_TWO_COUNCILS.search(passage.words, match.start - passage.span.start, match.end - passage.span.start):
            return others
        return bool(passage.service) or (others and match.end - match.start > 10)
    return True


OF_TWO_COUNCILS = re.compile(
    r"partnership|arrangement|agreement|deal|charge of|responsibility for|\bruns?\b|running children"
)
_IN_GENERAL = re.compile(r"[“‘\"]?(?:where|if|when|whenever) (?:a|any) (?:\w+ )?(?:council|authority|service)\b")
