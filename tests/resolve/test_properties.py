"""What must hold whatever the articles and the order in which they come."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bucks_tracker.records import Facts
from bucks_tracker.resolve.record import Record
from bucks_tracker.store import forget_article, open_database, refresh, save_facts
from tests.resolve.resolving import record_of
from tests.resolve.story import Story
from tests.test_store import dump

COUNCILS = ("Westmarch County Council", "Eastmarch Council")
DAYS = [date(2013, 1, 1) + timedelta(50 * n) for n in range(60)]
days = st.sampled_from(DAYS)
expressions = st.one_of(
    st.none(),
    days.map(date.isoformat),
    days.map(lambda d: d.isoformat()[:7]),
    days.map(lambda d: d.isoformat()[:4]),
    st.sampled_from(["year-1:08", "month-1", "XXXX-11<", "year", "XXXX-06>"]),
)
ratings = st.sampled_from([None, "Inadequate", "Good"])
names = st.sampled_from(
    ["Ann Carter", "Anne Carter", "Ann Carver", "Sam Carter", "Carter", "David Johnson", "David Johnston"]
)
roles = st.sampled_from([None, "director of children’s services", "councillor"])
said = st.sampled_from(
    ["We are sorry for all of it and shall do better for every child.", "We are sorry.", "It is new."]
)


@st.composite
def stories(draw: st.DrawFn) -> list[Facts]:
    """Up to six articles about two councils, with inspections, measures, people, quotes and figures at random."""
    made = []
    for n in range(draw(st.integers(1, 6))):
        published = draw(st.one_of(st.none(), days.map(date.isoformat), days.map(lambda d: d.isoformat()[:7] + "~")))
        kind = draw(st.sampled_from(["news", "news", "news", "report"]))
        story = Story(f"s{n}", published, council=draw(st.sampled_from(COUNCILS)), kind=kind)
        for _ in range(draw(st.integers(0, 3))):
            story.inspection(
                kind=draw(st.sampled_from(["full_inspection", "monitoring_visit"])),
                date=draw(expressions) if kind == "news" else None,
                published=draw(expressions) if kind == "news" else draw(days).isoformat(),
                rating=draw(ratings),
                council=draw(st.sampled_from([None, *COUNCILS])),
            )
        for _ in range(draw(st.integers(0, 2))):
            status = draw(st.sampled_from(["threatened", "announced", "started", "in_force", "ended"]))
            story.intervention(
                draw(st.sampled_from(["commissioner", "trust", "national_policy"])), status, date=draw(expressions)
            )
        speaker, role = draw(names), draw(roles)
        story.person(speaker, role).quote(draw(said), speaker)
        story.figure(draw(st.sampled_from([12.0, 13.0])), "referrals waiting", "referrals", draw(expressions))
        if draw(st.booleans()):
            story.expect("A monitoring visit is expected every three months", recurrence="P3M")
        if draw(st.booleans()):
            story.bound(draw(days).isoformat()[:7], None)
        made.append(story.facts())
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(facts: list[Facts], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for line in (*COUNCILS, ""):
        assert record_of(*facts, line=line) == record_of(*shuffled, line=line)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_every_row_rests_on_words_and_every_claim_on_one_row_at_most(facts: list[Facts]) -> None:
    texts = {f.article.id: f.article.text for f in facts}
    for line in (*COUNCILS, ""):
        record = record_of(*facts, line=line)
        _check_rows(record, texts)
        for row in record.inspections:
            assert row.council in COUNCILS
            assert row.council == line


def _check_rows(record: Record, texts: dict[str, str]) -> None:
    carried = {(e.row_table, e.row_id) for e in record.evidence}
    for table in ("inspections", "ratings", "interventions", "intervention_events", "people", "roles", "quotes",
                  "figures", "expectations", "conflicts"):  # fmt: skip
        rows = getattr(record, table)
        assert len({row.id for row in rows}) == len(rows)
        assert {(table, row.id) for row in rows} <= carried
    for e in record.evidence:
        assert texts[e.article_id][e.start : e.end] == e.words
    for table in ("inspections", "interventions", "people", "quotes", "figures"):
        told = [(e.claim_id, e.row_id) for e in record.evidence if e.row_table == table and e.part == "told"]
        assert len({claim for claim, _ in told}) == len(set(told))
    slugs = [row.slug for table in ("inspections", "interventions", "people") for row in getattr(record, table)]
    assert len(set(slugs)) == len(slugs)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.randoms(use_true_random=False), st.data())
def test_article_by_article_equals_a_full_rebuild(facts: list[Facts], random: object, data: st.DataObject) -> None:
    """In any order, in any batches, with one taken out again: the database says the same as one made at a stroke."""
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    gone = data.draw(st.sampled_from([None, *range(len(facts))]))
    with TemporaryDirectory() as folder:
        whole, parts = Path(folder, "whole.db"), Path(folder, "parts.db")
        with open_database(whole, create=True) as db:
            for n, one in enumerate(facts):
                if n != gone:
                    save_facts(db, one)
            refresh(db)
        with open_database(parts, create=True) as db:
            touched: set[str] = set()
            for one in shuffled:
                touched |= save_facts(db, one)
                if data.draw(st.booleans()):
                    refresh(db, touched)
                    touched = set()
            refresh(db, touched)
            if gone is not None:
                refresh(db, forget_article(db, facts[gone].article.id))
        assert dump(parts) == dump(whole)


@pytest.mark.parametrize("published", [None, "0001", "9999-12-31", "9998-12~", "1900"])
@pytest.mark.parametrize(
    "told",
    [
        "year-1:08",
        "year+1",
        "XXXX-11<",
        "XXXX-11>",
        "9999-12-31",
        "0001-01",
        "year-9999",
        "nonsense",
        "..",
        "2014/..",
        "../2014",
    ],
)
def test_the_ends_of_the_calendar_and_nonsense_raise_nothing(published: str | None, told: str) -> None:
    story = Story("a", published).inspection(date=told, published=told, rating="Good").figure(1.0, "x", "y", told)
    story.intervention("commissioner", "announced", date=told).expect("A visit every year", told, recurrence="P9999Y")
    other = Story("b").inspection(published="9999-12-31").intervention("trust", "started", date=told)
    other.inspection(kind="monitoring_visit", date="9999-12-30").expect(
        "A visit every three months", told, recurrence="P3M"
    )
    record = record_of(story, other)
    assert len(record.inspections) >= 2
