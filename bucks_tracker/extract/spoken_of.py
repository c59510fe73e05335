"""Where a measure named before is spoken of again: "the notice", "it was lifted", "Ms Todd left", "her term ended"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.measures import is_measure
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.status import PAPERS, Status
from bucks_tracker.vocabulary import TermMatch

# What is said of people who come to a post, stay in it or leave it.
_IN_POST = re.compile(
    r"\b(?:appointed|named|installed|(?:sent|put|brought|drafted|called|parachuted|wheeled) in|reappointed|replaced"
    r"|given the (?:job|role|post)|succeeded|extended|successor|arriv(?:ed|es)|start(?:ed|s)|began|begins"
    r"|took (?:up|on|over|charge|the (?:job|role|post|reins|helm))|st(?:oo|an)ds? down"
    r"|stepp?(?:ed|s)? (?:down|aside|back)"
    r"|quits?|resign(?:ed|s)|retired|departed|bow(?:ed|s) out|finish(?:ed|es)|ended|ends|expire[sd]|ran out"
    r"|(?:left|leaves)(?! (?:a|no|behind|it|them|children|open)\b)|c[ao]mes? to an end|sent to|expires?|runs out"
    r"|sent into|(?<='s )(?:appointment|arrival)"
    r"|remains?|continues?|stay(?:s|ed|ing)?|carr(?:ies|y) on|still|has been)\b"
)
_PRONOUN = re.compile(r"(?:(?:but|and|however,|then) )?(?P<it>s?he)(?:'s|'d|'ll)?\b")
_TERM = re.compile(
    r"\b(?:his|her) (?P<it>appointment|contract|term|terms|stint|tenure|spell|stay|posting"
    r"|involvement|role|time (?:in|at|with|there))\b(?! (?:of|with)\b)"
)
_FOLLOWED = re.compile(
    r"\b(?:replaced|succeeded) as (?P<office>(?:\w+ )?commissioner)\b[^.;,]{0,60} by $"
    r"|\b(?:followed|replaced|succeeded)(?: [\w-]+){0,4} by $|\bplace (?:\w+ ){1,2}taken (?:[\w-]+ ){0,4}by $"
    r"|\b(?:his|her) (?:successor|replacement)(?: as \w+)?(?:,| is| was| will be)? $"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who is meant where a measure is spoken of by a person; `follows`: who comes after another in the post."""

    name: str
    follows: bool = False


def find_people(
    reading: Reading, passages: list[Passage], matches: list[TermMatch], cast: Cast
) -> list[tuple[TermMatch, Person]]:
    """Where a commissioner or adviser is spoken of by name or pronoun only ("Ms Todd was sent in in December")."""
    terms = reading.vocabulary["interventions"].by_id
    found: list[tuple[TermMatch, Person]] = []
    for term in (terms["commissioner"], terms["improvement_adviser"]):
        own = [(m, p) for m in matches if m.term is term and (p := cast.passage_at(m.start))]
        taken = {p.number for _, p in own}
        people = cast.sent_in(bool(taken)) if term.id == "commissioner" else cast.advisers
        if not people and not taken:
            continue
        for passage in passages:
            followers = list(_followers(passage, cast, people))
            for start, end, name in followers:
                found.append((TermMatch(term, start, end), Person(name, follows=True)))
            if passage.number in taken or passage.kind == "crosshead" or not _IN_POST.search(passage.words):
                continue
            new = {name for _, _, name in followers}
            if (hit := _spoken_of(passage, cast, people, new)) and passage.service is not False:
                start, end, name = hit
                found.append((TermMatch(term, start, end), Person(name)))
    return found


def _spoken_of(passage: Passage, cast: Cast, people: set[str], new: set[str]) -> tuple[int, int, str] | None:
    """Start, end and who is meant: one of the people by name, "she" or "her term" after one of them was named."""
    for span, name in cast.named.get(passage.number, ()):
        if name in people and name not in new:
            return span.start, span.end, name
    if hit := _PRONOUN.match(passage.words) or _TERM.search(passage.words):
        start, end = (passage.span.start + at for at in hit.span("it"))
        name_before = cast.last_named(start)
        if name_before in people:
            return start, end, name_before
    return None


def _followers(passage: Passage, cast: Cast, people: set[str]) -> Iterator[tuple[int, int, str]]:
    """Who is named as coming after one of the people: "he was followed in May by", "her successor, "."""
    for span, name in cast.named.get(passage.number, ()):
        start = span.start - passage.span.start
        hit = _FOLLOWED.search(passage.words, max(0, start - 80), start)
        if hit and (hit["office"] or cast.last_named(passage.span.start + hit.start()) in people):
            yield passage.span.start + hit.start(), span.end, name


# What is told of a partnership that is its beginning, its end, or that it goes on.
_MOVES = re.compile(
    r"\b(?:began|begins|started|starts|came into (?:force|effect|being)|took effect|c[ao]mes? to an end"
    r"|ended|ends|ending"
    r"|expire[sd]?|ran out|wound up|extend(?:ed|s)?|renewed|continues?|remains?|terminated?|dissolved|lapsed?"
    r"|due to end)\b"
)
SPOKEN_OF_AGAIN = re.compile(
    r"\b(?:the|that|its) (?P<what>notice|direction)\b(?! (?:of|board))"
    r"|\b(?:the|that|its|this|a) (?:[\w-]+ )?(?P<deal>partnership|contract|arrangement)\b"
    r"(?! (?:of|board|for (?!another|a further)|worker))"
    r"|\b(?:the|its|that) (?P<board>board)(?= (?:\w+ ){0,3}"
    r"(?:(?:met|meets?|sat|sits?) (?:\w+ ){0,2}for the (?:first|last|final) time"
    r"|(?:held|hold|holds) its (?:first|last|final)|wound up|disbanded|dissolved|abolished|stood down)\b)"
    r"|(?<!of )\b(?P<one>one)(?= (?:(?:which|that) (?:was |had been )?)?(?:served|issued|imposed|signed)\b)"
    r"|\b(?:the|that|this|those|these) (?P<plan>plans?|idea|proposals?|scheme|move|handover)\b"
    r"(?= (?:\w+ ){1,3}(?:paused|shelved|dropped|abandoned|scrapped|ditched|rejected|on hold|on ice|postponed|deferred"
    r"|delayed|axed|halted|binned|out|suspended|overturned|reversed)\b)"
    r"|\bits (?P<its>launch|opening|start date|creation|establishment|closure)\b"
    r"|(?:(?<=lifted )|(?<=revoked )|(?<=withdrew )|(?<=lift )|(?<=revoke )|(?<=withdraw ))(?P<object>it)\b"
    r"|(?:^|(?<=before )|(?<=until )|(?<=when )|(?<=but )|(?<=said )|(?<=day )|(?<=confirmed )|(?<=announced )"
    r"|(?<=: )|(?<=; ))(?P<it>it|this|that) (?:(?:was|has been|had been|is|will be|would be|is to be)"
    r" (?:\w+ )?(?:imposed|issued|served|lifted|revoked|signed|withdrawn|taken off)"
    r"|(?:still |now )?(?:remains?|stays?|is)(?: still)? (?:in (?:place|force)|hanging over))\b"
)


def find_again(reading: Reading, passages: list[Passage], matches: list[TermMatch], cast: Cast) -> list[TermMatch]:
    """Where a measure named in full is spoken of again: "the notice", "it was lifted", "the partnership ended"."""
    terms = reading.vocabulary["interventions"].by_id
    known = [m for m in matches if m.term.id in PAPERS]
    opened = [m for m in matches if m.term.id in ("trust", "improvement_board")]
    plans = [m for m in matches if m.term.id in ("trust", "takeover")]
    deals = [
        m for m in matches if m.term.id == "takeover" and (p := cast.passage_at(m.start)) and is_measure(reading, p, m)
    ]
    helpers = [m for m in matches if str(m.term.extra.get("kind", m.term.id)) == "improvement_adviser"]
    if not (known or opened or deals or plans or helpers):
        return []
    kinds = {m.term.id for m in known}
    ends = [m.end for m in matches]  # matches are in order and never overlap
    found = []
    for passage in passages:
        for hit in SPOKEN_OF_AGAIN.finditer(passage.words):
            start, end = passage.span.start + hit.start(), passage.span.start + hit.end()
            if hit["what"]:
                kind = "improvement_notice" if hit["what"] == "notice" else "statutory_direction"
                if kind not in kinds:
                    continue
            elif hit["deal"]:
                if not (deals or _last_before(helpers, start, 400)) or not _MOVES.search(passage.words):
                    continue
                kind = "takeover" if deals else "improvement_adviser"
            elif hit["board"]:
                if not any(m.term.id == "improvement_board" for m in opened):
                    continue
                kind = "improvement_board"
            elif hit["plan"]:
                if (plan := _last_before(plans, start, 400)) is None:
                    continue
                kind = plan.term.id
            elif hit["its"]:
                if (body := _last_before(opened, start, 300)) is None:
                    continue
                kind = body.term.id
            else:
                if (paper := _last_before(known, start, 500)) is None:
                    continue
                kind, end = paper.term.id, start + len(hit["it"] or hit["one"] or hit["object"])
            near = bisect_right(ends, start)
            if near == len(matches) or matches[near].start >= end:
                found.append(TermMatch(terms[kind], start, end))
    return found


def _last_before(measures: list[TermMatch], at: int, reach: int) -> TermMatch | None:
    """The last of the measures, in order, named within so many characters before."""
    i = bisect_left(measures, at, key=lambda m: m.start) - 1
    return measures[i] if i >= 0 and at - measures[i].start <= reach else None


def is_plan(words: str) -> bool:
    """Whether it is the plan of a measure that is spoken of: "the plan was dropped"."""
    return words.rpartition(" ")[2] in ("plan", "plans", "idea", "proposal", "proposals", "scheme", "move", "handover")


def is_of_a_post(reading: Reading, status: Status | None) -> bool:
    """Whether what is told of somebody named only by name is of coming to a post, staying in it or leaving it."""
    if status is None or status.id not in ("started", "announced", "ended", "extended", "in_force"):
        return False
    if status.id == "ended":
        return bool(_LEAVES.search(reading.lowered, status.start, status.end))
    if status.id == "started":
        return not _BEGINS_TO.match(reading.lowered, status.start)
    return status.id != "in_force" or bool(_STAYS.search(reading.lowered, max(0, status.start - 16), status.end + 16))


_BEGINS_TO = re.compile(r"(?:began|begins|start(?:s|ed)) (?:by|to|with|off)\b")
_STAYS = re.compile(
    r"\b(?:remain|continu|stay|carr(?:y|ies) on)\w*\b(?! (?:hopeful|confident|concerned|worried|critical|of the view))"
    r"|\bstill (?:in|there|the|commissioner|oversee\w*|work\w*|chair\w*|visit\w*|report\w*|running)\b"
)


_LEAVES = re.compile(
    r"left|leav|st(?:oo|an)d|stepp?|quit|resign|depart|bow|retir|end|finish|expir|ran|run|replac|succeed|conclud|go|ceas"
)
