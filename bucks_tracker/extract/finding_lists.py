"""Bulleted and numbered lists of what inspectors found: "Among the strengths highlighted were:", then a line each."""

import re
from collections.abc import Sequence

from bucks_tracker.records import Block
from bucks_tracker.segment.blocks import BULLET

_FINDINGS = re.compile(
    r"\b(?:strengths|weaknesses|findings|praise[ds]?|highlight\w*|picked out|inspectors|ofsted|report|letter|found"
    r"|noted|said)\b[^.]{0,80}:$",
    re.IGNORECASE,
)
_LONGEST = 20  # lines of a list


def lead_in(folded: str, blocks: Sequence[Block], number: int) -> int | None:
    """The number of the block that opens the list of findings of which block `number` is a line; None elsewhere."""
    if not BULLET.match(folded, blocks[number].span.start):
        return None
    for before in range(number - 1, max(-1, number - _LONGEST), -1):
        span = blocks[before].span
        if not BULLET.match(folded, span.start):
            return before if _FINDINGS.search(folded[max(span.start, span.end - 200) : span.end].rstrip()) else None
    return None
