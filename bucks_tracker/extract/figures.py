"""Figures about the service: counts, amounts of money, rates and shares.

A number is a figure by what it counts (`words/figures.toml`), by its sign (£, %) or by what is compared ("down from
25"). Dates, durations, ages, ordinals, grades, times, sections of law and telephone numbers are none. Documents that
are not about children's services have none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bucks_tracker.extract.date_expressions import evaluate
from bucks_tracker.extract.numbers import WORD_NUMBER, number_of
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated, Figure, Span
from bucks_tracker.vocabulary import Term, TermSet

_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SIGNED = (
    r"(?:(?P<{0}pound>£)[\s\u2060]{{0,3}})?(?P<{0}digits>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})(?P<{0}point>\.\d{{1,3}})?"
    r"(?:\s?(?P<{0}scale>million|billion|thousand|bn|mn|m|k)\b)?(?P<{0}cent>\s?%|\s+per\s?cent\b)?"
)
_NUMBER = re.compile(
    rf"""(?<![\w.,:/#@£-]) {_SIGNED.format("")} (?![\d:]|[.,/]\d|\w)
    (?:\s?(?:-|–|to|and)\s?{_SIGNED.format("to_")}(?![\d:]|[.,/]\d|\w))?
    | \b(?: (?P<some>one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)(?:\s+every)?
        \s+(?P<all>{WORD_NUMBER}|\d{{1,4}})
      | (?P<times>a|one|two|three|four)[\s-](?P<share>third|quarter|fifth|tenth|half)s?\b(?=\s+of)
      | (?P<half>half)(?=\s+of|\s+the\s)
      | a\s+(?P<dozen>dozen)
      | (?P<words>{WORD_NUMBER})(?P<words_cent>\s+per\s?cent\b)? )\b""",
    re.VERBOSE,
)
_NO_FIGURE_BEFORE = re.compile(
    r"""(?:\b(?:aged?|ages|sections?|parts?|articles?|pages?|paragraphs?|chapter|grades?|bands?|levels?|key\sstage|stage|phase
    |year|number|no\.?|room|table|step|appendix|tel|call|ring|covid|working\stogether|top|channel|radio|bbc|route|unit|zone|form
    |act|under|over|between\sthe\sages\sof)[\s-]+|\b(?:a|an|the)\s+|^\s*|[(\n]\s*)$""",
    re.VERBOSE,
)
_LABELLED = re.compile(r"\b(?:a|an|the)\s+$")
_AGE_AFTER = re.compile(
    r"""(?:st|nd|rd|th|s)\b | [\s-](?:to\s\d+[\s-])?(?:years?|months?|weeks?)[\s-]old | -year | \s?[ap]\.?m\b
    | \s+(?:or|and)\s+(?:under|over)\b""",
    re.VERBOSE,
)
_DEMONSTRATIVE = re.compile(r"\b(?:the|these|those|all|any|both|our|other|another)\s+$")
_AFTER = re.compile(r"(?:[\s-]+(?:of\s+(?:the|its|our|all|their|these)\s+|of\s+)?([a-z][\w’'-]*)(?![\w’'-]))")
_RATE = re.compile(
    r"""(?:\s+[\w’'-]+){0,3}?\s+(?: (?P<per>per\s+(?:10,000|100,000|1,000|head))
    | (?:per|a|each|every|an?)\s+(?P<unit>day|week|month|quarter|year) | (?P<each>each)\b )""",
    re.VERBOSE,
)
_COMPARED = re.compile(
    r"\b(?:from|to|at|of|than|by|with|is|was|were|are|averag\w+|around|about|nearly|almost|some|only|just|reached|hit"
    r"|stood\sat|total\w*|remained)\s+$"
)
_MEASURE = re.compile(r"\b(?:numbers?|totals?|figures?|rates?|averages?|caseloads?|counts?|proportion|percentage)\b")
_STOP_WORDS = """in on at to from by with for and or but who which that were was are is had has have will would as per
    a an the than last this each every since during after before when where while over more not it they he she we
    still now between out into up down compared said could"""
_STOPS = frozenset(_STOP_WORDS.split())
_FAULT = re.compile(
    r"\b(?:work|concern\w*|improve\w*|weak\w*|strength\w*|attention|praise\w*|positive\w*|negative\w*|recommend\w*|fail\w*"
    r"|shortcoming\w*|develop\w*|priorit\w*|urgent\w*|criticis\w*|highlight\w*|identif\w*|set\sout|actions?)\b"
)
# "Of 62 files, … Twenty-four were …": a number that begins a sentence and counts what the one before counted.
_JUDGED = re.compile(r"\s+(?:for|of)\s+(?:priority\s+action|development)\b")
_OF_THOSE = re.compile(r"\s+(?:were|was|are|is|had|have|of\s+(?:these|them|those|which))\b")
_AT_THE_TIME = re.compile(
    r"\bat\sthe\stime\sof\s(?:the|its|their|this|our)\s(?:\w+\s){0,2}(?:visit|inspection|review)|\bwhen\sinspectors\b"
)
_VISIT = re.compile(r"\b(?:visited|inspected|visit|on\ssite)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|now|currently|today|holds?|remains?)\b")


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    high: float | None = None
    unit: str | None = None
    small: bool = False
    digits: bool = True


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """The figures of the document, in order, each once."""
    text = reading.lowered
    if not reading.relevant:
        return ()
    taken = sorted([d.span for d in reading.dates] + [d.span for d in reading.durations])
    nouns = _nouns(reading.vocabulary["figures"])
    figures: list[Figure] = []
    earlier: tuple[int, tuple[str, str | None]] | None = None  # the last figure's place, unit and what
    for match in _NUMBER.finditer(text):
        number = _number(match)
        if number is None or _is_taken(taken, number) or _is_no_figure(text, number):
            continue
        if reading.block_kind_at(number.start) in ("boilerplate", "dateline", None):
            continue
        sentence = reading.sentence_at(number.start) or Span(number.start, number.end)
        near = earlier[1] if earlier and sentence.start - earlier[0] < 120 else None
        told = _unit(text, number, sentence, nouns, near)
        if told is None:
            continue
        unit, what, end = told
        earlier = number.end, (unit, what)
        span = Span(number.start, end)
        for value, high in _values(text, number):
            figures.append(
                Figure(
                    span,
                    value,
                    "number",
                    high,
                    unit,
                    what,
                    _date(reading, number, end, sentence),
                    _council(reading, sentence),
                )
            )
    return _once(reading, figures)


def _number(match: re.Match[str]) -> _Number | None:
    start, end = match.span()
    if match["digits"]:
        value = _signed(match, "")
        high = _signed(match, "to_") if match["to_digits"] else None
        unit = (
            "pounds"
            if match["pound"] or match["to_pound"]
            else "per cent"
            if match["cent"] or match["to_cent"]
            else None
        )
        if high is not None and match["to_scale"] and not match["scale"] and value < high / 1000:
            value *= _SCALE[match["to_scale"]]
        return _Number(start, end, value, high, unit, value <= 12)
    if match["words"]:
        if match["words"] == "one":
            return None
        told = number_of(match["words"])
        unit = "per cent" if match["words_cent"] else None
        return None if told is None else _Number(start, end, told, None, unit, told <= 12, False)
    if match["dozen"]:
        return _Number(start, end, 12, None, None, False, False)
    if match["some"]:
        part, whole = number_of(match["some"]), number_of(match["all"])
    elif match["half"]:
        part, whole = 1, 2
    else:
        part, whole = number_of(match["times"]) if match["times"] != "a" else 1, _SHARES[match["share"]]
    if not part or not whole or part >= whole:
        return None
    return _Number(start, end, round(100 * part / whole, 1), None, "share")


def _signed(match: re.Match[str], which: str) -> float:
    value = float(match[which + "digits"].replace(",", "") + (match[which + "point"] or ""))
    return value * _SCALE.get(match[which + "scale"] or "", 1)


def _values(text: str, number: _Number) -> list[tuple[float, float | None]]:
    """One value, a range, or two values: "from 16 to 24" is a change, "16 and 24" are two."""
    if number.high is None:
        return [(number.value, None)]
    before = text[max(0, number.start - 12) : number.start].rstrip()
    words = text[number.start : number.end]
    if before.endswith("from") or number.high <= number.value or (" and " in words and not before.endswith("between")):
        return [(number.value, None), (number.high, None)]
    return [(number.value, number.high)]


def _is_taken(taken: list[Span], number: _Number) -> bool:
    span = Span(number.start, number.end)
    return any(span.overlaps(other) for other in taken if other.end > number.start - 1)


def _is_no_figure(text: str, number: _Number) -> bool:
    """Ages, ordinals, sections of law, times, list numbers."""
    if number.unit is not None:
        return False
    if _AGE_AFTER.match(text, number.end):
        return True
    before = text[max(0, number.start - 24) : number.start]
    line = text.rfind("\n", 0, number.start) + 1
    if not text[line : number.start].strip() and text[number.end : number.end + 1] in (".", ")"):
        return True
    labelled = _NO_FIGURE_BEFORE.search(before)
    if labelled is None or not labelled.group().strip() or _LABELLED.search(before):
        return False
    return not (labelled.group().strip() in ("under", "over") and number.value > 25)


@lru_cache(maxsize=4)
def _nouns(terms: TermSet) -> dict[str, Term]:
    """Each counted noun, plain, with its term."""
    return {alias.replace("'", "’"): term for term in terms for alias in term.aliases}


def _unit(
    text: str, number: _Number, sentence: Span, nouns: dict[str, Term], earlier: tuple[str, str | None] | None
) -> tuple[str, str | None, int] | None:
    """Unit, what is counted, and where the words end; None where the number is no figure of the service."""
    noun, end, words = _noun_after(text, number.end, sentence.end, nouns)
    rate = _RATE.match(text, max(number.end, min(end, sentence.end)), sentence.end)
    if number.unit:
        what = _clause(text, number.end, sentence.end)
        often = f" a {rate['unit']}" if rate and rate["unit"] and number.unit == "pounds" else ""
        if number.unit == "share":
            return ("per cent", what, number.end) if noun is not None else None
        return number.unit + often, what, number.end
    if noun is not None:
        if number.small and (
            (not number.digits and noun.extra.get("small") is False)
            or _DEMONSTRATIVE.search(text, max(0, number.start - 12), number.start)
        ):
            return None
        if noun.id == "findings" and _JUDGED.match(text, end):
            return None
        if noun.id == "findings" and not _FAULT.search(text, sentence.start, sentence.end):
            return None
        unit = words.split()[-1] if noun.extra.get("own_word") else noun.name
        if rate and rate.start() <= end + 1 and (rate["unit"] or rate["per"]):
            unit += f" per {rate['unit']}" if rate["unit"] else f" {rate['per']}"
        return unit, f"{words} {_clause(text, end, sentence.end)}".strip(), end
    if earlier is not None and number.start == sentence.start and _OF_THOSE.match(text, number.end):
        return earlier[0], _clause(text, number.end, sentence.end), number.end
    if not number.digits or not _ends_here(text, number.end, sentence.end):
        return None
    before = text[max(sentence.start, number.start - 90) : number.start]
    if not _COMPARED.search(before) and not rate:
        return None
    measured = _noun_before(before, nouns)
    same = text.find("\n", number.start - 90, number.start) < 0 and earlier is not None
    if measured is None and not same and not _MEASURE.search(before):
        return None
    unit = measured.name if measured else earlier[0] if earlier else "number"
    if rate and (rate["unit"] or rate["per"]) and " per " not in unit:
        unit += f" per {rate['unit']}" if rate["unit"] else f" {rate['per']}"
        return unit, before.strip(), rate.end()
    return unit, earlier[1] if earlier and not measured else before.strip(), number.end


def _noun_after(text: str, start: int, limit: int, nouns: dict[str, Term]) -> tuple[Term | None, int, str]:
    """The last counted noun of the noun phrase after a number, where it ends, and the phrase."""
    found: Term | None = None
    end, words, position = start, "", start
    previous = ""
    for _ in range(6):
        word = _AFTER.match(text, position, limit)
        if word is None or word[1] in _STOPS:
            break
        name = word[1].replace("'", "’")
        term = nouns.get(f"{previous} {name}") or nouns.get(name)
        if term is not None:
            found, end, words = term, word.end(), text[start : word.end()].strip(" -")
        elif found is not None:
            break
        previous, position = name, word.end()
    return found, end, words


def _noun_before(before: str, nouns: dict[str, Term]) -> Term | None:
    words = re.findall(r"[a-z][\w’'-]*", before)
    for index in range(len(words) - 1, -1, -1):
        pair = f"{words[index - 1]} {words[index]}" if index else ""
        if term := nouns.get(pair) or nouns.get(words[index].replace("'", "’")):
            return term
    return None


def _ends_here(text: str, end: int, limit: int) -> bool:
    """Whether no noun follows: punctuation, the sentence's end, or a word that begins another phrase."""
    word = _AFTER.match(text, end, limit)
    return word is None or word[1] in _STOPS


def _clause(text: str, start: int, limit: int) -> str:
    rest = re.match(r"[^.,;:()“”\n–]{0,90}", text[start:limit])
    return rest.group().strip() if rest else ""


def _date(reading: Reading, number: _Number, end: int, sentence: Span) -> Dated | None:
    """The date next to the number: just after it, else the nearest before it; a present state is the publication's."""
    text, dates = reading.lowered, reading.dates_in(sentence)
    after = [d for d in dates if d.span.start >= number.end]
    between = text[end : after[0].span.start] if after else ""
    if after and len(between.split()) <= 4 and not _NUMBER.search(between):
        return after[0]
    before = [d for d in dates if d.span.end <= number.start]
    if before:
        return before[-1]
    if len(after) == 1 and not re.search(r"[–;:()]|\boldest\b", between):
        return after[0]
    if _AT_THE_TIME.search(text, sentence.start, sentence.end):
        return _visit(reading)
    if reading.published and _PRESENT.search(text, sentence.start, sentence.end):
        told, _ = evaluate("month~", reading.published)
        return Dated(Span(number.start, number.end), "month~", told, "inferred")
    return None


def _visit(reading: Reading) -> Dated | None:
    """The date of the visit or inspection, where the document tells just one."""
    told = []
    for dated in reading.dates:
        sentence = reading.sentence_at(dated.span.start)
        if sentence and re.search(
            r"\b(?:visited|inspected|visit|on site)\b", reading.lowered[sentence.start : sentence.end]
        ):
            told.append(dated)
    return told[0] if len({d.edtf for d in told}) == 1 else None


def _council(reading: Reading, sentence: Span) -> str | None:
    named = {m.name for m in reading.councils if sentence.start <= m.span.start < sentence.end}
    return named.pop() if len(named) == 1 else reading.council


def _once(reading: Reading, figures: list[Figure]) -> tuple[Figure, ...]:
    """Each value and unit once, the body's telling before the headline's or a caption's."""
    best: dict[tuple[float, float | None], Figure] = {}
    for figure in figures:
        key = (figure.value, figure.value_high)
        kept = best.get(key)
        if kept is None or (kept.unit == figure.unit and reading.block_kind_at(kept.span.start) != "paragraph"):
            best[key] = figure
    return tuple(sorted(best.values(), key=lambda f: (f.span, f.value)))
