"""A verb with its mood, read backwards from it over its auxiliaries: "had not been lifted", "is to be appointed"."""

from collections.abc import Collection
from dataclasses import dataclass

_MODALS = {
    "will": "future", "shall": "future", "would": "would", "could": "possible", "may": "possible",
    "might": "possible", "can": "possible", "should": "advised", "ought": "advised", "must": "advised",
}  # fmt: skip
_BE = frozenset({"is", "are", "was", "were", "am", "be", "been", "being", "get", "gets", "got"})
_FINITE_BE = frozenset({"is", "are", "was", "were"})
_HAVE = frozenset({"has", "have", "had", "having"})
_DO = frozenset({"do", "does", "did"})
_NOT = frozenset({"not", "never", "no", "nobody", "nor", "hardly", "neither"})
_AUXILIARIES = _FINITE_BE | _HAVE | _NOT | frozenset(_MODALS)
_ADVERBS = frozenset({
    "also", "now", "then", "already", "still", "just", "first", "soon", "since", "longer", "today", "yesterday",
    "again", "later", "once", "ever", "yet", "even", "both", "all", "therefore", "finally", "long",
})  # fmt: skip
_REPORTS = frozenset({"said", "says", "announced", "confirmed", "told", "revealed", "agreed", "wrote", "replied"})
# "Three months to decide if the service should be run by somebody else": "if" is whether, no condition.
_ASKS = frozenset(
    {"decide", "see", "check", "determine", "consider", "judge", "assess", "establish", "ask", "deciding"}
)
_DOUBTS = frozenset({"if", "unless", "otherwise", "hope", "hopes", "hoped", "hoping"})
_IS_COMING = frozenset({"is", "are", "will", "would", "could", "may", "might", "should", "plans", "to", "by"})
_AHEAD = frozenset({"before", "until", "once", "when"})
_FORCED = frozenset({"forced", "made", "obliged", "compelled"})
_GOES_ON = frozenset({"continue", "continues", "continued"})


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Tokens `[first, last)`, the verb itself at characters `[start, end)` of the sentence.

    `kind` is the class of `words/statuses.toml`; `voice` holds "done" (to a measure), "happens" (a measure
    does) or is "said" (a phrase that has no forms).

    `mood` is fact, future, possible, advised or bare (no mood of its own). `finite`: the verb of a clause.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    voice: str
    form: str
    mood: str
    negated: bool
    passive: bool
    finite: bool
    ongoing: bool
    ruler: "VerbGroup | None" = None


def group_at(tokens: list[Token], first: int, last: int, kind: str, voice: str, form: str) -> VerbGroup:
    """The group of the verb at tokens `[first, last)`, read backwards over its auxiliaries and adverbs."""
    before = _read_back(tokens, first)
    at, be = before.at, before.be
    negated = before.negated
    if kind == "end" and last < len(tokens) and tokens[last].word == "until" and before.mood != "future":
        negated = False  # "was not lifted until May"
    modal = _modal_mood(tokens, before, first, kind)
    first_token = max(0, at if modal and at >= 0 and tokens[at].word in _MODALS else at + 1)
    between = {t.word for t in tokens[first_token:first]}
    passive = be and form in ("past", "participle")
    ongoing = be and (form == "ing" or "being" in between)
    if before.to and before.have and "yet" in between:
        modal = "future"  # "has yet to be named"
    mood, finite = (modal, True) if modal else _plain_mood(tokens, before, kind, form, between)
    return VerbGroup(
        first_token, last, tokens[first].start, tokens[last - 1].end, kind, voice, form, mood, negated, passive, finite,
        ongoing,
    )  # fmt: skip


@dataclass(slots=True)
class _Before:
    """What stands before a verb: its auxiliaries, and `at` the token where they stop, -1 at the sentence's start."""

    at: int
    mood: str = ""
    negated: bool = False
    finite: bool = False
    have: bool = False
    to: bool = False
    be: bool = False


def _read_back(tokens: list[Token], first: int) -> _Before:
    before = _Before(first - 1)
    while before.at >= 0:
        j = before.at
        word = tokens[j].word
        if word.endswith("n't"):
            before.negated, word = True, {"won't": "will", "can't": "can"}.get(word, word[:-3])
        elif word.endswith("'ll"):
            before.mood = "future"
            break
        if word in _MODALS:
            before.mood = _MODALS[word]
            break
        if word in _BE:
            before.be = True
            before.finite = before.finite or word in _FINITE_BE
            if before.to and word in _FINITE_BE:
                before.mood = "future"
        elif word in _HAVE:
            before.have = True
            before.finite = before.finite or word != "having"
        elif word == "to" and not before.to:
            before.to = True
        elif word in _FORCED and before.to and j and tokens[j - 1].word in _BE:
            before.to = False  # "could be forced to hand over" is "could hand over"
        elif word in _NOT:
            longer = j + 1 < len(tokens) and tokens[j + 1].word == "longer"
            before.negated = before.negated or not (word == "no" and not longer)
        elif word == ",":
            k = next((k for k in range(j - 2, max(-1, j - 7), -1) if tokens[k].word == ","), None)
            if k is None or k < 1 or tokens[k - 1].word not in _AUXILIARIES:
                break
            before.at = k
        elif word in _DO:
            before.finite = True
        elif not (word in _ADVERBS or (word.endswith("ly") and len(word) > 4)):
            break
        before.at -= 1
    return before


def _modal_mood(tokens: list[Token], before: _Before, first: int, kind: str) -> str:
    """The mood that a modal verb gives, here or further off; empty where there is none."""
    at, mood = before.at, before.mood
    if mood == "would":  # "announced that services would move" is the future of then
        mood = "future" if any(t.word in _REPORTS for t in tokens) else "possible"
    if mood == "future" and _is_doubted(tokens, first):
        mood = "possible"
    if mood or not before.be:
        return mood
    if kind == "end" and _AHEAD.intersection(t.word for t in tokens[max(0, at - 8) : at + 1]):
        now = any(t.word in ("is", "are") for t in tokens[at + 1 : first])
        mood = "possible" if now else mood  # "it could be a year before the direction is lifted"
    if not mood and not before.finite and at > 0 and tokens[at].word in ("and", "or"):
        shared = next((t.word for t in reversed(tokens[max(0, at - 10) : at]) if t.word in _MODALS), None)
        mood = _MODALS[shared] if shared else mood  # "could be found wanting and be run by a trust"
    return mood


def _plain_mood(
    tokens: list[Token], before: _Before, kind: str, form: str, between: Collection[str]
) -> tuple[str, bool]:
    """The mood of a verb without a modal, and whether it is finite. `between` are the words of its auxiliaries."""
    at, to, finite = before.at, before.to, before.finite
    passive = before.be and form in ("past", "participle")
    if form == "ing" and kind == "begin" and _tells_what_was_done(tokens, at):
        return "fact", finite
    if to and passive and at >= 0 and tokens[at].word in _GOES_ON:
        return "fact", True  # "continues to be overseen"
    if to and passive and [t.word for t in tokens[max(0, at - 2) : at]] == ["only", "for"]:
        return "fact", True  # "was served with a notice, only for it to be lifted in May"
    if to and before.have:
        owed = kind == "begin" and "had" not in between
        return "future" if owed else "fact", True  # "has had to accept", but "has to set up"
    if to or form == "ing" or (before.be and not finite) or (form == "base" and not finite):
        mood = "future" if to and passive else "bare" if not finite or to else "fact"  # "a trust to be set up"
        return mood, finite and not to
    if form == "said" and kind in ("begin", "end", "escalate"):
        return "bare", finite
    return "fact", finite or form in ("s", "past", "said")


def _tells_what_was_done(tokens: list[Token], at: int) -> bool:
    """Whether a participle, whose auxiliaries stop at a token, tells an act and not a plan."""
    if tokens[max(0, at)].word == "by" and _has_acted(tokens, at):
        return True  # "ministers responded by issuing a direction"
    if at > 0 and tokens[at].word == "," and not _IS_COMING.intersection(t.word for t in tokens[:at]):
        return True  # "ministers stepped in, serving the council with a notice"
    return at > 1 and tokens[at].word != "with" and _has_with(tokens, at)  # "..., with ministers naming a commissioner"


_ACTED = frozenset({"responded", "reacted", "acted", "intervened", "replied"})


def _is_doubted(tokens: list[Token], first: int) -> bool:
    """Whether the sentence makes a condition, not one of what a later "and will" tells."""
    anew = next((i for i in range(first, len(tokens) - 1) if _goes_on(tokens, i)), len(tokens))
    return any(
        t.word in _DOUBTS and not (t.word == "if" and i and tokens[i - 1].word in _ASKS)
        for i, t in enumerate(tokens[:anew])
    )


def _goes_on(tokens: list[Token], i: int) -> bool:
    return tokens[i].word == "and" and tokens[i + 1].word in _MODALS


def _has_acted(tokens: list[Token], by: int) -> bool:
    return not _ACTED.isdisjoint(t.word for t in tokens[max(0, by - 14) : by])


def _has_with(tokens: list[Token], j: int) -> bool:
    """Whether somebody acts "with" what is told before: "with the government", ending at token `j`."""
    before = [t.word for t in tokens[max(0, j - 3) : j + 1]]
    return "with" in before and tokens[max(0, j - 3) + before.index("with") - 1].word == ","
