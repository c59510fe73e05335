"""Measures against or for a council: what, by whom, at which status, since when, for whom."""

import re
from dataclasses import replace

from bucks_tracker.extract.advised import accepted, is_listed, is_opinion, is_proposed, is_wished
from bucks_tracker.extract.asides import is_dated, still_there
from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.intervention_dates import begun_before, date_of, since, state_ended
from bucks_tracker.extract.intervention_details import STATES, actor_of, council_of, who_of, words_of
from bucks_tracker.extract.intervention_merge import merged
from bucks_tracker.extract.level import level_told
from bucks_tracker.extract.measures import OF_TWO_COUNCILS, is_measure, is_of_a_trust
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.spoken_of import SPOKEN_OF_AGAIN, Person, find_again, find_people, is_of_a_post, is_plan
from bucks_tracker.extract.status import Status, decide
from bucks_tracker.extract.verb_groups import Token, VerbGroup, tokens_of, verb_groups
from bucks_tracker.records import Dated, InterventionClaim, Span
from bucks_tracker.vocabulary import TermMatch

_DEFINITE = re.compile(
    r"\b(?:the|its|their|'s|’s|his|her|government-appointed|\w+'s|whose|current|existing|new)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)


# The words and the verb groups of a sentence.
_Told = tuple[list[Token], list[VerbGroup]]


def find_interventions(reading: Reading) -> tuple[InterventionClaim, ...]:
    """The interventions of the document, one for each measure and status, in order."""
    passages = sorted(reading.passages, key=lambda p: p.span.start)
    if not passages:
        return ()
    spans = [(p.span.start, p.span.end) for p in passages]
    claims: list[tuple[InterventionClaim, float]] = []
    at = 0
    policy: set[Span] = set()
    matches = reading.vocabulary["interventions"].find_within(reading.folded, reading.lowered, spans)
    cast = Cast(reading, passages)
    people = find_people(reading, passages, matches, cast)
    by_name = {(m.term.id, m.start, m.end): person for m, person in people}
    matches = [*matches, *(m for m, _ in people), *find_again(reading, passages, matches, cast)]
    matches.sort(key=lambda m: m.start)
    of_a_trust = any(m.term.id == "trust" and m.end - m.start > len("the trust") for m in matches)
    last: Passage | None = None
    told: _Told = ([], [])
    last_dated: Dated | None = None
    for i, match in enumerate(matches):
        while passages[at].span.end <= match.start:
            at += 1
        passage = passages[at]
        others = [
            m
            for m in matches[max(0, i - 3) : i + 4]
            if passage.span.start <= m.start < passage.span.end and m.term.extra.get("form") == "noun"
        ]
        if match.term.id == "national_policy":
            policy.add(passage.span)
        if not is_measure(reading, passage, match, of_a_trust):
            continue
        if passage is not last:
            tokens = tokens_of(passage.words)
            told, last = (tokens, verb_groups(reading.vocabulary["statuses"], tokens)), passage
        if match.term.id == "takeover" and (
            is_of_a_trust(reading.folded, match)
            or any(m.term.id == "commissioner" and 0 < match.start - m.end < 60 for m in others)
        ):
            continue
        before = _dated_before(reading, passage, last_dated)
        person = by_name.get((match.term.id, match.start, match.end))
        made = _claim(reading, passage, match, others, told, cast, person, before)
        if made:
            claims.append(made)
            last_dated = made[0].date or last_dated
            if made[0].status == "started" and (still := still_there(passage, match, others, told, made[0])):
                if made[0].date is None:
                    claims.pop()  # "the notice which followed still applies"
                claims.append((still, 0.6))
            if made[0].status == "deferred" and is_plan(words_of(reading, match)):
                rest = [g for g in told[1] if g.kind in ("end", "reject")]  # "was paused in May and dropped in June"
                dropped = _claim(reading, passage, match, others, (told[0], rest), cast) if rest else None
                if dropped and dropped[0].status == "rejected":
                    claims.append(dropped)
            if made[0].status == "ended" and (begun := begun_before(passage)):
                claims.append((replace(made[0], status="started", date=begun), 1.0))
            elif made[0].status in ("started", "ended", "extended", "escalated", "reviewed") and (
                other := _told_too(reading, passage, match, others, told, cast, made[0].status)
            ):
                if other[0].date == made[0].date and made[0].status == "ended":  # it is the other's
                    claims[-1] = (replace(made[0], date=None), made[1])
                claims.append(other)
    claims += accepted(reading, passages, claims)
    kept = [(c, w) for c, w in claims if c.kind == "national_policy" or c.span not in policy]
    return tuple(sorted(merged(reading, kept), key=lambda c: c.span.start))


def _dated_before(reading: Reading, passage: Passage, told: Dated | None) -> Dated | None:
    """The day told last before a sentence, by an event or by any date: what "the same day" is."""
    start = passage.span.start
    dates = [d for d in reading.dates_in(Span(max(0, start - 300), start)) if _DAY.fullmatch(d.edtf or "")]
    near = [d for d in (*dates[-1:], told) if d is not None and 0 <= start - d.span.start < 500]
    return max(near, key=lambda d: d.span.start, default=None)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _claim(
    reading: Reading,
    passage: Passage,
    match: TermMatch,
    others: list[TermMatch],
    sentence: _Told,
    cast: Cast,
    person: Person | None = None,
    before: Dated | None = None,
    all_groups: list[VerbGroup] | None = None,
) -> tuple[InterventionClaim, float] | None:
    """The claim of one measure's mention and how sure its status is; None where nothing is said of it."""
    term = match.term
    kind = str(term.extra.get("kind", term.id))
    tokens, groups = sentence
    if kind == "further_intervention":
        groups = [g for g in groups if g.kind != "begin"]  # when it began says nothing of its level
    status = decide(tokens, groups, match, passage.span.start, others, [d.span.start for d in passage.dates])
    default = str(term.extra["default"])
    sure = 1.0
    told: str
    over: Dated | None = None
    if person is not None and person.follows:
        status = Status("started", match.start, match.end, 0.0)
    elif person is not None and not (is_of_a_post(reading, status) or (status and since(passage, match))):
        return None
    if kind == "commissioner" and (hit := _APPOINTMENT.match(passage.words, match.end - passage.span.start)):
        status = Status("started", passage.span.start + hit.start(), passage.span.start + hit.end(), 0.0)
    if kind in _PAPERS and _DATED.match(passage.words, match.end - passage.span.start):
        status = Status("started", match.end, match.end + len(" dated"), 0.0)
    if kind == "commissioner" and _SUCCEEDS.search(passage.words, 0, match.start - passage.span.start):
        status = Status("started", match.start, match.end, 0.0)
    if (
        status
        and _NO.search(reading.folded, max(0, match.start - 24), match.start)
        and term.extra.get("form") == "noun"
    ):
        status = Status("rejected", match.start, match.start, 0.0)
    if term.id == "removal_of_control_kept":
        told = "rejected"
        if status and status.id in ("threatened", "deferred", "recommended") and status.end <= match.start:
            told = status.id
        elif _WHETHER.search(passage.words, 0, match.start - passage.span.start):
            told = "threatened"
    elif term.id == "handed_back":
        told = status.id if status and status.id in ("threatened", "recommended", "rejected", "deferred") else "ended"
    elif kind == "further_intervention":
        found = level_told(passage, match, status)
        if found is None:
            return None
        told = found
    elif kind == "national_policy":
        told = "announced"
    elif (
        status is None
        and kind == "improvement_board"
        and _TO_CHAIR.search(passage.words, 0, match.start - passage.span.start)
    ):
        told = "announced"  # "has asked Jane Doe to chair a new improvement board"
    elif status is None and _indefinite_event(reading, passage, match, kind):
        told, sure = "started", 0.6
    elif status is None:
        named = words_of(reading, match) == "in the chair" or any(
            0 <= span.start - match.end < 7 or (_is_a_post(passage, kind) and 0 < match.start - span.end < 4)
            for span, _ in cast.named.get(passage.number, ())
        )
        definite = (
            named
            or _named_with_the(words_of(reading, match))
            or _DEFINITE.search(reading.folded, max(passage.span.start, match.start - 40), match.start)
        )
        if (term.extra.get("form") == "noun" and not definite) or words_of(reading, match) == "a takeover":
            return None
        told, sure = default, 0.3
    else:
        told = "started" if words_of(reading, match) == "one" else status.id  # "replaces one served in May"
        helped = term.id == "improvement_from" and told in ("started", "announced")
        if helped and _HELPED_SINCE.search(passage.words, 0, match.start - passage.span.start):
            told = "in_force"
        if told == "in_force" and (over := state_ended(reading, passage, status)):
            told = "ended"
        if told == "in_force":
            sure = 0.6 if _goes_on(reading, status) or since(passage, match) else 0.5
        if term.extra.get("form") == "verb" and told == "in_force" and kind != "takeover":
            told = default
        if kind in ("takeover", "removal_of_control") and told == "ended":
            told = "ended" if kind == "takeover" else default
    if kind == "takeover" and (status is None or status.id == "in_force") and _runs(reading, match):
        told = "in_force"
    if told in ("threatened", "announced", "recommended", "rejected") and SPOKEN_OF_AGAIN.fullmatch(
        words_of(reading, match)
    ):
        return None  # "asked when the notice would go": spoken of, not told of
    if told == "ended" and is_plan(words_of(reading, match)):
        told = "rejected"  # a plan that is dropped was never carried out
    if kind == "monitoring" and told == "announced" and "continu" in reading.lowered[match.start : match.end]:
        told = "in_force"
    if (
        kind == "monitoring"
        and told == "in_force"
        and _WILL_BE.search(passage.words, 0, match.start - passage.span.start)
    ):
        told = "announced"
    if told == "threatened" and _BUT_NOT.search(passage.words, match.end - passage.span.start):
        told = "rejected"  # "weighed up whether it should lose the service and advised that it should not"
    if kind in ("trust", "takeover", "removal_of_control") and _is_argued_against(passage, match):
        told = "rejected"
    if told == "threatened" and is_proposed(passage, match):
        told = "recommended"  # what ministers propose may come; what a reviewer proposes is advice
    if is_listed(reading, passage, match):
        if told == "ended":
            return None
        told = told if told == "in_force" and since(passage, match) else "recommended"
    if told == "recommended" and status and _UNDER_ORDERS.search(passage.words):
        told = "announced"  # "under the terms of the notice it must set up a board"
    if told == "started" and words_of(reading, match) == "in the chair":
        told = "in_force"  # "a board was set up with Jane Doe in the chair"
    if kind == "ministerial_letter":
        told, sure = ("announced" if _NOT_SENT.search(passage.words) else "started"), 1.0
    if status and told == "rejected" and is_opinion(reading, passage, match, status, cast):
        return None
    if term.id == "removal_of_control_kept" and is_wished(passage, match):
        return None
    headline = passage.kind in ("headline", "caption", "crosshead")
    when = None
    if told not in STATES:
        when = date_of(reading, passage, match, status, told, all_groups or sentence[1], before)
    if over is not None:
        when = over
    elif told == "in_force":
        when = since(passage, match)
    council = reading.council if person else council_of(reading, passage, match, kind)
    who, employer = who_of(reading, passage, match, kind, told, council, cast)
    if person is not None:
        who = person.name
    elif kind == "commissioner" and _SUCCEEDS.search(passage.words, 0, match.start - passage.span.start):
        who = min(cast.named.get(passage.number, ()), key=lambda m: m[0].start, default=(None, who))[1]
    claim = InterventionClaim(
        span=passage.span,
        kind=kind,
        status=told,
        rule="headline" if headline else "measure",
        actor=actor_of(reading, passage, match, kind, told, council),
        date=when,
        who=who,
        employer=employer,
        council=council,
    )
    return claim, sure - (0.6 if headline else 0.0)


_UNDER_ORDERS = re.compile(
    r"\b(?:terms of|under|obliged by|required by) (?:the|its|a|that) (?:\w+ )?(?:notice|direction)\b[^.;]*\bmust\b"
)


def _is_argued_against(passage: Passage, match: TermMatch) -> bool:
    start, end = match.start - passage.span.start, match.end - passage.span.start
    return bool(_DOES_HARM.match(passage.words, end) or _NO_CASE.search(passage.words, max(0, start - 120), start))


def _is_a_post(passage: Passage, kind: str) -> bool:
    """Whether a name before a post tells that it is held: "Jane Doe, independent chair of the improvement board"."""
    return kind == "commissioner" or (kind == "independent_chair" and "improvement" in passage.words)


def _goes_on(reading: Reading, status: Status) -> bool:
    """Whether a state is told as one that goes on: "is still in place", "has not been lifted"."""
    return bool(_STILL.search(reading.lowered, max(0, status.start - 16), status.end))


_TO_CHAIR = re.compile(r"\bto (?:chair|lead|head|run) an? new (?:\w+ )?$")
_SUCCEEDS = re.compile(
    r"(?<!was )(?<!is )(?<!been )(?<!were )\b(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)|(?:takes|took|taking) over"
    r" from) (?!by\b|as\b)[^,;.]{3,40} as (?:\w+ ){0,2}$"
)
_PAPERS = ("improvement_notice", "statutory_direction")
_DATED = re.compile(r",? dated (?!\w+ly\b)")
_APPOINTMENT = re.compile(r"'s (?:appointment|arrival)(?= (?:as commissioner )?(?:in|on|last|this|earlier) )")
_BUT_NOT = re.compile(
    r"\b(?:and|but|then|before|,) (?:\w+ )?(?:advis|decid|conclud|recommend|rul|agre|judg|fe)\w+ (?:\w+ )?"
    r"(?:(?:that )?(?:it|they|the council) (?:should|ought|need|must|did)(?: not|n't)\b"
    r"|against (?:it|that|doing so)\b|it out\b)"
)
# "Moving it to a trust would slow things down", "nothing to persuade me that a trust would do better"
_DOES_HARM = re.compile(
    r"[’'”\"]* would (?:\w+ )?[“‘\"']?(?:slow|delay|cost|distract|disrupt|set back|harm|hinder|unsettle|risk|not|only"
    r"|do nothing|make things worse|take too long"
    r"|be (?:an? )?(?:\w+ )?(?:distraction|mistake|backward|wrong|disruptive))\b"
)
_NO_CASE = re.compile(
    r"\b(?:nothing|no (?:evidence|reason)|(?:un|not |not been )(?:convinced|persuaded)|doubt(?:s|ed)?)\b"
    r"[^.;,]{0,50}\b(?:that|whether|to suggest|to think|to believe) (?:an? )?$"
)
_HELPED_SINCE = re.compile(r"\b(?:ha[sd]|have) been (?:\w+ )?$")
_WILL_BE = re.compile(r"\b(?:will|is to|are to|to) (?:now |also )?be $")
_WHETHER = re.compile(r"\b(?:whether|to (?:prove|show|demonstrate|convince))\b[^.;]{0,80}$")
_NO = re.compile(r"\bno\s(?:[\w-]+\s)?$", re.IGNORECASE)
_NOT_SENT = re.compile(r"\b(?:wait\w*|await\w*|expect\w*|to come|will|due)\b")


def _indefinite_event(reading: Reading, passage: Passage, match: TermMatch, kind: str) -> bool:
    """ "The first response was an improvement notice, in February": a dated event without a verb of its own."""
    if kind not in ("improvement_notice", "statutory_direction") or not passage.dates:
        return False
    return bool(re.search(r"\ban?\s(?:[\w-]+\s){0,2}$", reading.folded[max(0, match.start - 30) : match.start]))


_STILL = re.compile(
    r"\b(?:still|remain|continu|stay|goes on|carr(?:y|ies) on|in (?:force|place))"
    r"|\b(?:not|never|yet to) (?:yet |to )?(?:been|be) (?:\w+ )?\w+(?:ed|en|wn)\b"
)  # beside a beginning, a state of now


def _named_with_the(words: str) -> bool:
    """Whether a measure's own words say that it is a known one: "the direction which", "government-appointed"."""
    return (words.startswith("the ") and words != "the trust") or "-appointed" in words


def _runs(reading: Reading, match: TermMatch) -> bool:
    return bool(OF_TWO_COUNCILS.search(words_of(reading, match)))


def _told_too(
    reading: Reading,
    passage: Passage,
    match: TermMatch,
    others: list[TermMatch],
    sentence: _Told,
    cast: Cast,
    status: str,
) -> tuple[InterventionClaim, float] | None:
    """The end of a measure whose beginning the same sentence tells, and the other way round, each with its date."""
    tokens, groups = sentence
    other = "end" if status == "started" else "begin"  # "the notice issued in May is to be toughened"
    named = any(o.term is match.term and o is not match for o in others)
    if not passage.dates or (named and words_of(reading, match) == "it"):
        return None  # "was served with a notice in March and shook it off in May": its beginning is told with its name
    rest = [g for g in groups if g.kind == other and not g.negated and g.mood == "fact"]
    of_another = {o.end + 1 - passage.span.start for o in others if o.term is not match.term}
    rest = [g for g in rest if is_dated(passage, g, groups) and g.start not in of_another]  # "a direction issued today"
    if not rest or decide(tokens, rest, match, passage.span.start, others) is None:
        return None
    made = _claim(reading, passage, match, others, (tokens, rest), cast, all_groups=groups)
    return made if made and made[0].status in ("started", "ended") and made[0].status != status else None
