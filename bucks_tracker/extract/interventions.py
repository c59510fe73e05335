"""Measures against or for a council: what, by whom, at which status, since when, for whom."""

import re
from datetime import date

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.date_roles import date_roles
from bucks_tracker.extract.inspection_mentions import high, low
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.status import Status, decide, governed_cues
from bucks_tracker.records import Dated, InterventionClaim
from bucks_tracker.vocabulary import TermMatch

# States without a day of their own.
_STATES = frozenset({"in_force", "threatened", "recommended"})
_GOVERNMENT = "Department for Education"
_DEFINITE = re.compile(
    r"\b(?:the|its|their|'s|’s|his|her|government-appointed|\w+'s|whose|current|existing|new)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NOT_ESCALATED = re.compile(
    r"\b(?:not|no|n't|n’t|without|nor)\b[^.;]{0,60}(?:interven|escalat|increas)"
    r"|\b(?:interven\w+)\b[^.;]{0,30}\b(?:not|n't|n’t)\b|\bcontent for now\b|\bunchanged\b",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"police and crime|\bpcc\b|crime commissioner|commissioner for england|children's commissioner (?:anne|dame"
    r"|rachel)",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|today|yesterday|this week|this month|now|this morning|is|are)\b", re.IGNORECASE)
_COUNCIL_ACTS = re.compile(
    r"\b(?:council|authority|borough|county|city|councillors|mayor|leader"
    r"|cabinet)\b(?:['’]s\s\w+)?[^.;,]{0,40}?\b(?:announce[sd]?|appoint(?:s|ed)|set(?:s)? up|invite[sd]?|agree[sd]"
    r"|vote[sd]|decide[sd]|hire[sd]|commission(?:ed|s)|ask(?:ed|s)|establish(?:ed|es)|create[sd]|brought in"
    r"|called in)\b|\bcouncil-owned\b|\bvoluntary\b",
    re.IGNORECASE,
)
_GOVERNMENT_ACTS = re.compile(
    r"\b(?:government|dfe|department for education|ministers?|secretary of state|education secretary|whitehall"
    r"|direction|notice)\b",
    re.IGNORECASE,
)
_MAKES_NO_SENSE = re.compile(
    r"\b(?:nhs|academy|academies|hospital|school|housing|multi-academy|foundation|ambulance|mental health"
    r"|partnership nhs|national|wildlife|charitable) (?:\w+ )?(?:trust|trusts)\b|\btrust (?:and confidence|in the"
    r"|between|the (?:staff|council))\b",
    re.IGNORECASE,
)


def find_interventions(reading: Reading) -> tuple[InterventionClaim, ...]:
    """The interventions of the document, one for each measure and status, in order."""
    passages = sorted(reading.passages, key=lambda p: p.span.start)
    if not passages:
        return ()
    spans = [(p.span.start, p.span.end) for p in passages]
    claims: list[tuple[InterventionClaim, float]] = []
    at = 0
    policy: set[int] = set()
    matches = reading.vocabulary["interventions"].find_within(reading.folded, reading.lowered, spans)
    matches = [*matches, *_commissioners(reading, passages, matches), *_again(reading, passages, matches)]
    matches.sort(key=lambda m: m.start)
    last: Passage | None = None
    cues: list[tuple[TermMatch, str]] = []
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
            policy.add(passage.number)
        if not _is_measure(reading, passage, match):
            continue
        if passage is not last:
            statuses = reading.vocabulary["statuses"]
            cues = list(governed_cues(statuses, reading.folded, passage.span.start, passage.span.end))
            last = passage
        if match.term.id == "takeover" and (
            _is_of_a_trust(reading.folded, match)
            or any(m.term.id == "commissioner" and 0 < match.start - m.end < 60 for m in others)
        ):
            continue
        if made := _claim(reading, passage, match, others, cues):
            claims.append(made)
            if made[0].status == "started" and (then := _ended_too(reading, passage, match, others, cues)):
                claims.append(then)
    kept = [(c, w) for c, w in claims if c.kind == "national_policy" or _number(passages, c) not in policy]
    return tuple(sorted(_merge(reading, kept), key=lambda c: c.span.start))


_TRUST_TAKES = re.compile(r"\b(?:trust|company)\b", re.IGNORECASE)
_BY_A_TRUST = re.compile(r"\sby\s(?:an?|the)\s(?:[\w’'-]+\s){0,3}(?:trust|company)\b", re.IGNORECASE)
_IN_POST = re.compile(
    r"\b(?:appointed|named|sent in|put in|brought in|drafted in|called in|parachuted in|reappointed|stays on"
    r"|stood down"
    r"|stands down|quit|quits|resigned|stepped down|steps down|left the role|has left|replaced|extended|arrives"
    r"|arrived|successor)\b"
)


def _is_of_a_trust(folded: str, match: TermMatch) -> bool:
    """Whether it is a trust that takes over: then the trust is the measure."""
    before = _TRUST_TAKES.search(folded, max(0, match.start - 50), match.start)
    return bool(before or _BY_A_TRUST.match(folded, match.end) or _BY_A_TRUST.match(folded, match.end - 3))


def _commissioners(reading: Reading, passages: list[Passage], matches: list[TermMatch]) -> list[TermMatch]:
    """Where a commissioner is spoken of by name only ("Ms Todd was sent in in December")."""
    term = reading.vocabulary["interventions"].by_id["commissioner"]
    people = _people_who_are(reading, "commissioner")
    people |= _sent_in(reading, passages) if any(m.term is term for m in matches) else set()
    if not people:
        return []
    taken = [m.start for m in matches if m.term is term]
    found = []
    for person in reading.people:
        if person.name not in people:
            continue
        for mention in person.mentions:
            passage = next((p for p in passages if p.span.covers(mention.span)), None)
            if passage is None or not _IN_POST.search(passage.words):
                continue
            if not any(passage.span.start <= at < passage.span.end for at in taken):
                found.append(TermMatch(term, mention.span.start, mention.span.end))
                taken.append(mention.span.start)
    return found


_THE = re.compile(
    r"\b(?:the|that|its) (?P<what>notice|direction)\b(?! (?:of|board))"
    r"|^(?P<it>it|this|that) (?:was|has been|had been|is) (?:\w+ )?(?:imposed|issued|served|lifted|revoked|signed"
    r"|withdrawn)\b"
)


def _again(reading: Reading, passages: list[Passage], matches: list[TermMatch]) -> list[TermMatch]:
    """Where a notice or direction named in full is spoken of again: "the notice", "it was lifted"."""
    terms = reading.vocabulary["interventions"].by_id
    known = [m for m in matches if m.term.id in ("improvement_notice", "statutory_direction")]
    if not known:
        return []
    found = []
    for passage in passages:
        for hit in _THE.finditer(passage.words):
            start, end = passage.span.start + hit.start(), passage.span.start + hit.end()
            if hit["what"]:
                kind = "improvement_notice" if hit["what"] == "notice" else "statutory_direction"
                if not any(m.term.id == kind for m in known):
                    continue
            else:
                before = [m for m in known if m.start < start and start - m.start < 500]
                if not before:
                    continue
                kind, end = before[-1].term.id, start + len(hit["it"])
            if not any(m.start < end and start < m.end for m in matches):
                found.append(TermMatch(terms[kind], start, end))
    return found


_WAS_SENT = re.compile(
    r"^[^.;]{0,60}\b(?:was|were|is|has been|had been) (?:appointed|sent in|put in|parachuted in)\b(?! (?:as|to"
    r"|director))"
)


def _sent_in(reading: Reading, passages: list[Passage]) -> set[str]:
    """People without a role of whom an article about a commissioner says that they were sent in."""
    found = set()
    for person in reading.people:
        if person.role:
            continue
        for mention in person.mentions:
            passage = next((p for p in passages if p.span.covers(mention.span)), None)
            if passage and _WAS_SENT.match(passage.words, mention.span.start - passage.span.start):
                found.add(person.name)
    return found


def _people_who_are(reading: Reading, role: str) -> set[str]:
    """People whose role, or the words next to whose name, say that they are the commissioner."""
    names = set()
    for person in reading.people:
        if role in (person.role or "").lower() and "police" not in (person.role or "").lower():
            names.add(person.name)
            continue
        for mention in person.mentions:
            before = reading.lowered[max(0, mention.span.start - 24) : mention.span.start]
            after = reading.lowered[mention.span.end : mention.span.end + 60]
            if re.search(rf"{role},?\s$", before) or re.match(
                rf"[,’'s]*\s(?:(?:was|has been|had been|were)\s)?(?:\w+\s){{0,3}}(?:as|the"
                rf"|a)\s(?:\w+[\s-]){{0,4}}{role}\b",
                after,
            ):
                names.add(person.name)
    return names


def _number(passages: list[Passage], claim: InterventionClaim) -> int:
    return next((p.number for p in passages if p.span == claim.span), -1)


def _is_measure(reading: Reading, passage: Passage, match: TermMatch) -> bool:
    """Whether a term stands for a measure over children's services here."""
    kind = match.term.id
    if passage.service is False and kind != "national_policy":
        return False
    if kind == "commissioner" and _POLICE.search(passage.words):
        return False
    if (
        _IN_GENERAL.match(passage.words)
        or "councils" in passage.words[match.start - passage.span.start : match.end - passage.span.start]
    ):
        return kind == "national_policy"
    if kind == "ministerial_letter":
        return bool(re.search(r"\b(?:minister|education secretary|secretary of state)\b", passage.words))
    if kind == "trust":
        bare = match.end - match.start <= len("the trust")
        return not _MAKES_NO_SENSE.search(passage.words) and (bool(passage.service) or not bare)
    if kind == "national_policy":
        return bool(re.search(r"announc|unveil|reform|new powers|will have|would be|regime|minister", passage.words))
    if kind == "takeover":
        others = any(m.name != reading.council for m in passage.councils)
        if _OF_TWO.search(passage.words, match.start - passage.span.start, match.end - passage.span.start):
            return others
        return bool(passage.service) or (others and match.end - match.start > 10)
    return True


def _claim(
    reading: Reading, passage: Passage, match: TermMatch, others: list[TermMatch], cues: list[tuple[TermMatch, str]]
) -> tuple[InterventionClaim, float] | None:
    """The claim of one measure's mention and how sure its status is; None where nothing is said of it."""
    term = match.term
    kind = str(term.extra.get("kind", term.id))
    status = decide(cues, reading.folded, passage.span.end, match, others)
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
        found = _further(passage, match, status)
        if found is None:
            return None
        told = found
    elif kind == "national_policy":
        told = "announced"
    elif status is None and _indefinite_event(reading, passage, match, kind):
        told, sure = "started", 0.6
    elif status is None:
        if term.extra.get("form") == "noun" and not _DEFINITE.search(
            reading.folded, max(0, match.start - 40), match.start
        ):
            return None
        told, sure = default, 0.3
    else:
        told = status.id
        if told == "in_force":
            sure = 0.5
        if term.extra.get("form") == "verb" and told == "in_force":
            told = default
        if kind in ("takeover", "removal_of_control") and told == "ended":
            told = "ended" if kind == "takeover" else default
    if kind == "takeover" and (status is None or status.id == "in_force") and _runs(reading, match):
        told = "in_force"
    if told in ("threatened", "announced", "recommended", "rejected") and _THE.fullmatch(_words(reading, match)):
        return None  # "asked when the notice would go": spoken of, not told of
    if kind == "monitoring" and told == "announced" and "continu" in reading.lowered[match.start : match.end]:
        told = "in_force"
    if kind == "ministerial_letter":
        told, sure = ("announced" if _NOT_SENT.search(passage.words) else "started"), 1.0
    headline = passage.kind in ("headline", "caption", "crosshead")
    when = None if told in _STATES else _date(reading, passage, match, status, told)
    council = _council(reading, passage, match, kind)
    who, employer = _who(reading, passage, match, kind, council)
    claim = InterventionClaim(
        span=passage.span,
        kind=kind,
        status=told,
        rule="headline" if headline else "measure",
        actor=_actor(reading, passage, match, kind, told, council),
        date=when,
        who=who,
        employer=employer,
        council=council,
    )
    return claim, sure - (0.6 if headline else 0.0)


_OF_TWO = re.compile(r"partnership|\bruns?\b|running children")
_IN_GENERAL = re.compile(r"[“‘\"]?(?:where|if|when|whenever) (?:a|any) (?:\w+ )?(?:council|authority|service)\b")
_NO = re.compile(r"\bno\s(?:[\w-]+\s)?$", re.IGNORECASE)
_NOT_SENT = re.compile(r"\b(?:wait\w*|await\w*|expect\w*|to come|will|due)\b")


def _indefinite_event(reading: Reading, passage: Passage, match: TermMatch, kind: str) -> bool:
    """ "The first response was an improvement notice, in February": a dated event without a verb of its own."""
    if kind not in ("improvement_notice", "statutory_direction") or not passage.dates:
        return False
    return bool(re.search(r"\ban?\s(?:[\w-]+\s){0,2}$", reading.folded[max(0, match.start - 30) : match.start]))


def _words(reading: Reading, match: TermMatch) -> str:
    return reading.lowered[match.start : match.end]


def _runs(reading: Reading, match: TermMatch) -> bool:
    return bool(_OF_TWO.search(_words(reading, match)))


def _ended_too(
    reading: Reading,
    passage: Passage,
    match: TermMatch,
    others: list[TermMatch],
    cues: list[tuple[TermMatch, str]],
) -> tuple[InterventionClaim, float] | None:
    """The end of a measure whose beginning the same sentence tells ("issued in June 2014 and lifted in May 2016")."""
    ends = [
        (cue, tag) for cue, tag in cues if tag == "ended" and _AND_THEN.search(reading.folded, match.end, cue.start)
    ]
    made = _claim(reading, passage, match, others, ends) if ends else None
    return made if made and made[0].status == "ended" else None


_AND_THEN = re.compile(r"\b(?:and|before being|but|until it was)\s(?:was\s|then\s|finally\s)?$", re.IGNORECASE)


def _further(passage: Passage, match: TermMatch, status: Status | None) -> str | None:
    """What is said of the level of intervention; None where intervention is only mentioned."""
    words = passage.words[match.start - passage.span.start : match.end - passage.span.start]
    near = passage.words[max(0, match.start - passage.span.start - 60) : match.end - passage.span.start + 40]
    if words.endswith("intervention") and words.split()[0] in ("government", "formal", "statutory", "dfe"):
        return status.id if status and status.id in ("escalated", "ended", "deferred", "extended") else None
    if words.startswith("six months"):
        return "deferred" if re.search(r"\b(?:given|gave|has|have|months to)\b", near) else None
    if _NOT_ESCALATED.search(near):
        return "not_escalated"
    if re.match(r"(?:withdr|end|lift|.*out of|no longer|exit|remov|releas|emerg)", words) or (
        status and status.id == "ended"
    ):
        return "threatened" if status and status.id == "threatened" and status.near > -20 else "ended"
    if words.startswith(
        ("tougher", "more drastic", "further intervention", "intervene further", "intervening further")
    ):
        return (
            "threatened"
            if status is None or status.id in ("in_force", "announced", "started", "recommended")
            else status.id
        )
    if re.match(r"(?:increas|escalat|step)", words):
        return "escalated" if status is None or status.id in ("in_force", "started", "escalated") else status.id
    return status.id if status and status.id in ("escalated", "deferred", "threatened", "not_escalated") else None


def _date(reading: Reading, passage: Passage, match: TermMatch, status: Status | None, told: str) -> Dated | None:
    """The date of an event: the nearest in its clause; news without one is of about the article's own day."""
    published = _day(reading)
    anchor = (status.start + status.end) // 2 if status else match.start
    best, best_gap = None, 200.0
    roles = dict(date_roles(reading, passage))
    for dated in passage.dates:
        if _is_long(dated) or dated.edtf is None or dated.edtf.startswith("../") or dated.edtf.endswith("/.."):
            continue
        last = high(dated)
        if told not in ("ended", "started", "extended") and published and last and last > published.toordinal() + 20:
            continue
        low, high_ = sorted((anchor, dated.span.start))
        between = passage.words[low - passage.span.start : high_ - passage.span.start]
        gap = high_ - low + 45 * len(re.findall(r"[;:–—]|\b(?:after|following|while|whereas|but|since)\b", between))
        if roles.get(dated) in ("published", "date"):
            gap += 35
        if gap < best_gap:
            best, best_gap = dated, gap
    if best is not None and best_gap < 140:
        return best
    if passage.heading is not None:
        return passage.heading
    if published is None or reading.published is None or "/" in reading.published or reading.published.startswith("X"):
        return None
    lead = passage.span.start < 600 + len(reading.folded) // 6
    if (
        told in ("announced", "not_escalated", "deferred", "rejected")
        or (lead and _PERFECT.search(passage.words))
        or (told in ("ended", "extended") and _PERFECT.search(passage.words))
    ):
        about = reading.published[:7].rstrip("~?") + "~"
        return Dated(passage.span, about, about, "inferred")
    return None


def _is_long(dated: Dated) -> bool:
    """Whether a range is too long to be the day of an act ("over the next 12 months")."""
    first, last = low(dated), high(dated)
    return "/" in (dated.edtf or "") and (first is None or last is None or last - first > 62)


def _day(reading: Reading) -> date | None:
    try:
        return bounds(reading.published)[1]
    except ValueError:
        return None


_HELPER = re.compile(
    r"(?:from|at|of|with|by|former|unlike|like|and|via)\s(?:the\s)?$|chief executive(?: of)?\s$", re.IGNORECASE
)


def _council(reading: Reading, passage: Passage, match: TermMatch, kind: str) -> str | None:
    """Whose measure it is: the document's council unless the sentence is about another."""
    if kind == "national_policy":
        return None
    names = list(passage.councils)
    if not names or any(m.name == reading.council for m in names) or kind in ("takeover", "improvement_adviser"):
        return reading.council
    before = [
        m
        for m in names
        if m.span.end <= match.start
        and not re.search(r"\band\b|[;:]", reading.folded[m.span.end : match.start])
        and not _HELPER.search(reading.folded, max(0, m.span.start - 30), m.span.start)
        and not re.match(
            r"(?:['’]s)?\s(?:chief|director|former|boss|leader)", reading.folded[m.span.end : m.span.end + 12]
        )
    ]
    return before[-1].name if before else reading.council


# "Jane Doe has been appointed as": a name that nobody is quoted by or given a role for.
_NAMED_TO_IT = re.compile(
    r"\b((?:(?:Dame|Sir|Dr|Lord|Lady)\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})\s(?:(?:has|had|have|was|is"
    r"|will)\s)?(?:been\s|be\s)?"
    r"(?:appointed|named|brought\sin|sent\sin|drafted\sin|installed)\b[^.;]{0,24}$"
)


def _who(
    reading: Reading, passage: Passage, match: TermMatch, kind: str, council: str | None
) -> tuple[str | None, str | None]:
    """The person or firm appointed, and where they come from."""
    others = [m.name for m in passage.councils if m.name != council]
    if kind == "commissioner":
        named = [
            (min(abs(m.span.start - match.end), abs(match.start - m.span.end)), p.name)
            for p in reading.people
            for m in p.mentions
            if passage.span.covers(m.span)
        ]
        known = _people_who_are(reading, "commissioner")
        if not named and (
            name := _NAMED_TO_IT.search(reading.folded, max(passage.span.start, match.start - 80), match.start)
        ):
            named = [(0, name.group(1))]
        near = [name for _, name in sorted(named) if name in known] or [n for gap, n in sorted(named) if gap < 60]
        who = near[0] if near else next(iter(known)) if len(known) == 1 else None
        return who, others[0] if who and others else None
    if kind == "improvement_adviser":
        firms = [
            m.name
            for m in passage.bodies
            if m.name not in (_GOVERNMENT, "Ofsted", "DfE commissioner", "Care Quality Commission")
        ]
        people = [
            p.name
            for p in reading.people
            for m in p.mentions
            if passage.span.covers(m.span) and (0 <= match.start - m.span.end < 30 or 0 <= m.span.start - match.end < 8)
        ]
        return next(iter(firms or others or people), None), None
    if kind == "takeover":
        return next(iter(others), None), None
    return None, None


def _actor(
    reading: Reading, passage: Passage, match: TermMatch, kind: str, told: str, council: str | None
) -> str | None:
    """Whose act it is: who recommends, the council where it acts itself, else the measure's own."""
    own = str(match.term.extra["actor"])
    words = passage.words
    if kind == "monitoring" and any(m.name == "Ofsted" for m in passage.bodies):
        return "Ofsted"
    if told == "recommended":
        return _recommender(reading, passage, match) or (_GOVERNMENT if own == "council" else own)
    if own == "council":
        return (
            _GOVERNMENT if re.search(r"\b(?:government|ministers?|dfe|department for education)\b", words) else council
        )
    if kind in ("trust", "improvement_adviser"):
        if kind == "trust" and told == "ended":
            return council
        acts = _COUNCIL_ACTS.search(words)
        if acts and not (_GOVERNMENT_ACTS.search(words) and "voluntary" not in words and "council-owned" not in words):
            return council
    return own


def _recommender(reading: Reading, passage: Passage, match: TermMatch) -> str | None:
    """Who recommends: a body named before the measure, else the one whose review the document reports."""
    named = [m.name for m in passage.bodies if m.span.end <= match.start and m.name != "DfE commissioner"]
    if named:
        return named[0]
    before = passage.words[: match.start - passage.span.start]
    if "commissioner" in before:
        return "DfE commissioner"
    reviews = [i for i in reading.inspections if i.kind in ("adviser_review", "peer_review", "commissioner_review")]
    return reviews[0].body if reviews and re.search(r"\b(?:review|report|it|they|s?he|peers)\b", before) else None


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
            if claim.rule == "headline" and claim.status not in {c.status for c in others}:
                reading.doubt(
                    claim.span,
                    "headline_conflict",
                    f"the headline says {claim.kind} {claim.status}, the article {others[0].status}",
                )
            continue
        kept.append(claim)
    return kept
