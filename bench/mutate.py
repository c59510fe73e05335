"""Articles broken on purpose: what goes wrong with quote marks, paragraphs and bytes between a newsroom and a file.

`mutants(seed, how_many)` yields (bytes, description). The same seed yields the same mutants.
"""

import random
from collections.abc import Callable, Iterator

ARTICLES = (
    """Inspectors back in Oakshire after ‘wake-up call’

12 March 2019

Children’s services in Oakshire are “no longer failing”, according to a report from Ofsted published on Tuesday.

Leader of the council Priya Nandakumar said: “We knew where we’d gone wrong, and we said so.

“There’s a long way to go, but the staff – all 240 of them – have been ‘nothing short of heroic’.”

Mrs Nandakumar added: “I won’t pretend it has been easy.”

The watchdog found that social workers’ caseloads were ‘too high’ and plans for children were “drifting”.
""",
    """BOSS QUITS

“It’s time,” he told the Echo. “I’m tired and I’ve said all I have to say.” Tom Askew, 58, ran the department.

'I saw the children's files and I wept,' said one parent, who didn't want to be named. 'Nobody's listening.'

A spokesman for the Department for Education said: "We are minded to appoint a commissioner. "

SMITHERS: And will you go?

ASKEW: I've gone.
""",
    """Q&A: what next for Fenborough?

'˜We'll fight it,' says Cllr Dana Osei. She called the £4.2m plan â€œa jokeâ€\x9d and â€˜cruelâ€™.

Responding to the letter, Sir Ian Pike, who chairs the improvement board, said: ``It is what it is.''

Asked whether she'd resign, the director – Alma Reyes – replied: «No.»

“One of them told me, “I’m not allowed to ring you”,” she recalls.
""",
    """Report “damning”, says MP

The review, by consultancy Blue Heron, found “a culture of optimism” in which “warning signs were missed”. It said that
managers “did not know what they did not know”, that audits were ‘box-ticking’ and that the ’90s files were lost.

Kate Marlow (Lab, Fenborough East) tweeted: “Enough. Sack the lot.” “They had five years,” she said. “Five.”
""",
)

Mutation = Callable[[random.Random, str], str]

_MARKS = "\"“”‘’'`„«»"
_TURNED = str.maketrans("“”‘’«»", "”“’‘»«")


def _drop(chance: random.Random, text: str) -> str:
    return "".join(c for c in text if c not in _MARKS or chance.random() > 0.3)


def _double(chance: random.Random, text: str) -> str:
    return "".join(c * 2 if c in _MARKS and chance.random() < 0.3 else c for c in text)


def _turn(chance: random.Random, text: str) -> str:
    return "".join(c.translate(_TURNED) if chance.random() < 0.4 else c for c in text)


def _straighten(chance: random.Random, text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''" if chance.random() < 0.5 else "''''"))


def _join(chance: random.Random, text: str) -> str:
    return text.replace("\n\n", chance.choice([" ", "\n", "", "\r\n", "\u2028"]))


def _split(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(3):
        words.insert(chance.randrange(len(words) + 1), chance.choice(["\n\n", "\n", "“", "” ", "'", " - ", "…"]))
    return " ".join(words)


def _cut(chance: random.Random, text: str) -> str:
    a, b = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return text[a:b] if chance.random() < 0.5 else text[:a] + text[b:]


def _shuffle(chance: random.Random, text: str) -> str:
    paragraphs = text.split("\n\n")
    chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def _repeat(chance: random.Random, text: str) -> str:
    pieces = [*_MARKS, "“ ", " ”", "(", "\u2060", "\u00ad", "said ", "he said, ", "Mr ", "\ue000", "\ue001"]
    piece = chance.choice(pieces)
    at = chance.randrange(len(text) + 1)
    return text[:at] + piece * chance.randrange(1, 60) + text[at:]


def _strange(chance: random.Random, text: str) -> str:
    odd = "\u200b\u202e\ufeff\u0301İß\U0001f600\u2060\u00a0\ufffd\x85\x92\x1b\x07\ud7ff\uffff"
    return "".join(c + chance.choice(odd) if chance.random() < 0.03 else c for c in text)


def _upper(chance: random.Random, text: str) -> str:
    return text.upper() if chance.random() < 0.5 else text.lower()


MUTATIONS: tuple[Mutation, ...] = (
    _drop, _double, _turn, _straighten, _join, _split, _cut, _shuffle, _repeat, _strange, _upper,
)  # fmt: skip


def _broken(chance: random.Random, text: str) -> bytes:
    """The bytes of a text, sometimes in another encoding, read wrongly before, or with bytes lost and changed."""
    way = chance.randrange(6)
    if way == 0:
        return text.encode("utf-8", "replace").decode("latin-1").encode()
    if way == 1:
        return text.encode("cp1252", "replace")
    data = bytearray(text.encode("utf-8", "replace"))
    if way == 2:
        for _ in range(min(5, len(data))):
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def mutants(seed: int, how_many: int) -> Iterator[tuple[bytes, str]]:
    """`how_many` broken articles, each with the names of what was done to it."""
    chance = random.Random(seed)
    for number in range(how_many):
        text = ARTICLES[number % len(ARTICLES)]
        done = chance.choices(MUTATIONS, k=chance.randrange(1, 4))
        for mutation in done:
            text = mutation(chance, text) if text else text
        yield _broken(chance, text), f"{number}: " + ", ".join(m.__name__.strip("_") for m in done)
