"""Who speaks: a linear ranker over the candidates for each quotation, and what a mention stands for.

The weights are set by hand. A candidate's score is the weight of the way in which it is tied to the quotation, less
what stands between them; the best one wins, and how far it lies above nothing and above the next is the confidence.
Pronouns and roles are resolved by `Entities`: recency, gender and number, what was apposed to whom.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bucks_tracker.extract.issuers import Issuers
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
from bucks_tracker.extract.prose import POINT, QUOTE, Prose
from bucks_tracker.extract.speech import Act, sentence_subject


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate for one quotation: its score, the rule that tied it, and the token of the verb."""

    score: float
    candidate: Candidate
    rule: str
    verb: int | None = None


_PARTY = {"tory": "conservative", "tories": "conservative"}
_COPULAS = frozenset({"is", "was", "feels", "felt", "remains", "remained"})
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
        acts = self.acts_in.get(number, ())
        found = [self._tie(act, token, begin, self._frames(acts[:i], act, token)) for i, act in enumerate(acts)]
        if credit := self._credit(token, begin, stop):
            found.append(credit)
        subject = self._nearest_subject(number, token)
        if subject:
            found.append(Choice(3.2 if subject.sort in (PERSON, PRONOUN) else 2.4, subject, "subject"))
        if subject and prose.word[token - 1] in ("as", "a", "an", "the") and "as" in prose.word[token - 2 : token]:
            found.append(Choice(4.5, subject, "as"))
        if subject and subject.sort == PERSON and subject.end == token - 1 and prose.word[token - 1] in _COPULAS:
            found.append(Choice(6.3, subject, "copula"))
        owners = [c for c in self.by_sentence.get(number, ()) if c.owns and c.last <= token and token - c.last < 8]
        if owners:
            spoken = any(prose.word[j] in self.words.speech_nouns for j in range(owners[-1].last, token))
            found.append(Choice(6.8 if spoken else 2.6, owners[-1], "noun of speech" if spoken else "owner"))
        found.sort(key=lambda c: -c.score)
        return found

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
        return not any(prose.word[j] in (",", ";", "and", "but") or prose.kind[j] == QUOTE for j in range(first, last))

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
            clause = self._clause_subject(act.last, token)
            if clause:  # "With leaders worried, the mayor has a new message: “…”"
                return Choice(8.5 - 0.02 * len(between), clause, "colon", act.verb)
            return Choice(9 - 0.02 * len(between) - plain, act.subject, "colon", act.verb)
        quotes = sum(prose.kind[j] == QUOTE for j in between)
        if all(prose.word[j] in self.words.clean_before for j in between):
            return Choice(8.4 - 0.1 * len(between) - plain, act.subject, "lead", act.verb)
        return Choice(7 - 0.06 * len(between) - 0.3 * quotes - plain, act.subject, "earlier in sentence", act.verb)

    def _clause_subject(self, first: int, token: int) -> Candidate | None:
        """The subject of a clause that begins after a comma between `first` and `token`."""
        for c in self.by_sentence.get(self.prose.sentence[token], ()):
            fits = first < c.lead and c.end < token - 1 and c.sort in (PERSON, PRONOUN) and not c.owns
            if fits and self.prose.word[c.lead - 1] == "," and self.prose.word[c.last] not in (",", "and"):
                return c
        return None

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


class Entities:
    """What the candidates of one article stand for."""

    def __init__(
        self, prose: Prose, candidates: list[Candidate], acts: list[Act], words: Roles, text: str, issuers: Issuers
    ) -> None:
        self.issuers = issuers
        self.reviewers = {m.name for m in issuers.bodies}
        self.prose = prose
        self.candidates = candidates
        self.words = words
        self.text = text
        self.firsts = [c.first for c in candidates]
        self.gender: dict[str, str] = {c.name: c.gender for c in candidates if c.sort == PERSON and c.name and c.gender}
        main: dict[int, int] = {}  # sentence -> the subject of its first act
        for act in acts:
            if not act.relative:
                main.setdefault(prose.sentence[act.verb], act.subject.first)
        self.speaks = set(main.values())
        self.finds = {act.subject.first for act in acts if prose.word[act.verb] in words.finding}
        self.by_lead = {c.lead: c for c in candidates if c.sort == PERSON and c.name}
        self.roles: list[tuple[frozenset[str], str, str]] = []  # what a role phrase says beside its head, head, person
        self.same: dict[int, str] = {}  # a role phrase's first token -> the person named beside it
        self._appose()
        self.resolved: dict[int, str | None] = {}

    def _appose(self) -> None:
        """Who has which role: "council leader Ann Jones", "Ann Jones, leader of ...", "the chairman, Ann Jones"."""
        prose = self.prose
        for c in self.candidates:
            if c.sort == PERSON and c.name:
                heads = [j for j in range(c.lead, c.first) if self.words.sort.get(prose.word[j]) == ROLE]
                if heads and not prose.owns[heads[-1]]:
                    self._learn(c.lead, heads[-1], c.name)
            elif c.sort in (ROLE, SPOKESPERSON):
                person = self.by_lead.get(c.end + 1) if c.end < len(prose) and prose.word[c.end] == "," else None
                if person and not self._is_listed(person):
                    self.same[c.first] = person.name or ""
                    self._learn(c.lead, c.last - 1, person.name or "")
                elif c.lead > 1 and prose.word[c.lead - 1] == ",":
                    before = self._ending_at(c.lead - 1)
                    if before and before.sort == PERSON and before.name and not before.owns:
                        self.same[c.first] = before.name
                        self._learn(c.lead, c.last - 1, before.name)

    def _is_listed(self, person: Candidate) -> bool:
        """Whether a name after a comma is the next of a list: "the mayor, Ann Jones and Bob Smith"."""
        words = self.prose.word
        after = words[person.last : person.last + 2]
        return after[:1] == ["and"] or after == [",", "and"]

    def _ending_at(self, token: int) -> Candidate | None:
        i = bisect_left(self.firsts, token) - 1
        return self.candidates[i] if i >= 0 and self.candidates[i].last == token else None

    def _learn(self, lead: int, head: int, name: str) -> None:
        self.roles.append((self._modifiers(lead, head), self.prose.word[head], name))

    def _modifiers(self, lead: int, head: int) -> frozenset[str]:
        words = (_PARTY.get(w, w) for w in self.prose.word[lead:head])
        return frozenset(w for w in words if w not in self.words.determiners or w == "former")

    def _holder(self, candidate: Candidate) -> str | None:
        """The one person to whom the article gives a role, by its head and what else the two phrases say."""
        if candidate.first in self.same:
            return self.same[candidate.first]
        if not self._is_definite(candidate):
            return None
        said = self._modifiers(candidate.lead, candidate.last - 1)
        fitting = {
            name: len(said & known)
            for known, head, name in self.roles
            if head == candidate.head
            and (said <= known or known <= said)
            and (said ^ known).isdisjoint(self.words.lesser)
        }
        best = [name for name, n in fitting.items() if n == max(fitting.values())]
        if len(best) == 1:
            return best[0]
        return None if fitting or candidate.head not in self.words.offices else self._antecedent(candidate, None)

    def name_of(self, candidate: Candidate, speaker: str | None = None) -> str | None:
        """The canonical name of a candidate; `speaker` is who spoke last before it. None where it is not known."""
        if candidate.name and candidate.sort in (PERSON, BODY, NAMED):
            return candidate.name
        if candidate.sort == PRONOUN:
            if candidate.first not in self.resolved:
                self.resolved[candidate.first] = self._antecedent(candidate, speaker)
            return self.resolved[candidate.first]
        if candidate.sort in (ROLE, SPOKESPERSON) and (name := self._holder(candidate)):
            return name
        if candidate.first not in self.resolved:
            self.resolved[candidate.first] = self.issuers.body_of(candidate) or self._plain(candidate)
        return self.resolved[candidate.first]

    def _is_definite(self, candidate: Candidate) -> bool:
        return self.prose.word[candidate.first] in ("the", "our") or candidate.first + 1 == candidate.last

    def _plain(self, candidate: Candidate) -> str:
        words = " ".join(candidate.span.of(self.text).replace("\u2060", "").split())
        if candidate.owns and candidate.span.end == self.prose.end[candidate.last - 1]:
            words = words[:-2] if words[-2:] in ("'s", "’s") else words.rstrip("'’")
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            if words.startswith(article):
                return words[len(article) :]
        return words

    def _antecedent(self, anaphor: Candidate, speaker: str | None) -> str | None:
        """The nearest fitting mention before a pronoun or a role, subjects and speakers first."""
        prose = self.prose
        kind = anaphor.gender if anaphor.sort == PRONOUN else anaphor.gender or "any"
        here = prose.sentence[anaphor.first]
        # "Mr Smith had failed, he claimed": in an inserted tag the pronoun is not the subject beside it
        tag = prose.word[anaphor.first - 1] == "," or prose.kind[anaphor.first - 1] == QUOTE if anaphor.first else False
        best: tuple[float, str] | None = None
        i = bisect_left(self.firsts, anaphor.first) - 1
        seen = 0
        while i >= 0 and seen < 40:
            c = self.candidates[i]
            i -= 1
            seen += 1
            name, fit = self._fits(c, kind, speaker)
            if anaphor.first in self.finds and name in self.reviewers:
                fit += 3.0
            if not name:
                continue
            sentences = here - prose.sentence[c.first]
            score = fit - 1.0 * sentences - 0.01 * seen
            if c.first in self.speaks:
                score += 1.5
            elif self._is_subject(c):
                score += 1.0
            elif c.owns:
                score -= 0.7
            else:
                score -= 1.2
            if name == speaker:
                score += 1.0
            if tag and sentences == 0:
                score -= 3.0
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
            if c.gender != kind and not (kind == "any" and c.gender in ("m", "f")):
                return None, 0.0
            return self.name_of(c, speaker), 0.5
        if kind in ("m", "f", "any"):
            if c.sort == PERSON and c.name:
                gender = self.gender.get(c.name)
                return (c.name, 0.6 if gender else 0.0) if gender in (kind, None) or kind == "any" else (None, 0.0)
            if kind == "any":
                return None, 0.0
            if c.sort in (ROLE, SPOKESPERSON):
                some = 0.5 if self._is_definite(c) else 2.0
                return (self.name_of(c), -some) if c.gender in (kind, None) else (None, 0.0)
            if c.sort == NAMED and not c.owns and not (c.head.endswith("s") and c.last - c.first == 1):
                return c.name, 0.0 if c.first in self.speaks else -1.5
            return None, 0.0
        if kind == "n":
            if c.sort in (BODY, DOCUMENT):
                return self.name_of(c), 0.0
            return (c.name, -1.0) if c.sort == NAMED else (None, 0.0)
        if kind == "p":
            if c.sort == PEOPLE or c.sort == BODY:
                name = self.name_of(c)
                return name, (0.7 if c.sort == PEOPLE else 0.0) + (0.5 if name in self.reviewers else 0.0)
            return None, 0.0
        return None, 0.0
