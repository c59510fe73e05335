"""Where a document speaks of a measure over children's services: by its name, a pronoun, or a person's name."""

import re

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
    r"|between|the (?:staff|council))\b",
    re.IGNORECASE,
)
_TRUST_TAKES = re.compile(r"\b(?:trust|company)\b", re.IGNORECASE)
_BY_A_TRUST = re.compile(r"\sby\s(?:an?|the)\s(?:[\w’'-]+\s){0,3}(?:trust|company)\b", re.IGNORECASE)
_IN_POST = re.compile(
    r"\b(?:appointed|named|sent in|put in|brought in|drafted in|called in|parachuted in|reappointed|stays on"
    r"|stood down"
    r"|stands down|quit|quits|resigned|stepped down|steps down|left the role|has left|replaced|extended|arrives"
    r"|arrived|successor)\b"
)


def is_of_a_trust(folded: str, match: TermMatch) -> bool:
    """Whether it is a trust that takes over: then the trust is the measure."""
    before = _TRUST_TAKES.search(folded, max(0, match.start - 50), match.start)
    return bool(before or _BY_A_TRUST.match(folded, match.end) or _BY_A_TRUST.match(folded, match.end - 3))


def find_commissioners(reading: Reading, passages: list[Passage], matches: list[TermMatch]) -> list[TermMatch]:
    """Where a commissioner is spoken of by name only ("Ms Todd was sent in in December")."""
    term = reading.vocabulary["interventions"].by_id["commissioner"]
    people = people_who_are(reading, "commissioner")
    people |= _sent_in(reading, passages) if any(m.term is term for m in matches) else set()
    if not people:
        return []
    taken = [m.start for m in matches if m.term is term]
    found = []
    for person in reading.people:
        if person.name not in people:
            continue
        for mention in person.mentions:
            passage = next((p for p in passages if p.span.covers(mention.span)), None)
            if passage is None or not _IN_POST.search(passage.words):
                continue
            if not any(passage.span.start <= at < passage.span.end for at in taken):
                found.append(TermMatch(term, mention.span.start, mention.span.end))
                taken.append(mention.span.start)
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
    found = []
    for passage in passages:
        for hit in SPOKEN_OF_AGAIN.finditer(passage.words):
            start, end = passage.span.start + hit.start(), passage.span.start + hit.end()
            if hit["what"]:
                kind = "improvement_notice" if hit["what"] == "notice" else "statutory_direction"
                if not any(m.term.id == kind for m in known):
                    continue
            else:
                before = [m for m in known if m.start < start and start - m.start < 500]
                if not before:
                    continue
                kind, end = before[-1].term.id, start + len(hit["it"])
            if not any(m.start < end and start < m.end for m in matches):
                found.append(TermMatch(terms[kind], start, end))
    return found


_WAS_SENT = re.compile(
    r"^[^.;]{0,60}\b(?:was|were|is|has been|had been) (?:appointed|sent in|put in|parachuted in)\b(?! (?:as|to"
    r"|director))"
)


def _sent_in(reading: Reading, passages: list[Passage]) -> set[str]:
    """People without a role of whom an article about a commissioner says that they were sent in."""
    found = set()
    for person in reading.people:
        if person.role:
            continue
        for mention in person.mentions:
            passage = next((p for p in passages if p.span.covers(mention.span)), None)
            if passage and _WAS_SENT.match(passage.words, mention.span.start - passage.span.start):
                found.add(person.name)
    return found


def people_who_are(reading: Reading, role: str) -> set[str]:
    """People whose role, or the words next to whose name, say that they are the commissioner."""
    names = set()
    for person in reading.people:
        if role in (person.role or "").lower() and "police" not in (person.role or "").lower():
            names.add(person.name)
            continue
        for mention in person.mentions:
            before = reading.lowered[max(0, mention.span.start - 24) : mention.span.start]
            after = reading.lowered[mention.span.end : mention.span.end + 60]
            if re.search(rf"{role},?\s$", before) or re.match(
                rf"[,’'s]*\s(?:(?:was|has been|had been|were)\s)?(?:\w+\s){{0,3}}(?:as|the"
                rf"|a)\s(?:\w+[\s-]){{0,4}}{role}\b",
                after,
            ):
                names.add(person.name)
    return names


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
        return not _MAKES_NO_SENSE.search(passage.words) and (bool(passage.service) or not bare)
    if kind == "national_policy":
        return bool(re.search(r"announc|unveil|reform|new powers|will have|would be|regime|minister", passage.words))
    if kind == "takeover":
        others = any(m.name != reading.council for m in passage.councils)
        if OF_TWO_COUNCILS.search(passage.words, match.start - passage.span.start, match.end - passage.span.start):
            return others
        return bool(passage.service) or (others and match.end - match.start > 10)
    return True


OF_TWO_COUNCILS = re.compile(r"partnership|\bruns?\b|running children")
_IN_GENERAL = re.compile(r"[“‘\"]?(?:where|if|when|whenever) (?:a|any) (?:\w+ )?(?:council|authority|service)\b")
