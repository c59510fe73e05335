"""Councils that are in no table (a district, one abroad, one that never was), by the name that the document gives.

What is told of such a council must not be given to another: its name stands for itself.
"""

import re

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention, Span

_NOUN = re.compile(r"\b(?:Council|COUNCIL|council)\b(?!\s(?:tax|house|estate|of|flat|chamber|worker|staff|officer))")
_KIND = re.compile(r"\b(?:County|City|Borough|Metropolitan|Unitary|London|MBC|and)\s$")
_NAME = re.compile(
    r"(?:[A-Z][a-z]+(?:[’'-][A-Za-z]+)*)(?:[\s-](?:and|upon|on|of|in|le|the|under|&|[A-Z][a-z-]+)){0,4}\s$"
)
# Words with a capital that are no place before "Council".
_NO_PLACE = frozenset({
    "The", "A", "An", "This", "That", "Our", "Your", "Their", "His", "Her", "My", "Its", "In", "At", "On", "For",
    "From", "Of", "And", "But", "Or", "To", "With", "By", "As", "If", "When", "While", "After", "Before", "Since",
    "Troubled", "Failing", "Cabinet", "Full", "Parish", "Town", "Community", "District", "Arts", "Sports", "British",
    "General", "Privy", "Youth", "Student", "Students", "School", "Schools", "Police", "Health", "Medical",
    "Research", "National", "International", "Local", "Regional", "European", "Security", "Church", "Trades", "Union",
    "Teaching", "Nursing", "Social", "Care", "Housing", "Children", "Labour", "Conservative", "Tory", "Liberal",
    "Green", "New", "Former", "Neighbouring", "Nearby", "County", "City", "Borough", "Metropolitan", "Unitary",
    "London", "Royal", "Every", "Each", "Another", "Any", "One", "Some", "Both", "Meanwhile", "Last", "Yesterday",
    "Today", "Why", "How", "What", "Which", "Whose", "Who", "Not", "No", "Shadow", "Executive", "Governing",
    "Advisory", "Consumer", "Refugee", "Design", "Press", "Bar", "Law", "Science", "Engineering", "Film", "Muslim",
    "Hindu", "Jewish", "Islamic", "Under", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    "Sunday", "Read", "Most", "Many", "Two", "Three", "Four", "Five",
})  # fmt: skip
_SERVICES = re.compile(
    r"(?:['’]\u2060*s)?\s(?:children|child|safeguarding|social\s(?:care|services|work))", re.IGNORECASE
)


def find_other_councils(reading: Reading, known: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Councils named in full ("Ashby County Council", "Ashby's children's services" never) that are none of `known`.

    Districts only where children's services are said to be theirs: they have none, and are named for other things.
    """
    if reading.topic is None:
        return ()
    folded = reading.folded
    ends = {m.span.end for m in known}
    found: list[Mention] = []
    for noun in _NOUN.finditer(folded):
        if noun.end() in ends:
            continue
        begin = max(0, noun.start() - 60)
        before = folded[begin : noun.start()]
        kind = ""
        while (hit := _KIND.search(before)) or (hit := _DISTRICT.search(before)):
            kind, before = hit.group() + kind, before[: hit.start()]
        if noun.group() == "council" and not kind:
            continue
        name = _place(before)
        if name is None or ("District" in kind and not _SERVICES.match(folded, noun.end())):
            continue
        span = Span(begin + len(before) - len(name), noun.end())
        if any(m.span.start < span.end and span.start < m.span.end for m in known):
            continue
        words = " ".join(span.of(folded).split())
        found.append(Mention(span, words[:-7] + "Council"))
    return tuple(found)


_DISTRICT = re.compile(r"\bDistrict\s$")


def _place(before: str) -> str | None:
    """The name of a place at the end of `before`, with the white space after it; None where none stands there."""
    best = None
    for start in range(max(0, len(before) - 50), len(before)):
        if start and (before[start - 1].isalnum() or before[start - 1] == "-"):
            continue
        if not before[start].isupper():
            continue
        hit = _NAME.match(before, start)
        if hit is None or hit.end() != len(before):
            continue
        if re.split(r"[\s-]", hit.group())[0] in _NO_PLACE:
            continue
        best = hit.group()
        break
    if best is None or best.split()[-1] in _NO_PLACE:
        return None
    return best
