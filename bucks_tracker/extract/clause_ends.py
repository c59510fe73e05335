"""Where a clause beside the main one ends, so that the verb after it is again the subject's of before.

"The notice under which it has worked since 2020 has been lifted", "the commissioner, who came in May, will leave".
"""

import re
from collections.abc import Sequence

from bucks_tracker.extract.verb_groups import CLAUSE, HARD
from bucks_tracker.extract.verb_moods import Token, VerbGroup

RELATIVE = 46  # how near the verb of a relative clause is to what it describes: see `governed`
_TIMES = frozenset({"since", "before", "after", "until", "following"})
_THE_LAST = frozenset({"the", "last", "early", "late", "mid", "that"})
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "last", "spring", "summer", "autumn", "winter", "easter", "christmas",
})  # fmt: skip


def clause_words(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    """The words of a stretch, without those that only begin a time: "since 2016", "until last May"."""
    words = []
    for i in range(first, last):
        word, then = tokens[i].word, tokens[i + 1].word if i + 1 < len(tokens) else ""
        if word in _TIMES and then in _THE_LAST and i + 2 < len(tokens):
            then = tokens[i + 2].word
        if word in _TIMES and (then.isdigit() or then in _MONTHS):
            continue
        if word == "that" and i and tokens[i - 1].word in _TIMES:
            continue  # "after that inspection"
        if word == "as" and i and tokens[i - 1].word.endswith("ed"):
            continue  # "condemned as inadequate"
        words.append(word)
    return words


def beyond_clause(
    group: VerbGroup, between: list[str], hard: Sequence[str], near: float, dated: bool, within: bool
) -> float | None:
    """How near a verb is beyond the words `hard`, which begin a clause of their own; None where it is that clause's."""
    words = between
    if between[0] in _ON and between[-1] in ("that", "which") and len(between) < 14:
        return RELATIVE + (28.0 if dated else 0.0)  # "a notice on the council that was lifted in May"
    if between[1:2] in (["which"], ["whom"]) and between[0] in _PREPOSITIONS and group.finite and not within:
        aside = between[-3:] in ([",", "however", ","], [",", "though", ","])
        goes_on = aside or ("," not in between and between[-1] not in ("and", "or"))
        return near - 4 if goes_on else None  # "the notice under which it has worked since 2020 has been lifted"
    if group.finite and _is_after_participle(between, hard):
        return near - 4  # "a direction issued after the verdict was lifted"
    if between[-1] == "but" and len(hard) == 1:
        return near + 10
    if between[0] == "," and between[-2:-1] == [","] and between[-1] in ("which", "who") and len(hard) == 1:
        return (RELATIVE + 14.0) if len(between) < 8 else None  # "a commissioner, Jane Doe, who has been"
    if "," in between[:5]:  # "commissioner Jane Doe, who was appointed in May"
        between = between[between.index(",") + 1 :]
    if between and between[0] in ("which", "who", "that") and len(hard) == 1 and "," not in between:
        if within:
            return RELATIVE + (28 if dated else 0) if len(between) == 1 else None
        return near - 4
    if between and between[0] in ("which", "who", "whose", "as") and "," in between:
        return near - 4  # after the aside
    if words[0] == "," and "," in words[1:]:  # "the direction, issued after the verdict, remains"
        rest = words[words.index(",", 1) + 1 :]
        if rest[:1] in (["who"], ["which"]) and rest[-1] == "," and rest.count(",") == 1 and len(hard) == 1:
            return near - 4  # "the commissioner, Jane Doe, who has been there since May, will leave"
        return near - 4 if len(rest) < 6 and not any(w in HARD or w in CLAUSE or w == "," for w in rest) else None
    return None


_PARTICIPLE_OF = re.compile(r"\w{3,}(?:ed|en|nt)|set|put|made|held")
_AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"})
_OF_TIME = frozenset({"after", "before", "following", "since", "when"})


def _is_after_participle(between: Sequence[str], hard: Sequence[str]) -> bool:
    """Whether a verb comes after a clause that only tells which measure is meant: "appointed after the verdict"."""
    if len(hard) != 1 or hard[0] not in _OF_TIME or _PARTICIPLE_OF.fullmatch(between[0]) is None:
        return False
    closed = between.count(",") < 3 and between[-1] == ","  # then what stands after "after" may be a clause
    rest = between[: between.index(hard[0])] if closed else between
    goes_on = "," not in between and between[-1] not in ("and", "or", "it", "they", "he", "she")
    # "imposed after its services were found wanting has been lifted": a clause has one verb, the next is the measure's
    clauses = sum(word in _AUXILIARIES for word in rest)
    return (clauses == 0 and (closed or goes_on)) or (clauses == 1 and goes_on and between[-1] not in _AUXILIARIES)


_PREPOSITIONS = frozenset({"under", "by", "with", "to", "for", "of", "over", "on"})
_ON = frozenset({"on", "over", "against", "for", "to"})
_DESCRIBES = frozenset({"a", "an", "the", "former", "formerly", "chief", "director", "appointed", "paid", "sent"})
_POSTS = frozenset({"contract", "term", "stint", "appointment", "tenure", "work", "time", "placement"})


def is_after_aside(between: list[str], hard: int) -> bool:
    """Whether a relative clause comes after who it is: "commissioner Jane Doe, a former director in Kent, who"."""
    whose = between[-2:-1] == ["whose"] and between[-1] in _POSTS
    who = len(between) - 1 - whose
    if hard != 1 or not (whose or between[-1] == "who") or who < 1 or between[who - 1] != ",":
        return False
    commas = [i for i, w in enumerate(between) if w == ","]
    return len(commas) == 1 or (len(commas) < 4 and between[commas[0] + 1] in _DESCRIBES)
