"""What speaks for a run of capitals being a person's name: the name itself and the words around it."""

import re
from collections import Counter

from bucks_tracker.extract.names import Lexicon, Naming, spoken
from bucks_tracker.extract.reading import Reading
from bucks_tracker.extract.roles import age_after, role_beside

ENOUGH = 2  # points that make a full name a person
_SPEAKS = (
    r"(?:said|says|told|added|claimed|warned|insisted|explained|admitted|argued|asked|replied|stated|wrote|tweeted|"
    r"thinks|believes|believed|hopes|described|welcomed|accepted|agreed|denied|urged|praised|apologised|confirmed)\b"
)
_SPEECH_AFTER = re.compile(r"(?:\s|, )(?:also |has |had |who )?" + _SPEAKS)
_SPEECH_BEFORE = re.compile(r"\b" + _SPEAKS + r"\s$")
_WHO = re.compile(r", (?:who|whose|then|now|formerly)\b")
_OF = re.compile(r", (?:of|from) (?:the )?[\w’'-]+")  # "May Robson, of the Tenants' Forum"
_PARTY = re.compile(
    r"\s\((?:Con|Lab|Lib ?Dem|LD|UKIP|Ukip|Green|Ind|Independent|Plaid|SNP|Reform|[RDI]-?[A-Z])\w*\b[^)\n]{0,40}\)"
)
_NOT_REAL = re.compile(
    r",? \(?(?:not (?:his|her|their) real name|whose name (?:has been|was) changed|"
    r"who (?:did not|didn['’]t) want (?:her|his|their) (?:\w+ )?(?:sur)?name)"
)
_RELATIVE = re.compile(r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur) (?:[\w-]+ )?(\w+),? $")
_LAST_WORD = re.compile(r"([\w’'-](?<![\w’'-].)[\w’'-]*+),?\s+$")
_PLACE_BEFORE = frozenset({"in", "at", "near", "from", "across", "outside", "around"})


def points(naming: Naming, reading: Reading, names: Lexicon, titled: set[str], alone: Counter[str]) -> int:
    """How much speaks for a run of two words or more being a person's name.

    `titled` are the surnames that the document gives with a title, `alone` counts its words that stand alone.
    """
    text = reading.folded
    first, last = naming.words[0], naming.surname
    if (first, spoken(naming.words)[1]) in names.bodies or naming.words in names.bodies:
        sentence = reading.sentence_at(naming.span.start)
        place = naming.whole.start, naming.span.end
        return ENOUGH if sentence and role_beside(text, sentence, *place, names) else 0
    points = 0
    kind = names.kind(last)
    given = first in names.given or ("-" in first and first.split("-")[0] in names.given)
    if given:
        points += 1 if first in names.ambiguous and not _inside(naming, reading, names) else 2
        points -= kind == "organisation" and last not in names.surnames
    elif len(first.rstrip(".")) <= 2 and first[:1].isupper():
        points += 1  # initials
    if any(len(w.rstrip(".")) == 1 for w in naming.words[1:-1]):
        points += 2  # a middle initial
    if naming.title:
        points += 3 if naming.title in names.titles_strong else 2
    if naming.after == "organisation" or naming.after == "title":
        points -= 3 if not naming.title else 1
    if points >= ENOUGH + 1:
        return points
    before = text[max(0, naming.whole.start - 40) : naming.whole.start].rpartition("\n\n")[2]
    word = match.group(1) if (match := _LAST_WORD.search(before)) else ""
    lower = word.lower()
    if lower in names.firms and not (given and "," in before[-2:]):  # "the leader of the group, Jo Bloggs, …"
        points -= 3
    if lower == "the":
        points -= 2
    if lower in _PLACE_BEFORE and first not in names.given:
        points -= 1
    if points >= ENOUGH:
        return points
    if last in titled:
        points += 3
    elif alone[last]:
        points += 1
    end = naming.span.end
    if lower in names.role_heads or word in names.role_heads or naming.before == "role":
        points += 2
    if age_after(text, end) or _PARTY.match(text, end, end + 60):
        points += 2
    if _OF.match(text, end):
        points += 1
    if _WHO.match(text, end):
        points += 2
    if _SPEECH_AFTER.match(text, end) or _SPEECH_BEFORE.search(before):
        points += 1
    if first not in names.given and ((kind and last not in names.surnames) or names.kind(first)):
        points -= 2
    if points < ENOUGH and points + 2 >= ENOUGH and (sentence := reading.sentence_at(naming.span.start)):
        points += 2 * (role_beside(text, sentence, naming.whole.start, end, names) is not None)
    return points


def is_all_of_a_name(folded: str, start: int, end: int, names: Lexicon) -> bool:
    """Whether a given name alone is all that is given: an age, "not her real name" or "her son" stands beside it."""
    if age_after(folded, end) or _NOT_REAL.match(folded, end):
        return True
    before = _RELATIVE.search(folded, max(0, start - 30), start)
    return before is not None and before.group(1) in names.role_heads


def _inside(naming: Naming, reading: Reading, names: Lexicon) -> bool:
    """Whether a given name that is also another word stands inside a sentence, where only a name has a capital."""
    if naming.words[0] not in names.words_too:
        return False
    sentence = reading.sentence_at(naming.span.start)
    return (
        sentence is not None
        and reading.folded[naming.span.start - 1 : naming.span.start] == " "
        and (sentence.start < naming.span.start)
    )
