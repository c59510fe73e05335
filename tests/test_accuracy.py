"""The measuring of accuracy: floors hold, a changed corpus is noticed, absent benchmarks are passed over."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "bench" / "accuracy.py"


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("value", "floor", "low"),
    [
        (0.9, 0.9, False),  # a floor is reached, not only passed
        (0.8994, 0.899, False),  # floors are kept to three places, rounded down
        (0.898, 0.899, True),
    ],
)
def test_a_figure_below_its_floor_is_said(
    accuracy: ModuleType, capsys: pytest.CaptureFixture[str], value: float, floor: float, low: bool
) -> None:
    below = accuracy.table("golden", {"rating_acc": value}, {"rating_acc": floor})
    assert bool(below) is low
    assert ("BELOW" in capsys.readouterr().out) is low


def test_a_figure_that_is_no_longer_measured_is_below_its_floor(accuracy: ModuleType) -> None:
    assert accuracy.table("golden", {}, {"rating_acc": 0.9})


def test_the_digest_follows_every_byte_and_name(accuracy: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = accuracy.digest([tmp_path])
    assert accuracy.digest([tmp_path]) == first
    (tmp_path / "a.txt").write_text("two")
    second = accuracy.digest([tmp_path])
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, accuracy.digest([tmp_path])}) == 3


def test_negatives_count_articles_on_which_something_is_reported(accuracy: ModuleType, tmp_path: Path) -> None:
    for n, relevant in enumerate((False, False, True)):
        (tmp_path / f"{n}.json").write_text(json.dumps({"file": f"{n}.txt", "relevant": relevant}))
    claim = {"kind": "full_inspection", "rule": "r"}
    rows = [
        {"path": "x/0.txt", "inspections": [], "interventions": []},
        {"path": "x/1.txt", "inspections": [claim], "interventions": []},
        {"path": "x/2.txt", "inspections": [claim], "interventions": []},
    ]
    facts = tmp_path / "facts.jsonl"
    facts.write_text("\n".join(map(json.dumps, rows)))
    assert accuracy.negatives(tmp_path, facts, 0) == {"negatives": 2, "negatives_clean": 0.5}


def test_without_the_outside_benchmarks_their_parts_are_passed_over(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--shared", str(tmp_path), "--only", "quotes"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count("skipped") == 3


def test_the_floors_name_parts_and_figures_that_exist(accuracy: ModuleType) -> None:
    floors = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
    for part in floors.values():
        assert set(part) == {"digest", "floors"}
        assert all(0 <= value <= 1 for value in part["floors"].values())
