"""What the papers make of it: headlines, news, background and quotations; copies, slips, missing dates."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.synthetic.world import Council, Inspection, Person

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
OUTLETS = ("Evening Post", "Weekly Observer", "Children’s Services News", "Argus", "Courier", "Local Government Daily")
SAID = (
    "We accept what the inspectors have told us and we have already begun to act on it.",
    "There is a long way to go, but the direction is the right one.",
    "Every child here deserves better than this, and I will not rest until they get it.",
    "Our staff have worked extraordinarily hard and I want to thank every one of them.",
    "I have asked for a report to the next meeting so that everybody can see where we stand.",
    "This is about families, not about the council’s reputation.",
    "We know which parts of the service need attention and we have the money to do it.",
    "I would rather hear hard truths early than comfortable ones late.",
)
COLOUR = (
    "Councillors will discuss the findings at the next meeting of the scrutiny committee.",
    "Foster carers were among those who spoke to the inspectors.",
    "The number of agency workers has fallen over the past year.",
    "Partners such as the police and the health service were interviewed as well.",
    "Demand for help has risen sharply, as it has elsewhere.",
)


@dataclass(frozen=True, slots=True)
class Label:
    """That the words at `[start, end)` speak of `thing`; not `sure` where a careful reader could not tell which."""

    table: str
    thing: str
    council: str
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """An article: `published` is empty where nobody knows it."""

    path: str
    outlet: str
    published: str
    text: str
    labels: tuple[Label, ...]


@dataclass
class Draft:
    """Paragraphs in the making; `[[` `]]` in words to `add` enclose what the given labels are about, in order."""

    council: Council
    text: str = ""
    labels: list[Label] = field(default_factory=list)

    def add(self, words: str, *things: tuple[str, str, bool]) -> None:
        if self.text:
            self.text += "\n\n"
        pieces = words.replace("]]", "[[").split("[[")
        told = iter(things)
        for n, piece in enumerate(pieces):
            if n % 2:
                table, thing, sure = next(told)
                start = len(self.text)
                council = thing.partition("/")[0]
                self.labels.append(Label(table, thing, council, start, start + len(piece), sure))
            self.text += piece


def write(world: Sequence[Council], seed: int) -> tuple[Written, ...]:
    """Two to four stories about each inspection, by different papers, some copied by another paper."""
    rng = random.Random(seed)
    articles: list[Written] = []
    for council in world:
        stories: list[Written] = []
        for n, inspection in enumerate(council.inspections):
            for _ in range(rng.choice((2, 2, 3) if inspection.rating else (1, 2))):
                stories.append(_story(world, council, inspection, council.inspections[:n], rng))
                if rng.random() < 0.3:
                    stories.append(_copied(stories[-1], rng))
        stem = "".join(c for c in council.name.lower().replace(" ", "-") if c.isalpha() or c == "-")
        articles += [replace(story, path=f"{stem}-{n:02}.txt") for n, story in enumerate(stories)]
    return tuple(articles)


def _story(
    world: Sequence[Council],
    council: Council,
    news: Inspection,
    before: Sequence[Inspection],
    rng: random.Random,
) -> Written:
    day = news.published + timedelta(rng.randrange(6))
    undated = rng.random() < 0.2
    draft = Draft(council)
    about = ("inspections", news.id, True)
    _headline(draft, news, about, rng)
    _news(draft, news, day, undated, about, rng)
    speakers = list(council.in_office(day))
    rng.shuffle(speakers)
    _quote(draft, speakers[0], rng)
    graded = [i for i in before if i.rating]
    if graded and rng.random() < 0.7:
        _background(draft, graded[-1], rng)
    draft.add(rng.choice(COLOUR))
    if rng.random() < 0.25:
        _neighbour(draft, [other for other in world if other is not council], day, rng)
    for person in speakers[1 : rng.choice((1, 2, 3))]:
        _quote(draft, person, rng)
    published = "" if undated else day.isoformat()
    return Written("", rng.choice(OUTLETS), published, draft.text + "\n", tuple(draft.labels))


def _headline(draft: Draft, news: Inspection, about: tuple[str, str, bool], rng: random.Random) -> None:
    place = draft.council.short
    if news.rating and rng.random() < 0.5:
        draft.add(f"{place}’s children’s services rated {news.rating.lower()}", about)
    else:
        draft.add(rng.choice((f"Inspectors’ verdict on {place} children’s services", f"{place}: what Ofsted found")))


def _news(
    draft: Draft, news: Inspection, day: date, undated: bool, about: tuple[str, str, bool], rng: random.Random
) -> None:
    council = draft.council.name
    shown = _printed(news, day, undated, rng)
    if news.rating:
        rating = news.rating.lower()
        if rng.random() < 0.04:  # a paper gets the grade wrong, with the dates right
            rating = rng.choice([g for g in ("good", "requires improvement", "inadequate") if g != rating])
            shown = f"on {_day(news.published, rng)}"
        draft.add(
            rng.choice(
                (
                    f"[[Children’s services at {council} have been rated {rating} by Ofsted "
                    f"in a report published {shown}.]]",
                    f"[[Ofsted has judged {council}’s children’s services to be {rating}, "
                    f"in a report published {shown}.]]",
                    f"[[The children’s services of {council} were rated {rating} in an Ofsted report "
                    f"published {shown}.]]",
                )
            ),
            about,
        )
        if rng.random() < 0.6:
            draft.add(f"[[The inspection took place between {_range(news, rng)}.]]", about)
    else:
        kind = news.kind.replace("_", " ")
        when = f"{news.began.day} and {news.ended.day} {MONTHS[news.began.month - 1]} {news.began.year}"
        if news.began.month != news.ended.month:
            when = f"{_day(news.began, rng)} and {_day(news.ended, rng)}"
        draft.add(
            rng.choice(
                (
                    f"[[Ofsted inspectors made a {kind} to {council}’s children’s services on {when}.]] "
                    f"Their letter was published {shown}.",
                    f"[[A {kind} by Ofsted to {council}’s children’s services took place on {when}.]]",
                )
            ),
            about,
        )


def _printed(news: Inspection, day: date, undated: bool, rng: random.Random) -> str:
    """When the report came out, as exactly as a paper may say it; relative where the paper itself is dated."""
    slip = timedelta(rng.choice((-1, 1))) if rng.random() < 0.05 else timedelta(0)
    exact = f"on {_day(news.published + slip, rng)}"
    month = f"in {MONTHS[news.published.month - 1]} {news.published.year}"
    if undated:
        return rng.choice((exact, month))
    relative = [exact, exact, month]
    gap = (day - news.published).days
    if gap == 0:
        relative.append("today")
    if gap == 1:
        relative.append("yesterday")
    if 0 < gap < 6 and slip == timedelta(0):
        relative.append("on " + news.published.strftime("%A"))
    return rng.choice(relative)


def _day(day: date, rng: random.Random) -> str:
    month = MONTHS[day.month - 1]
    return rng.choice((f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"))


def _range(news: Inspection, rng: random.Random) -> str:
    first, last = MONTHS[news.began.month - 1], MONTHS[news.ended.month - 1]
    if first == last and rng.random() < 0.5:
        return f"{news.began.day} and {news.ended.day} {last} {news.ended.year}"
    return f"{news.began.day} {first} {news.began.year} and {news.ended.day} {last} {news.ended.year}"


def _background(draft: Draft, earlier: Inspection, rng: random.Random) -> None:
    assert earlier.rating is not None
    rating, year = earlier.rating.lower(), earlier.published.year
    month = f"{MONTHS[earlier.published.month - 1]} {year}"
    draft.add(
        rng.choice(
            (
                f"[[The council’s previous full inspection, published in {month}, rated it {rating}.]]",
                f"[[It was rated {rating} by Ofsted in {year}.]]",
                f"[[At its last full inspection, in {year}, the council was judged {rating}.]]",
            )
        ),
        ("inspections", earlier.id, True),
    )


def _neighbour(draft: Draft, others: Sequence[Council], day: date, rng: random.Random) -> None:
    """A comparison with another council, whose inspection it tells."""
    if not others:
        return
    other = rng.choice(others)
    known = [i for i in other.inspections if i.rating and i.published < day]
    if not known:
        return
    last = known[-1]
    rating, month = str(last.rating).lower(), f"{MONTHS[last.published.month - 1]} {last.published.year}"
    draft.add(
        rng.choice(
            (
                f"[[Children’s services at {other.name} were rated {rating} by Ofsted in {month}.]]",
                f"[[By comparison, {other.name}’s children’s services were judged {rating} by Ofsted in {month}.]]",
            )
        ),
        ("inspections", last.id, True),
    )


def _quote(draft: Draft, person: Person, rng: random.Random) -> None:
    name = f"{person.given} {_misspelt(person.surname, rng)}" if rng.random() < 0.05 else person.name
    about = ("people", person.id, True)
    first, second = rng.sample(SAID, 2)
    role = person.role if person.role != "MP" else f"MP for {draft.council.short}"
    draft.add(
        *rng.choice(
            (
                (f"[[{name}]], {role}, said: “{first} {second}”", about),
                (f"“{first}” said [[{name}]], {role}. “{second}”", about),
                (f"[[{name}]], {role}, welcomed the report. “{first}”", about),
            )
        )
    )


def _misspelt(surname: str, rng: random.Random) -> str:
    """One letter wrong, neither the first nor the last."""
    at = rng.randrange(2, len(surname) - 1)
    return surname[:at] + rng.choice([c for c in "aeioulnrst" if c != surname[at]]) + surname[at + 1 :]


def _copied(story: Written, rng: random.Random) -> Written:
    """The same paragraphs in another paper a day or so later, under another headline, at times without the last."""
    head, _, body = story.text.partition("\n\n")
    new = rng.choice((f"UPDATED: {head}", f"Report on children’s services: {head}", head + " – latest"))
    shift = len(new) - len(head)
    kept = body
    if rng.random() < 0.4:
        kept = body.rstrip("\n").rpartition("\n\n")[0] + "\n"
    labels = tuple(
        replace(label, start=label.start + shift, end=label.end + shift)
        for label in story.labels
        if label.start > len(head) and label.end <= len(head) + 2 + len(kept)
    )
    published = story.published
    if published:
        published = (date.fromisoformat(published) + timedelta(rng.randrange(2))).isoformat()
    outlet = rng.choice([o for o in OUTLETS if o != story.outlet])
    return Written("", outlet, published, f"{new}\n\n{kept}", labels)
