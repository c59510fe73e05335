"""Bodies spoken of: who inspects, advises and intervenes, by canonical name."""

from collections import Counter

from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Mention, Span
from bucks_tracker.vocabulary import TermMatch

# What "the watchdog" can stand for where the document names no Ofsted.
_INSPECTORATES = ("Care Quality Commission", "Local Government and Social Care Ombudsman", "HMICFRS", "HMI Probation")


def find_bodies(reading: Reading) -> tuple[Mention, ...]:
    """Inspecting and intervening bodies, by canonical name, in order.

    "The watchdog" or "inspectors" are Ofsted's where the document names Ofsted or nobody; in a document of another
    inspectorate alone they are that one's.
    """
    if "bodies" not in reading.vocabulary.sets:
        return ()
    spans = [(s.start, s.end) for s in reading.layout.sentences]
    found = reading.vocabulary["bodies"].find_within(reading.folded, reading.lowered, spans)
    named = Counter(m.term.name for m in found if "generic" not in m.term.extra)
    inspectorate = "Ofsted"
    if "Ofsted" not in named:
        others = [name for name in _INSPECTORATES if name in named]
        inspectorate = max(others, key=lambda name: named[name], default=inspectorate)

    def name(match: TermMatch) -> str:
        return inspectorate if match.term.extra.get("generic") == "inspectorate" else match.term.name

    return tuple(Mention(Span(m.start, m.end), name(m)) for m in found)
