"""Findings: the strengths and weaknesses that a body or its report found.

A finding is a clause in which somebody who inspects ("Ofsted", "the report", "inspectors", "it" after these) finds,
says, praises or criticises, and whose words lean one way (`words/findings.toml`). What people say in quotation marks is
theirs, not the report's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bucks_tracker.extract.in_order import InOrder
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Finding, Span
from bucks_tracker.vocabulary import TermSet, any_phrase

_FINDER = re.compile(
    r"\b(?:reports?|inspect(?:ors?|orate|ion)|watchdog|regulator|review(?:ers?)?|letter|peers|findings|authors?|auditors?|visits?"
    r"|ombudsman|commissioner|most\srecent)\b"
)
_IT = re.compile(r"(?:(?:however|but|and|yet),?\s+)?(?:it|they)\s+(?:also\s+|then\s+|further\s+)?")
_ACCORDING = re.compile(r",?[”’\"']?\s+according\s+to\s(?:\w+[\s’]s?\s?){0,4}$")
_BY = re.compile(r"\s(?:again\s|also\s)?(?:by|in)\s(?:\w+[\s’]s?\s?){0,3}")
_ADDRESSED = re.compile(r"\b(?:told|tell|tells|assured|informed|asked|showed)\s+(?:the\s+)?$")
_TAIL = re.compile(r",[”’\"']?\s+(?:\w+\s){0,3}$")
_NO = re.compile(r"\b(?:no|not|without|never|no\slonger)\s+(?:\w+\s+){0,2}$")
_SOMEBODY_ELSE = re.compile(
    r"\b(?:councils?|councillors?|cllr|clr|coun|mr|mrs|ms|miss|dr|leaders?|director|spokes\w+|minister|members?|chief|boss|she"
    r"|he|we|i|you|who|union|charity|mps?)\b"
)
_LOBBIES = ("Local Government Association",)
_SAYING = ("said", "says", "added", "warned", "warns", "believed", "felt", "thought", "suggested", "wrote", "stated")
_CASE_REVIEW = re.compile(r"\b(?:serious\scase|safeguarding\spractice|domestic\shomicide)\sreview\b")
_TURN = re.compile(r",?\s*\b(?:but|however|although|though|despite|yet)\b,?\s*|;\s*|\s+–\s+")
_UNDONE = re.compile(
    r"\b(?:(?:had|has|have|did|do|does|were|was|are|is|could|can)\s(?:not|never)|cannot|didn’t|don’t)\b"
)
_REMEMBERED = 12  # bodies
_LONG = 2000  # code points
_REACH = 90  # code points between a finder and its verb
_NEGATED = 45  # code points between a negation and what it turns


@dataclass(frozen=True, slots=True)
class _Words:
    """`words/findings.toml` as patterns on lower-case text; `leanings` is the polarity of a verb that has one."""

    verb: re.Pattern[str]
    content: re.Pattern[str]
    negation: re.Pattern[str]
    leanings: dict[str, str]


@lru_cache(maxsize=4)
def _words(terms: TermSet) -> _Words:
    def any_of(role: str, polarity: str | None = None) -> str:
        chosen = [t for t in terms if t.extra.get("role") == role and polarity in (None, t.extra.get("polarity"))]
        return any_phrase(alias.lower() for term in chosen for alias in term.aliases)

    leaning_verbs = [t for t in terms if t.extra.get("role") == "verb" and "polarity" in t.extra]
    return _Words(
        re.compile(any_of("verb")),
        re.compile(f"(?P<weakness>{any_of('content', 'weakness')})|(?P<strength>{any_of('content', 'strength')})"),
        re.compile(any_of("negation")),
        {alias.lower(): term.extra["polarity"] for term in leaning_verbs for alias in term.aliases},
    )


def find_findings(reading: Reading) -> tuple[Finding, ...]:
    """The strengths and weaknesses that the document reports, in order, each with who found it."""
    if not reading.relevant:
        return ()
    words, text = _words(reading.vocabulary["findings"]), reading.lowered
    spoken = InOrder((stretch.outer, stretch) for stretch in reading.layout.stretches if stretch.depth == 0)
    found: list[Finding] = []
    finders = _finders(reading)
    earlier: list[str] = []  # the bodies named in the sentences before
    again = False  # whether the sentence before was of a body, so that "it" may be one
    for sentence in reading.layout.sentences:
        named = finders.get(sentence.start, [])
        it = _IT.match(text, sentence.start, sentence.end) if again else None
        if not (named or it):
            again = False
            continue
        if sentence.end - sentence.start > _LONG:  # no sentence of a reporter's
            continue
        quoted = spoken.over(sentence.start) is not None
        if quoted:  # only "…," the report said
            it, named = None, [(span, name) for span, name in named if spoken.over(span.start) is None]
        told = _told(text, sentence, [span for span, _ in named], it, words) if named or it else None
        names = [name for span, name in named if name and (told is None or not told[1].covers(span))]
        names = (earlier + names)[-_REMEMBERED:]
        earlier = (earlier + [name for _, name in named if name])[-_REMEMBERED:]
        again = bool(told or named)
        if told is None or reading.block_kind_at(sentence.start) != "paragraph":
            continue
        verb, content, finder = told
        if _is_opinion(text, verb, finder, named) or (finder and _CASE_REVIEW.search(text, sentence.start, finder.end)):
            continue
        by = _body(text[finder.start : finder.end] if finder else "", names or earlier)
        leaning = words.leanings.get(verb.group())
        found += (
            Finding(clause, polarity, "finder-verb", by)
            for span, polarity in _clauses(text, sentence, sentence if quoted else content, leaning, words)
            if (clause := _trimmed(text, span)).start < clause.end  # no words before a turn: nothing was found
        )
    return tuple(found)


def _is_opinion(text: str, verb: re.Match[str], finder: Span | None, named: list[tuple[Span, str | None]]) -> bool:
    """Whether a body that speaks for councils says something, rather than its review finds it."""
    name = next((name for span, name in named if span == finder), None)
    return name in _LOBBIES and verb.group() in _SAYING


def _body(finder: str, names: list[str]) -> str | None:
    """Who "the review" or "the report" is: the body named last; a review is by preference not an inspectorate's."""
    if finder.startswith(("review", "peers", "author")):
        return next((name for name in reversed(names) if name != "Ofsted"), names[-1] if names else None)
    return names[-1] if names else None


def _finders(reading: Reading) -> dict[int, list[tuple[Span, str | None]]]:
    """By the start of each sentence, the words in it for somebody who finds, with the body's name where it is named."""
    by_sentence: dict[int, list[tuple[Span, str | None]]] = {}
    named = [(m.span, m.name) for m in reading.bodies if m.name != "Department for Education"]
    taken = {span.start for span, _ in named}
    words = [(Span(*m.span()), None) for m in _FINDER.finditer(reading.lowered) if m.start() not in taken]
    for span, name in sorted([*named, *words]):
        sentence = reading.sentence_at(span.start)
        if sentence is not None:
            by_sentence.setdefault(sentence.start, []).append((span, name))
    return by_sentence


def _told(
    text: str, sentence: Span, finders: list[Span], it: re.Match[str] | None, words: _Words
) -> tuple[re.Match[str], Span, Span | None] | None:
    """The finding verb that belongs to a finder, where in the sentence the finding stands, and the finder's words.

    The verb follows its finder with nobody else between ("the report found …", "…, Ofsted found in its report"), or
    comes before it ("criticised in the report", "according to inspectors").
    """
    finders = [finder for finder in finders if not _ADDRESSED.search(text, sentence.start, finder.start)]
    for finder in finders:
        if credit := _ACCORDING.search(text, max(sentence.start, finder.start - 60), finder.start):
            return credit, Span(sentence.start, credit.start()), finder
    for verb in words.verb.finditer(text, sentence.start, sentence.end):
        if it is not None and 0 <= verb.start() - it.end() < 12:
            return verb, Span(verb.end(), sentence.end), None
        for finder in finders:
            if verb.start() < finder.end:
                if verb.group() in words.leanings and _BY.fullmatch(text, verb.end(), finder.start):
                    return verb, sentence, finder
                continue
            gap = text[finder.end : verb.start()]
            if len(gap) >= _REACH or _SOMEBODY_ELSE.search(gap):
                continue
            if (
                len(gap) < 12
                and sentence.end - verb.end() < 60
                and _TAIL.search(text, sentence.start + 15, finder.start)
            ):
                return verb, Span(sentence.start, finder.start), finder
            return verb, Span(verb.end(), sentence.end), finder
    return None


def _clauses(
    text: str, sentence: Span, content: Span, leaning: str | None, words: _Words
) -> Iterator[tuple[Span, str]]:
    """The clauses of `content` that lean one way, joined where alike; the first begins with the sentence."""
    begin = stop = sentence.start
    polarity: str | None = None
    start = content.start
    for turn in (*_TURN.finditer(text, content.start, content.end), None):
        end = turn.start() if turn else content.end
        told = leaning if leaning and start == content.start else _polarity(text, start, end, words)
        if told is not None:
            if polarity is not None and told != polarity:
                yield Span(begin, stop), polarity
                begin = start
            polarity, stop = told, end
        start = turn.end() if turn else end
    if polarity is not None:
        yield Span(begin, sentence.end if stop == content.end else stop), polarity


def _trimmed(text: str, span: Span) -> Span:
    """Without white space, a comma or an opening mark at the end."""
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip(" \n,–“‘(")))


def _polarity(text: str, start: int, end: int, words: _Words) -> str | None:
    """Which way the words of a clause lean, negations turning what follows them closely; None where they do not."""
    balance = 0.0
    negations = [m.end() for m in words.negation.finditer(text, start, end)]
    for match in words.content.finditer(text, start, end):
        sign = 1.0 if match.lastgroup == "strength" else -1.5  # "the pace of improvement is too slow" is a weakness
        turned = any(0 <= match.start() - negation < _NEGATED for negation in negations)
        balance += -1.5 if turned and sign > 0 else 1 if turned and _NO.search(text, start, match.start()) else sign
    if balance == 0 and _UNDONE.search(text, start, end):
        return "weakness"
    return "strength" if balance > 0 else "weakness" if balance < 0 else None
