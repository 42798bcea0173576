"""A line of a page, as it is seen from left to right, to the order in which it is read."""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

# What a shape is to the order of a line: a letter that runs rightwards, a digit, what joins digits to one number
# everywhere (UAX #9: CS) or only where no Arabic stands before it (ES), a letter that runs leftwards, anything else.
_LATIN, _DIGIT, _JOINER, _SIGN, _ARABIC, _SPACE, _OTHER = "LDJSAWO"
_CLASSES = {
    **dict.fromkeys(("L",), _LATIN),
    **dict.fromkeys(("EN", "AN"), _DIGIT),
    **dict.fromkeys(("CS",), _JOINER),
    **dict.fromkeys(("ES",), _SIGN),
    **dict.fromkeys(("R", "AL"), _ARABIC),
    **dict.fromkeys(("WS", "B", "S"), _SPACE),
}
_RIGHTWARDS = re.compile("L(?:[^A]*[LD])?|D(?:[DJ]*D)?")
_RIGHTWARDS_AT_START = re.compile("L(?:[^A]*[LD])?|D(?:[DJS]*D)?\\Z|D(?:[DJ]*D)?")
# In a paragraph that runs rightwards: Latin words, and what runs leftwards in it, numbers between and behind its words
# included; and a number with which the paragraph opens.
_RUN = re.compile("L(?:[^A]*L)?(?:[^AW]*D)?|(?P<leftwards>[AD](?:[^L]*[AD])?)")
_FIRST_NUMBER = re.compile("D(?:[DJS]*D)?")
# What stands at the end of a sentence or a part of it, and so on the side towards which a line runs.
_ENDS = re.compile("[.،؛؟!]")
CELL = "\t"
_PAIRS = ("()", "[]", "{}", "«»", "‹›", "<>")
BRACKETS = frozenset("".join(_PAIRS))
_OTHER_OF = {side: pair[1 - i] for pair in _PAIRS for i, side in enumerate(pair)}


class Way(Struct, frozen=True):
    """How a line is to be read.

    `opens`: it is the first of its paragraph, where nothing Arabic stands before a number. `rightwards`: its paragraph
    was laid out to run from left to right, as what is not told otherwise does it, and only its Arabic runs from the
    right. `typed`: brackets that are given as they were typed and not as they look, from the left.
    """

    opens: bool = False
    rightwards: bool = False
    typed: frozenset[str] = frozenset()


def read(seen: Sequence[str], way: Way) -> str:
    """Return the text of a line whose shapes stand for `seen`, from left to right, in the order in which it is read.

    Arabic is read from the right, numbers and Latin words in it from the left: the converse of UAX #9.
    """
    cells = [list(cell) for is_edge, cell in groupby(seen, lambda text: text == CELL) if not is_edge]
    if not way.rightwards:
        cells.reverse()
    return CELL.join(_cell(cell, way) for cell in cells)


def runs_rightwards(drawn: str) -> bool | None:
    """Return whether a paragraph was laid out to run rightwards, by the ends of its last line as it is drawn.

    None where neither end tells, or both do.
    """
    left, right = _ENDS.match(drawn[:1]) is not None, _ENDS.match(drawn[-1:]) is not None
    return None if left == right else right


def _cell(seen: Sequence[str], way: Way) -> str:
    classes = "".join(_class_of(text) for text in seen)
    if _ARABIC not in classes and _LATIN in classes:
        return "".join(seen)
    if not way.rightwards:
        return _leftwards(seen, classes, way)
    first = _FIRST_NUMBER.match(classes) if way.opens else None
    at = first.end() if first else 0
    pieces = ["".join(seen[:at])]
    for run in _RUN.finditer(classes, at):
        pieces.append("".join(seen[at : run.start()]))
        inside = seen[run.start() : run.end()]
        pieces.append(_leftwards(inside, run[0], replace(way, opens=False)) if run["leftwards"] else "".join(inside))
        at = run.end()
    return "".join((*pieces, *seen[at:]))


def _leftwards(seen: Sequence[str], classes: str, way: Way) -> str:
    pieces: list[str] = []
    at = 0
    pattern = _RIGHTWARDS_AT_START if way.opens else _RIGHTWARDS
    for run in pattern.finditer(classes):
        pieces.extend(_turned(seen[at : run.start()], way.typed))
        pieces.append("".join(seen[run.start() : run.end()]))
        at = run.end()
    pieces.extend(_turned(seen[at:], way.typed))
    return "".join(reversed(pieces))


def typed_brackets(text: str) -> frozenset[str]:
    """Return the brackets that open before they close in `text`, for which all were taken as given."""
    found: set[str] = set()
    for pair in _PAIRS:
        sides = [char for char in text if char in pair]
        pairs = [a + b for a, b in pairwise(sides)]
        # Of two pairs one behind the other the middle looks like the opposite: what is nested or lost is outvoted.
        if pairs.count(pair) > pairs.count(pair[::-1]):
            found.update(pair)
    return frozenset(found)


def _turned(seen: Iterable[str], typed: Container[str]) -> Iterable[str]:
    return (text if text in typed else _OTHER_OF.get(text, text) for text in seen)


def _class_of(text: str) -> str:
    return _CLASSES.get(unicodedata.bidirectional(text[0]), _OTHER) if text else _OTHER
