"""Whether Arabic letters stand in the order in which they are read, or the other way round, as they look on a page."""

import re
from collections.abc import Iterable
from enum import Enum

from marsad.errors import DocumentError

# Words of which one end tells: a word begins with the article and ends in a bound ta or a broken alif. Read backwards
# it ends as the article does, which some words do ("قتيلا"), or begins with such a letter, which no word does.
_WORD = re.compile(r"[\u0621-\u064a]{4,}")
_READ = re.compile(r"[وفبك]?ال|.*[ةى]\Z")
_ENDS_AS_ARTICLE = re.compile(r".*لا[وفبك]?\Z")
_IMPOSSIBLE = ("ة", "ى")
_MARKS = re.compile(r"[\u064b-\u0652\u0640\u0670]")
# Words that tell, words that cannot be, and the share of words of the other order in which neither order is sure: of
# reports that stand as they are read it was never above a tenth.
_FEWEST = 5
_FEWEST_IMPOSSIBLE = 2
_MOST_OF_THE_OTHER = 0.2


class Order(Enum):
    """How the letters of Arabic words stand."""

    LOGICAL = "logical"
    VISUAL = "visual"
    MIXED = "mixed"
    UNKNOWN = "unknown"


def order(texts: Iterable[str]) -> Order:
    """Return in which order the letters of `texts` stand, unknown where too few words tell."""
    logical = ending = impossible = 0
    for text in texts:
        for word in _WORD.findall(_MARKS.sub("", text)):
            logical += _READ.match(word) is not None
            ending += _ENDS_AS_ARTICLE.match(word) is not None
            impossible += word.startswith(_IMPOSSIBLE)
    visual = ending + impossible if impossible >= _FEWEST_IMPOSSIBLE else 0
    if logical + visual < _FEWEST:
        return Order.UNKNOWN
    share = visual / (logical + visual)
    if share <= _MOST_OF_THE_OTHER:
        return Order.LOGICAL
    return Order.VISUAL if share >= 1 - _MOST_OF_THE_OTHER else Order.MIXED


def refuse_other_order(source: str, text: str) -> None:
    """Return None where the words of `text` are in the order in which they are read, or too few to tell.

    Raises:
        DocumentError: their letters stand in the order in which they look, or some do.
    """
    found = order([text])
    if found in {Order.VISUAL, Order.MIXED}:
        some = "its words stand" if found is Order.VISUAL else "some of its words stand"
        reason = f"{some} letter by letter the wrong way round, as they look and not as they are read"
        raise DocumentError(source, reason, code="visual_order")
