"""Who speaks: a linear ranker over the candidates for each quotation, and what a mention stands for.

The weights are set by hand. A candidate's score is the weight of the way in which it is tied to the quotation, less
what stands between them; the best one wins, and how far it lies above nothing and above the next is the confidence.
Pronouns and roles are resolved by `Entities`: recency, gender and number, what was apposed to whom.
"""

from bisect import bisect_left
from dataclasses import dataclass

from bucks_tracker.extract.mentions import (
    BODY,
    DOCUMENT,
    NAMED,
    PEOPLE,
    PERSON,
    PRONOUN,
    ROLE,
    SPOKESPERSON,
    Candidate,
    Roles,
)  # fmt: skip
from bucks_tracker.extract.prose import NAME, QUOTE, Prose
from bucks_tracker.extract.speech import Act, sentence_subject


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate for one quotation: its score, the rule that tied it, and the token of the verb."""

    score: float
    candidate: Candidate
    rule: str
    verb: int | None = None


_CLEAN_AFTER = frozenset({",", "-", "–", "—", "―"})


class Ranker:
    """The candidates for each quotation of one article."""

    def __init__(self, prose: Prose, candidates: list[Candidate], acts: list[Act], words: Roles) -> None:
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
        found = [self._tie(act, token, begin, stop) for act in self.acts_in.get(number, ())]
        if credit := self._credit(token, begin, stop):
            found.append(credit)
        subject = self._nearest_subject(number, token)
        if subject:
            found.append(Choice(3.2 if subject.sort in (PERSON, PRONOUN) else 2.4, subject, "subject"))
        owners = [c for c in self.by_sentence.get(number, ()) if c.owns and c.last <= token and token - c.last < 8]
        if owners:
            found.append(Choice(2.6, owners[-1], "owner"))
        found.sort(key=lambda c: -c.score)
        return found

    def _tie(self, act: Act, token: int, begin: int, stop: int) -> Choice:
        prose = self.prose
        plain = 0.0 if act.says else 0.6
        if act.according:
            gap = act.first - token if act.first > token else token - act.last
            return Choice(7.6 - 0.05 * gap, act.subject, "according to", act.verb)
        if act.first > token:
            between = range(token + 1, act.first)
            if all(prose.word[j] in _CLEAN_AFTER for j in between):
                return Choice(10 - plain, act.subject, "tag", act.verb)
            quotes = sum(prose.kind[j] == QUOTE for j in between)
            return Choice(5 - 0.12 * len(between) - quotes - plain, act.subject, "later in sentence", act.verb)
        between = range(min(act.last, token), token)
        if token - 1 >= begin and prose.word[token - 1] == ":":
            return Choice(9 - 0.02 * len(between) - plain, act.subject, "colon", act.verb)
        quotes = sum(prose.kind[j] == QUOTE for j in between)
        if all(prose.word[j] in self.words.clean_before for j in between):
            return Choice(8.4 - 0.1 * len(between) - plain, act.subject, "lead", act.verb)
        return Choice(7 - 0.06 * len(between) - 0.3 * quotes - plain, act.subject, "earlier in sentence", act.verb)

    def _credit(self, token: int, begin: int, stop: int) -> Choice | None:
        """A speaker without a verb: "Jones: “…”" or "“…” — Ann Jones"."""
        prose = self.prose
        if token - 1 > begin and prose.word[token - 1] == ":":
            for c in self.by_sentence.get(prose.sentence[token], ()):
                if c.last == token - 1:
                    return Choice(6.5, c, "name and colon")
        if (
            token + 2 < len(prose)
            and prose.word[token + 1] in ("-", "–", "—", "―")
            and prose.block[token + 2] == prose.block[token]
        ):
            i = bisect_left(self.firsts, token + 2)
            if i < len(self.candidates) and self.candidates[i].first == token + 2:
                return Choice(6.5, self.candidates[i], "credit")
        return None

    def _nearest_subject(self, number: int, token: int) -> Candidate | None:
        return sentence_subject(self.by_sentence.get(number, []), token)

    def last_speech(self, token: int, floor: int) -> tuple[int, Candidate] | None:
        """The latest act of speech or subject before `token` and after `floor`, with its verb's token."""
        sentence = self.prose.sentence[token] - 1
        while sentence >= 0 and self.prose.sentences[sentence][0] >= floor:
            if acts := self.acts_in.get(sentence):
                return acts[-1].verb, acts[-1].subject
            sentence -= 1
        return None

    def previous_subject(self, token: int) -> Candidate | None:
        """The subject of the sentence before, in the same block."""
        number = self.prose.sentence[token] - 1
        if number < 0 or self.prose.block[self.prose.sentences[number][0]] != self.prose.block[token]:
            return None
        return sentence_subject(self.by_sentence.get(number, []), self.prose.sentences[number][1])


class Entities:
    """What the candidates of one article stand for."""

    def __init__(self, prose: Prose, candidates: list[Candidate], acts: list[Act], words: Roles, text: str) -> None:
        self.prose = prose
        self.candidates = candidates
        self.words = words
        self.text = text
        self.firsts = [c.first for c in candidates]
        self.gender: dict[str, str] = {c.name: c.gender for c in candidates if c.sort == PERSON and c.name and c.gender}
        self.speaks = {act.subject.first for act in acts}
        self.roles = self._apposed_roles()
        self.resolved: dict[int, str | None] = {}

    def _apposed_roles(self) -> dict[str, str]:
        """Role head noun -> the one person whom the article gives that role; two people: nobody."""
        found: dict[str, str | None] = {}
        prose = self.prose
        for c in self.candidates:
            if c.sort != PERSON or not c.name:
                continue
            heads = []
            j = c.first - 1
            while j >= 0 and prose.kind[j] == NAME and prose.word[j] not in self.words.sort and c.first - j < 3:
                j -= 1  # a title
            if j >= 0 and self.words.sort.get(prose.word[j]) == ROLE and prose.sentence[j] == prose.sentence[c.first]:
                heads.append(prose.word[j])
            if c.last + 1 < len(prose) and prose.word[c.last] == ",":
                i = bisect_left(self.firsts, c.last + 1)
                if (
                    i < len(self.candidates)
                    and self.candidates[i].first <= c.last + 2
                    and self.candidates[i].sort == ROLE
                ):
                    heads.append(self.candidates[i].head)
            for head in heads:
                found[head] = c.name if found.get(head, c.name) == c.name else None
        return {head: name for head, name in found.items() if name}

    def name_of(self, candidate: Candidate, speaker: str | None = None) -> str | None:
        """The canonical name of a candidate; `speaker` is who spoke last before it. None where it is not known."""
        if candidate.name and candidate.sort in (PERSON, BODY, NAMED):
            return candidate.name
        if candidate.sort == PRONOUN:
            if candidate.first not in self.resolved:
                self.resolved[candidate.first] = self._antecedent(candidate, speaker)
            return self.resolved[candidate.first]
        if candidate.sort == ROLE and self._is_definite(candidate) and (name := self.roles.get(candidate.head)):
            return name
        if candidate.sort in (SPOKESPERSON, DOCUMENT) and (body := self._body_in(candidate)):
            return body
        return self._plain(candidate)

    def _is_definite(self, candidate: Candidate) -> bool:
        return self.prose.word[candidate.first] in ("the", "our") or candidate.first + 1 == candidate.last

    def _body_in(self, candidate: Candidate) -> str | None:
        """The body for which a spokesperson speaks or which made a document."""
        return None

    def _plain(self, candidate: Candidate) -> str:
        words = " ".join(candidate.span.of(self.text).replace("\u2060", "").split())
        if candidate.owns and candidate.span.end == self.prose.end[candidate.last - 1]:
            words = words[:-2] if words[-2:] in ("'s", "’s") else words.rstrip("'’")
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            if words.startswith(article):
                return words[len(article) :]
        return words

    def _antecedent(self, pronoun: Candidate, speaker: str | None) -> str | None:
        """The nearest fitting mention before a pronoun, subjects and speakers first."""
        kind = pronoun.gender
        here = self.prose.sentence[pronoun.first]
        best: tuple[float, str] | None = None
        i = bisect_left(self.firsts, pronoun.first) - 1
        seen = 0
        while i >= 0 and seen < 40:
            c = self.candidates[i]
            i -= 1
            seen += 1
            name, fit = self._fits(c, kind, speaker)
            if not name:
                continue
            sentences = here - self.prose.sentence[c.first]
            score = fit - 1.0 * sentences - 0.01 * seen
            if c.first in self.speaks:
                score += 1.5
            elif self._is_subject(c):
                score += 1.0
            if c.owns or c.after_preposition:
                score -= 0.7
            if best is None or score > best[0]:
                best = score, name
            if best and sentences > best[0] + 12:
                break
        return best[1] if best else None

    def _is_subject(self, c: Candidate) -> bool:
        return c.first <= self.prose.sentences[self.prose.sentence[c.first]][0] + 2

    def _fits(self, c: Candidate, kind: str | None, speaker: str | None) -> tuple[str | None, float]:
        """The name of an antecedent and how well it fits a pronoun of `kind`."""
        if c.sort == PRONOUN:
            if c.gender != kind:
                return None, 0.0
            return self.name_of(c, speaker), 0.5
        if kind in ("m", "f"):
            if c.sort == PERSON and c.name:
                gender = self.gender.get(c.name)
                return (c.name, 0.6 if gender else 0.0) if gender in (kind, None) else (None, 0.0)
            if c.sort == ROLE:
                gender = c.gender
                return (self.name_of(c), -0.5) if gender in (kind, None) else (None, 0.0)
            return (c.name, -1.5) if c.sort == NAMED and not c.owns else (None, 0.0)
        if kind == "n":
            return (
                (self.name_of(c), 0.0)
                if c.sort in (BODY, DOCUMENT)
                else (c.name, -1.0)
                if c.sort == NAMED
                else (None, 0.0)
            )
        if kind == "p":
            return (self.name_of(c), 0.0) if c.sort in (PEOPLE, BODY) else (None, 0.0)
        return None, 0.0
