"""The status of a measure, from the verb that governs it: as its subject, as its object, or in the measure's own words.

The class of the verb and its mood make the status: "was lifted" ended, "could be appointed" threatened, "remains" in
force.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bucks_tracker.extract.verb_groups import CLAUSE, HARD, Token, VerbGroup, group_at, ruled
from bucks_tracker.vocabulary import TermMatch

_BY_MOOD = {"fact": "started", "future": "announced", "possible": "threatened", "advised": "recommended"}
_PLAIN = {"recommend": "recommended", "threaten": "threatened", "defer": "deferred", "extend": "extended",
          "review": "reviewed", "reject": "rejected", "announce": "announced", "order": "announced",
          "accept": "announced"}  # fmt: skip
_RULES = {"threatened": "threatened", "recommended": "recommended", "rejected": "rejected", "deferred": "deferred"}
# How near each relation is, before distance is taken off.
_OWN, _SUBJECT, _OBJECT, _RELATIVE, _PARTICIPLE = 100, 85, 80, 46, 42
_STATE = -34  # a state is said beside an event: the event counts
_LEAST = 5
_FAR = 22  # tokens
_SAYS = frozenset({"said", "says", "found", "added", "told", "believes", "think", "thinks", "reported"})
_PERSON_ENDS = frozenset({"commissioner", "improvement_adviser", "independent_chair"})
# What services are handed to, taken over by, helped by: not the agents of their own beginning.
_AGENTS = frozenset({"trust", "takeover", "improvement_adviser", "removal_of_control", "further_intervention"})
_AFTER_PARTICIPLE = frozenset({"by", "in", "on", "to", "last", "from", "under", "as", "at", "this", "earlier"})
# What a commissioner gives, not what is done to one.
_ADVICE = frozenset({"advice", "report", "recommendation", "recommendations", "findings", "review", "view", "views"})
_LEAVES = ("quit", "stood", "stand", "step", "resign", "left", "leave", "depart", "bow", "retire")


@dataclass(frozen=True, slots=True)
class Status:
    """A status with the characters of the sentence that tell it; `near` is how sure it is of the measure."""

    id: str
    start: int
    end: int
    near: float


def status_of(group: VerbGroup) -> str | None:
    """What a verb group says of the measure that it governs; None where it says nothing (an infinitive of purpose)."""
    ruler = status_of(group.ruler) if group.ruler else None
    mood = group.mood
    if ruler == "announced" and mood in ("bare", "possible", "advised"):
        mood = "future"
    if group.kind == "recommend" and group.ruler and group.ruler.kind == "accept":
        return "announced"
    if group.kind == "state" and group.ruler and group.ruler.kind == "order":
        return None  # "obliges the council to work with the commissioner"
    told = _told(group, mood)
    if ruler in _RULES and (mood != "fact" or ruler != "announced"):
        if told == "ended" or group.negated:
            return "in_force" if group.kind == "end" else "rejected"
        if group.kind == "escalate" and ruler == "rejected":
            return "not_escalated"
        return told if told in ("deferred", "extended") else ruler
    return told


def _told(group: VerbGroup, mood: str) -> str | None:
    kind, negated = group.kind, group.negated
    if kind == "begin":
        if mood == "bare":
            return {"ing": "announced", "said": "started"}.get(group.form)
        if negated:
            return "rejected"
        return "announced" if mood == "fact" and group.ongoing else _BY_MOOD[mood]
    if kind == "end":
        return "in_force" if negated or (mood in ("possible", "advised") and group.voice != "said") else "ended"
    if kind in ("state", "stay"):
        if negated:
            return "ended" if kind == "state" and mood == "fact" else None
        if mood in ("fact", "bare") or kind == "stay":
            return "in_force"
        return _BY_MOOD[mood]
    if kind == "escalate":
        if negated:
            return "not_escalated"
        return {"possible": "threatened", "advised": "recommended"}.get(mood, "escalated")
    if kind == "reject" and negated:
        return "threatened"
    if negated:
        return "rejected" if kind in ("threaten", "recommend", "announce") else "in_force"
    return _PLAIN[kind]


def decide(
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    measure: TermMatch,
    offset: int,
    others: Sequence[TermMatch] = (),
    dates: Sequence[int] = (),
) -> Status | None:
    """The status that a sentence, which begins at `offset`, gives a measure; None where no verb governs it.

    `others` are its other measures: a verb beyond one of them governs that one, unless they are joined. `dates` are
    where its dates begin.
    """
    first = next((i for i, t in enumerate(tokens) if t.end > measure.start - offset), len(tokens))
    last = next((i for i, t in enumerate(tokens) if t.start >= measure.end - offset), len(tokens))
    named = [(o.start - offset, o.end - offset) for o in others if o is not measure]
    best: Status | None = None
    verbal = measure.term.extra.get("form") == "verb" and any(_form(t.word) for t in tokens[first:last])
    if verbal and measure.term.id not in ("further_intervention", "monitoring", "national_policy"):
        best = _own(tokens, groups, first, last, offset)
    if last < len(tokens) and tokens[last].word == "will" and first and tokens[first - 1].word in ("a", "an"):
        best = Status("announced", tokens[last].start + offset, tokens[last].end + offset, _STATE + _SUBJECT)
    starts_anew = any(g.finite and g.first == last for g in groups)  # "..., and a board oversees the work"
    rulers = {g.ruler.last for g in groups if g.ruler is not None and g.last > first}
    for group in groups:
        near: float | None
        dated = any(0 <= at - offset - group.end < 30 for at in dates)
        if group.last > first and group.first < last:
            near = _inside(group, measure)
        elif group.last <= first:
            if group.kind == "order" and any(g.ruler is not None and g.ruler.first == group.first for g in groups):
                continue
            near = _as_object(tokens, group, first, named, measure)
            if near is not None and starts_anew and any(t.word == "and" for t in tokens[group.last : first]):
                near -= 26
        elif group.last in rulers and group.kind != "threaten":
            near = None
        else:
            within = not any(g.finite and last <= g.first < group.first for g in groups)
            near = _as_subject(tokens, group, last, named, measure, verbal, dated, within)
        told = status_of(group) if near is not None else None
        if near is None or told is None:
            continue
        if told == "ended" and measure.term.id not in _PERSON_ENDS and _leaves(tokens, group):
            continue
        if group.kind in ("state", "stay"):
            near += _STATE
        if group.kind == "order" and group.first < last and group.last > first:
            told = "started"  # the direction itself
        if told == "started" and _is_apposed(tokens, group) and not dated:
            told, near = "in_force", near + _STATE
        if near > _LEAST and (best is None or near > best.near):
            best = Status(told, group.start + offset, group.end + offset, near)
    return best


def _leaves(tokens: Sequence[Token], group: VerbGroup) -> bool:
    return any(t.word.startswith(_LEAVES) for t in tokens[group.first : group.last] if t.start == group.start)


def _is_apposed(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ ", appointed by the department, ": a participle that describes."""
    return (
        0 < group.first == group.last - 1
        and tokens[group.first - 1].word in (",", "–")
        and group.form in ("past", "participle")
        and group.last < len(tokens)
        and tokens[group.last].word == "by"
    )


def _form(word: str) -> str:
    """The form of a verb that begins a measure's words; empty for another word."""
    if word.endswith("ing"):
        return "ing"
    if word.endswith(("ped", "ved", "ned", "ded", "red", "ken", "lost", "took", "kept", "run", "gave", "given")):
        return "past"
    return "base" if word in _BASES else "s" if word.endswith("s") and word[:-1] in _BASES else ""


_BASES = frozenset({
    "take", "lose", "strip", "remove", "cede", "retain", "keep", "run", "share", "relinquish", "surrender", "enter",
    "give", "hold", "be", "stay", "remain", "hang",
})  # fmt: skip


def _own(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int, offset: int) -> Status | None:
    """What a measure that is itself a verb says ("could be taken over"): it begins, in its own mood."""
    inside = [g for g in groups if g.last > first and g.first < last and g.kind in ("begin", "end")]
    if inside:
        group = replace(inside[0], kind="begin")
    elif going := next((g for g in groups if g.last > first and g.first < last and g.kind == "state"), None):
        group = going  # "runs", "shares"
    else:
        at = next((i for i in range(first, last) if _form(tokens[i].word) and tokens[i].word != "be"), first)
        group = group_at(list(tokens), at, at + 1, "begin", "done", _form(tokens[at].word))
        group = ruled(list(tokens), group, [g for g in groups if g.last <= group.first])
    told = status_of(group)
    return Status(told, tokens[first].start + offset, tokens[last - 1].end + offset, _OWN) if told else None


def _inside(group: VerbGroup, measure: TermMatch) -> float | None:
    """A verb among the measure's own words: "served with a notice", "direction was issued"."""
    paper = measure.term.id in ("statutory_direction", "improvement_notice", "trust")
    tells = group.form in ("past", "participle") or group.mood != "bare" or group.ruler is not None
    if measure.term.id == "trust" and group.kind == "state" and group.mood != "fact":
        return _OWN  # "will be run by a trust"
    ordered = group.kind == "order" and group.form == "past"
    return _OWN if paper and tells and (group.kind in ("begin", "end") or ordered) else None


def _as_object(
    tokens: Sequence[Token], group: VerbGroup, first: int, named: Sequence[tuple[int, int]], measure: TermMatch
) -> float | None:
    """How near a verb is of which the measure is the object; None where it is not."""
    between = [t.word for t in tokens[group.last : first]]
    if len(between) > _FAR or _is_purpose(group):
        return None
    if group.voice == "happens" and "as" not in between and group.kind != "escalate":
        return None
    if any(w in HARD and w != "as" for w in between):
        return None
    if "by" in between[-4:] and group.kind not in ("state", "stay") and measure.term.id not in _AGENTS:
        return None
    if any(group.end <= a < tokens[first].start for a, _ in named) and "and" not in between:
        return None
    near = _OBJECT - 2.0 * len(between)
    if (between.count(",") + between.count("–")) % 2:
        near -= 12
    if group.kind == "state" and group.ruler and any(group.ruler.end <= a < group.start for a, _ in named):
        return None  # "an independent chair to lead the board"
    if measure.term.id == "improvement_board" and between[:1] == ["to"]:
        return None  # somebody is appointed to it
    if measure.term.id in _PERSON_ENDS and not _ADVICE.isdisjoint(between):
        return None
    joined = any(group.end <= a < tokens[first].start for a, _ in named)
    return near - (8 if joined else 26) if "and" in between else near


def _is_purpose(group: VerbGroup) -> bool:
    """An infinitive that nothing rules: "sent in to oversee"."""
    return group.mood == "bare" and group.form == "base" and group.ruler is None and group.kind != "announce"


def _as_subject(
    tokens: Sequence[Token],
    group: VerbGroup,
    last: int,
    named: Sequence[tuple[int, int]],
    measure: TermMatch,
    verbal: bool,
    dated: bool,
    within: bool,
) -> float | None:
    """How near a verb is of which the measure is the subject; None where it is not."""
    between = [t.word for t in tokens[last : group.first]]
    if len(between) > _FAR or (verbal and group.kind not in ("defer", "reject", "end", "extend")):
        return None
    if any(w in _SAYS for w in between) or tokens[group.last - 1].word in ("a", "an"):
        return None  # somebody else's verb; "the board will have a chair"
    relative = [w for w in between if w in ("which", "who", "that")]
    if any(tokens[last - 1].end <= a < group.start for a, _ in named) and "," not in between and not relative:
        return None
    if (
        group.kind in _PLAIN
        and group.voice == "said"
        and group.kind != "defer"
        and (tokens[group.first].word not in ("is", "are", "was", "were", "remains"))
    ):
        return None  # "partners raise concerns about whether": not said of them
    passive = group.passive or group.voice == "said" or "happens" in group.voice
    if not passive:
        joined = between and between[-1] in ("and", "but")
        if group.form in ("past", "participle") and not relative and not joined and len(between) < 7:
            after = tokens[group.last].word if group.last < len(tokens) else ""
            describes = measure.term.id not in _PERSON_ENDS or after in _AFTER_PARTICIPLE
            if group.kind not in _PLAIN and describes and not _has_have(tokens, group):
                return _PARTICIPLE + (18.0 if dated else 0.0) - len(between)
        return None
    if group.ruler is not None and group.ruler.kind == "order" and group.ruler.first >= last:
        return None
    if group.mood == "bare" and not group.ruler and group.voice != "said":
        to = tokens[group.first].word == "to" and not between and "happens" in group.voice
        return _RELATIVE if to else None
    near = float(_SUBJECT - len(between)) + (20 if verbal else 0)
    if not group.finite and group.ruler is None:
        near -= 30
    hard = [w for w in between if w in HARD or w in CLAUSE]
    if between[-1:] == ["but"] and len(hard) == 1:
        return near + 10
    if hard:
        if between[0] == "," and between[-2:-1] == [","] and between[-1] in ("which", "who") and len(hard) == 1:
            return (_RELATIVE + 14.0) if len(between) < 8 else None  # "a commissioner, Jane Doe, who has been"
        if "," in between[:5]:  # "commissioner Jane Doe, who was appointed in May"
            between = between[between.index(",") + 1 :]
        if between and between[0] in ("which", "who", "that") and len(hard) == 1 and "," not in between:
            if within:
                return _RELATIVE + (28 if dated else 0) if len(between) == 1 else None
            return near - 4
        if between and between[0] in ("which", "who", "whose", "as") and "," in between:
            return near - 4  # after the aside
        return None
    return near - 30 if "and" in between else near


def _has_have(tokens: Sequence[Token], group: VerbGroup) -> bool:
    return any(t.word in ("has", "have", "had") for t in tokens[group.first : group.last])
