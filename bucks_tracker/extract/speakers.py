"""Who speaks: a linear ranker over the candidates for each quotation, and what a mention stands for.

The weights are set by hand. A candidate's score is the weight of the way in which it is tied to the quotation, less
what stands between them; the best one wins, and how far it lies above nothing and above the next is the confidence.
Pronouns and roles are resolved by `Entities`: recency, gender and number, what was apposed to whom.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bucks_tracker.extract.grammar import BODY, DOCUMENT, PEOPLE, PERSON, PRONOUN, Grammar
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import POINT, QUOTE, Prose
from bucks_tracker.extract.speech import Act
from bucks_tracker.extract.subjects import sentence_subject


class Choice(NamedTuple):
    """A candidate for one quotation: its score, the rule that tied it, and the token of the verb."""

    score: float
    candidate: Candidate
    rule: str
    verb: int | None = None


_COPULAS = frozenset({"is", "was", "are", "were", "feels", "felt", "remains", "remained"})
_BREAK_OFF = frozenset(
    {",", ";", "and", "but", "after", "as", "when", "while", "before", "because", "although", "since"}
)
_READS = frozenset({"read", "reads", "reading", "quoted", "quotes", "quoting"})
_NEAR = 2  # sentences back to a body that is meant and not named again
_FAR = 40  # sentences back
_CLEAN_AFTER = frozenset({",", "-", "–", "—", "―"})


class Ranker:
    """The candidates for each quotation of one article."""

    def __init__(self, prose: Prose, candidates: list[Candidate], acts: list[Act], words: Grammar) -> None:
        self.prose = prose
        self.candidates = candidates
        self.acts = acts
        self.words = words
        self.firsts = [c.first for c in candidates]
        self.by_sentence: dict[int, list[Candidate]] = {}
        for c in candidates:
            self.by_sentence.setdefault(prose.sentence[c.first], []).append(c)
        self.acts_in: dict[int, list[Act]] = {}
        for act in acts:
            self.acts_in.setdefault(prose.sentence[act.verb], []).append(act)

    def choices(self, token: int, ends_open: bool) -> list[Choice]:
        """What ties candidates to the quotation at `token` within its own sentence, best first."""
        prose = self.prose
        number = prose.sentence[token]
        begin, stop = prose.sentences[number]
        acts = self.acts_in.get(number, ())
        found = [self._tie(act, token, begin, self._frames(acts[:i], act, token)) for i, act in enumerate(acts)]
        if credit := self._credit(token, begin, stop):
            found.append(credit)
        if said := self._phrased(token, stop):
            found.append(said)
        subject = self._nearest_subject(number, token)
        if subject and prose.word[token - 1] == ":" and not acts:
            subject = self._last_clause(number, begin, token) or subject
        if subject:
            leads_in = prose.word[token - 1] == ":" and token - 1 > begin and subject.sort == PERSON
            score = 6.2 if leads_in else 3.2 if subject.sort in (PERSON, PRONOUN) else 2.4
            found.append(Choice(score, subject, "name and colon" if leads_in else "subject"))
        if subject and prose.word[token - 1] in ("as", "a", "an", "the") and "as" in prose.word[token - 2 : token]:
            told = self._inspector(token) if self._is_told_of(subject, token) else subject
            found.append(Choice(4.5, told or subject, "as"))
        if subject and subject.sort == PERSON and subject.end == token - 1 and prose.word[token - 1] in _COPULAS:
            found.append(Choice(6.3, subject, "copula"))
        owners = [c for c in self.by_sentence.get(number, ()) if c.owns and c.last <= token and token - c.last < 8]
        if owners:
            spoken = any(prose.word[j] in self.words.speech_nouns for j in range(owners[-1].last, token))
            found.append(Choice(6.8 if spoken else 2.6, owners[-1], "noun of speech" if spoken else "owner"))
        found.sort(key=lambda c: -c.score)
        return found

    def _is_told_of(self, subject: Candidate, token: int) -> bool:
        """Whether the sentence tells how its subject was described, by nobody named: "the council was described as"."""
        word = self.prose.word
        between = range(subject.last, token)
        return any(
            word[j] in ("was", "were", "is", "are", "been", "being") and word[j + 1] in self.words.acts for j in between
        ) and not any(word[j] == "by" for j in range(subject.last, token))

    def _inspector(self, token: int) -> Candidate | None:
        """The inspecting body named last before the quotation, within a sentence or two."""
        i = bisect_left(self.firsts, token) - 1
        while i >= 0 and self.prose.sentence[token] - self.prose.sentence[self.candidates[i].first] <= _NEAR:
            if self.candidates[i].name in self.words.inspecting:
                return self.candidates[i]
            i -= 1
        return None

    def _frames(self, earlier: Sequence[Act], act: Act, token: int) -> bool:
        """Whether an earlier act of saying frames this one: in "X said Y once called it “…”" X is quoted."""
        return any(
            outer.says
            and not outer.inverted
            and not outer.according
            and outer.verb < act.first
            and outer.subject.first != act.subject.first
            and act.verb < token
            and not (act.relative and act.subject.sort in (DOCUMENT, BODY))
            and (self._inserted(outer) or self._unbroken(outer.verb + 1, act.first))
            for outer in earlier
        )

    def _inserted(self, act: Act) -> bool:
        """Whether an act stands between commas: "A majority, she said, now think “…”"."""
        words = self.prose.word
        return act.first > 0 and words[act.first - 1] == "," and words[act.last : act.last + 1] == [","]

    def _unbroken(self, first: int, last: int) -> bool:
        prose = self.prose
        return not any(prose.word[j] in _BREAK_OFF or prose.kind[j] == QUOTE for j in range(first, last))

    def _tie(self, act: Act, token: int, begin: int, framed: bool) -> Choice:
        prose = self.prose
        if act.noun:
            gap = token - act.last
            return Choice(7.6 - 0.1 * gap if 0 <= gap < 20 else 1.0, act.subject, "noun of speech", act.verb)
        plain = (0.0 if act.says else 0.6) + (1.8 if framed and prose.word[token - 1] != ":" else 0.0)
        if act.according:
            gap = act.first - token if act.first > token else token - act.last
            return Choice(7.6 - 0.05 * gap, act.subject, "according to", act.verb)
        if act.first > token:
            between = range(token + 1, act.first)
            if all(prose.word[j] in _CLEAN_AFTER for j in between):
                return Choice(10 - plain, act.subject, "tag", act.verb)
            quotes = sum(prose.kind[j] == QUOTE for j in between)
            end = max(act.verb, act.subject.end - 1) + 1
            closes = prose.word[act.first - 1] == "," and (end >= len(prose) or prose.kind[end] == POINT)
            rule = "closing tag" if closes and act.says else "later in sentence"
            return Choice(5 + closes - 0.12 * len(between) - quotes - plain, act.subject, rule, act.verb)
        between = range(min(act.last, token), token)
        if token - 1 >= begin and prose.word[token - 1] == ":":
            if prose.word[act.verb] in _READS and (paper := self._document(act.last, token)):
                return Choice(8.9, paper, "colon", act.verb)  # "He read out the letter: “…”"
            clause = self._clause_subject(act.last, token)
            if clause:  # "With leaders worried, the mayor has a new message: “…”"
                return Choice(8.5 - 0.02 * len(between), clause, "colon", act.verb)
            return Choice(9 - 0.02 * len(between) - plain, act.subject, "colon", act.verb)
        quotes = sum(prose.kind[j] == QUOTE for j in between)
        if all(prose.word[j] in self.words.clean_before for j in between):
            return Choice(8.4 - 0.1 * len(between) - plain, act.subject, "lead", act.verb)
        return Choice(7 - 0.06 * len(between) - 0.3 * quotes - plain, act.subject, "earlier in sentence", act.verb)

    def _last_clause(self, number: int, begin: int, token: int) -> Candidate | None:
        """The person whose clause leads up to a colon: "The inquiry goes on, and Ann Moss was blunt: “…”"."""
        for c in reversed(self.by_sentence.get(number, ())):
            fits = c.sort == PERSON and c.end < token - 1 and not c.owns and not c.after_preposition
            if fits and (c.lead == begin or self.prose.word[c.lead - 1] in (",", ";", "and", "but")):
                return c
        return None

    def _document(self, first: int, token: int) -> Candidate | None:
        row = self.by_sentence.get(self.prose.sentence[token], ())
        return next((c for c in row if first <= c.first < token and c.sort == DOCUMENT), None)

    def _clause_subject(self, first: int, token: int) -> Candidate | None:
        """The subject of a clause that begins after a comma between `first` and `token`."""
        for c in self.by_sentence.get(self.prose.sentence[token], ()):
            fits = first < c.lead and c.end < token - 1 and c.sort in (PERSON, PRONOUN) and not c.owns
            if fits and self.prose.word[c.lead - 1] == "," and self.prose.word[c.last] not in (",", "and"):
                return c
        return None

    def _phrased(self, token: int, stop: int) -> Choice | None:
        """Whose words the quotation is said to be: "“…” was the inspectors' verdict", "“…” is how X put it"."""
        prose = self.prose
        i = token + 1
        if prose.word[i : i + 2] in ([":", "that"], [":", "this"], [",", "that"]):
            i += 2  # "“…”: that was how X put it"
        if i >= stop or prose.word[i] not in _COPULAS:
            return None
        how = prose.word[i + 1 : i + 2] == ["how"]
        for c in self.by_sentence.get(prose.sentence[token], ()):
            if not i < c.first <= i + 4:
                continue
            beyond = prose.word[c.last : c.last + 3]
            if how or ((c.owns or c.sort == PEOPLE) and any(w in self.words.words_of for w in beyond)):
                return Choice(7.6, c, "noun of speech", i)
            if prose.word[c.lead - 1] in ("of", "from", "by") and prose.word[c.lead - 2] in self.words.words_of:
                return Choice(7.6, c, "noun of speech", i)
        return None

    def told_after(self, token: int) -> Choice | None:
        """Whose words the next sentence says they are: "That was the verdict of X", "That is X's view"."""
        prose = self.prose
        number = prose.sentence[token] + 1
        if number >= len(prose.sentences):
            return None
        begin, stop = prose.sentences[number]
        first = prose.word[begin]
        if first not in ("that", "this", "those", "these", "that’s", "that's") and not prose.owns[begin]:
            return None
        if first[:4] not in ("that", "this", "thos", "thes"):
            return None
        for j in range(begin + 1, min(begin + 9, stop - 2)):
            if prose.word[j] in self.words.words_of and prose.word[j + 1] in ("of", "from", "by"):
                found = next((c for c in self.by_sentence.get(number, ()) if j + 1 < c.first <= j + 5), None)
                return Choice(7.2, found, "noun of speech", j) if found else None
        return None

    def _credit(self, token: int, begin: int, stop: int) -> Choice | None:
        """A speaker without a verb: "Jones: “…”" or "“…” — Ann Jones"."""
        prose = self.prose
        if token - 1 > begin and prose.word[token - 1] == ":":
            for c in self.by_sentence.get(prose.sentence[token], ()):
                if c.last == token - 1 and not (c.sort == PRONOUN and c.first > begin):
                    return Choice(6.5, c, "name and colon")
        if (
            token + 2 < len(prose)
            and prose.word[token + 1] in ("-", "–", "—", "―", ":")
            and prose.block[token + 2] == prose.block[token]
        ):
            after = token + 2
            if prose.word[after] in self.words.words_of and prose.word[after + 1 : after + 2] in (["of"], ["from"]):
                after += 2  # "‘…’ – verdict of visiting peers"
            i = bisect_left(self.firsts, after)
            if i < len(self.candidates) and after <= self.candidates[i].first <= after + (after > token + 2):
                return Choice(6.5, self.candidates[i], "credit")
        return None

    def _nearest_subject(self, number: int, token: int) -> Candidate | None:
        return sentence_subject(self.by_sentence.get(number, []), token)

    def last_speech(self, token: int, floor: int) -> tuple[int, Candidate] | None:
        """The latest act of speech or subject before `token` and after `floor`, with its verb's token."""
        sentence = self.prose.sentence[token] - 1
        furthest = sentence - _FAR
        while sentence >= max(furthest, 0) and self.prose.sentences[sentence][0] >= floor:
            stop = self.prose.sentences[sentence][1]
            if self.prose.word[stop - 1] == ":" and sentence not in self.acts_in:
                subject = sentence_subject(self.by_sentence.get(sentence, []), stop)
                if subject:
                    return stop - 1, subject
            if acts := self.acts_in.get(sentence):
                main = next((a for a in acts if a.says), acts[0])
                return main.verb, main.subject
            sentence -= 1
        return None

    def previous_subject(self, token: int) -> Candidate | None:
        """The subject of the sentence before, in the same block."""
        number = self.prose.sentence[token] - 1
        if number < 0 or self.prose.block[self.prose.sentences[number][0]] != self.prose.block[token]:
            return None
        return sentence_subject(self.by_sentence.get(number, []), self.prose.sentences[number][1])
