"""What one code point becomes when it is folded."""

import re
import unicodedata

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیېئےێ", "ي"),
    **dict.fromkeys("ةہەۃھ", "ه"),
    **dict.fromkeys("ؤۆ", "و"),
    **dict.fromkeys("کڪگڭ", "ك"),
    # Letters of names taken from Kurdish, Turkish and Persian, which most outlets write without.
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ژ": "ز",
    "ڵ": "ل",
    "ڕ": "ر",
}
_SIGNS = {
    **dict.fromkeys("“”„‟«»‹›〝〞＂″", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("–—‒―−‐‑", "-"),
    # A hashtag's low line parts its words.
    **dict.fromkeys("\u00a0\t\v\f\u2028\u2029\x1c\x1d\x1e\x1f\x85_", " "),
    "\r": "\n",
    "٪": "%",
    "٫": ".",
    "٬": ",",
}
_DIGITS = {chr(ord(zero) + i): str(i) for zero in "٠۰" for i in range(10)}
_SAME = {**_LETTERS, **_SIGNS, **_DIGITS}
_TATWEEL = "ـ"
# Marks, enclosing marks, format and control characters; line breaks and tabs are in `_SIGNS`.
_DROPPED = frozenset(("Mn", "Me", "Cf", "Cc"))

# Invisible signs of direction, width and joining: dropped, and never part of a quotation's end.
CONTROLS = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def letter(char: str) -> str:
    """Return what one code point becomes: nothing, one or several code points."""
    if char in _SAME:
        return _SAME[char]
    pieces = []
    for piece in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).casefold()):
        if piece in _SAME:
            pieces.append(_SAME[piece])
        elif piece == "\n" or not (piece == _TATWEEL or unicodedata.category(piece) in _DROPPED):
            pieces.append(" " if piece.isspace() and piece != "\n" else piece)
    return "".join(pieces)


_USUAL = [
    *(char for char in map(chr, range(0x20, 0x7F))),
    *(char for char in map(chr, range(0x600, 0x700)) if char.isalnum() or char in "،؛؟"),
    *_SAME,
    "\n",
]
_PLAIN = {char: letter(char) for char in _USUAL if len(letter(char)) == 1}
# The usual letters that become another one, with what they become.
CHANGED = tuple((char, becomes) for char, becomes in _PLAIN.items() if char != becomes)
# Runs of all others, which may become none or several.
ODD = re.compile("[^" + re.escape("".join(_PLAIN)) + "]+")
