"""Runs of capitals -> namings: places where somebody may be named, with what speaks for it.

A pass over the words with a capital cuts each run at titles, roles, bodies, places and common words
(`words/name_parts.toml`); what is left between them may be a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bucks_tracker.records import Span
from bucks_tracker.vocabulary import Vocabulary

_INITIALS = r"(?:[A-Z]\.){1,3}(?![\w.])"
_CAPITAL = re.compile(
    rf"(?<![\w@#/])(?<!\w['’])(?:{_INITIALS}"
    r"|(?:(?:al|el|ul|as|ad|ar|bin)[-‑])?[A-ZÀ-ÖØ-Þ]\w*(?:['’]\u2060*(?![sS]\b)\w+|[-‑]\w+)*)"
)
_GAP = re.compile(
    r"(?:[ \u2060]{1,3}| ?\r?\n ?)(?:(?:de|la|van|der|den|von|al|el|bin|bint|ibn|da|di|du|le|dos|del|ap|ter|ten) ){0,3}"
)
_LONG_LINE = 45  # characters: a line shorter than this ends on purpose, a longer one may be wrapped


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that may name somebody, without the title before them.

    `title` is the last title ("Mr"), `whole` begins with the first. `before` and `after` are the kinds of the
    capitals next to the name in its run: organisation, namesake, place, common, role or "".
    """

    words: tuple[str, ...]
    span: Span
    whole: Span
    title: str | None
    before: str
    after: str

    @property
    def surname(self) -> str:
        return self.words[-1]


class Lexicon:
    """The words of name_parts, given_names and roles as sets, for looking up one word at a time."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        def words(name: str, term: str) -> frozenset[str]:
            return frozenset(vocabulary[name].by_id[term].extra["words"].split())

        men, women, both = (words("given_names", i) for i in ("m", "f", "u"))
        self.men = men - women - both
        self.women = women - men - both
        self.given = men | women | both
        self.ambiguous = words("given_names", "ambiguous")
        self.titles_m = words("name_parts", "titles_m")
        self.titles_f = words("name_parts", "titles_f")
        self.titles_strong = self.titles_m | self.titles_f | words("name_parts", "titles_u")
        self.titles_weak = words("name_parts", "titles_weak")
        self.titles = self.titles_strong | self.titles_weak
        self.titles_kept = words("name_parts", "titles_kept")
        self.particles = words("name_parts", "particles")
        self.postnominals = words("name_parts", "postnominals")
        self.namesakes = words("name_parts", "namesakes")
        self.organisations = words("name_parts", "organisations")
        self.places = words("name_parts", "places")
        self.common = words("name_parts", "common")
        self.firms = words("name_parts", "firms")
        self.role_stops = words("name_parts", "role_stops")
        self.bodies = frozenset(tuple(w.split("_")) for w in words("name_parts", "bodies"))
        # the head of "director of children's services" is "director"
        heads = [(a.split(" of ")[0].split()[-1], t.extra.get("sex")) for t in vocabulary["roles"] for a in t.aliases]
        self.role_heads = frozenset(head for head, _ in heads)
        self.role_sex = {head: sex for head, sex in heads if sex}
        self.role_modifiers = words("name_parts", "role_modifiers")
        self._kinds: dict[str, str] = {}
        for kind, members in (
            ("common", self.common),
            ("place", self.places),
            ("organisation", self.organisations | self.namesakes),
            ("role", frozenset(h.capitalize() for h in self.role_heads) | {"MP", "MEP", "QC", "CEO", "GP"}),
            ("title", self.titles),
        ):
            self._kinds.update(dict.fromkeys(members, kind))

    def kind(self, word: str) -> str:
        """title, role, organisation, place, common, or "" for a word that may be a name."""
        if kind := self._kinds.get(word):
            return kind
        if len(word) > 1 and word.isupper() and "." not in word:
            return "organisation" if len(word) > 2 else "common"
        return ""

    def title_gender(self, title: str | None) -> str | None:
        return "m" if title in self.titles_m else "f" if title in self.titles_f else None

    def given_gender(self, name: str) -> str | None:
        name = name.split("-")[0]
        return "m" if name in self.men else "f" if name in self.women else None


@lru_cache(maxsize=4)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The name words of a vocabulary, made once."""
    return Lexicon(vocabulary)


def runs(folded: str, span: Span, names: Lexicon) -> Iterator[list[re.Match[str]]]:
    """The runs of capitals in `span`: words that only white space, a particle or a title's full stop keeps apart."""
    run: list[re.Match[str]] = []
    for word in _CAPITAL.finditer(folded, span.start, span.end):
        if run and not _joined(folded, run[-1], word, names):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _joined(folded: str, left: re.Match[str], right: re.Match[str], names: Lexicon) -> bool:
    gap = folded[left.end() : right.start()]
    if gap == " ":
        return True
    if gap.startswith(".") and (left.group() in names.titles or len(left.group()) == 1 or left.group() == "St"):
        gap = gap[1:]
    if len(gap) > 20 or not _GAP.fullmatch(gap):
        return False
    return "\n" not in gap or left.end() - folded.rfind("\n", 0, left.end()) > _LONG_LINE


def namings(run: list[re.Match[str]], folded: str, names: Lexicon) -> Iterator[Naming]:
    """The places of one run of capitals where somebody may be named."""
    titles: list[re.Match[str]] = []
    name: list[re.Match[str]] = []
    before = ""

    def close(after: str) -> Naming | None:
        while name and name[-1].group() in names.postnominals:
            name.pop()
        if not name or (len(name) == 1 and len(name[0].group().rstrip(".")) < 2):
            return None
        first, last = name[0].start(), name[-1].end()
        if folded[last : last + 1] in "'’" and folded[last : last + 2] not in ("", "'"):
            after = _namesake_after(folded, last, names) or after
        words = tuple(w.group() for w in name)
        title = titles[-1].group() if titles else None
        return Naming(
            words, Span(first, last), Span(titles[0].start() if titles else first, last), title, before, after
        )

    for i, word in enumerate(run):
        text = word.group()
        kind = names.kind(text)
        last = i + 1 == len(run) or run[i + 1].group() in names.postnominals
        given = text in names.given or (kind == "" and text.split("-")[0] in names.given)
        # after a title anything but another title is a name ("Mr Law"); after a given name one word may be
        # ("Theresa May"); a given name that is a word too begins a name only if nothing else explains it
        if not name:
            strong = bool(titles) and titles[-1].group() in names.titles_strong
            starts = kind == "" or (given and kind != "title") or (strong and kind not in ("title", "role"))
        else:
            plain = [w for w in name if len(w.group().rstrip(".")) > 1]
            starts = (
                kind == ""
                or (text in names.postnominals and last)
                or given
                or (
                    kind != "title"
                    and len(plain) == 1
                    and plain[0].group() in names.given
                    and not (text in names.namesakes and plain[0].group() in names.ambiguous)
                )
            )
        if starts:
            name.append(word)
            continue
        if name and (found := close(kind)):
            yield found
        if name or kind != "title":
            titles = []
        name = []
        before = kind if kind != "title" else "role" if text in names.titles_weak else before
        if kind == "title":
            titles.append(word)
    if found := close(""):
        yield found


def _namesake_after(folded: str, end: int, names: Lexicon) -> str:
    """ "organisation" where a possessive leads to a school, church or street: "St Mary's Church"."""
    follower = _CAPITAL.match(folded, folded.find(" ", end, end + 5) + 1)
    return "organisation" if follower and follower.group() in names.namesakes else ""
