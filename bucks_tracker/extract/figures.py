"""Figures about the service: counts, amounts of money, rates and shares.

A number is a figure by what it counts (`words/figures.toml`), by its sign (£, %) or by what is compared ("down from
25"). Dates and durations are none. Documents that are not about children's services have none.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bucks_tracker.clean import PAD
from bucks_tracker.extract.figure_dates import REACH, FigureDates
from bucks_tracker.extract.figure_ellipses import counts_on
from bucks_tracker.extract.figure_numbers import Number, after_the_first, find_numbers
from bucks_tracker.extract.in_order import InOrder
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Figure, Span
from bucks_tracker.vocabulary import Term, TermSet

_DEMONSTRATIVE = re.compile(r"\b(?:the|these|those|all|any|both|our|other|another)\s+$")
_AFTER = re.compile(
    r"[\s-]+(?:(?:more|fewer|extra|further)\s+(?!than\b))?"
    r"(?:(?:out\s+)?of\s+(?:(?:the|its|our|all|their|these)\s+)?(?:(?:\w+[’']s?\s+)?\d[\d,]{0,8}\s+)?)?([a-z][\w’'-]*)(?![\w’'-])"
)
_OF_THE = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|our|all|their|these|those)\b")
_RATE = re.compile(
    r"""(?:\s+[\w’'-]+){0,3}?\s+(?: (?P<per>(?:per|(?:for|in)\s+every)\s+(?:10,000|100,000|1,000|head))
    | (?:per|an?|each|every)\s+(?P<unit>day|week|month|quarter|year)\b
      (?!\s+(?:ago|earlier|later|before|after)) )""",
    re.VERBOSE,
)
_COMPARED = re.compile(
    r"""(?<!closer\s)\b
    (?: (?:from|to|at|of|than|by|with|is|was|were|are|averag\w+|around|about|nearly|almost|some|only|just
    |(?:is|was|are|were|to)\snow|reach\w*
    |between|hit|totall?ed|remained|against|stands|stood|pass(?:ed|es)|topp?(?:ed|s)|exceed(?:ed|s)|over|under|above|below|beyond
    |expect(?:s|ed)|forecasts?|predict(?:s|ed)
    |as\s(?:high|low|many|few)\sas)\s+ | (?:numbers?|total)\s+of\s[^.]{3,50},\s+ )$""",
    re.VERBOSE,
)
_THERE_ARE = re.compile(
    r"^\W*there\s+(?:are|were|is|was)\s+(?:(?:now|currently|still|just|only|about|around)\s+){0,2}$"
)
# "That's down from 840 in 2023", "Now it's about 16": a sentence that goes on counting what the one before counted.
_GOES_ON = re.compile(
    r"^\W*(?:when|before|last|a\syear)\s[^.;]{3,60}?[\s,](?:that|it|they)\s(?:was|were)\s+$"
    r"|^\W*(?:now\s+)?(?:that|this|it|they)(?:[’']s|[’']re|\s(?:is|was|are|were|has|had))\s+"
    r"(?:(?:now|already|still|been|fallen|risen|dropped|down|up|around|about|nearly|almost|just|only|from|to|at)\s+){1,5}$"
)
_PER = re.compile(r"\b(?:per|(?:for|in)\s+every)\s+$")
_ROUND = frozenset((1_000, 10_000, 100_000))
_REPLIES = re.compile(r"\s(?:responses|comments|replies)(?:\sto\b|\W*$)")  # of readers: "4 Responses to …"
_AT_LAST_COUNT = re.compile(r"\s+at\s+(?:the\s+)?(?:last|latest)\s+count\b")
_IN_YEARS = re.compile(r"\s+in\s+(?:the\s+)?(?:(?:last|past)\s+)?\w+\s+years\b")
_OF_YOU = re.compile(r"\s+of\s+(?:you|us|them|those)\b")
_FROM = re.compile(r"\b(?:from|to|than|with|against)\s+$")
_MEASURE = re.compile(
    r"\b(?:(?:the\s+)?(?:numbers?|totals?|figures?|rates?|counts?|proportion|percentage|share)(?:\s+(?:of|on|for)\b)?"
    r"|caseloads?|turnover|backlog|waiting\slist|demand|spending|budget|costs?|vacancy|vacancies)\b"
)
_VERB = re.compile(
    r"[,.;:]|\b(?:has|have|had|is|was|were|are|rose|rise|rises|fell|fall|went|grew|shot|jumped|dropped|climbed|stood|stands|from"
    r"|to|averag\w+|remain\w*|by|at|increased|decreased|doubled)\b"
)
_FAULT = re.compile(
    r"\b(?:work|concern\w*|improve\w*|weak\w*|strength\w*|attention|praise\w*|positive\w*|negative\w*|recommend\w*|fail\w*"
    r"|shortcoming\w*|develop\w*|priorit\w*|urgent\w*|criticis\w*|highlight\w*|identif\w*|set\sout|actions?)\b"
)
_JUDGED = re.compile(r"\s+(?:for|of)\s+(?:priority\s+action|development)\b")
_CLAUSE_LENGTH = 90
_CLAUSE = re.compile(r"[^.,;:()“”\"‘\n–]{0,90}")
_CLAUSE_END = re.compile(r"[.,;:()“”\"‘\n–]")
_COMPARING = re.compile(
    r"(?:\s*\b(?:has|have|had|been|was|were|is|are|fallen|risen|fell|rose|grown|grew|come|went|gone|remained|down|up|from|to"
    r"|at|of|than|by|with|around|about|nearly|almost|only|just|now|reached|hit|stands|stood|averag\w+|between)\b){1,6}\s*$"
)
_BARE_MEASURES = frozenset(("number", "numbers", "figure", "figures", "total", "rate"))
_NOT_TOLD = ("boilerplate", "dateline", "byline", None)
_WORD = re.compile(r"[a-z][\w’'-]*")
_STOP_WORDS = """in on at to from by with for and or but who which that were was are is had has have will would as per
    a an the than last this each every since during after before when where while over more not it they he she we
    still now between out into up down compared said could locally elsewhere previously"""
_STOPS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts: the unit, in words, and where the words after the number end."""

    unit: str
    what: str
    end: int
    sentence: int  # where its sentence begins


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """The figures of the document, in order, each value once."""
    if not reading.relevant:
        return ()
    spans = [d.span for d in reading.dates] + [d.span for d in reading.durations]
    taken = InOrder((span, None) for span in spans)
    nouns = _nouns(reading.vocabulary["figures"])
    judged = frozenset(reading.vocabulary["figures"].by_id["findings"].aliases)
    councils = InOrder((m.span, m.name) for m in reading.councils)
    dates = FigureDates(reading)
    figures: list[Figure] = []
    earlier: tuple[int, _Counted] | None = None  # where the last figure ended, and what it counted
    for number in find_numbers(reading.lowered):
        if number.second_start and taken.over(number.start):  # "from 41% in 2016 to 18%": the year is no number of it
            number = after_the_first(number)
        span = Span(number.start, number.end)
        if (
            taken.over(number.start)
            or taken.within(span.start, span.end)
            or reading.block_kind_at(number.start) in _NOT_TOLD
        ):
            continue
        sentence = reading.sentence_at(number.start) or span
        near = earlier[1] if earlier and sentence.start - earlier[0] < 120 else None
        around = Span(max(sentence.start, number.start - REACH), min(sentence.end, number.end + REACH))
        counted = _counted(reading, number, around, nouns, near)
        if counted is None:
            continue
        earlier = number.end, counted
        first, second = dates.of(number, counted.end, around, counted.unit in judged)
        here = {name for _, name in councils.within(around.start, around.end)}
        told = Figure(
            Span(number.start, counted.end),
            number.value,
            "number",
            number.high,
            counted.unit,
            counted.what or None,
            first,
            here.pop() if len(here) == 1 else reading.council,
        )
        if number.second is None:
            figures.append(told)
        else:
            figures.append(replace(told, span=Span(number.start, number.first_end)))
            span = Span(number.second_start, counted.end)
            figures.append(replace(told, span=span, value=number.second, date=second))
    return _once(reading, figures)


@lru_cache(maxsize=4)
def _nouns(terms: TermSet) -> dict[str, Term]:
    """Each counted noun, plain, with its term."""
    return {alias.replace("'", "’"): term for term in terms for alias in term.aliases}


def _counted(
    reading: Reading, number: Number, sentence: Span, nouns: dict[str, Term], earlier: _Counted | None
) -> _Counted | None:
    """What a number counts; None where it is no figure of the service."""
    text = reading.lowered
    noun, end, words = _noun_after(text, number.end, sentence.end, nouns)
    rate = _RATE.match(text, end, sentence.end)
    often = "" if rate is None else f" per {rate['unit']}" if rate["unit"] else f" per {rate['per'].split()[-1]}"
    low = max(sentence.start, number.start - 90)
    before = text[low : number.start]
    if number.value in _ROUND and _PER.search(before):  # "191 for every 10,000 children"
        return None
    own = _clause(reading, number.end, sentence.end)
    if number.unit == "share":
        return _Counted("per cent", own, number.end, sentence.start) if noun else None
    if number.unit:
        unit = number.unit + (often if number.unit == "pounds" else "")
        what = own or _measure(reading, low, number.start) or _phrase_before(reading, low, number.start)
        return _Counted(unit, what, number.end, sentence.start)
    if noun is not None:
        if number.start == sentence.start and _REPLIES.match(text, number.end, sentence.end):
            return None
        if number.small and not _counts(text, number, sentence, noun, end):
            return None
        unit = words.split()[-1] if noun.extra.get("own_word") else noun.name
        return _Counted(unit + often, own, end, sentence.start)
    if _OF_YOU.match(text, number.end) and not number.small:
        return _Counted("people", own, number.end, sentence.start)
    if earlier is not None and (how := counts_on(text, number, sentence, earlier.sentence == sentence.start)):
        return _Counted(earlier.unit, earlier.what if how == "there" else own, number.end, sentence.start)
    following = _AFTER.match(text, number.end, sentence.end)
    dated = following is not None and any(0 < d.span.start - number.end < 4 for d in reading.dates_in(sentence))
    if number.in_words or (following and following[1] not in _STOPS and not dated):
        return None  # another noun is counted
    counted_last = _AT_LAST_COUNT.match(text, number.end)
    if _THERE_ARE.search(before):  # "… the number of agency staff. There are now 34."
        low = max(0, sentence.start - 90)
        before = text[low : number.start] if "\n\n" not in text[low : number.start] else ""
    elif not (_COMPARED.search(before) or rate or counted_last):
        return None
    measure = _measure(reading, low, number.start)
    if earlier is not None and not measure and _GOES_ON.match(text[max(sentence.start, low) : number.start]):
        return _Counted(earlier.unit, earlier.what, number.end, sentence.start)
    bare = measure.lower().removeprefix("the ") in _BARE_MEASURES
    if earlier is not None and (bare or (not measure and earlier.sentence == sentence.start)):  # "…, down from 3,363"
        same = "per cent" not in earlier.unit or _FROM.search(before) is not None
        return _Counted(earlier.unit, earlier.what, number.end, sentence.start) if same else None
    measured = _noun_before(before, nouns) if _COMPARED.search(before) or measure or counted_last else None
    if not (measured or measure):
        return None
    end = rate.end() if rate else number.end
    what = measure or _phrase_before(reading, low, number.start)
    return _Counted((measured or "number") + often, what, end, sentence.start)


def _counts(text: str, number: Number, sentence: Span, noun: Term, end: int) -> bool:
    """Whether a number up to twelve before a noun is a figure: not "the two teams" nor "three of the five areas"."""
    turned_over = noun.id == "directors" and _IN_YEARS.match(text, end)
    if number.in_words and number.value <= noun.extra.get("few", 0) and not turned_over:
        return False
    if _DEMONSTRATIVE.search(text, max(0, number.start - 12), number.start) or _OF_THE.match(text, number.end):
        return False
    if noun.id != "findings":
        return True
    return _FAULT.search(text, sentence.start, sentence.end) is not None and _JUDGED.match(text, end) is None


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


def _noun_before(before: str, nouns: dict[str, Term]) -> str | None:
    """The unit of the last counted noun before a number."""
    words = [word.replace("'", "’") for word in _WORD.findall(before)]
    for index in range(len(words) - 1, -1, -1):
        term = (nouns.get(f"{words[index - 1]} {words[index]}") if index else None) or nouns.get(words[index])
        if term is not None:
            return words[index] if term.extra.get("own_word") else term.name
    return None


def _measure(reading: Reading, low: int, start: int) -> str:
    """The words before a number that name what is measured ("the number of children in care"), or nothing."""
    measures = list(_MEASURE.finditer(reading.lowered, low, start))
    if not measures:
        return ""
    verb = _VERB.search(reading.lowered, measures[-1].end(), start)
    return _plain(reading.folded[measures[-1].start() : verb.start() if verb else start])


def _phrase_before(reading: Reading, low: int, start: int) -> str:
    """The last words before a number, without what compares ("has fallen from"), in one clause."""
    compared = _COMPARING.search(reading.lowered, low, start)
    words = _CLAUSE_END.split(reading.folded[low : compared.start() if compared else start])[-1].split()
    cut = low > 0 and reading.folded[low - 1].isalnum() and len(words) > 1
    return _plain(" ".join(words[1 if cut else 0 :][-8:]))


def _clause(reading: Reading, start: int, limit: int) -> str:
    """The words after a number up to the end of the clause, a dozen or so, none of them cut."""
    rest = _CLAUSE.match(reading.folded, start, limit)
    words = rest.group() if rest else ""
    if len(words) >= _CLAUSE_LENGTH and rest and reading.folded[rest.end() : rest.end() + 1].isalnum():
        words = words.rpartition(" ")[0]
    return _plain(words)


def _plain(words: str) -> str:
    return " ".join(words.replace(PAD, "").split()).strip(" -")


def _once(reading: Reading, figures: list[Figure]) -> tuple[Figure, ...]:
    """Each value and unit once, the body's telling before the headline's or a caption's."""
    best: dict[tuple[float, float | None], Figure] = {}
    for figure in figures:
        key = (figure.value, figure.value_high)
        kept = best.get(key)
        if kept is None or (kept.unit == figure.unit and reading.block_kind_at(kept.span.start) != "paragraph"):
            best[key] = figure
    return tuple(sorted(best.values(), key=lambda f: (f.span, f.value)))
