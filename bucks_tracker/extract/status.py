"""The status of a measure, from the verb that governs it: as its subject, its object, or in the measure's own words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bucks_tracker.extract.governed import OWN, PERSONS, SUBJECT, as_object, as_subject, inside
from bucks_tracker.extract.verb_groups import Token, VerbGroup, group_at, ruled
from bucks_tracker.extract.verb_status import status_of
from bucks_tracker.vocabulary import TermMatch

_STATE = -34  # a state is said beside an event: the event counts
_LEAST = 5
# Who is there already where a council is ordered to do as they say.
_OBEYED = frozenset({"commissioner", "improvement_adviser", "improvement_board"})
# What a person sent in has that begins and ends as the person does.
_OF_A_POST = frozenset({
    "term", "terms", "appointment", "contract", "stint", "tenure", "time", "arrival", "departure", "role", "work",
    "post", "job", "services", "service", "remit", "presence", "position", "spell", "stay", "future", "social", "care",
    "part", "of", "in", "at", "for", "to",
})  # fmt: skip
_LEAVES = ("quit", "stood", "stand", "step", "resign", "left", "leave", "depart", "bow", "retire")


@dataclass(frozen=True, slots=True)
class Status:
    """A status with the characters of the sentence that tell it; `near` is how sure it is of the measure."""

    id: str
    start: int
    end: int
    near: float


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
    owner = 0 < last < len(tokens) and measure.term.id in PERSONS and tokens[last - 1].word.endswith("'s")
    if owner and _OF_A_POST.isdisjoint(t.word for t in tokens[last : last + 3]):
        return None  # "the commissioner's powers"
    owned = {t.end for t in tokens if t.word.endswith("'s")}
    named = [(o.start - offset, o.end - offset) for o in others if o is not measure and o.end - offset + 2 not in owned]
    best: Status | None = None
    begun = any(g.kind == "begin" and g.last > first and g.first < last for g in groups)
    verbal = measure.term.extra.get("form") == "verb" and (begun or any(_form(t.word) for t in tokens[first:last]))
    if verbal and measure.term.id not in ("further_intervention", "monitoring", "national_policy"):
        weighed = tokens[first].word.endswith("ing") and _is_weighed(tokens, last)
        best = None if weighed else _own(tokens, groups, first, last, offset)
    if (
        last < len(tokens)
        and tokens[last].word == "will"
        and any(t.word in ("a", "an") for t in tokens[max(0, first - 2) : first])
    ):
        best = Status("announced", tokens[last].start + offset, tokens[last].end + offset, _STATE + SUBJECT)
    embedded = any(e < g.start and g.last <= first and not g.finite for _, e in named for g in groups) and not any(
        e <= g.start and g.last <= first and g.finite for _, e in named for g in groups
    )
    if measure.term.id in PERSONS and _is_speaker(tokens, first, last):
        return None
    # "..., and a board oversees the work", "..., and the commissioner listened"
    acts = last + 1 < len(tokens) and tokens[last].word.endswith("ed") and tokens[last + 1].word != "by"
    starts_anew = acts or any(g.finite and g.first == last for g in groups)
    rulers = {g.ruler.last for g in groups if g.ruler is not None and g.last > first}
    for group in groups:
        near: float | None
        gerund = group.form == "ing" and group.mood == "bare" and group.ruler is None
        if measure.term.id in PERSONS and group.first >= last and _is_due_to_act(tokens, group):
            continue
        if _makes_nothing(tokens, group) or _is_of_an_appointment(tokens, groups, group):
            continue
        if gerund and group.last <= first and _is_weighed(tokens, last):
            continue
        if group.first >= last and group.form == "s" and _is_awaited(tokens, first):
            continue  # "until the trust opens"
        dated = any(
            0 <= at - offset - group.end < 30 and _is_at_once(tokens, group, at - offset) for at in dates
        ) or _is_dated_act(tokens, group, offset, dates)
        if group.last > first and group.first < last:
            near = inside(group, measure)
        elif group.last <= first:
            ruled_by_it = [g for g in groups if g.ruler is not None and g.ruler.first == group.first]
            if ruled_by_it and (group.kind == "order" or any(g.kind == "stay" for g in ruled_by_it)):
                continue
            near = as_object(tokens, group, first, named, measure)
            if near is not None and starts_anew and any(t.word == "and" for t in tokens[group.last : first]):
                near -= 26
        elif embedded and group.passive and first > 0 and measure.term.id in PERSONS:
            near = None  # "a direction obliging it to work with a commissioner was revoked"
        elif group.last in rulers and group.kind != "threaten":
            near = None
        else:
            within = not any(g.finite and last <= g.first < group.first for g in groups)
            near = as_subject(tokens, group, last, named, measure, verbal, dated, within)
        if group.last <= first and measure.term.id == "trust" and _moves_from(tokens, group, first):
            group = replace(group, kind="end")  # "staff will move across from the trust"
        if group.passive and group.last < first and tokens[group.last].word == "by" and _is_replaced(tokens, group):
            group = replace(group, kind="begin")  # "will be replaced by a direction"
            near = near or float(SUBJECT) - 2 * (first - group.last)
        told = status_of(group) if near is not None else None
        if near is not None and group.ruler and group.ruler.kind == "order" and _is_asked_to_act(tokens, group):
            told = "announced"  # "has been asked to act as improvement partner"
        obeyed = measure.term.id in _OBEYED and group.last <= first and not _is_asked_to_act(tokens, group)
        if group.kind == "order" and told == "announced" and obeyed:
            told = "in_force"  # "obliges the council to work with the adviser", unless it is to appoint one
        if group.kind == "order" and told == "announced" and _is_to_follow(tokens, group, first):
            told = "in_force"  # "has been required to follow a direction"
        if told == "in_force" and group.kind == "end" and _can_end(tokens, group):
            told = "ended"  # "ministers said the notice can now be lifted"
        if told == "announced" and group.kind == "state" and _is_to_report(tokens, group, first):
            told = "in_force"
        if told == "extended" and measure.term.id not in PERSONS and tokens[group.last - 1].word == "on":
            told = "in_force"  # "the notice will stay on"
        if told == "rejected" and group.mood == "bare" and _is_to_avoid(tokens, group):
            told = "threatened"  # "is working to avoid a trust"
        if told == "recommended" and measure.term.id in _OBEYED and _is_bound_to(tokens, group):
            told = "in_force"
        if near is None or told is None:
            continue
        if told == "ended" and measure.term.id not in PERSONS and not group.passive and _leaves(tokens, group):
            continue
        if group.kind in ("state", "stay") and told != "ended":
            near += _STATE
        inner = group.first < last and group.last > first
        if group.kind == "order" and inner and group.mood == "fact" and measure.term.id != "improvement_help":
            told = "started"  # the direction itself
        if told == "started" and not dated and (_is_apposed(tokens, group) or _tells_which(tokens, group, first, last)):
            told, near = "in_force", near + _STATE
        if near > _LEAST and (best is None or near > best.near):
            best = Status(told, group.start + offset, group.end + offset, near)
    if (
        best
        and best.id in ("announced", "threatened", "recommended", "ended", "started")
        and _is_given_up(tokens, groups, first, last)
    ):
        return replace(best, id="rejected")
    return best


_CONCLUDES = frozenset({"said", "says", "concluded", "recommended", "found", "ruled", "warned", "advised", "argued"})


def _is_speaker(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is who says the rest of the sentence: "..., a commissioner sent in by ministers has concluded"."""
    before = [t.word for t in tokens[max(0, first - 4) : first]]
    after = [t.word for t in tokens[last:]]
    return "," in before and len(after) < 12 and "," not in after and after[-1:] != [] and after[-1] in _CONCLUDES


_PLANS = frozenset(
    {
        "threat",
        "threats",
        "decision",
        "decisions",
        "plan",
        "plans",
        "proposal",
        "proposals",
        "idea",
        "intention",
        "move",
        "moves",
        "scheme",
        "bid",
    }
)


def _is_given_up(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> bool:
    """Whether it is the plan of the measure that comes to an end: "dropped its plan for a trust", "plans were axed"."""
    for group in groups:
        dropping = group.form == "ing" and group.ruler is None
        if group.kind not in ("end", "reject") or group.negated or not (group.mood == "fact" or dropping):
            continue
        object_ = {t.word for t in tokens[group.last : min(group.last + 4, first)]}
        subject = {t.word for t in tokens[max(0, first - 5) : first]}
        if (group.last <= first and not _PLANS.isdisjoint(object_)) or (
            group.passive and last <= group.first and not _PLANS.isdisjoint(subject)
        ):
            return True
    return False


def _is_weighed(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is said what a measure would do: "creating a trust would cost £3m"."""
    after = [t.word for t in tokens[last : last + 6]]
    at = next((i for i, w in enumerate(after) if w in ("would", "could", "might")), None)
    return at is not None and "," not in after[:at] and "which" not in after[:at] and "that" not in after[:at]


_AVOIDS = ("avoid", "escap", "dodg", "avert", "evad", "stav", "fend", "prevent")


def _is_to_avoid(tokens: Sequence[Token], group: VerbGroup) -> bool:
    ahead = tokens[group.first - 1].word if group.first else ""
    words = [t.word for t in tokens[group.first : group.last]]
    return (ahead == "to" or words[0] == "to") and any(w.startswith(_AVOIDS) for w in words)


_PROLONGS = frozenset({"extend", "end"})


def _is_of_an_appointment(tokens: Sequence[Token], groups: Sequence[VerbGroup], group: VerbGroup) -> bool:
    """ "Extended the appointment of": what is done to the appointment counts."""
    if tokens[group.first].word not in ("appointment", "reappointment"):
        return False
    return any(g.kind in _PROLONGS and 0 < group.first - g.last < 3 for g in groups)


_MADE = frozenset(
    {("up", "of"), ("it", "clear"), ("it", "plain"), ("clear", "that"), ("plain", "that"), ("no", "secret")}
)


def _makes_nothing(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "A board made up of councillors", "ministers made it clear that a trust ..."."""
    after = tuple(t.word for t in tokens[group.last : group.last + 2])
    return tokens[group.last - 1].word in ("made", "make", "makes") and after in _MADE


_DOES = ("report", "advis", "recommend", "publish", "submit", "deliver", "present", "hand", "decide", "meet", "visit",
          "give", "make", "return", "set")  # fmt: skip


def _is_due_to_act(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "The commissioner is due to report": what somebody who is there is to do."""
    after = tokens[group.last].word if group.last < len(tokens) else ""
    return group.kind == "announce" and group.voice == "said" and after.startswith(_DOES)


def _is_asked_to_act(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "Essex has been asked to act as its improvement partner", "asked to be its partner"."""
    order = group.ruler or group
    after = [t.word for t in tokens[order.last : order.last + 2]]
    return order.passive and after[:1] == ["to"] and after[1:] in (["act"], ["be"], ["become"], ["serve"])


def _can_end(tokens: Sequence[Token], group: VerbGroup) -> bool:
    words = [t.word for t in tokens[: group.last]]
    return words[group.first : group.first + 1] == ["can"] and {"hope", "hopes", "hoped", "whether", "if"}.isdisjoint(
        words
    )


_KNOWN = frozenset({"the", "its", "their", "her", "his"})


def _is_to_report(tokens: Sequence[Token], group: VerbGroup, first: int) -> bool:
    """ "The department's commissioner will report in June": who is there already."""
    report = any(t.word.startswith(("report", "advis", "recommend")) for t in tokens[group.first : group.last])
    known = {t.word for t in tokens[max(0, first - 2) : first]}
    return report and (not _KNOWN.isdisjoint(known) or any(w.endswith("'s") for w in known))


_FOLLOW = frozenset({"follow", "obey", "comply", "abide", "meet", "satisfy"})


def _is_to_follow(tokens: Sequence[Token], group: VerbGroup, first: int) -> bool:
    return not _FOLLOW.isdisjoint(t.word for t in tokens[group.last : first])


_UNTIL = frozenset({"until", "till", "before", "once"})


def _is_awaited(tokens: Sequence[Token], first: int) -> bool:
    return not _UNTIL.isdisjoint(t.word for t in tokens[max(0, first - 4) : first])


def _is_bound_to(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a council "must work with" who is there already."""
    return group.kind == "state" and any(t.word == "must" for t in tokens[group.first : group.last])


def _is_replaced(tokens: Sequence[Token], group: VerbGroup) -> bool:
    return tokens[group.last - 1].word in ("replaced", "superseded", "followed", "succeeded")


def _is_at_once(tokens: Sequence[Token], group: VerbGroup, at: int) -> bool:
    """Whether no comma parts a date from the verb before: "appointed by the government, met last week"."""
    described = group.first == group.last - 1 and group.last < len(tokens) and tokens[group.last].word == "by"
    return not described or all(t.word != "," for t in tokens[group.last :] if t.start < at)


def _is_dated_act(tokens: Sequence[Token], group: VerbGroup, offset: int, dates: Sequence[int]) -> bool:
    """Whether a day is told after who acted: "installed by the Department for Education nine months ago"."""
    if group.last >= len(tokens) or tokens[group.last].word != "by":
        return False
    start = next((at - offset for at in dates if 0 <= at - offset - group.end < 60), None)
    if start is None:
        return False
    between = {t.word for t in tokens[group.last : group.last + 12] if t.start < start}
    return between.isdisjoint(_PARTS)


_PARTS = frozenset({",", ";", ":", "–", "—", "(", ")", "who", "which", "that", "after", "following", "since", "when"})
_MOVE = ("mov", "transfer", "switch", "pass", "go", "hand")
_FROM_THE = frozenset({"from", "the", "its", "their", "an", "a", "independent", "children's", "not-for-profit"})


def _moves_from(tokens: Sequence[Token], group: VerbGroup, first: int) -> bool:
    """Whether what is moved is moved from the measure: "will transfer back from the independent trust"."""
    between = [t.word for t in tokens[group.last : first]]
    if group.kind not in ("begin", "end") or "from" not in between:
        return False
    at = len(between) - 1 - between[::-1].index("from")
    verb = next(t.word for t in tokens if t.start == group.start)
    return verb.startswith(_MOVE) and _FROM_THE.issuperset(between[at:])


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


_THE = frozenset({"the", "its", "their", "whose"})


def _tells_which(tokens: Sequence[Token], group: VerbGroup, first: int, last: int) -> bool:
    """ "The board that the council created", "the adviser chosen by ministers": it tells which one is meant."""
    if _THE.isdisjoint(t.word for t in tokens[max(0, first - 2) : first + 1]):
        return False
    between = [t.word for t in tokens[last : group.first]]
    if not between:
        after = tokens[group.last].word if group.last < len(tokens) else ""
        return group.first == group.last - 1 and group.form in ("past", "participle") and after in ("by", "under")
    return between[0] in ("that", "which", "whom") and 1 < len(between) < 5 and not group.passive


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
    if told == "rejected" and group.ruler and group.ruler.mood == "bare" and _is_to_avoid(tokens, group.ruler):
        told = "threatened"  # "has until Christmas to avoid losing control"
    return Status(told, tokens[first].start + offset, tokens[last - 1].end + offset, OWN) if told else None
