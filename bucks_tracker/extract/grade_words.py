"""Whether a word that may be a grade is one: what stands around "inadequate", "good", "the lowest mark".

"Inadequate" and "good" are also plain adjectives: a word is a grade only where the sentence grades (a verb of judging
before it, "rating" after it, marks around it). What is none all the same, `no_grades` tells.
"""

import re
from dataclasses import dataclass

from bucks_tracker.extract.no_grades import is_of_none, is_wished
from bucks_tracker.extract.relative_grades import STEPS
from bucks_tracker.extract.sub_judgements import ESCAPED
from bucks_tracker.records import Span
from bucks_tracker.vocabulary import TermMatch

_JUDGED = (
    r"rat(?:e|es|ed|ing)|call(?:s|ing)|(?:ad)?judg(?:e[ds]?|ing)|grad(?:e[ds]?|ing)|deem(?:s|ed|ing)?|brand(?:s|ed|ing)"
    r"|label(?:s|led|ling)"
    r"|class(?:ed|ified|ify)|declar(?:e[ds]?|ing)|named|elevat(?:e[ds]?|ing)|describ(?:e[ds]?|ing)|thought|called|found|finds|rank(?:ed|ing|s)|regarded|considered|assessed|ruled|dubbed"
    r"|scored|scoring|c(?:o|a)mes? down on|settl(?:es|ed) (?:on|for)|plump(?:s|ed) for"
    r"|award(?:s|ed|ing)?|giv(?:en|es|ing)|gave|receiv(?:e[ds]?|ing)|achiev(?:e[ds]?|ing)|earn(?:s|ed|ing)"
    r"|hand(?:s|ed|ing)"
    r"|slapped|put|puts|marks(?=\s(?:the|it|its|them)\b)|marking|merit(?:s|ed)?|warrant(?:s|ed)?|placed|marked|got|gets?|secur(?:es|ed)|attracted|reserved|side\sof|up\sto|down\sto|retain(?:s|ed)|kept|keeps|drop(?:s|ped)|f[ea]lls?|fallen|(?:down"
    r"|up)grad(?:e[ds]?|ing)"
    r"|improv(?:e[ds]|ing)|mov(?:e[ds]?|ing)|lift(?:ed|s)|rais(?:ed|es)|jump(?:s|ed)|climb(?:s|ed|ing)|ros[et]"
    r"|rises|slipped|plunge[ds]?|tumble[ds]?|slump(?:s|ed)|slid(?:es)?|s[aiu]nk|crash(?:es|ed)|plummet(?:s|ed)"
    r"|remain(?:s|ed|ing)?|stay(?:s|ed)|still|again|slammed|criticised|condemned|judgements?|verdict"
    r"|ratings? (?:of|as|to)|(?:marks?|grades?|scores?) of|held|produced|pronounced"
    r"|first\s(?:\w+\s)?to\s\w+|came out|comes out|told"
    r"|made (?:it|them|(?:its|the) services?)|returned?|confirmed|went"
    r"|go(?:es)? from|gone from|turned|scored|no longer|out of|fail(?:ing|ed) and|now|also"
)
_VERB = re.compile(rf"\b(?:{_JUDGED})\b", re.IGNORECASE)
# "Came through with a good last year": the grade as a noun.
_AS_NOUN = re.compile(r"\ban?\s[‘“'\"]?$", re.IGNORECASE)
_CAME_WITH = re.compile(
    r"\b(?:came|ended|resulted|brought|left|emerged|fared)\b[^.;]{0,60}\bwith\san?\s(?:[\w-]+\s)?[‘“'\"]?$"
    r"|\bput(?:s|ting)?\b[^.;]{0,80}\bat\s[‘“'\"]?$",
    re.IGNORECASE,
)
# "Rated its services for safeguarding and for looked-after children as adequate"
_RATED_AS = re.compile(
    r"\b(?:rat(?:ed|es)|judg(?:ed|es)|grad(?:ed|es)|assessed|classed)\b[^.;]{0,110}\bas\s[‘“'\"]?$", re.IGNORECASE
)
# "Care leavers get a good service"
_SERVED = re.compile(
    r"\b(?:gets?|got|getting|receiv(?:e|es|ed|ing)|given|offer(?:s|ed)?|enjoy(?:s|ed)?|provid(?:es?|ed|ing)|deliver(?:s|ed)?)\s(?:an?\s)?[‘“'\"]?$",
    re.IGNORECASE,
)
_A_SERVICE = re.compile(r"[’'”\"]*\s(?:service|deal)\b", re.IGNORECASE)
# "Has become an outstanding authority for children's services"
_IS_A = re.compile(
    r"\b(?:is|become|becomes|became)\s(?:(?:now|officially|once\sagain)\s)?an?\s[‘“'\"]?$", re.IGNORECASE
)
_AN_AUTHORITY = re.compile(r"[’'”\"]*\s(?:authority|council|borough|county)\s(?:for|where|when)\b", re.IGNORECASE)
IMPACT = re.compile(r"[’'”\"]*\s(?:impact|influence|effect)\b")  # "leaders had an outstanding impact"
# "Does an outstanding job for children in care"
_DOES = re.compile(r"\b(?:do|does|doing|did|done)\san?\s[‘“'\"]?$", re.IGNORECASE)
_A_JOB = re.compile(r"[’'”\"]*\sjob\sof\b|(?<=outstanding)\sjob\s(?:for|at|with|in)\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s(?:which\s[\w\s]{2,20}\s)?an?\s[‘“'\"]?", re.IGNORECASE)  # "adoption, a good service, ..."
_A_SUPPORT = re.compile(r"[’'”\"]*\s(?:services?|deal|support|care|help)\b", re.IGNORECASE)
_ONE = re.compile(r"[’'”\"]*\sone\b")
_THEN_WORD = re.compile(r"[’'”\"]*\s(?!while\b|one\b|many\b)\w", re.IGNORECASE)
_AS = re.compile(r"\bas\s[‘“'\"]?$", re.IGNORECASE)  # "written off as inadequate", "came out as"
_COPULA = re.compile(
    r"\b(?:was|were|is|are|being|been|be|as|both|all)\s(?:(?:also|now|both|all|each|still|again|only|merely|just|\w+ly"
    r"|as\sa\swhole|(?:said|thought|held|reckoned)\sto\sbe)\s)?[‘“'\"]?$",
    re.IGNORECASE,
)
_FOLLOW_NOUN = re.compile(
    r"[’'”\"\u2060]*[\s-](?:(?:Ofsted|overall|official)\s)?(?:ratings?|judge?ments?|grades?|grading|verdicts?"
    r"|status|inspections?|reports?|ofsted|marks?|labels?|tags?|badges?|stamps?|bracket|band|tier|category|billing)\b",
    re.IGNORECASE,
)
_FOLLOW_SERVICE = re.compile(
    r"[’'”\"\u2060]*\s(?:children|service|department|council|authorit|child|social|local)", re.IGNORECASE
)
_FOLLOW_ENDS = re.compile(
    r"[’'”\"\u2060]*(?:\s*$|\s*\n|\s?[.,;:)!?–—-]|\s+(?:by|in|for|it|they|she|he|we|both|overall|too|also|instead"
    r"|today|now"
    r"|yesterday|across"
    r"|and|or|but|with|after|at|on|from|to"
    r"|last|this|while|was|were|of(?=\s\d{4})|following|apart|except|bar|save|throughout|everywhere|only"
    r"|the\s(?:last|first|second|third|only)|before|until|then|once|twice|(?:three|four)\stimes|where|who|which|that|even|according|there|if"
    r"|given|handed|awarded|dated|dates|came|went|goes?|grades?|marks?|ones"
    r"|despite|since|when|as|again|under|because|although|though|whereas|just|during|earlier|back|–|-|[({]|four"
    r"|three|two|one(?=\s(?:of|in|areas?|categor|years?|more)\b)|(?:five|six|seven|eight|nine|ten|an?)(?=\s(?:years?|months?))|\d)(?![\w]))",
    re.IGNORECASE,
)
_MARKS_BEFORE = re.compile(r"[‘“'\"][\s\u2060]?$")
_MARKS_AFTER = re.compile(r"[,.]?[’”'\"‘“]")
# "Stuck on the lowest grade", "ended with the bottom mark": a place on the scale is a grade whatever the verb.
PLACE = re.compile(
    r"\b(?:ratings?|grades?|marks?|judge?ments?|verdict|category|level|band|rungs?|accolade|lowest of|categories|bands"
    r"|ladder|pile|heap|scale|league|class|failed|brackets?|tiers?)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[:–—|\t-]|\bis|\bas|\bat)\s?[‘“'\"]?$")
_STAYS = re.compile(r"\b(?:failed|unable|yet|did not|has not|hasn['’]t)\s(?:\w+\s){1,3}from\s[‘“'\"]?$", re.IGNORECASE)
_NO_BETTER = re.compile(
    r"\b(?:no|neither|none|nothing|not one|nor)\b[^.;]{0,80}\b(?:(?:better|less|more|lower|higher) than|short of)"
    r"\s(?:(?:an?|the)\s)?[‘“'\"]?$",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:no longer(?:\s(?:be|being|been))?(?:\s(?:rated|judged|deemed|graded|classed|considered"
    r"|branded))?(?:\sas)?(?:\sto\sbe)?"
    r"|(?:up|moved?|moving|improv\w+|upgraded|downgraded|dropped|fallen|down|risen|lifted|jump\w*|climb\w*|go(?:es"
    r"|ing|ne)?|went|turn\w*|rating)"
    r"(?:\s(?:it|them|the\s\w+|its\s\w+|\w+))?(?:\s(?:up|out|away|rating|straight|grades?)){0,2}\sfrom|from|out\sof|off"
    r"|(?:years|months|run|spell)\s(?:of|as)|previous(?:ly)?|formerly|former|ha(?:d|ving)\sbeen|once|the\sold|last\stime"
    r"|(?:step\s(?:up|down)|improvement|advance|up)\son"
    r"|(?:shak(?:e|en|es|ing)|shook|cast|thrown?|threw)\soff|shed(?:s|ding)?|los(?:e|es|t|ing)|escap(?:es?|ed|ing)|rid\sof"
    r"|(?:stripped|robbed|deprived)\sof)"
    r"(?:\s(?:an?|the|its|being|ofsted['’]s|(?:verdict|grade|rating|judge?ment)\sof|a\sprevious|rated|judged|graded|deemed|found|considered))*(?:\sto\sbe)?\s[‘“'\"]?$",
    re.IGNORECASE,
)
_TO_HAVE = re.compile(
    r"\b(?:hope|want|aim|plan|expect)(?:s|ed)?\b[^.;]*\bto have\b", re.IGNORECASE
)  # "to have shed it"
_ESCAPED = re.compile(ESCAPED + r"\s(?:an?|the|its|that)?\s?[‘“'\"]?$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:services?(?:\sfor\s(?:\w+\s){0,2}(?:children|youngsters))?|departments?|council|authority|county|city|borough|town|it|they|which|protection|safeguarding"
    r"|effectiveness"
    r"|performance|leadership|leaders?|leavers|board|grade|rating|judge?ment|verdict|outcome|overall|arrangements"
    r"|governance|(?:safeguarding|protection|care)\s(?:of|for)\s(?:\w+\s)?children"
    r"|work|[A-Z]\w+)\s?(?:(?:has|had|have)\s)?(?:previously\s|formerly\s|until\sthen\s)?$",
)
_ASIDE = re.compile(r",\s[^,.;]{3,40},\s$")  # "its services, visited last month, were good"
_PLAIN_GRADES = frozenset({"adequate", "satisfactory"})
_CONCLUDED = re.compile(
    r"\b(?:conclud\w+|found|finds|rul(?:ed|es)|decid(?:ed|es)|says?|said) that\b[^.;,]*$", re.IGNORECASE
)
_TO_A = re.compile(r"\b(?:to|of) an?\s$", re.IGNORECASE)
_STANDARD = re.compile(r"\sstandard\b")
_COLON = re.compile(r":\s?[‘“'\"]?$")
_LAST_TIME = re.compile(
    r"[’”'\"]?\s(?:when|at|the last time)\b[^.;]{0,40}\b(?:inspect|visited|looked|called|came)", re.IGNORECASE
)
_STOP = re.compile(r"[’”'\"]?[,.]|\soverall\b|[’”'\"]?\sfor\sthe\s(?:first|second|third)\stime\b")
_REQUIRES = re.compile(r"(?:requir(?:es?|ed|ing)|need(?:s|ed)|ha[sd]|must)\b", re.IGNORECASE)
_TO = re.compile(r"\bto\s[‘“'\"]?$", re.IGNORECASE)
_ONE_MORE = re.compile(r"(?:^|\b(?:another|a second|second|a third|third|a fourth|fourth)\s)[‘“'\"]?$", re.IGNORECASE)


# "The same grade as in 2018": what it was, not what was judged
_AS_BEFORE = re.compile(
    r"[’'”\"]*\s(?:as|than)\s(?:(?:it|they|the\s\w+)\s(?:was|were|had|got|did)[^.;]{0,30}\s)?(?:in\s\d|in\s[A-Z]|at\s(?:its|the|their)\s(?:last|previous)"
    r"|last\b|before|(?:two|three|four|five|six|seven)\syears|when\b)"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands in a grade's sentence besides: `spoken_of`, it names the service, an inspectorate or an inspection
    (`named`: one of the last two); `dates`, where its dates stand."""

    sentence: Span
    spoken_of: bool
    named: bool = False
    dates: tuple[Span, ...] = ()

    def dates_it(self, grade: TermMatch) -> bool:
        """Whether a date opens the sentence or follows the grade at once ("In 2010 ... good", "inadequate in 2012")."""
        return any(d.start - self.sentence.start < 12 or 0 <= d.start - grade.end < 14 for d in self.dates)


def is_told(
    setting: Setting, folded: str, match: TermMatch, areas: list[TermMatch], told: list[tuple[TermMatch, bool]]
) -> bool | None:
    """False: stated; True: stated as what was before; None: no grade here."""
    before = folded[max(setting.sentence.start, match.start - 150) : match.start]
    if match.term.name in STEPS:
        return False if areas and not _AS_BEFORE.match(folded, match.end) else None
    if _ESCAPED.search(before) and areas:
        return False  # what the others got: see share_out
    if is_of_none(folded, setting.sentence, match, areas, before):
        return None
    if areas and _NO_BETTER.search(before):
        return False  # "neither does better than inadequate"
    if not _grades(setting, folded, match, before, areas, told):
        return None
    if _STAYS.search(before) or _NO_BETTER.search(before):
        return False  # "failed to shift from requires improvement"
    if _FORMER.search(before):
        return None if _TO_HAVE.search(before) else True
    if is_wished(folded, setting.sentence, match, areas, before):
        return None
    return False


def _grades(
    setting: Setting,
    folded: str,
    match: TermMatch,
    before: str,
    areas: list[TermMatch],
    told: list[tuple[TermMatch, bool]],
) -> bool:
    """Whether the words around make it a grade: a verb of judging, "rating" after it, marks, a list, a date."""
    end = setting.sentence.end
    if match.term.extra.get("plain"):
        return bool(areas)  # plain words, a grade only of what is judged
    loose, has_area = bool(match.term.extra.get("loose")), bool(areas)
    named = setting.spoken_of and any(not a.term.extra.get("short") for a in areas)
    if (named and not loose) or _is_given(setting, folded, match, before, areas, told):
        return True
    marked = bool(_MARKS_BEFORE.search(before)) and bool(_MARKS_AFTER.match(folded, match.end))
    noun = bool(_FOLLOW_NOUN.match(folded, match.end, end))
    ends = bool(_FOLLOW_ENDS.match(folded, match.end, min(len(folded), end)))
    if not (marked or noun or ends or (not loose and _FOLLOW_SERVICE.match(folded, match.end))):
        return False
    if named or noun or (told and told[-1][1] and _TO.search(before)):
        return True
    if _LISTED.search(before) and (has_area or (setting.spoken_of and ends and _COLON.search(before))):
        return True
    verb, copula = _VERB.search(before), _COPULA.search(before)
    if copula and has_area:
        return setting.spoken_of
    if loose:
        return _is_loose_grade(setting, folded, match, before, has_area=has_area, ends=ends, marked=marked)
    if _ONE_MORE.search(before) or verb or marked or _AS.search(before) or PLACE.search(folded, match.start, match.end):
        return True
    if setting.spoken_of and (_REQUIRES.match(folded, match.start) or setting.dates_it(match)):
        return True
    return bool(copula and _SUBJECT.search(before[: copula.start()]))


def _is_given(
    setting: Setting,
    folded: str,
    match: TermMatch,
    before: str,
    areas: list[TermMatch],
    told: list[tuple[TermMatch, bool]],
) -> bool:
    """Whether it grades what is given or had: "care leavers get a good service", "had an outstanding impact"."""
    end = match.end
    if setting.spoken_of and _IS_A.search(before) and _AN_AUTHORITY.match(folded, end):
        return True
    if setting.spoken_of and match.term.id in _PLAIN_GRADES and _TO_A.search(before) and _STANDARD.match(folded, end):
        return True
    if not areas:
        return False
    served = _A_SERVICE if match.term.id == "good" else _A_SUPPORT
    beside = match.term.extra.get("loose") and any(0 <= a.start - end <= 1 for a in areas)  # "with outstanding leaders"
    apposed = served.match(folded, end) and any(_APPOSED.fullmatch(folded, a.end, match.start) for a in areas)
    return bool(
        (setting.spoken_of and (beside or apposed))
        or (told and _ONE.match(folded, end))  # "... a good service, and care leavers an outstanding one"
        or IMPACT.match(folded, end)
        or (_DOES.search(before) and _A_JOB.match(folded, end))
        or (_SERVED.search(before) and served.match(folded, end))
    )


def _is_loose_grade(
    setting: Setting, folded: str, match: TermMatch, before: str, *, has_area: bool, ends: bool, marked: bool
) -> bool:
    """Whether an adjective as common as "good" is a grade where no full name of an area stands beside it."""
    if ends and _AS_NOUN.search(before) and (has_area or _THEN_WORD.match(folded, match.end, setting.sentence.end)):
        return setting.spoken_of
    placed = PLACE.search(folded, match.start, match.end)
    if ends and (placed or _CAME_WITH.search(before) or _RATED_AS.search(before)):
        return True
    verb, copula = _VERB.search(before), _COPULA.search(before)
    if copula and setting.spoken_of and _SUBJECT.search(_ASIDE.sub("", before[: copula.start()])):
        concluded = match.term.id in _PLAIN_GRADES and _CONCLUDED.search(before[: copula.start()])
        stops = _STOP.match(folded, match.end) or _LAST_TIME.match(folded, match.end, setting.sentence.end)
        if concluded or stops or setting.dates_it(match):
            return True
    return bool(verb and (marked or _close(before, verb)))


def _close(before: str, verb: re.Match[str]) -> bool:
    """Whether some verb of judging stands within 60 characters of the grade."""
    return bool(_VERB.search(before[-60:])) or verb.start() > len(before) - 60
