"""What each sentence says of an inspection: its kind, dates, grades, and whether it is news, past or to come."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from bucks_tracker.edtf import bounds
from bucks_tracker.extract.date_roles import date_roles
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.ratings import Grade, Setting, find_grades
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Span
from bucks_tracker.vocabulary import TermMatch

GRADED = frozenset({"full_inspection", "child_protection_inspection", "looked_after_inspection", "lscb_review"})
OFSTED_KINDS = GRADED | {"monitoring_visit", "focused_visit", "jtai", "area_send"}


@dataclass(slots=True)
class Told:
    """One sentence's word of one inspection. `kind` is None where only "the report" or "inspectors" is said.

    `era` is news, past or None; `weak`: too little to be an inspection of its own; `another`: said to be another one
    than the one before; `same`: with the grade of the one before.
    """

    span: Span
    at: int
    number: int
    kind: str | None
    body: str
    council: str | None
    grades: list[Grade] = field(default_factory=list)
    date: Dated | None = None
    published: Dated | None = None
    era: str | None = None
    status: str = "done"
    weak: bool = False
    another: bool = False
    headline: bool = False
    same: bool = False

    @property
    def rating(self) -> str | None:
        return next((g.rating for g in self.grades if "overall" in g.families), None)


_BREAK = re.compile(r"[;:–—]|,\s(?:and|but|while|whereas|which|who|when|after)\s|\b(?:while|whereas|but)\s")
_NEWS = re.compile(
    r"\b(?:latest|newly|new report|ha(?:s|ve) (?:(?:today|now|just|again|once again|also) )?(?:been )?(?:rat|judg"
    r"|grad|deem|brand|label|declar|found|ruled|award|given|received"
    r"|improv|publish|failed|told|said|praised|slammed|criticis|commended|seen|risen|dropped|fallen|slipped|jumped"
    r"|climbed)\w*|today|yesterday|this week|this morning|now rated|remains?)\b"
)
_PAST = re.compile(
    r"\b(?:previous(?:ly)?|last (?:full |ofsted )?(?:inspection|inspected|time|report)|earlier (?:inspection"
    r"|report|visit|rating)|had (?:previously )?been|was first"
    r"|after (?:an earlier|a previous)|back in|years? ago|once|first (?:rated|judged"
    r"|inspection)|the old|original(?:ly)?)\b"
)
_ANOTHER = re.compile(
    r"\b(?:also (?:rated|judged|branded|found|deemed|graded|labelled)|another|separate|separately|previous|earlier"
    r"|again|second|third)\b"
)
_PLANNED = re.compile(
    r"\b(?:will|due|expects?|expected|set to|is to|are to|scheduled|plans?|planned|next|forthcoming|upcoming"
    r"|prepar\w+|ahead of|ready for|awaits?|awaiting|likely|anticipat\w+"
    r"|before|must|until|would|could|should|if|further|future|to be|(?<!in )may(?! \d)|might|promis\w+|call(?:s|ed"
    r"|ing) for)\b"
)
_SURELY = re.compile(
    r"\b(?:will|due|expects?|expected|set to|is to|are to|scheduled|must|planned|has until|of state by)\b"
)
_UNDER_WAY = re.compile(
    r"\b(?:under ?way|in progress|currently (?:being )?inspect\w+|are (?:currently )?(?:in|inspecting)"
    r"|is being inspected|taking place (?:this|now)|(?:arrived|began|started) (?:this week|today|on monday"
    r"|yesterday))\b"
)
_SAID_DONE = re.compile(
    r"\b(?:found|said|rated|judged|took place|visited|was (?:carried|published|made)|has|have|had|concluded"
    r"|praised|published|were|recently|graded|identified|highlighted|showed)\b"
)
_CRITICISED = re.compile(
    r"\b(?:slammed|criticised|condemned|blasted|lambasted|savaged|failed|slated|attacked|panned|rapped|praised"
    r"|commended) (?:\w+ )?by (?:\w+ )?(?:ofsted|osted|the watchdog|inspectors)|\b(?:ofsted|watchdog"
    r"|inspectors) (?:slammed|criticised|condemned|blasted|lambasted|savaged|praised|failed)"
)
_REPORT = re.compile(
    r"\b(?:report|letter|findings|inspectors|inspection|visit|visited|judgements?|verdict|outcome|review|ofsted"
    r"|watchdog|inspected|re-inspected)\b"
)
_PLURAL = re.compile(r"(?:visits|inspections|reviews|checks|challenges|services)$", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:two|three|four|both|series of)\s(?:\w+\s){0,2}$")
_OMBUDSMAN_ACTS = re.compile(
    r"\b(?:found|fault|criticis\w+|ordered|investigat\w+|upheld|ruled|recommend\w+|told|complain\w+)\b"
)
_COMMISSIONER = re.compile(
    r"\bcommissioner\b(?! for england)[^.;]{0,90}\b(?:report(?:ed|s)?(?! that)|recommend(?:ed|s|ation|ations)?"
    r"|conclu\w+|review)\b"
    r"|\b(?:report|review|recommendations?)\b[^.;]{0,50}\bcommissioner\b"
)
_NO_COMMISSIONER = re.compile(r"police and crime|ombudsman|\b(?:cllr|coun|councillor)\b[^.]{0,40}\bcommissioner\b")
_REPORT_BY = re.compile(
    r"\b(?:s?he|mr|mrs|ms|dame|sir|lord)\b[^.;]{0,40}\b(?:must|will|is to|is due to|has to) report\b"
    r"|\bhas until\b[^.;]{0,40}\bto (?:report|recommend|advise)\b|\breport to the secretary of state by\b"
    r"|\b(?:his|her) (?:own )?(?:report|review|recommendations?)\b"
)
_PREPARED_BY = re.compile(
    r"\b(?:prepared|written|carried out|produced|conducted|compiled|drawn up"
    r"|undertaken)\s+by\s+(?:the\s+)?(?:consultan\w+|advis[eo]rs?|improvement\s+(?:partners?|advis[eo]rs?)"
    r"|management consultan\w+|firm)"
)
_ADVISERS_REPORT = re.compile(
    r"\b(?:report|draft|review|diagnostic|audit)\b[^.;]{0,120}\bimprovement (?:partners?|advis[eo]rs?)\b"
    r"|\bimprovement (?:partners?|advis[eo]rs?)\b[^.;]{0,60}\b(?:report|draft|review|diagnostic|audit)\b"
)
_INSPECTED = re.compile(r"\b(?:inspect(?:ed|ors|ion)\w*|ofsted|visited)\b")
_MISSTATED = re.compile(
    r"\b(?:edition we said|we said that|make clear|apologis\w+|wrongly|mistakenly|slip of the tongue|in error"
    r"|incorrectly|rumou?rs?|false(?:ly)?|untrue)\b"
)
_SAME = re.compile(r"\bsame (?:outcome|conclusion|grade|verdict|result|rating|judge?ment)\b")
_AGAIN = re.compile(r"\b(?:as it (?:had|did|was) (?:in|on)|and again (?:in|on))\s$|^,?\s(?:and|and in|and again in)\s$")
_SCALE = re.compile(
    r"\b(?:four|ofsted's|possible) grades, which|\bwhich run from\b|\bscale (?:of|runs|from)\b|\b(?:authorities"
    r"|councils|departments) (?:\w+ )?(?:ad)?judged\b"
)


_REVIEWERS = (
    "commissioner",
    "advis",
    "improvement partner",
    "consultan",
    " report by ",
    "must report",
    "will report",
    "recommend",
    " his ",
    " her ",
    "report to the",
    "under way",
    "underway",
    "currently",
)


def told_by(
    reading: Reading, passage: Passage, kinds: list[TermMatch], words: list[TermMatch], areas: list[TermMatch]
) -> list[Told]:
    """What one sentence tells, in order. `kinds`, `words` (grades) and `areas` are the terms found in it."""
    if not (kinds or words or passage.dates) and not any(word in passage.words for word in _REVIEWERS):
        return []
    told: list[Told] = []
    names = {b.name for b in passage.bodies}
    headline = passage.kind in ("headline", "caption")

    def is_of_another(at: int) -> bool:
        return reading.topic is not None and reading.topic.is_of_another(passage.span, at)

    def add(kind: str | None, at: int, body: str, **more: object) -> Told:
        council = _council_at(passage, at)
        new = Told(passage.span, at, passage.number, kind, body, council, headline=headline, **more)  # type: ignore[arg-type]
        told.append(new)
        return new

    for match in kinds:
        kind = match.term.id
        if passage.service is False and kind not in ("area_send", "jtai"):
            continue
        if any(t.kind == kind for t in told) or (kind not in ("area_send", "jtai") and is_of_another(match.start)):
            continue
        local = match.start - passage.span.start
        if kind == "area_send" and not re.search(
            r"inspect|visit", passage.words[local : local + match.end - match.start]
        ):
            add(kind, match.start, "Ofsted", weak=not _INSPECTED.search(passage.words))
            continue
        if _is_practice(passage, match, local) or not _holds(kind, passage, names, local, words):
            continue
        status, sure = _status(passage.words, local, local + match.end - match.start)
        if status == "planned" and not sure:
            continue
        add(kind, match.start, str(match.term.extra["body"]), status=status, weak=_names_practice(kind, match, passage))
    if passage.service is not False:
        _add_reviews(passage, add, told)
    if words and _may_grade(passage, names):
        named = bool(names or kinds)
        spoken_of = bool(passage.service or named or areas or passage.councils or _THE_PLACE.search(passage.words))
        setting = Setting(passage.span, spoken_of, named, tuple(d.span for d in passage.dates))
        grades = find_grades(setting, reading.folded, words, areas)
        _add_grades(reading, passage, [g for g in grades if not is_of_another(g.span.start)], told, add)
    if not told and passage.service is not False:
        if passage.dates and (hit := _CRITICISED.search(passage.words)):
            add("full_inspection", passage.span.start + hit.start(), "Ofsted")
        elif (passage.dates or "way" in passage.words or "currently" in passage.words) and (
            hit := _REPORT.search(passage.words)
        ):
            status, _ = _status(passage.words, hit.start(), hit.end())
            if status == "under_way" and "Ofsted" in names and passage.service:
                add("full_inspection", passage.span.start + hit.start(), "Ofsted", status=status)
            elif status == "done":
                add(None, passage.span.start + hit.start(), "Ofsted" if "Ofsted" in names else "", weak=True)
    if "same " in passage.words and (same := _SAME.search(passage.words)):
        board = next((t for t in told if t.kind == "lscb_review" and t.grades), None)
        if board is not None and "service" in passage.words:
            add("full_inspection", passage.span.start + same.start(), "Ofsted").grades.extend(board.grades[:1])
        for t in told:
            t.same = not t.grades
        if not told and passage.dates and re.search(r"\bas (?:it |the one )?(?:in|was|did|had)\b", passage.words):
            add("full_inspection", passage.span.start + same.start(), "Ofsted", era="past", another=True, same=True)
    if not told:
        return told
    _give_dates(reading, passage, told)
    another = bool(_ANOTHER.search(passage.words))
    for t in told:
        t.era = t.era or _era(reading, passage, t)
        t.another = t.another or another
    return told


def _add_reviews(passage: Passage, add, told: list[Told]) -> None:  # type: ignore[no-untyped-def]
    """Reviews told without their name: a commissioner who reports, consultants who prepared "a review"."""
    if not any(
        word in passage.words
        for word in ("report", "recommend", "conclu", "review", "draft", "diagnostic", "audit", " by ", "advise")
    ):
        return
    if not any(t.kind == "commissioner_review" for t in told):
        hit = _COMMISSIONER.search(passage.words) or _REPORT_BY.search(passage.words)
        if hit and not _NO_COMMISSIONER.search(passage.words):
            status, sure = _status(passage.words, hit.start(), hit.end())
            if status == "done" or sure:
                add(
                    "commissioner_review",
                    passage.span.start + hit.start(),
                    "DfE commissioner",
                    status=status,
                    weak=not re.search(r"commissioner", hit.group()),
                )
    if (hit := _PREPARED_BY.search(passage.words) or _ADVISERS_REPORT.search(passage.words)) and not any(
        t.kind == "adviser_review" for t in told
    ):
        add("adviser_review", passage.span.start + hit.start(), "improvement adviser")


def _add_grades(reading: Reading, passage: Passage, grades: list[Grade], told: list[Told], add) -> None:  # type: ignore[no-untyped-def]
    graded = [t for t in told if t.kind in GRADED and t.status == "done"]
    earlier = [t for t in graded if _EARLIER.match(passage.words, t.at - passage.span.start)]
    if any(g.former for g in grades):  # "from good at our last inspection to outstanding now"
        graded = [t for t in graded if t not in earlier]
    for grade in grades:
        council = _council_at(passage, grade.span.start)
        home = None
        if grade.former:
            home = (
                earlier.pop()
                if earlier
                else add("full_inspection", grade.span.start, "Ofsted", era="past", another=True)
            )
        else:
            same = [t for t in graded if t.council == council or t.council is None or council is None]
            before = [t for t in same if t.at <= grade.span.start]
            home = before[-1] if before else same[0] if same and _one_clause(passage, grade, same[0]) else None
            if (
                home is not None
                and home.rating
                and "overall" in grade.families
                and (home.rating != grade.rating or _own_date(passage, home, grade))
            ):
                home = None
            if home is None:
                home = add(_kind_of_grade(reading, passage, grade), grade.span.start, "Ofsted")
                graded.append(home)
        home.grades.append(grade)
        home.weak = False


_EARLIER = re.compile(r"(?:our |its |the |their )?(?:last|previous|earlier|first)\b")


def _one_clause(passage: Passage, grade: Grade, told: Told) -> bool:
    """Whether an inspection named after a grade is the one that gave it ("rated inadequate after an inspection")."""
    start = passage.span.start
    return not re.search(
        r"[;:–—]|\band\b(?! (?:a |the )?care leavers)", passage.words[grade.span.end - start : told.at - start]
    )


def _own_date(passage: Passage, home: Told, grade: Grade) -> bool:
    """Whether a second grade of the same name has a date of its own ("inadequate in 2012 and inadequate in 2014")."""
    first = max(g.span.end for g in home.grades)
    between = [d for d in passage.dates if first <= d.span.start < grade.span.start]
    after = [d for d in passage.dates if d.span.start >= grade.span.end]
    return bool(between) and bool(after)


_SUBJECT = re.compile(
    r"^[“‘\"']*(?:the (?:verdict|report|judge?ment|outcome|overall|inspection|grade|conclusion)|it\b|its\b"
    r"|inadequate|overall|that\b|they\b|inspectors)"
)


def _kind_of_grade(reading: Reading, passage: Passage, grade: Grade) -> str | None:
    """The kind of inspection that gave a grade; None where the sentence goes on about the one before.

    Between 2012 and 2013 child protection and looked-after children were inspected apart.
    """
    if not passage.bodies and not passage.councils and not passage.explicit and _SUBJECT.match(passage.words):
        return None
    if "overall" not in grade.families and grade.families != ("care",):
        return None
    nearest = min(passage.dates, key=lambda d: _distance(passage, grade.span.start, d), default=None)
    on = high(nearest) or low(Dated(passage.span, "", reading.published, "")) or 0
    if _UNANNOUNCED_ERA[0] <= on <= _UNANNOUNCED_ERA[1]:
        if grade.families == ("care",) and on >= date(2012, 5, 1).toordinal():
            return "looked_after_inspection"
        start = grade.span.start - passage.span.start
        around = (
            re.split(r";| and an? ", passage.words[max(0, start - 70) : start])[-1] + passage.words[start : start + 45]
        )
        if "child protection" in around:
            return "child_protection_inspection"
    return "full_inspection"


_UNANNOUNCED_ERA = (date(2009, 6, 1).toordinal(), date(2013, 10, 31).toordinal())


_THE_PLACE = re.compile(r"\b(?:council|borough|county|city|town|authority|services?|department|safeguarding)\b")
_OTHER_INSPECTORS = frozenset({"Care Quality Commission", "HMICFRS", "HMI Probation"})


def _may_grade(passage: Passage, names: set[str]) -> bool:
    """Whether grades in the sentence can be those of a council's children's services."""
    if passage.service is False:
        return False
    if names & _OTHER_INSPECTORS and "Ofsted" not in names:
        return False
    return not (_SCALE.search(passage.words) or _MISSTATED.search(passage.words))


def _holds(kind: str, passage: Passage, names: set[str], local: int, words: list[TermMatch]) -> bool:
    """Whether a kind's words stand for an inspection here."""
    if kind == "lscb_review":
        if _SAME.search(passage.words):
            return True
        return "review of" in passage.words[max(0, local - 3) : local + 12] or any(
            m.start > passage.span.start + local and m.start - passage.span.start - local < 120 for m in words
        )
    if kind == "ombudsman_investigation":
        return bool(_OMBUDSMAN_ACTS.search(passage.words))
    if kind == "area_send":
        return "inspect" in passage.words or "ofsted" in passage.words or "written statement" in passage.words
    if kind == "peer_review" and "critical friend" in passage.words[local : local + 18]:
        return "Local Government Association" in names or "councils" in passage.words
    if kind == "independent_review":
        return bool(passage.service) or bool(re.search(r"\bcommissioned\b|\bordered\b", passage.words))
    if kind == "monitoring_visit" and passage.words[local:].startswith("check"):
        return bool(passage.service)
    if kind == "dfe_review":
        return not names & {"Ofsted"} or bool(names & {"Department for Education"})
    return True


def _is_practice(passage: Passage, match: TermMatch, local: int) -> bool:
    """ "Regular monitoring visits", "these visits": a practice, not a visit."""
    phrase = passage.words[local : local + match.end - match.start]
    if not _PLURAL.search(phrase) or match.term.id in (
        "full_inspection",
        "area_send",
        "lscb_review",
        "ombudsman_investigation",
    ):
        return False
    return not passage.dates or bool(
        re.search(r"\b(?:regular|these|every|each|quarterly|do not|ongoing)\b", passage.words)
    )


def _names_practice(kind: str, match: TermMatch, passage: Passage) -> bool:
    if kind == "full_inspection":
        phrase = passage.words[match.start - passage.span.start : match.end - passage.span.start]
        return phrase in ("single inspection framework", "sif", "ilacs") or bool(_PLURAL.search(phrase))
    return False


def _status(words: str, start: int, end: int) -> tuple[str, bool]:
    """Whether the inspection told at `words[start:end]` is done, planned or under way; and whether that is sure."""
    if _UNDER_WAY.search(words):
        return "under_way", True
    left = re.split(r"[,;–—]|\b(?:after|following|since|as|which|and)\b", words[max(0, start - 70) : start])[-1]
    own = words[start:end]
    if re.search(r"\b(?:is|are) (?:now )?(?:due|expected|to be published)\b", words[end : end + 110]):
        return "planned", True
    right = re.split(r"[,;–—]|\b(?:after|following|since|but|as)\b", words[end : end + 60])[0]
    if (
        _PLANNED.search(left)
        or re.search(r"\b(?:must|will|is to|has to) (?:report|recommend)\b|has until|of state by", own)
        or re.search(
            r"^\s(?:is|are|was)?\s?(?:will|due|expected|scheduled|set to|to be|planned|is to|must|by the end"
            r"|takes? place (?:in|next))\b",
            right,
        )
    ):
        if _SAID_DONE.search(right) and not _SURELY.search(left):
            return "done", True
        return "planned", bool(_SURELY.search(left) or _SURELY.search(right) or _SURELY.search(own))
    return "done", True


def _council_at(passage: Passage, at: int) -> str | None:
    """The council that a sentence speaks of there: the nearest before, else the first after; None: the main one."""
    # A council named only to compare is meant where the grade follows at once ("neighbouring X, inadequate since").
    before = [m for m in passage.councils if m.span.start <= at and (m not in passage.helpers or at - m.span.end < 30)]
    if before:
        return before[-1].name
    after = [m for m in passage.councils if m.span.start < at + 90 and m not in passage.helpers]
    return after[0].name if after else None


def _begun(passage: Passage, dated: Dated, role: str) -> Dated | None:
    """A date to give an inspection: of "since 2014" only the beginning, and only of a grade ("inadequate since")."""
    edtf = dated.edtf or ""
    if edtf.endswith("/.."):
        told = _SINCE.search(passage.words, 0, dated.span.start - passage.span.start)
        return replace(dated, edtf=edtf[:-3]) if told else None
    if edtf.startswith("../") and role == "published":
        return replace(dated, edtf=edtf[3:])
    return dated


def _give_date(passage: Passage, told: list[Told], home: Told, dated: Dated, role: str) -> None:
    """One date for one inspection; a second of its kind tells of a second inspection, or of nothing."""
    if role == "published" and home.date and _before(dated, home.date):
        other = Told(passage.span, home.at, home.number, None, "Ofsted", home.council, era="past", weak=True)
        other.published = dated
        told.append(other)
    elif role == "published" and home.published is None:
        home.published = dated
    elif role == "published" and home.rating and home.published and _another_time(passage, home.published, dated):
        again = Told(home.span, home.at, home.number, home.kind, home.body, home.council, home.grades[:1], era="past")
        again.published, again.another = dated, True
        told.append(again)
    elif home.date is None and (role == "date" or _before(dated, home.published)):
        home.date = dated


def _give_dates(reading: Reading, passage: Passage, told: list[Told]) -> None:
    """Each date of the sentence goes to the nearest inspection in it, for what it dates."""
    if not told:
        return
    spots = [(t, at) for t in told for at in {t.at, *(g.span.start for g in t.grades)}]
    was = {id(t): max(g.span.end for g in t.grades) for t in told if t.grades and all(g.former for g in t.grades)}
    roles = date_roles(reading, passage)
    nearest: list[tuple[float, int, Dated, str, Told]] = []
    for number, (dated, role) in enumerate(roles):
        if role is None and len(roles) == 1:
            role = "published" if told[0].kind in GRADED and told[0].grades else "date"
        if role in (None, "neither") or (_to_come(reading, dated) and not any(t.status == "planned" for t in told)):
            continue
        begun = _begun(passage, dated, role)
        if begun is None or (role == "published" and _compares(passage, dated, spots)):
            continue
        able = [
            (_distance(passage, at, dated), t)
            for t, at in spots
            if id(t) not in was or 0 <= dated.span.start - was[id(t)] < 30 or at < was[id(t)] - 20
        ] or [(_distance(passage, at, dated), t) for t, at in spots]
        gap, home = min(able, key=lambda pair: pair[0])
        nearest.append((gap, number, begun, role, home))
    for _, _, dated, role, home in sorted(nearest, key=lambda item: item[:2]):
        _give_date(passage, told, home, dated, role)
    if passage.heading is not None:
        for t in told:
            if t.published is None and (t.kind in GRADED or t.grades):
                t.published = passage.heading
            elif t.published is None and t.date is None:
                t.date = passage.heading


def _another_time(passage: Passage, first: Dated, second: Dated) -> bool:
    """Whether a second date tells a second inspection with the same grade ("in 2012 and 2014", "as it had in 2015")."""
    between = passage.words[first.span.end - passage.span.start : second.span.start - passage.span.start]
    a, b = high(first), low(second)
    c, d = low(first), high(second)
    apart = (a and b and b > a + 90) or (c and d and d < c - 90)
    return bool(apart) and len(between) < 90 and bool(_AGAIN.search(between))


# "Inadequate since 2014": the grade's date; elsewhere "since" only dates what came after it.
_SINCE = re.compile(
    r"(?:inadequate|improvement|good|outstanding|adequate|that|so|rated|judged)[’'”\"]*\s$|\bup or down\s$"
)
_COMPARES = re.compile(
    r"\b(?:up|step up|down|drop|fall|rise|improvement|better|worse|compared) (?:from|on|than|with|to)\b"
)


def _compares(passage: Passage, dated: Dated, spots: list[tuple[Told, int]]) -> bool:
    """Whether a date is that of something else, compared with ("a step up from the mauling it got in spring")."""
    end = dated.span.start - passage.span.start
    hits = list(_COMPARES.finditer(passage.words, max(0, end - 80), end))
    return bool(hits) and not any(hits[-1].end() <= at - passage.span.start <= end for _, at in spots)


def _to_come(reading: Reading, dated: Dated) -> bool:
    """Whether a date lies after the document: no done inspection's."""
    last, first = high(Dated(dated.span, "", reading.published, "")), low(dated)
    return bool(last and first and first > last + 3)


_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:–—(]|\b(?:and|but|while|when))\s?(?:but |and )?(?:in|on|by|at|since|last|during|as recently as)?\s?$"
)


def _distance(passage: Passage, at: int, dated: Dated) -> float:
    """How far a date is from an inspection's word: in characters, clause breaks between counting for more.

    A date says when of what stands before it, unless it opens its clause ("In May, ...").
    """
    start = passage.span.start
    if at <= dated.span.start:
        between = passage.words[at - start : dated.span.start - start]
        return len(between) + 40 * len(_BREAK.findall(between))
    between = passage.words[dated.span.end - start : at - start]
    opens = _OPENS_CLAUSE.search(passage.words[max(0, dated.span.start - start - 24) : dated.span.start - start])
    return len(between) + 40 * len(_BREAK.findall(between)) + (5 if opens else 35)


def _before(first: Dated, second: Dated | None) -> bool:
    a, b = high(first), low(second)
    return a is not None and b is not None and a < b


def low(dated: Dated | None) -> int | None:
    """The first day that a date may mean, as an ordinal; None where unknown."""
    return _edge(dated, 0)


def high(dated: Dated | None) -> int | None:
    """The last day that a date may mean, as an ordinal; None where unknown."""
    return _edge(dated, 1)


def _edge(dated: Dated | None, which: int) -> int | None:
    if dated is None or dated.edtf is None:
        return None
    try:
        day = bounds(dated.edtf)[which]
    except ValueError:
        return None
    return day.toordinal() if day else None


def _era(reading: Reading, passage: Passage, told: Told) -> str | None:
    try:
        published = bounds(reading.published)[0]
    except ValueError:
        published = None
    last = high(told.published) or high(told.date)
    if published and last:
        if published.toordinal() - last > 150:
            return "past"
        if published.toordinal() - last < 75:
            return "news"
    if _PAST.search(passage.words):
        return "past"
    if _NEWS.search(passage.words):
        return "news"
    return None
