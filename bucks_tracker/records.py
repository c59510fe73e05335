"""The frozen records that pass between the stages up to `Facts`.

Offsets are half-open code points into `Article.text`. EDTF is the Extended Date/Time Format, level 1
(https://www.loc.gov/standards/datetime/). Tuples, never lists: every record is hashable and can be pickled.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points, `[start, end)`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule saw and would not guess."""

    span: Span
    rule: str
    why: str


# ---------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its words; `None` where unknown. `published` is EDTF."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    council: str | None = None


NOTHING_KNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as read: its bytes' identity, its decoded text, and the metadata found with it.

    `given` comes from the command line and the manifest and is trusted before `found`, which the document's own
    mark-up states (JSON-LD, mail headers, front matter). `pages` holds the offset at which each page of a paged
    document begins. `format` is the reader's name (text, html, pdf, docx, eml, table).
    """

    path: str
    sha256: str
    text: str
    format: str = "text"
    given: Metadata = NOTHING_KNOWN
    found: Metadata = NOTHING_KNOWN
    pages: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()


# ---------------------------------------------------------------- clean, segment


@dataclass(frozen=True, slots=True)
class Article:
    """A document whose text is frozen: for a .txt file, the decoded file itself.

    `folded` is as long as `text`, offset for offset (see `clean.fold`): all matching is done on it. `noise` marks
    advert lines, repeated captions, navigation; nothing is cut out. `kind` is news, report or letter.
    `published_basis` is given, stated (in the document's mark-up or dateline), inferred or unknown.
    """

    id: str
    path: str
    kind: str
    text: str
    folded: str
    text_sha256: str
    metadata: Metadata
    published_basis: str = "unknown"
    format: str = "text"
    noise: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines with one role: headline, standfirst, dateline, caption, crosshead, paragraph, boilerplate."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between one pair of quote marks within one block.

    `span` lies inside the marks, `outer` includes those that are there. Stretches of one utterance over several
    paragraphs share `chain`; `closed` is false where the paragraph ends without a closing mark. `depth` is 0 for
    outer marks, 1 for marks inside marks.
    """

    span: Span
    outer: Span
    chain: int
    closed: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """An article with its blocks, sentences (in block order) and quoted stretches. Made by `segment`."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    stretches: tuple[Stretch, ...]


# ---------------------------------------------------------------- extract


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a document tells it.

    `expression` is the words' meaning without the document's own date, in the small language of
    `extract.date_expressions.evaluate` (an absolute date is its own EDTF); `edtf` is what it comes to from this
    document alone, `None` where nothing is known. `basis` is stated, relative, inferred or official.
    """

    span: Span
    expression: str
    edtf: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, no date: "for six months". `iso` is an ISO 8601 duration (P6M); `recurring` for "every …"."""

    span: Span
    iso: str
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class PublishedBound:
    """What one passage says about when its document was published: no earlier, or no later, than a date (EDTF).

    Both ends are days, months or years and include themselves: `not_before` 2016-06 allows 1 June 2016. `why` is the
    reasoning as a reader would put it.
    """

    span: Span
    not_before: str | None
    not_after: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something, and the canonical name they stand for in this document."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted paragraph or one piece of a split quote (`kind` direct or partial), or reported speech (indirect).

    `span` excludes the outer marks. `speaker` is the canonical name, `mention` the words that named the speaker
    here; both `None` below the floor of confidence. Pieces of one utterance share `group`, unique in the document.
    """

    span: Span
    kind: str
    rule: str
    cue: str | None = None
    mention: Span | None = None
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    group: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class RatingClaim:
    """One judgement of an inspection: `judgement` is overall or a sub-judgement's id; `rating` a grade's name."""

    span: Span
    judgement: str
    rating: str


@dataclass(frozen=True, slots=True)
class InspectionClaim:
    """One inspection that a document speaks of. `span` is the telling sentence, `mentions` all words that refer to it.

    `date` is the fieldwork, `published` its report. `status` is done, planned or under_way.
    """

    span: Span
    body: str
    kind: str
    rule: str
    framework: str | None = None
    date: Dated | None = None
    published: Dated | None = None
    ratings: tuple[RatingClaim, ...] = ()
    council: str | None = None
    is_news: bool = False
    status: str = "done"
    lead_inspector: str | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def rating(self) -> str | None:
        return next((r.rating for r in self.ratings if r.judgement == "overall"), None)

    @property
    def subratings(self) -> dict[str, str]:
        return {r.judgement: r.rating for r in self.ratings if r.judgement != "overall"}


@dataclass(frozen=True, slots=True)
class InterventionClaim:
    """One measure at one status. `who` is the person or firm appointed, `employer` where they come from."""

    span: Span
    kind: str
    status: str
    rule: str
    actor: str | None = None
    date: Dated | None = None
    who: str | None = None
    employer: str | None = None
    council: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, amount or rate. `value_high` ends a range; `unit` is the thing or measure counted."""

    span: Span
    value: float
    rule: str
    value_high: float | None = None
    unit: str | None = None
    what: str | None = None
    date: Dated | None = None
    council: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A strength or weakness (`polarity`) that a body found; `page` where the document has pages, from 1."""

    span: Span
    polarity: str
    rule: str
    body: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something expected of `who` by `due`; `recurrence` is an ISO 8601 duration for what recurs (P3M)."""

    span: Span
    rule: str
    who: str | None = None
    due: Dated | None = None
    recurrence: str | None = None


@dataclass(frozen=True, slots=True)
class PersonClaim:
    """A named person: full canonical name, the other forms seen, and each place they are named.

    `gender` is m or f where a title, the given name or the role tells it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    mentions: tuple[Mention, ...] = ()
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says, from that document and its metadata alone."""

    article: Article
    council: str | None = None
    published: str | None = None
    published_basis: str = "unknown"
    published_bounds: tuple[PublishedBound, ...] = ()
    title: str | None = None
    dates: tuple[Dated, ...] = ()
    durations: tuple[Duration, ...] = ()
    quotes: tuple[Quote, ...] = ()
    inspections: tuple[InspectionClaim, ...] = ()
    interventions: tuple[InterventionClaim, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    people: tuple[PersonClaim, ...] = ()
    councils: tuple[Mention, ...] = ()
    bodies: tuple[Mention, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
