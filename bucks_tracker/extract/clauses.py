"""Where reported speech begins and ends in a sentence, by its act of speech.

The clause stands after the verb ("said that …"), before a tag ("…, she said"), around it ("…, she said, …") or beside
"according to". `words/indirect_speech.toml` holds the words that this goes by.
"""

from functools import lru_cache

from bucks_tracker.extract.entities import Entities
from bucks_tracker.extract.grammar import PERSON, ROLE, Grammar
from bucks_tracker.extract.prose import NAME, NUMBER, POINT, QUOTE, WORD, Prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.speech import Act
from bucks_tracker.vocabulary import Vocabulary

_CONTRACTED = frozenset({"it", "he", "she", "that", "there", "what", "who"})  # "it's"
_TELLS = frozenset({"told", "tells", "tell", "telling", "informed", "assured", "reminded"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "there", "nobody", "everybody", "everyone"})
_DESCRIBES = frozenset({"described", "describes", "characterised", "characterises"})
_CREDITS = frozenset({"image", "images", "picture", "pictures", "photo", "photos", "pic", "credit"})
_FAR = 12  # tokens between a verb and its "that"


class _Words:
    def __init__(self, vocabulary: Vocabulary) -> None:
        def words(name: str) -> frozenset[str]:
            return frozenset(vocabulary["indirect_speech"].by_id[name].extra["words"].split())

        self.plain, self.clause, self.addressed = words("plain"), words("clause"), words("addressed")
        self.finite, self.tails, self.when = words("finite"), words("tails"), words("when")
        self.asking, self.questions, self.hanging = words("asking"), words("questions"), words("hanging")
        self.no_clause = words("no_clause")
        # a clause does not begin with a verb, but may with "they'd"
        self.no_subject = frozenset(w for w in self.finite if "'" not in w and "’" not in w)


@lru_cache(maxsize=4)
def _words(vocabulary: Vocabulary) -> _Words:
    return _Words(vocabulary)


class Clauses:
    """The clauses that acts of speech report, as half-open ranges of the tokens of `prose`."""

    def __init__(self, reading: Reading, prose: Prose, entities: Entities, grammar: Grammar) -> None:
        self.prose = prose
        self.entities = entities
        self.grammar = grammar
        self.words = _words(reading.vocabulary)

    def of(self, act: Act, later: list[Act], begin: int, stop: int) -> list[tuple[int, int, str]]:
        """The half-open ranges of tokens that an act reports, each with its rule; `later` are the acts after it."""
        prose = self.prose
        end = stop
        while end > begin and prose.kind[end - 1] == POINT and prose.word[end - 1] in ".!?…":
            end -= 1
        if act.according:
            return self._according(act, begin, end)
        word = prose.word[act.verb]
        if word in _DESCRIBES:
            return self._described(act, end)
        if word not in self.words.plain and word not in self.words.clause and word not in self.words.asking:
            return []
        if self._is_inserted(act, begin, end):
            return self._around(act, begin, end)
        if not act.inverted and act.first <= act.verb and (clause := self._after(act, later, end)):
            return self._pieces(*clause)
        return self._before(act, begin, end)

    def _according(self, act: Act, begin: int, end: int) -> list[tuple[int, int, str]]:
        prose = self.prose
        if act.verb == begin:
            commas = [j for j in range(act.last, min(act.last + 24, end - 1)) if prose.word[j] == ","]
            # "According to Jo Bloggs, who chairs the board, ..." begins after the aside
            asides = [j for j in commas if prose.word[j + 1] in ("who", "whose", "which") or self._is_role(j + 1)]
            commas = [j for j in commas if not asides or j > asides[-1]]
            return [(commas[0] + 1, end, "according to")] if commas else []
        if not self.has_verb(begin, act.verb) and act.verb - begin < 8:
            return []
        first = act.verb - 1 if prose.word[act.verb - 1] in (",", "–", "-") else act.verb
        if act.last < end and prose.word[act.last] == "," and end - act.last > 3 and act.verb - begin < 4:
            return [(act.last + 1, end, "according to")]
        return [(begin, first, "according to")]

    def _described(self, act: Act, end: int) -> list[tuple[int, int, str]]:
        """ "Mrs Jones described the report as fair": the report as fair."""
        prose = self.prose
        first = act.verb + 1
        if act.inverted or not any(prose.word[j] == "as" for j in range(first, min(first + _FAR, end))):
            return []
        return [(first, self._cut(first, end), "described as")]

    def _is_role(self, i: int) -> bool:
        candidate = self.entities.at(i)
        return candidate is not None and candidate.sort == ROLE

    def _around(self, act: Act, begin: int, end: int) -> list[tuple[int, int, str]]:
        """What an act between commas interrupts: "Staff had left, she said, and …" or "The plan, she said, is off"."""
        prose = self.prose
        first, last = act.first - 1, self._end(act)  # the commas
        comma = next((j for j in range(first - 1, begin, -1) if prose.word[j] in (",", ";")), begin - 1)
        if self.has_verb(comma + 1, first):
            return [(begin, first, "tag")]
        semicolon = next((j for j in range(last, end) if prose.word[j] == ";"), end)
        return [(comma + 1, semicolon, "inserted")]

    def _end(self, act: Act) -> int:
        """The token after an act's verb and subject: "she said", "said she", "she points out"."""
        end = max(act.last, act.verb + 1)
        return end + 1 if end < len(self.prose) and self.prose.word[end] == "out" else end

    def _is_inserted(self, act: Act, begin: int, end: int) -> bool:
        prose = self.prose
        last = self._end(act)
        return (
            act.first > begin + 1
            and last + 2 < end
            and prose.word[act.first - 1] == ","
            and prose.word[last] == ","
            and prose.kind[act.first - 2] != QUOTE
        )

    def _after(self, act: Act, later: list[Act], end: int) -> tuple[int, int, str] | None:
        """The clause after the verb, up to the next act of the same speaker."""
        prose, words = self.prose, self.words
        verb = prose.word[act.verb]
        i = act.verb + 1
        if i >= end or prose.word[i] in (":", "by"):
            return None
        for other in later:
            if other.verb >= end or other.subject is not act.subject or other.inverted:
                continue
            j = other.verb - 1
            while j > i and (prose.word[j] in self.grammar.light or prose.word[j].endswith("ly")):
                j -= 1
            if prose.word[j] in ("and", "but", ","):
                end = j - (prose.word[j - 1] == ",")
                break
        if verb in words.asking:
            question = next((j for j in range(i, min(i + 6, end)) if prose.word[j] in words.questions), None)
            return (question, self._cut(question, end), "asked") if question is not None else None
        if verb == "states" and act.subject.end != act.verb:
            return None  # "swing states that …"
        that = next((j for j in range(i, min(i + _FAR, end)) if self._is_that(j, i, verb)), None)
        if that is not None:
            return (that + 1, self._cut(that + 1, end), "said that") if that + 1 < end else None
        if prose.word[i] == ",":
            return None  # "she said, going on to …"
        first, rule = self._past_address(i, verb, end), "said"
        if first >= end or prose.word[first] in words.no_subject:
            return None
        if prose.word[first] in words.no_clause and not (prose.word[first] == "no" and self._is_clause(first + 1, end)):
            return None  # "said no", but "concluded no agency was at fault"
        if prose.word[first].endswith("ed") or (
            verb in words.clause and prose.word[first] in self.grammar.prepositions
        ):
            return None  # "the office it said required improvement", "failings found in"
        hard = verb not in ("said", "says", "say") or prose.word[first] in self.grammar.prepositions
        if hard and not self._is_clause(first, end):
            return None
        return (first, self._cut(first, end), rule)

    def _is_that(self, j: int, first: int, verb: str) -> bool:
        """Whether "that" at `j` begins the clause: before it stands no more than who was told, when and where."""
        prose = self.prose
        if prose.word[j] != "that" or prose.kind[j] != WORD:
            return False
        if j > first and j + 1 < len(prose) and prose.word[j + 1] in self.words.finite:
            return False  # "stressed the raid that killed"
        told = verb in self.words.addressed
        for k in range(first, j):
            word, kind = prose.word[k], prose.kind[k]
            if word in self.words.finite or kind == QUOTE or word in (";", ":", "that"):
                return False
            if not told and not (
                word in self.words.when or kind in (NAME, NUMBER) or word in self.grammar.light or word.endswith("ly")
            ):
                return False
        return True

    def _past_address(self, i: int, verb: str, end: int) -> int:
        """The token after whom the speaker told and when: "told the committee on Monday …"."""
        prose = self.prose
        if verb in _TELLS and i < end:
            listener = self.entities.at(i)
            if prose.word[i] in self.grammar.sort:
                i += 1  # "told councillors agency staff had left"
            elif listener:
                i = listener.last
            elif prose.word[i] in self.grammar.determiners:
                i += 2
            else:
                i += 1
            if i < end and prose.owns[i - 1]:  # "told Monday's cabinet meeting the money had gone"
                i += 1 + (prose.word[i + 1 : i + 2] in (["meeting"], ["committee"]))
        if i < end and prose.word[i] in ("on", "yesterday", "today", "tonight", "last", "this", "earlier", "in"):
            j = i
            while j < end and j - i < 7 and (prose.word[j] in self.words.when or prose.kind[j] == NUMBER):
                j += 1
            if prose.word[j - 1] in ("the", "a", "its", "his", "her", "their") and j - 1 > i:
                j -= 1
            i = j if prose.word[i] not in ("this", "in") or j - i > 2 else i
        return i

    def _cut(self, first: int, end: int) -> int:
        """Where what was said ends: before ", with …", ", adding …", ", which …" of the reporter's."""
        prose = self.prose
        for j in range(first + 3, end - 1):
            if prose.word[j] == "," and prose.word[j + 1] in self.words.tails:
                return j
            if prose.word[j] in ("(", "[") and prose.word[j + 1] in _CREDITS:
                return j
        return end

    def _pieces(self, first: int, end: int, rule: str) -> list[tuple[int, int, str]]:
        """The clause, cut at "and that" and "but that": each says something of its own."""
        prose = self.prose
        cuts = [j for j in range(first + 2, end - 2) if prose.word[j] in ("and", "but") and prose.word[j + 1] == "that"]
        ends = [*cuts, end]
        return [(a, b, rule) for a, b in zip([first, *(c + 2 for c in cuts)], ends, strict=True)]

    def _before(self, act: Act, begin: int, end: int) -> list[tuple[int, int, str]]:
        """The clause before a tag: "…, she said on Monday.", "…, said the report, …"."""
        prose = self.prose
        comma = act.first - 1
        while comma > begin and prose.word[comma] != "," and act.first - comma < 6:
            comma -= 1
        if comma <= begin or prose.word[comma] != "," or (comma - begin < 4 and prose.kind[comma - 1] == QUOTE):
            return []
        if any(prose.word[j] in self.words.finite for j in range(comma, act.first)):
            return []
        after = self._end(act)
        rest = range(after, end)
        quiet = all(
            prose.kind[j] in (NAME, NUMBER, QUOTE)
            or prose.word[j] in self.words.when
            or prose.word[j] in self.grammar.begins
            for j in rest
        )
        if not quiet and not (
            after < end and prose.word[after] in (",", "of", "for", "at", "when", "as", "after", "in")
        ):
            return []
        verbless = not self.has_verb(begin, comma) and (
            comma - begin < 4
            or prose.word[begin] in self.grammar.prepositions
            or prose.kind[begin] == QUOTE
            or self._is_apposed(act, begin, comma)
        )
        if verbless or not (act.inverted or quiet):
            return []
        return [(begin, comma, "tag")]

    def _is_apposed(self, act: Act, begin: int, comma: int) -> bool:
        """Whether the words before the comma say only who the speaker is: "Easton's director, Jo Fell, said"."""
        return (
            not act.inverted
            and act.subject.sort == PERSON
            and act.subject.first == comma + 1
            and (self._is_role(begin) or any(self._is_role(j) for j in range(begin, comma)))
        )

    def has_verb(self, first: int, end: int) -> bool:
        return any(self._is_finite(j) for j in range(first, end))

    def _is_clause(self, first: int, end: int) -> bool:
        """Whether the words have a verb of their own, not one of a clause that hangs on a noun."""
        if first < end and self.prose.word[first] in _SUBJECTS:
            return True
        for j in range(first, end):
            if self._is_finite(j):
                return j > first or self.prose.owns[j]
            if self.prose.word[j] in self.words.hanging:
                return False
        return False

    def _is_finite(self, j: int) -> bool:
        prose = self.prose
        if prose.owns[j] and prose.word[j] in _CONTRACTED:
            return True
        return prose.word[j] in self.words.finite and prose.kind[j] == WORD and not (j and prose.word[j - 1] == "to")

    def quoted(self, first: int, end: int) -> float:
        """The share of the tokens' characters that stands in marks."""
        prose = self.prose
        inside = sum(prose.end[j] - prose.start[j] for j in range(first, end) if prose.kind[j] == QUOTE)
        return inside / max(1, prose.end[end - 1] - prose.start[first]) if end > first else 0.0
