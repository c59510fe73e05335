"""For whom a spokesperson speaks, and which body made a document: then the body is the speaker."""

import re
from bisect import bisect_left, bisect_right

from bucks_tracker.extract.grammar import BODY, DOCUMENT, NAMED, PEOPLE, PERSON, ROLE, SPOKESPERSON, Grammar
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import NAME, Prose
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention

_MADE = frozenset(
    {"prepared", "written", "published", "produced", "conducted", "compiled", "carried", "issued", "released", "drawn"}
    | {"undertaken", "completed", "delivered", "authored", "led", "by"}
)
_COUNCIL = re.compile(r"(?:county |city |borough |district |local )?(?:council|authority)", re.IGNORECASE)
_GATHERED = frozenset({"together", "assembled", "organised", "arranged", "convened", "recruited", "sent"})
_REVIEWERS = frozenset({"inspectors", "inspector", "peers", "reviewers", "auditors", "examiners", "assessors"})
_TEAMS = frozenset({"team", "group", "panel", "visitors", "peers", "reviewers", "assessors"})
_ON_SITE = frozenset({"inspection", "visit", "reinspection", "re-inspection"})
_MADE_BY = 6  # tokens between "carried out" and its "by"
_ENOUGH = 12  # tokens between "prepared" and the body that prepared it


class Issuers:
    """The bodies behind the documents and spokespersons of one article."""

    def __init__(self, reading: Reading, prose: Prose, candidates: list[Candidate], words: Grammar) -> None:
        self.reading = reading
        self.prose = prose
        self.candidates = candidates
        text = reading.folded
        self.words = words
        named = {m.name for m in reading.bodies if self._names(m.span.of(text), words)}
        # "the government" or "inspectors" stand for a body only where the article names it
        self.bodies = sorted((m for m in reading.bodies if m.name in named), key=lambda m: m.span)
        self.councils = sorted(reading.councils, key=lambda m: m.span)
        self.generic = {m.span.start: m.name for m in reading.bodies}
        self.starts = [m.span.start for m in self.bodies]
        # a council's story that says no more than "the watchdog" or "inspectors" still has its inspectorate
        known = self.bodies if self.bodies or not reading.council else sorted(reading.bodies, key=lambda m: m.span)
        self.inspecting = [m for m in known if m.name in words.inspecting]
        # head noun of a document -> where and by whom the article says it was made
        self.made: dict[str, list[tuple[int, str]]] = {}
        for candidate in candidates:
            made = candidate.sort == DOCUMENT or candidate.head in _TEAMS
            if made and (body := self._inside(candidate) or self._maker(candidate)):
                self.made.setdefault(candidate.head, []).append((candidate.first, body))
        self.all_made = sorted(pair for pairs in self.made.values() for pair in pairs)

    @staticmethod
    def _names(mention: str, words: Grammar) -> bool:
        """Whether a mention of a body is its name, not a common noun such as "Inspectors"."""
        mention = mention.removeprefix("The ").removeprefix("the ")
        return any(c.isupper() for c in mention) and mention.lower() not in words.sort

    def body_of(self, candidate: Candidate) -> str | None:
        """The body that speaks through `candidate`, or None where the article does not tell it."""
        if candidate.sort == SPOKESPERSON:
            found = self._inside(candidate) or self._council(candidate) or self._employer(candidate)
            if found or _COUNCIL.search(candidate.span.of(self.reading.folded)):
                return found  # a council that the article does not name
            return self._body_before(candidate)
        if candidate.sort == DOCUMENT:
            made = self.made.get(candidate.head, [])
            i = bisect_right(made, candidate.first, key=lambda m: m[0]) - 1
            if made:
                return made[max(i, 0)][1]
            if candidate.head in _ON_SITE and self.inspecting:
                return self._nearest(candidate)
            written = any(self.prose.kind[j] == NAME for j in range(candidate.first + 1, candidate.last))
            if written or candidate.head not in self.words.reports:
                return None
            i = bisect_right(self.all_made, candidate.first, key=lambda m: m[0]) - 1
            return self.all_made[i][1] if i >= 0 else self._nearest(candidate)
        if candidate.sort in (PEOPLE, BODY, ROLE):
            found = self._inside(candidate)
            if candidate.head in ("council", "authority") and self.prose.word[candidate.first] == "the":
                found = found or self.reading.council
            stands = candidate.sort == BODY and not candidate.after_preposition and not candidate.owns
            if stands and not found and self.prose.word[candidate.first] == "the":
                found = self._of_that_kind(candidate)
            if candidate.head in _TEAMS and not found:
                made = self.made.get(candidate.head) or self.made.get("team") or self.made.get("group") or []
                i = bisect_right(made, candidate.first, key=lambda m: m[0]) - 1
                found = made[max(i, 0)][1] if made else None
            return found or (self._inspecting(candidate) if candidate.head in _REVIEWERS else None)
        return None

    def _body_before(self, candidate: Candidate) -> str | None:
        """The body that the sentence before or the same one is about: "The trust declined. A spokesman said"."""
        i = bisect_left(self.candidates, candidate.first, key=lambda c: c.first) - 1
        here = self.prose.sentence[candidate.first]
        best = None
        while i >= 0 and self.prose.sentence[self.candidates[i].first] >= here - 1:
            c = self.candidates[i]
            if c.sort == BODY and c.name and not c.owns and not c.after_preposition:
                best = c.name
            i -= 1
        return best or self._last_before(self.prose.start[candidate.first])

    def _inside(self, candidate: Candidate) -> str | None:
        """A known body named within the phrase itself, the last one first: "the report from the watchdog"."""
        start = self.prose.start[candidate.lead if candidate.lead >= 0 else candidate.first]
        end = candidate.span.end
        if candidate.sort == DOCUMENT:  # what follows is what it is about, but for "from the watchdog"
            last = candidate.last
            if self._next_word(candidate) in ("by", "from"):
                last += 1 + (self.prose.word[last + 1 : last + 2] in (["the"], ["an"], ["a"]))
            end = min(
                end,
                self.prose.end[min(last, len(self.prose) - 1)] if last > candidate.last else self.prose.end[last - 1],
            )
        for mentions in (self.bodies, self.councils):
            i = bisect_left(mentions, end, key=lambda m: m.span.start) - 1
            if i >= 0 and mentions[i].span.start >= start:
                return mentions[i].name
        return None

    def _next_word(self, candidate: Candidate) -> str:
        return self.prose.word[candidate.last] if candidate.last < len(self.prose) else ""

    def _council(self, candidate: Candidate) -> str | None:
        words = candidate.span.of(self.reading.folded)
        return self.reading.council if _COUNCIL.search(words) else None

    def _employer(self, candidate: Candidate) -> str | None:
        """What stands beside the head noun: "White House spokesman", "a spokesman for the campaign"."""
        words = " ".join(candidate.span.of(self.reading.folded).replace("\u2060", "").split())
        _, _, after = words.partition(f"{candidate.head} for ")
        if not after:
            _, _, after = words.partition(f"{candidate.head} of ")
        before = words.lower().rfind(candidate.head)
        name = after or words[: max(before, 0)]
        name = re.sub(r"^(?:the|a|an|one|another)\b\s*", "", name.strip(), flags=re.IGNORECASE).strip()
        name = re.sub(r"['’]s?$", "", name)
        return name if name[:1].isupper() else None

    def _maker(self, candidate: Candidate) -> str | None:
        """Who made a document, told in its own sentence: "prepared by X, a review", "a report published by X"."""
        prose = self.prose
        begin, stop = prose.sentences[prose.sentence[candidate.first]]
        verbs = _GATHERED if candidate.head in _TEAMS else _MADE
        for j in range(begin, stop - 1):
            if prose.word[j] != "by":
                continue
            told = any(prose.word[k] in verbs for k in range(max(begin, j - _MADE_BY), j))
            beside = told or (verbs is _MADE and prose.word[candidate.last : j] in ([], [","]))
            if beside and (body := self._after(j + 1, stop)):
                return body
        return None

    def _after(self, token: int, stop: int) -> str | None:
        i = bisect_left(self.candidates, token, key=lambda c: c.first)
        if i < len(self.candidates) and self.candidates[i].first < min(stop, token + _ENOUGH):
            candidate = self.candidates[i]
            if candidate.sort in (NAMED, BODY, PERSON) and candidate.name:
                return candidate.name
            if candidate.sort in (BODY, PEOPLE, NAMED):
                return self._inside(candidate)
        return None

    def _last_before(self, offset: int) -> str | None:
        i = bisect_right(self.starts, offset) - 1
        while i > 0 and self._joined(self.bodies[i - 1], self.bodies[i]):
            i -= 1  # "Ofsted and the Care Quality Commission": the first named leads
        return self.bodies[i].name if i >= 0 else None

    def _joined(self, one: Mention, other: Mention) -> bool:
        gap = self.reading.folded[one.span.end : min(other.span.start, one.span.end + 12)]
        return gap.split() in (["and"], ["and", "the"])

    def _of_that_kind(self, candidate: Candidate) -> str | None:
        """The body named last before "the department" or "the commission" whose name has that word."""
        before = bisect_left(self.starts, self.prose.start[candidate.first])
        for mention in reversed(self.bodies[max(0, before - 20) : before]):
            if candidate.head in mention.name.lower().split():
                return mention.name
        return None

    def _inspecting(self, candidate: Candidate) -> str | None:
        """The body that "inspectors" stands for by itself, else the one named nearest."""
        here = self.generic.get(self.prose.start[candidate.last - 1])
        return here if here in self.words.inspecting else self._nearest(candidate)

    def _nearest(self, candidate: Candidate) -> str | None:
        """The body named last before the document, else first after it; one that inspects before any other."""
        offset = self.prose.start[candidate.first]
        if self.inspecting:
            i = bisect_right(self.inspecting, offset, key=lambda m: m.span.start) - 1
            while i > 0 and self._joined(self.inspecting[i - 1], self.inspecting[i]):
                i -= 1
            return self.inspecting[max(i, 0)].name
        if found := self._last_before(offset):
            return found
        i = bisect_left(self.starts, offset)
        return self.bodies[i].name if i < len(self.bodies) else None
