"""clean: `RawDocument` -> `Article`. The text is frozen here; noise is labelled, never deleted."""

import hashlib
import re

from bucks_tracker.errors import InputError
from bucks_tracker.records import Article, Metadata, RawDocument, Span

PAD = "\u2060"  # word joiner: neither a word character nor white space

# UTF-8 read as cp1252, and the half-repaired forms met in newspaper archives ('˜ for ‘). The artefact becomes its
# mark; the rest of its length is padding, so that offsets stay.
MOJIBAKE = {
    "'˜": "‘",
    "â€œ": "“",
    "â€\x9d": "”",
    "â€˜": "‘",
    "â€™": "’",
    "â€“": "–",
    "â€”": "—",
    "â€¦": "…",
    "Â£": "£",
    "Â\u00a0": " ",
}
_MOJIBAKE = re.compile("|".join(map(re.escape, sorted(MOJIBAKE, key=len, reverse=True))))
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})


def fold(text: str) -> str:
    """`text` for matching, of exactly the same length: mojibake mended with padding, odd spaces made plain.

    Curly marks stay curly: what opens and what closes matters to `segment`.
    """
    if _MOJIBAKE.search(text):
        text = _MOJIBAKE.sub(lambda m: MOJIBAKE[m.group()].ljust(len(m.group()), PAD), text)
    return text.translate(_PLAIN)


def clean(raw: RawDocument) -> Article:
    """The article of a document read. Raises InputError on NUL and on lone surrogates."""
    for number, line in enumerate(raw.text.split("\n"), start=1):
        if "\0" in line:
            raise InputError(f"{raw.path}: line {number} holds a NUL character; this is not a text document")
    try:
        encoded = raw.text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"{raw.path}: lone surrogate at character {error.start}; the text cannot be stored") from error
    given, found = raw.given, raw.found
    metadata = Metadata(*(getattr(given, f) or getattr(found, f) for f in Metadata.__dataclass_fields__))
    basis = "given" if given.published else "stated" if found.published else "unknown"
    return Article(
        id=raw.sha256,
        path=raw.path,
        kind="news",
        text=raw.text,
        folded=fold(raw.text),
        text_sha256=hashlib.sha256(encoded).hexdigest(),
        metadata=metadata,
        published_basis=basis,
        format=raw.format,
        noise=(),
        pages=raw.pages,
        doubts=raw.doubts,
    )


def noise_lines(text: str) -> tuple[Span, ...]:
    """Lines that are no part of the article (advert slots, sharing links)."""
    return ()
