"""Tables of known inspections: a row an inspection, its evidence the row's own text.

Columns are matched by their words (words/table_columns.toml, report_judgements.toml); unknown ones are doubts. Needed
are an authority, by name or Ofsted's number, and a date; all else may be missing.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bucks_tracker.councils import load_councils
from bucks_tracker.edtf import bounds
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.report_layouts.printed_dates import read_run
from bucks_tracker.read.day import edtf_day
from bucks_tracker.records import Dated, Facts, InspectionClaim, Mention, RatingClaim, Span

_MARKS = re.compile(r"[\W_]+")
_DELIMITERS = "\t;,"
# Grades by number, as some tables give them: the third was adequate until 2013.
_NUMBERED = {"1": "Outstanding", "2": "Good", "4": "Inadequate"}
_SHORT = {"ri": "Requires improvement", "rig": "Requires improvement to be good", "o": "Outstanding", "g": "Good"}
_NO_GRADE = frozenset(("", "-", "–", "n/a", "na", "none", "not judged", "null", "not applicable"))
_OTHER_JUDGEMENT = "judgement:"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row and its place; `cells` by the meaning of their column."""

    span: Span
    cells: dict[str, str]


def is_official_table(reading: Reading) -> bool:
    """Whether the document is a table."""
    return reading.layout.article.format == "table"


def read_official_table(reading: Reading) -> Facts:
    """An inspection for each row that names an authority and a date; a cell that says something else is a doubt."""
    article = reading.layout.article
    rows = list(_rows(article.text, reading))
    inspections = tuple(claim for row in rows if (claim := _claim(row, article.text, reading)))
    councils = tuple(dict.fromkeys(claim.council for claim in inspections if claim.council))
    return Facts(
        article=replace(article, kind="report"),
        council=article.metadata.council or (councils[0] if len(councils) == 1 else None),
        published=article.metadata.published,
        published_basis=article.published_basis,
        title=article.metadata.title or f"Table of {len(inspections)} inspections",
        inspections=inspections,
        councils=tuple(Mention(claim.span, claim.council) for claim in inspections if claim.council),
        doubts=(*article.doubts, *reading.doubts),
    )


def _rows(text: str, reading: Reading) -> Iterator[_Row]:
    """The rows below the header, with where each stands in the text. Lines that begin with # are remarks."""
    lines = [line for line in re.split(r"(?<=\n)", text) if line]
    start = 0
    while lines and (not lines[0].strip() or lines[0].startswith("#")):
        start += len(lines.pop(0))
    if not lines:
        return
    delimiter = max(_DELIMITERS, key=lines[0].count)
    reader = csv.reader(lines, delimiter=delimiter)
    columns: list[str | None] = []
    taken = 0
    try:
        for cells in reader:
            length = sum(map(len, lines[taken : reader.line_num]))
            taken = reader.line_num
            span = Span(start, start + len(text[start : start + length].rstrip("\r\n")))
            start += length
            if not columns:
                columns = _columns(cells, span, reading)
                if not {"urn", "council"} & set(columns):
                    reading.doubt(span, "table.columns", "no column names an authority: no table of inspections")
                    return
            elif any(cell.strip() for cell in cells) and not text.startswith("#", span.start):
                yield _Row(span, {c: v.strip() for c, v in zip(columns, cells, strict=False) if c and v.strip()})
    except csv.Error as error:
        reading.doubt(Span(start, start), "table.rows", f"the table breaks off: {error}")


def _columns(cells: list[str], header: Span, reading: Reading) -> list[str | None]:
    """What each column means; `None`, and a doubt, where nothing is known of it."""
    known: list[str | None] = []
    for cell in cells:
        words = _MARKS.sub(" ", cell.lower()).strip()
        meaning = _meaning(words, reading)
        if words and meaning is None:
            reading.doubt(header, "table.columns", f"the column {cell.strip()[:60]!r} is not known and not used")
        elif meaning in known:
            reading.doubt(header, "table.columns", f"the column {cell.strip()[:60]!r} says again what another does")
            meaning = None
        known.append(meaning)
    return known


def _meaning(words: str, reading: Reading) -> str | None:
    judgements = reading.vocabulary["report_judgements"]
    if words.replace(" ", "_") in judgements.by_id and words != "overall":
        return _OTHER_JUDGEMENT + words.replace(" ", "_")
    if hits := reading.vocabulary["table_columns"].find(words):
        return max(hits, key=lambda hit: hit.end - hit.start).term.id
    if hits := judgements.find(words):
        return "overall" if hits[0].term.id == "overall" else _OTHER_JUDGEMENT + hits[0].term.id
    return None


def _claim(row: _Row, text: str, reading: Reading) -> InspectionClaim | None:
    cells = row.cells
    fieldwork = _fieldwork(row, reading)
    published = _date(row, "published", reading)
    on = next((day for edtf in (fieldwork, published) if edtf and (day := bounds(edtf)[1])), None)
    council = _council(cells, on)
    if council is None or on is None:
        lacking = "a date" if council else "an authority that is known"
        reading.doubt(row.span, "table.rows", f"the row gives no inspection: it lacks {lacking}")
        return None
    framework = _framework(cells.get("framework", ""), reading)
    layouts = list(reading.vocabulary["report_layouts"])
    # A framework has inspections, which are graded, and visits: a table of grades lists the former.
    of_framework = [t.extra["kind"] for t in layouts if t.extra.get("framework") == framework and t.extra["judgements"]]
    stated = cells.get("kind", "").lower().replace(" ", "_")
    return InspectionClaim(
        span=row.span,
        body="Ofsted",
        kind=stated if stated in {t.extra["kind"] for t in layouts} else str([*of_framework, "full_inspection"][0]),
        rule="table.row",
        framework=framework,
        date=Dated(row.span, fieldwork, fieldwork, "official") if fieldwork else None,
        published=Dated(row.span, published, published, "official") if published else None,
        ratings=tuple(_ratings(row, text, on, reading)),
        council=council,
        lead_inspector=cells.get("lead_inspector"),
        mentions=(row.span,),
    )


def _council(cells: dict[str, str], on: date | None) -> str | None:
    councils = load_councils()
    urn = cells.get("urn", "").removesuffix(".0")
    found = (councils.with_urn(urn, on) if urn else None) or councils.named(cells.get("council", ""), on)
    return found.full_name if found else None


def _fieldwork(row: _Row, reading: Reading) -> str | None:
    start, end = _date(row, "start", reading), _date(row, "end", reading)
    if start and end and start != end:
        return f"{start}/{end}"
    return start or end or _date(row, "dates", reading)


def _date(row: _Row, column: str, reading: Reading) -> str | None:
    words = row.cells.get(column, "")
    if not words or words.lower() in _NO_GRADE:
        return None
    plain = words.lower().replace("–", "-").replace("—", "-")
    run = read_run(plain, 0, len(plain))
    edtf = edtf_day(words) or (run.edtf if run else None)
    if edtf is None:
        reading.doubt(row.span, "table.dates", f"not a date: {words[:40]!r}")
    return edtf


def _framework(words: str, reading: Reading) -> str | None:
    """SIF, ILACS ...: by its short name, or by the title of its reports."""
    layouts = reading.vocabulary["report_layouts"]
    known = {str(term.extra["framework"]) for term in layouts if "framework" in term.extra}
    for name in known:
        if re.search(rf"\b{name}\b", words, re.I):
            return name
    if "single inspection" in words.lower():
        return "SIF"
    hits = layouts.find(words.lower().replace("’", "'"))
    return str(hits[0].term.extra["framework"]) if hits and "framework" in hits[0].term.extra else None


def _ratings(row: _Row, text: str, on: date, reading: Reading) -> Iterator[RatingClaim]:
    at = row.span.start
    for column, words in row.cells.items():
        place = text.find(words, at, row.span.end)
        span = Span(place, place + len(words)) if place >= 0 else row.span
        at = span.end if place >= 0 else at
        if column != "overall" and not column.startswith(_OTHER_JUDGEMENT):
            continue
        grade = _grade(words, on, reading)
        if grade:
            yield RatingClaim(span, column.removeprefix(_OTHER_JUDGEMENT), grade)
        elif words.lower() not in _NO_GRADE:
            reading.doubt(span, "table.grades", f"not a grade: {words[:40]!r}")


def _grade(words: str, on: date, reading: Reading) -> str | None:
    plain = " ".join(words.lower().split())
    hits = reading.vocabulary["report_grades"].find(plain)
    if len(hits) == 1:
        return hits[0].term.name
    if plain == "3":
        return "Adequate" if on < date(2013, 11, 1) else "Requires improvement"
    return _NUMBERED.get(plain) or _SHORT.get(plain)
