"""Other words for a document's own council: "the Kent authority" for Medway, "the Island", "County Hall"."""

import re
from functools import lru_cache

from bucks_tracker.councils import load_councils
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention, Span

# "the Trowbridge authority", "the south London borough", "the Labour-run council".
_THE_SOMETHING = re.compile(
    r"\b[Tt]he\s(?:(?:north|south|east|west|mid|inner|outer|central|small|large|troubled|struggling|cash-strapped)"
    r"[a-z-]*\s)*[A-Z][\w’'-]+(?:\s[A-Z][\w-]+)?\s(?:local\s)?(?:authority|council|borough|unitary|city|town)\b"
)
_SEATS = re.compile(
    r"\b(?:County\sHall|Shire\sHall|(?:the\s)?Town\sHall|City\sHall|(?:the\s)?Guildhall|(?:the\s)?Civic\sCent(?:re|er)"
    r"|(?:the\s)?Council\sHouse)\b"
)
_ISLAND = re.compile(r"\b[Tt]he\s[Ii]sland(?:['’]\u2060*s)?\b")
_ISLE = "Isle of Wight Council"
# Counties that have a council, and the councils of towns that lie in them and are not under it.
_WITHIN = {
    "Buckinghamshire": "Milton Keynes", "Cambridgeshire": "Peterborough", "Derbyshire": "Derby",
    "Devon": "Plymouth|Torbay", "Dorset": "Bournemouth|Poole|BCP", "Durham": "Darlington|Hartlepool|Stockton-on-Tees",
    "East Riding of Yorkshire": "Hull", "East Sussex": "Brighton and Hove", "Essex": "Southend-on-Sea|Thurrock",
    "Gloucestershire": "South Gloucestershire|Bristol", "Hampshire": "Portsmouth|Southampton|Isle of Wight",
    "Kent": "Medway", "Lancashire": "Blackpool|Blackburn with Darwen|Bolton|Bury|Oldham|Rochdale|Wigan|Salford",
    "Leicestershire": "Leicester|Rutland", "Lincolnshire": "North Lincolnshire|North East Lincolnshire",
    "North Yorkshire": "York|Middlesbrough|Redcar and Cleveland", "Nottinghamshire": "Nottingham",
    "Shropshire": "Telford and Wrekin", "Somerset": "North Somerset|Bath and North East Somerset",
    "Staffordshire": "Stoke-on-Trent|Wolverhampton|Walsall", "Warwickshire": "Coventry|Solihull",
    "Wiltshire": "Swindon", "Worcestershire": "Dudley", "Surrey": "Croydon|Sutton|Kingston upon Thames",
}  # fmt: skip


@lru_cache(maxsize=1)
def _within() -> dict[str, frozenset[str]]:
    """Ids of the councils of towns by the names that the councils of their counties have had."""
    councils = load_councils()
    found: dict[str, frozenset[str]] = {}
    for county, towns in _WITHIN.items():
        ids = frozenset(c.id for town in towns.split("|") if (c := councils.named(town)) is not None)
        for council in councils:
            if council.short == county:
                found[council.name] = ids
    return found


def lies_within(council: str, county: str) -> bool:
    """Whether a council, by its name, is that of a town in the county that another one is the council of."""
    own = load_councils().named(council)
    return own is not None and own.id in _within().get(county, ())


def find_islands(reading: Reading) -> tuple[Mention, ...]:
    """ "The island" in a document that names the council of one; "the Island", said twice, names it by itself."""
    hits = list(_ISLAND.finditer(reading.folded))
    if not any(m.name == _ISLE for m in reading.councils):
        hits = [hit for hit in hits if hit.group()[4] == "I"]
        if len(hits) < 2:
            return ()
    return tuple(Mention(Span(*hit.span()), _ISLE) for hit in hits)


def spoken_of(reading: Reading) -> tuple[Mention, ...]:
    """The councils that the sentences speak of, in order: those named, and other words for the document's own.

    The county in which its own council lies is a council where it is called one; else it is where that is.
    """
    own = reading.council
    if own is None:
        return reading.councils
    found: list[Mention] = []
    for mention in reading.councils:
        if lies_within(own, mention.name):
            words = mention.span.of(reading.folded)
            before = reading.folded[max(0, mention.span.start - 24) : mention.span.start]
            called = _LOWER_NOUN.search(words) or _TOWN.match(reading.folded, mention.span.end)
            if called and _THE.search(before):
                mention = Mention(mention.span, own)
            elif _WHERE.search(before) and not (" " in words or _meant(reading, mention.span.end)):
                continue
        found.append(mention)
    taken = {at for m in reading.councils for at in range(m.span.start, m.span.end)}
    for pattern in (_THE_SOMETHING, _SEATS):
        for hit in pattern.finditer(reading.folded):
            if taken.isdisjoint(range(*hit.span())):
                found.append(Mention(Span(*hit.span()), own))
    found += find_islands(reading)
    return tuple(sorted(found, key=lambda m: m.span.start))


_LOWER_NOUN = re.compile(r" (?:council|authority)$")
_TOWN = re.compile(r"\s(?:(?:seaside|cathedral|market|new|port)\s)?(?:city|town|borough|unitary|resort|port)\b")
_THE = re.compile(r"\b[Tt]he (?:\w+ )?$")


def _meant(reading: Reading, end: int) -> bool:
    """Whether a county named as a place is spoken of after that ("in Kent until 2016, when that county ...")."""
    return _THAT_COUNTY.search(reading.folded, end, end + 90) is not None


_THAT_COUNTY = re.compile(r"\bthat (?:county|council|authority)\b")
_WHERE = re.compile(r"(?:,|\b(?:in|across|around|of|from|near))\s$")
