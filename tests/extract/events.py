"""Factories and tables for the tests of events: an article of a sentence or two, and what it tells in one line."""

from pathlib import Path

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.records import Dated, Facts, InspectionClaim, InterventionClaim, Metadata, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def facts(text: str, published: str | None = None, headline: str = "News from the county") -> Facts:
    """The facts of an article under a headline that says nothing."""
    raw = RawDocument("x.txt", "0" * 64, f"{headline}\n\n{text}", given=Metadata(published=published))
    return extract(segment(clean(raw)), load_vocabulary())


def table(test_file: str) -> list[tuple[str, ...]]:
    """The rows of the table beside a test: fields between bars, a line each; `#` begins a remark."""
    lines = Path(test_file).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return [tuple(f.strip() for f in line.split(" | ")) for line in lines if line and not line.startswith("#")]


def _stated(word: str, dated: Dated | None, published: str) -> list[str]:
    """A date that the article tells; what is only inferred from the article's own date is left out."""
    if dated is None or dated.edtf is None or dated.edtf.startswith("../") or dated.edtf == f"{published[:7]}~":
        return []
    return [f"{word} {dated.edtf}"]


def inspection_line(inspection: InspectionClaim, main: str | None, published: str) -> str:
    """`kind rating [visited DATE] [published DATE] [status] [of COUNCIL]`."""
    parts = [inspection.kind, inspection.rating or "-"]
    parts += _stated("visited", inspection.date, published) + _stated("published", inspection.published, published)
    parts += [inspection.status] if inspection.status != "done" else []
    parts += [f"of {inspection.council}"] if inspection.council != main else []
    return " ".join(parts)


def intervention_line(intervention: InterventionClaim, main: str | None, published: str) -> str:
    """`kind status [DATE] [who NAME] [by ACTOR] [of COUNCIL]`; the Department for Education's own are left unsaid."""
    parts = [intervention.kind, intervention.status, *_stated("on", intervention.date, published)]
    parts += [f"who {intervention.who}"] if intervention.who else []
    parts += [f"by {intervention.actor}"] if intervention.actor != "Department for Education" else []
    parts += [f"of {intervention.council}"] if intervention.council not in (main, None) else []
    return " ".join(parts)
