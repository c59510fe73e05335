"""What people set right stays right: over new articles, new rules, other machines, and back again."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bucks_tracker.errors import UsageError
from bucks_tracker.store import (
    Shown,
    councils_of_correction,
    export_corrections,
    find_row,
    forget_article,
    import_corrections,
    list_articles,
    list_conflicts,
    list_doubts,
    list_inspections,
    list_interventions,
    list_people,
    list_quotes,
    load_corrections,
    lost_corrections,
    make_correction,
    open_database,
    read_corrections,
    refresh,
    save_facts,
    to_review,
    undo_correction,
)
from tests.resolve.story import Story, gold_facts
from tests.test_store import dump

BAD = "Inadequate"
START = datetime(2026, 1, 1, tzinfo=UTC)


def shown(db: object, ref: str) -> Shown:
    found = find_row(db, ref)  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "tracker.db"
    with open_database(path, create=True) as db:
        for n in range(5):
            save_facts(db, gold_facts(n))
        refresh(db)
    return path


def test_a_field_set_right_stays_right(path: Path) -> None:
    with open_database(path) as db:
        [row] = list_inspections(db, kind="monitoring_visit")
        made = make_correction(
            db, "correct", [shown(db, row.id)], who="Ed", why="the letter", field="published", value="2016-09-16"
        )
        refresh(db, councils_of_correction(db, made))
        [after] = list_inspections(db, kind="monitoring_visit")
        assert (after.published.edtf, after.published.basis) == ("2016-09-16", "given")
        assert after.preferred == "published: set by Ed, the letter"
        save_facts(db, Story("later", "2016-10-01", council=row.council).inspection(
            kind="monitoring_visit", date="2016-08-16", published="2016-09"
        ).facts())  # fmt: skip
        refresh(db)
        [again] = list_inspections(db, kind="monitoring_visit")
        assert (again.articles, again.published.edtf) == (2, "2016-09-16")
        undo_correction(db)
        refresh(db)
        assert list_inspections(db, kind="monitoring_visit")[0].published.edtf == "2016-09"


def test_a_corrected_name_is_that_of_the_quotes_too(path: Path) -> None:
    with open_database(path) as db:
        [person] = [p for p in list_people(db) if p.name == "David Johnston"]
        make_correction(db, "correct", [shown(db, person.id)], who="Ed", field="name", value="David R Johnston")
        refresh(db)
        assert {q.speaker for q in list_quotes(db, person_id=person.id)} == {"David R Johnston"}


def test_an_article_dated_by_hand_dates_what_it_tells(tmp_path: Path) -> None:
    with open_database(tmp_path / "t.db", create=True) as db:
        save_facts(db, Story("a").inspection(published="year-1:08", rating=BAD).facts())
        refresh(db)
        make_correction(db, "correct", [shown(db, "a.txt")], who="Ed", field="published", value="2015-03-30")
        refresh(db)
        assert list_inspections(db)[0].published.edtf == "2014-08"
        assert list_articles(db)[0].published.basis == "given"


def test_merge_and_split_are_each_others_undoing(path: Path) -> None:
    before = dump(path)
    with open_database(path) as db:
        first, second = list_inspections(db, kind="full_inspection")
        make_correction(db, "merge", [shown(db, first.id), shown(db, second.id)], who="Ed", at=START)
        refresh(db)
        [merged] = list_inspections(db, kind="full_inspection")
        assert merged.articles == 5
        [only] = [
            e.article_id for e in shown(db, merged.id).evidence if e.value == "2018-01-29" and e.part == "told"
        ] or [gold_facts(2).article.id]
        make_correction(db, "split", [shown(db, merged.id)], who="Ed", articles=[only], at=START + timedelta(1))
        refresh(db)
        assert len(list_inspections(db, kind="full_inspection")) == 2
        undo_correction(db)
        undo_correction(db)
        refresh(db)
        db.execute("DELETE FROM corrections")
    assert dump(path) == before


def test_a_rejected_row_leaves_and_does_not_come_back_with_its_article(path: Path) -> None:
    with open_database(path) as db:
        [row] = [r for r in list_interventions(db) if r.kind == "ministerial_letter"]
        make_correction(db, "reject", [shown(db, row.id)], who="Ed")
        refresh(db)
        save_facts(db, gold_facts(3))
        refresh(db)
        assert "ministerial_letter" not in {r.kind for r in list_interventions(db)}


def test_a_merge_settles_a_doubt(tmp_path: Path) -> None:
    with open_database(tmp_path / "t.db", create=True) as db:
        for name, day in (("a", "2014-08-08"), ("b", "2018-01-29")):
            save_facts(db, Story(name, "2018-03-01").inspection(published=day, rating=BAD).facts())
        save_facts(db, Story("c", "2019-02-01").inspection(rating=BAD).facts())
        refresh(db)
        [doubt] = list_doubts(db)
        make_correction(db, "confirm", [shown(db, doubt.id)], who="Ed")
        refresh(db)
        assert list_doubts(db) == []


def test_what_was_looked_at_does_not_come_up_in_review_again(path: Path) -> None:
    with open_database(path) as db:
        waiting = list(to_review(db, 0.99))
        assert {s.table for s in waiting} >= {"conflicts", "quotes"}
        for one in waiting[:3]:
            make_correction(db, "confirm", [one], who="Ed")
        refresh(db)
        assert len(list(to_review(db, 0.99))) == len(waiting) - 3
        assert list_conflicts(db)  # still shown as what it is


def test_a_rejected_conflict_is_shown_no_more(path: Path) -> None:
    with open_database(path) as db:
        [conflict] = list_conflicts(db)
        make_correction(db, "reject", [shown(db, conflict.id)], who="Ed")
        refresh(db)
        assert list_conflicts(db) == []
        assert "David Johnson" in next(p.aliases for p in list_people(db) if p.name == "David Johnston")
        undo_correction(db)
        refresh(db)
        assert list_conflicts(db) == [conflict]


def test_a_correction_finds_its_claim_by_its_words_in_new_bytes(tmp_path: Path) -> None:
    """A line added on top moves every offset; the article's bytes, and so its id, are others."""
    with open_database(tmp_path / "t.db", create=True) as db:
        save_facts(db, Story("a", "2016-01").quote("We have much to do.", "Ann Carter").facts())
        refresh(db)
        [quote] = list_quotes(db)
        make_correction(db, "correct", [shown(db, quote.id)], who="Ed", field="speaker", value="Sam Carter")
        refresh(db)
        moved = Story("a", "2016-01", title="UPDATED: Headline of a").quote("We have much to do.", "Ann Carter")
        save_facts(db, moved.facts())
        refresh(db)
        assert [q.speaker for q in list_quotes(db)] == ["Sam Carter"]
        assert lost_corrections(db) == []


def test_a_correction_whose_claim_is_gone_is_kept_and_reported(tmp_path: Path) -> None:
    with open_database(tmp_path / "t.db", create=True) as db:
        facts = Story("a", "2016-01").quote("We have much to do.", "Ann Carter").facts()
        save_facts(db, facts)
        save_facts(db, Story("b", "2016-01").quote("All is well here.", "Ann Carter").facts())
        refresh(db)
        [quote] = [q for q in list_quotes(db) if q.article_id == facts.article.id]
        made = make_correction(db, "correct", [shown(db, quote.id)], who="Ed", field="speaker", value="Sam Carter")
        refresh(db, forget_article(db, facts.article.id))
        assert [c.id for c in lost_corrections(db)] == [made.id]
        assert [c.id for c in load_corrections(db)] == [made.id]
        assert [q.speaker for q in list_quotes(db)] == ["Ann Carter"]
        save_facts(db, facts)  # it comes back, and so does what was said of it
        refresh(db)
        assert lost_corrections(db) == []
        assert sorted(q.speaker or "" for q in list_quotes(db)) == ["Ann Carter", "Sam Carter"]


def test_new_rules_that_find_another_claim_on_the_words_are_not_corrected(tmp_path: Path) -> None:
    """Two measures in one sentence: what was said of the one is never done to the other."""
    facts = Story("a", "2016-01").intervention("commissioner", "announced").facts()
    [claim] = facts.interventions
    both = replace(facts, interventions=(replace(claim, kind="trust"), claim))
    with open_database(tmp_path / "t.db", create=True) as db:
        save_facts(db, facts, vocabulary="1")
        refresh(db)
        make_correction(db, "reject", [shown(db, list_interventions(db)[0].id)], who="Ed")
        save_facts(db, both, vocabulary="2")
        refresh(db)
        assert [r.kind for r in list_interventions(db)] == ["trust"]


@pytest.mark.parametrize(
    ("action", "kind", "said"),
    [("merge", "quotes", "cannot merge quotes"), ("split", "figures", "cannot"), ("dance", "people", "cannot dance")],
)
def test_what_cannot_be_is_refused(path: Path, action: str, kind: str, said: str) -> None:
    with open_database(path) as db:
        rows = [find_row(db, row["id"]) for row in db.execute(f"SELECT id FROM {kind} LIMIT 2").fetchall()]
        with pytest.raises(UsageError, match=said):
            make_correction(db, action, [r for r in rows if r], who="Ed")


@pytest.mark.parametrize("text", ["[abc]\nnonsense here", "[abc]\ncorrect people", "[x]\non a b", "correct people\n"])
def test_an_import_that_makes_no_sense_says_which_line(text: str) -> None:
    with pytest.raises(UsageError):
        read_corrections(text)


def test_export_reads_well_and_comes_back_the_same(path: Path, tmp_path: Path) -> None:
    with open_database(path) as db:
        [person] = [p for p in list_people(db) if p.name == "Lin Hazell"]
        why = 'says the "Herald"\nand so\x1b[31m on'
        make_correction(
            db, "correct", [shown(db, person.id)], who="Ed Itor", why=why, field="role", value=None, at=START
        )
        text = export_corrections(db)
        assert read_corrections(text) == load_corrections(db)
    lines = text.splitlines()
    assert lines[3:6] == [
        "correct people",
        "set role = null",
        'by "Ed Itor" at 2026-01-01T00:00:00.000000+00:00',
    ]
    assert "\x1b" not in text


def _random_correction(db: object, chance: random.Random, at: datetime) -> None:
    connection = db
    table = chance.choice(["inspections", "interventions", "people", "quotes", "figures"])
    ids = [row["id"] for row in connection.execute(f"SELECT id FROM {table} ORDER BY id")]  # type: ignore[attr-defined]
    if not ids:
        return
    rows = [shown(db, ref) for ref in chance.sample(ids, min(2, len(ids)))]
    action = chance.choice(["correct", "correct", "confirm", "reject", "merge", "split"])
    fields = {"inspections": "rating", "interventions": "who", "people": "role", "quotes": "speaker", "figures": "unit"}
    articles = sorted({e.article_id for e in rows[0].evidence if e.part == "told"})[:1]
    try:
        make_correction(
            connection, action, rows if action == "merge" else rows[:1], who="Ed", why=f"reason {at}", at=at,  # type: ignore[arg-type]
            field=fields[table] if action == "correct" else None, value=f"set {at:%j}" if action == "correct" else None,
            articles=articles if action == "split" else (),
        )  # fmt: skip
    except UsageError:
        return


@pytest.mark.parametrize("seed", [1, 2])
def test_fifty_random_corrections_outlive_all_that_happens(tmp_path: Path, seed: int) -> None:
    """Re-ingest, rebuild, export and import elsewhere in another order: none lost, none applied to another row."""
    chance = random.Random(seed)
    facts = [gold_facts(n) for n in range(5)]
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    with open_database(here, create=True) as db:
        for one in facts:
            save_facts(db, one)
        refresh(db)
        n = 0
        while len(load_corrections(db)) < 50:
            n += 1
            _random_correction(db, chance, START + timedelta(n))
            refresh(db)
            if n % 7 == 0:
                save_facts(db, chance.choice(facts), vocabulary=f"v{n}")
                refresh(db)
        assert lost_corrections(db) == []
        text = export_corrections(db)
        for one in facts:
            save_facts(db, one, vocabulary="last")
        refresh(db)
        _each_applies_to_its_own(db)
    with open_database(there, create=True) as db:
        new, _ = import_corrections(db, text)
        assert new == 50
        assert len(lost_corrections(db)) == 50  # nothing is read yet: reported, kept
        for one in chance.sample(facts, 5):
            save_facts(db, one, vocabulary="last")
        refresh(db)
        assert lost_corrections(db) == []
        assert import_corrections(db, text)[0] == 0
    assert dump(there) == dump(here)


def _each_applies_to_its_own(db: object) -> None:
    """A row that shows a corrected value rests on a claim that the correction names."""
    standing = {c.value: {(a.article_id, a.start, a.end) for a in c.anchors} for c in load_corrections(db) if c.value}  # type: ignore[arg-type]
    for table, field in (("inspections", "rating"), ("interventions", "who"), ("people", "role"), ("quotes", "speaker"),
                         ("figures", "unit")):  # fmt: skip
        rows = db.execute(f"SELECT id, {field} AS value FROM {table} WHERE {field} LIKE 'set %'").fetchall()  # type: ignore[attr-defined]
        for row in rows:
            places = {(e.article_id, e.start, e.end) for e in shown(db, row["id"]).evidence if e.part == "told"}
            assert places & standing[row["value"]]
