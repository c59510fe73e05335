"""Numbers in words."""

import re

_TO_NINE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: value for value, word in enumerate((*_TO_NINE, *_TEENS))}
TENS = {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

# One number in words, whole: "seven", "twenty-one", "two hundred and fifty". Bounded, for text of any length.
# By first letter, which passes most words over at one look.
_SMALL = (
    "t(?:wo|hree|hirteen|hirty|en|welve|wenty)|f(?:our(?:teen)?|ive|ifteen|orty|ifty)|s(?:ix(?:teen|ty)?|even(?:teen|ty)?)"
    "|e(?:ight(?:een|y)?|leven)|n(?:ine(?:teen|ty)?)|one|zero"
)
WORD_NUMBER = rf"(?:{_SMALL})(?:[\s-]+(?:and\s+)?(?:{_SMALL}|{'|'.join(SCALES)})){{0,6}}"
_WORD = re.compile(r"[a-z]+")


def number_of(text: str) -> float | None:
    """The value of a number in digits ("2,447", "3.5") or lower-case words ("twenty-one"); None if it is neither."""
    digits = text.replace(",", "")
    if digits[:1].isdigit():
        try:
            return float(digits)
        except ValueError:
            return None
    total = part = 0.0
    words = [word for word in _WORD.findall(text) if word != "and"]
    for word in words:
        if word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0.0
        elif word not in ("a", "an"):
            return None
    return total + part if words else None
