"""Names and roles of people, compared: may these be one person's?"""

import re
from dataclasses import dataclass
from functools import lru_cache

_TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "baroness", "prof", "professor", "cllr",
    "clr", "councillor", "rev", "alderman",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset((
    "of", "the", "for", "and", "in", "at", "to", "an", "a", "former", "then", "acting", "interim", "new", "s",
    "council", "county", "city", "borough",
))  # fmt: skip

# Who sits where: an elected member is no officer, whatever department both speak for.
_BENCHES = {
    "member": frozenset(("councillor", "cabinet", "member", "portfolio", "holder", "leader", "cllr", "committee",
                         "mayor", "opposition")),
    "officer": frozenset(("director", "boss", "chief", "executive", "head", "officer", "manager", "strategic",
                          "service", "commissioner")),
    "parliament": frozenset(("mp", "minister", "secretary", "prime", "lord", "baroness")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name's parts in lower case: first names, and the surname. Titles are dropped."""

    first: str
    surname: str

    @classmethod
    def of(cls, name: str) -> "Name":
        words = name.casefold().replace("’", "'").replace(".", " ").split()
        while len(words) > 1 and words[0] in _TITLES:
            words = words[1:]
        return cls(" ".join(words[:-1]), words[-1] if words else "")


def same_first(a: str, b: str) -> bool:
    """Whether two first names may be one person's: equal, one the initial of the other, or its short form."""
    if not a or not b:
        return False
    if 1 in (len(a.partition(" ")[0]), len(b.partition(" ")[0])):
        return a[0] == b[0]
    return not full_forms(a).isdisjoint(full_forms(b))


def full_forms(first: str) -> frozenset[str]:
    """What the first of someone's first names may stand for, itself among them: "chris" for christopher, christine."""
    name = first.partition(" ")[0]
    return _full_forms().get(name, frozenset()) | {name}


@lru_cache(maxsize=1)
def _full_forms() -> dict[str, frozenset[str]]:
    """The full names that each short form is used for, as the vocabulary's given names tell (`Chris:Christopher`)."""
    from bucks_tracker.vocabulary import load_vocabulary  # a listing must not wait for it

    found: dict[str, set[str]] = {}
    for pair in load_vocabulary()["given_names"].by_id["short_forms"].extra["words"].casefold().split():
        short, _, full = pair.partition(":")
        found.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in found.items()}


def roles_agree(a: str | None, b: str | None) -> bool | None:
    """Whether two roles may be one person's at one time; `None` where one of them is not told.

    "children's services boss" and "director of children's services" agree, "councillor" and "cabinet member for
    children's services" do (a shared word or a shared bench), "director" and "cabinet member" do not.
    """
    mine, theirs = _role_words(a), _role_words(b)
    if not mine or not theirs:
        return None
    if _bench(mine) != _bench(theirs) and _bench(mine) and _bench(theirs):
        return False
    return bool(mine & theirs) or bool(_bench(mine))


def _role_words(role: str | None) -> frozenset[str]:
    words = _WORD.findall((role or "").casefold().replace("’", "'"))
    return frozenset(word for word in words if word not in _EMPTY)


def _bench(words: frozenset[str]) -> str | None:
    counts = {bench: len(words & theirs) for bench, theirs in _BENCHES.items()}
    best = max(counts, key=lambda bench: counts[bench])
    return best if counts[best] and list(counts.values()).count(counts[best]) == 1 else None
