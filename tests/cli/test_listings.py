"""The listings of a hand-made record: on a narrow and a wide screen, in a pipe, as files."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import Result

from bucks_tracker.render.quotes import words

Tracker = Callable[..., Result]

LISTINGS = ["timeline", "inspections", "ratings", "interventions", "people", "quotes", "articles"]
LISTINGS += ["figures", "findings"]


@pytest.mark.parametrize("listing", LISTINGS)
def test_eighty_columns(tracker: Tracker, snapshot: SnapshotAssertion, listing: str) -> None:
    result = tracker(listing, columns=80)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert result.stdout == snapshot


@pytest.mark.parametrize("listing", LISTINGS)
@pytest.mark.parametrize("columns", [40, 200])
def test_any_width_holds(tracker: Tracker, listing: str, columns: int) -> None:
    lines = tracker(listing, columns=columns).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert not any(len(word) == 1 for line in lines[3:] for word in line.split() if word.isalpha() and line == word)


def test_a_narrow_screen_gets_lines_instead_of_columns(tracker: Tracker) -> None:
    lines = tracker("inspections", columns=24).stdout.splitlines()
    assert lines[:5] == ["8 August 2014", "Ofsted full inspection", "Inadequate", "in11111", ""]


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_pipe_gets_whole_rows_without_padding(tracker: Tracker, listing: str) -> None:
    lines = tracker(listing).stdout.splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in "".join(lines)
    if listing == "articles":
        assert any("[bold red]inadequate[/bold red]" in line and "gazette.txt" in line for line in lines)


@pytest.mark.parametrize("listing", LISTINGS)
def test_the_formats_hold_the_same_rows(tracker: Tracker, listing: str) -> None:
    rows = json.loads(tracker(listing, "--format", "json").stdout)
    assert rows
    assert [json.loads(line) for line in tracker(listing, "--format", "jsonl").stdout.splitlines()] == rows
    cells = list(csv.DictReader(io.StringIO(tracker(listing, "--format", "csv").stdout)))
    assert [row["id"] for row in cells] == [row["id"] for row in rows]
    assert list(cells[0]) == list(rows[0])
    assert len(tracker(listing, "--format", "md").stdout.splitlines()) == len(rows) + 2


def test_json_holds_the_exact_words_and_csv_no_formula(tracker: Tracker) -> None:
    output = tracker("quotes", "--person", "ann carter", "--format", "json").stdout
    assert json.loads(output)[0]["text"] == "We accept \x1b[31mevery word\x1b[0m of it.\n\nWe will put it right."
    assert "\x1b" not in output
    assert "'=HYPERLINK" in tracker("findings", "--format", "csv").stdout


@pytest.mark.parametrize("name", ["Ann Carter", "ann carter", "ANNE CARTER", "Ms Carter", "Director Ann Carter"[9:]])
def test_a_person_by_any_of_their_names(tracker: Tracker, name: str) -> None:
    rows = json.loads(tracker("quotes", "--person", name, "--format", "json").stdout)
    assert [row["speaker"] for row in rows] == ["Ann Carter"]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["inspections", "--since", "2015"], ["in22222"]),
        (["inspections", "--until", "2014"], ["in11111", "in22222"]),  # by January 2016 may be 2014
        (["inspections", "--kind", "peer_review"], ["in22222"]),
        (["ratings", "--judgement", "help_protection"], ["ra22222"]),
        (["interventions", "--status", "announced"], ["iv11111"]),
        (["inspections", "--council", "westshire"], ["in11111", "in22222"]),
        (["timeline", "--council", "westshire"], ["in11111", "in22222", "iv11111"]),
        (["quotes", "--about", "put right"], ["qu11111"]),
        (["quotes", "--kind", "indirect"], ["qu22222"]),
        (["quotes", "--role", "DIRECTOR"], ["qu11111"]),
        (["quotes", "--min-confidence", "0.9"], ["qu11111"]),
        (["quotes", "--article", "times.txt"], ["qu22222"]),
        (["timeline", "--person", "Joan Webb"], None),
        (["figures", "--measure", "need"], ["fi11111"]),
        (["people", "--person", "Sam Carter"], ["bb22222"]),
    ],
)
def test_options_choose_rows(tracker: Tracker, options: list[str], ids: list[str] | None) -> None:
    result = tracker(*options, "--format", "json")
    if ids is None:
        assert result.exit_code == 1  # nobody of that name is quoted or listed
    else:
        assert [row["id"] for row in json.loads(result.stdout)] == ids


def test_undated_articles_are_manifest_lines(tracker: Tracker) -> None:
    assert tracker("articles", "--undated").stdout == "path,outlet,published,url\ntimes.txt,,,\n"


def test_a_listing_of_nothing_says_so(tracker: Tracker, tmp_path: Path) -> None:
    result = tracker("quotes", "--about", "unicorns")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no quotes of that kind among 2 articles" in result.stderr
    result = tracker("inspections", "--kind", "monitoring")
    assert result.stderr == "no inspections of kind monitoring; the record has full_inspection, peer_review\n"


@pytest.mark.parametrize("listing", [*LISTINGS, "due", "conflicts", "doubts"])
def test_every_listing_takes_a_council(tracker: Tracker, listing: str) -> None:
    assert tracker(listing, "--council", "Westshire", columns=80).stdout == tracker(listing, columns=80).stdout


def test_search_takes_a_council(tracker: Tracker) -> None:
    all_hits = tracker("search", "children", "--format", "jsonl").stdout
    assert len(all_hits.splitlines()) == 2
    assert tracker("search", "children", "--council", "Westshire", "--format", "jsonl").stdout == all_hits
    assert tracker("search", "children", "--council", "Eastshire").exit_code == 1


def test_fragments_stand_each_in_its_marks() -> None:
    row = {"kind": "partial", "text": "too slow\n\ntoo late"}
    assert words(row).plain == "‘too slow’\n‘too late’"
    assert words(row | {"kind": "direct"}, whole=True).plain == "“too slow “too late”"


def test_a_quote_in_its_place(tracker: Tracker) -> None:
    shown = tracker("quotes", "--person", "Ann Carter", "--context", "1", columns=100).stdout
    assert "director of children’s services, said: “«We accept" in " ".join(shown.split())
    row = json.loads(tracker("quotes", "--person", "Ann Carter", "--context", "1", "--format", "json").stdout)[0]
    context = row["context"]
    assert [context["text"][start:end] for start, end in context["quoted"]] == row["text"].split("\n\n")


def test_who_speaks_when(tracker: Tracker) -> None:
    lines = tracker("quotes", "--when", columns=80).stdout.splitlines()
    assert [line.split()[:3] for line in lines[1:]] == [["Ann", "Carter", "1"], ["Sam", "Carter", "1"]]
    assert "█" in lines[1]


def test_what_is_due(tracker: Tracker) -> None:
    assert "The final report is expected in February." in tracker("due", columns=200).stdout
    assert json.loads(tracker("due", "--status", "open", "--format", "json").stdout)[0]["status"] == "open"
    assert tracker("due", "--status", "met").stdout == ""


def test_no_conflict_is_said(tracker: Tracker) -> None:
    result = tracker("conflicts")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no conflicts in 2 articles" in result.stderr
