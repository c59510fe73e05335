"""The database under hard conditions: real files, several processes, damage."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from bucks_tracker.errors import DatabaseError, UsageError
from bucks_tracker.schema import HEAD
from bucks_tracker.store import (
    find_people,
    find_row,
    forget_article,
    is_unchanged,
    list_articles,
    list_inspections,
    list_people,
    list_quotes,
    list_sources,
    list_timeline,
    load_facts,
    nearest_people,
    open_database,
    refresh,
    save_facts,
    search,
    state_now,
)
from tests.resolve.story import COUNCIL, Story, gold_facts

BAD = "Inadequate"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "tracker.db"


def dump(path: Path) -> list[str]:
    """Everything that ingest and resolve wrote, without the clock's traces and row numbers."""
    with open_database(path) as db:
        tables = [
            r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*fts*'")
        ]
        lines = []
        for table in tables:
            if table in ("_sqlite_migrations", "sqlite_sequence", "addresses"):
                continue
            for row in db.execute(f"SELECT * FROM {table}"):
                kept = {k: row[k] for k in row.keys() if k not in ("number", "added_at", "replaced_at")}  # noqa: SIM118
                lines.append(f"{table} {kept}")
    return sorted(lines)


# ---------------------------------------------------------------- opening


def test_a_missing_database_says_what_to_run(path: Path) -> None:
    with pytest.raises(DatabaseError, match="run `tracker ingest` first"), open_database(path):
        pass
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Dear diary, this is no database at all. " * 30, "not a database"),
        (None, "not a tracker's database"),
    ],
)
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "other.db"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE mine (a)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=said) as error, open_database(path, create=True):
        pass
    assert str(path) in str(error.value)
    assert path.read_bytes() == before


def test_a_newer_database_is_refused(path: Path) -> None:
    with open_database(path, create=True) as db:
        db.execute(f"PRAGMA user_version = {HEAD + 1}")
    with pytest.raises(DatabaseError, match="newer tracker"), open_database(path):
        pass


def test_a_locked_database_says_so(path: Path) -> None:
    with open_database(path, create=True):
        pass
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(DatabaseError, match="locked by another program"), open_database(path, wait=0.05) as db:
            save_facts(db, Story("a").facts())
    finally:
        holder.close()


def test_a_read_only_database_can_be_listed_but_not_written(path: Path, tmp_path: Path) -> None:
    with open_database(path, create=True) as db:
        save_facts(db, gold_facts(0))
        refresh(db)
    with open_database(path) as db:
        db.execute(
            "PRAGMA query_only = ON"
        )  # what a file without write permission does, also where root runs the tests
        assert list_articles(db)
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM articles")
    with pytest.raises(DatabaseError, match="read-only"), open_database(path) as db:
        db.execute("PRAGMA query_only = ON")
        save_facts(db, gold_facts(1))


def test_a_damaged_database_says_so(path: Path) -> None:
    with open_database(path, create=True) as db:
        for n in range(5):
            save_facts(db, gold_facts(n))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DatabaseError, match="damaged"), open_database(path) as db:
        list_articles(db)


def test_a_directory_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="directory"), open_database(tmp_path):
        pass


def _write(path: Path, worker: int) -> None:
    for n in range(8):
        with open_database(path, create=True) as db:
            save_facts(db, Story(f"w{worker}n{n}", "2016-01").inspection(published="2014-08", rating=BAD).facts())


def test_writers_at_one_time_wait_for_each_other(path: Path) -> None:
    """Four processes open one new file and write: nothing is lost and nobody fails."""
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_write, args=(path, n)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    with open_database(path) as db:
        refresh(db)
        assert len(list_articles(db)) == 32
        [row] = list_inspections(db)
        assert row.articles == 32


def test_an_article_is_stored_whole_or_not_at_all(path: Path) -> None:
    story = Story("a").inspection(published="2014-08", rating=BAD)
    with open_database(path, create=True) as db:
        db.execute("CREATE TRIGGER full BEFORE INSERT ON claims BEGIN SELECT RAISE(ABORT, 'disk'); END")
        with pytest.raises(sqlite3.Error):
            save_facts(db, story.facts())
        assert list_articles(db) == []
        assert not db.in_transaction


def test_a_run_killed_before_its_record_is_caught_up_by_the_next(path: Path) -> None:
    with open_database(path, create=True) as db:
        save_facts(db, Story("a", "2016-01").inspection(published="2014-08", rating=BAD).facts())
    with open_database(path) as db:
        assert list_inspections(db) == []
        refresh(db, [])
        assert len(list_inspections(db)) == 1


# ---------------------------------------------------------------- sources


def test_facts_come_back_as_they_were_saved(path: Path) -> None:
    with open_database(path, create=True) as db:
        for n in range(5):
            facts = gold_facts(n)
            save_facts(db, facts)
            assert load_facts(db, facts.article.id) == facts


def test_stored_spans_hold_their_words(path: Path) -> None:
    with open_database(path, create=True) as db:
        for n in range(5):
            save_facts(db, gold_facts(n))
        wrong = (
            "SELECT count(*) FROM claims c JOIN articles a ON a.id = c.article_id"
            ' WHERE substr(text, start + 1, "end" - start) <> words'
        )
        assert db.execute(wrong).fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM claims").fetchone()[0] > 100


def test_twice_changes_nothing(path: Path) -> None:
    with open_database(path, create=True) as db:
        for n in range(5):
            save_facts(db, gold_facts(n))
        assert refresh(db)
    before = dump(path)
    with open_database(path) as db:
        for n in range(5):
            save_facts(db, gold_facts(n))
        assert not refresh(db)
    assert dump(path) == before


def test_new_bytes_at_a_path_replace_the_old_which_stay_as_history(path: Path) -> None:
    with open_database(path, create=True) as db:
        old = Story("a", "2016-01").inspection(published="2014-08", rating=BAD).facts()
        new = Story("a", "2016-01").inspection(published="2018-01-29", rating=BAD).facts()
        for facts in (old, new):
            save_facts(db, facts, given="g", vocabulary="v")
        refresh(db)
        assert [a.id for a in list_articles(db)] == [new.article.id]
        assert [i.published.edtf for i in list_inspections(db)] == ["2018-01-29"]
        assert {(s.article_id, s.current) for s in list_sources(db, path="a.txt")} == {
            (old.article.id, 0),
            (new.article.id, 1),
        }
        assert is_unchanged(db, "a.txt", new.article.id, "g", "v")
        assert not is_unchanged(db, "a.txt", old.article.id, "g", "v")
        assert not is_unchanged(db, "a.txt", new.article.id, "other", "v")


def test_the_same_bytes_under_two_paths_are_one_article(path: Path) -> None:
    from dataclasses import replace

    facts = Story("a", "2016-01").inspection(published="2014-08", rating=BAD).facts()
    second = replace(facts, article=replace(facts.article, path="z/copy.txt"))
    for order in ((facts, second), (second, facts)):
        path.unlink(missing_ok=True)
        with open_database(path, create=True) as db:
            for one in order:
                save_facts(db, one)
            refresh(db)
            [article] = list_articles(db)
            assert (article.sources, article.path) == (2, "a.txt")
            assert [i.articles for i in list_inspections(db)] == [1]


def test_a_forgotten_article_leaves_nothing(path: Path) -> None:
    with open_database(path, create=True) as db:
        for n in range(4):
            save_facts(db, gold_facts(n))
        refresh(db)
    before = dump(path)
    with open_database(path) as db:
        facts = gold_facts(4)
        save_facts(db, facts)
        refresh(db)
        assert refresh(db, forget_article(db, facts.article.id))
        assert search(db, "Quadrant") == []
    assert dump(path) == before


# ---------------------------------------------------------------- asking


@pytest.fixture
def seeded(path: Path) -> Path:
    with open_database(path, create=True) as db:
        for n in range(5):
            save_facts(db, gold_facts(n))
        refresh(db, None, {"Buckinghamshire County Council": "Buckinghamshire Council"})
    return path


def test_the_timeline_is_in_order_and_filtered(seeded: Path) -> None:
    with open_database(seeded) as db:
        rows = list_timeline(db, council="Buckinghamshire Council")
        assert [r.date.edtf for r in rows][:2] == ["2014-08", "2015-03~"]
        assert ("national_policy", "2015-12") in [(r.kind, r.date.edtf) for r in rows]
        late = list_timeline(db, since="2016-06-01", until="2018-01-31")
        assert {r.date.edtf for r in late} >= {"2016-08-16/2016-08-17", "2018-01-29"}
        assert "2014-08" not in {r.date.edtf for r in late}
        assert {r.event for r in list_timeline(db, kind="inspection")} == {"inspection"}
        assert list_timeline(db, council="Nowhere Council") == list_timeline(db, council="")


def test_the_state_now(seeded: Path) -> None:
    with open_database(seeded) as db:
        [state] = state_now(db)
        assert (state.council, state.rating, state.since.edtf) == ("Buckinghamshire Council", BAD, "2018-01-29")
        assert "commissioner" in {m.kind for m in state.in_force}
        assert "improvement_adviser" not in {m.kind for m in state.in_force}  # last told of three years before


@pytest.mark.parametrize("name", ["Johnston", "johnston", "DAVID JOHNSTON", "Mr Johnston", "David Johnson"])
def test_people_by_any_form_of_their_name(seeded: Path, name: str) -> None:
    with open_database(seeded) as db:
        [person] = find_people(db, name)
        assert person.name == "David Johnston"
        quotes = list_quotes(db, person_id=person.id)
        assert len(quotes) == person.quotes > 3
        assert {q.speaker for q in quotes} == {"David Johnston"}


def test_nobody_by_that_name_suggests_the_nearest(seeded: Path) -> None:
    with open_database(seeded) as db:
        assert find_people(db, "Jonston") == []
        assert nearest_people(db, "Jonston")[0] == "David Johnston"


def test_a_row_is_found_by_slug_id_prefix_and_claim(seeded: Path) -> None:
    with open_database(seeded) as db:
        [row] = list_inspections(db, kind="monitoring_visit")
        shown = find_row(db, row.slug)
        assert shown is not None
        assert shown.row == row
        assert {e.outlet for e in shown.evidence} == {None}
        for ref in (row.id, row.id[:7], shown.evidence[0].claim_id):
            again = find_row(db, ref)
            assert again is not None
            assert again.row == row
        assert find_row(db, "no-such-row") is None


def test_what_is_told_of_no_council_stands_under_none(path: Path) -> None:
    """National policy concerns every council; an inspection whose council nobody names concerns one, not known."""
    with open_database(path, create=True) as db:
        save_facts(db, Story("a", "2018-03-01").inspection(published="2018-01", rating=BAD).facts())
        story = Story("b", "2018-03-01", council=None).inspection(published="2018-02", rating="Good")
        save_facts(db, story.intervention("national_policy", "announced", date="2018-02").facts())
        refresh(db)
        listed = {row.kind: row.rating for row in list_timeline(db, council=COUNCIL)}
        assert listed == {"full_inspection": BAD, "national_policy": None}
        assert len(list_timeline(db)) == 3


def test_an_article_is_found_by_the_beginning_of_its_file_name(path: Path) -> None:
    with open_database(path, create=True) as db:
        for name in ("pile/014_visit.txt", "pile/015_visit.txt", "014_of_others/b.txt"):
            save_facts(db, Story(name, "2018-03-01").inspection(published="2018", rating=BAD).facts())
        paths = [row.path for row in list_articles(db)]
        one = find_row(db, "015")
        assert one is not None
        assert (one.table, one.row.path) == ("articles", next(p for p in paths if "015" in p))
        with pytest.raises(UsageError, match="fits several articles"):
            find_row(db, "pile/")
        assert find_row(db, "visit") is None  # within a name is no beginning


def test_an_old_slug_leads_to_the_row_it_became(path: Path) -> None:
    with open_database(path, create=True) as db:
        save_facts(db, Story("a", "2018-03-01").inspection(published="2018", rating=BAD).facts())
        refresh(db)
        [before] = list_inspections(db)
        save_facts(db, Story("b", "2018-02-01").inspection(published="2018-01-29", rating=BAD).facts())
        refresh(db)
        [after] = list_inspections(db)
        assert before.slug != after.slug
        shown = find_row(db, before.slug)
        assert shown is not None
        assert shown.row == after


@pytest.mark.parametrize("words", ['"', "AND OR NOT", "a*b^c:d", "-x", "\x00", "NEAR(", ""])
def test_search_takes_any_words(seeded: Path, words: str) -> None:
    with open_database(seeded) as db:
        search(db, words)
        list_quotes(db, about=words)


def test_search_finds_articles_and_quotes(seeded: Path) -> None:
    with open_database(seeded) as db:
        hits = search(db, "tanker fortnight")
        assert {hit.quote_id is None for hit in hits} <= {True, False}
        assert any("\x02tanker\x03" in hit.snippet for hit in hits)
        assert list_people(db)[0].articles == 2
