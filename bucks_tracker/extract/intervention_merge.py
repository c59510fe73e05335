"""The claims of one document about one measure and status made one."""

from dataclasses import replace

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import InterventionClaim

# What comes and what has come are one news: a headline's "sends in" is its article's "will be sent in".
_OF_PEOPLE = frozenset(("commissioner", "improvement_adviser"))
_COMES = frozenset(("announced", "started", "in_force"))

# By kind, council and status, the claim and how sure it is.
_Best = dict[tuple[str, str | None, str], tuple[InterventionClaim, float]]


def _years_apart(a: InterventionClaim, b: InterventionClaim) -> bool:
    """Whether two beginnings are years apart, and so are of two measures."""
    days = [(c.date.edtf or "") for c in (a, b) if c.date]
    years = [int(day[:4]) for day in days if day[:4].isdigit() and not day.endswith("~")]
    return len(years) == 2 and abs(years[0] - years[1]) > 1


def merged(reading: Reading, claims: list[tuple[InterventionClaim, float]]) -> list[InterventionClaim]:
    """One claim for each measure, council and status; a state that is only assumed gives way to what is told."""
    best: _Best = {}
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
                and (claim.date or first.date)
            ):
                best[(claim.kind, claim.council, f"{claim.status} {claim.who}")] = (claim, sure)
                continue
            if claim.kind == "improvement_notice" and claim.status == "started" and _years_apart(first, claim):
                best[(claim.kind, claim.council, f"{claim.status} again")] = (claim, sure)  # another notice
                continue
            best[key] = (_one(first, claim, main=claim if sure > weight else first), max(sure, weight))
    for kind, council, _ in [k for k, (c, _) in best.items() if c.status == "in_force" and c.date]:
        begun = best.get((kind, council, "started"))
        if begun and begun[0].date is None:
            del best[kind, council, "started"]  # "working under a notice since May. It was served after ..."
    partners = {c.who for c, _ in best.values() if c.kind == "takeover" and c.who}
    if len(partners) == 1:
        partner = next(iter(partners))
        best = {
            k: (replace(c, who=partner) if c.kind == "takeover" and c.council else c, s) for k, (c, s) in best.items()
        }
    return _borne_out(reading, best)


def _one(first: InterventionClaim, claim: InterventionClaim, main: InterventionClaim) -> InterventionClaim:
    """Two claims of one event as one: the surer, `main`, with the most exact date and with who was sent."""
    dates = [c.date for c in (first, claim) if c.date]
    exact = [d for d in dates if not (d.edtf or "~").endswith("~")]
    finer = [d for d in exact if (d.edtf or "").startswith(exact[0].edtf or "")]
    stated = max(finer, key=lambda d: len(d.edtf or ""), default=None)
    return replace(
        main,
        date=stated or main.date or first.date or claim.date,
        who=main.who or first.who or claim.who,
        employer=main.employer or first.employer or claim.employer,
    )


def _borne_out(reading: Reading, best: _Best) -> list[InterventionClaim]:
    """The claims without those of which too little is said beside surer ones; what a headline says against the article
    becomes a doubt."""
    kept = []
    for key, (claim, sure) in best.items():
        others = [
            c
            for k, (c, s) in best.items()
            if k != key
            and c.kind == claim.kind
            and c.council == claim.council
            and s > sure
            and not (c.kind in _OF_PEOPLE and claim.who and c.who and claim.who != c.who)
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
