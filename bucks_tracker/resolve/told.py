"""What each article says about one line of councils, dated as far as all sources allow: the ground for every row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.ids import Claim, claims_of
from bucks_tracker.records import Dated, Facts, InspectionClaim, InterventionClaim, Span
from bucks_tracker.resolve.councils import line_of
from bucks_tracker.resolve.record import Evidence, Publication
from bucks_tracker.resolve.when import UNDATED, When, shifted, when

_OWN_COUNCIL = ("inspections", "interventions", "figures")  # claims that may be of another council than the article's
_MONTH_OF = re.compile(r"^(?:year[+-]?\d*:|XXXX-)(\d\d)")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, told by one article. `story` is the same for copies of one story: they count once.

    `date` and `published` are the claim's dates in the light of all that is known of the article's own publication.
    """

    claim: Claim
    facts: Facts
    publication: Publication
    story: str
    date: When = UNDATED
    published: When = UNDATED

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def official(self) -> bool:
        """Whether the inspecting body's own report or letter says it."""
        return self.facts.article.kind in ("report", "letter")

    @property
    def in_headline(self) -> bool:
        title = self.facts.title
        return title is not None and self.claim.span.start < self.facts.article.text.find(title) + len(title)


def tell(
    line: str, facts: Sequence[Facts], publications: Mapping[str, Publication], succession: Mapping[str, str]
) -> list[Told]:
    """All claims about `line`, in an order that does not depend on that of `facts`."""
    told: list[Told] = []
    for one in facts:
        publication = publications.get(one.article.id) or Publication(one.article.id, when(one.published))
        story = publication.copy_of or one.article.id
        for claim in claims_of(one):
            if line_of(council_of(claim, one), succession) == line:
                day = date_of(_dated(claim, "date") or _dated(claim, "due"), publication.published)
                published = date_of(_dated(claim, "published"), publication.published)
                if isinstance(claim.said, InspectionClaim) and claim.said.status == "done":
                    if claim.said.ratings:
                        published = _begun(published)
                    first = _first_year(claim.said.kind)
                    day, published = (
                        _of_its_year(done_by(value, publication.published), first) for value in (day, published)
                    )
                if day.from_ and published.to and day.from_ > published.to:
                    day = UNDATED  # no inspection comes after its own report: of the two the report's date is told
                told.append(Told(claim, one, publication, story, day, published))
    return sorted(told, key=lambda t: t.id)


def _dated(claim: Claim, name: str) -> Dated | None:
    return getattr(claim.said, name, None)


def council_of(claim: Claim, facts: Facts) -> str | None:
    """The council that a claim is about; `None` for national policy."""
    if isinstance(claim.said, InterventionClaim) and claim.said.kind == "national_policy":
        return None
    return (getattr(claim.said, "council", None) if claim.kind in _OWN_COUNCIL else None) or facts.council


def story_apart(told: Told) -> str:
    """The story of a claim whose council nobody tells, which may be any: it is one with no other story's. Else ""."""
    policy = isinstance(told.claim.said, InterventionClaim) and told.claim.said.kind == "national_policy"
    return "" if policy or council_of(told.claim, told.facts) else told.story


def date_of(dated: Dated | None, published: When) -> When:
    """A date as told, given when its article was published. A date without its year keeps bounds of a year."""
    if dated is None:
        return UNDATED
    if dated.basis == "official":
        return when(dated.edtf, "official")
    try:
        edtf, basis = evaluate(dated.expression, published.edtf)
    except (ValueError, OverflowError):
        edtf, basis = dated.edtf, dated.basis
    if edtf is None and (month := _MONTH_OF.search(dated.expression)):
        return When(f"XXXX-{month.group(1)}", None, None, basis)  # "August last year", of no known year
    found = when(edtf, basis)
    if edtf is not None and edtf.startswith("XXXX"):
        return _within_a_year(edtf, dated.expression, published)
    return found


def _within_a_year(edtf: str, expression: str, published: When) -> When:
    low, high = published.days
    if "<" in expression and high is not None:
        return When(edtf, shifted(low, -366).isoformat() if low else None, high.isoformat(), "inferred")
    if ">" in expression and low is not None:
        return When(edtf, low.isoformat(), shifted(high, 366).isoformat() if high else None, "inferred")
    return When(edtf, None, None, "stated")


def _begun(value: When) -> When:
    """When a grade that holds since a date was given: at that date ("inadequate since August 2014")."""
    begin, _, end = (value.edtf or "").partition("/")
    return when(begin, value.basis) if end == ".." else value


@lru_cache(maxsize=64)
def _first_year(kind: str) -> int:
    """The year in which the first inspections of a kind were made, as far as the vocabulary tells."""
    from bucks_tracker.vocabulary import load_vocabulary  # a listing must not wait for it

    term = load_vocabulary()["inspection_kinds"].by_id.get(kind)
    return (term.from_year if term else None) or date.min.year


def _of_its_year(value: When, first: int) -> When:
    """A past date told without its year, with it where its bounds leave one year only, of those from `first` on."""
    low, high = value.days
    if low is None or high is None or not (value.edtf or "").startswith("XXXX"):
        return value
    fits = []
    for year in range(max(low.year, first), high.year + 1):
        dated = when((value.edtf or "").replace("XXXX", f"{year:04d}"), "inferred")
        begun, ended = dated.days
        if begun and ended and begun <= high and ended >= low:
            fits.append(dated)
    return fits[0] if len(fits) == 1 else value


def done_by(value: When, published: When) -> When:
    """The date of something done, told with an open end ("inadequate since June"): it ends with the article."""
    if value.from_ is None or value.to is not None or published.to is None or value.from_ > published.to:
        return value
    begin, end = (value.edtf or "").partition("/")[0], (published.edtf or "").rpartition("/")[2]
    return when(f"{begin}/{end}", value.basis)


def by_publication(told: Iterable[Told]) -> When:
    """The date of something undated that these articles know as done: no later than the first of them came out."""
    known = [t.publication.published for t in told if t.publication.published.to]
    if not known:
        return UNDATED
    first = min(known, key=lambda p: (p.to or "", p.edtf or ""))
    end = (first.edtf or "").rpartition("/")[2]
    return when(f"../{end}", "inferred") if end not in ("", "..") else UNDATED


def after_publication(told: Iterable[Told]) -> When:
    """The date of something undated that these articles know as still to come: not before the last of them came out."""
    known = [t.publication.published for t in told if t.publication.published.from_]
    if not known:
        return UNDATED
    last = max(known, key=lambda p: (p.from_ or "", p.edtf or ""))
    begin = (last.edtf or "").partition("/")[0]
    return when(f"{begin}/..", "inferred") if begin not in ("", "..") else UNDATED


def articles_of(told: Iterable[Told]) -> int:
    """How many articles tell it, copies of one story once."""
    return len({t.story for t in told})


def evidence(
    table: str, row: str, part: str, told: Told, span: Span | None = None, value: str | None = None
) -> Evidence:
    """That these words of an article (the claim's own, where no `span` is given) carry a row."""
    place = span or told.claim.span
    return Evidence(
        table,
        row,
        part,
        told.claim.id,
        told.claim.article_id,
        place.start,
        place.end,
        place.of(told.facts.article.text),
        getattr(told.claim.said, "rule", "people"),
        value,
    )


def span_days(value: When) -> int | None:
    """How many days a date may be off: the width of its bounds; `None` where an end is open."""
    low, high = value.days
    return (high - low).days if low and high else None


def apart(a: When, b: When) -> int | None:
    """Days between two dates at their nearest, 0 where they may be the same; `None` where one of them is unknown.

    A date without its year is at least that far from another as its month is from the other's months.
    """
    (a_low, a_high), (b_low, b_high) = a.days, b.days
    gap: int | None = None
    if (a_low or a_high) and (b_low or b_high):
        between = max((a_low or date.min) - (b_high or date.max), (b_low or date.min) - (a_high or date.max))
        gap = max(between.days, 0)
    if "XXXX" not in (a.edtf or "") and "XXXX" not in (b.edtf or ""):
        return gap
    mine, theirs = _months(a), _months(b)
    if mine is not None and theirs is not None:
        months = min(min((m - t) % 12, (t - m) % 12) for m in mine for t in theirs)
        gap = max(gap or 0, max(0, months * 30 - 29) if months else 0)
    return gap


def _months(value: When) -> set[int] | None:
    """The months of the year that a date may lie in; `None` where that may be any."""
    edtf = value.edtf or ""
    if edtf.startswith("XXXX"):
        month = edtf[5:7]
        return {int(month)} if month.isdigit() and 1 <= int(month) <= 12 else None
    low, high = value.days
    if low is None or high is None or (high - low).days > 300:
        return None
    return {(low.month - 1 + n) % 12 + 1 for n in range((high.year - low.year) * 12 + high.month - low.month + 1)}


def narrower(a: When, b: When) -> When:
    """Of two dates that may be the same the one that says more."""
    wide_a, wide_b = span_days(a), span_days(b)
    return min(
        (a, b),
        key=lambda w: (
            (wide_a if w is a else wide_b) is None,
            (wide_a if w is a else wide_b) or 0,
            w.basis != "official",
            w.edtf or "",
        ),
    )


def grade(rating: str | None) -> str | None:
    """A grade without the wording of its year: "Requires improvement" got its "to be good" in 2017."""
    return rating.removesuffix(" to be good") if rating else None


def inspection(told: Told) -> InspectionClaim:
    assert isinstance(told.claim.said, InspectionClaim)
    return told.claim.said
