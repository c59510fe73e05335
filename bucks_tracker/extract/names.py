"""Runs of capitals -> namings: places where somebody may be named, with what speaks for it.

A pass over the words with a capital cuts each run at titles, roles, bodies, places and common words
(`words/name_parts.toml`); what is left between them may be a name.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bucks_tracker.records import Span
from bucks_tracker.vocabulary import Vocabulary

# A capital first, so that the search skips to it; then what must not stand before it ("@Jones", "isn'T"), then initials
# ("J.K.") or a word with its inner apostrophes and hyphens ("O'Brien", "Smith-Jones", not the possessive's "s").
_CAPITAL = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?<![\w@#/].)(?<!\w['’].)"
    r"(?:(?<=[A-Z])\.(?:[A-Z]\.){0,2}(?![\w.])|\w*(?:['’]\u2060*(?![sS]\b)\w+|[-‑]\w+)*)"
)
_GAP = re.compile(
    r"(?:[ \u2060]{1,3}| ?\r?\n ?)(?:(?:de|la|van|der|den|von|al|el|bin|bint|ibn|da|di|du|le|dos|del|ap|ter|ten) ){0,3}"
    r"(?:[ae]l-)?"
)
_OPENERS = frozenset({" ‘", " '", " “", ' "', " ("})
_CLOSERS = frozenset({"’ ", "' ", "” ", '" ', ") "})
_LONGEST_GAP = 20  # characters between two words of a name
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
        self.royal = words("given_names", "royal")
        self.words_too = words("given_names", "words_too")
        self.short_forms = frozenset(words("given_names", "short_forms"))
        self.surnames = words("name_parts", "surnames")
        self.times = frozenset(vocabulary["grammar"].by_id["times"].extra["words"].split())
        self.ambiguous = words("given_names", "ambiguous")
        self.titles_m = words("name_parts", "titles_m")
        self.titles_f = words("name_parts", "titles_f")
        self.titles_strong = self.titles_m | self.titles_f | words("name_parts", "titles_u")
        self.titles_weak = words("name_parts", "titles_weak")
        self.titles = self.titles_strong | self.titles_weak
        self.titles_alone = words("name_parts", "titles_alone")
        self.titles_kept = words("name_parts", "titles_kept")
        self.compounds = words("name_parts", "compounds")
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
        self.kind = lru_cache(maxsize=20_000)(self._kind)  # asked of every capital, of many more than once

    def _kind(self, word: str) -> str:
        """title, role, organisation, place, common, acronym, or "" for a word that may be a name."""
        if kind := self._kinds.get(word):
            return kind
        if len(word) > 1 and word.isupper() and "." not in word:
            return "acronym" if len(word) > 2 else "common"
        if "-of-" in word:
            return "role"  # "Mum-of-four"
        return "organisation" if "-" in word and word.rpartition("-")[2] in self.compounds else ""

    def title_gender(self, title: str | None) -> str | None:
        return "m" if title in self.titles_m else "f" if title in self.titles_f else None

    def given_gender(self, name: str) -> str | None:
        name = name.split("-")[0]
        return "m" if name in self.men else "f" if name in self.women else None


@lru_cache(maxsize=4)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The name words of a vocabulary, made once."""
    return Lexicon(vocabulary)


_Word = tuple[str, int, int]  # a word with a capital, and where it stands


def find_namings(folded: str, span: Span, names: Lexicon, found: list[Naming], alone: list[_Word]) -> None:
    """Add to `found` what may name somebody in `span`, in order, and to `alone` the words that stand by themselves.

    A word alone is somebody's name only if the document gives that name in full or with a title somewhere, and so is
    not worth a record until then; `lone_naming` makes one.
    """
    run: list[_Word] = []
    given, kinds = names.given, names.kind
    end = 0  # of the run so far
    for match in _CAPITAL.finditer(folded, span.start, span.end):
        before, (start, end) = end, match.span()
        word = (match.group(), start, end)
        # most capitals stand far from the one before
        if run and (start - before > _LONGEST_GAP or not _joined(folded, run, word, names)):
            if len(run) > 1:
                _read_run(run, folded, names, found, alone)
            elif run[0][0] in given or not kinds(run[0][0]):
                alone.append(run[0])
            run = [word]
        else:
            run.append(word)
    if len(run) > 1:
        _read_run(run, folded, names, found, alone)
    elif run and (run[0][0] in given or not kinds(run[0][0])):
        alone.append(run[0])


def _read_run(run: list[_Word], folded: str, names: Lexicon, found: list[Naming], alone: list[_Word]) -> None:
    for naming in _namings(run, folded, names):
        if len(naming.words) == 1 and not naming.title and not naming.after:
            alone.append((naming.words[0], naming.span.start, naming.span.end))
        else:
            found.append(naming)


def lone_naming(folded: str, word: _Word, names: Lexicon) -> Naming:
    """The naming of a word alone."""
    text, start, end = word
    after = _namesake_after(folded, end, names) if folded[end : end + 1] in ("'", "’") else ""
    return Naming((text,), Span(start, end), Span(start, end), None, "", after)


def _joined(folded: str, run: list[_Word], right: _Word, names: Lexicon) -> bool:
    left = run[-1]
    gap = folded[left[2] : right[1]]
    if gap == " ":
        return True
    if gap in _OPENERS:  # "Ian ‘Mac’ McIntyre"
        end = right[2]
        return left[0] in names.given and folded[end : end + 2] in _CLOSERS and folded[end + 2 : end + 3].isupper()
    if gap in _CLOSERS:
        return len(run) > 1 and folded[left[1] - 2 : left[1]] in _OPENERS
    if gap.startswith(".") and (left[0] in names.titles or len(left[0]) == 1 or left[0] == "St"):
        gap = gap[1:]
    if not gap.startswith((" ", "\n", "\r", "\u2060")) or not _GAP.fullmatch(gap):
        return False
    return "\n" not in gap or left[2] - folded.rfind("\n", 0, left[2]) > _LONG_LINE


def _namings(run: list[_Word], folded: str, names: Lexicon) -> list[Naming]:
    """The places of one run of capitals where somebody may be named."""
    found: list[Naming] = []
    titles: list[_Word] = []
    name: list[_Word] = []
    before = ""
    for i, word in enumerate(run):
        text = word[0]
        kind = names.kind(text)
        given = text in names.given or (kind == "" and text.split("-")[0] in names.given)
        if not name:
            # after a title anything but another title is a name ("Mr Law"); a given name that is also another word
            # begins a name
            strong = bool(titles) and titles[-1][0] in names.titles_strong
            starts = kind == "" or (given and kind != "title") or (strong and kind not in ("title", "role"))
        else:
            last = i + 1 == len(run) or run[i + 1][0] in names.postnominals
            starts = (
                kind == "" or given or (text in names.postnominals and last) or _may_end(name, text, kind, names, last)
            )
        if starts:
            if given and len(name) > 1 and names.kind(name[-1][0]) == "place" and name[0][0] not in names.given:
                _close(name, titles, before, "", folded, names, found)  # "the MP for Easton West Jo Bloggs"
                name, titles, before = [], [], "place"
            name.append(word)
            continue
        if name:
            _close(name, titles, before, kind, folded, names, found)
        if name or kind != "title":
            titles = []
        name = []
        before = kind if kind != "title" else "role" if text in names.titles_weak else before
        if kind == "title":
            titles.append(word)
    _close(name, titles, before, "", folded, names, found)
    return found


def _may_end(name: list[_Word], text: str, kind: str, names: Lexicon, last: bool) -> bool:
    """Whether a word that is no name by itself is the surname after a given name: "Theresa May"."""
    plain = [w[0] for w in name if len(w[0].rstrip(".")) > 1]
    if len(plain) == 2 and last:  # "Gladys Reeve White"
        return plain[0] in names.given and text in names.surnames and text not in names.namesakes
    if len(plain) != 1:
        return False
    if plain[0] not in names.given:
        return text in names.surnames and (kind in ("common", "place") or (kind == "role" and last))
    if text in names.surnames:
        return not (text in names.namesakes and (plain[0] in names.ambiguous or plain[0] in names.royal))
    return kind not in ("title", "organisation", "acronym")


def _close(
    name: list[_Word],
    titles: list[_Word],
    before: str,
    after: str,
    folded: str,
    names: Lexicon,
    found: list[Naming],
) -> None:
    while name and name[-1][0] in names.postnominals:
        name.pop()
    if not name or (len(name) == 1 and len(name[0][0].rstrip(".")) < 2):
        return
    first, last = name[0][1], name[-1][2]
    if folded[first - 3 : first] in ("al-", "el-", "Al-", "El-"):
        first -= 3
    if folded[last : last + 1] in ("'", "’"):
        after = _namesake_after(folded, last, names) or after
    words = tuple(w[0] for w in name)
    title = titles[-1][0] if titles else None
    begin = len(titles)  # of "Chief Inspector Sir Jo Bloggs" the title is "Sir"
    if begin and (titles[-1][0] in names.titles_strong):
        while begin and titles[begin - 1][0] in names.titles_strong:
            begin -= 1
    else:
        begin = 0
    whole = Span(titles[begin][1] if titles else first, last)
    found.append(Naming(words, Span(first, last), whole, title, before, after))


def _namesake_after(folded: str, end: int, names: Lexicon) -> str:
    """What a possessive leads to, if it is a school, church or street: "St Mary's Church"."""
    follower = _CAPITAL.match(folded, folded.find(" ", end, end + 5) + 1)
    return "organisation" if follower and follower.group() in names.namesakes else ""


def spoken(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without its inner initials."""
    if all(len(word) > 2 for word in words):
        return words
    return tuple(w for i, w in enumerate(words) if i == 0 or len(w.rstrip(".")) > 1) or words
