"""Facts made by hand: each claim gets a sentence of its own, so that spans and words are real."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from bucks_tracker.records import (
    Article,
    Dated,
    Expectation,
    Facts,
    Figure,
    Finding,
    InspectionClaim,
    InterventionClaim,
    Mention,
    Metadata,
    PersonClaim,
    PublishedBound,
    Quote,
    RatingClaim,
    Span,
)

COUNCIL = "Westmarch County Council"


class Story:
    """An article in the making. Dates are expressions (see `extract.date_expressions`) or EDTF, which is one."""

    def __init__(
        self,
        name: str,
        published: str | None = None,
        *,
        council: str | None = COUNCIL,
        kind: str = "news",
        outlet: str | None = None,
        title: str | None = None,
    ) -> None:
        self.name, self.published, self.council, self.kind, self.outlet = name, published, council, kind, outlet
        self.text = (title or f"Headline of {name}") + "\n\n"
        self.title = title or f"Headline of {name}"
        self.claims: dict[str, list[Any]] = {}

    def say(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + "\n\n"
        return Span(start, start + len(words))

    def _dated(self, expression: str | None, basis: str = "stated") -> Dated | None:
        if expression is None:
            return None
        return Dated(self.say(f"Of the time {expression} in {self.name}."), expression, None, basis)

    def add(self, kind: str, claim: Any) -> "Story":
        self.claims.setdefault(kind, []).append(claim)
        return self

    def inspection(
        self,
        body: str = "Ofsted",
        kind: str = "full_inspection",
        *,
        date: str | None = None,
        published: str | None = None,
        rating: str | None = None,
        words: str | None = None,
        **more: Any,
    ) -> "Story":
        span = self.say(words or f"{self.name} tells of a {kind} by {body}, {date}, {published}, {rating}.")
        ratings = (RatingClaim(span, "overall", rating),) if rating else ()
        ratings += tuple(RatingClaim(span, name, grade) for name, grade in more.pop("sub", {}).items())
        basis = "official" if self.kind in ("report", "letter") else "stated"
        whens = {"date": self._dated(date, basis), "published": self._dated(published, basis)}
        if basis == "official":
            whens = {name: replace(d, edtf=d.expression) if d else None for name, d in whens.items()}
        return self.add("inspections", InspectionClaim(span, body, kind, "test", ratings=ratings, **whens, **more))

    def intervention(
        self, kind: str, status: str, *, date: str | None = None, headline: bool = False, **more: Any
    ) -> "Story":
        span = (
            Span(0, len(self.title))
            if headline
            else self.say(f"{self.name} tells of {kind}, {status}, {date}, {more}.")
        )
        return self.add("interventions", InterventionClaim(span, kind, status, "test", date=self._dated(date), **more))

    def person(self, name: str, role: str | None = None, *aliases: str, times: int = 1, **more: Any) -> "Story":
        forms = [name, *aliases, *[name] * (times - 1)]
        mentions = tuple(Mention(self._word(form), name) for form in forms)
        return self.add("people", PersonClaim(name, aliases, role, mentions=mentions, **more))

    def _word(self, word: str) -> Span:
        span = self.say(f"Here is {word}.")
        return Span(span.start + len("Here is "), span.end - 1)

    def quote(self, words: str, speaker: str | None = None, **more: Any) -> "Story":
        return self.add("quotes", Quote(self.say(words), more.pop("kind", "direct"), "test", speaker=speaker, **more))

    def figure(self, value: float, what: str, unit: str, date: str | None = None) -> "Story":
        span = self.say(f"{value} {unit} {what}")
        return self.add("figures", Figure(span, value, "test", unit=unit, what=what, date=self._dated(date)))

    def finding(self, words: str, polarity: str = "weakness", body: str | None = "Ofsted") -> "Story":
        return self.add("findings", Finding(self.say(words), polarity, "test", body))

    def expect(self, words: str, due: str | None = None, **more: Any) -> "Story":
        return self.add("expectations", Expectation(self.say(words), "test", due=self._dated(due), **more))

    def bound(self, not_before: str | None, not_after: str | None, why: str = "its own words") -> "Story":
        return self.add("published_bounds", PublishedBound(self.say(f"bound {why}"), not_before, not_after, why))

    def facts(self) -> Facts:
        identity = hashlib.sha256(self.text.encode()).hexdigest()
        article = Article(
            identity, f"{self.name}.txt", self.kind, self.text, self.text, identity, Metadata(outlet=self.outlet)
        )
        basis = "given" if self.published else "unknown"
        claims = {kind: tuple(said) for kind, said in self.claims.items()}
        return Facts(article, self.council, self.published, basis, title=self.title, **claims)


GOLDEN = Path(__file__).parents[1] / "golden" / "seeds"
SEEDS = Path(__file__).parents[2] / "seeds"


def gold_facts(number: int) -> Facts:
    """What a careful reader finds in a seed article (tests/golden/seeds), as `Facts`."""
    path = next(SEEDS.glob(f"{number:03}_*.txt"))
    gold = json.loads((GOLDEN / f"{number:03}.json").read_text(encoding="utf-8"))
    text = path.read_bytes().decode("utf-8")
    identity = hashlib.sha256(path.read_bytes()).hexdigest()
    article = Article(identity, path.name, "news", text, text, identity, Metadata())

    def span(entry: dict[str, Any], key: str) -> Span:
        return Span(entry["offset"], entry["offset"] + len(entry[key]))

    def dated(entry: dict[str, Any], key: str) -> Dated | None:
        return Dated(span(entry, "evidence"), entry[key], entry[key], "stated") if entry.get(key) else None

    inspections = tuple(
        InspectionClaim(
            span(e, "evidence"),
            e["body"],
            e["kind"],
            "gold",
            date=dated(e, "date_edtf"),
            published=dated(e, "published_edtf"),
            ratings=(RatingClaim(span(e, "evidence"), "overall", e["rating"]),) if e["rating"] else (),
            is_news=e["is_news"],
            status=e.get("status", "done"),
            council=gold["council"],
        )
        for e in gold["inspections"]
    )
    interventions = tuple(
        InterventionClaim(
            span(e, "evidence"),
            e["kind"],
            e["status"],
            "gold",
            e["actor"],
            None if e["status"] in ("in_force", "threatened", "recommended") else dated(e, "date_edtf"),
            e["who"],
            council=gold["council"],
        )
        for e in gold["interventions"]
    )
    quotes = tuple(
        Quote(
            span(q, "text"),
            q["kind"],
            "gold",
            speaker=q["speaker_canonical"],
            role=q.get("role"),
            group=q.get("group"),
            confidence=0.9,
        )
        for q in gold["quotes"]
    )
    people = tuple(_person(text, p) for p in gold["people"])
    return Facts(
        article,
        gold["council"],
        gold["published_edtf"],
        "given",
        title=text.partition("\n")[0],
        inspections=inspections,
        interventions=interventions,
        quotes=quotes,
        people=people,
    )


def _person(text: str, entry: dict[str, Any]) -> PersonClaim:
    forms = [entry["name"], *(a for a in entry["aliases"] if a in text)]
    mentions = tuple(Mention(Span(at, at + len(f)), entry["name"]) for f in forms if (at := text.find(f)) >= 0)
    return PersonClaim(entry["name"], tuple(entry["aliases"]), entry["role"], mentions=mentions)
