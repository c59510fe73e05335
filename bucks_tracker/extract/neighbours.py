"""What a council that is named is named for: as the one spoken of, as a helper or former employer, or to compare."""

import re
from collections.abc import Iterable
from typing import Literal

from bucks_tracker.records import Mention, Span

Part = Literal["spoken of", "helper", "compared"]

_HEADS = (
    r"(?:chief executive|directors?|head|boss|leader|advis[eo]rs?|expert|commissioner|counterparts?|executive|veteran)"
)
_CREW = r"(?:team|managers?|staff|workers?|officers?|officials|peers|colleagues|experts|commissioners|executives)"
# Before a council: where somebody comes from or was, who runs or helps, with whom one works.
_HELPS_BEFORE = re.compile(
    r"(?:"
    r"\b(?:former(?:ly)?|previous(?:ly)?|once|until recently|late of|ex-)\b[^.;:]{0,50} "
    r"(?:at|of|in|for|from|with|to|by)"
    r"|\b(?:previously|formerly|former)"
    r"|\b" + _HEADS + r"\b(?:,? [\w’'-]+){0,5} (?:from|at|of)|\b" + _CREW + r"\b(?:,? [\w’'-]+){0,3} from"
    r"|\b(?:run|runs|led|managed|overseen|provided|headed|mentored|supported|helped|advised|guided|assisted"
    r"|delivered|taken over|rescued|report|review|draft|audit|diagnostic),? by(?: near| neighbouring| its neighbour)*"
    r"|\b(?:services?|running|control|department|responsibility|duties|them|it|over)\b[^.;:]{0,30}"
    r"\b(?:hand(?:ed|ing)?|pass(?:ed|ing)|given|transferred|outsourced|entrusted)(?: over)? to"
    r"|\b(?:partnership|partner(?:s|ed|ing)?|work(?:s|ed|ing)?|link(?:s|ed)?|team(?:s|ed|ing)?|pair(?:s|ed)?|twinned"
    r"|arrangement|agreement|deal|contract|shar(?:e|es|ed|ing)|merg\w+)(?: [\w’']+){0,3}? with"
    r"|\b(?:help|support|advice|guidance|assistance|mentoring|expertise|backing|secondees|secondment|loan|borrowed"
    r"|recruit(?:ed|s)?|poached|drafted in|brought in|seconded)(?: [\w’']+){0,3}? (?:from|of|by)"
    r"|\b(?:who|s?he|having)(?: (?:\w+ly|has|had|once|also|then|used to)){0,2} (?:ran|run|lead|work|led|headed"
    r"|worked|served|spent|joined"
    r"|joins|moved|moves|left|leaves|retired|rescued|turned|transformed|managed|oversaw|arrived|arrives|came|comes|held"
    r"|(?:was|been)(?! (?:sent|appointed|put|brought|called|drafted|parachuted|dispatched|assigned|named)))\b"
    r"[^.;:]{0,50} (?:at|in|from|of|for|to|with|around)"
    r"|\b(?:who|s?he) (?:joined|joins|left|leaves|ran|led|headed|oversaw)"
    r"|\b(?:via|alongside|turn(?:ed|s|ing)? to|wing of)"
    r")(?: the)?\s$",
    re.IGNORECASE,
)
# After a council: its people, and what it does for another.
_HELPS_AFTER = re.compile(
    r"(?:['’]\u2060*s?)?(?:,[^,.;]{3,90},|\s\([^)]{3,60}\))?(?:\s[–-]\s[^–.;]{3,90}\s[–-])?\s(?:"
    r"(?:(?:deputy|former|assistant|interim|own|outgoing|ex-)\s)*(?:chief|boss|director\b(?!\sof\schildren))"
    r"|(?:(?:will|would|to|has|have|had|is|are|was|were|been|be|now|also|since|already|itself|being|again|may|could)\s)*"
    r"(?:(?:asked|invited|called\son|lined\sup|chosen|picked|enlisted|commissioned)\sto\s"
    r"|(?:brought|drafted|called|sent)\sin\b|(?:helping|supporting|lending|mentoring|advising|running|managing|taking\sover|working\swith)\b"
    r"|(?:appointed|named|chosen|picked|made|acts?(?:ing)?|acted|confirmed|installed)\s(?:as\s)?"
    r"(?:(?:its|the|their|an?|our)\s)?(?:\w+\s)?(?:partner|adviser|advisers|mentor))"
    r"|(?:(?:will|would|to|has|have|had|now|also|since|already|itself|again|may|could)\s)*"
    r"(?:helps?|helped|supports?|supported|lends?|lent|mentors?|mentored|advis(?:es|ed)|advise"
    r"|manag(?:es|ed)|work(?:s|ed)?\swith|(?:goes|went|go|carr(?:y|ies|ied))\son\s(?:running|managing)|in\sto\s"
    r"|(?<=to\s)(?:take|work\swith|lead|oversee|share|rescue|turn\sround)\b|run(?:s|ning)?\b(?!\s(?:out|short|up))|ran\s(?:the|its|their|children)|moves?\sin\b|(?:takes?|taking|taken|took)\s(?:over|charge|control|on)\b"
    r"|steps?\sin\b|stepped\sin\b|(?:provid|giv)(?:e|es|ing|ed|en)\s[^.;,]{0,30}\b(?:help|support|advice|leadership)"
    r"|in\scharge\s(?:of|at|in|here|there)))",
    re.IGNORECASE,
)
_PARTNER_AFTER = re.compile(
    r"['’]\u2060*s\s(?:help|support|advice|expertise|wing|guidance|assistance|management)\b"
    r"|\s?(?:[–-]|,)\s?(?:which\s(?:was|is|has\sbeen)\s)?(?:appointed|acting|the\scouncil['’]\u2060*s|its|the|an?)\b"
    r"[^.;,]{0,60}\b(?:partner|adviser|mentor)\b",
    re.IGNORECASE,
)
# "is to end its role as Easton's improvement partner"
_AS_PARTNER = re.compile(
    r"\s[^.;,A-Z]{0,50}\b(?:as|be|become|becomes|became|remain|remains)\s(?:(?:its|their|the|an?)\s|(?:[A-Z][\w-]*\s){0,2}"
    r"[A-Z][\w-]*['’]\u2060*s\s)(?:\w+\s)?(?:partner|adviser|mentor)\b"
)
# Before a council that another is set beside. It is not spoken of where it only measures.
_MEASURES = re.compile(
    r"\b(?:unlike|(?<!looks )(?<!look )like|than|as well as|such as|compared (?:with|to)|similar to|including"
    r"|along with|(?:in )?contrast (?:to|with)|together with)(?: (?:those|that|the ones) (?:in|of|at))?"
    r"(?: neighbouring| nearby)?(?: the)?\s$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:\b(?:neighbouring|nearby|next-door|adjoining|adjacent|fellow)"
    r"|\b(?:up|down|along|across) the (?:road|coast|river|line|motorway|m\d+|a\d+)\b[^.;:]{0,20}"
    r"|\bover the border\b[^.;:]{0,12}"
    r"|\bneighbours?,?(?: in| at)?|\bnext door,? (?:in|at|to)|\belsewhere(?: in \w+)?[,:]?)(?: the)?\s$",
    re.IGNORECASE,
)
_BESIDE_AFTER = re.compile(
    r",?\s(?:next\sdoor|up\sthe\sroad|over\sthe\sborder|its\sneighbour)\b|['’]\u2060*s\sown\b|\s(?:is|was|were|are)?\s?itself\b",
    re.IGNORECASE,
)
_WINDOW = 90


def acts_for_another(folded: str, span: Span) -> bool:
    """Whether a council is said to do something for another: to help it, run its services, be its partner."""
    return any(p.match(folded, span.end) for p in (_HELPS_AFTER, _PARTNER_AFTER, _AS_PARTNER))


def parts_of(folded: str, mentions: Iterable[Mention]) -> list[Part]:
    """What each council of a document is named for; in "formerly of X and Y" the second is what the first is."""
    parts: list[Part] = []
    last: Mention | None = None
    for mention in mentions:
        joined = last is not None and _JOINED.fullmatch(folded, last.span.end, max(last.span.end, mention.span.start))
        own = _part_of(folded, mention.span)
        if joined and parts[-1] == "spoken of" and acts_for_another(folded, mention.span):
            parts[-1] = own  # "X and Y will help"
        listed = joined and parts[-1] != "spoken of" and own == "spoken of"
        parts.append(parts[-1] if listed else own)
        last = mention
    return parts


_JOINED = re.compile(r"(?:,|,?\s(?:and|or))\s(?:the\s)?")


def _part_of(folded: str, span: Span) -> Part:
    """What the words around the name of a council make it."""
    before = folded[max(0, span.start - _WINDOW) : span.start]
    before = re.split(r"[.!?]['\"”’)]*\s|\n", before)[-1]
    if _MEASURES.search(before) or _HELPS_BEFORE.search(before):
        return "helper"
    if acts_for_another(folded, span):
        return "helper"
    if _BESIDE.search(before) or _BESIDE_AFTER.match(folded, span.end):
        return "compared"
    return "spoken of"
