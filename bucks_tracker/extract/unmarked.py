"""Speech printed without quote marks: paragraphs set in after "X said:", and the turns of questions and answers."""

import re
from bisect import bisect_left

from bucks_tracker.extract.entities import Entities
from bucks_tracker.extract.prose import Prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.speech import Act
from bucks_tracker.records import Block, PersonClaim, Quote, Span

_AFTER_VERB = 12  # tokens between the verb of speech and the colon ("said in a statement on Tuesday:")
_MOST = 12  # paragraphs of one speech
_SET_IN = re.compile(r"(?:^|\n)(?: {2,}|\t|> ?)[^\n]*$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_TURN = re.compile(r"((?:[A-Z][\w.’'-]{0,20} ){0,4}[A-Z][\w.’'-]{0,20}): +(?=\S)")
_FEWEST_TURNS = 2


def find_unmarked(reading: Reading, prose: Prose, acts: list[Act], entities: Entities) -> tuple[Quote, ...]:
    """The direct speech of a document that stands in no marks, in order."""
    starts = [stretch.outer.start for stretch in reading.layout.stretches]  # a stretch lies within one block
    blocks = [b if b.kind == "paragraph" and not _any_within(starts, b.span) else None for b in reading.layout.blocks]
    return (*_set_in(reading, prose, acts, entities, blocks), *_turns(reading, blocks))


def _any_within(starts: list[int], span: Span) -> bool:
    return bisect_left(starts, span.start) < bisect_left(starts, span.end)


def _set_in(
    reading: Reading, prose: Prose, acts: list[Act], entities: Entities, blocks: list[Block | None]
) -> list[Quote]:
    """The paragraphs after one that ends "X said:": those that are set in, or else those in the first person."""
    last_token = {number: token for token, number in enumerate(prose.block)}
    people = {p.name: p for p in reading.people}
    made: list[Quote] = []
    for act in acts:
        number = prose.block[act.verb]
        end = last_token[number]
        if not act.says or prose.word[end] != ":" or end - act.verb > _AFTER_VERB:
            continue
        name = entities.name_of(act.subject)
        spans = _paragraphs(reading, blocks, number + 1)
        if name is None or (made and spans and made[-1].span.start >= spans[0].start):
            continue
        made += (
            _quote(span, "set in", name, people.get(name), f"s{number}", prose.word[act.verb], act.subject.span)
            for span in spans
        )
    return made


def _paragraphs(reading: Reading, blocks: list[Block | None], first: int) -> list[Span]:
    folded = reading.folded
    spans: list[Span] = []
    for block in blocks[first : first + _MOST]:
        if block is None:
            break
        words = block.span.of(folded)
        line = folded[folded.rfind("\n", 0, block.span.start) + 1 : block.span.start] + words.partition("\n")[0]
        is_set_in = bool(_SET_IN.match(line))
        if not spans:
            wanted = is_set_in
        if is_set_in != wanted or not (wanted or _FIRST_PERSON.search(words)):
            break
        lead = len(words) - len(words.lstrip(" >\t"))
        spans.append(Span(block.span.start + lead, block.span.start + len(words.rstrip())))
    return spans


def _turns(reading: Reading, blocks: list[Block | None]) -> list[Quote]:
    """What follows "Priya Nair:" at the head of paragraphs, where people of the article take turns."""
    turns = [(b, m) for b in blocks if b and (m := _TURN.match(reading.folded, b.span.start, b.span.end))]
    if len(turns) < _FEWEST_TURNS:
        return []
    made = []
    for number, (block, turn) in enumerate(turns):
        if person := _named(turn.group(1), reading.people):
            mention = Span(turn.start(1), turn.end(1))
            span = Span(turn.end(), turn.end() + len(reading.folded[turn.end() : block.span.end].rstrip()))
            made.append(_quote(span, "turn", person.name, person, f"t{number}", None, mention))
    return made


def _named(label: str, people: tuple[PersonClaim, ...]) -> PersonClaim | None:
    """The one person whom a label names: in full, by surname, or by initials."""
    wanted = label.casefold().replace(".", "")
    found = [
        p
        for p in people
        if wanted in (p.name.casefold(), p.name.casefold().split()[-1], *(a.casefold() for a in p.aliases))
        or (label.isupper() and len(wanted) > 1 and wanted == "".join(w[0] for w in p.name.casefold().split()))
    ]
    return found[0] if len(found) == 1 else None


def _quote(
    span: Span, rule: str, name: str, person: PersonClaim | None, group: str, cue: str | None, mention: Span
) -> Quote:
    return Quote(
        span=span,
        kind="direct",
        rule=rule,
        cue=cue,
        mention=mention,
        speaker=name,
        role=person.role if person else None,
        organisation=person.organisation if person else None,
        group=group,
        confidence=0.9,
    )
