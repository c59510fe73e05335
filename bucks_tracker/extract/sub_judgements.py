"""What each grade of a sentence is given for."""

import re

from bucks_tracker.extract.area_ties import (
    BESIDE,
    CONJUNCT,
    EVERY,
    EXCEPTED,
    LIST,
    LISTS,
    OWN_GRADE,
    THE_EXCEPTION,
    AreaOrGrade,
    binds_back,
    family_of,
    introduces,
    is_excepted,
    is_listed_before,
)
from bucks_tracker.vocabulary import TermMatch

# What is told apart: clauses set against each other, exceptions, the lines of a list.
_SEGMENT = re.compile(
    r"[;]|\b(?:but(?! one\b)|while|whereas|although|though(?!,)|apart from|except(?:\s?for|ing)?|other than|bar"
    r"|with the exception|(?<!the )(?<!its )(?<!not )(?<!was )(?<!were )(?<!is )(?<!are )only"
    r"(?!\sa\s(?:step|notch|rung|grade))|exception was)\b"
    r"|^[’'”\".;,]*\s*\n\s*(?=[A-Z•*-]|$)"
)
_JUDGED = re.compile(
    r"^(?:,\s(?:which|who))?\s(?!and\san?\s)(?:(?!but\b|while\b|whereas\b)\w+\s){0,3}?(?:judged|rated|graded|was|were|is|are|had|has|have|found|being|as|still|only\sa|one\s(?:step|notch|rung|grade)|a\s(?:step|notch|rung|grade)|requir\w*|remain\w*|get|gets|got)\b"
)
# "... and so are its leaders", "the same goes for adoption": the grade before is given again, for what follows.
_DITTO = re.compile(
    r"\bas (?:it|they) (?:does|do|did|has|have|had)\b"
    r"|\b(?:so|as)(?:,? [\w ]{1,24},)? (?:too )?(?:was|were|is|are|did|do|does|had|has|have)\b"
    r"|\b(?:grade|mark|rating|verdict|judge?ment) (?:shared|matched|echoed) (?:by|in)\b"
    r"|\bequally so\b"
    r"|\bsame (?:goes|went|is true|was true|applies|applied|held)\b",
    re.IGNORECASE,
)
_TOO = re.compile(r"(?:\s(?:[\w'’-]+)){0,3}\s(?:too|as well|likewise|also|equally so)[’'”\"]*(?=[\s.,;)]|$)")
_ANOTHER_CLAUSE = re.compile(r"[’'”\"]*\sand\s(?:its\s|the\s)?leadership\s(?!(?:was|were|is|as)\b)\w")
ESCAPED = (
    r"\b(?:only|sole|one)\b[^.;]{0,100}\b(?:escap\w+|avoid\w*|dodg\w+|spared|free of|anything (?:other than|but)"
    r"|not (?:to be )?(?:given|handed|awarded|rated|judged|graded|found|put in|marked))"
)
# "The third visit since it was judged inadequate, focused on care leavers"
_LOOKED_AT = re.compile(
    r",\s(?:(?:ofsted|inspectors|they|it)\s)?"
    r"(?:focuss?ed on|concentrated on|centred on|looked at|examined|dealt with)\b"
)
_ESCAPES = re.compile(ESCAPED + r"\s(?:an?|the|its|that)?\s?[‘“'\"]?$", re.IGNORECASE)
# "Are still inadequate, after Ofsted concluded that children in care were let down"
_OTHER_CLAUSE = re.compile(
    r"\b(?:conclud\w+|found|finds|finding|sa(?:id|ys|ying)|warn\w+|ruled|heard|discovered|reveal\w+)\s(?:\w+\s)?that\b"
    r"|,\s(?:because|as|since|when)\b"
)
_NAME = re.compile(r"\b(?:services?|inspections?|support|provision)\s(?:for|of|to)\s(?:[\w'’]+\s){0,4}$", re.IGNORECASE)
# "Care leavers were the blot; what they get requires improvement": it goes on about the same.
_NOT_ONLY = re.compile(r"\bnot\s(?:only|just|merely)\b")
_GOES_ON = re.compile(
    r"\b(?:but|although|though)\s(?:all\s(?:three|four|of\sthem)|neither|both|each|they|these|that)\b|[;:–—]\s(?:(?:on|in)\s)?both\b|[;:–—-]\s(?:what\s|even\s|(?:the\s)?\w+\s(?:say|said|says)\s)?(?:they|there|these|it|that|here|this|their|its)\b"
)
_EACH_OF_THEM = re.compile(r"\b(?:all|each|both)(?:\s(?:were|was|are|to\sbe))?\s[‘“'\"]?$")
# "Services were called outstanding, a grade achieved across leadership and help and protection"
_A_GRADE_FOR = re.compile(r"[’'”\"]*,\s(?:an?|the|that)\s(?:grade|phrase|verdict|rating|mark|judge?ment|label|word)\b")
_FOR_EACH = re.compile(r",\sfor\s$")  # "considered the service inadequate, for leadership, for protection"
_WHOLE = re.compile(
    r"\b(?:city|county|borough|town|council|authority|services?|department)\b[^.,;–—]{0,30}$", re.IGNORECASE
)


def share_out(grades: list[tuple[TermMatch, bool]], areas: list[TermMatch], folded: str) -> list[tuple[str, ...]]:
    """For each grade the families it is given for: "areas ... grade" or "grade for areas", by what comes first.

    `grades` come with whether each is what was before: such a one is not given again ("so are its leaders"). Help,
    care and leaving care in one are the title of the inspection, not what it judged apart.
    """
    shares = _Sharing(grades, areas, folded).shared()
    named = bool(areas) and bool(_NAME.search(folded, max(0, areas[0].start - 60), areas[0].start))
    titles = [
        named
        and {"help", "care", "leavers"} <= set(share)
        and {"leaders", "rest", "all", "three"}.isdisjoint(share)
        and not _DITTO.search(folded, grade.end, max(grade.end, areas[-1].start))  # "... are good, and so is ..."
        and not _EACH_OF_THEM.search(folded, areas[0].start, grade.start)
        for share, (grade, _) in zip(shares, grades, strict=True)
    ]
    return [
        ("overall",)
        if title or not share
        else tuple(dict.fromkeys(["overall"] * (not EVERY.isdisjoint(share)) + share))
        for title, share in zip(titles, shares, strict=True)
    ]


class _Sharing:
    """The areas and grades of a sentence, read from left to right.

    `waiting` are areas whose grade is to come, `held` those that wait until an excepted area has its grade. `last` is
    the grade read last, `again` one that is given once more ("so are"), `listing` one whose areas are being listed;
    -1 where there is none. `end` is where the last token ends, 0 before the first. `parted`: areas after the last grade
    are set against it.
    """

    def __init__(self, grades: list[tuple[TermMatch, bool]], areas: list[TermMatch], folded: str) -> None:
        self.grades, self.folded = grades, folded
        tokens = [(a.start, -1, a) for a in areas] + [(g.start, i, g) for i, (g, _) in enumerate(grades)]
        self.tokens: list[AreaOrGrade] = sorted(tokens, key=lambda t: t[0])
        self.shares: list[list[str]] = [[] for _ in grades]
        self.waiting: list[str] = []
        self.held: list[str] = []
        self.backed: set[int] = set()
        self.last, self.end, self.again, self.listing = -1, 0, -1, -1
        self.parted = False
        self.first_is_area = bool(self.tokens) and self.tokens[0][1] < 0
        self.told_apart = any(family_of(a) == "overall" for a in areas)

    def shared(self) -> list[list[str]]:
        """The families of each grade."""
        for number, (start, i, match) in enumerate(self.tokens):
            between = self.folded[self.end : start] if self.end else ""
            if i >= 0 or not self._is_set_apart(number, between):
                self._read(number, between)
            self.end = match.end
        self._give_the_rest()
        return self.shares

    def _is_set_apart(self, number: int, between: str) -> bool:
        """Whether an area opens a list, is excepted from all, or goes on a list; it is then dealt with."""
        match = self.tokens[number][2]
        if introduces(self.tokens, number, self.folded):
            self.listing = self.last
        elif is_excepted(self.tokens, number, self.folded):
            self.waiting = [*self.waiting, EXCEPTED + family_of(match)]
            if OWN_GRADE.match(self.folded, match.end):
                self.held, self.waiting = self.waiting, [family_of(match)]
        elif self.last >= 0 and THE_EXCEPTION.search(between) and not EVERY.isdisjoint(self.shares[self.last]):
            self.shares[self.last].append(EXCEPTED + family_of(match))
            self.waiting = [family_of(match)]
        elif self.listing >= 0 and (LIST.match(between) or LISTS.fullmatch(between)):
            self.shares[self.listing].append(family_of(match))
        else:
            return False
        return True

    def _read(self, number: int, between: str) -> None:
        start, i, _ = self.tokens[number]
        self.listing = -1
        back = self.last >= 0 and not self.waiting
        if self.again < 0 and self.last >= 0 and _DITTO.search(between):
            self._give_again()
        more = " but " in between and _NOT_ONLY.search(self.folded, max(0, start - 80), start)
        escapes = i >= 0 and _ESCAPES.search(self.folded, max(0, start - 150), start)
        if self.end and _SEGMENT.search(between) and not more and not escapes:  # set against what was before
            self.waiting = self.waiting if i >= 0 and _GOES_ON.search(between) else []
            self.first_is_area, back = i < 0, False
            self.parted = i < 0
            self.again = self.again if _DITTO.search(between) else -1
        if escapes:
            self.shares[i].append("rest")  # "the only area to escape the bottom grade": the others got it
            self.last, self.again = i, -1
        elif i >= 0:
            self.shares[i] += self.waiting
            self.waiting, self.held, self.last, self.again = self.held, [], i, -1
        elif self.again >= 0:
            self.shares[self.again].append(family_of(self.tokens[number][2]))
        elif self._is_of_last(number, between, back):
            self._give_back(number, between)
        else:
            self.waiting.append(family_of(self.tokens[number][2]))

    def _give_again(self) -> None:
        """ "... and so are": the last grade that is not of before is given once more."""
        self.again = max((k for k in range(self.last + 1) if not self.grades[k][1]), default=-1)
        if self.again >= 0:
            self.shares[self.again] += ["overall"] * (not self.shares[self.again]) + self.waiting
        self.waiting = []

    def _is_of_last(self, number: int, between: str, back: bool) -> bool:
        """Whether an area has the grade before it: "good for adoption", and no grade of its own follows."""
        start, _, match = self.tokens[number]
        family, last = family_of(match), self.last
        if last >= 0 and start - self.grades[last][0].end <= 1 and family != "overall" and "\n" not in between:
            return True
        if not back:
            return False
        later = any(g.start > start for g, _ in self.grades)
        forward = self.first_is_area and later and family != "overall" and not re.search(r"\b(?:for|in)\b", between)
        if family != "overall" and number + 1 < len(self.tokens) and self.tokens[number + 1][1] >= 0:
            following = self.tokens[number + 1][0]
            beside = BESIDE.fullmatch(self.folded, match.end, following)  # "with adoption outstanding"
            forward = forward or bool(beside or _JUDGED.match(self.folded[match.end : following + 7]))
        forward = forward or (
            CONJUNCT.match(between) is not None and is_listed_before(self.tokens, number, self.folded)
        )
        return not forward and binds_back(between, family, last in self.backed)

    def _give_back(self, number: int, between: str) -> None:
        """The last grade is this area's; where the whole service is told first, it is the whole's, too."""
        match = self.tokens[number][2]
        share, grade = self.shares[self.last], self.grades[self.last][0]
        share.append(family_of(match))
        self.backed.add(self.last)
        apart = (
            "–" in between
            or "both" in between
            or _FOR_EACH.search(between)
            or _A_GRADE_FOR.match(between)
            or " of " in self.folded[match.start : match.end]
        )
        whole = apart and not self.told_apart and len(share) == 1
        if whole and _WHOLE.search(self.folded, max(0, grade.start - 60), grade.start):
            share.insert(0, "overall")

    def _give_the_rest(self) -> None:
        """Areas after the last grade are its, unless they are only looked at or in a clause of their own."""
        if self.last < 0:
            return
        share, grade_end = self.shares[self.last], self.grades[self.last][0].end
        first = next((t.start for _, i, t in self.tokens if i < 0 and t.start >= grade_end), grade_end)
        start = self.grades[self.last][0].start
        of_all = _WHOLE.search(self.folded, max(0, start - 60), start)
        if not share and of_all and _OTHER_CLAUSE.search(self.folded, grade_end, first):
            return
        looked_at = _LOOKED_AT.search(self.folded, grade_end, self.end) or _ANOTHER_CLAUSE.match(self.folded, grade_end)
        if (not share and not looked_at and not self.parted) or (share and _TOO.match(self.folded, self.end)):
            share += self.waiting
