"""Marks that stand around nobody's words: scare quotes, terms of the trade, grades, titles of works."""

import re

from bucks_tracker.extract.grammar import Grammar
from bucks_tracker.extract.prose import NAME, NUMBER, WORD, Prose
from bucks_tracker.extract.speakers import Choice
from bucks_tracker.records import Stretch

_WORDS = re.compile(r"\w+(?:[’'-]\w+)*")
_RATING = re.compile(
    r"(?:outstanding|good|requir(?:es?|ing) improvement(?: to be good)?|satisfactory|adequate|inadequate|"
    r"special measures|(?:very )?poor|double inadequate|failing)[.,]?",
    re.IGNORECASE,
)
# Rules that tie a speaker to the very words; by the others only the neighbourhood does.
_STRONG = frozenset({"tag", "colon", "credit", "transcript", "name and colon"})
_TIED = frozenset(
    {"lead", "as", "list of findings", "copula", "noun of speech", "closing tag", "earlier in sentence", "according to"}
)
_NEAR = frozenset({"same utterance", "speaker before", "speech before", "subject before", "no speaker"})
_LOOSE = frozenset({"subject", "owner", "later in sentence"})


class ScareMarks:
    """Tells of a stretch, by its number, whether it is anybody's words; `speaker` is who spoke last, and where."""

    def __init__(self, prose: Prose, stretches: tuple[Stretch, ...], words: Grammar, text: str) -> None:
        self.prose = prose
        self.stretches = stretches
        self.words = words
        self.text = text
        self.token = {i: t for t, i in prose.quotes.items()}
        self.speaker: tuple[int, Choice] | None = None

    def _is_no_quote(self, i: int) -> bool:
        """Rating words, and names of things after "so-called" or "entitled"."""
        content = self.stretches[i].span.of(self.text)
        token = self.token[i]
        if token and self.prose.word[token - 1] in self.words.calls:
            return True
        content = content.strip(" ‘’\"'.,").casefold()
        return content in self.words.terms or bool(_RATING.fullmatch(content))

    def _is_scare(self, i: int, rule: str) -> bool:
        """Whether marked words are nobody's: only their neighbourhood ties them to a speaker, or they are a title."""
        content = self.stretches[i].span.of(self.text)
        words = _WORDS.findall(content)
        token = self.token[i]
        begin, stop = self.prose.sentences[self.prose.sentence[token]]
        if token > begin and content[-1:] not in "!?" and self._is_work(token, begin, words):
            return True
        if rule in _STRONG:
            return False
        if rule not in _TIED and len(words) <= 3 and self._is_jargon(token, stop):
            return True
        if token > begin and content[-1:] not in "!?" and len(words) < 9:
            long = [w for w in words if len(w) > 3] or words
            if all(w[:1].isupper() or w[:1].isdigit() for w in long) and (rule != "lead" or len(words) > 1):
                return True
        if rule in _NEAR:
            return len(words) <= 4
        if rule == "report goes on":
            here = self.prose.block[token]
            before = self.prose.block[self.token[self.speaker[0]]] if self.speaker else here
            return len(words) < 2 and before != here
        return rule in _LOOSE and len(words) <= 2

    def _is_title(self, i: int) -> bool:
        """Whether a comma or stop inside the marks makes a title look like speech: "on “Sunday Politics,” he said"."""
        token, content = self.token[i], self.stretches[i].span.of(self.text)
        begin, _ = self.prose.sentences[self.prose.sentence[token]]
        return token > begin and content[-1:] in ",." and self._is_work(token, begin, _WORDS.findall(content))

    def _is_work(self, token: int, begin: int, words: list[str]) -> bool:
        """Whether the marks stand around the title of a work, a programme or a nickname."""
        prose = self.prose
        capitals = all(w[:1].isupper() or w[:1].isdigit() for w in words if len(w) > 3 or len(words) < 2)
        before = prose.word[token - 1]
        if not capitals or len(words) > 9:
            return False
        if any(prose.word[j] in self.words.works for j in range(max(begin, token - 3), token)):
            return True
        if len(words) > 1 and (before in ("on", "of", "in", "from", "for") or prose.owns[token - 1]):
            return True
        if prose.kind[token - 1] == NUMBER and len(words) > 1:
            return True  # "his 1994 “Contract with Voters”"
        following = prose.kind[token + 1 : token + 2]
        return len(words) == 1 and prose.kind[token - 1] == NAME and following == [NAME]

    def _is_jargon(self, token: int, stop: int) -> bool:
        """Whether a few words in marks are a term of the trade inside a noun phrase: "the ‘front door’ to services"."""
        prose = self.prose
        before = prose.word[token - 1]
        if before not in ("the", "a", "an", "its", "their", "our", "no") or token + 1 >= stop:
            return False
        return prose.kind[token + 1] == WORD and prose.word[token - 2 : token - 1] != ["as"]
