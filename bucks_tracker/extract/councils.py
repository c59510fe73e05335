"""Councils spoken of, and the one that a document is about.

A place is a council's name where the words around it say so ("X County Council", "X's children's services"); the bare
place counts too, for less, unless it is part of another name (Kent Police, Leeds United, New York, Mr Bolton).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bucks_tracker.councils import Council, load_councils
from bucks_tracker.extract.names import Lexicon, lexicon
from bucks_tracker.extract.neighbours import parts_of
from bucks_tracker.extract.other_councils import find_other_councils
from bucks_tracker.extract.periphrases import find_islands
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention, Span

_CAPITAL = re.compile(r"[A-Z](?<!\w.)[\w&]*")
_COUNCIL_AFTER = re.compile(
    r"(?:\s(?P<kind>(?:County|City|Borough|Metropolitan|Unitary|London|District|and|MBC|CC|BC|MDC)\b\s?){0,3})?"
    r"(?:(?<=\s)|\s)(?P<noun>[Cc]ouncil|COUNCIL|[Aa]uthority|Corporation)\b(?!\s(?:tax|house|estate))|\s(?:MBC|CC"
    r"|BC|MDC)\b"
)
_SERVICE_AFTER = re.compile(
    r"(?:['’]\u2060*s?)?\s(?:(?:council|failing|troubled|beleaguered|struggling|under-fire|local|much-criticised)\s)?"
    r"(?:children['’]?\u2060*s?['’]?\u2060*\s(?:social|service|department|trust|care|safeguarding)"
    r"|child\sprotection|social\s(?:work|care|services)"
    r"|safeguarding|youngsters|vulnerable\schildren|LSCB|SEND)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:London|Royal|Metropolitan)?\s?(?:Borough|City|Council|County|Corporation)\sof\s(?:the\s)?$")
_SERVICE_BEFORE = re.compile(
    r"(?:services?|care|children|youngsters|safeguarding|social\swork(?:ers)?|young\speople)\s(?:in|across|at"
    r"|for|of|on)\s(?:the\s)?$",
    re.IGNORECASE,
)
# Words before the place that make it another place or a person's surname.
_OTHER_PLACE = re.compile(
    r"(?:\b(?:North|South|East|West|Mid|New|Greater|Upper|Lower|Central|Great|Little|Royal|Mr|Mrs|Ms|Miss|Dr|Sir"
    r"|Lord|Lady|Cllr|Clr|Coun"
    r"|Councillor|Prof|Professor|Judge|Baroness|Dame|Duke\sof|Earl\sof)\.?[\s-])$",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Cllr|Clr|Coun|Councillor|Dame|Baroness)\.?\s$")
_WORD_BEFORE = re.compile(r"\b([A-Z][a-z]+)[ ]\Z")
_OPENS = re.compile(r"(?:[.!?:“\"‘(]\s?|\n)\Z")
_NO_FIRST_NAME = frozenset({
    "The", "In", "At", "For", "From", "Of", "And", "But", "To", "With", "By", "Troubled", "Failing", "Ofsted",
    "Inspectors", "Council", "Cllr", "Clr", "Children", "Services", "While", "When", "Meanwhile", "Neighbouring",
    "Nearby", "Both", "Last", "This", "That", "Where", "Since", "As", "After", "Before", "Now", "Not", "Like",
    "Under", "Once", "How", "Why", "What", "Who", "Even", "Elsewhere", "Only", "Today", "Yesterday", "Unlike",
    "Whereas", "Although", "Though", "Across", "Around", "Inside", "Beyond", "Can", "Will", "Is", "Has", "Was", "Did",
    "Does", "Should", "If", "It", "Here", "There", "Again", "Also", "Until", "Unless", "Because", "So", "Yet", "Or",
})  # fmt: skip
_NAME_AFTER = re.compile(r"[ -](?=([A-Z][\w’']*))|-\w")
_MAY_FOLLOW = re.compile(
    r"(?:Council|COUNCIL|County|City|Borough|Metropolitan|Unitary|Authority|Child|CHILD|Safeguarding|LSCB|SEND|MBC"
    r"|CC|BC|MDC|Ofsted|DfE|MP\b|Labour"
    r"|Conservative|Cllr|Mayor|[A-Z]+\b)"
)
_ENGLISH_WORDS = frozenset({"reading", "bury"})  # places that begin sentences as verbs
_MAY_BE_VERB = re.compile(r"(?:[.!?:;“\"‘(–-]\s?|\n|\A|\b[A-Z][\w’']*\s)\Z")
_NO_VERB = re.compile(r"['’]\u2060*s\b|,?\s(?:was|is|has|had|will|would|were|are|must|gets?|got|rated|told)\b")
_PREPOSITION = re.compile(r"\b(?:in|of|at|from|by|to|with|and|for)\s$")


@dataclass(frozen=True, slots=True)
class _Seen:
    span: Span
    place: str  # the id of the authority that the place has now
    county: bool
    bare: bool = False  # the place alone, with nothing beside it that says council


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """First word -> patterns of the places that begin with it, longest first, with the id of the last authority."""
    councils = load_councils()
    index: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    places: dict[str, str] = {}
    for council in councils:
        for place in council.places:
            last = councils.named(place)
            places[place] = last.id if last else council.id
    for place in sorted(places, key=len, reverse=True):
        words = r"\s+".join(re.escape(word).replace(r"\-", r"[\s-]") for word in place.split())
        first = re.match(r"[\w&]+", place)
        pattern = re.compile(words + r"\b", re.IGNORECASE)
        index[first.group().lower() if first else place].append((pattern, places[place]))
    return dict(index)


def find_councils(reading: Reading) -> tuple[Mention, ...]:
    """Councils named, by official name on the document's day, in order."""
    seen = _scan(reading)
    names = _names(reading, seen)
    known = tuple(Mention(s.span, names[s.place]) for s in seen)
    others = find_other_councils(reading, known)
    return tuple(sorted((*known, *others), key=lambda m: m.span.start)) if others else known


def main_council(reading: Reading) -> str | None:
    """The council that the document is about: named most, early mentions and full names counting more; or None.

    Where several are named, none more than once, and none early or many alike, it is about none.
    """
    lead = 200 + len(reading.folded) // 8
    score: dict[str, float] = defaultdict(float)
    early: set[str] = set()
    times: dict[str, int] = defaultdict(int)
    mentions = sorted((*reading.councils, *find_islands(reading)), key=lambda m: m.span.start)
    for mention, part in zip(mentions, parts_of(reading.folded, mentions), strict=True):
        span, folded = mention.span, reading.folded
        before = folded[max(0, span.start - 70) : span.start]
        if _SERVICE_AFTER.match(folded, span.end) or _SERVICE_BEFORE.search(before):
            weight = 3.0
        else:
            weight = 2.0 if re.search(r"(?i)council| of ", span.of(folded)) else 1.0
        elsewhere = part != "spoken of"
        score[mention.name] += weight * (2.0 if span.start < lead else 1.0) * (0.3 if elsewhere else 1.0)
        times[mention.name] += 1
        if span.start < lead:
            early.add(mention.name)
    best = max(score, key=lambda name: score[name], default=None)
    once = best is not None and times[best] < 2 and len(score) > 1
    rivals = sum(value > 0.7 * score[best] for value in score.values()) if best else 0
    return None if once and (best not in early or rivals > 3) else best


def _scan(reading: Reading) -> list[_Seen]:
    folded, index = reading.folded, _index()
    names = lexicon(reading.vocabulary) if "name_parts" in reading.vocabulary.sets else None
    starts = [b.span.start for b in reading.layout.blocks]
    found: list[_Seen] = []
    people: set[str] = set()  # places that are somebody's surname here
    end = -1
    for word in _CAPITAL.finditer(folded):
        places = index.get(word.group().lower())
        if places is None or word.start() < end:
            continue
        for pattern, place in places:
            match = pattern.match(folded, word.start())
            if match is None:
                continue
            i = bisect_right(starts, match.start()) - 1
            kind = reading.layout.blocks[i].kind if i >= 0 else None
            seen = _judge(folded, match.start(), match.end(), place)
            if seen and seen.bare and _is_surname(folded, match.start(), names, kind == "headline"):
                people.add(place)
            elif seen is None:
                if _AFTER_TITLE.search(folded, max(0, match.start() - 30), match.start()):
                    people.add(place)
            elif kind != "boilerplate":
                found.append(seen)
                end = seen.span.end
            break
    people -= {s.place for s in found if not s.bare}
    return [s for s in found if s.place not in people]


def _is_surname(folded: str, start: int, names: Lexicon | None, headline: bool) -> bool:
    """Whether the capital before a place makes it somebody's surname ("Jane Sutton", not "Failing Sutton")."""
    before = folded[max(0, start - 30) : start]
    word = _WORD_BEFORE.search(before)
    if word is None or word.group(1) in _NO_FIRST_NAME:
        return False
    if names is not None and word.group(1) in names.given:
        return True
    opens = word.start() == 0 or _OPENS.search(before, 0, word.start()) is not None
    return not headline and not opens


def _judge(folded: str, start: int, end: int, place: str) -> _Seen | None:
    before = folded[max(0, start - 30) : start]
    if after := _COUNCIL_AFTER.match(folded, end):
        kind = (after.group("kind") or "").lower()
        if "district" in kind and "metropolitan" not in kind and load_councils().by_id[place].kind != "metropolitan":
            return None
        if _OTHER_PLACE.search(before) and not _BEFORE.search(before):
            return None
        return _Seen(Span(start, after.end()), place, "county" in kind or after.group().strip() == "CC")
    if prefix := _BEFORE.search(before):
        return _Seen(Span(start - len(prefix.group().lstrip()), end), place, False)
    if _OTHER_PLACE.search(before) or before.endswith(("-", "‑")):
        return None
    if _SERVICE_AFTER.match(folded, end) or _SERVICE_BEFORE.search(before):
        return _Seen(Span(start, end), place, False)
    if (follow := _NAME_AFTER.match(folded, end)) and not (follow.group(1) and _MAY_FOLLOW.match(folded, end + 1)):
        return None
    if (
        folded[start:end].lower() in _ENGLISH_WORDS
        and _MAY_BE_VERB.search(before)
        and not (_PREPOSITION.search(before) or _NO_VERB.match(folded, end))
    ):
        return None
    return _Seen(Span(start, end), place, False, bare=True)


def _names(reading: Reading, seen: list[_Seen]) -> dict[str, str]:
    """Official names by place, on the document's day; where that is unknown, "County" in any mention decides."""
    councils, on = load_councils(), document_day(reading)
    names: dict[str, str] = {}
    for s in seen:
        if s.place in names:
            continue
        last = councils.by_id[s.place]
        on_day: Council | None = councils.named(last.short, on) if on else last
        if on is None and any(t.county for t in seen if t.place == s.place):
            on_day = next((c for c in councils if c.short == last.short and c.kind == "county"), last)
        names[s.place] = (on_day or last).name
    return names


def document_day(reading: Reading) -> date | None:
    """The last day that the document may have come out, else the first; None where neither is known."""
    first, last = reading.published_days
    return last or first
