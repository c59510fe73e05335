"""Who said what: the quotations of a document with their speakers."""

import re

from bucks_tracker.extract.mentions import find_candidates, roles
from bucks_tracker.extract.prose import Prose, read_prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.speakers import Choice, Entities, Ranker
from bucks_tracker.extract.speech import find_acts
from bucks_tracker.records import Quote, Stretch

_WORDS = re.compile(r"\w+(?:[’'-]\w+)*")
_RATING = re.compile(
    r"(?:outstanding|good|requir(?:es?|ing) improvement(?: to be good)?|satisfactory|adequate|inadequate|"
    r"special measures|(?:very )?poor|double inadequate|failing)[.,]?",
    re.IGNORECASE,
)


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """The quotes of the document, in order."""
    stretches = tuple(s for s in reading.layout.stretches if s.depth == 0)
    if not stretches:
        return ()
    words = roles(reading.vocabulary)
    prose = read_prose(reading.layout, stretches, words.abbreviations)
    candidates = find_candidates(reading, prose, words)
    acts = find_acts(prose, candidates, words)
    ranker = Ranker(prose, candidates, acts, words)
    entities = Entities(prose, candidates, acts, words, reading.folded)
    return _Attribution(reading, prose, stretches, ranker, entities).quotes()


class _Attribution:
    def __init__(
        self, reading: Reading, prose: Prose, stretches: tuple[Stretch, ...], ranker: Ranker, entities: Entities
    ) -> None:
        self.reading = reading
        self.text = reading.folded
        self.prose = prose
        self.stretches = stretches
        self.ranker = ranker
        self.entities = entities
        self.token = {i: t for t, i in prose.quotes.items()}

    def quotes(self) -> tuple[Quote, ...]:
        made: list[Quote] = []
        chains: dict[int, list[int]] = {}
        for i, stretch in enumerate(self.stretches):
            if i in self.token and not self._is_no_quote(i):
                chains.setdefault(stretch.chain, []).append(i)
        self.speaker: tuple[int, Choice] | None = None
        self.group = 0
        for members in chains.values():
            made += self._utterance(members)
        return tuple(sorted(made, key=lambda q: q.span))

    def _is_no_quote(self, i: int) -> bool:
        content = self.stretches[i].span.of(self.text)
        return bool(_RATING.fullmatch(content.strip(" ‘’\"'")))

    def _kind(self, i: int) -> str:
        """direct for a sentence or clause of speech, partial for a fragment inside the reporter's sentence."""
        stretch, token = self.stretches[i], self.token[i]
        content = stretch.span.of(self.text)
        first = content.lstrip("….[( ")[:1]
        ends = content.rstrip()[-1:] in ".!?,…"
        if (first.isupper() or first.isdigit()) and (ends or not stretch.closed or len(_WORDS.findall(content)) > 6):
            return "direct"
        if self.prose.sentence[token] and content.rstrip()[-1:] in ".!?" and self.prose.word[token - 1] in (",", ":"):
            return "direct"
        return "partial"

    def _utterance(self, members: list[int]) -> list[Quote]:
        choices: list[Choice] = []
        for i in members:
            choices += self.ranker.choices(self.token[i], True)
        choices += self._context(members)
        choices.sort(key=lambda c: -c.score)
        best = choices[0] if choices else None
        kinds = [self._kind(i) for i in members]
        if best is None or best.score < 1.0:
            return [Quote(self.stretches[i].span, k, "no speaker") for i, k in zip(members, kinds, strict=True)]
        if best.rule != "same utterance":
            self.group += 1
        last = self.speaker[1].candidate if self.speaker else None
        name = self.entities.name_of(best.candidate, self.entities.name_of(last) if last else None)
        self.speaker = members[-1], best
        cue = self.prose.word[best.verb] if best.verb is not None else None
        mention = best.candidate.span
        return [
            Quote(self.stretches[i].span, k, best.rule, cue, mention, name, group=f"g{self.group}", confidence=0.9)
            for i, k in zip(members, kinds, strict=True)
        ]

    def _context(self, members: list[int]) -> list[Choice]:
        """What ties the utterance to what stands before its sentence."""
        prose = self.prose
        token = self.token[members[0]]
        begin, _ = prose.sentences[prose.sentence[token]]
        alone = begin == token
        found = []
        block = prose.block[token]
        if self.speaker:
            before = self.token[self.speaker[0]]
            if prose.block[before] == block:
                score = 6.0 if alone else 2.8
                found.append(Choice(score, self.speaker[1].candidate, "same utterance", self.speaker[1].verb))
            else:
                score = 4.4 if alone else 1.4
                found.append(
                    Choice(
                        score - 0.3 * (block - prose.block[before]),
                        self.speaker[1].candidate,
                        "speaker before",
                        self.speaker[1].verb,
                    )
                )
        floor = self.token[self.speaker[0]] if self.speaker else 0
        if begin and (speech := self.ranker.last_speech(token, floor)):
            verb, subject = speech
            distance = prose.sentence[token] - prose.sentence[verb]
            same = prose.block[verb] == block
            colon = prose.word[begin - 1] == ":" and distance == 1
            score = 8.0 if colon else (6.4 if same else 5.0) - 0.4 * (distance - 1)
            found.append(Choice(score if alone else score - 3.4, subject, "speech before", verb))
        if alone and (subject := self.ranker.previous_subject(token)):
            found.append(Choice(4.6, subject, "subject before"))
        return found
