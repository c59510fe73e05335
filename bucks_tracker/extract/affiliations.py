"""Which body a person is of, as the words beside the name tell it."""

import re
from bisect import bisect_left

from bucks_tracker.extract.names import Lexicon
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention, Span

_WINDOW = 110  # characters looked at after a name
_CAPITALS = r"[A-Z][\w&.-]*(?:[’'][A-Za-z]{2,})?(?: (?:of |for |and |& )?[A-Z][\w’'&.-]*){0,7}"
_OWNER = re.compile(r"([A-Z][\w&.-]*(?: (?:of |for |and |& )?[A-Z][\w&.-]*){0,7})['’]s? ")
_OWNED_BY = re.compile(r" (?:of|at|for|from) (?:the )?(" + _CAPITALS + ")")
_LEADING = re.compile(r"((?:[A-Z][\w&.-]* (?:of |for |and |& )?){1,6})")
_MEMBER_OF = re.compile(r",? (?:of|from|at) (?:the )?([A-Z][\w’'&.-]*(?: (?:[A-Z][\w’'&.-]*|of|and|for|the|&)){0,7})")
_THE_COUNCIL = re.compile(
    r"\b(?:the|that) (?:(?:county|city|borough|town|local) )?(?:council|authority|county|borough)['’]s? $", re.I
)
_OF_THE_COUNCIL = re.compile(
    r"(?:of|at|for) the (?:(?:county|city|borough|local) )?(?:council|authority)$|(?:(?:deputy|former) )*"
    r"(?:county |city |borough )?council (?:deputy )?(?:leader|chief executive|boss)$",
    re.I,
)
_NOT_OWNERS = frozenset(
    {"Children", "Adults", "Families", "Parents", "Workers", "Carers", "Citizens"}
)  # "Children's minister"
_NOT_BODIES = frozenset(
    {
        "State",
        "Children",
        "Families",
        "Children and Families",
        "Council",
        "Education",
        "Communities",
        "Local Democracy",
        "Labour",
        "Conservative",
        "Liberal Democrat",
        "Green",
    }
)
_SAYS_COUNCIL = re.compile(r"council|authority|borough", re.I)
_ELSEWHERE = re.compile(r"\b(?:MP|MEP|minister|commissioner|secretary|mayor|bishop|constable|police)\b", re.I)


def organisation_of(reading: Reading, sentence: Span, name: Span, role: str | None, names: Lexicon) -> str | None:
    """The body that somebody named at `name` is of, who has the role `role` there; `None` where no words tell it.

    A council that the document names is given by its full name ("Easton's director" is of Easton Borough Council).
    """
    text = reading.folded
    if body := _member_of(text, sentence, name.end, names):
        return body
    if not role:
        return _owner_of(reading, sentence, name)
    if body := _named_in(reading, sentence, role, names):
        return body
    if body := organisation_in(role, names):
        return body
    if reading.council and _ELSEWHERE.search(role) is None:
        start = text.find(role, sentence.start, sentence.end)
        if _OF_THE_COUNCIL.search(role) or (
            start >= 0 and _THE_COUNCIL.search(text, max(sentence.start, start - 40), start)
        ):
            return reading.council
    return None


def body_and_role(reading: Reading, sentence: Span, name: int, role: str) -> tuple[str | None, str]:
    """The body whose name a role phrase before `name` begins within, and the role after it.

    "Department for Education director general" is the director general of the Department for Education.
    """
    start = reading.folded.rfind(role, sentence.start, name)
    for mention in _in(sentence, reading.bodies) if start >= 0 else ():
        if mention.span.start < start < mention.span.end < start + len(role):
            return mention.name, role[mention.span.end - start :].lstrip("'’s").strip() or role
    return None, role


def _member_of(text: str, sentence: Span, end: int, names: Lexicon) -> str | None:
    """The body after a name: "Jo Bloggs, of the Tenants' Forum,"."""
    if text[end : end + 1] not in (",", " "):
        return None
    match = _MEMBER_OF.match(text, end, min(sentence.end, end + _WINDOW))
    return _body(" ".join(match.group(1).split()).rstrip("."), names) if match else None


def _owner_of(reading: Reading, sentence: Span, name: Span) -> str | None:
    """The body whose somebody is: "Ofsted's Jo Bloggs"."""
    for mention in _in(sentence, reading.bodies):
        if mention.span.end < name.start <= mention.span.end + 4:
            return mention.name if reading.folded.startswith(("'s ", "’s "), mention.span.end) else None
    return None


def _named_in(reading: Reading, sentence: Span, role: str, names: Lexicon) -> str | None:
    """The council or body that the document names within a role phrase.

    A bare place is its council only where the role is its ("Easton's director", "DCS at Easton", not "MP for Easton").
    """
    for is_council, mentions in ((True, reading.councils), (False, reading.bodies)):
        for mention in _in(sentence, mentions):
            words = mention.span.of(reading.folded)
            at = role.find(words)
            ends = words.lower().split()
            if (
                at < 0 or ends[-1] in names.role_heads or ends[0] in names.role_heads
            ):  # "the minister", "Leader of the ..."
                continue
            if not is_council or _SAYS_COUNCIL.search(words):
                return mention.name
            owns = role[:at].endswith(" at ") or (
                at == 0 and role.startswith(("'s ", "’s ", "' ", "’ "), at + len(words))
            )
            if owns and _ELSEWHERE.search(role) is None:
                return mention.name
    return None


def _in(sentence: Span, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that begin in a sentence."""
    first = bisect_left(mentions, sentence.start, key=_start)
    return mentions[first : bisect_left(mentions, sentence.end, lo=first, key=_start)]


def _start(mention: Mention) -> int:
    return mention.span.start


def organisation_in(role: str, names: Lexicon) -> str | None:
    """The body in a role phrase: "Ofsted's regional director", "leader of Easton Borough Council"."""
    for match in (_OWNER.match(role), *_OWNED_BY.finditer(role)):
        if match and match.group(1) not in _NOT_OWNERS and (body := _body(match.group(1), names)):
            return body
    leading = _LEADING.match(role)  # "Easton Council Leader"
    body = _body(leading.group(1), names) if leading else None
    return body if body and " " in body and names.kind(body.split()[-1]) == "organisation" else None


def _body(words: str, names: Lexicon) -> str | None:
    """Capitals that name a body, up to a role in them ("Easton Council Leader" is of Easton Council)."""
    kept = words.split()
    heads = (i for i, w in enumerate(kept) if {w, w.lower()} & names.role_heads or w in ("Cabinet", "Former"))
    kept = kept[: next(heads, None)]
    while kept and kept[-1] in ("of", "and", "for", "&", "the"):
        kept.pop()
    body = " ".join(kept)
    if (
        kept[:1] == ["State"]
        or body in _NOT_BODIES
        or not any("-" not in w and names.kind(w) in ("organisation", "acronym") for w in kept)
    ):
        return None
    return body
