"""Acts of speech in the reporter's own words: a verb and who is its subject, or "according to" somebody.

The subject stands before the verb, perhaps with an aside between commas, or after it ("said Mrs Jones").
"""

from typing import NamedTuple

from bucks_tracker.extract.grammar import DOCUMENT, NAMED, PERSON, PRONOUN, ROLE, SPOKESPERSON, Grammar
from bucks_tracker.extract.mentions import Candidate
from bucks_tracker.extract.prose import NAME, POINT, QUOTE, WORD, Prose
from bucks_tracker.records import Span

_OPENS_ASIDE = frozenset({",", "(", "–", "—", "-"})
_CLAUSE_ENDS = frozenset(
    [".", ",", ";", ")", "of", "for", "from", "at", "in", "on", "by", "who", "which", "seen", "out"]
)
_LINKS = frozenset({"of", "for", "from", "at", "in", "who", "which", "on", "with"})


_DATED = frozenset({",", "last", "this", "next", "in", "on", "earlier"})


class Act(NamedTuple):
    """An act of speech: the token of its verb, its subject, whether the subject follows, and whether the verb is one of
    saying (else of judging). `first` and `last` bound verb and subject."""

    verb: int
    subject: Candidate
    inverted: bool
    says: bool
    first: int
    last: int
    according: bool = False
    noun: bool = False  # "a claim by X"
    relative: bool = False  # "X, who said"


def find_acts(prose: Prose, candidates: list[Candidate], words: Grammar) -> list[Act]:
    """The acts of speech of an article, in order of their verbs."""
    return _Acts(prose, candidates, words).run()


class _Acts:
    def __init__(self, prose: Prose, candidates: list[Candidate], words: Grammar) -> None:
        self.prose = prose
        self.words = words
        self.by_first = {c.first: c for c in candidates}
        self.by_last = {c.last: c for c in candidates}
        self.in_sentence: dict[int, list[Candidate]] = {}
        for c in candidates:
            self.in_sentence.setdefault(prose.sentence[c.first], []).append(c)
        self.acts: list[Act] = []

    def run(self) -> list[Act]:
        prose, words = self.prose, self.words
        for i, word in enumerate(prose.word):
            if word not in words.acts:  # so are most
                continue
            if word in words.says or word in words.judges:
                if self._is_verb(i):
                    self._act(i, word in words.says)
                else:
                    self._noun(i)
            elif word in words.speech_nouns:
                self._noun(i)
            elif word in ("according", "per") and i + 2 < len(prose):
                after = i + 1 + (prose.word[i + 1] == "to")
                if (word == "per" or after > i + 1) and (subject := self._subject_at(after)):
                    self.acts.append(Act(i, subject, True, True, i, subject.last, True))
            elif word in ("put", "puts") and i + 1 < len(prose) and prose.word[i + 1] == "it":
                self._act(i, True)
        return self.acts

    def _noun(self, i: int) -> None:
        """A noun of speech with whose it is: "a claim by X", "the view of X"."""
        prose = self.prose
        if prose.word[i] in self.words.speech_nouns and prose.word[i + 1 : i + 2] in (["by"], ["from"], ["of"]):
            subject = self._subject_at(i + 2)
            if subject and (prose.word[i + 1] != "of" or subject.sort == PERSON):
                self.acts.append(Act(i, subject, True, True, i, subject.last, noun=True))

    def _is_verb(self, i: int) -> bool:
        prose = self.prose
        if prose.kind[i] == NAME and prose.sentences[prose.sentence[i]][0] != i:
            return False
        word = prose.word[i]
        if i and prose.sentence[i - 1] == prose.sentence[i]:
            before = prose.word[i - 1]
            if word in self.words.nouns_too and not (
                (i in self.by_last and not prose.owns[i - 1])
                or prose.kind[i - 1] in (QUOTE, POINT)
                or before in self.words.light
                or before in self.words.joining
                or before.endswith("ly")
            ):
                return False
            if before in ("the", "a", "an", "his", "its", "their", "this"):
                return False
            if before == "to" and "too" in prose.word[max(0, i - 4) : i - 1]:
                return False  # "it was too early to tell"
            if prose.owns[i - 1] and word not in self.words.says:
                return False
            # A participle after a noun is no act of the noun's: "the plan proposed by", but "said by" is none either
            if i + 1 < len(prose) and prose.word[i + 1] == "by" and before not in ("he", "she", "they", "who"):
                return False
        return True

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

    def _act(self, i: int, says: bool) -> None:
        prose = self.prose
        before = prose.kind[i - 1] if i else ""
        after_quote = bool(i) and (
            before == QUOTE or (prose.word[i - 1] in _OPENS_ASIDE and i > 1 and prose.kind[i - 2] == QUOTE)
        )
        if self._is_passive(i):
            if agent := self._agent(i):
                self.acts.append(Act(i, agent, True, says, i, agent.last))
            if agent or not says:
                return
        comma = bool(i) and prose.word[i - 1] == ","
        ing = prose.word[i].endswith("ing")
        if ing and i in self.by_last:
            return  # "recalled her talking about"
        if after_quote and says and not ing and prose.sentence[i - 1] == prose.sentence[i]:
            subject = self._subject_at(i + 1)
            if subject:
                self.acts.append(Act(i, subject, True, says, i, subject.last))
                return
        if comma and says and not ing and prose.word[i] not in self.words.addressing:
            subject = self._subject_at(i + 1)
            if subject and self._ends_clause(subject):
                self.acts.append(Act(i, subject, True, says, i, subject.last))
                return
        subject = self._subject_before(i, ing)
        if subject:
            relative = self.by_last.get(i)
            is_relative = relative is not None and relative.head in ("who", "which")
            first = relative.first if relative is not None and is_relative else subject.lead
            self.acts.append(Act(i, subject, False, says, first, i + 1, relative=is_relative))

    def _role_ends(self, candidates: list[Candidate], comma: int) -> bool:
        """Whether a role stands before an aside that names who has it: "its director, X, said", "Leader of the Council,
        X, said"."""
        heads = (ROLE, SPOKESPERSON)
        first = candidates[0]
        if first.sort in heads or self.words.sort.get(self.prose.word[first.first]) in heads:
            return True
        return any(c.end == comma and c.sort in heads for c in candidates)

    def _ends_clause(self, subject: Candidate) -> bool:
        """Whether a clause may end after a phrase: then the verb before it is followed by its subject."""
        prose = self.prose
        i = subject.last
        if subject.sort == PRONOUN:
            return False
        if i >= len(prose) or prose.sentence[i] != prose.sentence[i - 1]:
            return True
        word = prose.word[i]
        return word in _CLAUSE_ENDS or (subject.sort == DOCUMENT and word.endswith("ed"))

    def _is_passive(self, i: int) -> bool:
        prose = self.prose
        if not prose.word[i].endswith(("ed", "en", "found", "thought", "shown")):
            return False
        j = i - 1
        while j >= 0 and (
            prose.word[j].endswith("ly") or prose.word[j] in ("also", "once", "then", "later", "now", "not")
        ):
            j -= 1
        return j >= 0 and prose.word[j] in ("is", "are", "was", "were", "be", "been", "being")

    def _agent(self, i: int) -> Candidate | None:
        """The subject after "by": "was branded ‘chaotic’ by the watchdog"."""
        stop = self.prose.sentences[self.prose.sentence[i]][1]
        for j in range(i + 1, min(i + 8, stop - 1)):
            if self.prose.word[j] == "by":
                return self._subject_at(j + 1)
        return None

    def _subject_before(self, i: int, ing: bool) -> Candidate | None:
        prose = self.prose
        begin = prose.sentences[prose.sentence[i]][0]
        j = i - 1
        steps = 0
        while j >= begin:
            word, kind = prose.word[j], prose.kind[j]
            candidate = self.by_last.get(j + 1)
            if candidate is not None:
                return None if candidate.owns else self._outer(candidate, begin, i)
            if word in self.words.light or (kind == WORD and word.endswith("ly")):
                j -= 1
                continue
            if ing and j == i - 1:  # "…, saying", "by calling"
                return self._earlier(begin, i)
            if word in self.words.joining:
                return self._earlier(begin, i)
            if word in (",", ")", "–", "—", "-"):
                return self._before_aside(begin, j) or self._earlier(begin, i)
            if kind in (POINT, QUOTE):
                return None if kind == POINT else self._earlier(begin, i)
            if word in self.words.determiners and steps and (found := self._unlisted(j, i)):
                return found
            steps += 1
            if steps > 7:
                return self._earlier(begin, i)
            j -= 1
        return None

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
            if not earlier or candidate.first - 1 - earlier[-1].last > 2 or earlier[-1].owns:
                return candidate
            candidate = earlier[-1]
        return candidate

    def _antecedent(self, relative: Candidate, begin: int) -> Candidate | None:
        earlier = [c for c in self.in_sentence[self.prose.sentence[relative.first]] if c.last <= relative.first]
        gap = range(earlier[-1].end, relative.first) if earlier else range(0)
        if len(gap) > 2 and all(self.prose.word[j] in self.words.times or self.prose.word[j] in _DATED for j in gap):
            gap = gap[:0]  # "a visit last month, which found"
        if not earlier or len(gap) > 2:
            return None  # "anybody who complains"
        return earlier[-1]

    def _earlier(self, begin: int, i: int) -> Candidate | None:
        """The subject that a coordinated verb or a participle shares: that of the act before it, or the sentence's."""
        for act in reversed(self.acts):
            if act.verb < begin:
                break
            if not (act.according or act.noun or act.relative):
                return act.subject
        return sentence_subject(self.in_sentence.get(self.prose.sentence[i], []), i)

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
            if c.last <= comma and (prose.word[c.last] in _OPENS_ASIDE or prose.word[c.last] in _LINKS):
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


def sentence_subject(candidates: list[Candidate], before: int) -> Candidate | None:
    """The first candidate of a sentence that can be its subject, before token `before`."""
    for c in candidates:
        if c.first >= before:
            break
        if not c.after_preposition and not c.owns and c.head not in ("who", "which"):
            return c
    return None
