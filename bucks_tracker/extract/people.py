"""The people whom a document names: one claim for each, under the fullest name that the document gives."""

import re
from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from bucks_tracker.extract.affiliations import body_and_role, organisation_of
from bucks_tracker.extract.names import Lexicon, Naming, find_namings, lexicon, lone_naming, spoken
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.roles import role_beside
from bucks_tracker.extract.vouching import ENOUGH, is_all_of_a_name, points
from bucks_tracker.records import Mention, PersonClaim, Span

_MANY = 200  # people compared with each other for misspellings; a longer document is no article
_INTRODUCED = 8  # mentions after which nobody is introduced any more
_SKIPPED_BLOCKS = frozenset({"boilerplate", "byline", "dateline"})
_TITLE_ROLES = {
    **dict.fromkeys(
        ("Cllr", "Clr", "Clrs", "Coun", "Councillor", "Cnclr", "Cllrs", "Couns", "Councillors"), "councillor"
    ),
    **dict.fromkeys(("Sen", "Senator", "Sens", "Senators"), "senator"),
    **dict.fromkeys(("Rep", "Congressman", "Congresswoman", "Reps"), "representative"),
    "Gov": "governor",
}
# "Lord Harwood of Brill": the place is a part of a peer's name; "Lord Harwood of Brill Council" has none.
_PEERS = frozenset({"Lord", "Lady", "Baron", "Baroness", "Viscount"})
_SEAT = re.compile(r"( of [A-Z][a-z]{2,30}(?:-[A-Za-z]{2,20}){0,3})(?![\w-])(?!\s(?:[A-Z]|council\b))")
_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b")


@dataclass
class _Person:
    """One person while the document is being read."""

    name: str
    given: str | None
    surname: str
    gender: str | None = None
    role: str | None = None
    organisation: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)

    def seen(self, naming: Naming, text: str, names: Lexicon) -> None:
        """Note a mention; of "Education Secretary Jo Bloggs" the form is the name, of "Cllr Jo Bloggs" all of it."""
        self.mentions.append(naming.span)
        with_title = naming.title in names.titles_strong or len(naming.words) == 1
        self.forms[_plain((naming.whole if with_title else naming.span).of(text))] += 1


def find_people(reading: Reading) -> tuple[PersonClaim, ...]:
    """The people of the document, in the order in which they are first named.

    A full name counts when its given name is known or its surroundings (title, role, age, verb of speech, a later
    "Mr Surname") say that it is a person's; a surname alone only with a title, or after its full name.
    """
    names = lexicon(reading.vocabulary)
    found: list[Naming] = []
    alone: list[tuple[str, int, int]] = []
    for block in reading.layout.blocks:
        if block.kind not in _SKIPPED_BLOCKS:
            find_namings(reading.folded, block.span, names, found, alone)
    bodies = {m.span.start: m.span.end for m in (*reading.councils, *reading.bodies)}
    if bodies:
        found = [n for n in found if n.title or bodies.get(n.span.start, 0) < n.span.end]
    people = _Gathering(reading, names)
    people.gather(found, alone)
    return people.claims()


def _plain(words: str) -> str:
    return " ".join(words.replace("\u2060", "").split())


class _Gathering:
    """The people of one document as they are put together."""

    def __init__(self, reading: Reading, names: Lexicon) -> None:
        self.text = reading.folded
        self.reading = reading
        self.names = names
        self.people: list[_Person] = []
        self.by_surname: dict[str, list[_Person]] = {}
        self.by_given: dict[str, list[_Person]] = {}
        self.full: dict[tuple[str, str], _Person] = {}

    def gather(self, found: list[Naming], alone: list[tuple[str, int, int]]) -> None:
        titled = {n.surname for n in found if n.title in self.names.titles_strong and len(n.words) == 1}
        lone = Counter(text for text, _, _ in alone)
        owners: dict[int, _Person] = {}  # by where they are named
        late = []
        for naming in found:
            if len(naming.words) < 2 or len(spoken(naming.words)) < 2:
                continue
            if not self._in_prose(naming):
                late.append(naming)
            elif points(naming, self.reading, self.names, titled, lone) >= ENOUGH:
                owners[naming.span.start] = self._full(naming)
        self._add_given_alone(owners, alone)
        for naming in late:  # headlines name people of the story; by themselves they are trusted less
            known = self._known_full(naming)
            if known or (
                points(naming, self.reading, self.names, titled, lone) >= ENOUGH and not self._title_case(naming)
            ):
                owners[naming.span.start] = known or self._full(naming)
        self._join_variants(Counter(n.surname for n in found) + lone)
        self.named = Counter(person.name for person in owners.values())
        wanted = titled | set(self.by_surname) | set(self.by_given)
        found = found + [lone_naming(self.text, word, self.names) for word in alone if word[0] in wanted]
        row: tuple[int, str] | None = None
        for naming in sorted(found, key=lambda n: n.span.start):
            person = owners.get(naming.span.start)
            if person is None and (naming.title or len(naming.words) < 2 or len(spoken(naming.words)) < 2):
                person = self._short(naming)
            if person:
                person = self._current(person)
                person.seen(naming, self.text, self.names)
                self._describe(person, naming)
                row = self._in_row(person, naming, row)

    # ------------------------------------------------------------ full names

    def _add_given_alone(self, owners: dict[int, _Person], alone: list[tuple[str, int, int]]) -> None:
        """Add whom a given name alone names: "Jade, 17, ...", "her son Tyrell", "Stacey and Darren Oldroyd"."""
        for text, start, end in alone:
            if not self._is_given(text) or text in self.by_given or text in self.by_surname:
                continue
            partner = owners.get(end + 5) if self.text.startswith(" and ", end) else None
            if partner:
                self._add(_Person(f"{text} {partner.surname}", text, partner.surname))
            elif is_all_of_a_name(self.text, start, end, self.names):
                self._add(_Person(text, None, text))

    def _is_given(self, word: str) -> bool:
        return word in self.names.given and word not in self.names.ambiguous

    def _in_prose(self, naming: Naming) -> bool:
        return self.reading.block_kind_at(naming.span.start) not in ("headline", "crosshead", "standfirst")

    def _title_case(self, naming: Naming) -> bool:
        block = self.reading.block_at(naming.span.start)
        words = [w for w in block.span.of(self.text).split() if len(w) > 3] if block else []
        return sum(w[:1].islower() for w in words) * 3 < len(words)

    def _known_full(self, naming: Naming) -> _Person | None:
        words = spoken(naming.words)
        if naming.title or words[0].lower() in self.names.particles:  # "Ms Lloyd George", "De Souza"
            tail = " " + _plain(naming.span.of(self.text)).lower()
            for person in self.by_surname.get(words[-1], [])[:_MANY]:
                if person.name.lower().endswith(tail):
                    return person
        if (words[0], words[-1]) in self.full:
            return self.full[words[0], words[-1]]
        namesakes = self.by_surname.get(words[-1], [])[:_MANY]
        return next((p for p in namesakes if p.given and _same_given(p.given, words[0], self.names)), None)

    def _full(self, naming: Naming) -> _Person:
        """The person of a full name, new or known."""
        if person := self._known_full(naming):
            if len(naming.words) > len(person.name.split()):
                person.name = _plain(naming.span.of(self.text))
            return person
        words = spoken(naming.words)
        return self._add(_Person(_plain(naming.span.of(self.text)), words[0], words[-1]))

    def _add(self, person: _Person) -> _Person:
        self.people.append(person)
        self.by_surname.setdefault(person.surname, []).append(person)
        if person.given:
            self.full[person.given, person.surname] = person
            self.by_given.setdefault(person.given, []).append(person)
        return person

    def _join_variants(self, often: Counter[str]) -> None:
        """One-letter misspellings of a surname under one given name become one person: the commoner form stays."""
        self.same: dict[int, _Person] = {}
        for group in self.by_given.values():
            group = [p for p in group if len(p.surname) > 3][:_MANY]
            for i, one in enumerate(group):
                for other in group[i + 1 :]:
                    if one.surname == other.surname or min(often[one.surname], often[other.surname]) > 2:
                        continue
                    if DamerauLevenshtein.distance(one.surname, other.surname, score_cutoff=1) > 1:
                        continue
                    keep, drop = (one, other) if often[one.surname] >= often[other.surname] else (other, one)
                    self.same[id(drop)] = keep

    def _current(self, person: _Person) -> _Person:
        for _ in range(4):
            if id(person) not in self.same:
                break
            person = self.same[id(person)]
        return person

    # ------------------------------------------------------------ surnames and given names alone

    def _short(self, naming: Naming) -> _Person | None:
        """The person whom a surname, a titled surname or a given name alone stands for."""
        names = self.names
        gender = names.title_gender(naming.title)
        surname = naming.surname
        fitting = [
            p
            for p in self.by_surname.get(surname, [])[:_MANY]
            if not (gender and p.gender and gender != p.gender)
            and (len(naming.words) == 1 or naming.words[0] in p.name.split())
        ]
        if not fitting and gender and naming.title in names.titles_kept and len(naming.words) == 1:
            fitting = self.by_given.get(surname, [])  # "Sir Alan"
        if not fitting and gender and surname not in names.given:
            fitting = self.by_given.get(surname, [])  # "Mr Xi"
        if fitting and naming.after != "organisation":
            return max(fitting, key=lambda p: self.named[p.name])
        strong = naming.title in names.titles_strong
        if strong and naming.after != "organisation":
            kept = naming.title in names.titles_kept
            words = _plain(naming.span.of(self.text))
            if len(naming.words) > 1 and not kept:
                return self._full(naming)
            if names.kind(surname) == "role" or (names.kind(surname) == "common" and not gender):
                return None
            for person in self.people[:_MANY]:  # a misspelt "Mr Jonston"
                if (
                    len(surname) > 5
                    and person.given
                    and person.gender == gender
                    and DamerauLevenshtein.distance(person.surname, surname, score_cutoff=1) == 1
                ):
                    return person
            seat = _SEAT.match(self.text, naming.span.end) if naming.title in _PEERS else None
            return self._add(_Person(f"{naming.title} {words}{seat[1] if seat else ''}", None, surname, gender))
        if naming.title in names.titles_alone and len(naming.words) == 1 and self._in_prose(naming):
            if naming.after or names.kind(surname) or surname in names.given:
                return None
            words = _plain(naming.whole.of(self.text))  # "Judge Harwood", "Mr Justice Harwood"
            return self._add(_Person(words, None, surname, names.title_gender(words.split()[0])))
        if naming.title is None and len(naming.words) == 1 and naming.surname in names.given:
            called = self.by_given.get(naming.surname, [])
            if len(called) == 1 and naming.surname not in names.ambiguous and naming.after != "organisation":
                return called[0]
        return None

    # ------------------------------------------------------------ what is told of them

    def _describe(self, person: _Person, naming: Naming) -> None:
        names = self.names
        if person.gender is None:
            person.gender = names.title_gender(naming.title) or names.given_gender(person.given or person.name)
        told = person.role is not None and " " in person.role
        if (told and person.gender) or len(person.mentions) > _INTRODUCED:
            return
        sentence = self.reading.sentence_at(naming.span.start)
        if sentence is None:
            return
        role = None
        if not told:
            weak = naming.title in names.titles_weak  # "Mayor Jo Bloggs": the title is the role
            start = naming.span.start if weak else naming.whole.start
            role = role_beside(self.text, sentence, start, naming.span.end, names)
            if role:
                body, role = body_and_role(self.reading, sentence, start, role)
                person.organisation = person.organisation or body
            if person.role is None or (role and " " in role and person.role.lower() in role.lower().split()):
                person.role = role or person.role
        if person.organisation is None:
            person.organisation = organisation_of(self.reading, sentence, naming.span, role, names)
        if person.gender is None and person.role:
            person.gender = next((s for w in person.role.lower().split() if (s := names.role_sex.get(w))), None)
        if person.gender is None and person.given:
            pronoun = _PRONOUN.search(self.text, naming.span.end, min(sentence.end, naming.span.end + 160))
            if pronoun and "," not in self.text[naming.span.end : pronoun.start()]:
                person.gender = "m" if pronoun.group(1) else "f"

    def _in_row(self, person: _Person, naming: Naming, row: tuple[int, str] | None) -> tuple[int, str] | None:
        """Give the role of "Cllrs Jo Bloggs, Al Fell and Ann Moss" to each; where the row so far ends, and its role."""
        if row and self.text[row[0] : naming.whole.start] in (", ", " and ", ", and "):
            person.role = person.role or row[1]
            return naming.span.end, row[1]
        if naming.title and naming.title.endswith("s") and (role := _TITLE_ROLES.get(naming.title)):
            return naming.span.end, role
        return None

    def _titled_role(self, person: _Person) -> str | None:
        """The role that nothing but a title tells: "Cllr Jo Bloggs" is a councillor."""
        titles = {form.split()[0].rstrip(".") for form in person.forms}
        return next((role for title, role in _TITLE_ROLES.items() if title in titles), None)

    def claims(self) -> tuple[PersonClaim, ...]:
        kept = [p for p in self.people if p.mentions]
        kept.sort(key=lambda p: p.mentions[0].start)
        return tuple(
            PersonClaim(
                name=p.name,
                aliases=tuple(f for f in p.forms if f != p.name),
                role=p.role or self._titled_role(p),
                organisation=p.organisation,
                mentions=tuple(Mention(span, p.name) for span in p.mentions),
                gender=p.gender,
            )
            for p in kept
        )


def _same_given(one: str, other: str, names: Lexicon) -> bool:
    """Whether two given names may be one: equal, an initial of the other, or its short form ("Tom", "Thomas")."""
    one, other = one.rstrip("."), other.rstrip(".")
    if one == other or f"{one}:{other}" in names.short_forms or f"{other}:{one}" in names.short_forms:
        return True
    return min(len(one), len(other)) == 1 and one[:1] == other[:1]
