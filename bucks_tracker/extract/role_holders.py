"""Who has which role, told by names beside it: "council leader Ann Jones", "Ann Jones, leader of …"."""

from bisect import bisect_left

from bucks_tracker.extract.grammar import PERSON, ROLE, SPOKESPERSON, Grammar
from bucks_tracker.extract.noun_phrases import Candidate
from bucks_tracker.extract.prose import Prose

_PARTY = {"tory": "conservative", "tories": "conservative"}
_BESIDE = frozenset({"councillor", "mp", "cllr"})  # what somebody can be besides another role


class RoleHolders:
    """The roles of one article: `roles` are what a phrase says beside its head, the head and the person; `same` tells
    of a role phrase's first token the person named beside it."""

    def __init__(self, prose: Prose, candidates: list[Candidate], words: Grammar) -> None:
        self.prose = prose
        self.candidates = candidates
        self.words = words
        self.firsts = [c.first for c in candidates]
        self.by_lead = {c.lead: c for c in candidates if c.sort == PERSON and c.name}
        self.roles: list[tuple[frozenset[str], str, str]] = []
        self.same: dict[int, str] = {}
        self._appose()

    def _appose(self) -> None:
        """Who has which role: "council leader Ann Jones", "Ann Jones, leader of ...", "the chairman, Ann Jones"."""
        prose = self.prose
        for c in self.candidates:
            if c.sort == PERSON and c.name:
                heads = [
                    j for j in range(c.lead, c.first) if self.words.sort.get(prose.word[j]) in (ROLE, SPOKESPERSON)
                ]
                if heads and not prose.owns[heads[-1]]:
                    self._learn(c.lead, heads[-1], c.name)
            elif c.sort in (ROLE, SPOKESPERSON):
                person = self.by_lead.get(c.end + 1) if c.end < len(prose) and prose.word[c.end] == "," else None
                if person and not self._is_listed(person):
                    self.same[c.first] = person.name or ""
                    self._learn(c.lead, c.last - 1, person.name or "")
                elif c.lead > 1 and prose.word[c.lead - 1] == ",":
                    before = self._ending_at(c.lead - 1)
                    if before and before.sort == PERSON and before.name and not before.owns:
                        self.same[c.first] = before.name
                        self._learn(c.lead, c.last - 1, before.name)

    def _is_listed(self, person: Candidate) -> bool:
        """Whether a name after a comma is the next of a list: "the mayor, Ann Jones and Bob Smith"."""
        words = self.prose.word
        after = words[person.last : person.last + 2]
        return after[:1] == ["and"] or after == [",", "and"]

    def _ending_at(self, token: int) -> Candidate | None:
        i = bisect_left(self.firsts, token) - 1
        return self.candidates[i] if i >= 0 and self.candidates[i].last == token else None

    def _learn(self, lead: int, head: int, name: str) -> None:
        self.roles.append((self._modifiers(lead, head), self.prose.word[head], name))

    def _modifiers(self, lead: int, head: int) -> frozenset[str]:
        words = (_PARTY.get(w, w) for w in self.prose.word[lead:head])
        return frozenset(w for w in words if w not in self.words.determiners or w == "former")

    def _is_definite(self, candidate: Candidate) -> bool:
        return self.prose.word[candidate.first] in ("the", "our") or candidate.first + 1 == candidate.last

    def _has_another(self, name: str, head: str) -> bool:
        """Whether the article gives somebody a role, and not this one."""
        known = [h for _, h, n in self.roles if n == name]
        return bool(known) and head not in known and head not in _BESIDE
