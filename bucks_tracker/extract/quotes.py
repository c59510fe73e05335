"""Who said what: the quotations of a document with their speakers."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bucks_tracker.extract.confidence import FLOOR, confidence
from bucks_tracker.extract.entities import Entities
from bucks_tracker.extract.finding_lists import lead_in
from bucks_tracker.extract.grammar import BODY, DOCUMENT, NAMED, PERSON, PRONOUN, SPOKESPERSON, grammar_of
from bucks_tracker.extract.indirect import find_indirect
from bucks_tracker.extract.issuers import Issuers
from bucks_tracker.extract.mentions import find_candidates
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import Prose, read_prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.scare_marks import ScareMarks
from bucks_tracker.extract.speakers import Choice, Ranker
from bucks_tracker.extract.speech import find_acts
from bucks_tracker.extract.unmarked import find_unmarked
from bucks_tracker.records import Quote, Span, Stretch

_WORDS = re.compile(r"\w+(?:[’'-]\w+)*")


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """The quotes and reported speech of the document, in order."""
    stretches = tuple(s for s in reading.layout.stretches if s.depth == 0)
    words = grammar_of(reading.vocabulary)
    prose = read_prose(reading.layout, stretches, words.abbreviations)
    candidates = find_candidates(reading, prose, words)
    acts = find_acts(prose, candidates, words)
    ranker = Ranker(prose, candidates, acts, words)
    entities = Entities(prose, candidates, acts, words, reading.folded, Issuers(reading, prose, candidates, words))
    attribution = _Attribution(reading, prose, stretches, ranker, entities)
    quotes, indirect = attribution.quotes(), find_indirect(reading, prose, acts, entities, words)
    unmarked = find_unmarked(reading, prose, acts, entities)
    taken = sorted(q.span for q in unmarked)
    indirect = tuple(q for q in indirect if not _lies_in(q.span, taken))
    return tuple(sorted((*attribution.linked(quotes, indirect), *indirect, *unmarked), key=lambda q: q.span))


def _lies_in(span: Span, taken: list[Span]) -> bool:
    """Whether a span begins in one of the spans taken, which are in order and apart."""
    i = bisect_right(taken, span.start, key=lambda t: t.start)
    return i > 0 and span.start < taken[i - 1].end


_I = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|my|me|myself)\b")
_TURN = re.compile(r"([A-Z][A-Z.’'-]{1,20}(?: [A-Z][A-Z.’'-]{1,20}){0,3}):\s")


_SPEAK_FOR = (SPOKESPERSON, DOCUMENT)
_DISPLAYED = frozenset({"headline", "standfirst", "crosshead", "caption"})
_RUN = 2  # paragraphs over which a report may be quoted without being named again
_OPENS_WITHIN = 4  # blocks before a list of findings in which those are named who found
_LINKS = 40  # headlines and crossheads looked up in the body, at most
_STEM = 4  # letters by which words of a headline and of the body are compared
_LONG = 1000  # letters of a quotation in the body, for that
_ENOUGH = 15  # letters of a headline's quotation that one long word may tell
_NOT_WORDS = re.compile(r"[^\w]+")


def _bare(words: str) -> str:
    """Words without what marks and spaces stand between them, for comparing."""
    return _NOT_WORDS.sub(" ", words).strip().casefold()


class _Attribution(ScareMarks):
    def __init__(
        self, reading: Reading, prose: Prose, stretches: tuple[Stretch, ...], ranker: Ranker, entities: Entities
    ) -> None:
        super().__init__(prose, stretches, ranker.words, reading.folded)
        self.reading = reading
        self.ranker = ranker
        self.entities = entities
        self.people = {p.name: p for p in reading.people}

    def quotes(self) -> list[Quote]:
        self.group = 0
        made: list[Quote] = []
        for members in self._utterances():
            made += self._attribute(members)
        return made

    def _utterances(self) -> list[list[int]]:
        """The stretches by utterance: those of one chain, cut where a transcript names the next speaker."""
        chains: dict[tuple[int, int], list[int]] = {}
        turns: dict[int, int] = {}
        self.turn: dict[int, Choice] = {}
        for i, stretch in enumerate(self.stretches):
            if i not in self.token or self._is_no_quote(i):
                continue
            if turn := self._turn(i):
                self.turn[i] = turn
                turns[stretch.chain] = i
            chains.setdefault((stretch.chain, turns.get(stretch.chain, 0)), []).append(i)
        return list(chains.values())

    def _turn(self, i: int) -> Choice | None:
        """The speaker whom a transcript names in capitals inside the marks: "SMITH: I never saw it"."""
        span = self.stretches[i].span
        match = _TURN.match(self.text, span.start, min(span.end, span.start + 60))
        if not match:
            return None
        surname = match.group(1).split()[-1].casefold()
        people = self.reading.people
        known = next((p.name for p in people if p.name.split()[-1].casefold() == surname), None)
        token = self.token[i]
        name = known or match.group(1).title()
        mention = Span(match.start(1), match.end(1))
        return Choice(20.0, Candidate(token, token, NAMED, surname, name, mention, end=token, lead=token), "transcript")

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

    def _attribute(self, members: list[int]) -> list[Quote]:
        choices: list[Choice] = []
        for i in members:
            choices += self.ranker.choices(self.token[i], True)
        choices += self._context(members)
        choices += [self.turn[i] for i in members if i in self.turn]
        if told := self.ranker.told_after(self.token[members[-1]]):
            choices.append(told)
        choices.sort(key=lambda c: -c.score)
        best = self._in_person(members, choices) or (choices[0] if choices else None)
        kinds = [self._kind(i) for i in members]
        rule = best.rule if best else "speaker before"
        scare = kinds == ["partial"] and self._is_scare(members[0], rule)
        if scare or (kinds == ["direct"] and self._is_title(members[0])):
            span = self.stretches[members[0]].span
            self.reading.doubt(span, "scare quote", "marks around words that nobody is told to have said")
            return []
        if best is None or best.score < 1.0:
            return [self._nobody(i, k, "no speaker") for i, k in zip(members, kinds, strict=True)]
        if not (self.speaker and self._goes_on(best, self.speaker[1])):
            self.group += 1
        last = self.speaker[1].candidate if self.speaker else None
        name = self.entities.name_of(best.candidate, self.entities.name_of(last) if last else None)
        self.speaker = members[-1], best
        others = [c.score for c in choices if c.candidate.first != best.candidate.first]
        return [self._quote(i, k, best, name, others) for i, k in zip(members, kinds, strict=True)]

    def _in_person(self, members: list[int], choices: list[Choice]) -> Choice | None:
        """Words in the first person are a person's: "she said the report described “the house I …”"."""
        if not choices or choices[0].candidate.sort != DOCUMENT:
            return None
        if not any(_I.search(self.stretches[i].span.of(self.text)) for i in members):
            return None
        here = self.prose.sentence[self.token[members[0]]]
        spoken = (c for c in choices if c.verb is not None and self.prose.sentence[c.verb] == here)
        return next((c for c in spoken if c.candidate.sort in (PERSON, PRONOUN)), None)

    def _goes_on(self, best: Choice, before: Choice) -> bool:
        """Whether a quotation is another piece of the utterance before it: "“…,” he said, “…”"."""
        return best.rule == "same utterance" or (best.verb is not None and best.verb == before.verb)

    def _quote(self, i: int, kind: str, best: Choice, name: str | None, others: list[float]) -> Quote:
        candidate = best.candidate
        known = candidate.sort == PERSON or name in self.people or name in self.entities.reviewers
        sure = confidence(best, others, kind == "partial", candidate.sort == PRONOUN, known)
        if name is None or sure < FLOOR:
            return self._nobody(i, kind, best.rule)
        person = self.people.get(name)
        role = person.role if person else candidate.head if candidate.sort in _SPEAK_FOR else None
        is_body = candidate.sort in (*_SPEAK_FOR, BODY) or name in self.entities.reviewers
        organisation = person.organisation if person else name if is_body else None
        cue = self.prose.word[best.verb] if best.verb is not None else None
        span = self.stretches[i].span
        group = f"g{self.group}"
        return Quote(span, kind, best.rule, cue, candidate.span, name, role, organisation, group, sure)

    def _nobody(self, i: int, kind: str, rule: str) -> Quote:
        span = self.stretches[i].span
        self.reading.doubt(span, "no speaker", "the article does not tell clearly enough who says this")
        return Quote(span, kind, rule)

    def linked(self, quotes: list[Quote], indirect: Sequence[Quote]) -> list[Quote]:
        """Quotes of headlines, crossheads and pull quotes take speaker and group of the same words in the body."""
        loose = [i for i, q in enumerate(quotes) if not q.speaker or self._is_displayed(q)]
        if loose:
            told = (q for q in (*quotes, *indirect) if q.speaker and not self._is_displayed(q))
            body = [(_bare(q.span.of(self.text)), q) for _, q in zip(range(10 * _LINKS), told, strict=False)]
            for i in loose[:_LINKS]:
                quotes[i] = self._link(quotes[i], body)
        return quotes

    def _is_displayed(self, quote: Quote) -> bool:
        return self.reading.block_kind_at(quote.span.start) in _DISPLAYED

    def _link(self, quote: Quote, body: list[tuple[str, Quote]]) -> Quote:
        words = _bare(quote.span.of(self.text))
        same = next((q for said, q in body if q.span != quote.span and words and words in said), None)
        if same is None and self._is_displayed(quote):
            same = self._alike(words, body)
        if same is None or (quote.rule == "credit" and quote.speaker in self.ranker.words.inspecting):
            return quote
        group = same.group or quote.group
        return replace(same, span=quote.span, kind=quote.kind, group=group, rule="same words in the body")

    @staticmethod
    def _alike(words: str, body: list[tuple[str, Quote]]) -> Quote | None:
        """What the body quotes or reports in much the same words: the headline's longer words, in their order."""
        stems = [w[:_STEM] for w in words.split() if len(w) >= _STEM]
        if not stems or (len(stems) < 2 and len(words) < _ENOUGH):
            return None
        for said, quote in body:
            row = iter(said[:_LONG].split())
            if all(any(word.startswith(stem) for word in row) for stem in stems):
                return quote
        return None

    def _of_findings(self, block: int) -> Candidate | None:
        """The inspectors named last before the list of their findings that a block is a line of."""
        lead = lead_in(self.text, self.reading.layout.blocks, block)
        if lead is None:
            return None
        near = [c for c in self.entities.candidates if lead - _OPENS_WITHIN <= self.prose.block[c.first] <= lead]
        named = [c for c in near if self.entities.name_of(c) in self.entities.reviewers]
        return next((c for c in named if self.prose.sentence[c.first] == self.prose.sentence[named[-1].first]), None)

    def _is_report(self, subject: Candidate) -> bool:
        """Whether it is a report, or those who wrote it, that has been telling what was found."""
        last = self.speaker[1].candidate if self.speaker else None
        speaker = self.entities.name_of(last) if last else None
        return subject.sort != PERSON and self.entities.name_of(subject, speaker) in self.entities.reviewers

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
            if not alone and block - prose.block[before] <= _RUN and self._is_report(self.speaker[1].candidate):
                found.append(Choice(3.0, self.speaker[1].candidate, "report goes on", None))
        if listed := self._of_findings(block):
            found.append(Choice(5.0, listed, "list of findings"))
        floor = self.token[self.speaker[0]] if self.speaker else 0
        if begin and (speech := self.ranker.last_speech(token, floor)):
            verb, subject = speech
            distance = prose.sentence[token] - prose.sentence[verb]
            same = prose.block[verb] == block
            colon = prose.word[begin - 1] == ":" and distance == 1
            score = 8.0 if colon else (6.4 if same else 5.0) - 0.4 * (distance - 1)
            if not alone and same and self._is_report(subject):
                found.append(Choice(3.6, subject, "report goes on", verb))
            else:
                found.append(Choice(score if alone else score - 3.4, subject, "speech before", verb))
        if alone and (nearest := self.ranker.previous_subject(token)):
            found.append(Choice(4.6, nearest, "subject before"))
        return found
