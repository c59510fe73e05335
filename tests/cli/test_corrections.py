"""`tracker correct … undo`, `corrections` and `review`, as typed."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bucks_tracker.cli import app
from bucks_tracker.errors import TrackerError, UsageError
from bucks_tracker.store import (
    list_inspections,
    list_people,
    list_quotes,
    open_database,
    refresh,
    save_facts,
    to_review,
)
from tests.resolve.story import gold_facts

Run = CliRunner()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "tracker.db"
    with open_database(path, create=True) as db:
        for n in range(5):
            save_facts(db, gold_facts(n))
        refresh(db, None, {"Buckinghamshire County Council": "Buckinghamshire Council"})
    monkeypatch.setenv("TRACKER_DB", str(path))
    monkeypatch.setenv("TRACKER_WHO", "Ed")
    return path


def visit(path: Path) -> str:
    with open_database(path) as db:
        return list_inspections(db, kind="monitoring_visit")[0].id


def test_correct_and_undo(path: Path) -> None:
    done = Run.invoke(app, ["correct", visit(path), "published=2016-09-16", "rating=", "--why", "the letter"])
    assert done.exit_code == 0, done.output
    with open_database(path) as db:
        [row] = list_inspections(db, kind="monitoring_visit")
        assert (row.published.edtf, row.rating) == ("2016-09-16", None)
    listed = Run.invoke(app, ["corrections"])
    assert "the letter" in listed.stdout
    for _ in range(2):
        assert Run.invoke(app, ["undo"]).exit_code == 0
    with open_database(path) as db:
        assert list_inspections(db, kind="monitoring_visit")[0].published.edtf == "2016-09~"
    assert isinstance(Run.invoke(app, ["undo"]).exception, UsageError)


def test_corrections_may_come_before_their_articles(path: Path, tmp_path: Path) -> None:
    """On another machine: a database that is not there yet is made, and what is corrected is waited for."""
    Run.invoke(app, ["correct", visit(path), "published=2016-09-16"])
    Run.invoke(app, ["corrections", "export", "-o", str(tmp_path / "c.txt")])
    elsewhere = tmp_path / "other" / "tracker.db"
    done = Run.invoke(app, ["corrections", "import", str(tmp_path / "c.txt"), "--db", str(elsewhere)])
    assert done.exit_code == 0, done.output
    with open_database(elsewhere) as db:
        save_facts(db, gold_facts(1))
        refresh(db)
        assert list_inspections(db, kind="monitoring_visit")[0].published.edtf == "2016-09-16"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["published=soon"], "not a date"),
        (["colour=red"], "a row of inspections has"),
        (["articles=9"], "a row of inspections has"),  # what is counted is not for setting
        (["published"], "write FIELD=VALUE"),
        (["rating=Poor"], "write one of Adequate, Good,"),
        (["kind=visit"], "monitoring_visit"),
        (["status=finished"], "write one of done, planned, under_way"),
    ],
)
def test_what_cannot_be_set_is_said(path: Path, arguments: list[str], said: str) -> None:
    done = Run.invoke(app, ["correct", visit(path), *arguments])
    assert isinstance(done.exception, UsageError)
    assert said in str(done.exception)


def test_nothing_is_kept_where_one_of_several_fails(path: Path) -> None:
    done = Run.invoke(app, ["correct", visit(path), "rating=Good", "colour=red"])
    assert done.exit_code != 0
    with open_database(path) as db:
        assert list_inspections(db, kind="monitoring_visit")[0].rating is None
        assert db.execute("SELECT count(*) FROM corrections").fetchone()[0] == 0


def test_merge_split_and_reject(path: Path) -> None:
    with open_database(path) as db:
        names = {p.name: p.id for p in list_people(db)}
    assert Run.invoke(app, ["merge", "phil-gomm", "robin-stuchbury"]).exit_code == 0
    with open_database(path) as db:
        assert len(list_people(db)) == len(names) - 1
    johnston = names["David Johnston"]
    assert Run.invoke(app, ["split", johnston, "003_e17c022c34de628e.txt"]).exit_code == 0
    with open_database(path) as db:
        assert [p.articles for p in list_people(db) if p.name == "David Johnston"] == [1, 1]
    assert Run.invoke(app, ["reject", "lin-hazell"]).exit_code == 0
    with open_database(path) as db:
        assert "Lin Hazell" not in {p.name for p in list_people(db)}
    assert isinstance(Run.invoke(app, ["reject", "nobody-there"]).exception, TrackerError)


def test_corrections_travel_as_a_file(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(path, other)
    Run.invoke(app, ["correct", "lin-hazell", "role=leader", "--why", "her own page"])
    file = tmp_path / "corrections.txt"
    assert Run.invoke(app, ["corrections", "export", "-o", str(file)]).exit_code == 0
    assert 'because "her own page"' in file.read_text(encoding="utf-8")
    done = Run.invoke(app, ["corrections", "import", str(file), "--db", str(other)])
    assert "1 new correction" in done.output
    with open_database(other) as db:
        assert {p.role for p in list_people(db) if p.name == "Lin Hazell"} == {"leader"}
    missing = Run.invoke(app, ["corrections", "import", str(tmp_path / "none.txt")])
    assert isinstance(missing.exception, TrackerError)


def test_a_lost_correction_is_told(path: Path) -> None:
    Run.invoke(app, ["correct", "warren-whyte", "role=leader"])
    Run.invoke(app, ["forget", "002_3a7a37874edb9109.txt"])
    assert "is gone" in Run.invoke(app, ["corrections"]).output


def test_review_goes_on_where_it_stopped(path: Path) -> None:
    first = Run.invoke(app, ["review", "--low", "0.99"], input="a\nx\no\nq\n")
    assert first.exit_code == 0, first.output
    total = int(re.findall(r"1 of (\d+)", first.stderr)[0])
    assert f"1 settled, {total - 1} left" in first.output
    again = Run.invoke(app, ["review", "--low", "0.99"], input="s\nr\n")
    assert f"1 of {total - 1}" in again.output


def test_review_fixes_a_speaker(path: Path) -> None:
    with open_database(path) as db:
        quotes = len(list_quotes(db, speaker="Ann Carter"))
    assert quotes == 0
    done = Run.invoke(app, ["review", "--low", "0.99"], input="s\ns\nf\nspeaker=Ann Carter\nq\n")
    assert done.exit_code == 0, done.output
    with open_database(path) as db:
        assert len(list_quotes(db, speaker="Ann Carter")) == 1


def test_review_fixes_what_sources_disagree_about(path: Path) -> None:
    """The row gets the right value, and the conflict is settled by it."""
    with open_database(path) as db:
        [conflict] = db.execute("SELECT id FROM conflicts WHERE row_table = 'people'").fetchall()
        total = len(list(to_review(db, 0.0)))
        before = [shown.row.id for shown in to_review(db, 0.0)].index(conflict["id"])
    keys = "s\n" * before + "f\nname=David J. Johnston\nq\n"
    done = Run.invoke(app, ["review", "--low", "0"], input=keys)
    assert f"1 settled, {total - 1} left" in done.output, done.output
    with open_database(path) as db:
        assert "David J. Johnston" in {p.name for p in list_people(db)}
        assert conflict["id"] not in [shown.row.id for shown in to_review(db, 0.0)]
    listed = Run.invoke(app, ["corrections", "--format", "md"]).stdout
    assert "name = David J. Johnston" in listed
    assert "None" not in listed
