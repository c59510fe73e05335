"""What a verb group says of the measure that it governs: its class and its mood make a status.

"Was lifted" is ended, "could be appointed" threatened, "remains" in force. Which verb governs is `status`' business.
"""

from bucks_tracker.extract.governed import PLAIN
from bucks_tracker.extract.verb_moods import VerbGroup

_BY_MOOD = {"fact": "started", "future": "announced", "possible": "threatened", "advised": "recommended"}
_RULES = {"threatened": "threatened", "recommended": "recommended", "rejected": "rejected", "deferred": "deferred"}


def status_of(group: VerbGroup) -> str | None:
    """What a verb group says of the measure that it governs; None where it says nothing (an infinitive of purpose)."""
    ruler = status_of(group.ruler) if group.ruler else None
    mood = group.mood
    if ruler == "announced" and mood in ("bare", "possible", "advised"):
        mood = "future"
    if group.kind == "recommend" and group.ruler and group.ruler.kind == "accept":
        return "announced"
    if group.kind == "state" and group.ruler and group.ruler.kind == "order":
        return None  # "obliges the council to work with the commissioner"
    told = _told(group, mood)
    if ruler in _RULES and (mood != "fact" or ruler != "announced"):
        if told == "ended" or group.negated or (group.kind == "end" and told == "in_force"):
            return "in_force" if group.kind == "end" else "rejected"
        if group.kind == "escalate" and ruler == "rejected":
            return "not_escalated"
        return told if told in ("deferred", "extended") else ruler
    return told


def _told(group: VerbGroup, mood: str) -> str | None:
    kind, negated = group.kind, group.negated
    if kind == "begin":
        if mood == "bare":
            return {"ing": "announced", "said": "started"}.get(group.form)
        if negated:
            return "rejected"
        return "announced" if mood == "fact" and group.ongoing else _BY_MOOD[mood]
    if kind == "end":
        return "in_force" if negated or (mood in ("possible", "advised") and group.voice != "said") else "ended"
    if kind in ("state", "stay"):
        if negated:
            return "ended" if kind == "state" and mood == "fact" else None
        if mood in ("fact", "bare") or kind == "stay":
            return "in_force"
        return _BY_MOOD[mood]
    if kind == "escalate":
        if negated:
            return "not_escalated"
        return {"possible": "threatened", "advised": "recommended"}.get(mood, "escalated")
    if kind == "reject" and negated:
        return "threatened"
    if kind == "review" and mood == "future":
        return "in_force"  # "is to be reviewed in the autumn"
    if negated:
        return "rejected" if kind in ("threaten", "recommend", "announce") else "in_force"
    if kind == "order" and mood in ("possible", "advised"):
        return _BY_MOOD[mood]
    return PLAIN[kind]
