"""Who led an inspection, or signed the letter about a visit."""

import re

from bucks_tracker.records import Span

_NAME = r"[A-Z][\w'’.-]{0,24}(?:[ \t\u00a0]+(?:(?:de|van|von|le|O['’])[ \t]+)?[A-Z][\w'’.-]{0,24}){1,3}"
# "Deputy lead inspector" is somebody else.
_LED = re.compile(rf"(?<!eputy )(?:[Ll]ead|[Rr]eporting)\s+[Ii]nspectors?\s{{0,3}}:?\s{{0,3}}(?P<name>{_NAME})")
_SIGNED = re.compile(rf"Yours sincerely,?\s{{1,12}}(?P<name>{_NAME})")
_WERE = re.compile(
    r"(?:[Vv]isit was carried out by|[Ii]nspectors? (?:(?:for|on|who (?:made|carried out)) this visit )?(?:was|were)):?"
    rf"\s+(?P<name>{_NAME})"
)
_RANK = re.compile(r"[ \t,]*(?:\b(?:HMI|Her|His|HM|SHMI|Senior|Ofsted|Majesty['’]s|Deputy|Regional|Director)\b.*)$")


def find_lead_inspector(text: str, letter: bool) -> tuple[str, Span] | None:
    """The lead inspector's name and where it stands; of a letter without one, who signed it or is named first."""
    for pattern in (_LED, _SIGNED, _WERE) if letter else (_LED,):
        if found := pattern.search(text):
            name = _RANK.sub("", found["name"]).strip(" .,")
            if " " in name or "\u00a0" in name:
                start = found.start("name")
                return " ".join(name.split()), Span(start, start + len(name))
    return None
