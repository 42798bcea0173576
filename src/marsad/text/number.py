"""Numbers put together from their pieces: «26 ألفا و83», «مئتين وخمسين», «عشرات الآلاف»."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from marsad.text.piece import Link, Piece, Role, link

_NO_LIMIT = 10**15
_Value = int | Fraction
_SCALES = (Role.SCALE, Role.SCALE_ACCUSATIVE)
# Words that are a number by themselves.
_ALONE = (Role.DIGITS, Role.UNIT, Role.TEN, Role.TENS, Role.HUNDRED)
# What is added with "and" needs this much room: only tens stand behind units.
_ROOM = {
    Role.UNIT: 100,
    Role.TEEN_UNIT: 100,
    Role.TENS_UNIT: 100,
    Role.TEN: 100,
    Role.TENS: 100,
    Role.HUNDRED: 1000,
    Role.DIGITS: 100,
}
_ROOM_BEHIND = {Role.HUNDRED: 100}
# Words that need another: «أحد عشر», «الاثنين والثمانين».
_OPEN = (Role.TEEN_UNIT, Role.TENS_UNIT)
_UNITS = (Role.UNIT, *_OPEN)


class Number(Struct, frozen=True, kw_only=True):
    """A number at folded [start, end): `value` exactly, its least where `vague`, None for a few.

    `high` is the most where the words give one (بضعة عشر); `scale` is the last thousand, million … in it.
    `dual`: it is a noun's form that tells.
    """

    start: int
    end: int
    word_start: int
    prefix: str
    definite: bool
    value: int | None
    high: int | None = None
    vague: bool = False
    scale: int = 1
    dual: bool = False


def numbers(text: str, pieces: Sequence[Piece]) -> Iterator[Number]:
    """Return the numbers that `pieces` of folded `text` make, in order."""
    at = 0
    while at < len(pieces):
        run = _run(text, pieces, at)
        number, used = _read(run)
        at += used
        share = at < len(pieces) and pieces[at].role is Role.SHARE
        if number and not (share and link(text, number.end, pieces[at]) is Link.DIRECT):
            yield number


# The longest number in words: four scales, each of hundreds, units and tens with its scale word.
_LONGEST = 16
_Run = Sequence[tuple[Piece, Link]]


def _run(text: str, pieces: Sequence[Piece], at: int) -> _Run:
    """Return the pieces from `at` that follow each other, each with its link to the one before."""
    run = [(pieces[at], Link.APART)]
    for piece in pieces[at + 1 : at + _LONGEST]:
        joint = link(text, run[-1][0].end, piece)
        if joint is Link.APART:
            break
        run.append((piece, joint))
    return run


def _read(run: _Run) -> tuple[Number | None, int]:
    """Return the number that a run begins with, if any, and how many pieces that reading takes."""
    first = run[0][0].role
    if len(run) == 1 and first in _ALONE:
        value = run[0][0].value
        return (_made(run, value) if value.denominator == 1 else None), 1
    if first in (Role.SHARE, Role.NOTHING):
        return None, 1
    if first is Role.ORDINAL:
        return None, _ordinal(run)
    if first in (Role.VAGUE, Role.FEW):
        return _vague(run)
    if first is Role.PART:
        return _part(run)
    return _exact(run)


def _ordinal(run: _Run) -> int:
    """Return how many pieces an ordinal takes: الثاني عشر, الحادي والعشرين."""
    if len(run) == 1:
        return 1
    piece, joint = run[1]
    teen = piece.role is Role.TEN and joint is Link.DIRECT
    tens = piece.role is Role.TENS and joint is Link.AND and piece.definite
    return 2 if teen or tens else 1


def _vague(run: _Run) -> tuple[Number | None, int]:
    """Return عشرات الآلاف, بضعة آلاف, عدة مئات, بضعة عشر or the one word."""
    value, most, used = None, None, 0
    for piece, joint in run[:3]:
        small = value is None or 2 * piece.value > value
        if used and joint is not Link.DIRECT:
            break
        if piece.role is Role.VAGUE and small:
            value = 2 * piece.value if value is None else value * piece.value
        elif used == 1 and piece.role is Role.TEN and value is None:
            value, most = 13, 19
        elif used:
            break
        used += 1
    return _made(run[:used], value, most=most, vague=True), used


def _part(run: _Run) -> tuple[Number | None, int]:
    """Return نصف مليون; a half of anything else is no number."""
    if len(run) > 1 and run[1][0].role in _SCALES and run[1][1] is Link.DIRECT:
        return _made(run[:2], run[1][0].value // run[0][0].value, scale=run[1][0].value), 2
    return None, 1


def _exact(run: _Run) -> tuple[Number | None, int]:
    total = _Sum()
    used = 0
    # Where the number could end, with its value and its last scale; where it did so with that scale.
    ends: list[tuple[int, _Value, int]] = []
    scaled = 0
    for piece, joint in run:
        if not total.takes(piece, joint):
            if _opens_another(total, piece, joint) and scaled:
                # ستين ألفا وثمانين ألفا: what stands behind the first thousand is counted by the second.
                ends = [end for end in ends if end[0] <= scaled]
            break
        used += 1
        if total.whole:
            ends.append((used, total.value, total.limit))
            scaled = scaled if total.group else used
    if not ends:
        return None, max(1, used)
    whole, value, scale = ends[-1]
    return _made(run[:whole], value, scale=scale if scale != _NO_LIMIT else 1), whole


def _opens_another(total: "_Sum", piece: Piece, joint: Link) -> bool:
    """Return whether a scale right behind belongs to the last words alone, since the number has had one as large."""
    scale = piece.role in _SCALES or piece.role is Role.VAGUE
    return scale and joint is Link.DIRECT and total.group > 0 and piece.value >= total.limit


def _made(
    run: _Run, value: _Value | None, *, most: int | None = None, vague: bool = False, scale: _Value = 1
) -> Number:
    first = run[0][0]
    return Number(
        start=first.start,
        end=run[-1][0].end,
        word_start=first.word_start,
        prefix=first.prefix,
        definite=first.definite,
        value=None if value is None else int(value),
        high=most,
        vague=vague,
        scale=int(scale),
    )


class _Sum:
    """A number under way: `total` of the scales behind it, `group` below the next scale.

    `room`: what follows with "and" must be less; `limit`: the last scale, which the next must be below.
    """

    def __init__(self) -> None:
        self.total: _Value = 0
        self.group: _Value = 0
        self.room = _NO_LIMIT
        self.limit = _NO_LIMIT
        self.last: Role | None = None
        self.accusative: _Value = 0

    @property
    def value(self) -> _Value:
        """What the number is worth so far."""
        return self.total + self.group + self.accusative

    @property
    def whole(self) -> bool:
        """Whether the number could end here."""
        return self.last not in _OPEN and self.value.denominator == 1 and self.last is not None

    def takes(self, piece: Piece, joint: Link) -> bool:
        """Add `piece`, and return whether it belongs to the number."""
        if joint is Link.DIRECT and self.last is not None:
            taken = self._direct(piece)
        elif piece.role in (Role.SCALE, Role.SCALE_DUAL, Role.SCALE_ACCUSATIVE):
            taken = self._scale(piece)
        elif piece.role is Role.PART:
            taken = self._half(piece)
        else:
            taken = self._small(piece)
        if taken:
            self.last = piece.role
        return taken

    def _direct(self, piece: Piece) -> bool:
        """Take what multiplies, and the second word of eleven to nineteen."""
        unit = self.last in (Role.UNIT, Role.TEEN_UNIT)
        if piece.role is Role.TEN and unit:
            self.group, self.room = self.group + 10, 0
            return True
        if piece.value == 100 and piece.role in (Role.HUNDRED, Role.VAGUE) and unit and 3 <= self.group <= 9:
            self.group, self.room = self.group * 100, 100
            return True
        scale = piece.role in _SCALES or (piece.role is Role.VAGUE and piece.value >= 1000)
        if scale and self.group > 0 and piece.value < self.limit and self.last not in _OPEN:
            self.total += self.group * piece.value
            self.group, self.room, self.limit = 0, int(piece.value), int(piece.value)
            return True
        return scale and self.last is Role.PART and piece.value == self.limit

    def _scale(self, piece: Piece) -> bool:
        """Take a thousand, two thousand, a million … without a number of its own."""
        if self.group or piece.value >= self.limit or self.room not in (_NO_LIMIT, self.limit):
            return False
        self.total += piece.value * (2 if piece.role is Role.SCALE_DUAL else 1)
        # Alone, ألفا is the annexed dual (two thousand of); in a longer number it is the accusative.
        self.accusative = piece.value if piece.role is Role.SCALE_ACCUSATIVE and self.last is None else 0
        self.room = self.limit = int(piece.value)
        return True

    def _half(self, piece: Piece) -> bool:
        if self.group or self.limit == _NO_LIMIT or self.room != self.limit:
            return False
        self.total, self.room, self.accusative = self.total + self.limit // piece.value, 0, 0
        return True

    def _small(self, piece: Piece) -> bool:
        """Take what is added: units, tens, hundreds, digits."""
        after_unit = self.last in _UNITS
        if after_unit:
            if piece.role is not Role.TENS or self.group % 100 > 9:
                return False
        elif piece.value >= self.room or self.room < _ROOM.get(piece.role, _NO_LIMIT + 1):
            return False
        self.group, self.accusative = self.group + piece.value, 0
        self.room = _ROOM_BEHIND.get(piece.role, 0)
        return True
