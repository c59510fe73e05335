"""The verb groups of a sentence that tell what becomes of a measure, each with its mood: "will be appointed".

`words/statuses.toml` holds the verbs by class (begin, end, state, threaten ...). What stands before a verb gives its
mood; a verb that rules a clause ("recommended that", "considering", "plans to") gives it to the verb of that clause.
"""

import re
from dataclasses import replace
from itertools import pairwise

from bucks_tracker.extract.verb_forms import Lexicon, lexicon
from bucks_tracker.extract.verb_moods import Token, VerbGroup, group_at
from bucks_tracker.vocabulary import TermSet

_TOKEN = re.compile(r"\w[\w'-]*|[,;:()–—]")
HARD = frozenset({
    ";", ":", "which", "who", "whose", "while", "whereas", "but", "after", "because", "although", "since",
    "when", "where", "before", "until", "despite", "following", "though", "as",
})  # fmt: skip
CLAUSE = frozenset({"that", "whether", "if"})
_FAR = 16  # tokens within which a verb rules another


def tokens_of(words: str) -> list[Token]:
    """The words and breaks of a sentence in lower case."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(words)]


def verb_groups(terms: TermSet, tokens: list[Token]) -> list[VerbGroup]:
    """The groups of the sentence in order, each with the one that rules it."""
    entries = lexicon(terms)
    found: list[VerbGroup] = []
    i = 0
    while i < len(tokens):
        hit = _longest(entries, tokens, i)
        if hit is None:
            i += 1
            continue
        size, kind, voice, form = hit
        if size == 1 and kind == "end" and tokens[i].word in _GOING and not _is_gone(tokens, i):
            i += 1
            continue
        if size == 1 and tokens[i].word.startswith("releas") and not _is_from(tokens, i):
            i += 1
            continue  # "a report released on Friday"
        if kind == "stay" and form == "past" and _UNTIL.intersection(t.word for t in tokens[i + size : i + size + 4]):
            kind = "end"  # "stayed until March", "remained in place until 2015"
        if kind == "recommend" or tokens[i].word.startswith("advis"):
            # "advises ministers against setting up a trust"
            kind = "reject" if "against" in {t.word for t in tokens[i + size : i + size + 3]} else kind
        if kind == "state" and tokens[i].word.startswith("advis") and _says_that(tokens, i + size):
            kind = "recommend"
        asked = {t.word for t in tokens[i + size : i + size + 4]}
        if kind == "order" and not _GOVERNMENT.isdisjoint(asked) and "by" not in asked:
            kind = "recommend"  # "called on ministers to send in a commissioner"
        group = group_at(tokens, i, i + size, kind, voice, form)
        if _is_noun(tokens, group, form, i):
            i += 1
            continue
        found.append(ruled(tokens, group, found))
        i += size
    return found


_UNTIL = frozenset({"until", "till"})
_GOVERNMENT = frozenset({"government", "ministers", "minister", "secretary", "department", "dfe", "whitehall"})
_POINTED_AT = frozenset({"year", "month", "week", "day", "summer", "autumn", "spring", "winter", "time", "point"})


def _says_that(tokens: list[Token], i: int) -> bool:
    """Whether a clause with "that" comes soon: "advised ministers in December of that year that"."""
    for here, then in pairwise(tokens[i : i + 10]):
        if here.word == "that" and then.word not in _POINTED_AT:
            return True
        if here.word in HARD or here.word in (",", "and"):
            return False
    return False


_GOING = frozenset({"go", "goes", "going", "went", "gone"})
_AFTER_GONE = frozenset(
    {",", ";", ":", ")", "in", "last", "by", "at", "and", "but", "this", "after", "soon", "within", "for"}
)


def _is_gone(tokens: list[Token], i: int) -> bool:
    """Whether something goes for good: "the notice has gone", but not "went to a trust", "went the same way"."""
    return i + 1 == len(tokens) or tokens[i + 1].word in _AFTER_GONE


def _is_from(tokens: list[Token], i: int) -> bool:
    """ "Released the council from its notice"."""
    return any(t.word == "from" for t in tokens[i + 1 : i + 7])


def _longest(entries: Lexicon, tokens: list[Token], i: int) -> tuple[int, str, str, str] | None:
    for rest, kind, voice, form in entries.get(tokens[i].word, ()):
        if all(i + 1 + k < len(tokens) and tokens[i + 1 + k].word == word for k, word in enumerate(rest)):
            return 1 + len(rest), kind, voice, form
    return None


_BEFORE_NOUNS = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "this", "these", "our", "of", "in", "for", "with", "on", "at", "by",
    "improvement", "independent", "statutory", "formal", "new", "no", "first", "more", "further", "social",
    "early", "external",
})  # fmt: skip


def _is_noun(tokens: list[Token], group: VerbGroup, form: str, i: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the order", "its support", "a meeting"."""
    if group.kind == "review" and form == "past" and i and tokens[i - 1].word in ("a", "an", "the", "its"):
        return True  # "a revised direction"
    if tokens[i].word == "retired" and i and tokens[i - 1].word in ("a", "an", "the", "now"):
        return True  # "a retired director"
    if group.first != i or i == 0 or form not in ("base", "s", "ing"):
        return False
    before = tokens[i - 1].word
    if form == "ing":
        return before in ("the", "a", "an", "its", "their", "this", "first", "monthly")
    return before in _BEFORE_NOUNS or before.endswith(("'s", "s'"))


# What makes somebody act: "led ministers to appoint" tells that they did.
_CAUSES = frozenset({
    "led", "prompted", "prompting", "leading", "forced", "forcing", "caused", "causing", "left", "leaving", "persuaded",
    "spurred", "pushed", "drove", "moved",
})  # fmt: skip
_RULING = frozenset({"threaten", "recommend", "reject", "announce", "defer", "order", "accept"})


def ruled(tokens: list[Token], group: VerbGroup, found: list[VerbGroup]) -> VerbGroup:
    """The group with the verb that rules it; a verb after "and" shares the auxiliaries of the one before."""
    if found and found[-1].kind == "stay" and group.first - found[-1].last < 2 and group.mood == "bare":
        on = found[-1]  # "goes on working with", "may go on to issue"
        to_come = group.kind in ("begin", "end", "escalate") and on.mood in ("possible", "future")
        return replace(group, mood=on.mood if to_come else "fact")
    seen = found and tokens[found[-1].last - 1].word == "see" and group.first - found[-1].last < 5
    if seen and group.form in ("past", "participle") and group.first == group.last - 1:
        return replace(group, passive=True, mood=found[-1].mood)  # "will see its services moved"
    if group.mood == "bare" and group.form == "base" and tokens[group.first].word == "to":
        before = [t.word for t in tokens[max(0, group.first - 10) : group.first]]
        acts = [i for i, (w, then) in enumerate(pairwise(before)) if w in _CAUSES and then not in ("by", "to")]
        if acts and not {",", ";", "that"}.intersection(before[acts[-1] :]):
            return replace(group, mood="fact", finite=True)
    if group.mood == "bare" and group.form == "ing" and found and found[-1].mood == "fact":
        led = tokens[found[-1].last - 1].word == "to" and tokens[found[-1].first].word in ("led", "leads")
        if led and group.first - found[-1].last < 10:
            return replace(group, mood="fact", finite=True)  # "that led to ministers serving a notice"
    for ruler in reversed(found[-4:]):
        between = [t.word for t in tokens[ruler.last : group.first]]
        if len(between) > _FAR or any(w in HARD for w in between):
            break
        infinitive = group.form == "base" or tokens[group.first].word == "to"  # "set up" has one form for all
        if between[-1:] == ["and"] and infinitive and group.mood == "bare":
            return replace(group, mood=ruler.mood, finite=ruler.finite, ruler=ruler.ruler)
        past = group.form in ("past", "participle") and ruler.form in ("past", "participle", "said")
        if between[-1:] == ["and"] and past and group.first == group.last - 1:
            return replace(group, passive=ruler.passive, mood=ruler.mood, ruler=ruler.ruler)
        if between[-1:] == ["and"] and group.form == ruler.form == "s":
            return group  # "she warns that ... and recommends"
        purpose = tokens[ruler.first].word == "to" and ruler.mood == "bare" and ruler.ruler is None
        if "that" in between and purpose:
            continue  # "sent in to examine the service has told ministers that"
        if ruler.kind not in _RULING:
            if ruler.mood == "fact" and ruler.first and tokens[ruler.first - 1].word == "and" and not ruler.ruler:
                break  # "concluded that ... and led ministers to": what comes then is not concluded
            continue
        clause = any(w in CLAUSE for w in between) or not between
        if tokens[ruler.last - 1].word in ("whether", "if") or (
            "having" in between and ruler.kind in ("reject", "threaten")
        ):
            clause = True  # "whether it is to be sent in", "avoided having it sent in"
        if group.mood == "fact" and between[-1:] == ["that"] and len(between) > 1:
            continue  # "calls for a chair for the board that oversees the work"
        if ruler.kind in ("defer", "reject", "accept") and group.kind in ("threaten", "announce", "recommend"):
            clause = len(between) < 10  # "shelved a decision on whether"
        if between == [","] and group.form == "ing":
            return replace(group, ruler=ruler)  # "considered, but decided against, sending in"
        if clause if group.mood == "fact" else ("," not in between or clause or between[-1] == "including"):
            return replace(group, ruler=ruler)
    if group.form == "base" and group.mood == "bare" and group.first and tokens[group.first - 1].word == "or":
        return replace(group, mood="possible", finite=True)
    return group
