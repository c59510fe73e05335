"""Turns of phrase around a verb that change what it says of a measure: who speaks, what is given up, which is meant."""

from collections.abc import Sequence

from bucks_tracker.extract.verb_moods import Token, VerbGroup

_CONCLUDES = frozenset({"said", "says", "concluded", "recommended", "found", "ruled", "warned", "advised", "argued"})


def is_speaker(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is who says the rest of the sentence: "..., a commissioner sent in by ministers has concluded"."""
    before = [t.word for t in tokens[max(0, first - 4) : first]]
    after = [t.word for t in tokens[last:]]
    return "," in before and len(after) < 12 and "," not in after and after[-1:] != [] and after[-1] in _CONCLUDES


_PLANS = frozenset({
    "threat", "threats", "decision", "decisions", "plan", "plans", "proposal", "proposals", "idea", "intention", "move",
    "moves", "scheme", "bid",
})  # fmt: skip


def is_given_up(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> bool:
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


def is_weighed(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is said what a measure would do: "creating a trust would cost £3m"."""
    after = [t.word for t in tokens[last : last + 6]]
    at = next((i for i, w in enumerate(after) if w in ("would", "could", "might")), None)
    return at is not None and "," not in after[:at] and "which" not in after[:at] and "that" not in after[:at]


_HARMS = frozenset({
    "harm", "back", "worse", "wrong", "distract", "distraction", "mistake", "slow", "not", "delay", "derail", "risk",
    "disrupt", "disruptive", "undo", "counterproductive", "destabilise", "unsettle",
})  # fmt: skip


def is_argued_against(tokens: Sequence[Token], group: VerbGroup, last: int) -> bool:
    """ "Concluded that moving them into a trust would do more harm than good"."""
    concludes = group.kind == "recommend" and tokens[group.first].word.startswith("conclu") and group.last <= last
    after = {t.word for t in tokens[last : last + 12]}
    return concludes and is_weighed(tokens, last) and not _HARMS.isdisjoint(after)


_AVOIDS = ("avoid", "escap", "dodg", "avert", "evad", "stav", "fend", "prevent")


def is_to_avoid(tokens: Sequence[Token], group: VerbGroup) -> bool:
    ahead = tokens[group.first - 1].word if group.first else ""
    words = [t.word for t in tokens[group.first : group.last]]
    return (ahead == "to" or words[0] == "to") and any(w.startswith(_AVOIDS) for w in words)


_PROLONGS = frozenset({"extend", "end"})


def is_of_an_appointment(tokens: Sequence[Token], groups: Sequence[VerbGroup], group: VerbGroup) -> bool:
    """ "Extended the appointment of": what is done to the appointment counts."""
    if tokens[group.first].word not in ("appointment", "reappointment"):
        return False
    return any(g.kind in _PROLONGS and 0 < group.first - g.last < 3 for g in groups)


_MADE = frozenset(
    {("up", "of"), ("it", "clear"), ("it", "plain"), ("clear", "that"), ("plain", "that"), ("no", "secret")}
)


def makes_nothing(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "A board made up of councillors", "ministers made it clear that a trust ..."."""
    after = tuple(t.word for t in tokens[group.last : group.last + 2])
    return tokens[group.last - 1].word in ("made", "make", "makes") and after in _MADE


def had_been_due(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "Had been due to leave": what came to nothing."""
    ruler = group.ruler or group
    return {"had", "due"} <= {t.word for t in tokens[max(0, ruler.first - 2) : ruler.last]}


def is_of_all(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "Are not issued lightly": what is said of all measures of the kind."""
    after = tokens[group.last].word if group.last < len(tokens) else ""
    return group.negated and after in ("lightly", "often", "routinely")


_DOES = ("report", "advis", "recommend", "publish", "submit", "deliver", "present", "hand", "decide", "meet", "visit",
          "give", "make", "return", "set")  # fmt: skip


def is_due_to_act(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "The commissioner is due to report": what somebody who is there is to do."""
    after = tokens[group.last].word if group.last < len(tokens) else ""
    return group.kind == "announce" and group.voice == "said" and after.startswith(_DOES)


def is_asked_to_act(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "Essex has been asked to act as its improvement partner", "asked to be its partner"."""
    order = group.ruler or group
    after = [t.word for t in tokens[order.last : order.last + 2]]
    return order.passive and after[:1] == ["to"] and after[1:] in (["act"], ["be"], ["become"], ["serve"])


def can_end(tokens: Sequence[Token], group: VerbGroup) -> bool:
    words = [t.word for t in tokens[: group.last]]
    return words[group.first : group.first + 1] == ["can"] and {"hope", "hopes", "hoped", "whether", "if"}.isdisjoint(
        words
    )


def will_be(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int) -> int | None:
    """Where "will" stands in "Kent will be the city council's improvement partner", of a measure at token `first`."""
    for at in range(max(0, first - 6), first - 1):
        if tokens[at].word == "will" and tokens[at + 1].word == "be":
            between = {t.word for t in tokens[at + 2 : first]}
            apart = between & {",", "by", "of", "a", "an", "under", "with", "to"} or any(
                at < g.first < first for g in groups
            )
            return None if apart else at
    return None


def is_prolonged(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "Must carry on for at least another year"."""
    after = [t.word for t in tokens[group.last : group.last + 6]]
    return group.kind == "stay" and "for" in after and not {"another", "further", "more"}.isdisjoint(after)


def is_else(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "Otherwise the government intends to appoint a commissioner", "failure to comply would lead to a direction"."""
    return any(t.word in ("otherwise", "failure") for t in tokens[max(0, group.first - 12) : group.first])


_KNOWN = frozenset({"the", "its", "their", "her", "his"})


def is_to_report(tokens: Sequence[Token], group: VerbGroup, first: int) -> bool:
    """ "The department's commissioner will report in June", "its board will meet on Friday": who is there already."""
    report = any(t.word.startswith(("report", "advis", "recommend", "meet")) for t in tokens[group.first : group.last])
    known = {t.word for t in tokens[max(0, first - 2) : first]}
    return report and (not _KNOWN.isdisjoint(known) or any(w.endswith("'s") for w in known))


_FOLLOW = frozenset({"follow", "obey", "comply", "abide", "meet", "satisfy"})


def is_to_follow(tokens: Sequence[Token], group: VerbGroup, first: int) -> bool:
    return not _FOLLOW.isdisjoint(t.word for t in tokens[group.last : first])


_UNTIL = frozenset({"until", "till", "before", "once"})


def is_awaited(tokens: Sequence[Token], first: int) -> bool:
    return not _UNTIL.isdisjoint(t.word for t in tokens[max(0, first - 4) : first])


def is_bound_to(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a council "must work with" who is there already."""
    return group.kind == "state" and any(t.word == "must" for t in tokens[group.first : group.last])


def is_replaced(tokens: Sequence[Token], group: VerbGroup) -> bool:
    return tokens[group.last - 1].word in ("replaced", "superseded", "followed", "succeeded")


_MOVE = ("mov", "transfer", "switch", "pass", "go", "hand")
_FROM_THE = frozenset({"from", "the", "its", "their", "an", "a", "independent", "children's", "not-for-profit"})


def moves_from(tokens: Sequence[Token], group: VerbGroup, first: int) -> bool:
    """Whether what is moved is moved from the measure: "will transfer back from the independent trust"."""
    between = [t.word for t in tokens[group.last : first]]
    if group.kind not in ("begin", "end") or "from" not in between:
        return False
    at = len(between) - 1 - between[::-1].index("from")
    verb = next(t.word for t in tokens if t.start == group.start)
    return verb.startswith(_MOVE) and _FROM_THE.issuperset(between[at:])


_LEAVES = ("quit", "stood", "stand", "step", "resign", "left", "leave", "depart", "bow", "retire")


def leaves(tokens: Sequence[Token], group: VerbGroup) -> bool:
    return any(t.word.startswith(_LEAVES) for t in tokens[group.first : group.last] if t.start == group.start)


def is_apposed(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ ", appointed by the department, ": a participle that describes."""
    return (
        0 < group.first == group.last - 1
        and tokens[group.first - 1].word in (",", "–")
        and group.form in ("past", "participle")
        and group.last < len(tokens)
        and tokens[group.last].word == "by"
    )


_BY_OR_TO = frozenset({"by", "under", "to", "into"})
_THE = frozenset({"the", "its", "their", "whose"})


def tells_which(tokens: Sequence[Token], group: VerbGroup, first: int, last: int) -> bool:
    """ "The board that the council created", "the adviser chosen by ministers": it tells which one is meant."""
    if _THE.isdisjoint(t.word for t in tokens[max(0, first - 2) : first + 1]):
        return False
    between = [t.word for t in tokens[last : group.first]]
    if not between:
        after = tokens[group.last].word if group.last < len(tokens) else ""
        return group.first == group.last - 1 and group.form in ("past", "participle") and after in _BY_OR_TO
    return between[0] in ("that", "which", "whom") and 1 < len(between) < 5 and not group.passive
