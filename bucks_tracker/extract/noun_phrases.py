"""Noun phrases that can name a speaker: where they begin and end, and what a candidate is."""

from typing import NamedTuple

from bucks_tracker.extract.grammar import PERSON, PRONOUN, ROLE, SPOKESPERSON, Grammar
from bucks_tracker.extract.prose import NAME, WORD, Prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Span

TAILS = frozenset({"for", "of", "at", "from", "to"})
_INSIDE = frozenset({"of", "for", "and", "&", "at", "to"})


class Candidate(NamedTuple):
    """A noun phrase that may name a speaker: the tokens `[first, last)`. `name` is the canonical name where the phrase
    itself tells it, `head` its head noun, `after_preposition` whether it hangs on one and so is no subject."""

    first: int
    last: int
    sort: str
    head: str
    name: str | None
    span: Span
    gender: str | None = None
    owns: bool = False
    after_preposition: bool = False
    end: int = -1  # where it ends with the phrase that says of whom or for whom
    lead: int = -1  # where the noun phrase begins: at a title, a role or a determiner before the name


class NounPhrases:
    """Reads the edges of noun phrases; `found` holds the candidates of the article so far, in order."""

    def __init__(self, reading: Reading, prose: Prose, words: Grammar) -> None:
        self.prose = prose
        self.words = words
        self.text = reading.folded
        self.people = {m.span.start: (m.span.end, p.name, p.gender) for p in reading.people for m in p.mentions}
        self.bodies = {m.span.start: (m.span.end, m.name) for m in (*reading.councils, *reading.bodies)}
        self.found: list[Candidate] = []

    def _token_after(self, i: int, end: int) -> int:
        last = i + 1
        while last < len(self.prose) and self.prose.start[last] < end:
            last += 1
        return last

    def _add(self, first: int, last: int, sort: str, head: str, name: str | None, gender: str | None = None) -> int:
        prose = self.prose
        span = Span(prose.start[first], prose.end[last - 1])
        self.found.append(self._candidate(first, last, sort, head, name, span, gender))
        return last

    def _candidate(
        self,
        first: int,
        last: int,
        sort: str,
        head: str,
        name: str | None,
        span: Span,
        gender: str | None,
        end: int = 0,
    ) -> Candidate:
        prose = self.prose
        lead = first if sort == PRONOUN else self._lead(first)
        if sort == PERSON and lead < first:
            lead = self._role_lead(lead)
        before = prose.word[lead - 1] if lead and prose.sentence[lead - 1] == prose.sentence[first] else ""
        owns, hangs = prose.owns[last - 1], before in self.words.prepositions
        return Candidate(first, last, sort, head, name, span, gender, owns, hangs, max(end, last), lead)

    def _role_lead(self, lead: int) -> int:
        """The beginning of "Director of children's services" where a name follows it and the lead is after "of"."""
        prose, words = self.prose, self.words
        role = lead - 2
        if role < prose.sentences[prose.sentence[lead]][0] or prose.word[lead - 1] not in TAILS:
            return lead
        inside = prose.kind[lead] == WORD or prose.word[lead] in words.bodies
        return self._lead(role) if inside and words.sort.get(prose.word[role]) in (ROLE, SPOKESPERSON) else lead

    def _lead(self, first: int) -> int:
        """The first token of the noun phrase that ends in the candidate at `first`."""
        prose, words = self.prose, self.words
        if prose.word[first] in words.determiners:
            return first
        floor = max(prose.sentences[prose.sentence[first]][0], first - 8)
        previous = self.found[-1] if self.found else None
        if previous and previous.last > floor and not previous.owns:
            between = range(previous.last, first)
            joined = all(prose.kind[j] == NAME or prose.word[j] in words.sort for j in between)
            if not joined or prose.word[previous.first] in words.determiners:
                floor = previous.last
        i = first
        while i > floor:
            word, kind = prose.word[i - 1], prose.kind[i - 1]
            if word in words.determiners:
                return i - 1
            if word in words.outside or (kind != NAME and kind != WORD):
                break
            i -= 1
        while i < first and prose.kind[i] == WORD and prose.word[i].endswith(("ed", "ing", "ly")):
            i += 1
        return i

    def _adjoin(self, i: int) -> bool:
        gap = self.text[self.prose.end[i - 1] : self.prose.start[i]]
        return len(gap) < 4 and "\n" not in gap

    def _joins(self, first: int, i: int, stop: int) -> bool:
        """Whether "of", "and" ... at `i` goes on a body's name: "Department for Education", "Bailey & Glasser"."""
        following = i + 2 if i + 1 < stop and self.prose.word[i + 1] == "the" else i + 1
        if following >= stop or self.prose.kind[following] != NAME or self.prose.start[following] in self.people:
            return False
        if self.prose.word[i] == "&":
            return True
        return self.prose.word[i] != "to" and any(w in self.words.bodies for w in self.prose.word[first:i])

    def _is_body(self, first: int, last: int) -> bool:
        prose = self.prose
        if any(w in self.words.bodies for w in prose.word[first:last]):
            return True
        written = self.text[prose.start[last - 1] : prose.end[last - 1]]
        return written.isupper() and len(written) > 1

    def _plain(self, first: int, last: int) -> str:
        words = self.text[self.prose.start[first] : self.prose.end[last - 1]].replace("\u2060", "")
        if self.prose.owns[last - 1]:
            words = words.rstrip("sS").rstrip("'’") if words[-1:] in "sS" else words.rstrip("'’")
        return " ".join(words.split())

    def _end_of_sentence(self, i: int) -> int:
        return self.prose.sentences[self.prose.sentence[i]][1]

    def _goes_on(self, i: int) -> bool:
        """Whether a noun that can speak follows within three plain words."""
        for j in range(i, min(i + 3, len(self.prose))):
            word = self.prose.word[j]
            if self.prose.kind[j] != WORD or word in self.words.breaks or word in self.words.says:
                return False
            if word in self.words.sort:
                return True
        return False

    def _is_verb(self, word: str) -> bool:
        return (word in self.words.says or word in self.words.judges) and word not in self.words.nouns_too

    def _is_adjective(self, i: int) -> bool:
        """Whether a party's word goes before a noun: "conservative radio host"."""
        prose = self.prose
        if i + 1 >= self._end_of_sentence(i):
            return False
        word = prose.word[i + 1]
        light = word in self.words.light or word in self.words.breaks or word in self.words.says
        return prose.kind[i + 1] in (NAME, WORD) and not light

    def _compound(self, i: int) -> bool:
        """Whether plain words at `i` lead on to another head noun: "chief fire officer"."""
        word = self.prose.word[i]
        if self.prose.kind[i] != WORD or word.endswith(("s", "ed", "ing", "ly")) or self._is_verb(word):
            return False  # "the report found leaders ..."
        return self._goes_on(i)

    def _tail(self, i: int) -> int:
        """The end of "for the Trump campaign", "of the Refugee Council" after a head noun at `i - 1`."""
        prose = self.prose
        j, stop = i + 1, min(self._end_of_sentence(i), i + 9)
        named, closed = False, i
        while j < stop and prose.start[j] not in self.people:
            word, kind = prose.word[j], prose.kind[j]
            if kind == NAME or word in self.words.sort:
                named, closed = True, j + 1
            elif kind != WORD or (word in self.words.breaks and word not in _INSIDE) or self._is_verb(word):
                break
            elif word not in _INSIDE and word not in self.words.determiners:
                closed = j + 1 if prose.word[j + 1 : j + 2] == [","] else closed
            j += 1
        if j < stop and j > i + 1 and prose.start[j] in self.people and prose.word[j - 1] not in _INSIDE:
            return j  # "spokesman for sport Ann Jones"
        return closed if named or closed > i else i
