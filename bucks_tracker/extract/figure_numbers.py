"""Numbers as documents write them: "2,447", "£3.2m", "1,300 to 1,400", "41 per cent", "four in ten", "a dozen".

Ages, ordinals, sections of law, times and list numbers are left out here; what a number counts is `figures`' business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bucks_tracker.extract.numbers import WORD_NUMBER, number_of

_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SIGNED = (
    r"(?:(?P<{0}pound>£)[\s\u2060]{{0,3}})?(?P<{0}digits>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})(?P<{0}point>\.\d{{1,3}})?"
    r"(?:\s?(?P<{0}scale>million|billion|thousand|bn|mn|m|k)\b)?(?P<{0}cent>\s?%|\s+per\s?cent\b)?(?![\d:]|[.,/]\d|\w)"
)
_DIGIT = re.compile(r"[£\d]")
_BEFORE_DIGITS = frozenset(".,:/#@£$€-_")
_DIGITS = re.compile(
    rf"""(?P<some>\d{{1,2}})\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<all>{WORD_NUMBER}|\d{{1,3}})(?![\w,])
    | {_SIGNED.format("")}(?:\s?(?P<to>-|–|to|and)\s?{_SIGNED.format("to_")})?""",
    re.VERBOSE,
)
_WORDS = re.compile(
    rf"""\b(?: (?P<some>one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)(?:\s+every)?
        \s+(?P<all>{WORD_NUMBER}|\d{{1,3}})(?![\w,])
      | (?P<words>{WORD_NUMBER})(?P<words_cent>\s+per\s?cent)?\b
        (?![\s-](?:third|quarter|fifth|tenth|half)s?\s+of\b)
      | (?P<times>a|one|two|three|four)[\s-](?P<share>third|quarter|fifth|tenth|half)s?(?=\s+of\b)
      | (?P<half>half)(?=\s+(?:of|the)\b)
      | a\s+(?P<dozen>dozen)\b )""",
    re.VERBOSE,
)
_LABEL_BEFORE = re.compile(
    r"""\b(?:aged?|ages|sections?|parts?|articles?|pages?|paragraphs?|chapter|grades?|bands?|levels?|stage|phase|year|number
    |no\.?|room|table|step|appendix|tel|call|ring|covid|working\stogether|top|channel|radio|bbc|route|unit|zone|form|act
    |ages\sof|turn(?:s|ed|ing)?|until\sthey\s(?:are|were)|(?:leav\w+|left|dropped|abandoned|forgotten)\s(?:care\s)?at
    |(?P<age>under|over))[\s-]+$""",
    re.VERBOSE,
)
_NOT_AFTER = re.compile(
    r"""(?:st|nd|rd|th|s)\b | -?\s(?:and|or|to)\s\d+[\s-]years?[\s-]old | -year | -page
    | [\s-](?:to\s\d+[\s-])?(?:years?|months?|weeks?)[\s-]old
    | \s?[ap]\.?m\b | \s+(?:or|and)\s+(?:under|over)\b""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`. `high` ends a range; `second` is the other value of a change ("from 16 to 24"): the
    words of the first of a pair end at `first_end`, those of the second begin at `second_start`.

    `unit` is what its sign tells: pounds, per cent, or share ("one in four", in per cent). `in_words` are letters.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    second: float | None = None
    first_end: int = 0
    second_start: int = 0
    unit: str | None = None
    in_words: bool = False

    @property
    def small(self) -> bool:
        return self.value <= 12


def find_numbers(lowered: str) -> Iterator[Number]:
    """The numbers of a lower-case text, in order, without ages, ordinals, sections, times and list numbers."""
    for number in sorted((*_all_in_digits(lowered), *_all_in_words(lowered)), key=lambda n: n.start):
        if not _is_label(lowered, number):
            yield number


def _all_in_digits(text: str) -> Iterator[Number]:
    end = 0
    for digit in _DIGIT.finditer(text):
        start = digit.start()
        if start < end:
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in _BEFORE_DIGITS):
            continue
        if match := _DIGITS.match(text, start):
            end = match.end()
            number = _in_digits(text, match) if match["digits"] else _share(match, match["some"], match["all"])
            if number is not None:
                yield number


def _all_in_words(text: str) -> Iterator[Number]:
    for match in _WORDS.finditer(text):
        start, end = match.span()
        if match["words"]:
            value = number_of(match["words"])
            if value is not None and match["words"] != "one":
                yield Number(start, end, value, unit="per cent" if match["words_cent"] else None, in_words=True)
        elif match["dozen"]:
            yield Number(start, end, 12, in_words=True)
        else:
            part, whole = match["some"] or match["times"] or "one", match["all"] or match["share"] or match["half"]
            if number := _share(match, part, whole):
                yield number


def _share(match: re.Match[str], part_words: str, whole_words: str) -> Number | None:
    """ "One in four", "a third", "half" as a percentage."""
    part = 1 if part_words == "a" else number_of(part_words)
    whole = _SHARES.get(whole_words) or number_of(whole_words)
    if not part or not whole or part >= whole:
        return None
    return Number(match.start(), match.end(), round(100 * part / whole, 1), unit="share", in_words=True)


def _in_digits(text: str, match: re.Match[str]) -> Number:
    """One value; a range ("1,300 to 1,400", "between 20 and 30"); or two values ("from 16 to 24", "by £2m to £5m")."""
    start, end = match.span()
    value = _value(match, "")
    unit = (
        "pounds" if match["pound"] or match["to_pound"] else "per cent" if match["cent"] or match["to_cent"] else None
    )
    if match["to"] is None:
        return Number(start, end, value, unit=unit)
    high = _value(match, "to_")
    if match["to_scale"] and not match["scale"] and value < 1000:
        value *= _SCALE[match["to_scale"]]
    between = text.endswith("between ", 0, start)
    change = text.endswith(("from ", "by "), 0, start)
    first_end = start + len(text[start : match.start("to")].rstrip())
    second_start = match.start("to_pound" if match["to_pound"] else "to_digits")
    if change or high <= value or (match["to"] == "and" and not between):
        return Number(start, end, value, None, high, first_end, second_start, unit)
    return Number(start, end, value, high, None, first_end, second_start, unit)


def after_the_first(number: Number) -> Number:
    """The second number of a pair alone, where the first turns out to be none ("in 2016 to 18%")."""
    value = number.high if number.second is None else number.second
    return number if value is None else Number(number.second_start, number.end, value, unit=number.unit)


def _value(match: re.Match[str], which: str) -> float:
    value = float(match[which + "digits"].replace(",", "") + (match[which + "point"] or ""))
    return round(value * _SCALE.get(match[which + "scale"] or "", 1), 3)


def _is_label(text: str, number: Number) -> bool:
    if number.unit is not None:
        return False
    if _NOT_AFTER.match(text, number.end):
        return True
    if text[number.end : number.end + 1] in (".", ")") and not text[max(0, number.start - 2) : number.start].strip(
        " \t(•"
    ):
        return True  # a list's number at the beginning of its line
    label = _LABEL_BEFORE.search(text, max(0, number.start - 24), number.start)
    return label is not None and not (label["age"] and number.value > 25)
