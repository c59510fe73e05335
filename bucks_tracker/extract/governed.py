"""How near a verb is to a measure that it may govern: as its subject, as its object, or among the measure's words."""

from collections.abc import Sequence
from itertools import pairwise

from bucks_tracker.extract.clause_ends import RELATIVE, beyond_clause, clause_words, is_after_aside
from bucks_tracker.extract.verb_groups import CLAUSE, HARD
from bucks_tracker.extract.verb_moods import Token, VerbGroup
from bucks_tracker.vocabulary import TermMatch

# What verbs that have no beginning or end of their own say, by class.
PLAIN = {"recommend": "recommended", "threaten": "threatened", "defer": "deferred", "extend": "extended",
          "review": "reviewed", "reject": "rejected", "announce": "announced", "order": "announced",
          "accept": "announced"}  # fmt: skip
# How near each relation is, before distance is taken off.
OWN, SUBJECT, _OBJECT, _PARTICIPLE = 100, 85, 80, 42
_FAR = 22  # tokens
_SAYS = frozenset({"said", "says", "found", "added", "told", "believes", "think", "thinks", "reported"})
PERSONS = frozenset({"commissioner", "improvement_adviser", "independent_chair"})
# What services are handed to, taken over by, helped by: not the agents of their own beginning.
_AGENTS = frozenset({"trust", "takeover", "improvement_adviser", "removal_of_control", "further_intervention"})
_AFTER_PARTICIPLE = frozenset({"by", "in", "on", "to", "last", "from", "under", "as", "at", "this", "that", "earlier"})
_CHAIRS = frozenset({"chair", "lead", "head"})
# What a commissioner gives, not what is done to one.
_ADVICE = frozenset({"advice", "report", "recommendation", "recommendations", "findings", "review", "view", "views"})
_WISHES = frozenset({"like", "liked", "want", "wants", "wanted", "wish", "wished"})
_SETS_OUT = frozenset(
    {"setting", "naming", "requiring", "giving", "telling", "obliging", "placing", "on", "over", "under"}
)


def inside(group: VerbGroup, measure: TermMatch) -> float | None:
    """A verb among the measure's own words: "served with a notice", "direction was issued"."""
    paper = measure.term.id in ("statutory_direction", "improvement_notice", "trust")
    tells = group.form in ("past", "participle") or group.mood != "bare" or group.ruler is not None
    if measure.term.id in ("trust", "independent_chair") and group.kind == "state" and group.mood != "fact":
        return OWN  # "will be run by a trust"
    if measure.term.id in ("improvement_help", "improvement_from") and group.kind in ("begin", "order"):
        return OWN
    if measure.term.id == "improvement_help" and group.kind != "reject":
        return OWN if group.ruler is not None or group.kind == "announce" else None  # "is poised to help"
    if measure.term.id == "trust" and group.kind == "announce":
        return OWN  # "announce a trust"
    if paper and (group.kind == "stay" or (group.kind == "state" and group.voice == "said")):
        return SUBJECT  # "under a direction", "keep a direction"
    ordered = group.kind == "order" and group.form == "past"
    return OWN if paper and tells and (group.kind in ("begin", "end") or ordered) else None


def as_object(
    tokens: Sequence[Token], group: VerbGroup, first: int, named: Sequence[tuple[int, int]], measure: TermMatch
) -> float | None:
    """How near a verb is of which the measure is the object; None where it is not."""
    between = [t.word for t in tokens[group.last : first]]
    if len(between) > _FAR or _is_purpose(group):
        return None
    if between[:1] == ["to"] and tokens[group.last - 1].word in ("wrote", "writes", "written"):
        return None  # "wrote to the council to say that the notice ..."
    if group.voice == "happens" and "as" not in between and group.kind != "escalate":
        at = next((i for i, w in enumerate(between) if w in ("along", "together", "alongside")), None)
        came_with = tokens[0].word in ("with", "alongside") and group.first < 4 and len(between) < 3
        if group.kind != "begin" or not (came_with or (at is not None and len(between) - at < 4)):
            return None
        return _OBJECT - 2.0 * len(between)  # "with it came a commissioner", "followed, along with a board"
    described = group.last - group.first == 1 and group.form in ("past", "participle") and group.first > 1
    if described and tokens[group.first - 1].word == "," and "," in between:
        return None  # "in her report, published in May, the commissioner said"
    clause = clause_words(tokens, group.last, first)
    if clause[-2:] == [",", "as"] or clause[-3:-1] == [",", "as"]:  # "named Jane Doe, who ran services in Kent, as"
        clause = clause[: clause.index(",")]
    if any(w in HARD and w != "as" for w in clause):
        return None
    if "by" in between[-4:] and group.kind not in ("state", "stay") and measure.term.id not in _AGENTS:
        return None
    of_board = measure.term.id == "independent_chair" and between[-2:] in (["with", "an"], ["under", "an"])
    if any(group.end <= a < tokens[first].start for a, _ in named) and "and" not in between and not of_board:
        return None
    beside = tokens[group.first].word == "under" and any(0 <= group.start - e < 2 for _, e in named)
    if measure.term.id == "independent_chair" and beside:
        return None  # "set up a board under an independent chair": the chair comes with the board
    if group.kind == "end" and "that" in between[:-1]:
        return None  # "ended a saga that might have led to a trust"
    if group.kind == "threaten" and "that" in between and between[-1] in ("for", "of"):
        return None  # "warned that the bill for the trust was rising"
    near = _OBJECT - 2.0 * len(between)
    if (between.count(",") + between.count("–")) % 2:
        near -= 12
    if group.kind == "state" and group.ruler and any(group.ruler.end <= a < group.start for a, _ in named):
        return None  # "an independent chair to lead the board"
    chairs = "to" in between[:-1] and not _CHAIRS.isdisjoint(between)
    if measure.term.id == "improvement_board" and (between[:1] == ["to"] or chairs):
        return None  # somebody is appointed to it, or to chair it
    advise = measure.term.id in PERSONS or measure.term.id == "improvement_board"
    if advise and not _ADVICE.isdisjoint([*between, tokens[group.first].word]):
        return None
    joined = any(group.end <= a < tokens[first].start for a, _ in named)
    return near - (8 if joined else 26) if "and" in between else near


def _is_purpose(group: VerbGroup) -> bool:
    """An infinitive that nothing rules: "sent in to oversee"."""
    return group.mood == "bare" and group.form == "base" and group.ruler is None and group.kind != "announce"


def as_subject(
    tokens: Sequence[Token],
    group: VerbGroup,
    last: int,
    named: Sequence[tuple[int, int]],
    measure: TermMatch,
    verbal: bool,
    dated: bool,
    within: bool,
) -> float | None:
    """How near a verb is of which the measure is the subject; None where it is not.

    `verbal`: the measure is itself told by a verb; `dated`: a date stands by the verb; `within`: no finite verb stands
    between them.
    """
    between = [t.word for t in tokens[last : group.first]]
    person = measure.term.id in PERSONS
    if len(between) > _FAR or _has_other_subject(tokens, group, last, between, measure, verbal):
        return None
    relative = any(w in ("which", "who", "that") for w in between)
    if person and not relative and _is_author(tokens, last):
        return None  # "a review by the department's adviser was finished"
    # "a board with a chair from outside needs to be set up", "the chair of the improvement board will step down"
    of_board = measure.term.id == "independent_chair" and between[:1] == ["of"]
    beside = of_board or (bool(between) and (between[0] == "with" or between[0] in _SETS_OUT))
    another = any(tokens[last - 1].end <= a < group.start for a, _ in named)
    if another and "," not in between and not (relative or beside):
        return None
    if _is_of_object(tokens, group):
        return None
    if between in (["it"], ["they"]) and group.finite:
        return RELATIVE + (28.0 if dated else 0.0)  # "no longer needs the notice it was given in May"
    if between[:2] == [",", "which"] and 2 < len(between) < 6 and "done" in group.voice and group.kind not in PLAIN:
        return float(RELATIVE) if group.finite else None  # ", which the council set up,": less than what comes of it
    by_others = between[:1] == ["which"] or (between[:1] == ["that"] and not person)
    if by_others and 1 < len(between) < 5 and "done" in group.voice and group.finite and group.kind not in PLAIN:
        return RELATIVE + (28.0 if dated else 0.0)  # "a board which she chairs", "which ministers set up"
    if group.first == last and group.form in ("past", "participle") and _is_caused(tokens, last):
        return float(_OBJECT)  # "had a board set up"
    hard = [w for w in clause_words(tokens, last, group.first) if w in HARD or w in CLAUSE]
    if person and group.finite and is_after_aside(between, len(hard)):
        return RELATIVE + 14.0
    beforehand = [t.word for t in tokens[max(0, last - 4) : last - 1]]
    theirs = not {"as", "by", "of", "from"}.isdisjoint(beforehand)
    if person and theirs and not _ADVICE.isdisjoint(beforehand):
        return None  # "her report as commissioner was published"
    passive = group.passive or group.voice == "said" or "happens" in group.voice
    if not passive:
        return None if relative else _as_participle(tokens, group, last, between, measure, dated)
    if _is_who_orders(group, last):
        return None
    if group.mood == "bare" and not group.ruler and group.voice != "said":
        to = tokens[group.first].word == "to" and not between and "happens" in group.voice
        return RELATIVE if to else None
    near = float(SUBJECT - len(between)) + (20 if verbal else 0)
    if not group.finite and group.ruler is None:
        near -= 30
    if hard:
        return beyond_clause(group, between, hard, near, dated, within)
    aside = between[:1] == [","] and between[-1] == ","  # "a board, set up in July and chaired by him, has met"
    return near - 30 if "and" in between and not aside else near


def _has_other_subject(
    tokens: Sequence[Token], group: VerbGroup, last: int, between: Sequence[str], measure: TermMatch, verbal: bool
) -> bool:
    """Whether the verb is somebody else's, by the words between and its own."""
    if verbal and group.kind not in ("defer", "reject", "end", "extend"):
        return True
    if any(w in _SAYS for w in between) or tokens[group.last - 1].word in ("a", "an"):
        return True  # "the board will have a chair"
    concludes = tokens[group.last - 1].word.startswith("conclu") and not group.passive
    if concludes and (measure.term.id in PERSONS or "," in between):
        return True  # "a commissioner has concluded", "should go to a trust, she concluded": an opinion, not an end
    if measure.term.id == "improvement_board":
        if group.first == last and tokens[last].word == "under":
            return True  # "a board under the chief executive"
        before = [t.word for t in tokens[max(0, last - 8) : last]]
        if any(w in _HEADS and then == "of" for w, then in pairwise(before)):
            return True  # "the chair of the improvement board was reappointed"
    anew = next((i + 2 for i, w in enumerate(between[:-2]) if w == "," and between[i + 1] == "and"), None)
    # "remains under a direction, and inspectors will return"
    return anew is not None and group.finite and _OPENS_NOUN.isdisjoint(between[anew:])


def _is_of_object(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """ "Partners raise concerns about whether ...": what is done, not said of the measure."""
    plain = group.kind in PLAIN and group.voice == "said" and group.kind not in ("defer", "extend")
    opens = tokens[group.first].word
    return plain and opens not in _IS and not (group.kind == "reject" and opens == "would")


_HEADS = frozenset({"chair", "chairman", "chairwoman", "head", "leader", "member", "members"})
_IS = frozenset({"is", "are", "was", "were", "remains"})


def _as_participle(
    tokens: Sequence[Token], group: VerbGroup, last: int, between: Sequence[str], measure: TermMatch, dated: bool
) -> float | None:
    """How near a participle is that describes the measure: "a board created in May"; None where it does not."""
    joined = between[-1:] in (["and"], ["but"])
    wished = any(t.word in _WISHES for t in tokens[max(0, last - 6) : last])
    if group.form not in ("past", "participle") or joined or wished or len(between) > 6 or group.kind in PLAIN:
        return None
    after = tokens[group.last].word if group.last < len(tokens) else ""
    describes = measure.term.id not in PERSONS or after in _AFTER_PARTICIPLE
    return _PARTICIPLE + (18.0 if dated else 0.0) - len(between) if describes and not _has_have(tokens, group) else None


def _is_who_orders(group: VerbGroup, last: int) -> bool:
    """ "The commissioner has recommended that a trust be set up": who recommends is not what is recommended."""
    ruler = group.ruler
    if ruler is None or ruler.first < last:
        return False
    return ruler.kind == "order" or (ruler.kind == "recommend" and ruler.voice != "said" and not ruler.passive)


_OPENS_NOUN = frozenset(
    {"the", "an", "a", "its", "then", "now", "later", "also", "so", "will", "has", "it", "both", ","}
)


def _is_author(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is who wrote what the sentence tells of: "the review by the department's adviser"."""
    words = [t.word for t in tokens[max(0, last - 9) : last]]
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i] == "by"), None)
    return at is not None and words[at - 1] in _ADVICE


def _has_have(tokens: Sequence[Token], group: VerbGroup) -> bool:
    return any(t.word in ("has", "have", "had") for t in tokens[group.first : group.last])


def _is_caused(tokens: Sequence[Token], last: int) -> bool:
    """Whether somebody has the measure done: "had an independent board"."""
    near = [t.word for t in tokens[max(0, last - 5) : last - 1]]
    return _WISHES.isdisjoint(near) and any(w in ("has", "have", "had") for w in near)
