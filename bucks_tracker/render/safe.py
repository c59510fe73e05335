"""Words from documents made harmless for a terminal: nothing in them moves the cursor, colours or reorders a line."""

import re

# C0 and C1 controls, DEL; marks and overrides of writing direction; line and paragraph separators; lone surrogates
# and non-characters, which no terminal can show. The joiner that `clean` pads with has no width and stays.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """`text` with each harmful character as a visible stand-in of the same length; newlines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_stand_in, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`visible` on one line, any run of white space as one space."""
    return visible(_SPACE.sub(" ", text)).strip()


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # control pictures: ␛ for ESC
    return "\u2421" if code == 0x7F else "\ufffd"
