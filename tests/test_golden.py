"""The golden pairs themselves: what they expect must be there, where they say it is, in terms that exist."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from bucks_tracker.edtf import is_valid

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
FOLDERS = [folder for folder in (HERE / "golden", HERE / "golden_heldout") if folder.is_dir()]
PAIRS = [path for folder in FOLDERS for path in sorted(folder.glob("*.json"))]
SEED_PAIRS = sorted((HERE / "golden" / "seeds").glob("*.json"))

INSPECTIONS = {
    "full_inspection",
    "monitoring_visit",
    "focused_visit",
    "child_protection_inspection",
    "looked_after_inspection",
    "jtai",
    "area_send",
    "peer_review",
    "dfe_review",
    "adviser_review",
    "commissioner_review",
    "lscb_review",
    "independent_review",
    "ombudsman_investigation",
}
INTERVENTIONS = {
    "improvement_notice",
    "statutory_direction",
    "commissioner",
    "improvement_adviser",
    "improvement_board",
    "independent_chair",
    "trust",
    "takeover",
    "removal_of_control",
    "further_intervention",
    "ministerial_letter",
    "monitoring",
    "national_policy",
}
STATUSES = {
    "threatened",
    "recommended",
    "announced",
    "started",
    "in_force",
    "reviewed",
    "extended",
    "escalated",
    "not_escalated",
    "deferred",
    "rejected",
    "ended",
}
RATINGS = {
    "Outstanding",
    "Good",
    "Requires improvement",
    "Requires improvement to be good",
    "Adequate",
    "Satisfactory",
    "Inadequate",
    None,
}
JUDGEMENTS = {
    "help_protection",
    "looked_after_permanence",
    "adoption",
    "care_leavers",
    "leadership",
    "leaders_impact",
    "in_care",
    "care_and_leavers",
}


def load(path: Path) -> tuple[dict[str, Any], str]:
    facts = json.loads(path.read_text(encoding="utf-8"))
    data = ((SEEDS if path in SEED_PAIRS else path.parent) / facts["file"]).read_bytes()
    try:
        return facts, data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return facts, data.decode("cp1252")


def dates(facts: dict[str, Any]) -> list[str | None]:
    own = [facts["published_edtf"], facts["published_from_text"], *facts["bounds_from_text"].values()]
    rows = [*facts["inspections"], *facts["interventions"], *facts["figures"]]
    return own + [row[key] for row in rows for key in ("date_edtf", "published_edtf") if key in row]


@pytest.mark.parametrize("path", [*PAIRS, *SEED_PAIRS], ids=lambda path: path.stem)
def test_pair(path: Path) -> None:
    facts, text = load(path)
    for row in facts["quotes"] + facts["inspections"] + facts["interventions"] + facts["figures"]:
        words = row.get("text") or row["evidence"]
        assert text[row["offset"] : row["offset"] + len(words)] == words
    assert not any("\n\n" in quote["text"] for quote in facts["quotes"]), "a quote is one paragraph"
    assert [d for d in dates(facts) if d is not None and not is_valid(d)] == []
    assert {row["kind"] for row in facts["inspections"]} <= INSPECTIONS
    assert {row["kind"] for row in facts["interventions"]} <= INTERVENTIONS
    assert {row["kind"] for row in facts["quotes"]} <= {"direct", "partial", "indirect"}
    assert {row["rating"] for row in facts["inspections"]} <= RATINGS
    assert {row["framework"] for row in facts["inspections"]} <= {"SLAC", "SIF", "ILACS", None}
    for row in facts["inspections"]:
        assert set(row["subratings"]) <= JUDGEMENTS
        assert set(row["subratings"].values()) <= RATINGS
    if path in PAIRS:
        assert {row["status"] for row in facts["interventions"]} <= STATUSES
        assert facts["relevant"] or not (facts["inspections"] or facts["interventions"])
        for person in facts["people"]:
            assert person["name"].casefold() in " ".join(text.split()).casefold()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_article_has_its_facts_and_the_manifest_names_only_what_is_there(folder: Path) -> None:
    texts = {path.stem for path in folder.glob("*.txt")}
    assert texts == {path.stem for path in folder.glob("*.json")}
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["path"] for row in rows} <= {f"{stem}.txt" for stem in texts}
    for row in rows:
        published = json.loads((folder / row["path"]).with_suffix(".json").read_text(encoding="utf-8"))[
            "published_edtf"
        ]
        assert (row["published"] or None) == published
