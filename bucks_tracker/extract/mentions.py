"""Who may have spoken: the noun phrases of the reporter's own words that can name a speaker.

Named people come from `extract.people`; here come the other ways to name a speaker: pronouns, roles, spokespersons,
bodies by name or by a common noun, documents, people in the plural.
"""

from bucks_tracker.extract.grammar import (
    BODY,
    DOCUMENT,
    NAMED,
    PEOPLE,
    PERSON,
    PRONOUN,
    PRONOUNS,
    ROLE,
    SPOKESPERSON,
    Grammar,
)  # fmt: skip
from bucks_tracker.extract.noun_phrases import TAILS, Candidate, NounPhrases
from bucks_tracker.extract.prose import NAME, POINT, QUOTE, WORD, Prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Span

_JOINS = frozenset({"of", "for", "and", "&", "the", "on", "to"})


def find_candidates(reading: Reading, prose: Prose, words: Grammar) -> list[Candidate]:
    """The candidates of an article in order; they do not overlap."""
    return _Chunking(reading, prose, words).run()


class _Chunking(NounPhrases):
    def run(self) -> list[Candidate]:
        prose = self.prose
        kinds, words, starts = prose.kind, prose.word, prose.start
        begins, known = self.words.begins, self.people.keys() | self.bodies.keys()
        i, stop = 0, len(kinds)
        while i < stop:
            # most words begin nothing
            if kinds[i] == NAME or words[i] in begins or starts[i] in known:
                i = self._at(i)
            else:
                i += 1
        return self.found

    def _at(self, i: int) -> int:
        """Read a candidate at token `i`, if one begins there; the token to go on from."""
        prose = self.prose
        word = prose.word[i]
        if self.people and (person := self.people.get(prose.start[i])):
            last = self._token_after(i, person[0])
            head = prose.word[last - 1]
            while last < self._end_of_sentence(i) and prose.word[last] in self.words.postnominals:
                last += 1  # "Ann Jones MP said"
            if prose.owns[last - 1] and (made := self._document(last)):
                return self._add(i, made, DOCUMENT, prose.word[made - 1], person[1], person[2])
            return self._add(i, last, PERSON, head, person[1], person[2])
        if self.bodies and (body := self.bodies.get(prose.start[i])):
            last = self._token_after(i, body[0])
            if self.words.sort.get(prose.word[last - 1]) != ROLE:  # "the minister" is a person, whatever the department
                return self._body(i, last, body[1])
        base = word.split("’")[0].split("'")[0] if "’" in word or "'" in word else word
        if base in PRONOUNS:
            return self._add(i, i + 1, PRONOUN, base, None, PRONOUNS[base])
        if word in self.words.determiners:
            return self._phrase(i)
        sort = self.words.sort.get(word)
        if prose.kind[i] == NAME and word not in self.words.common:
            return self._name(i)
        if sort and not (sort in (BODY, DOCUMENT) and prose.kind[i] == WORD and word not in self.words.bare):
            return self._phrase(i)
        return i + 1

    def _document(self, i: int) -> int:
        """The token after a document of whoever is named before token `i` ("Ms Parr's report"), or 0."""
        prose = self.prose
        for j in range(i, min(i + 3, self._end_of_sentence(i - 1))):
            if self.words.sort.get(prose.word[j]) == DOCUMENT:
                return j + 1
            if prose.kind[j] != WORD or prose.word[j] in self.words.breaks or prose.word[j] in self.words.says:
                break
        return 0

    # ------------------------------------------------------------ names

    def _name(self, i: int) -> int:
        """A run of capitals that `extract.people` did not take for a person: mostly bodies and places."""
        prose, words = self.prose, self.words
        last, stop = i + 1, self._end_of_sentence(i)
        while last < stop and not prose.owns[last - 1]:
            if self.people and prose.start[last] in self.people:
                break
            if (prose.kind[last] == NAME and self._adjoin(last)) or (
                prose.word[last] in _JOINS and self._joins(i, last, stop)
            ):
                last += 1
            else:
                break
        head = prose.word[last - 1]
        if last - i > 2 and self.text[prose.start[i] : prose.end[last - 1]].isupper():
            return last  # a crosshead in capitals
        if last < stop and prose.kind[last] == WORD and not prose.owns[last - 1] and self._goes_on(last):
            return self._phrase(i)  # "Labour campaign spokesman", "Homeland Security memo"
        if prose.owns[last - 1] and last < stop:
            self._add(i, last, NAMED, head, self._plain(i, last))
            return last
        sort = words.sort.get(head)
        if sort in (SPOKESPERSON, ROLE, PEOPLE, DOCUMENT):
            self._add_phrase(i, last, sort)
            return last
        if last - i == 1 and prose.sentences[prose.sentence[i]][0] == i and self._is_common_noun(i):
            return last
        if head in words.places and last - i == 1:
            return self._add(i, last, BODY, head, self._plain(i, last))
        return self._add(i, last, BODY if self._is_body(i, last) else NAMED, head, self._plain(i, last))

    def _is_common_noun(self, i: int) -> bool:
        """Whether a word has its capital only because it opens a sentence: a participle, or a noun before a noun."""
        prose, words = self.prose, self.words
        if prose.word[i].endswith(("ed", "ing")):
            return True
        if i + 1 >= self._end_of_sentence(i) or prose.kind[i + 1] != WORD or prose.owns[i]:
            return False
        after = prose.word[i + 1]
        return not (self._is_verb(after) or after in words.light or after in words.breaks or after.endswith("ly"))

    # ------------------------------------------------------------ phrases

    def _phrase(self, i: int) -> int:
        """A phrase from a determiner, a name or a noun on to a head noun that can speak."""
        prose, words = self.prose, self.words
        stop = min(self._end_of_sentence(i), i + 10)
        people, determiners, breaks, sort = self.people, words.determiners, words.breaks, words.sort
        when = prose.word[i] in ("this", "that") and i + 1 < stop and prose.word[i + 1] in words.times
        if when and not prose.owns[i + 1]:
            return i + 2  # "this spring agency workers …"
        head = None
        j = i + (prose.word[i] in determiners)
        while j < stop:
            word, kind = prose.word[j], prose.kind[j]
            if j > i and prose.start[j] in people:
                return j  # a role straight before a name: the name will be the candidate
            if kind in (POINT, QUOTE) or word in determiners:
                break
            if word in breaks and not (j > i and prose.kind[j - 1] == NAME and self._joins(i, j, stop)):
                break
            if word in sort and not (word in words.parties and self._is_adjective(j)):
                head = j
            elif self._ends_phrase(head, j):
                break
            j += 1
        if head is None:
            return self._bodiless(i)
        self._add_phrase(i, head + 1, words.sort[prose.word[head]])
        return head + 1

    def _ends_phrase(self, head: int | None, i: int) -> bool:
        """Whether the phrase whose head noun so far is token `head` ends before the plain word at `i`."""
        word = self.prose.word[i]
        if head is None:
            return self._is_verb(word)
        if self.prose.owns[head] or word in self.words.breaks:
            return False
        return not self._compound(i)

    def _bodiless(self, i: int) -> int:
        """A phrase without a head noun that can speak: the body inside it is one by itself ("the BBC")."""
        if self.prose.word[i] in self.words.determiners:
            return i + 1
        return self._add(i, i + 1, NAMED, self.prose.word[i], self._plain(i, i + 1))

    def _add_phrase(self, first: int, last: int, sort: str) -> None:
        """Add the phrase `[first, last)` with the prepositional phrase that names whom it speaks for."""
        prose = self.prose
        head = prose.word[last - 1]
        if sort == ROLE and not prose.owns[last - 1] and last < len(prose) and prose.start[last] in self.people:
            return  # a role straight before a name: the name will be the candidate
        end = last
        if end < self._end_of_sentence(first) and prose.word[end] in TAILS and not prose.owns[last - 1]:
            end = self._tail(end)
        if end > last and end < len(prose) and prose.start[end] in self.people:
            if sort in (ROLE, SPOKESPERSON):
                return
            end = last  # "a letter from the minister to council leader Ann Jones"
        gender = self.words.sex.get(head)
        span = Span(prose.start[first], prose.end[end - 1])
        self.found.append(self._candidate(first, last, sort, head, None, span, gender, end))

    def _body(self, first: int, last: int, name: str) -> int:
        """A known body; with a role after it the phrase goes on ("an Ofsted inspector", "the council's leader")."""
        stop = self._end_of_sentence(first)
        if last < stop and self.prose.kind[last] == WORD and self._goes_on(last):
            return self._phrase(first)
        return self._add(first, last, BODY, self.prose.word[last - 1], name)
