"""Numbers that a noun's own form tells: duals, set among the numbers of a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from operator import attrgetter

from msgspec.structs import replace

from marsad.text.number import Number
from marsad.text.piece import Link, link


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A noun at folded [start, end) whose form says how many: two. Its word begins at `word_start`."""

    start: int
    end: int
    word_start: int
    value: int = 2


def among(text: str, numbers: Sequence[Number], nouns: Iterable[Counted]) -> list[Number]:
    """Return `numbers` and `nouns` in order, a noun left out where a number stands in its place.

    A number word that only repeats the noun's (قتيلان اثنان) becomes part of it.
    """
    found: list[Number] = []
    duals = sorted((_number(text, noun) for noun in nouns), key=attrgetter("start"))
    for number in merge(numbers, duals, key=attrgetter("start")):
        last = found[-1] if found else None
        if last and number.start < last.end:
            continue
        repeats = last and last.value == number.value and last.dual and not number.dual
        if last and repeats and link(text, last.end, number) is Link.DIRECT:
            found[-1] = replace(last, end=number.end)
        else:
            found.append(number)
    return found


def _number(text: str, noun: Counted) -> Number:
    return Number(
        start=noun.start,
        end=noun.end,
        word_start=noun.word_start,
        prefix=text[noun.word_start : noun.start].removesuffix("ال"),
        definite=text[noun.word_start : noun.start].endswith("ال"),
        value=noun.value,
        dual=True,
    )
