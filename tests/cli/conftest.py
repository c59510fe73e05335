"""A small record made by hand, whose documents are as hostile as documents can be; and the CLI, run in this process."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bucks_tracker.clean import clean
from bucks_tracker.cli import app
from bucks_tracker.records import Facts, Metadata, RawDocument
from bucks_tracker.resolve.record import (
    CouncilRow,
    Evidence,
    ExpectationRow,
    FigureRow,
    FindingRow,
    InspectionRow,
    InterventionEventRow,
    InterventionRow,
    PersonRow,
    Publication,
    QuoteRow,
    RatingRow,
    Record,
    RoleRow,
)
from bucks_tracker.resolve.when import UNDATED, When, when
from bucks_tracker.store import open_database, save_facts, save_publications, save_record

COUNCIL = "Westshire County Council"
DCS = "director of children’s services"
DFE = "Department for Education"
LGA = "Local Government Association"
LINK = '=HYPERLINK("http://example.org")'
GAZETTE = """Ofsted brands Westshire’s children’s services [bold red]inadequate[/bold red]

Westshire County Council’s children’s services were rated inadequate in a report published on 8 August 2014.

Ann Carter, director of children’s services, said: “We accept \x1b[31mevery word\x1b[0m of it.

“We will put it right.”

The final report is expected in February.
"""
TIMES = f"""Commissioner sent to Westshire

Officials said 2,447 children were in need. Sam Carter, the council’s leader, said he was \u202esorry.

{LINK} was the link.
"""


@pytest.fixture(scope="session")
def westshire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a database with two articles about one council."""
    path = tmp_path_factory.mktemp("record") / "tracker.db"
    gazette = _facts("gazette.txt", GAZETTE, Metadata(outlet="Westshire Gazette", published="2014-08~"))
    times = _facts("times.txt", TIMES, Metadata(outlet=None))
    said = Evidencing({gazette.article.id: GAZETTE, times.article.id: TIMES})
    g, t = gazette.article.id, times.article.id
    record = Record(
        line=COUNCIL,
        councils=(CouncilRow("c00001", "westshire-county-council", COUNCIL, COUNCIL, 2),),
        people=(
            _person("aa11111", "Ann Carter", DCS, ("Ms Carter", "Anne Carter")),
            _person("bb22222", "Sam Carter", "leader", ()),
        ),
        roles=(RoleRow("ro11111", "aa11111", DCS, COUNCIL, when("2014-08~", "given"), 1),),
        inspections=(
            InspectionRow(
                "in11111", "westshire-ofsted-full-inspection-2014-08", COUNCIL, "Ofsted", "full_inspection",
                "SIF", "done", when("2014-06-03/2014-06-25"), when("2014-08-08"), "Inadequate", None, None, 1,
            ),
            InspectionRow(
                "in22222", "westshire-lga-peer-review", COUNCIL, LGA, "peer_review", None, "done",
                when("../2016-01", "inferred"), UNDATED, None, None, None, 1,
            ),
        ),
        ratings=(
            RatingRow("ra11111", "in11111", COUNCIL, "Ofsted", "overall", "Inadequate", when("2014-08-08"), 1),
            RatingRow("ra22222", "in11111", COUNCIL, "Ofsted", "help_protection", "Inadequate", when("2014-08-08"), 1),
        ),
        interventions=(
            InterventionRow(
                "iv11111", "westshire-commissioner", COUNCIL, "commissioner", DFE, "Joan Webb", None,
                "announced", when("2018-02"), UNDATED, "in11111", 1,
            ),
        ),
        intervention_events=(InterventionEventRow("ev11111", "iv11111", "announced", when("2018-02"), 1),),
        quotes=(
            QuoteRow(
                "qu11111", COUNCIL, g, "aa11111", "Ann Carter", DCS, COUNCIL, "direct",
                "We accept \x1b[31mevery word\x1b[0m of it.\n\nWe will put it right.", "said", 0.97,
                when("2014-08~", "given"), 1, 1,
            ),
            QuoteRow(
                "qu22222", COUNCIL, t, "bb22222", "Sam Carter", "leader", COUNCIL, "indirect",
                "he was \u202esorry", "said", 0.6, UNDATED, 1, 1,
            ),
        ),
        figures=(FigureRow("fi11111", COUNCIL, "children in need", "in need", 2447, None, "children", UNDATED, 1),),
        findings=(
            FindingRow("fd11111", COUNCIL, "Ofsted", None, "weakness", LINK, None, UNDATED, 1),
        ),
        expectations=(
            ExpectationRow("ex11111", COUNCIL, "The final report is expected in February.", "Ofsted",
                           When("XXXX-02", None, None, "stated"), None, None, UNDATED, 1),
        ),
        evidence=(
            said("inspections", "in11111", g, "rated inadequate in a report published on 8 August 2014"),
            said("inspections", "in22222", t, "Officials said"),
            said("ratings", "ra11111", g, "inadequate in a report"),
            said("ratings", "ra22222", g, "inadequate in a report"),
            said("interventions", "iv11111", t, "Commissioner sent to Westshire"),
            said("intervention_events", "ev11111", t, "Commissioner sent to Westshire"),
            said("quotes", "qu11111", g, "We accept \x1b[31mevery word\x1b[0m of it."),
            said("quotes", "qu11111", g, "We will put it right."),
            said("quotes", "qu22222", t, "he was \u202esorry"),
            said("people", "aa11111", g, "Ann Carter"),
            said("people", "bb22222", t, "Sam Carter"),
            said("roles", "ro11111", g, DCS),
            said("figures", "fi11111", t, "2,447 children"),
            said("findings", "fd11111", t, LINK),
            said("expectations", "ex11111", g, "The final report is expected in February."),
        ),
    )  # fmt: skip
    with open_database(path, create=True) as db:
        for facts in (gazette, times):
            save_facts(db, facts)
        save_record(db, record)
        save_publications(
            db,
            [
                Publication(g, when("2014-08~", "given")),
                Publication(
                    t, When("2016-01/2018-03", "2016-01-01", "2018-03-31", "inferred"), ("It speaks of 2016.",)
                ),
            ],
        )
    return path


class Evidencing:
    """Makes the evidence of a row from the words that carry it."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def __call__(self, table: str, row: str, article: str, words: str) -> Evidence:
        start = self.texts[article].index(words)
        return Evidence(table, row, "told", f"cl{row}", article, start, start + len(words), words, "by hand")


def _facts(path: str, text: str, metadata: Metadata) -> Facts:
    raw = RawDocument(path, hashlib.sha256(text.encode()).hexdigest(), text, given=metadata)
    return Facts(clean(raw), council=COUNCIL, title=text.split("\n")[0])


def _person(row: str, name: str, role: str, aliases: tuple[str, ...]) -> PersonRow:
    slug = name.lower().replace(" ", "-")
    return PersonRow(row, slug, COUNCIL, name, role, COUNCIL, aliases, when("2014-08~", "given"), 1, 1)


Tracker = Callable[..., Result]


@pytest.fixture
def tracker(westshire: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """Run a command on the hand-made record, as in a pipe; `columns` is the width of a screen."""

    def run(*arguments: str, columns: int | None = None) -> Result:
        monkeypatch.setenv("TRACKER_DB", str(westshire))
        monkeypatch.delenv("COLUMNS", raising=False)
        if columns:
            monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(app, arguments)

    return run
