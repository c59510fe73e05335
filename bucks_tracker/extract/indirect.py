"""Reported speech without marks: "Mrs Jones said that …", "…, the report found", "According to Ofsted, …".

Built on the acts of speech that `quotes` finds, each with the clause that it reports. Where most of the clause stands
in marks it is a quotation, not reported speech.
"""

from bucks_tracker.extract.clauses import Clauses
from bucks_tracker.extract.entities import Entities
from bucks_tracker.extract.grammar import BODY, DOCUMENT, PEOPLE, PERSON, PRONOUN, PRONOUNS, Grammar
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import NAME, NUMBER, POINT, WORD, Prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.speech import Act
from bucks_tracker.records import Quote, Span

_MOST = 0.85  # the share of quoted characters from which a clause is a quotation
_SOME = 0.4  # from here it is one unless its verb is the reporter's
_FEWEST = 3  # words outside marks
_LONGEST = 400  # tokens: a longer row of words is no sentence
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def find_indirect(
    reading: Reading, prose: Prose, acts: list[Act], entities: Entities, grammar: Grammar
) -> tuple[Quote, ...]:
    """The reported speech of a document, in order. `span` is what was said, without its verb and speaker."""
    return _Indirect(reading, prose, acts, entities, grammar).quotes()


class _Indirect:
    def __init__(self, reading: Reading, prose: Prose, acts: list[Act], entities: Entities, grammar: Grammar) -> None:
        self.prose = prose
        self.entities = entities
        self.clauses = Clauses(reading, prose, entities, grammar)
        self.people = {p.name: p for p in reading.people}
        self.candidates: dict[int, list[Candidate]] = {}
        for candidate in entities.candidates:
            self.candidates.setdefault(prose.sentence[candidate.first], []).append(candidate)
        self.in_sentence: dict[int, list[Act]] = {}
        for act in acts:
            self.in_sentence.setdefault(prose.sentence[act.verb], []).append(act)

    def quotes(self) -> tuple[Quote, ...]:
        made: list[Quote] = []
        last: str | None = None
        for number, acts in self.in_sentence.items():
            begin, stop = self.prose.sentences[number]
            if stop - begin > _LONGEST:
                continue
            done = begin  # no clause is taken twice, and none inside another
            for i, act in enumerate(acts):
                subject = self._subject(act)
                speaker = self.entities.name_of(subject, last) if subject else None
                if subject is None or speaker is None:
                    continue
                last = speaker
                if act.verb < done or self._is_passive(act):
                    continue
                for first, end, rule in self.clauses.of(act, acts[i + 1 : i + 5], begin, stop):
                    if quote := self._quote(act, subject, first, end, rule, speaker):
                        made.append(quote)
                        done = max(done, end)
        return tuple(made)

    def _is_passive(self, act: Act) -> bool:
        """ "The court was told": the subject is no speaker."""
        prose = self.prose
        j = act.verb - 1
        while j > 0 and (prose.word[j].endswith("ly") or prose.word[j] in ("also", "then", "later")):
            j -= 1
        return j >= 0 and not act.inverted and prose.word[j] in _BE and not prose.word[act.verb].endswith("ing")

    def _quote(self, act: Act, subject: Candidate, first: int, end: int, rule: str, speaker: str) -> Quote | None:
        prose = self.prose
        while first < end and (prose.kind[first] == POINT or prose.word[first] in ("however", "that", "but", "and")):
            first += 1
        while end > first and prose.kind[end - 1] == POINT:
            end -= 1
        words = sum(prose.kind[j] in (NAME, WORD, NUMBER) for j in range(first, end))
        quoted = self.clauses.quoted(first, end)
        fragment = quoted > _SOME and (
            self.clauses.has_verb(first, end) or prose.word[first] in PRONOUNS
        )  # "care was “not always good”"
        if words < (2 if fragment else _FEWEST) or quoted > (_MOST if fragment else _SOME):
            return None
        person = self.people.get(speaker)
        confidence = 0.9 if rule == "said that" else 0.85 if rule == "according to" else 0.8
        if subject.sort == PRONOUN:
            confidence -= 0.15
        elif subject.sort == DOCUMENT:
            confidence -= 0.1
        return Quote(
            span=Span(prose.start[first], prose.end[end - 1]),
            kind="indirect",
            rule=rule,
            cue="according to" if act.according else prose.word[act.verb],
            mention=subject.span,
            speaker=speaker,
            role=person.role if person else None,
            organisation=person.organisation if person else None,
            confidence=round(confidence, 2),
        )

    def _subject(self, act: Act) -> Candidate | None:
        """The subject of an act; of a name that hangs on a preposition, the report or body at the sentence's head."""
        subject = act.subject
        if act.inverted or act.according or not (subject.after_preposition or self._joined(subject)):
            return subject
        for candidate in self.candidates.get(self.prose.sentence[act.verb], ()):
            if candidate.first >= subject.first:
                break
            if candidate.sort in (DOCUMENT, BODY, PEOPLE) and not candidate.after_preposition and not candidate.owns:
                return candidate
        return subject if subject.sort == PERSON or not subject.after_preposition else None

    def _joined(self, subject: Candidate) -> bool:
        """Whether "and" joins a subject to a name that hangs on a preposition: "a review of Jo and Al found"."""
        before = subject.lead - 1
        if before <= 0 or self.prose.word[before] != "and":
            return False
        row = self.candidates.get(self.prose.sentence[subject.first], ())
        return any(c.last == before and c.after_preposition for c in row)
