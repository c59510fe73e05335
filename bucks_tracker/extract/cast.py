"""The people of a document by sentence, and which of them are its commissioner. Looked up once for a document."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Span

_OF_ANOTHER_OFFICE = re.compile(
    r"\b(?:cllr|coun|councillor|cabinet|portfolio|minister|leader|secretary|mayor|mp|opposition|unison|union|spokes\w+)\b",
    re.IGNORECASE,
)
_ADVISER = re.compile(r"improvement (?:advis[eo]r|partner)|^(?:government |dfe )?advis[eo]r$")
_BEFORE = re.compile(r"commissioner,?\s$")
_AFTER = re.compile(
    r"[,’'s]*\s(?:(?:was|has been|had been|were)\s)?(?:\w+\s){0,3}(?:as|the|a)\s(?:\w+[\s-]){0,4}commissioner\b"
    r"|[^.;]{0,70}\b(?:appointed|named|made) (?:\w+ ){0,3}commissioner\b"
)
_WAS_SENT = re.compile(
    r"^[^.;]{0,60}\b(?:was|were|is|has been|had been) (?:first |initially )?"
    r"(?:(?:re-?)?appointed\b(?! (?:as|to|director))|(?:sent|put|parachuted) in(?:to)?\b(?! (?:as|place))"
    r"|sent to (?:the )?(?:borough|council|county|city|town|authority)\b)"
)

_SENT_BY = re.compile(
    r"^[^.;,]{0,40}\b(?:was|were|is|has been|had been) (?:named|chosen|picked|appointed|(?:sent|put|parachuted) in)"
    r" by (?:the )?(?:department|government"
    r"|ministers?|dfe|education secretary|secretary of state|whitehall)\b"
)


class Cast:
    """Who is named where: `named` by the number of the passage; `commissioners`, `advisers` by their words or role."""

    def __init__(self, reading: Reading, passages: list[Passage]) -> None:
        self._passages = passages
        self._starts = [p.span.start for p in passages]
        self.named: dict[int, list[tuple[Span, str]]] = defaultdict(list)
        self.commissioners: set[str] = set()
        self.advisers: set[str] = set()
        self.others: set[str] = set()  # councillors, ministers: nobody's commissioners
        self._mentions: list[tuple[Span, str]] = []
        self._sent_in: set[str] = set()
        for person in reading.people:
            role = (person.role or "").lower()
            if _OF_ANOTHER_OFFICE.search(role) or _OF_ANOTHER_OFFICE.match(person.aliases[0] if person.aliases else ""):
                self.others.add(person.name)
            if "commissioner" in role and "police" not in role:
                self.commissioners.add(person.name)
            elif _ADVISER.search(role):
                self.advisers.add(person.name)
            for mention in person.mentions:
                passage = self.passage_at(mention.span.start)
                if passage is None:
                    continue
                self.named[passage.number].append((mention.span, person.name))
                self._mentions.append((mention.span, person.name))
                start, end = (at - passage.span.start for at in (mention.span.start, mention.span.end))
                before = _BEFORE.search(passage.words, max(0, start - 24), start)
                if before or _AFTER.match(passage.words, end):
                    self.commissioners.add(person.name)
                told = passage.words[start : start + 120]
                if _SENT_BY.match(told) or (not person.role and _WAS_SENT.match(told)):
                    self._sent_in.add(person.name)
        self._mentions.sort(key=lambda m: m[0].start)
        self._mention_starts = [span.start for span, _ in self._mentions]

    def last_named(self, before: int, far: int = 500) -> str | None:
        """Who is named last before an offset, and no further than `far` characters from it."""
        i = bisect_left(self._mention_starts, before) - 1
        return self._mentions[i][1] if i >= 0 and before - self._mentions[i][0].end < far else None

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds an offset."""
        i = bisect_right(self._starts, offset) - 1
        return self._passages[i] if i >= 0 and offset < self._passages[i].span.end else None

    def sent_in(self, of_a_commissioner: bool) -> set[str]:
        """The commissioners; in an article that speaks of one, whoever without a role is said to be sent in, too."""
        return self.commissioners | self._sent_in if of_a_commissioner else self.commissioners
