"""Official inspection reports and letters: Ofsted's layouts since 2009 (see words/report_layouts.toml).

A report states its facts in fixed places, so they are read from there and not by the finders of news: the title names
the layout and the authority, the lines below it the dates, a table the grades, lists what must improve. What a layout
should print and does not is a doubt.
"""

from dataclasses import replace
from datetime import date

from bucks_tracker.councils import load_councils
from bucks_tracker.edtf import bounds
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.report_layouts import judgements, printed_dates
from bucks_tracker.extract.report_layouts.earlier import Earlier, find_earlier
from bucks_tracker.extract.report_layouts.flat import Flat
from bucks_tracker.extract.report_layouts.heading import Heading, find_council, find_heading, form_of
from bucks_tracker.extract.report_layouts.improve import find_improvements
from bucks_tracker.extract.report_layouts.inspector import find_lead_inspector
from bucks_tracker.records import Dated, Facts, Finding, InspectionClaim, Mention, PersonClaim, RatingClaim, Span
from bucks_tracker.vocabulary import TermSet

OFSTED = "Ofsted"
_FIRST_PAGE = 4500
_TITLE_WITHIN = 1000  # characters: below, a title within a line is an article's
# Words of which every layout's first page has one; looked for before anything dearer.
_SIGNS = (
    "inspection date",
    "inspector:",
    "reporting inspector",
    "this letter",
    "joint inspection",
    "dear ",
    "published:",
)
# A title alone makes no report (an article may bear the same words): two of these must stand on the first page too.
_EVIDENCE = (
    "inspection date",
    "lead inspector:",
    "reporting inspector",
    "majesty's inspector",
    " hmi",
    "crown copyright",
    "published:",
    "overall judgement is",
    "judgement grade",
    "children who need help and protection",
    "dear ",
    "this letter",
    "the inspectors were",
    "lead inspector ",
)
_NO_OVERALL_SINCE = date(2026, 4, 1)  # from then on Ofsted gives council services no overall grade


def is_official_report(reading: Reading) -> bool:
    """Whether the document is an inspectorate's own report or letter."""
    if not any(sign in reading.lowered[: 2 * _FIRST_PAGE] for sign in _SIGNS):
        return False
    flat = Flat(reading.lowered[: 2 * _FIRST_PAGE])
    head = flat.text[:_FIRST_PAGE]
    found = find_heading(head, reading.vocabulary["report_layouts"])
    if found is None:
        return False
    before = reading.folded[: flat.span(found.start, found.start).start].rstrip(" \ufeff")
    begins_a_line = not before or before.endswith("\n")
    if not begins_a_line and len(before) > _TITLE_WITHIN:
        return False  # a council's press release, whose notes to editors explain what was inspected
    return begins_a_line + sum(sign in head for sign in _EVIDENCE) >= 2


def read_official_report(reading: Reading) -> Facts:
    """The facts of an official report or letter, its own inspection first, then the earlier ones that it tells of.

    The document must be one (`is_official_report`).
    """
    return _Report(reading).facts()


class _Report:
    """One report being read: what its parts share."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article = reading.layout.article
        self.flat = Flat(reading.lowered)
        heading = find_heading(self.flat.text, reading.vocabulary["report_layouts"])
        assert heading is not None, "no official report"
        self.heading: Heading = heading
        self.form = form_of(self.flat.text, heading)
        self.fieldwork = self._fieldwork()
        self.published = self._published()
        self.on = next((p.last_day for p in (self.fieldwork, self.published) if p and p.last_day), None)
        self.council = find_council(self.flat, heading, self.on)

    def facts(self) -> Facts:
        own = self._own_inspection()
        council = self.article.metadata.council or (self.council[0] if self.council else None)
        published, basis = self._document_date()
        led = find_lead_inspector(self.article.text, self.form == "letter")
        people: tuple[PersonClaim, ...] = ()
        if led:
            role = "lead inspector" if self.form == "report" else "inspector"
            people = (PersonClaim(led[0], (), role, OFSTED, (Mention(led[1], led[0]),)),)
            own = replace(own, lead_inspector=led[0])
        self._check(own)
        earlier = tuple(self._earlier_claim(one) for one in self._earlier())
        return Facts(
            article=replace(self.article, kind=self.form),
            council=council,
            published=published,
            published_basis=basis,
            title=self.article.metadata.title or f"{self.heading.layout.name}: {council or 'council not named'}",
            dates=tuple(dated for dated in (own.date, own.published) if dated),
            inspections=(own, *earlier),
            findings=self._findings(),
            people=people,
            councils=(Mention(self.council[1], self.council[0]),) if self.council else (),
            doubts=(*self.article.doubts, *self.reading.doubts),
        )

    def _fieldwork(self) -> printed_dates.Printed | None:
        text, start = self.flat.text, self.heading.start
        # Dates printed without a year are the last before the day of the document.
        known = self._published()
        before = known.last_day if known else None
        found = printed_dates.find_fieldwork(text, start, start + 2500, before)
        found = found or printed_dates.find_fieldwork(text, 0, _FIRST_PAGE, before)
        if found is None and self.heading.kind != "full_inspection":
            found = printed_dates.find_visit(text, start, start + 2500, before)
        return found

    def _published(self) -> printed_dates.Printed | None:
        found = printed_dates.find_publication(self.flat.text, 0, _FIRST_PAGE)
        if found is None and self.form == "letter":
            found = printed_dates.find_full_date(self.flat.text, 0, self.heading.start)
        return found

    def _document_date(self) -> tuple[str | None, str]:
        """When the document came out and how that is known: given, stated on it, or unknown."""
        metadata = self.article.metadata
        if self.article.published_basis == "given" or self.published is None:
            return metadata.published, self.article.published_basis
        return self.published.edtf, "stated"

    def _dated(self, printed: printed_dates.Printed | None) -> Dated | None:
        if printed is None:
            return None
        return Dated(self.flat.span(printed.start, printed.end), printed.edtf, printed.edtf, "official")

    def _own_inspection(self) -> InspectionClaim:
        title = self.flat.span(self.heading.start, self.heading.end)
        date_ = self._dated(self.fieldwork)
        published = self._dated(self.published)
        given = self.article.metadata.published if self.article.published_basis == "given" else None
        if published is None and given:
            published = Dated(title, given, given, "inferred")
        telling = Span(title.start, date_.span.end) if date_ and 0 < date_.span.end - title.start < 600 else title
        return InspectionClaim(
            span=telling,
            body=OFSTED,
            kind=self.heading.kind,
            rule=f"report.{self.heading.layout.id}",
            framework=self._framework(),
            date=date_,
            published=published,
            ratings=tuple(self._ratings()),
            council=self.council[0] if self.council else None,
            is_news=True,
            mentions=(title,),
        )

    def _framework(self) -> str | None:
        """The layout's; a focused visit from before 2018 was made under the framework before."""
        if self.heading.kind == "focused_visit" and self.on and self.on < date(2018, 1, 1):
            return None
        return self.heading.framework

    def _ratings(self) -> list[RatingClaim]:
        wanted = tuple(self.heading.layout.extra["judgements"])
        if not wanted:
            return []
        text, labels, grades = self.flat.text, self._words("report_judgements"), self._words("report_grades")
        start = self.heading.start
        rows = judgements.find_table(text, 0, start + _FIRST_PAGE, labels, grades, wanted)
        if not rows:
            rows = judgements.find_table(text, 0, len(text), labels, grades, wanted)
        if not rows:
            rows = judgements.find_headings(text, labels, [name for name in wanted if name != "overall"])
        found = {row.judgement: row for row in reversed(rows)}
        if self.heading.framework == "SLAC":
            found = {row.judgement: row for row in judgements.find_services(text)}
        if "overall" not in found and self.heading.framework not in ("ILACS", "SLAC"):
            board = self.heading.kind == "lscb_review"
            stated = judgements.find_overall(text, 0, start + _FIRST_PAGE, board)
            stated = stated or judgements.find_overall(text, start, len(text), board)
            if stated:
                found["overall"] = stated
        return [
            RatingClaim(self.flat.span(found[name].start, found[name].end), name, found[name].rating)
            for name in wanted
            if name in found
        ]

    def _words(self, name: str) -> TermSet:
        return self.reading.vocabulary[name]

    def _findings(self) -> tuple[Finding, ...]:
        return tuple(
            find_improvements(
                self.article.text, self.reading.lowered, self.article.pages, self._words("report_sections"), OFSTED
            )
        )

    def _earlier(self) -> list[Earlier]:
        own = self.on.year if self.on else None
        labels, grades = self._words("report_judgements"), self._words("report_grades")
        narrative = self.heading.layout.id not in ("lac", "slac", "aapc", "lscb_review")
        return find_earlier(self.flat.text, own, labels, grades, narrative)

    def _earlier_claim(self, one: Earlier) -> InspectionClaim:
        span = self.flat.span(one.start, one.end)

        def dated(edtf: str | None) -> Dated | None:
            return Dated(span, edtf, edtf, "official") if edtf else None

        return InspectionClaim(
            span=span,
            body=OFSTED,
            kind=one.kind,
            rule="report.earlier",
            framework=one.framework,
            date=dated(one.date),
            published=dated(one.published),
            ratings=tuple(RatingClaim(span, judgement, rating) for judgement, rating in one.grades),
            council=self._council_on(bounds(one.when)[1]),
            mentions=(span,),
        )

    def _council_on(self, on: date | None) -> str | None:
        """The authority of the same place on an earlier day: a county council before its merger."""
        if self.council is None:
            return None
        then = load_councils().named(self.council[0], on)
        return then.full_name if then else self.council[0]

    def _check(self, own: InspectionClaim) -> None:
        """Doubts for what the layout should print and this document does not."""
        title = own.mentions[0]

        def missing(what: str) -> None:
            self.reading.doubt(title, own.rule, f"{what} not found where this layout prints it")

        if self.council is None:
            missing("the authority's name")
        if own.date is None:
            missing("the dates of the fieldwork")
        wanted = set(self.heading.layout.extra["judgements"])
        overall_due = "overall" in wanted and not (self.on and self.on >= _NO_OVERALL_SINCE)
        if len({own.subratings.get(name) for name in ("help_protection", "looked_after_permanence")} - {None}) == 2:
            overall_due = overall_due and self.heading.framework != "SLAC"  # two services, two grades
        if overall_due and own.rating is None:
            missing("the overall judgement")
        got = set(own.subratings)
        if self.heading.layout.id == "sif" and wanted - {"overall"} - got:
            missing("the judgement of " + ", ".join(sorted(wanted - {"overall"} - got)))
        if self.heading.layout.id == "ilacs" and not (
            {"leaders_impact", "help_protection"} <= got
            and ("care_and_leavers" in got or {"in_care", "care_leavers"} <= got)
        ):
            missing("a sub-judgement")
