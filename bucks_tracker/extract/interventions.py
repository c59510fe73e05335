"""Measures against or for a council: what, by whom, at which status, since when, for whom."""

import re
from dataclasses import replace

from bucks_tracker.extract.cast import Cast
from bucks_tracker.extract.intervention_details import STATES, actor_of, begun_since, council_of, date_of, who_of
from bucks_tracker.extract.level import level_told
from bucks_tracker.extract.measures import (
    OF_TWO_COUNCILS,
    SPOKEN_OF_AGAIN,
    find_again,
    find_commissioners,
    is_measure,
    is_of_a_trust,
)
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.status import Status, decide
from bucks_tracker.extract.verb_groups import Token, VerbGroup, tokens_of, verb_groups
from bucks_tracker.records import InterventionClaim, Span
from bucks_tracker.vocabulary import TermMatch

_DEFINITE = re.compile(
    r"\b(?:the|its|their|'s|’s|his|her|government-appointed|\w+'s|whose|current|existing|new)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)

# What comes and what has come are one news: a headline's "sends in" is its article's "will be sent in".
_COMES = frozenset(("announced", "started", "in_force"))


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
    by_name = find_commissioners(reading, passages, matches, cast)
    matches = [*matches, *by_name, *find_again(reading, passages, matches)]
    matches.sort(key=lambda m: m.start)
    last: Passage | None = None
    told: _Told = ([], [])
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
        if not is_measure(reading, passage, match):
            continue
        if passage is not last:
            tokens = tokens_of(passage.words)
            told, last = (tokens, verb_groups(reading.vocabulary["statuses"], tokens)), passage
        if match.term.id == "takeover" and (
            is_of_a_trust(reading.folded, match)
            or any(m.term.id == "commissioner" and 0 < match.start - m.end < 60 for m in others)
        ):
            continue
        if made := _claim(reading, passage, match, others, told, cast):
            claims.append(made)
            if made[0].status in ("started", "ended") and (
                other := _told_too(reading, passage, match, others, told, cast, made[0].status)
            ):
                if other[0].date == made[0].date and made[0].status == "ended":  # it is the other's
                    claims[-1] = (replace(made[0], date=None), made[1])
                claims.append(other)
    claims += _accepted(reading, passages, claims)
    kept = [(c, w) for c, w in claims if c.kind == "national_policy" or c.span not in policy]
    return tuple(sorted(_merge(reading, kept), key=lambda c: c.span.start))


def _claim(
    reading: Reading, passage: Passage, match: TermMatch, others: list[TermMatch], sentence: _Told, cast: Cast
) -> tuple[InterventionClaim, float] | None:
    """The claim of one measure's mention and how sure its status is; None where nothing is said of it."""
    term = match.term
    kind = str(term.extra.get("kind", term.id))
    status = decide(*sentence, match, passage.span.start, others, [d.span.start for d in passage.dates])
    default = str(term.extra["default"])
    sure = 1.0
    told: str
    if (
        status
        and _NO.search(reading.folded, max(0, match.start - 24), match.start)
        and term.extra.get("form") == "noun"
    ):
        status = Status("rejected", match.start, match.start, 0.0)
    if term.id == "removal_of_control_kept":
        told = (
            status.id
            if status and status.id in ("threatened", "deferred", "recommended") and status.end <= match.start
            else "rejected"
        )
    elif kind == "further_intervention":
        found = level_told(passage, match, status)
        if found is None:
            return None
        told = found
    elif kind == "national_policy":
        told = "announced"
    elif status is None and _indefinite_event(reading, passage, match, kind):
        told, sure = "started", 0.6
    elif status is None:
        named = any(0 <= span.start - match.end < 3 for span, _ in cast.named.get(passage.number, ()))
        definite = named or _DEFINITE.search(reading.folded, max(0, match.start - 40), match.start)
        if term.extra.get("form") == "noun" and not definite:
            return None
        told, sure = default, 0.3
    else:
        told = status.id
        if told == "in_force":
            sure = 0.6 if _STILL.match(reading.lowered, status.start) else 0.5
        if term.extra.get("form") == "verb" and told == "in_force" and kind != "takeover":
            told = default
        if kind in ("takeover", "removal_of_control") and told == "ended":
            told = "ended" if kind == "takeover" else default
    if kind == "takeover" and (status is None or status.id == "in_force") and _runs(reading, match):
        told = "in_force"
    if told in ("threatened", "announced", "recommended", "rejected") and SPOKEN_OF_AGAIN.fullmatch(
        _words(reading, match)
    ):
        return None  # "asked when the notice would go": spoken of, not told of
    if kind == "monitoring" and told == "announced" and "continu" in reading.lowered[match.start : match.end]:
        told = "in_force"
    if told == "started" and _words(reading, match) == "in the chair":
        told = "in_force"  # "a board was set up with Jane Doe in the chair"
    if kind == "ministerial_letter":
        told, sure = ("announced" if _NOT_SENT.search(passage.words) else "started"), 1.0
    headline = passage.kind in ("headline", "caption", "crosshead")
    begun = begun_since(passage, match) if told == "in_force" else None
    if begun is not None:
        told = "started"
    when = begun if begun is not None else None if told in STATES else date_of(reading, passage, match, status, told)
    council = council_of(reading, passage, match, kind)
    who, employer = who_of(reading, passage, match, kind, told, council, cast)
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


_NO = re.compile(r"\bno\s(?:[\w-]+\s)?$", re.IGNORECASE)
_NOT_SENT = re.compile(r"\b(?:wait\w*|await\w*|expect\w*|to come|will|due)\b")


def _indefinite_event(reading: Reading, passage: Passage, match: TermMatch, kind: str) -> bool:
    """ "The first response was an improvement notice, in February": a dated event without a verb of its own."""
    if kind not in ("improvement_notice", "statutory_direction") or not passage.dates:
        return False
    return bool(re.search(r"\ban?\s(?:[\w-]+\s){0,2}$", reading.folded[max(0, match.start - 30) : match.start]))


_ACCEPTS = re.compile(
    r"\b(?:accept(?:s|ed|ing)?|approv(?:es|ed|ing)|endors(?:es|ed|ing)|agree[ds]? (?:to|with)) "
    r"(?:the |that |this |his |her |its |all |these )?(?:\w+ ){0,2}(?:recommendations?|advice)\b(?! that)"
)


def _accepted(
    reading: Reading, passages: list[Passage], claims: list[tuple[InterventionClaim, float]]
) -> list[tuple[InterventionClaim, float]]:
    """What was recommended in the sentences before "the minister accepted the recommendation": it is announced."""
    found = []
    for passage in passages:
        hit = _ACCEPTS.search(passage.words) if "minister" in passage.words or "secretary" in passage.words else None
        if hit is None:
            continue
        start = passage.span.start
        status = Status("announced", start + hit.start(), start + hit.end(), 0.0)
        advised = [c for c, _ in claims if c.status == "recommended" and 0 < start - c.span.start < 600]
        for claim in advised[-1:]:
            term = next(t for t in reading.vocabulary["interventions"] if t.extra.get("kind", t.id) == claim.kind)
            at = TermMatch(term, start, start)
            when = date_of(reading, passage, at, status, "announced")
            found.append((replace(claim, span=passage.span, status="announced", date=when, actor=_GOVERNMENT), 1.0))
    return found


_STILL = re.compile(r"still|remain|continu|stay|goes on|in (?:force|place)")  # beside a beginning, a state of now
_GOVERNMENT = "Department for Education"


def _words(reading: Reading, match: TermMatch) -> str:
    return reading.lowered[match.start : match.end]


def _runs(reading: Reading, match: TermMatch) -> bool:
    return bool(OF_TWO_COUNCILS.search(_words(reading, match)))


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
    other = "end" if status == "started" else "begin"
    if not passage.dates:
        return None
    rest = [g for g in groups if g.kind == other and not g.negated and g.mood == "fact"]
    rest = [g for g in rest if _is_dated(passage, g)]
    made = _claim(reading, passage, match, others, (tokens, rest), cast) if rest else None
    return made if made and made[0].status in ("started", "ended") and made[0].status != status else None


def _is_dated(passage: Passage, group: VerbGroup) -> bool:
    """Whether a date follows the verb at once; "after the verdict of March" is the day of something else."""
    starts = [d.span.start - passage.span.start for d in passage.dates]
    return any(0 <= at - group.end < 40 and not _AFTER.search(passage.words, group.end, at) for at in starts)


_AFTER = re.compile(r"\b(?:after|following|since)\b")


def _merge(reading: Reading, claims: list[tuple[InterventionClaim, float]]) -> list[InterventionClaim]:
    """One claim for each measure, council and status; a state that is only assumed gives way to what is told."""
    best: dict[tuple[str, str | None, str], tuple[InterventionClaim, float]] = {}
    for claim, sure in claims:
        key = (claim.kind, claim.council, claim.status)
        old = best.get(key)
        if old is None:
            best[key] = (claim, sure)
        else:
            first, weight = old
            if (
                claim.kind == "commissioner"
                and first.who
                and claim.who
                and first.who != claim.who
                and claim.date
                and first.date
            ):
                best[(claim.kind, claim.council, f"{claim.status} {claim.who}")] = (claim, sure)
                continue
            main = claim if sure > weight else first
            dates = [c.date for c in (first, claim) if c.date]
            stated = next((d for d in dates if not (d.edtf or "~").endswith("~")), None)
            best[key] = (
                InterventionClaim(
                    main.span,
                    main.kind,
                    main.status,
                    main.rule,
                    main.actor,
                    stated or main.date or first.date or claim.date,
                    main.who or first.who or claim.who,
                    main.employer or first.employer or claim.employer,
                    main.council,
                ),
                max(sure, weight),
            )
    kept = []
    for key, (claim, sure) in best.items():
        others = [
            c
            for k, (c, s) in best.items()
            if k != key and c.kind == claim.kind and c.council == claim.council and s > sure
        ]
        if sure < 0.6 and others:
            told = {c.status for c in others}
            soon = claim.status in _COMES and not told.isdisjoint(_COMES)
            if claim.rule == "headline" and claim.status not in told and not soon:
                reading.doubt(
                    claim.span,
                    "headline_conflict",
                    f"the headline says {claim.kind} {claim.status}, the article {others[0].status}",
                )
            continue
        kept.append(claim)
    return kept
