"""How a measure stands where a sentence tells of it: what its verb says, as the words around bear it out.

`status` reads the verb that governs a measure. Here are heard, besides, the kinds that have a way of their own (a
service that is kept, the level of intervention, a letter) and what the sentence says against its verb.
"""

import re
from dataclasses import dataclass

from bucks_tracker.extract.advised import is_listed, is_of_reviewer, is_opinion, is_proposed, is_wished
from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.intervention_dates import since, state_ended
from bucks_tracker.extract.intervention_details import words_of
from bucks_tracker.extract.level import level_told
from bucks_tracker.extract.measures import OF_TWO_COUNCILS
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.spoken_of import SPOKEN_OF_AGAIN, is_plan
from bucks_tracker.extract.status import PAPERS, Status
from bucks_tracker.records import Dated
from bucks_tracker.vocabulary import TermMatch


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a measure and how sure it is; `verb` tells it, `until` is the day that a past state lasted to."""

    id: str
    sure: float
    verb: Status | None
    until: Dated | None = None


@dataclass(frozen=True, slots=True)
class _Measure:
    """One mention of a measure in its sentence."""

    reading: Reading
    passage: Passage
    match: TermMatch
    kind: str
    cast: Cast

    @property
    def words(self) -> str:
        return words_of(self.reading, self.match)

    @property
    def start(self) -> int:
        return self.match.start - self.passage.span.start

    @property
    def end(self) -> int:
        return self.match.end - self.passage.span.start

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """Whether the sentence up to the measure's words has `pattern`."""
        return pattern.search(self.passage.words, 0, self.start) is not None


def standing(
    reading: Reading, passage: Passage, match: TermMatch, kind: str, verb: Status | None, cast: Cast
) -> Standing | None:
    """How the measure of `kind` stands that `match` names and `verb` governs; None where nothing is said of it."""
    measure = _Measure(reading, passage, match, kind, cast)
    verb = _event_of(measure) or verb
    if verb and match.term.extra.get("form") == "noun" and _NO.search(passage.words, 0, measure.start):
        verb = Status("rejected", match.start, match.start, 0.0)
    told = _own_way(measure, verb) if kind in _OWN_WAY or match.term.id in _OWN_WAY else _told(measure, verb)
    if told is None:
        return None
    id_ = _borne_out(measure, verb, told.id)
    if id_ is None:
        return None
    return Standing(id_, told.sure, verb, told.until)


_NO = re.compile(r"\bno\s(?:[\w-]+\s)?$")
_HANDED = ("trust", "takeover", "removal_of_control")
_SO_DOES = re.compile(
    r"\b(?:remain|stay|continu)\w*\b[^.;]*\band so do(?:es)? (?:the|its|an?|his|her) (?:[\w-]+ ){0,2}$"
)
_WILL_REQUIRE = re.compile(r" (?:would|will) (?:require|oblige|order|compel)\b")
_DATED = re.compile(r",? dated (?!\w+ly\b)")
_APPOINTMENT = re.compile(r"'s (?:appointment|arrival)(?= (?:as commissioner )?(?:in|on|last|this|earlier) )")
_SUCCEEDS = re.compile(
    r"(?<!was )(?<!is )(?<!been )(?<!were )\b(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)|(?:takes|took|taking) over"
    r" from) (?!by\b|as\b)[^,;.]{3,40} as (?:\w+ ){0,2}$"
)


def succeeds(passage: Passage, match: TermMatch) -> bool:
    """Whether somebody comes after another in the post: "Mary Kelp replaces John Dale as commissioner"."""
    return _SUCCEEDS.search(passage.words, 0, match.start - passage.span.start) is not None


def _event_of(measure: _Measure) -> Status | None:
    """What is told without a verb of its own: "the commissioner's arrival in May", "and so does the board"."""
    match, begin = measure.match, measure.passage.span.start
    if measure.kind == "commissioner":
        if succeeds(measure.passage, match):
            return Status("started", match.start, match.end, 0.0)
        if hit := _APPOINTMENT.match(measure.passage.words, measure.end):
            return Status("started", begin + hit.start(), begin + hit.end(), 0.0)
    argued = measure.kind in _HANDED and _CALLED_HARMFUL.match(measure.passage.words, measure.end)
    if argued and is_of_reviewer(measure.passage, match, measure.cast):
        return Status("rejected", match.start, match.end, 0.0)
    if measure.follows(_SO_DOES):
        return Status("in_force", match.start, match.end, 0.0)
    if measure.kind in PAPERS and _WILL_REQUIRE.match(measure.passage.words, measure.end):
        return Status("announced", match.end, match.end + len(" would"), 0.0)
    if measure.kind in PAPERS and _DATED.match(measure.passage.words, measure.end):
        return Status("started", match.end, match.end + len(" dated"), 0.0)
    return None


# ---------------------------------------------------------------- kinds with a way of their own

_OWN_WAY = frozenset({
    "removal_of_control_kept", "handed_back", "further_intervention", "national_policy", "ministerial_letter",
})  # fmt: skip
_WHETHER = re.compile(r"\b(?:whether|to (?:prove|show|demonstrate|convince))\b[^.;]{0,80}$")
_NOT_SENT = re.compile(r"\b(?:wait\w*|await\w*|expect\w*|to come|will|due)\b")


def _own_way(measure: _Measure, verb: Status | None) -> Standing | None:
    if measure.match.term.id == "removal_of_control_kept":
        if is_wished(measure.passage, measure.match):
            return None
        ruled = verb is not None and verb.end <= measure.match.start
        if verb and ruled and verb.id in ("threatened", "deferred", "recommended"):
            return Standing(verb.id, 1.0, verb)
        return Standing("threatened" if measure.follows(_WHETHER) else "rejected", 1.0, verb)
    if measure.match.term.id == "handed_back":
        open_ = verb is not None and verb.id in ("threatened", "recommended", "rejected", "deferred")
        return Standing(verb.id if verb and open_ else "ended", 1.0, verb)
    if measure.kind == "further_intervention":
        level = level_told(measure.passage, measure.match, verb)
        return Standing(level, 1.0, verb) if level else None
    if measure.kind == "national_policy":
        return Standing("announced", 1.0, verb)
    return Standing("announced" if _NOT_SENT.search(measure.passage.words) else "started", 1.0, verb)


# ---------------------------------------------------------------- what the verb says, or no verb

_WILL_WORK_WITH = re.compile(
    r"\b(?:would|will) (?:require|oblige|order|compel)\b[^.;]{0,60}\bto work (?:closely )?(?:with|alongside)\b"
    r"[^.;]{0,60}$"
)
# "Ministers are to send a team of experts to take over its services"
_SENDING = re.compile(
    r"\b(?:(?:is|are) (?:set |due )?to|will|would|plans? to) (?:send|appoint|draft|bring|put)\b[^.;]{0,60}\bto $"
)
_TO_CHAIR = re.compile(r"\bto (?:chair|lead|head|run) an? new (?:\w+ )?$")
_DEFINITE = re.compile(
    r"\b(?:the|its|their|'s|’s|his|her|government-appointed|\w+'s|whose|current|existing|new)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_HELPED_SINCE = re.compile(r"\b(?:ha[sd]|have) been (?:\w+ )?$")
_AN = re.compile(r"\ban?\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:still|remain|continu|stay|goes on|carr(?:y|ies) on|in (?:force|place))"
    r"|\b(?:not|never|yet to) (?:yet |to )?(?:been|be) (?:\w+ )?\w+(?:ed|en|wn)\b"
)  # beside a beginning, a state of now


def _told(measure: _Measure, verb: Status | None) -> Standing | None:
    if verb is None:
        return _unsaid(measure)
    term, kind = measure.match.term, measure.kind
    default = str(term.extra["default"])
    told, sure = "started" if measure.words == "one" else verb.id, 1.0  # "replaces one served in May"
    until: Dated | None = None
    if term.id == "improvement_from" and told in ("started", "announced") and measure.follows(_HELPED_SINCE):
        told = "in_force"
    if told == "in_force" and (until := state_ended(measure.reading, measure.passage, verb)):
        told = "ended"
    if told == "in_force":
        goes_on = _STILL.search(measure.reading.lowered, max(0, verb.start - 16), verb.end)
        sure = 0.6 if goes_on or since(measure.passage, measure.match) else 0.5
        if kind == "takeover" and verb.id == "in_force" and _is_run(measure):
            return Standing("in_force", sure, verb, until)
        if term.extra.get("form") == "verb" and kind != "takeover":
            told = default
    if kind == "removal_of_control" and told == "ended":
        told = default
    return Standing(told, sure, verb, until)


def _unsaid(measure: _Measure) -> Standing | None:
    """What is said of a measure without a verb of its own: one that is known, or a dated event."""
    match, term = measure.match, measure.match.term
    if measure.kind == "improvement_board" and measure.follows(_TO_CHAIR):
        return Standing("announced", 1.0, None)  # "has asked Jane Doe to chair a new improvement board"
    if measure.kind == "improvement_adviser" and measure.follows(_WILL_WORK_WITH):
        return Standing("announced", 1.0, None)  # "a direction would require it to work with Leeds as its partner"
    if measure.kind == "takeover" and measure.follows(_SENDING):
        return Standing("announced", 1.0, None)
    dated = measure.kind in PAPERS and bool(measure.passage.dates)
    if dated and _AN.search(measure.reading.folded, max(0, match.start - 30), match.start):
        return Standing("started", 0.6, None)  # "the first response was an improvement notice, in February"
    if not (_is_known(measure) if term.extra.get("form") == "noun" else measure.words != "a takeover"):
        return None
    run = measure.kind == "takeover" and _is_run(measure)
    return Standing("in_force" if run else str(term.extra["default"]), 0.3, None)


def _is_known(measure: _Measure) -> bool:
    """Whether a measure is one that there is: "the direction which", "government-appointed", "Jane Doe, chair"."""
    match, words = measure.match, measure.words
    of_a_post = measure.kind == "commissioner" or (
        measure.kind == "independent_chair" and "improvement" in measure.passage.words
    )
    named = words == "in the chair" or any(
        0 <= span.start - match.end < 7 or (of_a_post and 0 < match.start - span.end < 4)
        for span, _ in measure.cast.named.get(measure.passage.number, ())
    )
    the = (words.startswith("the ") and words != "the trust") or "-appointed" in words
    start = max(measure.passage.span.start, match.start - 40)
    return named or the or _DEFINITE.search(measure.reading.folded, start, match.start) is not None


def _is_run(measure: _Measure) -> bool:
    return OF_TWO_COUNCILS.search(measure.words) is not None


# ---------------------------------------------------------------- as the sentence bears it out

_WILL_BE = re.compile(r"\b(?:will|is to|are to|to) (?:now |also )?be $")
_BUT_NOT = re.compile(
    r"\b(?:and|but|then|before|,) (?:\w+ )?(?:advis|decid|conclud|recommend|rul|agre|judg|fe)\w+ (?:\w+ )?"
    r"(?:(?:that )?(?:it|they|the council) (?:should|ought|need|must|did)(?: not|n't)\b"
    r"|against (?:it|that|doing so)\b|it out\b)"
)
# "A trust would be a costly distraction": a verdict that needs no other verb
_CALLED_HARMFUL = re.compile(
    r"[’'”\"]* (?:(?:for|in|on) [^.;,]{3,40} )?would (?:\w+ )?[“‘\"']?be [“‘\"']?(?:an? )?(?:\w+ )?"
    r"(?:distraction|mistake|backward|wrong|disruptive|costly|expensive)\b"
)
# "Moving it to a trust would slow things down", "nothing to persuade me that a trust would do better"
_DOES_HARM = re.compile(
    r"[’'”\"]* would (?:\w+ )?[“‘\"']?"
    r"(?:do more harm|do harm|slow|delay|cost(?! (?:\w+ ){0,2}£)|distract|disrupt|set back|harm|hinder|unsettle|risk"
    r"|not|do nothing|make things worse|take too long)\b"
)
_NO_CASE = re.compile(
    r"\b(?:nothing|no (?:evidence|reason)|(?:un|not |not been )(?:convinced|persuaded)|doubt(?:s|ed)?)\b"
    r"[^.;,]{0,50}\b(?:that|whether|to suggest|to think|to believe) (?:an? )?$"
    r"|\b(?:little|nothing|no|not much)\b[^.;,]{0,24}\b(?:gain\w*|benefit|advantage|merit|point|sense)\b[^.;,]{0,40}$"
)
_READY = re.compile(r"\b(?:not|n['’]t) hesitate to\b[^.;]{0,40}$")
_UNDER_ORDERS = re.compile(
    r"\b(?:terms of|under|obliged by|required by) (?:the|its|a|that) (?:\w+ )?(?:notice|direction)\b[^.;]*\bmust\b"
)


def _borne_out(measure: _Measure, verb: Status | None, told: str) -> str | None:
    """The status as the rest of the sentence bears it out; None where the measure is only spoken of."""
    reading, passage, match, kind, words = (
        measure.reading, measure.passage, measure.match, measure.kind, measure.words,
    )  # fmt: skip
    if told in ("threatened", "announced", "recommended", "rejected") and SPOKEN_OF_AGAIN.fullmatch(words):
        return None  # "asked when the notice would go": spoken of, not told of
    if told == "ended" and is_plan(words):
        told = "rejected"  # a plan that is dropped was never carried out
    if kind == "monitoring" and told == "announced" and "continu" in words:
        told = "in_force"
    elif kind == "monitoring" and told == "extended" and " will " in passage.words:
        told = "announced"  # "officials will keep an eye on it for a further 12 months"
    elif kind == "monitoring" and told == "in_force" and measure.follows(_WILL_BE):
        told = "announced"
    if told == "threatened" and _BUT_NOT.search(passage.words, measure.end):
        told = "rejected"  # "weighed up whether it should lose the service and advised that it should not"
    if kind in _HANDED and (_DOES_HARM.match(passage.words, measure.end) or measure.follows(_NO_CASE)):
        told = "rejected"
    if told in ("recommended", "announced") and _READY.search(passage.words, 0, measure.start):
        told = "threatened"  # "if the commissioner advises it, we will not hesitate to"
    if told == "threatened" and is_proposed(passage, match):
        told = "recommended"  # what ministers propose may come; what a reviewer proposes is advice
    if kind != "ministerial_letter" and is_listed(reading, passage, match):
        if told == "ended":
            return None
        told = told if told == "in_force" and since(passage, match) else "recommended"
    if told == "recommended" and verb and _UNDER_ORDERS.search(passage.words):
        told = "announced"  # "under the terms of the notice it must set up a board"
    if told == "started" and words == "in the chair":
        told = "in_force"  # "a board was set up with Jane Doe in the chair"
    if verb and told == "rejected" and is_opinion(reading, passage, match, verb, measure.cast):
        return None
    return told
