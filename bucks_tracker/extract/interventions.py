"""Measures against or for a council: what, by whom, at which status, since when, for whom."""

import re
from dataclasses import replace

from bucks_tracker.extract.advised import accepted
from bucks_tracker.extract.asides import has_own_date, still_there
from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.intervention_dates import begun_before, date_of, since
from bucks_tracker.extract.intervention_details import STATES, actor_of, council_of, who_of, words_of
from bucks_tracker.extract.intervention_merge import merged
from bucks_tracker.extract.measures import is_measure, is_of_a_trust
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.spoken_of import Person, find_again, find_people, is_of_a_post, is_plan
from bucks_tracker.extract.standing import standing, succeeds
from bucks_tracker.extract.status import Status, decide
from bucks_tracker.extract.verb_groups import tokens_of, verb_groups
from bucks_tracker.extract.verb_moods import Token, VerbGroup
from bucks_tracker.records import Dated, InterventionClaim, Span
from bucks_tracker.vocabulary import TermMatch

# The words and the verb groups of a sentence.
_Told = tuple[list[Token], list[VerbGroup]]


_NAMED_TRUST = re.compile(r"\bchildren (?:and|&) (?:families|learning|young people(?:['’]s)?) (?:services )?trust\b")


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
    of_a_trust = _NAMED_TRUST.search(reading.lowered) is not None or any(
        m.term.id == "trust" and m.end - m.start > len("the trust") for m in matches
    )
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
                if made[0].date is None or made[0].date.span == passage.span or match.term.id == "improvement_board":
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
    if person is not None and person.follows:
        status = Status("started", match.start, match.end, 0.0)
    elif person is not None and not (is_of_a_post(reading, status) or (status and since(passage, match))):
        return None
    stands = standing(reading, passage, match, kind, status, cast)
    if stands is None:
        return None
    told, status = stands.id, stands.verb
    headline = passage.kind in ("headline", "caption", "crosshead")
    when = None
    if told not in STATES:
        when = date_of(reading, passage, match, status, told, all_groups or sentence[1], before)
    if stands.until is not None:
        when = stands.until
    elif told == "in_force":
        when = since(passage, match)
    council = reading.council if person else council_of(reading, passage, match, kind)
    who, employer = who_of(reading, passage, match, kind, told, council, cast)
    if person is not None:
        who = person.name
    elif kind == "commissioner" and succeeds(passage, match):
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
    return claim, stands.sure - (0.6 if headline else 0.0)


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
    rest = [
        g for g in rest if has_own_date(passage, sentence, g) and g.start not in of_another
    ]  # "a direction issued today"
    if not rest or decide(tokens, rest, match, passage.span.start, others) is None:
        return None
    made = _claim(reading, passage, match, others, (tokens, rest), cast, all_groups=groups)
    return made if made and made[0].status in ("started", "ended") and made[0].status != status else None
