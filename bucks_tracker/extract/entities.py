"""What a mention stands for: pronouns by recency, gender and number; roles by who was named beside them."""

from bisect import bisect_left

from bucks_tracker.extract.grammar import (
    BODY,
    DOCUMENT,
    NAMED,
    PEOPLE,
    PERSON,
    PRONOUN,
    ROLE,
    SPOKESPERSON,
    Grammar,
)  # fmt: skip
from bucks_tracker.extract.issuers import Issuers
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import POINT, QUOTE, Prose
from bucks_tracker.extract.role_holders import RoleHolders
from bucks_tracker.extract.speech import Act
from bucks_tracker.records import Span

_BEST = 7.3  # the points that a mention can have in the sentence itself
_SOMEBODY = frozenset({"woman", "man", "mother", "father", "grandmother", "grandfather", "teacher", "boss", "director"})
_FROM = 6  # tokens after a letter in which its writer's role stands
_SOON = 4  # paragraphs after which a person who was only described has a name
_NEAR = 2  # sentences
_INTRODUCED = 1.5  # points
_DEEPEST = 8  # pronouns that stand for pronouns


class Entities(RoleHolders):
    """What the candidates of one article stand for."""

    def __init__(
        self, prose: Prose, candidates: list[Candidate], acts: list[Act], words: Grammar, text: str, issuers: Issuers
    ) -> None:
        super().__init__(prose, candidates, words)
        self.issuers = issuers
        self.reviewers = {m.name for m in issuers.bodies}
        self.text = text
        self.gender: dict[str, str] = {c.name: c.gender for c in candidates if c.sort == PERSON and c.name and c.gender}
        main: dict[int, int] = {}  # sentence -> the subject of its first act
        for act in acts:
            if not act.relative:
                main.setdefault(prose.sentence[act.verb], act.subject.first)
        self.speaks = set(main.values())
        self.spoken = main
        self.finds = {act.subject.first for act in acts if prose.word[act.verb] in words.finding}
        self.introduced: dict[str, int] = {}  # a person's name -> the token where it first stands
        for c in candidates:
            if c.sort == PERSON and c.name:
                self.introduced.setdefault(c.name, c.first)
        # the last block of the story's opening: headlines and the first paragraph
        self.opening = prose.block[prose.sentences[min(2, len(prose.sentences) - 1)][0]] if prose.sentences else 0
        self.resolved: dict[int, str | None] = {}
        self.depth = 0

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
        told = candidate.end > candidate.last  # "the leader of Kent" is told apart from the leader before
        if fitting or told or candidate.head not in self.words.offices or self.depth > _DEEPEST:
            return None
        self.depth += 1
        name = self._antecedent(candidate, None)
        self.depth -= 1
        if name:
            self._learn(candidate.lead, candidate.last - 1, name)
        return name

    def _owner(self, candidate: Candidate, speaker: str | None) -> str | None:
        """Who wrote "her report", "his letter", or "their letter" after "Inspectors were back"."""
        if self.prose.word[candidate.first] == "their":
            return self._reviewers_before(candidate)
        owner = {"his": "m", "her": "f"}.get(self.prose.word[candidate.first])
        if owner is None or self.depth > _DEEPEST:
            return None
        self.depth += 1
        name = self._antecedent(candidate._replace(sort=PRONOUN, gender=owner), speaker)
        self.depth -= 1
        return name

    def _reviewers_before(self, candidate: Candidate) -> str | None:
        """The body whose people are the subject of the same sentence or of the one or two before."""
        i = bisect_left(self.firsts, candidate.first) - 1
        while i >= 0 and self.prose.sentence[candidate.first] - self.prose.sentence[self.candidates[i].first] <= _NEAR:
            c = self.candidates[i]
            if (
                self.words.sort.get(c.head) == PEOPLE
                and not (c.owns or c.after_preposition)
                and (name := self.name_of(c)) in self.reviewers
            ):
                return name
            i -= 1
        return None

    def _only(self, candidate: Candidate) -> str | None:
        """The one person whom the story has named up to a role, a sentence or two before it."""
        if not self._is_definite(candidate) or candidate.first not in self.speaks:
            return None
        if candidate.head in self.words.offices:
            return None  # looked for among those with no other office
        i = bisect_left(self.firsts, candidate.first)
        before = [c for c in self.candidates[max(i - 60, 0) : i] if c.sort == PERSON]
        if not before or len({c.name for c in before}) > 1 or i > 60:
            return None
        near = self.prose.sentence[candidate.first] - self.prose.sentence[before[-1].first] <= _NEAR
        fits = candidate.gender is None or before[-1].gender in (candidate.gender, None)
        return before[-1].name if near and fits else None

    def _writer(self, candidate: Candidate) -> Candidate | None:
        """The role whose letter or report it is: "the minister's letter", "a letter from the minister"."""
        prose = self.prose
        end = max(candidate.end, candidate.last)
        if prose.word[candidate.last : candidate.last + 1] in (["from"], ["by"]):
            end = min(prose.sentences[prose.sentence[candidate.first]][1], max(end, candidate.last + _FROM))
        for j in range(candidate.lead, end):
            if prose.kind[j] in (POINT, QUOTE):
                break
            if self.words.sort.get(prose.word[j]) != ROLE or j == candidate.last - 1:
                continue
            first = candidate.lead
            if j >= candidate.last:
                if prose.word[candidate.last] not in ("from", "by"):
                    continue
                first = candidate.last + 1
            elif not prose.owns[j]:
                continue
            span = Span(prose.start[first], prose.end[j])
            return Candidate(first, j + 1, ROLE, prose.word[j], None, span, owns=prose.owns[j], end=j + 1, lead=first)
        return None

    def _described(self, candidate: Candidate) -> str | None:
        """The person whom a story's opening only describes, named after it: "A judge has … Judge Ann Moss …"."""
        prose = self.prose
        here = prose.block[candidate.first]
        if here > self.opening or candidate.owns:
            return None
        named = [name for _, head, name in self.roles if head == candidate.head]
        if len(set(named)) == 1:
            return named[0]
        if candidate.head not in _SOMEBODY:
            return None
        i = bisect_left(self.firsts, candidate.last)
        while i < len(self.candidates) and prose.block[self.candidates[i].first] <= here + _SOON:
            c = self.candidates[i]
            if c.sort == PERSON and prose.block[c.first] > here and self._leads(i):
                return c.name if c.gender in (candidate.gender, None) else None
            if c.sort == PERSON and c.first in self.speaks and prose.block[c.first] > here:
                return c.name if c.gender in (candidate.gender, None) else None
            i += 1
        return None

    def at(self, token: int) -> Candidate | None:
        """The candidate that begins at a token."""
        i = bisect_left(self.firsts, token)
        return self.candidates[i] if i < len(self.candidates) and self.candidates[i].first == token else None

    def name_of(self, candidate: Candidate, speaker: str | None = None) -> str | None:
        """The canonical name of a candidate; `speaker` is who spoke last before it. None where it is not known."""
        if candidate.name and candidate.sort in (PERSON, BODY, NAMED, DOCUMENT):
            return candidate.name
        if candidate.sort == PRONOUN:
            if candidate.first not in self.resolved:
                if self.depth > _DEEPEST:
                    return None
                self.depth += 1
                self.resolved[candidate.first] = self._antecedent(candidate, speaker)
                self.depth -= 1
            return self.resolved[candidate.first]
        if candidate.sort in (ROLE, SPOKESPERSON) and (name := self._holder(candidate)):
            return name
        if candidate.sort == ROLE and (name := self._described(candidate) or self._only(candidate)):
            return name
        if candidate.sort == DOCUMENT and (name := self._owner(candidate, speaker)):
            return name
        if candidate.sort == DOCUMENT and (role := self._writer(candidate)):
            return self.name_of(role, speaker)
        if candidate.first not in self.resolved:
            body = self.issuers.body_of(candidate) if candidate.sort != ROLE or candidate.head == "inspector" else None
            self.resolved[candidate.first] = body or self._plain(candidate)
        return self.resolved[candidate.first]

    def _plain(self, candidate: Candidate) -> str:
        words = " ".join(candidate.span.of(self.text).replace("\u2060", "").split())
        if candidate.owns and candidate.span.end == self.prose.end[candidate.last - 1]:
            words = words[:-2] if words[-2:] in ("'s", "’s") else words.rstrip("'’")
        article, _, rest = words.partition(" ")
        return rest if rest and article.lower() in ("the", "a", "an") else words

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
            sentences = here - prose.sentence[c.first]
            if best and _BEST - sentences < best[0]:
                break  # nothing so far back can be better
            i -= 1
            seen += 1
            name, fit = self._fits(c, kind, speaker)
            if name and anaphor.sort == ROLE and self._has_another(name, anaphor.head):
                continue
            if anaphor.first in self.finds and name in self.reviewers:
                fit += 3.0
            if not name:
                continue
            score = fit - 1.0 * sentences - 0.01 * seen
            if c.first in self.speaks:
                score += 1.5
            elif sentences <= 1 and self._is_introduced(c):
                score += _INTRODUCED
            elif self._leads(i + 1):
                score += 1.0
            elif c.owns:
                score -= 0.7
            else:
                score -= 1.2
            if sentences == 1 and anaphor.sort == PRONOUN and self._is_new(c) and self._leads(i + 1):
                score += 1.0
            if name == speaker:
                score += 1.0
            if tag and sentences == 0:
                score -= 3.0
            if best is None or score > best[0]:
                best = score, name
        return best[1] if best else None

    def _is_new(self, c: Candidate) -> bool:
        """Whether a person is named for the first time here, in a sentence where nobody else speaks."""
        new = c.sort == PERSON and self.introduced.get(c.name or "") == c.first
        return new and self.spoken.get(self.prose.sentence[c.first], c.first) == c.first

    def _is_introduced(self, c: Candidate) -> bool:
        """Whether a sentence brings somebody in for the next to go on with: "For Ann Moss, it was …", "… troubles Ann
        Moss, head of X."."""
        prose = self.prose
        if c.sort != PERSON or c.owns:
            return False
        begin, _ = prose.sentences[prose.sentence[c.first]]
        if c.lead - 1 == begin and prose.word[begin] == "for":
            return True
        if self.introduced.get(c.name or "") != c.first or prose.word[c.last : c.last + 1] not in ([","], ["–"], ["—"]):
            return False
        i = bisect_left(self.firsts, begin)  # but not in "In talks with Ann Moss, the leader …"
        return self.candidates[i].first < c.first and not self.candidates[i].after_preposition

    def _leads(self, i: int) -> bool:
        """Whether candidate `i` is the first of its sentence that can be its subject."""
        c = self.candidates[i]
        number = self.prose.sentence[c.first]
        for j in range(i - 1, max(i - 5, -1), -1):
            other = self.candidates[j]
            if self.prose.sentence[other.first] != number:
                break
            if (
                c.sort == PERSON
                and not other.owns
                and (other.first >= c.lead or (other.sort in (BODY, NAMED) and other.last == c.lead))
            ):
                continue  # of the same phrase: "Green group leader Ann Moss"
            if not other.after_preposition and not other.owns:
                return False
        return not c.after_preposition

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
                some = (1.2 if self._is_definite(c) else 2.0) + (0.0 if c.gender else 0.8)
                return (self.name_of(c), -some) if c.gender in (kind, None) else (None, 0.0)
            if c.sort == NAMED and not c.owns:
                if c.first in self.speaks:
                    return c.name, 0.0
                return (None, 0.0) if c.head.endswith("s") and c.last - c.first == 1 else (c.name, -1.5)
            return None, 0.0
        if c.head in self.words.places:
            return None, 0.0
        if kind == "n":
            if c.sort in (BODY, DOCUMENT):
                return self.name_of(c), 0.0
            return (c.name, -1.0) if c.sort == NAMED else (None, 0.0)
        if kind == "p":
            name = self.name_of(c) if c.sort in (PEOPLE, BODY, DOCUMENT) else None
            if c.sort in (PEOPLE, BODY) or name in self.reviewers:
                return name, (0.7 if c.sort == PEOPLE else 0.0) + (1.0 if name in self.reviewers else 0.0)
            return None, 0.0
        return None, 0.0
