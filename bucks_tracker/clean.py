"""clean: `RawDocument` -> `Article`. The text is frozen here; noise is labelled, never deleted."""

import hashlib
import re
from functools import lru_cache

from bucks_tracker.errors import InputError
from bucks_tracker.records import Article, Metadata, RawDocument, Span
from bucks_tracker.vocabulary import APOSTROPHE, Vocabulary, load_vocabulary

PAD = "\u2060"  # word joiner: neither a word character nor white space
_BLANK = " \t\r\n\f\v\u00a0\u2060\u200b\ufeff"
_MARKUP = "*#_>| "

# What happens to marks on their way through wrong decoders. The artefact becomes its mark; the rest of its length is
# padding, so that offsets stay. Letters are left alone: padding inside a name would break it.
_MARKS = "‘’‚“”„‹›«»–—…•£€©®°½¼¾´\u00a0"
_ENTITIES = {
    "quot": '"', "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "apos": "'", "ndash": "–", "mdash": "—",
    "hellip": "…", "pound": "£", "nbsp": " ", "amp": "&", "#34": '"', "#39": "'", "#039": "'", "#x27": "'",
    "#8211": "–", "#8212": "—", "#8216": "‘", "#8217": "’", "#8220": "“", "#8221": "”", "#8230": "…", "#163": "£",
}  # fmt: skip


def _misread(mark: str, codec: str) -> str:
    """The UTF-8 of `mark` as a reader that believes in `codec` shows it; bytes it leaves undefined become controls."""
    return "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in mark.encode("utf-8"))


def _artefacts() -> dict[str, str]:
    table = {}
    for mark in _MARKS:
        for codec in ("cp1252", "latin-1", "mac_roman"):
            table[_misread(mark, codec)] = " " if mark == "\u00a0" else mark
        table["".join(_misread(c, "cp1252") for c in _misread(mark, "cp1252"))] = mark  # misread twice
    # Newspaper archives that half repaired it: the first two characters became an apostrophe.
    table |= {"'˜": "‘", "'™": "’", "'œ": "“", "'\x9d": "”", "'¦": "…"}
    table["â€"] = "”"  # the third character was undefined in cp1252 and got lost
    table |= {f"&{name};": mark for name, mark in _ENTITIES.items()}
    return table


MOJIBAKE = _artefacts()
_MOJIBAKE = re.compile("|".join(map(re.escape, sorted(MOJIBAKE, key=len, reverse=True))))
_PLAIN = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "\x85": "…",
    "\x91": "‘",
    "\x92": "’",
    "\x93": "“",
} | {"\x94": "”", "\x96": "–", "\x97": "—", "＂": '"', "‟": "“", "‛": "‘", "ʼ": "’"}
_ODD = re.compile(f"[{''.join(_PLAIN)}]")  # ten times as fast as str.translate where there are few
_LOST = re.compile(r"(?<=\w)\ufffd(?=[a-z])|\ufffd(?=\d)|\ufffd")
_HALF_DASH = re.compile(r"(?<=\s)'[“”](?=\s)")
_TYPEWRITTEN = re.compile(r"``|(?<!\S)''(?=\w)")


def _lost_mark(match: re.Match[str]) -> str:
    """A replacement character between letters was an apostrophe, before a figure a pound, elsewhere a quote mark."""
    after = match.string[match.end() : match.end() + 1]
    before = match.string[match.start() - 1 : match.start()]
    return "’" if before.isalnum() and after.islower() else "£" if after.isdigit() else '"'


def fold(text: str) -> str:
    """`text` for matching, of exactly the same length: mojibake mended with padding, odd spaces made plain.

    Curly marks stay curly: what opens and what closes matters to `segment`.
    """
    if _MOJIBAKE.search(text):
        text = _MOJIBAKE.sub(lambda m: MOJIBAKE[m.group()].ljust(len(m.group()), PAD), text)
    if "'“" in text or "'”" in text:
        text = _HALF_DASH.sub("–" + PAD, text)
    if ("``" in text or "''" in text) and _TYPEWRITTEN.search(text):
        text = _TYPEWRITTEN.sub("“" + PAD, text).replace("''", "”" + PAD)
    if "\ufffd" in text:
        text = _LOST.sub(_lost_mark, text)
    return _ODD.sub(lambda m: _PLAIN[m.group()], text) if _ODD.search(text) else text


def clean(raw: RawDocument) -> Article:
    """The article of a document read. Raises InputError on NUL and on lone surrogates."""
    for number, line in enumerate(raw.text.split("\n") if "\0" in raw.text else (), start=1):
        if "\0" in line:
            raise InputError(f"{raw.path}: line {number} holds a NUL character; this is not a text document")
    try:
        encoded = raw.text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"{raw.path}: lone surrogate at character {error.start}; the text cannot be stored") from error
    given, found = raw.given, raw.found
    metadata = Metadata(*(getattr(given, f) or getattr(found, f) for f in Metadata.__dataclass_fields__))
    basis = "given" if given.published else "stated" if found.published else "unknown"
    folded = fold(raw.text)
    return Article(
        id=raw.sha256,
        path=raw.path,
        kind="news",
        text=raw.text,
        folded=folded,
        text_sha256=hashlib.sha256(encoded).hexdigest(),
        metadata=metadata,
        published_basis=basis,
        format=raw.format,
        noise=noise_lines(folded),
        pages=raw.pages,
        doubts=raw.doubts,
    )


_LONGEST_NOISE = 160  # characters; only cookie texts are longer
_LINE = re.compile(r"[^\n]+")
_FRONT_MATTER = re.compile(r"\s{0,20}(---|\+\+\+)[ \r]*\n(?:(?!\1)[^\n]{0,2000}\n){0,60}?\1[ \r]*(?=\n|\Z)")
_HEADER_LINES = re.compile(
    r"\s{0,20}(?:(?:title|headline|date|published|updated|author|by|source|outlet|publication|url|link|section|tags)"
    r":[ \t][^\n]{1,400}(?:\n|\Z)){2,12}",
    re.IGNORECASE,
)


def noise_lines(folded: str, vocabulary: Vocabulary | None = None) -> tuple[Span, ...]:
    """The lines that are no part of the article, in order: front matter, advert slots, links, pleas, second captions.

    Lines are judged by the patterns of `words/boilerplate.toml`; after the heading of a list of links its lines, which
    do not end in a full stop, go with it. Spans leave out the white space around a line.
    """
    noise: list[Span] = []
    front = _FRONT_MATTER.match(folded) or _HEADER_LINES.match(folded)
    start = front.end() if front else 0
    if front and (words := _stripped(folded, front.start(), front.end())):
        noise.append(words)
    whole, lists = _noise_patterns(vocabulary or load_vocabulary())
    listing, previous, open_end, end = False, "", False, 0
    for match in _LINE.finditer(folded, start):
        span = _stripped(folded, match.start(), match.end())
        if span is None:
            continue
        length = span.end - span.start
        line = folded[span.start : span.end] if length <= 600 else ""
        short = length <= _LONGEST_NOISE
        ended = folded[span.end - 1] in ".!?:;,”’\"'"
        if open_end and line[:1].islower() and folded.count("\n", end, span.start) == 1:
            previous = line  # the next line of a wrapped sentence
        elif (short or "cookie" in line) and whole.match(line.strip(_MARKUP)):
            noise.append(span)
            listing = listing or bool(lists.match(line.strip(_MARKUP)))
        elif (listing and short and not ended) or (line and line == previous and short and not ended):
            noise.append(span)
        else:
            listing = False
            previous = line
        open_end, end = not ended and not (noise and noise[-1] == span), span.end
    return tuple(noise)


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The span of `text[start:end]` without the white space and padding around it, if anything is left."""
    words = text[start:end].strip(_BLANK)
    if not words:
        return None
    start += text[start:end].index(words)
    return Span(start, start + len(words))


@lru_cache(maxsize=4)
def _noise_patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What marks a line as noise, and what among it heads a list of links."""
    terms = [(t.pattern, bool(t.extra.get("list"))) for t in vocabulary["boilerplate"] if t.pattern]

    def joined(patterns: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in patterns).replace("'", APOSTROPHE), re.IGNORECASE)

    return joined([p for p, _ in terms]), joined([p for p, heads in terms if heads])
