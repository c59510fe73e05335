"""One document read from beginning to end: every finder in its turn."""

from bucks_tracker.extract.bodies import find_bodies
from bucks_tracker.extract.councils import find_councils, main_council
from bucks_tracker.extract.dates import find_dates
from bucks_tracker.extract.durations import find_durations
from bucks_tracker.extract.expectations import find_expectations
from bucks_tracker.extract.figures import find_figures
from bucks_tracker.extract.findings import find_findings
from bucks_tracker.extract.inspections import find_inspections
from bucks_tracker.extract.interventions import find_interventions
from bucks_tracker.extract.official_report import is_official_report, read_official_report
from bucks_tracker.extract.official_table import is_official_table, read_official_table
from bucks_tracker.extract.passages import find_passages
from bucks_tracker.extract.people import find_people
from bucks_tracker.extract.publication import document_date, publication_bounds
from bucks_tracker.extract.quotes import find_quotes
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.topic import find_topic
from bucks_tracker.records import Facts, Layout
from bucks_tracker.vocabulary import Vocabulary


def read_document(layout: Layout, vocabulary: Vocabulary) -> Facts:
    """See `extract.extract`."""
    article = layout.article
    reading = Reading(layout, vocabulary)
    if is_official_table(reading):
        return read_official_table(reading)
    if is_official_report(reading):
        return read_official_report(reading)
    reading.published, basis = document_date(reading)
    reading.topic = find_topic(reading)
    reading.relevant = reading.topic is not None
    reading.durations = find_durations(reading) if reading.relevant else ()
    reading.dates = find_dates(reading)
    reading.councils = find_councils(reading)
    reading.council = article.metadata.council or main_council(reading)
    reading.bodies = find_bodies(reading)
    reading.passages = find_passages(reading)
    reading.people = find_people(reading)
    reading.quotes = find_quotes(reading)
    reading.inspections = find_inspections(reading)
    interventions = find_interventions(reading)
    figures = find_figures(reading)
    findings = find_findings(reading)
    expectations = find_expectations(reading)
    headline = next((b.span.of(article.text) for b in layout.blocks if b.kind == "headline"), None)
    return Facts(
        article=article,
        council=reading.council,
        published=reading.published,
        published_basis=basis,
        published_bounds=publication_bounds(reading),
        title=article.metadata.title or headline,
        dates=reading.dates,
        durations=reading.durations,
        quotes=reading.quotes,
        inspections=reading.inspections,
        interventions=interventions,
        figures=figures,
        findings=findings,
        expectations=expectations,
        people=reading.people,
        councils=reading.councils,
        bodies=reading.bodies,
        doubts=(*article.doubts, *reading.doubts),
    )
