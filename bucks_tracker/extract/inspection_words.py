"""Whether the words of a kind stand for an inspection, or for a practice, a plan, somebody else's."""

import re

from bucks_tracker.extract.passages import Passage
from bucks_tracker.vocabulary import TermMatch

_ASKED = r"(?<!recently )(?:asked|invited|requested|approached|wants?)"
_PLANNED = re.compile(
    r"\b(?:will|due|expects?|expected|set to|is to|are to|scheduled|plans?|planned|next|forthcoming|upcoming"
    r"|prepar\w+|ahead of|ready for|awaits?|awaiting|likely|anticipat\w+"
    r"|pencilled in|booked|lined up"
    r"|before|must|until|would|could|should|if|further|future|to be|(?<!in )may(?! \d)|might|promis\w+|call(?:s|ed"
    r"|ing) for|asked for"
    rf"|{_ASKED}[^.;,]{{0,60}} to (?:carry out|undertake|conduct|do|hold|run|lead|make|send))\b"
)
_SURELY = re.compile(
    r"\b(?:will|due|expects?|expected|set to|is to|are to|scheduled|pencilled in|booked|must|planned"
    rf"|has until|of state by|{_ASKED}[^.;,]{{0,60}} to (?:carry out|undertake|conduct|do|hold|run|lead|make|send))\b"
)
_NOW = (
    "inspectors are",
    "inspectors have been",
    "since ",
    " in its ",
    " in their ",
    "way",
    "progress",
    "inspecting",
    "taking place",
    "currently",
    "being inspected",
    "arrived",
    "began",
    "started",
)
_UNDER_WAY = re.compile(
    r"\b(?:(?<!work )(?<!changes )(?<!improvements )(?<!reforms )(?<!already )under ?way"
    r"|in progress|currently (?:being )?inspect\w+|are (?:currently )?(?:in|inspecting)"
    r"|inspectors (?:are|have been) (?:\w+ ){0,3}(?:in|at|with|spending|visiting|examining|going|on site)\b"
    r"|inspectors?[^.;]{0,60}\bsince (?:last )?(?:mon|tues|wednes|thurs|fri)day\b"
    r"|(?:now|currently) in (?:its|their|the) (?:\w+ )?(?:first|second|third|fourth|final|last) week"
    r"|is being inspected|taking place (?:this|now)|(?:arrived|began|started) (?:this week|today"
    r"|on monday(?!,? (?:the )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|yesterday))\b"
)
# "Took place in April and the third is due in August": the one told took place.
_ANOTHER_ONE = r"\band (?:the |its |a )?(?:second|third|fourth|fifth|sixth|final|last|further|another)\b"
_SAID_DONE = re.compile(
    r"\b(?:found|said|rated|judged|took place|visited|was (?:carried|published|made)|has|have|had|concluded"
    r"|praised|published|were|recently|graded|identified|highlighted|showed)\b"
)
_PLURAL = re.compile(r"(?:visits|inspections|reviews|checks|challenges|services)$", re.IGNORECASE)
_OMBUDSMAN_ACTS = re.compile(
    r"\b(?:found|fault|criticis\w+|ordered|investigat\w+|upheld|ruled|recommend\w+|told|complain\w+)\b"
)
SAME_GRADE = re.compile(
    r"\b(?:same|identical) (?:[\w-]+ ){0,2}"
    r"(?:outcome|conclusion|grade|verdict|result|rating|judge?ment|mark|category|band|bracket|box|label|position)\b"
    r"|\bthe same as (?:at|in|after|following) (?:the|its|their) (?:last|previous|earlier)\b"
    r"|\b(?:the same|as it was|as it did|as) (?:as )?(?=in (?:\w+ )?20\d\d)"
    r"|\b(?:verdict|grade|rating|judge?ment|finding) (?:that |which )?(?:it|they|ofsted|inspectors)"
    r" (?:repeated|confirmed|upheld|gave again) (?:in|on)\b"
    r"|\b(?P<even>(?:no better,? (?:and|but|or|nor) no worse|neither better nor worse))\b"
    r"|\b(?:exactly|just|precisely) (?:what|as|how) (?:it|they|ofsted|inspectors) (?:had )?(?:(?:also|previously) )?"
    r"(?:concluded|found|said|decided|judged|ruled|thought)\b"
    r"|\b(?P<kept>(?:(?:held|hung|clung|hang|hold)s? on(?:to| to)|kept|keeps?|retain(?:s|ed)?"
    r"|maintain(?:s|ed)?|matche[sd]"
    r"|repeat(?:s|ed)?) (?:the|its|that) (?:\w+ )?(?:grade|rating|mark|verdict|judge?ment|result)\b)"
)


_ORDINAL_VISIT = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|final) (?:visits?|checks?)\b")
_INSPECTORS = re.compile(r"\b(?:ofsted|inspect\w+|watchdog|monitoring|letter|report)\b")
_SOCIAL_WORKERS = re.compile(
    r"\w+ visits? (?:from|by|to) (?:an?|their|the|his|her) (?!council|authority|borough|county|city|town)"
)


def holds(kind: str, passage: Passage, names: set[str], local: int, words: list[TermMatch]) -> bool:
    """Whether a kind's words stand for an inspection here."""
    if kind == "lscb_review":
        if SAME_GRADE.search(passage.words):
            return True
        return "review of" in passage.words[max(0, local - 3) : local + 12] or any(
            m.start > passage.span.start + local and m.start - passage.span.start - local < 200 for m in words
        )
    if kind == "ombudsman_investigation":
        return bool(_OMBUDSMAN_ACTS.search(passage.words))
    if kind == "area_send":
        return "inspect" in passage.words or "ofsted" in passage.words or "written statement" in passage.words
    if kind == "peer_review" and "critical friend" in passage.words[local : local + 18]:
        return "Local Government Association" in names or "councils" in passage.words
    if kind == "independent_review":
        return bool(passage.service) or bool(re.search(r"\bcommissioned\b|\bordered\b", passage.words))
    if kind == "monitoring_visit" and passage.words[local:].startswith("check"):
        return bool(passage.service)
    if kind == "monitoring_visit" and _ORDINAL_VISIT.match(passage.words, local):
        theirs = bool(_INSPECTORS.search(passage.words)) and not _SOCIAL_WORKERS.match(passage.words, local)
        return theirs and not passage.words.endswith(" a first", 0, local + len("first"))  # "wait for a first visit"
    if kind == "dfe_review":
        after = passage.words[local : local + 60]
        return "Ofsted" not in names or "Department for Education" in names or "department" in after
    return True


# What is usual for councils of a grade, under the rules: no inspection of this one.
_BY_RULE = re.compile(
    r"\b(?:usually|normally|typically|generally|ordinarily|as a rule)\b[^.;]{0,60}\b(?:inspect|visit|get|receive|take)"
    r"|\b(?:under|according to) (?:the|its|their|ofsted's) (?:(?:present|current|new|inspection) ){0,2}(?:rules|regime"
    r"|framework|system|guidance)\b[^.;]{0,20}\b(?:an? )?(?:councils|authorit(?:y|ies)|services|departments|places)\b"
    r"|\b(?:councils|authorities|departments|services) (?:with|which have|that have|given|awarded|rated|in)"
    r" (?:that|this|the (?:highest|top|lowest|bottom|same)) (?:grade|rating|mark|category)"
)


_ONE_OF_THEM = re.compile(r"(?:\w+(?:st|nd|rd|th)) of ")  # "the third of their regular checks"


_SHORT_OF = re.compile(r"\b(?:short of|rather than|instead of|not as deep as|less than) (?:an? )?(?:full )?$")


def is_practice(passage: Passage, match: TermMatch, local: int) -> bool:
    """ "Regular monitoring visits", "these visits", "the strongest warning short of a full inspection": no visit."""
    phrase = passage.words[local : local + match.end - match.start]
    if _SHORT_OF.search(passage.words, max(0, local - 30), local):
        return True
    if _ONE_OF_THEM.match(phrase):
        return False
    if not passage.dates and _BY_RULE.search(passage.words):
        return True
    if not _PLURAL.search(phrase) or match.term.id in (
        "full_inspection",
        "area_send",
        "lscb_review",
        "ombudsman_investigation",
    ):
        return False
    if re.search(r"\bone of (?:the|its|their|these) (?:[\w-]+ ){0,2}$", passage.words[max(0, local - 40) : local]):
        return False
    return not passage.dates or bool(
        re.search(r"\b(?:regular|these|every|each|quarterly|do not|ongoing)\b", passage.words)
    )


_READS = re.compile(
    r"\b(?:will|would|to|shall|must|should|can|'ll) (?:\w+ly )?(?:now )?(?:stud(?:y|ied)|consider(?:ed)?|read|digest"
    r"|reflect|respond|reply|look|examine|discuss(?:ed)?|debated?|weigh|accept|act|implement|publish) (?:[\w']+ ){0,5}?"
    r"(?:commissioner|report|review)\b"
)


def is_to_be_read(words: str, end: int) -> bool:
    """ "We will study the commissioner's findings": what will be read is written."""
    return bool(_READS.search(words, 0, end))


def names_practice(kind: str, match: TermMatch, passage: Passage) -> bool:
    if kind == "full_inspection":
        phrase = passage.words[match.start - passage.span.start : match.end - passage.span.start]
        return phrase in ("single inspection framework", "sif", "ilacs") or bool(_PLURAL.search(phrase))
    return False


# "Its next full inspection, expected early next year, ..."
_EXPECTED = re.compile(
    r",? (?:(?:which|that) is |has been )?(?:now |next )?"
    r"(?:expected|due|scheduled|pencilled in|planned|likely|requested)\b(?! to be published)"
)


_OF_IT = re.compile(r" of [^.;,]{3,50}")


_DUE = re.compile(
    r"\b(?:is|are) (?:(?:now|also|still|next|then) )?"
    r"(?:(?:due|expected)(?! to (?:publish|release|issue))|to be published)\b"
)


def status_of(words: str, start: int, end: int) -> tuple[str, bool]:
    """Whether the inspection told at `words[start:end]` is done, planned or under way; and whether that is sure."""
    if any(word in words for word in _NOW) and _UNDER_WAY.search(words):
        return "under_way", True
    left = re.split(r"[,;–—]|\b(?:after|following|since|as|which|and)\b", words[max(0, start - 70) : start])[-1]
    limit = re.search(r"\b(?:until|before|ahead of)\b[^.;]*$", left)  # "until its next inspection" plans none
    own = words[start:end]
    due = _DUE.search(words, end, end + 110)
    of_it = _OF_IT.match(words, end) if "inspection" in words[start:end] else None
    if _EXPECTED.match(words, of_it.end() if of_it else end):
        return "planned", True
    if due and not re.search(rf"\bnext\b|;|{_ANOTHER_ONE}", words[end : due.start()]):
        return "planned", True
    right = re.split(r"[,;–—]|\b(?:after|following|since|but|as|and still)\b", words[end : end + 60])[0]
    if (
        _PLANNED.search(left)
        or re.search(
            r"\b(?:must|will|is to|are to|has to) (?:report|recommend|carry out|conduct|hold|undertake)\b"
            r"|has until|of state by",
            own,
        )
        or re.search(
            r"^\s(?:of \w+ )?(?:is|are|was)?\s?(?:will|due|expected|scheduled|pencilled in|booked|set to|to be|planned"
            r"|is to|must|by the end"
            r"|takes? place (?:in|next))\b",
            right,
        )
    ):
        if _SAID_DONE.search(right) and not _SURELY.search(left):
            return "done", True
        sure = limit is None and _SURELY.search(left)
        return "planned", bool(sure or _SURELY.search(right) or _SURELY.search(own))
    return "done", True
