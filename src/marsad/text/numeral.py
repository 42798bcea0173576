"""Quantities: every number of a text with what bounds it, as the inclusive range that it states."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from marsad.text.bound import Bound, Effect, Side, bounds
from marsad.text.counted import Counted, among
from marsad.text.number import Number, numbers
from marsad.text.piece import Link, link, pieces

# Between a number and the words behind it that bound it: a noun and its adjectives, no conjunction, no stop.
_COUNTED = re.compile(r'(?: +(?!و)"?[^\W\d_]+"?){0,5}،? +')
_COUNTED_MOST = 60
# Between a verb and the number of a tally: «تجاوزت حصيلة القتلى المدنيين 90».
_TALLY = re.compile(r" (?:عدد|حصيله|اعداد|اجمالي|مجموع|تعداد)(?: +[^\W\d_]+){1,5} +(?:ال)?")
# Between the ends of a range whose opening is written: «بين 20 قتيلا و30».
_OPEN_RANGE = re.compile(r"(?: +(?!و)([^\W\d_]+)(?: +(?!و)[^\W\d_]+)?)? +(?:و *(?:ال *)?|الي +|- *)")
# Letters by which a noun is known again: قتيل, قتيلا.
_SAME_NOUN = 3
_OPEN_RANGE_MOST = 30
_RANGE_LINKS = frozenset(("الي", "او", "-", "حتي"))
# A tally "rises from N to M": the verb stands this near before it, in code points.
_CHANGE_REACH = 80
# Blanks between a number and the words that bound it, in code points.
_GAP_MOST = 4
_CONJUNCTIONS = ("و", "ف")
_STOPS = re.compile(r"[.\n؟!؛;]")


class Kind(Enum):
    """How a quantity is stated."""

    NUMBER = "number"
    RANGE = "range"
    VAGUE = "vague"
    FEW = "few"


class Quantity(Struct, frozen=True, kw_only=True):
    """A number at folded [number_start, number_end), its bounding words included at [start, end).

    `low` and `high` are inclusive, None is open; both None is a few. `vague`: only a plural tells (عشرات).
    `exact` is N where the text says N and nothing else. `definite`: it has the article, so it was told before.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: int | None
    high: int | None
    kind: Kind
    approx: bool = False
    vague: bool = False
    definite: bool = False
    exact: int | None = None


def quantities(text: str, *, nouns: Iterable[Counted] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of folded `text`, in order, none overlapping.

    `nouns`: duals that a lexicon found in `text`; they are bounded as number words are (قتيلان على الأقل).

    Times, dates, decimals, shares (%), ordinals and numbers glued to foreign letters are none.

    >>> [(q.low, q.high) for q in quantities("اكثر من 20 جريحا ونحو ستين قتيلا")]
    [(21, None), (60, 60)]
    """
    counts = among(text, list(numbers(text, pieces(text))), nouns)
    reader = _Reader(text, counts, bounds(text))
    return tuple(reader.read())


class _Reader:
    """Joins the numbers of one text to the words that bound them."""

    def __init__(self, text: str, counts: Sequence[Number], words: Sequence[Bound]) -> None:
        self._text = text
        self._counts = counts
        self._before = [word for word in words if word.side is not Side.BEHIND and word.effect is not Effect.CHANGE]
        self._ends = [word.end for word in self._before]
        self._behind = [word for word in words if word.side is not Side.BEFORE]
        self._starts = [word.word_start for word in self._behind]
        self._changes = [word.end for word in words if word.effect is Effect.CHANGE]

    def read(self) -> list[Quantity]:
        """Return one quantity for each number, or for each two that make a range."""
        made: list[Quantity] = []
        at = 0
        while at < len(self._counts):
            first = self._counts[at]
            opening = self._opening(first, made[-1].end if made else 0)
            second = self._counts[at + 1] if at + 1 < len(self._counts) else None
            ranged = _range(first, second) if second and self._is_range(first, second, opening) else None
            if ranged and second:
                at += 1
            last = second if ranged and second else first
            made.append(self._bounded(ranged or _plain(first), opening, self._closing(at, last)))
            at += 1
        return made

    def _opening(self, number: Number, taken: int) -> list[Bound]:
        """Return the words right before `number` that bound it, nearest first, none before `taken`."""
        found: list[Bound] = []
        if number.prefix.startswith(_CONJUNCTIONS):
            return found
        edge: Number | Bound = number
        i = bisect_right(self._ends, number.word_start) - 1
        if i >= 0 and self._is_of_tally(self._before[i], number, taken):
            return [self._before[i]]
        while i >= 0 and len(found) < 3:
            word = self._before[i]
            far = edge.word_start - word.end > _GAP_MOST or word.start < taken
            if far or self._text[word.end : edge.word_start].strip(" "):
                break
            found.append(word)
            edge, i = word, i - 1
        return found

    def _is_of_tally(self, word: Bound, number: Number, taken: int) -> bool:
        """Return whether the tally that the number counts stands between it and its verb: تجاوز عدد القتلى 40."""
        if not word.verbal or word.start < taken or number.word_start - word.end > _COUNTED_MOST:
            return False
        return _TALLY.fullmatch(self._text, word.end, number.word_start) is not None

    def _closing(self, at: int, number: Number) -> Bound | None:
        """Return the words behind `number` that bound it, what is counted standing between."""
        i = bisect_left(self._starts, number.end)
        if i == len(self._behind):
            return None
        word = self._behind[i]
        after = self._counts[at + 1] if at + 1 < len(self._counts) else None
        if word.word_start - number.end > _COUNTED_MOST or (after and after.start < word.start):
            return None
        gap = self._text[number.end : word.word_start]
        if not _COUNTED.fullmatch(gap):
            return None
        bounds_next = word.side is Side.EITHER and after and link(self._text, word.end, after) is Link.DIRECT
        return None if bounds_next and gap.strip() else word

    def _is_range(self, first: Number, second: Number, opening: Sequence[Bound]) -> bool:
        if second.start - first.end > _OPEN_RANGE_MOST:
            return False
        gap = self._text[first.end : second.start]
        if any(word.effect is Effect.BETWEEN for word in opening):
            noun = _OPEN_RANGE.fullmatch(gap)
            # «بين 20 قتيلا و30 قتيلا», but «بين 3 قرى و5 بلدات» counts twice.
            same = noun and (not noun[1] or self._text.startswith(noun[1][:_SAME_NOUN], second.end + 1))
            return bool(same) or gap.strip() in _RANGE_LINKS
        if gap.strip(" ") not in _RANGE_LINKS:
            return False
        i = bisect_right(self._changes, first.start) - 1
        if i < 0 or self._changes[i] < first.start - _CHANGE_REACH:
            return True
        return bool(_STOPS.search(self._text, self._changes[i], first.start))

    def _bounded(self, quantity: Quantity, opening: Sequence[Bound], closing: Bound | None) -> Quantity:
        for word in opening:
            # A tally between the two is no part of the figure.
            near = quantity.start - word.end <= _GAP_MOST
            quantity = replace(_apply(quantity, word.effect), start=word.start if near else quantity.start)
        if closing:
            quantity = replace(_apply(quantity, closing.effect), end=closing.end)
        return quantity


def _plain(number: Number) -> Quantity:
    """Return `number` as a quantity that nothing bounds."""
    few = number.value is None
    exact = None if number.vague else number.value
    return Quantity(
        start=number.start,
        end=number.end,
        number_start=number.start,
        number_end=number.end,
        low=number.value,
        high=number.high if number.vague else number.value,
        kind=Kind.FEW if few else Kind.VAGUE if number.vague else Kind.NUMBER,
        vague=number.vague,
        definite=number.definite,
        exact=exact,
    )


def _range(first: Number, second: Number) -> Quantity | None:
    """Return the range of two numbers, None where they make none: falling, vague, years."""
    if first.value is None or second.value is None or first.vague or second.vague:
        return None
    low = first.value * second.scale if first.value * second.scale < second.value else first.value
    if low >= second.value or (low >= 1900 and second.value < 2100):
        return None
    return replace(
        _plain(first), end=second.end, number_end=second.end, low=low, high=second.value, exact=None, kind=Kind.RANGE
    )


def _apply(quantity: Quantity, effect: Effect) -> Quantity:
    """Return `quantity` as bounding words change it; a range and a few keep their ends."""
    if effect in (Effect.BETWEEN, Effect.CHANGE) or quantity.low is None:
        return quantity
    if effect is Effect.ABOUT:
        return replace(quantity, approx=True, exact=None)
    if quantity.kind is not Kind.NUMBER:
        return quantity
    low, high = {
        Effect.AT_LEAST: (quantity.low, None),
        Effect.MORE_THAN: (quantity.low + 1, None),
        Effect.AT_MOST: (None, quantity.high),
        Effect.LESS_THAN: (None, max(0, quantity.low - 1)),
    }[effect]
    return replace(quantity, low=low, high=high, exact=None)
