"""What is true: councils, their inspections over seventeen years, and the people who speak for them."""

import random
from dataclasses import dataclass
from datetime import date, timedelta


def _listed(text: str, mark: str | None = None) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(mark))


# Neighbours with like names are on purpose: they must not be mixed.
COUNCILS = _listed(
    """
    Norfolk County Council | Suffolk County Council | Derby City Council | Derbyshire County Council |
    Nottingham City Council | Nottinghamshire County Council | Leicester City Council |
    Leicestershire County Council | Lincolnshire County Council | North Lincolnshire Council |
    North East Lincolnshire Council | City of York Council | North Yorkshire County Council |
    Bedford Borough Council | Central Bedfordshire Council | Southampton City Council | Hampshire County Council |
    Plymouth City Council | Devon County Council | Stoke-on-Trent City Council | Staffordshire County Council |
    Bristol City Council | South Gloucestershire Council | Gloucestershire County Council | Sunderland City Council
    | Gateshead Metropolitan Borough Council | Wirral Borough Council | Wigan Metropolitan Borough Council |
    Cheshire East Council | Cheshire West and Chester Council
    """,
    "|",
)
GIVEN = _listed(
    """
    Alan Anita Barbara Brian Carol Colin David Diane Edward Elaine Fiona Frank Gillian Graham Helen Ian Janet John
    Karen Keith Laura Leonard Margaret Martin Nadia Neil Olivia Oscar Pamela Peter Rachel Robert Sandra Simon Teresa
    Thomas Ursula Vincent Wendy William Yasmin Imran Priya Sunil
    """
)
# Pairs that a careless reader takes for one another stand next to each other.
FAMILY = _listed(
    """
    Johnston Johnson Clarke Clark Stevens Stephens Harrison Harris Thompson Thomson Phillips Philips Matthews
    Mathews Reed Reid Browne Brown Davies Davis Ashworth Barraclough Chowdhury Dunstable Eastwood Featherstone
    Greenhalgh Hargreaves Illingworth Jamieson Kowalski Lockwood Marchetti Netherton Okonkwo Pemberton Quigley
    Ravensdale Satterthwaite Tomlinson Underhill Venables Wainwright Yardley Fairweather Goldsmith
    """
)
ROLES = (
    "director of children’s services",
    "cabinet member for children’s services",
    "leader of the council",
    "leader of the opposition",
    "MP",
)
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    given: str
    surname: str
    role: str
    first: date
    last: date

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"


@dataclass(frozen=True, slots=True)
class Inspection:
    """`kind` is full_inspection, monitoring_visit or focused_visit; visits have no rating."""

    id: str
    kind: str
    began: date
    ended: date
    published: date
    rating: str | None


@dataclass(frozen=True, slots=True)
class Council:
    name: str
    inspections: tuple[Inspection, ...]
    people: tuple[Person, ...]

    @property
    def short(self) -> str:
        """As the local press calls it."""
        words = ("County", "City", "of", "Metropolitan", "Borough", "Council")
        return " ".join(word for word in self.name.split() if word not in words)

    def in_office(self, day: date) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.first <= day <= person.last)


def make_world(seed: int) -> tuple[Council, ...]:
    """Thirty councils with two to four graded inspections each, visits after each failure, and eight to ten people."""
    rng = random.Random(seed)
    return tuple(_council(name, rng) for name in COUNCILS)


def _council(name: str, rng: random.Random) -> Council:
    inspections: list[Inspection] = []
    day = date(2011, 1, 10) + timedelta(rng.randrange(900))
    while day < date(2024, 6, 1):
        inspections.append(_full(name, day, rng))
        last = inspections[-1]
        next_one = last.published + timedelta(rng.randrange(800, 1700))
        visit = last.published + timedelta(rng.randrange(120, 200))
        while last.rating == "Inadequate" and last.published > date(2016, 6, 1) and visit < next_one - timedelta(200):
            if sum(i.kind == "monitoring_visit" and i.began > last.published for i in inspections) == 3:
                break
            inspections.append(_visit(name, "monitoring_visit", visit, rng))
            visit += timedelta(rng.randrange(110, 190))
        if last.rating in ("Good", "Requires improvement") and last.published > date(2018, 3, 1) and rng.random() < 0.5:
            inspections.append(_visit(name, "focused_visit", last.published + timedelta(rng.randrange(250, 500)), rng))
        day = next_one
    return Council(name, tuple(inspections), _people(name, rng))


def _full(council: str, began: date, rng: random.Random) -> Inspection:
    began -= timedelta(began.weekday())  # inspections begin on Mondays
    ended = began + timedelta(11 if began.year >= 2018 or began.year < 2013 else 25)
    published = ended + timedelta(rng.randrange(38, 62))
    grades = GRADES if began.year >= 2013 else ("Good", "Adequate", "Inadequate")
    return Inspection(f"{council}/{began}", "full_inspection", began, ended, published, rng.choice(grades))


def _visit(council: str, kind: str, began: date, rng: random.Random) -> Inspection:
    began -= timedelta(began.weekday() - 1)  # visits are on a Tuesday and a Wednesday
    published = began + timedelta(rng.randrange(22, 34))
    return Inspection(f"{council}/{began}", kind, began, began + timedelta(1), published, None)


def _people(council: str, rng: random.Random) -> tuple[Person, ...]:
    """Two holders of each office, one after the other; two with like surnames in office at once, in most councils."""
    people: list[Person] = []
    given = rng.sample(GIVEN, 2 * len(ROLES))
    surnames = rng.sample(FAMILY, 2 * len(ROLES))
    if rng.random() < 0.7:
        pair = 2 * rng.randrange(8)
        surnames = [name for name in surnames if name not in FAMILY[pair : pair + 2]]
        surnames = [FAMILY[pair], surnames[0], FAMILY[pair + 1], *surnames[1:]][: 2 * len(ROLES)]
    for n, role in enumerate(ROLES):
        change = date(2014, 1, 1) + timedelta(rng.randrange(2500))
        spans = ((date(2010, 1, 1), change), (change + timedelta(1), date(2026, 12, 31)))
        for m, (first, last) in enumerate(spans):
            if 2 * n + m >= len(surnames):
                continue
            who = (given[2 * n + m], surnames[2 * n + m])
            people.append(Person(f"{council}/{' '.join(who)}", *who, role, first, last))
    return tuple(people)
