"""Acts of speech in the reporter's own words: a verb and who is its subject, or "according to" somebody.

The subject stands before the verb, perhaps with an aside between commas, or after it ("said Mrs Jones").
"""

from typing import NamedTuple

from bucks_tracker.extract.grammar import DOCUMENT, NAMED, PEOPLE, PERSON, PRONOUN, Grammar
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import NAME, POINT, QUOTE, WORD, Prose
from bucks_tracker.extract.subjects import OPENS_ASIDE, Subjects, sentence_subject

_ASKS = frozenset({"ask", "tell", "explain", "answer", "question"})
_CLAUSE_ENDS = frozenset(
    [".", ",", ";", ")", "of", "for", "from", "at", "in", "on", "by", "who", "which", "seen", "out"]
)


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


class _Acts(Subjects):
    def __init__(self, prose: Prose, candidates: list[Candidate], words: Grammar) -> None:
        super().__init__(prose, candidates, words)
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
            if word in self.words.nouns_too and any(
                w.isdecimal() for w in prose.word[max(prose.sentences[prose.sentence[i]][0], i - 4) : i]
            ):
                return False  # "40 social worker posts"
            if before in ("not", "n't", "n’t") and word in _ASKS and prose.word[i - 2] in ("did", "do", "does"):
                return False  # "leaders did not ask ‘…’"
            if before == "to" and "too" in prose.word[max(0, i - 4) : i - 1]:
                return False  # "it was too early to tell"
            if prose.owns[i - 1] and word not in self.words.says:
                return False
            # A participle after a noun is no act of the noun's: "the plan proposed by", but "said by" is none either
            if i + 1 < len(prose) and prose.word[i + 1] == "by" and before not in ("he", "she", "they", "who"):
                return False
        return True

    def _act(self, i: int, says: bool) -> None:
        prose = self.prose
        before = prose.kind[i - 1] if i else ""
        after_quote = bool(i) and (
            before == QUOTE or (prose.word[i - 1] in OPENS_ASIDE and i > 1 and prose.kind[i - 2] == QUOTE)
        )
        if self._is_passive(i):
            if agent := self._agent(i):
                self.acts.append(Act(i, agent, True, says, i, agent.last))
            if agent or not says:
                return
        if prose.word[i].endswith("ed") and prose.word[i + 1 : i + 2] == ["in"]:
            paper, noun = self._subject_at(i + 2), self.by_last.get(i)
            if paper and paper.sort == DOCUMENT and (noun is None or noun.sort in (NAMED, PEOPLE, DOCUMENT)):
                self.acts.append(Act(i, paper, True, says, i, paper.last))  # "the strengths highlighted in the report"
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

    def _earlier(self, begin: int, i: int) -> Candidate | None:
        """The subject that a coordinated verb or a participle shares: that of the act before it, or the sentence's."""
        for act in reversed(self.acts):
            if act.verb < begin:
                break
            if not (act.according or act.noun or act.relative):
                return act.subject
        return sentence_subject(self.in_sentence.get(self.prose.sentence[i], []), i)
