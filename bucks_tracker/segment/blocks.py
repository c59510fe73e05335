"""The blocks of an article: headline, standfirst, dateline, byline, caption, crosshead, paragraph, boilerplate.

Lines are put together to paragraphs where they were wrapped, then each paragraph gets its kind from its form and its
place. Works with blank lines between paragraphs, without any, and on hard-wrapped text.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from bucks_tracker.clean import PAD
from bucks_tracker.records import Article, Block, Span

_LINE = re.compile(r"[^\n]+")
_BLANK = " \t\r\n\f\v\u00a0\u2060\u200b\ufeff"
_ENDS = ".!?:;”’\"'…"
# Where readers' comments begin, and the line before each.
_RESPONSES = re.compile(
    r"(?:(?:\d{1,4}|one|no) (?:responses?|comments?|thoughts?|replies|reply)(?: (?:to|on) .{1,160})?"
    r"|(?:readers[’'] )?comments?(?: \(\d{1,4}\))?|your comments|what (?:you|readers) (?:said|say))[.:]?$",
    re.IGNORECASE,
)
_COMMENTER = re.compile(r".{2,40} (?:says|wrote|writes|said|commented|replied)(?: (?:on|at) .{4,40})?:(?:\s|$)")
BULLET = re.compile(r"(?:[•▪●◦‣·*–-]|\d{1,2}[.)])\s")
_HEADLINE_WORDS = 30
_CROSSHEAD_WORDS = 9
_CAPTION_WORDS = 25

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?"
_DATE = (
    rf"{_DAY}(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?(?:\s'?\d{{2}}(?:\d{{2}})?)?"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{2}}|\d{{4}})"
    r"|\d{4}-\d{2}-\d{2}(?:t[\d:.+z-]{4,20})?)"
)
_TIME = (
    r"(?:[,|@]?\s?(?:at\s)?\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s?(?:bst|gmt|utc))?|[,|]?\s?\d{1,2}[ap]m)?"
)
_DATELINE = re.compile(
    r"(?:(?:page|story|article)\s)?(?:first\s)?(?:published|posted|updated|last updated|created|date|modified)?"
    r"(?:\sat|\son)?:?\s?"
    rf"{_TIME},?\s?{_DATE}{_TIME}"
    rf"(?:\s?[|,;–-]?\s?(?:last\s)?(?:updated|modified):?\s?{_TIME},?\s?(?:{_DATE})?{_TIME})?"
    r"(?:\s?\|.{0,60}|\sby\s.{2,60}|\.)?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?i:(?:written |reported |story |words |report |posted |published |exclusive |exclusive: |special report )?by:?|"
    r"words:|reporter:|author:)\s"
    r"(?:[A-Z@][^.!?:\n]{2,90}|(?:our|a) [^.!?:\n]{2,40}(?i:reporter|correspondent|staff|editor))"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}(?:,| ?[|–-])?\s?(?:the )?(?:[A-Z][\w’'&-]* ){0,4}(?i:local democracy )?"
    r"(?i:reporter|correspondent|editor|reporting service)"
    r"|(?i:by) (?:[A-Z][\w'’-]+ ){1,4}[\w.+-]{1,40}@[\w.-]{1,60}(?: @\w{2,30})?"
    r"|(?:(?:The |Our )?(?:[A-Z][\w’'&-]* ){0,3})(?i:local democracy reporter|reporter|correspondent)(?: ?[:|–-])? "
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}"
    r"|@\w{2,30}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}"
)
_BY_NAME = re.compile(
    r"(?i:by):?\s(?:(?:our|a) |"
    r"(?:[A-Z@][\w.'’-]*(?:,? and |,? & | {1,3}|(?=[,|@–-])|$)){1,6}(?:$|[\w.+-]{1,40}@|[,|@–-]|(?:on|in|at|for) ))"
)
_NAME_WORD = re.compile(r"[A-Z][a-zà-ÿ]+(?:[-'’][A-Z][a-z]+)*|[A-Z]\.|(?:Mc|Mac|O['’])[A-Z][a-z]+")
_PICTURED = re.compile(
    r"[(\[]?(?:pictured?|left|right|above|below|from left|(?:image )?caption|file (?:photo|picture|image))\b.{0,20}[:,]"
    r"|[(\[]pictured",
    re.IGNORECASE,
)

_CREDITED = re.compile(
    r"\w[.!?]? ?[(\[](?:images?|pictures?|photos?|pics?|credit)\b ?(?::|by|courtesy|-|–)[^()\n]{1,60}[)\]]$"
    r"|\w[.!?] (?:pictures?|photos?|images?|pics?|credit)(?: by)?: [^.!?\n]{2,60}$",
    re.IGNORECASE,
)


def find_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of an article, in order; every line that is not blank is in one of them."""
    units = _units(article)
    kinds = _kinds(article.folded, units)
    return tuple(Block(_whole(article, span), kind) for (span, _), kind in zip(units, kinds, strict=True))


def _whole(article: Article, span: Span) -> Span:
    """A block with the second sign of a mark at its end that was folded into one: the `''` of "it must improve.''"."""
    end = span.end
    while article.folded[end : end + 1] == PAD != article.text[end]:
        end += 1
    return Span(span.start, end)


# ------------------------------------------------------------------ lines -> paragraphs


def _units(article: Article) -> list[tuple[Span, bool]]:
    """Paragraphs and whether they are noise, in order."""
    folded = article.folded
    starts = [n.start for n in article.noise]
    lines: list[tuple[Span, bool]] = []
    for match in _LINE.finditer(folded):
        words = match.group().strip(_BLANK)
        if not words:
            continue
        start = match.start() + match.group().index(words)
        span = Span(start, start + len(words))
        i = bisect_right(starts, start) - 1
        lines.append((span, i >= 0 and span.end <= article.noise[i].end))
    width = _wrapped_at(folded, lines)
    blank = any(folded.count("\n", one.end, other.start) > 1 for (one, _), (other, _) in pairwise(lines))
    beginning = -1 if blank else next((span.start for span, noise in lines if not noise), -1)
    units: list[tuple[Span, bool]] = []
    last: Span | None = None
    for span, noise in lines:
        if (
            units
            and last
            and noise == units[-1][1]
            and _continues(folded, last, span, noise, width, article.noise, beginning)
        ):
            units[-1] = (Span(units[-1][0].start, span.end), noise)
        else:
            units.append((span, noise))
        last = span
    return units


def _wrapped_at(folded: str, lines: list[tuple[Span, bool]]) -> int:
    """The width at which the document's lines were wrapped by hand, or 0.

    Such a document has no long lines, many that end near its width, and many that end in no stop.
    """
    ends = []
    open_ends = 0
    for (one, noisy), (other, _) in pairwise(lines):
        if noisy or folded.count("\n", one.end, other.start) != 1:
            continue
        ends.append(one.end - one.start)
        open_ends += folded[one.end - 1] not in _ENDS
    if len(ends) < 4 or open_ends * 4 < len(ends):
        return 0
    widest = max(one.end - one.start for one, noisy in lines if not noisy)
    full = sum(length > widest - 15 for length in ends)
    return widest if 40 <= widest <= 130 and full * 10 >= len(ends) * 3 else 0


def _continues(
    folded: str, one: Span, other: Span, noise: bool, width: int, noises: tuple[Span, ...], beginning: int
) -> bool:
    """Whether the line `other` goes on with the paragraph of the line `one`."""
    if noise:  # lines of one stretch of front matter
        return any(n.start <= one.start and other.end <= n.end for n in noises[:1])
    if folded.count("\n", one.end, other.start) != 1:
        return False
    first, last = folded[other.start], folded[one.end - 1]
    length = one.end - one.start
    if BULLET.match(folded, other.start, other.end) and (first in "•▪●◦‣·*" or last in ".!?:;"):
        return False  # a dash or a number at the head of a wrapped line is no bullet
    text = other.of(folded)
    wrapped = (
        last not in _ENDS and first.islower() and text.count(" ") < 2 and "@" not in text
    )  # "... rated inadequate / by Ofsted"
    if len(text) < 120 and not wrapped and (_DATELINE.fullmatch(text) or _is_byline(text)):
        return False
    if last not in _ENDS and (first.islower() or (last in ",-–—&" and first not in "“‘\"'") or first in "-–"):
        return length > 20 or first.islower()
    if last not in _ENDS and first.isdigit() and length > 40:
        return True
    if not width or (beginning >= 0 and (last in ".!?…”" or (first.isupper() and one.start == beginning))):
        return False  # without blank lines a stop at a line's end is more often a paragraph's
    # in hard-wrapped text a line ends early only at the end of its paragraph
    word = folded.find(" ", other.start, other.end)
    room = length + 1 + ((word if word > 0 else other.end) - other.start)
    return room > width - 3 and length * 10 > width * 6


# ------------------------------------------------------------------ paragraphs -> kinds


def _kinds(folded: str, units: list[tuple[Span, bool]]) -> list[str]:
    kinds = ["boilerplate" if noise else "" for _, noise in units]
    words = [span.of(folded) for span, _ in units]
    open_ = [not kind for kind in kinds]
    for i, text in enumerate(words):
        if open_[i] and len(text) < 120:
            if _DATELINE.fullmatch(text):
                kinds[i] = "dateline"
            elif _is_byline(text):
                kinds[i] = "byline"
            elif _PICTURED.match(text):
                kinds[i] = "caption"
        credit = open_[i] and not kinds[i] and len(text) < 300 and (text[-1] in ")]" or ": " in text[-70:])
        if credit and _CREDITED.search(text, max(0, len(text) - 80)):
            kinds[i] = "caption"
    head = next((i for i, kind in enumerate(kinds) if not kind), None)
    if head is None:
        return kinds
    body = next((i for i in range(head, len(units)) if not kinds[i] and _is_prose(words[i])), len(units))
    if kinds.count("") == 1:
        kinds[head] = "paragraph"  # a document of one line
    elif body > head or _is_headline(words[head], len(units)):
        kinds[head] = "headline"
    if body == head:
        body = next((i for i in range(head + 1, len(units)) if not kinds[i] and _is_prose(words[i])), len(units))
    repeated = {words[i - 1] for i in range(1, len(units)) if kinds[i] == "boilerplate" and words[i] == words[i - 1]}
    for i, text in enumerate(words):
        if kinds[i] == "dateline" and i > body and text[:1].isdigit() and kinds[i - 1] != "boilerplate":
            kinds[i] = "crosshead"  # an entry of a chronology
        if kinds[i]:
            continue
        if text in repeated:
            kinds[i] = "caption"
        elif _is_prose(text):
            kinds[i] = "paragraph"
        elif i < body < len(units):
            if len(text.split()) > 9 and not _named(text):
                kinds[i] = "standfirst"
            else:
                kinds[i] = "byline" if _is_stranger(text, folded, units[i][0].end) else "caption"
        else:
            kinds[i] = _short_kind(text, i == len(units) - 1)
    last = max((i for i, kind in enumerate(kinds) if kind == "paragraph"), default=-1)
    furniture = False
    for i in range(last + 1, len(kinds)):  # below the story, links to others between its furniture
        furniture = furniture or kinds[i] == "boilerplate"
        if furniture and last >= 0 and kinds[i] in ("crosshead", "caption") and not _PICTURED.match(words[i]):
            kinds[i] = "boilerplate"
    for i in range(_comments_from(words, body), len(kinds)):
        kinds[i] = "boilerplate"
    return kinds


def _comments_from(words: list[str], body: int) -> int:
    """The first unit of readers' comments below the story: "4 Responses to …", or "Comments" before "Jo says:"."""
    for i in range(body + 1, len(words)):
        if len(words[i]) < 200 and _RESPONSES.match(words[i]):
            told = any(_COMMENTER.match(line) for line in words[i + 1 : i + 4])
            if told or (words[i][0].isdigit() and " to " in words[i][:24]):
                return i
    return len(words)


def _is_headline(text: str, units: int) -> bool:
    """Whether a first paragraph that reads like prose is a headline: short, and in title case or without a stop."""
    words = text.split()
    if units < 2 or len(words) > _HEADLINE_WORDS:
        return False
    if text[-1] not in ".”’\"'":
        return True
    long_words = [w for w in words if len(w) > 3]
    capitals = sum(w[:1].isupper() or not w[:1].isalpha() for w in long_words)
    return (len(words) <= 16 and capitals * 5 >= len(long_words) * 4) or (text[-1] != "." and ". " not in text)


def _is_prose(text: str) -> bool:
    """Whether a paragraph reads like a sentence of the story, not like a heading."""
    stripped = text.rstrip(" ”’\"')]" + _BLANK)
    words = text.count(" ") + 1
    if words > 40 or BULLET.match(text) or _JUDGED.fullmatch(text):
        return True
    if stripped[-1:] in (".", "!", "?", "…", ":", ";"):
        return words > 2 or stripped[-1:] in ".:"
    if text[:1] in '“"' or (text[-1:] in '“”"' and words > _CROSSHEAD_WORDS) or stripped[-1:] == ",":
        return words > 4
    return words > _CAPTION_WORDS


# A line of a list of judgements: "Care leavers – Good", "Leadership | Requires improvement to be good"
_JUDGED = re.compile(
    r"[A-Z*•][^.!?;:–—|\t]{3,90}?(?:\s?[:–—|\t]|\s-)\s*"
    r"(?:outstanding|good|adequate|satisfactory|requires improvement(?: to be good)?|inadequate)\.?",
    re.IGNORECASE,
)


def _named(text: str) -> bool:
    """Whether a line begins like a caption: mostly capitals in its first three words."""
    return sum(w[:1].isupper() for w in text.split()[:3]) >= 2


def _is_stranger(text: str, folded: str, after: int) -> bool:
    """Whether a line is a name that the story never mentions: its writer's, not that of somebody pictured."""
    words = text.split()
    if not 2 <= len(words) <= 4 or words[0] == "Dear" or not all(_NAME_WORD.fullmatch(w) for w in words):
        return False
    return re.search(rf"\b{re.escape(words[-1])}\b", folded[after : after + 100_000]) is None


def _short_kind(text: str, last: bool) -> str:
    """The kind of a line in the body that ends in no stop."""
    words = text.split() or [text]  # a control character may be all of it
    if len(words) > _CROSSHEAD_WORDS:
        return "caption" if _named(text) else "paragraph"
    if last and len(words) > 4:
        return "paragraph"
    titled = words[0].rstrip(".") in ("Cllr", "Clr", "Coun", "Councillor", "Mr", "Mrs", "Ms", "Dr", "Sir", "BCC")
    return "caption" if titled or (len(words) > 1 and "," in text and _named(text)) else "crosshead"


def _is_byline(text: str) -> bool:
    return bool(_BYLINE.fullmatch(text)) and (not text[:3].lower().startswith("by ") or bool(_BY_NAME.match(text)))
