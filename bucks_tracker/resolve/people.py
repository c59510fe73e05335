"""One row for one person, by name, role, organisation and the articles that name them.

Full names that are equal are one person. A surname one letter off (Damerau-Levenshtein distance 1) with an equal,
short or initial first name is a misspelling only where something supports it: a role in common, or the same article
with a role for one of the two only. Two names that are both told with different roles stay two people.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from bucks_tracker.ids import digest, row_id, slug
from bucks_tracker.records import PersonClaim
from bucks_tracker.resolve.groups import Links
from bucks_tracker.resolve.names import Name, full_forms, roles_agree, same_first
from bucks_tracker.resolve.record import Evidence, PersonRow, RoleRow
from bucks_tracker.resolve.told import Told, articles_of, evidence
from bucks_tracker.resolve.when import UNDATED, When


def person(told: Told) -> PersonClaim:
    assert isinstance(told.claim.said, PersonClaim)
    return told.claim.said


def cluster(told: Iterable[Told]) -> list[list[Told]]:
    """Person claims of one line, grouped by person."""
    by_name: dict[Name, list[Told]] = {}
    for one in told:
        by_name.setdefault(Name.of(person(one).name), []).append(one)
    links = Links(by_name)
    full = sorted((n for n in by_name if n.first), key=lambda n: (n.surname, n.first))
    near = [(mine, theirs) for mine, theirs in _near(full) if same_first(mine.first, theirs.first)]
    unclear = _standing_for_two(near)
    for mine, theirs in near:
        if mine.surname != theirs.surname:
            together = _misspelt(by_name[mine], by_name[theirs])
        else:
            together = unclear.isdisjoint((mine, theirs)) and _may_be_one(by_name[mine], by_name[theirs])
        if together:
            links.join(mine, theirs)
    groups = [[t for name in names for t in by_name[name]] for names in links.groups() if names[0].first]
    for name in sorted((n for n in by_name if not n.first), key=lambda n: n.surname):
        for one in by_name[name]:
            bearers = [g for g in groups if any(Name.of(person(t).name).surname == name.surname for t in g)]
            bearers = [g for g in bearers if _may_be_one([one], g)]
            if len(bearers) == 1:
                bearers[0].append(one)
            else:
                groups.append([one])
    return groups


def _near(names: Sequence[Name]) -> Iterable[tuple[Name, Name]]:
    """Pairs of names whose surnames are at most one letter apart. Sorted lists by first initial keep it cheap."""
    by_initial: dict[str, list[Name]] = {}
    for name in names:
        for initial in sorted({form[:1] for form in full_forms(name.first)}):
            by_initial.setdefault(initial, []).append(name)
    for bucket in by_initial.values():
        for n, mine in enumerate(bucket):
            for theirs in bucket[n + 1 :]:
                if abs(len(mine.surname) - len(theirs.surname)) <= 1 and (
                    DamerauLevenshtein.distance(mine.surname, theirs.surname, score_cutoff=1) <= 1
                ):
                    yield mine, theirs


def _standing_for_two(near: Iterable[tuple[Name, Name]]) -> set[Name]:
    """Names that fit two people: "J Smith" where both John and Jane Smith are named, "Chris" beside Christopher and
    Christine."""
    fits: dict[Name, list[Name]] = {}
    for mine, theirs in near:
        if mine.surname == theirs.surname:
            fits.setdefault(mine, []).append(theirs)
            fits.setdefault(theirs, []).append(mine)
    return {
        name
        for name, others in fits.items()
        if any(not same_first(a.first, b.first) for n, a in enumerate(others) for b in others[n + 1 :])
    }


def _may_be_one(mine: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Whether nothing speaks against: no article that tells both with roles that cannot be one person's."""
    return not any(
        a.claim.article_id == b.claim.article_id and roles_agree(person(a).role, person(b).role) is False
        for a in mine
        for b in theirs
    )


def _misspelt(mine: Sequence[Told], theirs: Sequence[Told]) -> bool:
    if len(Name.of(person(mine[0]).name).surname) < 4:
        return False  # Lee and Les, Fox and Cox: too short to tell a slip from a name
    verdicts = [roles_agree(person(a).role, person(b).role) for a in mine for b in theirs]
    if False in verdicts and verdicts.count(False) >= verdicts.count(True):
        return False
    if True in verdicts:
        return _one_is_rare(mine, theirs)
    same_article = any(a.claim.article_id == b.claim.article_id for a in mine for b in theirs)
    return same_article and _one_is_rare(mine, theirs)


def _one_is_rare(mine: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """A misspelling is the rarer form: two names that are both told often are two people."""
    few, many = sorted((_mentions(mine), _mentions(theirs)))
    return few <= 2 or few * 4 <= many


def _mentions(told: Iterable[Told]) -> int:
    return sum(max(1, len(person(t).mentions)) for t in told)


# ---------------------------------------------------------------- rows


def build(
    groups: Iterable[Sequence[Told]],
) -> tuple[list[PersonRow], list[RoleRow], list[Evidence], dict[tuple[str, str], str]]:
    """Rows of people and of their roles, their evidence, and the person of each (article, name as told there)."""
    rows: list[PersonRow] = []
    roles: list[RoleRow] = []
    shown: list[Evidence] = []
    who: dict[tuple[str, str], str] = {}
    for group in sorted((sorted(g, key=lambda t: t.id) for g in groups), key=lambda g: g[0].id):
        identity = row_id(t.id for t in group)
        name = _best_name(group)
        forms: Counter[str] = Counter()
        for told in group:
            claim = person(told)
            who[told.claim.article_id, claim.name] = identity
            forms.update([claim.name, *claim.aliases])
            shown.append(evidence("people", identity, "told", told, value=claim.name))
            for mention in claim.mentions[1:]:
                words = mention.span.of(told.facts.article.text)
                part = "alias" if Name.of(words).surname != Name.of(name).surname else "named"
                shown.append(evidence("people", identity, part, told, mention.span, words))
        aliases = tuple(sorted({f for f in forms if f != name}, key=lambda f: (-forms[f], f)))
        told_roles, found = _roles(identity, group)
        roles += told_roles
        shown += found
        best = max(told_roles, key=lambda r: (r.seen.to or "", r.articles, r.role), default=None)
        organisations = Counter(o for t in group if (o := person(t).organisation))
        rows.append(
            PersonRow(
                identity,
                "",
                group[0].facts.council,
                name,
                best.role if best else None,
                _commonest(organisations),
                aliases,
                _seen(group),
                0,
                articles_of(group),
            )
        )
    return _slugged(rows), roles, shown, who


def _best_name(group: Sequence[Told]) -> str:
    """The form told by most articles, in most places; of equals the longest."""
    stories: dict[str, set[str]] = {}
    mentions: Counter[str] = Counter()
    for told in group:
        stories.setdefault(person(told).name, set()).add(told.story)
        mentions[person(told).name] += max(1, len(person(told).mentions))
    full = [n for n in stories if Name.of(n).first] or list(stories)
    return min(full, key=lambda n: (-len(stories[n]), -mentions[n], -len(n), n))


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda o: (-counts[o], o)) if counts else None


def _seen(group: Iterable[Told]) -> When:
    """From the first to the last publication that names the person."""
    known = [t.publication.published for t in group if t.publication.published.from_ and t.publication.published.to]
    if not known:
        return UNDATED
    first = min(known, key=lambda p: (p.from_ or "", p.to or "", p.edtf or ""))
    last = max(known, key=lambda p: (p.to or "", p.from_ or "", p.edtf or ""))
    edtf = first.edtf if first.edtf == last.edtf else f"{_end(first, 0)}/{_end(last, -1)}"
    return When(edtf, first.from_, last.to, "inferred")


def _end(value: When, which: int) -> str:
    return (value.edtf or "").split("/")[which]


def _roles(identity: str, group: Sequence[Told]) -> tuple[list[RoleRow], list[Evidence]]:
    by_role: dict[str, list[Told]] = {}
    for told in group:
        if role := person(told).role:
            by_role.setdefault(role.casefold(), []).append(told)
    rows: list[RoleRow] = []
    shown: list[Evidence] = []
    for key, tellers in sorted(by_role.items()):
        spelt = _commonest(Counter(person(t).role or "" for t in tellers)) or key
        organisation = _commonest(Counter(o for t in tellers if (o := person(t).organisation)))
        row = digest("roles", identity, key)
        rows.append(RoleRow(row, identity, spelt, organisation, _seen(tellers), articles_of(tellers)))
        shown += [evidence("roles", row, "told", t, value=person(t).role) for t in tellers]
    return rows, shown


def _slugged(rows: Iterable[PersonRow]) -> list[PersonRow]:
    made: list[PersonRow] = []
    counts: Counter[str] = Counter()
    for row in rows:
        name = slug(row.name)
        counts[name] += 1
        made.append(replace(row, slug=name if counts[name] == 1 else f"{name}-{counts[name]}"))
    return made
