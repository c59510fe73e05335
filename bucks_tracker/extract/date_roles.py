"""What a date in a sentence about inspections dates: the fieldwork, the publication, or something else."""

import re
from itertools import zip_longest

from bucks_tracker.extract.anchored_dates import CLAUSE_SUBJECT
from bucks_tracker.extract.passages import Passage
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import Dated

_BREAK = re.compile(r"[;:–—]|,\s(?:and|but|while|whereas|which|who|when|after)\s|\b(?:while|whereas|but)\s")
_OWNED = (
    r"(?:'s)?[,\s–—-]+(?:(?:first|second|third|fourth|fifth|sixth|latest|damning|critical|ofsted|scathing|full"
    r"|monitoring|focused|peer|sif|ilacs|short"
    r"|child protection"
    r"|inspection)\s){0,3}"
)
_DONE_THEN = re.compile(r"imposed|issued|lifted|served|appointed|rated|judged|published|inspect|visit")
_OPENS = re.compile(r"(?:^|,|\band)\s?(?:in|by|on|then in|since)\s?$")
_BESIDE = re.compile(r"(?:\b[\w-]+\s){0,2}\b[\w-]+,\s(?:(?:back|early|late)\s)?(?:in|on|at)\s?$")
_AGAIN = re.compile(r"\bagain\s(?:in|on)\s$")
_WHEN = re.compile(r",?\swhen\s")
_HEARD = re.compile(r",?\s(?:when|as)\s[^.;,]{0,40}\b(?:heard|learn(?:ed|t)|were told|found out|broke|emerged)\b")
_THEN_FIELDWORK = re.compile(_OWNED + r"(?:inspections?|visits?|reviews?|re-?inspection|check)\b(?!\sreports?)")
_THEN_REPORT = re.compile(_OWNED + r"(?:reports?|judge?ments?|ratings?|letter|verdict|grade|findings|ofsted)\b")
# "A four-week inspection that began on 28 April, Ofsted has found", "lifted after a review by the department in May".
_FIELDWORK_IN = re.compile(
    r"\b(?:(?:inspection|visit|review|check|stocktake)s?,? (?:that|which) (?:began|started|ended|took place)"
    r"|(?:review|stocktake|visit)s? by (?:the |its |his |her )?(?:department(?: for education)?|dfe|officials"
    r"|government|civil servants))(?: (?:on|in|last|earlier|this|over))? $"
)
_NOUN_IN = re.compile(r"'s (?:(?:first|second|own|latest|earlier) )?(?:(?P<report>report)|review) (?:in|of|from|on) $")
_SAME_TIME = re.compile(r"\s(?:that|when|as|in which)\s")
_THAN = re.compile(r"\b(?:than|compared (?:with|to)|as many as|as much as)\s$")
CAME_AFTER = re.compile(r",\s(?:which\s)?(?:came|comes)\b[^.;,]{0,40}\bafter\s")
_WHO_CAME = ("team", "inspectors", "visit", "inspection", "review", " one")  # "the team that came in May"
_CLAUSE = re.compile(rf"(?<=after|efore){CLAUSE_SUBJECT}")


def date_roles(reading: Reading, passage: Passage) -> list[tuple[Dated, str | None]]:
    """Each date of a sentence with what it dates: "date" (of fieldwork), "published", "neither", None: no word says."""
    dates = [d for d, after in zip_longest(passage.dates, passage.dates[1:]) if not _is_told_again(passage, d, after)]
    roles = [(dated, _role(reading, passage, dated)) for dated in dates]
    return [(d, "date" if role in ("published", None) and _is_stretch(passage, d) else role) for d, role in roles]


_STRETCH = re.compile(r"\d\s?(?:[-–—/]|and|to|until|till)\s?(?:\w+\s)?\d|\w\s(?:and|to|until)\s\w|\b(?:between|from)\b")


_AND_SO = re.compile(r",? (?:back |that is, )?(?:in|on|at) (?:the )?$")


def _is_told_again(passage: Passage, dated: Dated, after: Dated | None) -> bool:
    """ "Three years earlier, in June 2017": whether the next date says the same, only better."""
    if after is None or dated.basis == "stated" or not (dated.edtf or "")[:4].isdigit():
        return False
    start = passage.span.start
    between = passage.words[dated.span.end - start : after.span.start - start]
    year, other = (dated.edtf or "").rstrip("~"), after.edtf or ""
    finer = len(year) in (4, 7) and len(other) > len(year) and other[:4].isdigit()
    return finer and bool(_AND_SO.fullmatch(between)) and abs(int(year[:4]) - int(other[:4])) < 2


def _is_stretch(passage: Passage, dated: Dated) -> bool:
    """Whether a date is told as a stretch of days or months: a report comes out on one day."""
    edtf = dated.edtf or ""
    if "/" not in edtf or ".." in edtf:
        return False
    start = passage.span.start
    return bool(_STRETCH.search(passage.words, dated.span.start - start, dated.span.end - start))


def _role(reading: Reading, passage: Passage, dated: Dated) -> str | None:
    words, start, end = passage.words, dated.span.start - passage.span.start, dated.span.end - passage.span.start
    if _THAN.search(words, max(0, start - 24), start):
        return "neither"  # "half as many as a year before": a figure's
    if words.startswith("the same ", start) and _SAME_TIME.match(words, end):
        return (
            _first(reading, passage, end, across=True) or "date"
        )  # "lifted in May, the same month that a review found"
    if _CLAUSE.match(words, end):  # "served in May 2016, six months after inspectors found"
        return _first(reading, passage, end, across=True)
    begin = max(0, start - 90)
    if CAME_AFTER.match(words, end):
        return _last(reading, passage, begin, start) or "date"  # "the visit, in May, came a year after it was failed"
    beside = _BESIDE.search(words, begin, start) if words.startswith(",", end) else None
    role = _last(reading, passage, beside.start(), start) if beside else None  # "the latest visit, in October, found"
    if noun := _NOUN_IN.search(words, begin, start):
        return "published" if noun["report"] else "date"
    if role == "date" or _THEN_FIELDWORK.match(words, end) or _FIELDWORK_IN.search(words, begin, start):
        return "date"
    if _THEN_REPORT.match(words, end):
        return "published"
    if _HEARD.match(words, end):
        return "published"  # "on Monday when social workers heard that"
    if (when := _WHEN.match(words, end)) and not _DONE_THEN.search(words, begin, start):
        return "published" if _AGAIN.search(words, begin, start) else _first(reading, passage, when.end())
    breaks = [begin + b.end() for b in _BREAK.finditer(words[begin:start])]
    near = breaks[-1] if breaks else begin
    if role is None and _OPENS.search(words, near, start):
        role = _first(reading, passage, end)
    role = role or _last(reading, passage, near, start) or _first(reading, passage, end)
    role = role or _last(reading, passage, begin, start)
    if role is None and start < 12:
        role = _first(reading, passage, end, across=True)
    told = _OFSTED_TOLD.search(words, begin, start) or (
        _BY_OFSTED.match(words, end) or (words.startswith(" told", end) and _OFSTED.search(words, begin, start))
    )
    return "published" if role == "neither" and told else role


# "Ofsted told the council yesterday that", "was told by the watchdog on Monday", "was yesterday told by Ofsted"
_INSPECTORATE = r"(?:ofsted|(?:the |its )?(?:\w+ )?watchdog)"
_OFSTED = re.compile(rf"\b{_INSPECTORATE} (?:on )?$")
_BY_OFSTED = re.compile(rf" told (?:\w+ )?by {_INSPECTORATE}\b")
_OFSTED_TOLD = re.compile(
    rf"\b(?:{_INSPECTORATE} (?:\w+ )?told|told (?:\w+ )?by {_INSPECTORATE})\b(?:(?! that | who)[^.;,]){{0,50}}$"
)


def _last(reading: Reading, passage: Passage, start: int, end: int) -> str | None:
    """The role that the last cue in `words[start:end]` gives."""
    at = passage.span.start
    role = None
    that = passage.words.rfind(" that ", start, end)  # what is told in the clause has its own date
    if that >= 0 and not passage.words.endswith(_WHO_CAME, start, that):
        start = that + 6
    for cue in reading.vocabulary["date_roles"].scan(reading.folded, at + start, at + end):
        local = cue.start - at
        under = _UNDER.search(passage.words, max(start, local - 60), local)  # "inspected under the old framework in"
        if not under and not _SINCE_THEN.match(passage.words, local):
            role = cue.term.id
    return role


_SINCE_THEN = re.compile(r"(?:since(?: then)?|between)[,.:;–—]")  # "a visit since, in October": nothing is dated by it
_UNDER = re.compile(r"\b(?:inspected|judged|rated|graded|assessed|examined) under (?:[\w-]+ ){1,4}$")


def _first(reading: Reading, passage: Passage, start: int, across: bool = False) -> str | None:
    """The role of the first cue after the date, in its clause ("In May, Ofsted published ...") or `across` clauses."""
    at = passage.span.start
    stop = min(len(passage.words), start + 80)
    if not across and (clause := _BREAK.search(passage.words, start, stop)):
        stop = clause.start()
    cue = next(reading.vocabulary["date_roles"].scan(reading.folded, at + start, at + stop), None)
    return cue.term.id if cue is not None and (across or cue.start - at - start < 45) else None
