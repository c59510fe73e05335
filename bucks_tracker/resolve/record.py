"""The rows of the record: what all articles about a council together say.

`resolve` makes them, `store` writes and lists them, `render` shows them. Every field is a column of the table that
`TABLES` names; a `When` is four columns (`*_edtf`, `*_from`, `*_to`, `*_basis`), a tuple is a JSON array.
"""

from dataclasses import dataclass
from datetime import date

from bucks_tracker.resolve.when import When


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council by its official name. `line` is the name of the council that it became, or its own."""

    id: str
    slug: str
    name: str
    line: str
    articles: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody named. `aliases` are the other forms met, misspellings with them."""

    id: str
    slug: str
    council: str | None
    name: str
    role: str | None
    organisation: str | None
    aliases: tuple[str, ...]
    seen: When
    quotes: int
    articles: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of a person, and the time from which to which it was seen."""

    id: str
    person_id: str
    role: str
    organisation: str | None
    seen: When
    articles: int


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One inspection, review or visit. `date` is the fieldwork, `published` its report.

    `articles` counts the articles that tell it, copies of one story once. `preferred` says which source won and why
    where sources disagreed.
    """

    id: str
    slug: str
    council: str | None
    body: str
    kind: str
    framework: str | None
    status: str
    date: When
    published: When
    rating: str | None
    lead_inspector: str | None
    preferred: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One judgement of an inspection: `judgement` is overall or a sub-judgement's id. Dates are the inspection's."""

    id: str
    inspection_id: str
    council: str | None
    body: str
    judgement: str
    rating: str
    published: When
    articles: int


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """One measure over its life. `status` is the latest; `began` and `ended` come from its events."""

    id: str
    slug: str
    council: str | None
    kind: str
    actor: str | None
    who: str | None
    employer: str | None
    status: str
    began: When
    ended: When
    triggered_by: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class InterventionEventRow:
    """One status of an intervention on a date."""

    id: str
    intervention_id: str
    status: str
    date: When
    articles: int


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One utterance: its pieces joined (a blank line between paragraphs), its speaker, and where it was printed.

    `date` is the publication of the earliest article that prints it; `sources` counts the articles that print it,
    copies with them, `articles` copies once. `said_by` is the speaker as the document named them.
    """

    id: str
    council: str | None
    article_id: str
    person_id: str | None
    speaker: str | None
    role: str | None
    organisation: str | None
    kind: str
    text: str
    cue: str | None
    confidence: float
    date: When
    sources: int
    articles: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A count, amount or rate. Figures of one `series` measure the same thing of the same council."""

    id: str
    council: str | None
    series: str | None
    what: str | None
    value: float
    value_high: float | None
    unit: str | None
    date: When
    articles: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A strength or weakness that a body found, of the inspection `inspection_id` where that is known."""

    id: str
    council: str | None
    body: str | None
    inspection_id: str | None
    polarity: str
    text: str
    page: int | None
    date: When
    articles: int


@dataclass(frozen=True, slots=True)
class ExpectationRow:
    """Something expected. `met_by` is the record row (inspection or intervention) that shows it happened.

    A recurrence ("every three months") has a row for each time; those that no source reports are its gaps.
    """

    id: str
    council: str | None
    text: str
    who: str | None
    due: When
    recurrence: str | None
    met_by: str | None
    met: When
    articles: int

    def status(self, at: date) -> str:
        """met, overdue (its last day is before `at`) or open."""
        if self.met_by is not None:
            return "met"
        last = self.due.days[1]
        return "overdue" if last is not None and last < at else "open"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Sources that disagree about a field of a row. `preferred` is the value that the record takes, `why` the rule."""

    id: str
    council: str | None
    row_table: str
    row_id: str
    field: str
    values: tuple[str, ...]
    preferred: str | None
    why: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """What a rule of `stage` extract or resolve saw and would not guess, at its words."""

    id: str
    council: str | None
    article_id: str
    start: int
    end: int
    words: str
    stage: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """That `words` at `[start, end)` of an article carry a row of the record.

    `part` says what they show: told (the telling words), date, published, rating, alias, role, event, piece (of a
    quote), against (a source that says otherwise). `claim_id` is the claim they belong to.
    """

    row_table: str
    row_id: str
    part: str
    claim_id: str
    article_id: str
    start: int
    end: int
    words: str
    rule: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, as far as all sources tell; `reasons` are sentences, in the order they acted."""

    article_id: str
    published: When
    reasons: tuple[str, ...] = ()
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that the articles about one line of councils say."""

    line: str
    councils: tuple[CouncilRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    inspections: tuple[InspectionRow, ...] = ()
    ratings: tuple[RatingRow, ...] = ()
    interventions: tuple[InterventionRow, ...] = ()
    intervention_events: tuple[InterventionEventRow, ...] = ()
    quotes: tuple[QuoteRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    expectations: tuple[ExpectationRow, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()
    doubts: tuple[DoubtRow, ...] = ()
    evidence: tuple[Evidence, ...] = ()


# The table of each tuple of `Record`, in an order in which they can be written.
TABLES: dict[str, type] = {
    "councils": CouncilRow,
    "people": PersonRow,
    "roles": RoleRow,
    "inspections": InspectionRow,
    "ratings": RatingRow,
    "interventions": InterventionRow,
    "intervention_events": InterventionEventRow,
    "quotes": QuoteRow,
    "figures": FigureRow,
    "findings": FindingRow,
    "expectations": ExpectationRow,
    "conflicts": ConflictRow,
    "doubts": DoubtRow,
    "evidence": Evidence,
}
