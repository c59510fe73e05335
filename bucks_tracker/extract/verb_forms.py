"""The verbs of `words/statuses.toml` in all their forms, to be looked up by their first word."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bucks_tracker.vocabulary import TermSet

# First word -> (the rest of the phrase, class, voices, form).
Lexicon = dict[str, list[tuple[tuple[str, ...], str, str, str]]]


@lru_cache(maxsize=4)
def lexicon(terms: TermSet) -> Lexicon:
    """First word -> the rest of a phrase, its class, voice and form; the longest first."""
    phrases: dict[tuple[str, ...], tuple[str, str, str]] = {}

    def add(words: list[str], kind: str, voice: str, form: str) -> None:
        old = phrases.get(tuple(words))
        if old is None:
            phrases[tuple(words)] = (kind, voice, form)
        elif old[0] == kind and voice not in old[1]:
            phrases[tuple(words)] = (kind, f"{old[1]} {voice}", old[2])
        elif old == (kind, voice, "base") and form == "past":
            phrases[tuple(words)] = (kind, voice, form)  # "set", "put"

    for term in terms:
        for phrase in term.extra.get("phrases", ()):
            add(phrase.split(), term.id, "said", "said")
        for voice in ("done", "happens"):
            for verb in filter(None, (v.strip() for v in str(term.extra.get(voice, "")).replace("\n", ",").split(","))):
                head, *rest = verb.split()
                for word, form in forms(head):
                    add([word, *rest], term.id, voice, form)
    entries: Lexicon = {}
    for words, (kind, voices, form) in sorted(phrases.items(), key=lambda item: -len(item[0])):
        entries.setdefault(words[0], []).append((words[1:], kind, voices, form))
    return entries


# Verbs that double their last letter: short ones, and those with the stress at the end.
_DOUBLES = re.compile(
    r"[^aeiou]*[aeiou][bdgmnprt]|begin|(?:com|ad|sub|per)mit|(?:de|re|con|pre|trans)fer|compel|expel|cancel"
)


def forms(head: str) -> Iterable[tuple[str, str]]:
    """The forms of a verb written "base" or "base=past=participle"."""
    base, *irregular = head.split("=")
    doubled = base + base[-1] if _DOUBLES.fullmatch(base) else base
    past = irregular[0] if irregular else None
    if past is None:
        if base.endswith("e"):
            past = base + "d"
        elif re.search(r"[^aeiou]y$", base):
            past = base[:-1] + "ied"
        else:
            past = doubled + "ed"
    if re.search(r"[^aeiou]y$", base):
        third = base[:-1] + "ies"
    else:
        third = base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else "s")
    ing = (base[:-1] if re.search(r"[^eoy]e$", base) else doubled) + "ing"
    yield base, "base"
    yield third, "s"
    yield ing, "ing"
    yield past, "past"
    if len(irregular) > 1 and irregular[1] != past:
        yield irregular[1], "participle"
