"""The field's words: `words/*.toml` -> `Vocabulary`.

Each file is a list of `[[term]]` tables. A term has an `id` and a `name`, is found by its `aliases` (plain phrases)
and its `pattern` (a regular expression on folded text), and carries `examples` that must match and `not_examples` that
must not. In a pattern, outside brackets, ' is any apostrophe and a space any white space. `needs` lists lower-case
literals of which one must stand in the text before the pattern is tried: patterns are dear, `in` is cheap.
`case = true` makes a term case-sensitive; `from` and `to` are the years in which it was used. Any further key is
kept in `extra`.
"""

import hashlib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bucks_tracker.errors import VocabularyError

WORDS = Path(__file__).parent / "words"

# An apostrophe as documents write it; U+2060 is the padding that `clean.fold` leaves where mojibake stood.
APOSTROPHE = "['’]\u2060*"
_WORD = re.compile(r"\w+")
_CLASS_OR_SHORT = re.compile(r"\[[^\]]*\]|'| ")
_KNOWN_KEYS = {"id", "name", "aliases", "pattern", "needs", "examples", "not_examples", "case", "from", "to"}


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a words file; see the module's docstring."""

    id: str
    name: str
    aliases: tuple[str, ...]
    pattern: str | None
    needs: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]
    case: bool
    from_year: int | None
    to_year: int | None
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found at `[start, end)`; `match` is the regular expression's match where a pattern found it."""

    term: Term
    start: int
    end: int
    match: re.Match[str] | None = None


def phrase_pattern(phrase: str) -> str:
    """The regular expression for a plain phrase: any white space between words, any apostrophe, whole words."""
    body = re.escape(phrase.replace("’", "'")).replace(r"\ ", r"\s+").replace("'", APOSTROPHE)
    return (r"\b" if phrase[:1].isalnum() else "") + body + (r"\b" if phrase[-1:].isalnum() else "")


def any_phrase(phrases: Iterable[str]) -> str:
    """The regular expression for any of several phrases, the longest first, sorted by first letter: one look at the
    letter passes most of them over."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)):
        body = phrase_pattern(phrase).removeprefix(r"\b")
        by_letter.setdefault(body[0], []).append(body[1:])
    return r"\b(?:" + "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()) + ")"


def _spelled_out(pattern: str) -> str:
    """A term's pattern with apostrophes and spaces as documents write them; bracketed classes are left alone."""
    return _CLASS_OR_SHORT.sub(lambda m: {"'": APOSTROPHE, " ": r"\s"}.get(m.group(), m.group()), pattern)


class _Finder:
    """A phrase or a pattern, compiled when it is first tried: of the many in the words files a document meets few.

    `spell` makes the regular expression of it.
    """

    __slots__ = ("_compiled", "flags", "spell", "words")

    def __init__(self, words: str, flags: int, spell: Callable[[str], str]) -> None:
        self.words = words
        self.flags = flags
        self.spell = spell
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.spell(self.words), self.flags)
        return self._compiled

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self.compiled.match(text, start, end)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, end)


class TermSet:
    """The terms of one words file, with a matcher that costs little where nothing matches.

    Phrases are tried only where their first word stands; patterns only where one of their `needs` stands.
    """

    def __init__(self, name: str, terms: tuple[Term, ...]) -> None:
        self.name = name
        self.terms = terms
        self.by_id = {term.id: term for term in terms}
        self._phrases: dict[str, list[tuple[_Finder, Term]]] = {}
        self._patterns: list[tuple[_Finder, Term]] = []
        # for `find_within`: what is looked for, and which of it the word that must stand near makes worth a look
        self._near: list[tuple[_Finder, Term]] = []
        self._by_need: dict[str, list[int]] = {}
        self._always: list[int] = []
        for term in terms:
            flags = 0 if term.case else re.IGNORECASE
            for alias in term.aliases:
                first = _WORD.search(alias)
                if first is None or first.start() != 0:
                    raise VocabularyError(f"{name}: term {term.id}: alias {alias!r} does not begin with a word")
                phrase = _Finder(alias, flags, phrase_pattern)
                self._phrases.setdefault(first.group().lower(), []).append((phrase, term))
                longest = max(_WORD.findall(alias), key=len).lower()
                self._add_near((longest,), phrase, term)
            if term.pattern:
                pattern = _Finder(term.pattern, flags, _spelled_out)
                self._patterns.append((pattern, term))
                self._add_near(term.needs, pattern, term)

    def _add_near(self, needs: tuple[str, ...], finder: _Finder, term: Term) -> None:
        for need in needs:
            self._by_need.setdefault(need, []).append(len(self._near))
        if not needs:
            self._always.append(len(self._near))
        self._near.append((finder, term))

    def find(self, folded: str, start: int = 0, end: int | None = None) -> list[TermMatch]:
        """All terms in `folded[start:end]`, in order; of overlapping ones the longest, then the earliest."""
        stop = len(folded) if end is None else end
        found: list[TermMatch] = []
        lowered = folded[start:stop].lower()
        if self._phrases:
            for word in _WORD.finditer(folded, start, stop):
                for phrase, term in self._phrases.get(word.group().lower(), ()):
                    if hit := phrase.match(folded, word.start(), stop):
                        found.append(TermMatch(term, hit.start(), hit.end()))
        for pattern, term in self._patterns:
            if term.needs and not any(need in lowered for need in term.needs):
                continue
            found += (
                TermMatch(term, m.start(), m.end(), m) for m in pattern.finditer(folded, start, stop) if m.group()
            )
        return list(_longest_first(found))

    def find_within(self, folded: str, lowered: str, spans: Sequence[tuple[int, int]]) -> list[TermMatch]:
        """All terms within the given stretches (in order, apart), in order; of overlapping ones the longest.

        A pattern is tried only on a stretch that holds one of its `needs`, a phrase only where its longest word
        stands: a document costs little more than the search for those words.
        """
        starts = [start for start, _ in spans]
        lowered = lowered.replace("\n", " ")
        near: dict[int, set[int]] = {which: set(range(len(spans))) for which in self._always}
        for need, those in self._by_need.items():
            if need in lowered and (stretches := _stretches_with(need, lowered, starts, spans)):
                for which in those:
                    near.setdefault(which, set()).update(stretches)
        found: list[TermMatch] = []
        for which in sorted(near):
            finder, term = self._near[which]
            for i in sorted(near[which]):
                for match in finder.finditer(folded, *spans[i]):
                    found.append(TermMatch(term, *match.span(), match))
        return list(_longest_first([match for match in found if match.end > match.start]))

    def scan(self, folded: str, start: int, end: int) -> Iterator[TermMatch]:
        """The phrases in one stretch from left to right: at each word the longest, the next one after its end."""
        stop = start
        for word in _WORD.finditer(folded, start, end):
            phrases = self._phrases.get(word.group().lower())
            if phrases is None or word.start() < stop:
                continue
            hits = [(hit.end(), i) for i, (c, _) in enumerate(phrases) if (hit := c.match(folded, word.start(), end))]
            if hits:
                stop, which = max(hits)
                yield TermMatch(phrases[which][1], word.start(), stop)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)


def _stretches_with(need: str, lowered: str, starts: list[int], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The indices of the stretches that hold a word, in order."""
    hit: list[int] = []
    at = lowered.find(need)
    while at >= 0:
        i = bisect_right(starts, at) - 1
        if i >= 0 and at < spans[i][1]:
            hit.append(i)
            at = lowered.find(need, spans[i][1])
        else:
            at = lowered.find(need, at + 1)
    return hit


def _longest_first(found: list[TermMatch]) -> Iterator[TermMatch]:
    """Of matches that overlap the longest, then the earliest; in order. Each run of overlaps is settled by itself."""
    run: list[TermMatch] = []
    end = -1
    for match in sorted(found, key=lambda m: m.start):
        if match.start >= end:
            yield from _settle(run)
            run = []
        run.append(match)
        end = max(end, match.end)
    yield from _settle(run)


def _settle(run: list[TermMatch]) -> list[TermMatch]:
    kept: list[TermMatch] = []
    for match in sorted(run, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= k.start or k.end <= match.start for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


class Vocabulary:
    """All term sets by file name without ending; `digest` identifies the words that read an article."""

    def __init__(self, sets: Mapping[str, TermSet], digest: str) -> None:
        self.sets = sets
        self.digest = digest

    def __getitem__(self, name: str) -> TermSet:
        return self.sets[name]

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a Vocabulary is loaded in each process, not pickled; pass its directories")


@lru_cache(maxsize=8)
def load_vocabulary(*directories: str) -> Vocabulary:
    """The shipped words, added to and overridden (by term id) by the .toml files of `directories` in turn.

    Raises VocabularyError naming the file and the term.
    """
    tables: dict[str, dict[str, Term]] = {}
    hasher = hashlib.sha256()
    for directory in (WORDS, *map(Path, directories)):
        if not directory.is_dir():
            raise VocabularyError(f"{directory}: no such directory of words")
        for path in sorted((*directory.glob("*.toml"), *directory.glob("*.csv"))):
            data = path.read_bytes()
            hasher.update(path.name.encode() + b"\0" + data + b"\0")
            if path.suffix == ".csv":  # a table with a reader of its own (councils.py): only its identity counts here
                continue
            try:
                document = tomllib.loads(data.decode())
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise VocabularyError(f"{path}: {error}") from error
            for entry in document.get("term", ()):
                term = _term(path, entry)
                if directory != WORDS:
                    _check_pattern(path, term)
                tables.setdefault(path.stem, {})[term.id] = term
    sets = {name: TermSet(name, tuple(terms.values())) for name, terms in tables.items()}
    return Vocabulary(sets, hasher.hexdigest())


def _check_pattern(path: Path, term: Term) -> None:
    """Raise VocabularyError where a pattern is none. The shipped ones are known to be sound."""
    try:
        re.compile(_spelled_out(term.pattern or ""))
    except re.error as error:
        raise VocabularyError(f"{path}: term {term.id}: bad pattern: {error}") from error


def _term(path: Path, entry: Mapping[str, Any]) -> Term:
    for key in ("id", "name"):
        if not isinstance(entry.get(key), str):
            raise VocabularyError(f"{path}: a term without {key}: {dict(entry)!r:.80}")
    for key in ("aliases", "needs", "examples", "not_examples"):
        value = entry.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise VocabularyError(f"{path}: term {entry['id']}: {key} must be a list of words")
    return Term(
        id=entry["id"],
        name=entry["name"],
        aliases=tuple(entry.get("aliases", ())),
        pattern=entry.get("pattern"),
        needs=tuple(entry.get("needs", ())),
        examples=tuple(entry.get("examples", ())),
        not_examples=tuple(entry.get("not_examples", ())),
        case=bool(entry.get("case", False)),
        from_year=entry.get("from"),
        to_year=entry.get("to"),
        extra={key: value for key, value in entry.items() if key not in _KNOWN_KEYS},
    )
