"""Names and roles of people, compared: may these be one person's?"""

import re
from dataclasses import dataclass

# Short forms of first names, as the press uses them side by side with the long ones.
SHORT = {
    "andy": "andrew", "bill": "william", "bob": "robert", "cath": "catherine", "charlie": "charles",
    "chris": "christopher", "dan": "daniel", "dave": "david", "ed": "edward", "geoff": "geoffrey", "greg": "gregory",
    "jim": "james", "jo": "joanne", "joe": "joseph", "jon": "jonathan", "kate": "katherine", "ken": "kenneth",
    "liz": "elizabeth", "matt": "matthew", "mike": "michael", "nick": "nicholas", "pat": "patricia", "pete": "peter",
    "phil": "philip", "ray": "raymond", "ron": "ronald", "sam": "samuel", "steve": "stephen", "sue": "susan",
    "tim": "timothy", "tom": "thomas", "tony": "anthony", "vicky": "victoria", "will": "william",
}  # fmt: skip
_TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "baroness", "prof", "professor", "cllr",
    "councillor", "rev", "alderman",
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
    a, b = a.partition(" ")[0], b.partition(" ")[0]
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return SHORT.get(a, a) == SHORT.get(b, b)


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
