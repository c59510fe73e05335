"""A made-up press about thirty councils, read and put together again: are the right claims in one row?"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bucks_tracker.pipeline import ingest, succession
from bucks_tracker.store import open_database, refresh
from bucks_tracker.vocabulary import load_vocabulary
from tests.synthetic.pairs import Told, score, told
from tests.synthetic.press import Written, write
from tests.synthetic.world import Council, make_world

# One line of succession: both names may stand for it.
LINES = {"North Yorkshire County Council": "North Yorkshire Council"}


@dataclass(frozen=True)
class Recovered:
    world: tuple[Council, ...]
    articles: tuple[Written, ...]
    claims: dict[str, list[Told]]


@pytest.fixture(scope="module")
def recovered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recovered]:
    folder = tmp_path_factory.mktemp("press")
    world = make_world(seed=5)
    articles = write(world, seed=5)
    for article in articles:
        (folder / article.path).write_text(article.text, encoding="utf-8")
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["path", "outlet", "published", "url"])
        rows.writerows((article.path, article.outlet, article.published, "") for article in articles)
    with open_database(folder / "tracker.db", create=True) as db:
        done = ingest(db, [folder], load_vocabulary())
        assert not done.problems
        refresh(db, succession=succession())
        yield Recovered(world, articles, {t: told(db, t, articles) for t in ("inspections", "people")})


@pytest.mark.parametrize("table", ["inspections", "people"])
def test_what_belongs_together_is_together(recovered: Recovered, table: str) -> None:
    reached = score(recovered.claims[table], LINES)
    assert reached.f1 >= 0.98, reached
    assert reached.precision >= 0.99, reached


@pytest.mark.parametrize("table", ["inspections", "people"])
def test_no_two_councils_are_ever_mixed(recovered: Recovered, table: str) -> None:
    assert score(recovered.claims[table], LINES).mixed == ()


@pytest.mark.parametrize("table", ["inspections", "people"])
def test_nearly_everything_told_is_in_the_record(recovered: Recovered, table: str) -> None:
    said = {label.thing for article in recovered.articles for label in article.labels if label.table == table}
    found = {claim.label.thing for claim in recovered.claims[table]}
    assert len(said & found) / len(said) >= 0.98, sorted(said - found)


def test_like_names_in_office_together_were_there_to_be_confused(recovered: Recovered) -> None:
    alike = [
        (a.name, b.name)
        for council in recovered.world
        for a in council.people
        for b in council.people
        if a.surname < b.surname and a.surname[:4] == b.surname[:4]
    ]
    assert len(alike) >= 10


def test_the_same_seed_writes_the_same_press() -> None:
    world = make_world(seed=3)
    assert world == make_world(seed=3)
    assert write(world[:3], seed=3) == write(world[:3], seed=3)
    assert write(world[:3], seed=3) != write(world[:3], seed=4)


def test_labels_hold_the_words_they_are_about(recovered: Recovered) -> None:
    surnames = {person.id: person.surname for council in recovered.world for person in council.people}
    for article in recovered.articles:
        for label in article.labels:
            words = article.text[label.start : label.end]
            if label.table == "people":
                assert words.split()[-1][:2] == surnames[label.thing][:2]
            else:
                assert words[0].isupper()
                assert words.endswith((".", "inadequate", "good", "outstanding", "improvement", "adequate"))
