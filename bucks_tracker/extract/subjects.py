"""The subject of a verb of speech: after it, before it, before an aside or a relative clause."""

from bucks_tracker.extract.grammar import NAMED, PERSON, PRONOUN, ROLE, SPOKESPERSON, Grammar
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import NAME, POINT, QUOTE, WORD, Prose
from bucks_tracker.records import Span

OPENS_ASIDE = frozenset({",", "(", "–", "—", "-"})
_LINKS = frozenset({"of", "for", "from", "at", "in", "who", "which", "on", "with"})
_DATED = frozenset(
    {",", "last", "this", "next", "in", "on", "earlier", "the", "of", "late", "early", "end", "start", "and"}
)


def sentence_subject(candidates: list[Candidate], before: int) -> Candidate | None:
    """The first candidate of a sentence that can be its subject, before token `before`."""
    for c in candidates:
        if c.first >= before:
            break
        if not c.after_preposition and not c.owns and c.head not in ("who", "which"):
            return c
    return None


class Subjects:
    """The candidates of one article by where they begin and end, and the subjects among them."""

    def __init__(self, prose: Prose, candidates: list[Candidate], words: Grammar) -> None:
        self.prose = prose
        self.words = words
        self.by_first = {c.first: c for c in candidates}
        self.by_last = {c.last: c for c in candidates}
        self.in_sentence: dict[int, list[Candidate]] = {}
        for c in candidates:
            self.in_sentence.setdefault(prose.sentence[c.first], []).append(c)

    def _subject_at(self, i: int) -> Candidate | None:
        """The candidate that begins at token `i`; of a role and a name side by side, the name."""
        candidate = self.by_first.get(i)
        if candidate is None:
            # "said housing minister Yvette Cooper": plain words before the name belong to it
            for j in range(i, min(i + 9, len(self.prose))):
                if self.prose.sentence[j] != self.prose.sentence[i]:
                    return None
                if self.prose.kind[j] in (POINT, QUOTE) and self.prose.word[j] not in ("/", "-"):
                    return None
                if found := self.by_first.get(j):
                    candidate = found
                    break
                if self.prose.word[j] in self.words.says or self.prose.word[j] in (
                    "that",
                    "to",
                    "it",
                    "in",
                    "on",
                    "about",
                    "as",
                    "by",
                    "with",
                    "has",
                    "have",
                    "had",
                    "is",
                    "are",
                    "was",
                    "were",
                    "will",
                    "would",
                ):
                    return None
            else:
                return None
        while (
            (following := self.by_first.get(candidate.last))
            and not candidate.owns
            and following.sort in (PERSON, NAMED)
        ):
            if candidate.sort == PRONOUN or following.first >= len(self.prose):
                break
            candidate = following
        if candidate.owns and candidate.last < len(self.prose):
            return self.by_first.get(candidate.last) or self._beyond(candidate)
        return candidate

    def _beyond(self, owner: Candidate) -> Candidate | None:
        """What the owner owns: "said Ohio's governor, Jon Husted"."""
        for j in range(owner.last, min(owner.last + 7, len(self.prose))):
            if self.prose.kind[j] in (POINT, QUOTE):
                return None
            if found := self.by_first.get(j):
                return found
        return None

    def _role_ends(self, candidates: list[Candidate], comma: int) -> bool:
        """Whether a role stands before an aside that names who has it: "its director, X, said", "Leader of the Council,
        X, said"."""
        heads = (ROLE, SPOKESPERSON)
        first = candidates[0]
        if first.sort in heads or self.words.sort.get(self.prose.word[first.first]) in heads:
            return True
        return any(c.end == comma and c.sort in heads for c in candidates)

    def _before_aside(self, begin: int, comma: int) -> Candidate | None:
        """The subject before an aside that ends at `comma`: "X, who …, said", "X (D-Ohio) said", "X of Y, said"."""
        prose = self.prose
        candidates = [c for c in self.in_sentence.get(prose.sentence[comma], []) if c.last <= comma]
        for c in reversed(candidates):
            alone = not any(x.last < c.first for x in candidates)
            apposed = c.sort == PERSON and prose.word[c.lead - 1] == "," and self._role_ends(candidates, c.lead - 1)
            if c.last == comma and (alone or apposed):
                return c
        floor = begin
        for j in range(comma - 1, begin - 1, -1):
            if prose.kind[j] == QUOTE or prose.word[j] in (":", ";"):
                floor = j + 1
                break
        for c in candidates:
            if c.first < floor or c.owns or c.head in ("who", "which") or c.after_preposition:
                continue
            if c.last <= comma and (prose.word[c.last] in OPENS_ASIDE or prose.word[c.last] in _LINKS):
                following = self.by_first.get(c.last + 1)
                # "Chairman of the panel, Jason Chaffetz, said"
                if (
                    c.sort in (ROLE, SPOKESPERSON)
                    and following
                    and following.sort == PERSON
                    and following.last == comma
                ):
                    return following
                return c
        return candidates[-1] if candidates and candidates[-1].last == comma else None

    def _unlisted(self, first: int, verb: int) -> Candidate | None:
        """A subject whose noun no list knows: "the bandmaster said"."""
        prose = self.prose
        last = first + 1
        while last < verb and prose.kind[last] in (NAME, WORD) and prose.word[last] not in self.words.light:
            if prose.word[last] in self.words.breaks or prose.word[last].endswith("ly"):
                break
            last += 1
        if prose.word[last - 1] in self.words.times:
            return None  # "a visit this October found"
        if last == first + 1 or any(prose.word[j] not in self.words.light for j in range(last, verb)):
            return None
        before = prose.word[first - 1] if first and prose.sentence[first - 1] == prose.sentence[first] else ""
        if before in self.words.prepositions:
            return None
        span = Span(prose.start[first], prose.end[last - 1])
        return Candidate(first, last, ROLE, prose.word[last - 1], None, span, end=last, lead=first)

    def _outer(self, candidate: Candidate, begin: int, verb: int) -> Candidate | None:
        """The phrase on which a candidate hangs: "residents in Leeds said" is residents."""
        for _ in range(3):
            if candidate.head == "who" or candidate.head == "which":
                return self._antecedent(candidate, begin)
            if not candidate.after_preposition or candidate.first - 1 <= begin:
                return candidate
            beside = self.prose.word[candidate.lead : candidate.first]
            if candidate.sort == PERSON and any(w in self.words.bodies for w in beside):
                return candidate  # "Chief Secretary to the Treasury Ann Jones said"
            earlier = [c for c in self.in_sentence[self.prose.sentence[verb]] if c.last <= candidate.first - 1]
            if not earlier or (candidate.first - 1 - earlier[-1].last > 2 and not self._in_charge(earlier, candidate)):
                return candidate
            if earlier[-1].owns:
                if len(earlier) < 2 or not self._in_charge(earlier[:-1], candidate):
                    return candidate
                earlier.pop()
            candidate = earlier[-1]
        return candidate

    def _in_charge(self, earlier: list[Candidate], candidate: Candidate) -> bool:
        """Whether a role goes on up to a candidate: "the woman in charge of children's homes in Leeds"."""
        last = earlier[-1].last
        if self.words.sort.get(earlier[-1].head) != ROLE or candidate.first - last > 10:
            return False
        return self.prose.word[last : last + 2] in (["in", "charge"], ["responsible", "for"], ["who", "runs"])

    def _antecedent(self, relative: Candidate, begin: int) -> Candidate | None:
        earlier = [c for c in self.in_sentence[self.prose.sentence[relative.first]] if c.last <= relative.first]
        gap = range(earlier[-1].end, relative.first) if earlier else range(0)
        if len(gap) > 2 and all(self._tells_when(j) for j in gap):
            gap = gap[:0]  # "a visit last month, which found"
        if not earlier or len(gap) > 2:
            return None  # "anybody who complains"
        return earlier[-1]

    def _tells_when(self, i: int) -> bool:
        word = self.prose.word[i]
        return word in self.words.times or word in _DATED or word.isdecimal()
