"""What full-text search found."""

import re
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bucks_tracker.render.columns import Row
from bucks_tracker.render.dates import spoken
from bucks_tracker.render.listings import REF_LENGTH
from bucks_tracker.render.safe import one_line
from bucks_tracker.render.show import marked_words

_MATCH = re.compile("\x02([^\x02\x03]*)\x03")  # how the store marks the words that match


def hits_shown(hits: Sequence[Row], mark: str) -> Iterator[RenderableType]:
    """Each hit: where it is, and its words with the matches marked."""
    for n, hit in enumerate(hits):
        if n:
            yield Text()
        ref = (hit["quote_id"] or hit["article_id"])[:REF_LENGTH]
        date = spoken(hit["published_edtf"], moment=True) or "date unknown"
        where = ", ".join(filter(None, (one_line(hit["outlet"] or ""), date)))
        name = one_line(hit["title"] or "")
        yield Text.assemble((ref, "dim"), "  ", (name, "bold"), f"  {where}" + (" (quote)" if hit["quote_id"] else ""))
        yield Padding(_snippet(hit["snippet"], mark), (0, 0, 0, REF_LENGTH + 2))


def _snippet(snippet: str, mark: str) -> Text:
    made = Text()
    for n, part in enumerate(_MATCH.split(" ".join(snippet.split()))):
        made.append_text(marked_words(one_line(part), mark) if n % 2 else Text(_keep_edges(part)))
    return made


def _keep_edges(part: str) -> str:
    """Safe words with the spaces at their ends, which part them from a match."""
    return (" " if part[:1] == " " else "") + one_line(part) + (" " if part[-1:] == " " and part.strip() else "")
