"""What a first user sees: the five seed articles as one record."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bucks_tracker.cli import app

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Result]:
    """Run a command on a database of the seeds."""
    path = tmp_path_factory.mktemp("seeds") / "tracker.db"

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, [*arguments, "--db", str(path)], env={"COLUMNS": "80"})

    assert run("ingest", str(SEEDS)).exit_code == 0
    return run


def rows(seeds: Callable[..., Result], *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(seeds(*arguments, "--format", "json").stdout)
    return found


# event, kind, actor, days between which the date lies ("about March" reaches a month further), grade or status, and
# how many articles tell it at least
TOLD = [
    ("inspection", "full_inspection", "Ofsted", "2014-08-01", "2014-08-31", "Inadequate", 5),
    ("inspection", "adviser_review", "Red Quadrant", None, "2015-05-31", "done", 1),
    ("intervention", "further_intervention", "Department for Education", None, "2015-05-31", "not_escalated", 1),
    ("inspection", "dfe_review", "Department for Education", "2015-11-01", "2015-11-30", "done", 1),
    ("intervention", "national_policy", None, "2015-12-01", "2015-12-31", "announced", 1),
    ("inspection", "peer_review", "Local Government Association", None, None, "done", 2),
    ("inspection", "monitoring_visit", "Ofsted", "2016-08-16", "2016-08-17", "done", 1),
    ("inspection", "full_inspection", "Ofsted", "2018-01-29", "2018-01-29", "Inadequate", 1),
    ("intervention", "commissioner", "Department for Education", "2018-02-01", "2018-02-28", "announced", 1),
]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: f"{told[1]}-{told[4]}")
def test_the_timeline_holds(seeds: Callable[..., Result], told: tuple[Any, ...]) -> None:
    event, kind, actor, first, last, outcome, articles = told
    fitting = [
        row
        for row in rows(seeds, "timeline")
        if (row["event"], row["kind"]) == (event, kind)
        and actor in (None, row["actor"])
        and (first is None or (row["date_from"] and row["date_from"] >= first))
        and (last is None or (row["date_to"] and row["date_to"] <= last))
        and outcome in (row["rating"], row["status"])
        and row["articles"] >= articles
    ]
    assert len(fitting) == 1


def test_the_timeline_begins_with_the_state_now(seeds: Callable[..., Result]) -> None:
    lines = seeds("timeline").stdout.splitlines()
    assert lines[0].startswith("Buckinghamshire County Council")
    assert lines[1] == "now  Inadequate since 29 January 2018"
    assert lines[2].strip() == "DfE commissioner announced, February 2018"


@pytest.mark.parametrize("name", ["Johnston", "david johnston", "David Johnson", "Mr Johnston"])
def test_all_that_one_man_said_and_nobody_else(seeds: Callable[..., Result], name: str) -> None:
    found = rows(seeds, "quotes", "--person", name, "--kind", "direct")
    assert {row["speaker"] for row in found} == {"David Johnston"}
    assert {(row["outlet"], row["date_edtf"]) for row in found} == {
        ("Bucks Herald group", "2016-01~"),
        ("Bucks Herald", "2016-03~"),
    }
    begins = [row["text"].split(":")[0][:30] for row in found]
    assert begins == [
        "In terms of whether the govern",
        "As far as possible I and other",
        "Their view is that we have mad",
        "What we have been working to d",
        "Staffing levels are slightly l",
        "Referrals have remained at aro",
    ]
    assert [row["text"].count("\n\n") for row in found] == [2, 1, 3, 2, 0, 0]  # paragraphs joined


def test_every_row_shows_its_sources(seeds: Callable[..., Result]) -> None:
    for listing in ("inspections", "interventions", "people", "figures"):
        for row in rows(seeds, listing):
            shown = seeds("show", row["id"])
            assert shown.exit_code == 0
            assert "«" in shown.stdout
    assert seeds("check").exit_code == 0


def test_figures_of_one_measure_are_a_series(seeds: Callable[..., Result]) -> None:
    shown = " ".join(seeds("figures").stdout.split())
    assert "children were identified" in shown
    assert "3,363 (31 March 2017) to 2,447 (31 October 2017): -916, -27%" in shown


def test_conflicts_stand_side_by_side(seeds: Callable[..., Result]) -> None:
    shown = seeds("conflicts").stdout
    assert "David Johnson  Bucks Herald" in shown
    assert "the record takes David Johnston" in shown
    assert "Government withdraws its intervention" in shown


def test_an_ingest_tells_what_changed_since_last_time(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*arguments, "--db", str(tmp_path / "t.db")], env={"COLUMNS": "100"})
        assert result.exit_code == 0
        return result.stdout

    four = sorted(str(path) for path in SEEDS.glob("*.txt") if not path.name.startswith("002"))
    run("ingest", *four)
    told = run("ingest", str(SEEDS), "--dry-run")
    assert "would change; new: " in told
    assert "+ 29 January 2018: Ofsted full inspection - Inadequate" in told
    assert "~ August 2014: Ofsted full inspection - Inadequate" in told
    assert run("ingest", str(SEEDS)).split() == told.replace("would change", "changed").split()
