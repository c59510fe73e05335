"""The words by which speakers are found: verbs of speech, heads of noun phrases, small words (`words/grammar.toml`)."""

from functools import lru_cache

from bucks_tracker.vocabulary import Vocabulary

# What a noun phrase that can speak may be.
PERSON, PRONOUN, ROLE, PEOPLE, SPOKESPERSON, DOCUMENT, BODY, NAMED = (
    "person", "pronoun", "role", "people", "spokesperson", "document", "body", "named"
)  # fmt: skip

PRONOUNS = {"he": "m", "she": "f", "it": "n", "they": "p", "who": "r", "which": "r"}


class Grammar:
    """The words that the search for speakers goes by: head nouns by what they make of a phrase, verbs, small words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        def grammar(name: str) -> frozenset[str]:
            return frozenset(vocabulary["grammar"].by_id[name].extra["words"].split())

        self.determiners = grammar("determiners")
        self.breaks = grammar("breaks")
        self.prepositions = grammar("prepositions")
        self.light = grammar("light")
        self.joining = grammar("joining")
        self.nouns_too = grammar("nouns_too")
        self.clean_before = grammar("clean_before") | {",", ":"}
        self.calls = grammar("calls")
        self.bare = grammar("bare")
        self.finding = grammar("finding")
        self.addressing = frozenset({"told", "tells", "tell", "urged", "informed", "advised", "warned"})
        self.reports = grammar("reports")
        self.works = grammar("works")
        self.parties = grammar("parties")
        self.speech_nouns = grammar("speech_nouns")
        self.words_of = self.speech_nouns | grammar("words_of")
        self.terms = frozenset(vocabulary["grammar"].by_id["terms"].extra["words"].strip().split("\n"))
        self.lesser = grammar("lesser")
        self.offices = grammar("offices")
        self.abbreviations = grammar("abbreviations")
        self.times = grammar("times")
        terms = vocabulary["speaker_roles"].by_id
        sorts = {"body": BODY, "document": DOCUMENT, "people": PEOPLE, "person": ROLE, "spokesperson": SPOKESPERSON}
        self.sort: dict[str, str] = {}
        for name, sort in sorts.items():
            self.sort.update(dict.fromkeys(terms[name].extra["words"].split(), sort))
        contracted = {p + mark + end for p in PRONOUNS for mark in "'’" for end in ("s", "d", "ll", "re", "ve")}
        self.begins = self.determiners | self.sort.keys() | PRONOUNS.keys() | contracted
        verbs = vocabulary["speech_verbs"].by_id
        self.says = frozenset(verbs["say"].extra["words"].split())
        self.judges = frozenset(verbs["judge"].extra["words"].split())
        self.acts = self.says | self.judges | self.speech_nouns | {"according", "per", "put", "puts"}
        # no part of a noun phrase before its name: "In December Jo Bloggs announced"
        self.outside = self.breaks | self.times | self.says | self.judges
        parts = vocabulary["name_parts"].by_id
        self.postnominals = frozenset(parts["postnominals"].extra["words"].lower().split())
        self.bodies = frozenset(parts["organisations"].extra["words"].lower().split())
        self.common = frozenset(parts["common"].extra["words"].lower().split()) | grammar("no_names")
        for titles in ("titles_m", "titles_f", "titles_u"):  # "Coun" by itself names nobody
            self.common |= frozenset(parts[titles].extra["words"].lower().split()) - self.sort.keys()
        self.places = frozenset(parts["places"].extra["words"].lower().split())
        bodies = vocabulary["bodies"] if "bodies" in vocabulary.sets else ()
        self.inspecting = frozenset(term.name for term in bodies if "inspects" in term.extra)
        self.sex = {
            word: term.extra["sex"]
            for term in vocabulary["roles"]
            if "sex" in term.extra
            for word in (a.lower().split()[-1] for a in term.aliases)
        }


@lru_cache(maxsize=4)
def grammar_of(vocabulary: Vocabulary) -> Grammar:
    """The words of a vocabulary for this, made once."""
    return Grammar(vocabulary)
