"""The status of a measure, from the verb that governs it: as its subject, its object, or in the measure's own words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bucks_tracker.extract import idioms
from bucks_tracker.extract.dated import is_dated
from bucks_tracker.extract.governed import OWN, PERSONS, SUBJECT, as_object, as_subject, inside
from bucks_tracker.extract.verb_groups import ruled
from bucks_tracker.extract.verb_moods import Token, VerbGroup, group_at
from bucks_tracker.extract.verb_status import status_of
from bucks_tracker.vocabulary import TermMatch

_STATE = -34  # a state is said beside an event: the event counts
_LEAST = 5
_BESIDE = -26  # what is joined to the verb's object by "and", where a new clause may begin
_BESIDE_VERB, _BESIDE_WHOM = (
    30,
    60,
)  # characters: "sent in last May", "sent in by the Department for Education last May"
# Who is there already where a council is ordered to do as they say.
_OBEYED = frozenset({"commissioner", "improvement_adviser", "improvement_board"})
PAPERS = frozenset({"statutory_direction", "improvement_notice"})  # orders in writing
# Measures whose verbs tell what goes on, not that a measure begins.
_GOES_ON = frozenset({"further_intervention", "monitoring", "national_policy"})
# What a person sent in has that begins and ends as the person does.
_OF_A_POST = frozenset({
    "term", "terms", "appointment", "contract", "stint", "tenure", "time", "arrival", "departure", "role", "work",
    "post", "job", "services", "service", "remit", "presence", "position", "spell", "stay", "future", "social", "care",
    "part", "of", "in", "at", "for", "to",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Status:
    """A status with the characters of the sentence that tell it; `near` is how sure it is of the measure."""

    id: str
    start: int
    end: int
    near: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence and the measure whose status is asked: tokens [first, last) are the measure's.

    `named` are where its other measures stand and `dates` where its dates begin, in characters of the sentence;
    `rulers` are where the verbs end that rule one at or after the measure.
    """

    tokens: Sequence[Token]
    groups: Sequence[VerbGroup]
    measure: TermMatch
    first: int
    last: int
    named: Sequence[tuple[int, int]]
    dates: Sequence[int]
    rulers: frozenset[int]

    @property
    def is_person(self) -> bool:
        return self.measure.term.id in PERSONS

    def holds(self, group: VerbGroup) -> bool:
        """Whether a verb is among the measure's own words."""
        return group.last > self.first and group.first < self.last


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
    owned = {t.end for t in tokens if t.word.endswith("'s")}
    named = [(o.start - offset, o.end - offset) for o in others if o is not measure and o.end - offset + 2 not in owned]
    rulers = frozenset(g.ruler.last for g in groups if g.ruler is not None and g.last > first)
    sentence = _Sentence(tokens, groups, measure, first, last, named, [at - offset for at in dates], rulers)
    if _is_owner(sentence) or (sentence.is_person and idioms.is_speaker(tokens, first, last)):
        return None
    best = _own(sentence)
    for group in groups:
        told = _told_by(sentence, group)
        if told and told.near > _LEAST and (best is None or told.near > best.near):
            best = told
    if best is None:
        return None
    if best.id in _PLANNED and idioms.is_given_up(tokens, groups, first, last):
        best = replace(best, id="rejected")
    return replace(best, start=best.start + offset, end=best.end + offset)


_PLANNED = frozenset({"announced", "threatened", "recommended", "ended", "started"})


def _is_owner(sentence: _Sentence) -> bool:
    """ "The commissioner's powers": what is told is not told of the commissioner."""
    tokens, last = sentence.tokens, sentence.last
    owner = sentence.is_person and 0 < last < len(tokens) and tokens[last - 1].word.endswith("'s")
    return owner and _OF_A_POST.isdisjoint(t.word for t in tokens[last : last + 3])


def _told_by(sentence: _Sentence, group: VerbGroup) -> Status | None:
    """What one verb says of the measure; None where it does not govern it or says nothing of it."""
    if idioms.is_argued_against(sentence.tokens, group, sentence.last):
        return Status("rejected", group.start, group.end, OWN)
    if _says_nothing(sentence, group):
        return None
    near = _nearness(sentence, group)
    group, near = _as_other_verb(sentence, group, near)
    told = _status(sentence, group) if near is not None else None
    if near is None or told is None:
        return None
    if told == "ended" and not sentence.is_person and not group.passive and idioms.leaves(sentence.tokens, group):
        return None
    if group.kind in ("state", "stay") and told != "ended":
        near += _STATE
    dated = is_dated(sentence.tokens, group, sentence.dates, within=_BESIDE_WHOM)
    if told == "started" and not dated and _is_described(sentence, group):
        told, near = "in_force", near + _STATE
    return Status(told, group.start, group.end, near)


def _says_nothing(sentence: _Sentence, group: VerbGroup) -> bool:
    """Whether a verb, wherever it stands, tells nothing of the measure."""
    tokens, first, last = sentence.tokens, sentence.first, sentence.last
    gerund = group.form == "ing" and group.mood == "bare"
    return (
        (sentence.is_person and group.first >= last and idioms.is_due_to_act(tokens, group))
        or idioms.makes_nothing(tokens, group)
        or idioms.had_been_due(tokens, group)
        or idioms.is_of_all(tokens, group)
        or idioms.is_of_an_appointment(tokens, sentence.groups, group)
        or (gerund and group.first < last and idioms.is_weighed(tokens, last))
        or (group.first >= last and group.form == "s" and idioms.is_awaited(tokens, first))  # "until the trust opens"
    )


def _nearness(sentence: _Sentence, group: VerbGroup) -> float | None:
    """How near a verb is to the measure that it governs; None where it governs something else."""
    tokens, groups, first, last = sentence.tokens, sentence.groups, sentence.first, sentence.last
    if sentence.holds(group):
        return inside(group, sentence.measure)
    if group.last <= first:
        ruled_by_it = [g for g in groups if g.ruler is not None and g.ruler.first == group.first]
        if ruled_by_it and (group.kind == "order" or any(g.kind == "stay" for g in ruled_by_it)):
            return None
        if _wants_of_it(sentence, group, ruled_by_it) or _is_of_aside(sentence, group):
            return None
        near = as_object(tokens, group, first, sentence.named, sentence.measure)
        joined = any(t.word == "and" for t in tokens[group.last : first])
        return near + _BESIDE if near is not None and joined and _begins_clause(sentence) else near
    if group.passive and first > 0 and sentence.is_person and _is_embedded(sentence):
        return None  # "a direction obliging it to work with a commissioner was revoked"
    if group.last in sentence.rulers and group.kind != "threaten":
        return None
    within = not any(g.finite and last <= g.first < group.first for g in groups)
    by_whom = group.last < len(tokens) and tokens[group.last].word == "by"
    dated = is_dated(tokens, group, sentence.dates, within=_BESIDE_WHOM if by_whom else _BESIDE_VERB)
    verbal = _is_verbal(sentence)
    return as_subject(tokens, group, last, sentence.named, sentence.measure, verbal, dated, within)


def _is_of_aside(sentence: _Sentence, group: VerbGroup) -> bool:
    """ "Under the notice, which was published on Monday, Kent will act as partner": another verb rules the partner."""
    tokens, first = sentence.tokens, sentence.first
    if not any(t.word in ("which", "who") for t in tokens[max(0, group.first - 1) : group.first]):
        return False
    closed = next((i for i in range(group.last, first) if tokens[i].word == ","), None)
    return closed is not None and any(g.finite and closed < g.first and g.last <= first for g in sentence.groups)


def _wants_of_it(sentence: _Sentence, group: VerbGroup, ruled_by_it: Sequence[VerbGroup]) -> bool:
    """ "Wanted the board to have an independent chair": the board is there."""
    wants = sentence.tokens[group.last - 1].word.startswith("want")
    return wants and any(g.first >= sentence.last and g.form == "base" and not g.passive for g in ruled_by_it)


def _begins_clause(sentence: _Sentence) -> bool:
    """ "..., and a board oversees the work", "..., and the commissioner listened"."""
    tokens, last = sentence.tokens, sentence.last
    acts = last + 1 < len(tokens) and tokens[last].word.endswith("ed") and tokens[last + 1].word != "by"
    told = last < len(tokens) and tokens[last].word in _FINITE
    return acts or told or any(g.finite and g.first == last for g in sentence.groups)


_FINITE = frozenset({"will", "would", "has", "had", "is", "was"})


def _is_embedded(sentence: _Sentence) -> bool:
    """Whether the measure is the object of an infinitive or a participle that belongs to a measure before it."""
    beyond = [g for g in sentence.groups for _, end in sentence.named if end < g.start and g.last <= sentence.first]
    return any(not g.finite for g in beyond) and not any(g.finite for g in beyond)


def _is_described(sentence: _Sentence, group: VerbGroup) -> bool:
    tokens = sentence.tokens
    return idioms.is_apposed(tokens, group) or idioms.tells_which(tokens, group, sentence.first, sentence.last)


def _as_other_verb(sentence: _Sentence, group: VerbGroup, near: float | None) -> tuple[VerbGroup, float | None]:
    """A verb whose object ends, or takes the place of another, with its nearness."""
    tokens, first = sentence.tokens, sentence.first
    if group.last <= first and sentence.measure.term.id == "trust" and idioms.moves_from(tokens, group, first):
        group = replace(group, kind="end")  # "staff will move across from the trust"
    if group.passive and group.last < first and tokens[group.last].word == "by" and idioms.is_replaced(tokens, group):
        group = replace(group, kind="begin")  # "will be replaced by a direction"
        near = near or float(SUBJECT) - 2 * (first - group.last)
    return group, near


def _status(sentence: _Sentence, group: VerbGroup) -> str | None:
    """The status that a verb tells of the measure that it governs, with the words around it."""
    tokens, first, term = sentence.tokens, sentence.first, sentence.measure.term.id
    told = status_of(group)
    ahead = group.last <= first
    asked = idioms.is_asked_to_act(tokens, group)
    if group.ruler and group.ruler.kind == "order" and asked:
        told = "announced"  # "has been asked to act as improvement partner"
    if group.kind == "order" and told == "announced":
        # "obliges the council to work with the adviser", unless it is to appoint one; "required to follow a direction"
        obeyed = term in _OBEYED and ahead and not asked
        told = "in_force" if obeyed or idioms.is_to_follow(tokens, group, first) else told
    if told == "in_force" and group.kind == "end" and idioms.can_end(tokens, group):
        told = "ended"  # "ministers said the notice can now be lifted"
    if told == "announced" and idioms.is_else(tokens, group.ruler or group):
        told = "threatened"
    if told == "announced" and group.kind == "state" and idioms.is_to_report(tokens, group, first):
        told = "in_force"
    if told == "extended" and not sentence.is_person and tokens[group.last - 1].word == "on":
        told = "in_force"  # "the notice will stay on"
    if told == "in_force" and idioms.is_prolonged(tokens, group):
        told = "extended"
    if told == "rejected" and group.mood == "bare" and idioms.is_to_avoid(tokens, group):
        told = "threatened"  # "is working to avoid a trust"
    if told == "recommended" and term in _OBEYED and idioms.is_bound_to(tokens, group):
        told = "in_force"
    by_it = ahead and term in PAPERS and tokens[first - 2].word in ("under", "through", "by") and group.mood == "fact"
    if told == "announced" and group.kind == "order" and by_it:
        told = "started"  # "ordered it to improve under a statutory direction"
    if told and group.kind == "order" and group.mood == "fact" and sentence.holds(group) and term != "improvement_help":
        told = "started"  # the direction itself
    return told


def _is_verbal(sentence: _Sentence) -> bool:
    """Whether the measure is told by a verb: "could be taken over", "loses control of"."""
    words = [t.word for t in sentence.tokens[sentence.first : sentence.last]]
    begun = any(g.kind == "begin" and sentence.holds(g) for g in sentence.groups)
    return sentence.measure.term.extra.get("form") == "verb" and (begun or any(_form(word) for word in words))


def _own(sentence: _Sentence) -> Status | None:
    """What the measure's own words say: "could be taken over" begins, in its own mood; "a board will" is to come."""
    tokens, first, last = sentence.tokens, sentence.first, sentence.last
    after = tokens[last].word if last < len(tokens) else ""
    if after == "will" and any(t.word in ("a", "an") for t in tokens[max(0, first - 2) : first]):
        return Status("announced", tokens[last].start, tokens[last].end, _STATE + SUBJECT)
    if sentence.is_person and (will := idioms.will_be(tokens, sentence.groups, first)) is not None:
        return Status("announced", tokens[will].start, tokens[first - 1].end, SUBJECT)
    if first > 2 and tokens[first - 1].word == "no" and tokens[first - 2].word == "be":
        return Status("rejected", tokens[first - 2].start, tokens[first - 1].end, SUBJECT)  # "there is to be no trust"
    if not _is_verbal(sentence) or sentence.measure.term.id in _GOES_ON:
        return None
    if tokens[first].word.endswith("ing") and idioms.is_weighed(tokens, last):
        return None
    held = [g for g in sentence.groups if sentence.holds(g)]
    if begun := next((g for g in held if g.kind in ("begin", "end")), None):
        group = replace(begun, kind="begin")
    elif going := next((g for g in held if g.kind == "state"), None):
        group = going  # "runs", "shares"
    else:
        at = next((i for i in range(first, last) if _form(tokens[i].word) and tokens[i].word != "be"), first)
        group = group_at(list(tokens), at, at + 1, "begin", "done", _form(tokens[at].word))
        group = ruled(list(tokens), group, [g for g in sentence.groups if g.last <= group.first])
    told = status_of(group)
    if told == "rejected" and group.ruler and group.ruler.mood == "bare" and idioms.is_to_avoid(tokens, group.ruler):
        told = "threatened"  # "has until Christmas to avoid losing control"
    return Status(told, tokens[first].start, tokens[last - 1].end, OWN) if told else None


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
