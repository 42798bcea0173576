"""Place names as a report uses them, alone, behind a head noun, or in a list."""

from typing import NamedTuple

from msgspec import Struct

from marsad.extract.vocabulary import Head
from marsad.theatre.place import Place


class Toponym(NamedTuple):
    """A place named at folded [start, end), head noun included; its name stands at [name_start, name_end).

    `group` numbers the list that it belongs to. `area`: a descriptive phrase (ريف حمص الشرقي), of which the
    name inside, if any, is [anchor_start, anchor_end). `anaphor`: a head noun alone
    (المدينة) that means the last one named. `known`: a name of the gazetteer, else words behind
    a head noun or in a list. `repeats`: the head noun alone that an area lies about (محيط المطار).
    `meant`: where the name stands that this noun means. `around`: for a site that no gazetteer has, the town beside
    which it is named.

    A named tuple, made and changed several times as fast as a frozen dataclass: each is tied, and put into its list.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    group: int
    head: Head | None = None
    known: bool = True
    area: bool = False
    anaphor: bool = False
    anchor: tuple[int, int] | None = None
    head_end: int | None = None
    repeats: Head | None = None
    meant: tuple[int, int] | None = None
    place: Place | None = None
    status: str = "unresolved"
    around: Place | None = None

    def tied(self, place: Place | None, status: str) -> "Toponym":
        """Return this name tied to `place`."""
        return self._replace(place=place, status=status)


class PlaceList(Struct, frozen=True, kw_only=True):
    """Toponyms named together at folded [start, end), in order; at least one."""

    items: tuple[Toponym, ...]

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.items[-1].end


def named(start: int, name: tuple[int, int], head: Head | None) -> Toponym:
    """Return the place whose name, one of the gazetteer, stands at `name`, its head noun at `start`."""
    first, end = name
    return Toponym(
        start=start, end=end, name_start=start if head and head.keep else first, name_end=end, group=0, head=head
    )


def unnamed(start: int, name: tuple[int, int], head: Head | None) -> Toponym:
    """Return the place of a name that no gazetteer has."""
    return named(start, name, head)._replace(known=False)


def under(inner: Toponym, start: int, head: Head) -> Toponym:
    """Return `inner` with an outer head noun at `start`: أحياء مدينة …, ريف بلدة …."""
    return inner._replace(start=start, head=inner.head or head, anaphor=False)


def repeated(start: int, end: int, head: Head) -> Toponym:
    """Return a head noun alone, that means a place named before: المدينة."""
    return unnamed(start, (start, end), head)._replace(name_start=start, anaphor=True)


def described(
    span: tuple[int, int], head: Head, *, head_end: int, anchor: tuple[int, int] | None, repeats: Head | None
) -> Toponym:
    """Return an area told by where it lies: ريف حمص الشرقي."""
    start, end = span
    return Toponym(
        start=start,
        end=end,
        name_start=start,
        name_end=end,
        group=0,
        head=head,
        known=anchor is not None,
        area=True,
        anchor=anchor,
        head_end=head_end,
        repeats=repeats,
    )
