"""Which types of events may be told of one event, and which of them says most."""

from collections.abc import Iterable
from enum import Enum
from functools import cache

from marsad.errors import LexiconError
from marsad.extract.term import IncidentType
from marsad.text.lexicon import Entry, load

# The family in which every side does something.
FIGHTING = "fighting"
_PACKAGE = "marsad.record.incident"


class Likeness(Enum):
    """How two types stand to each other."""

    SAME = "same"
    KIN = "kin"  # one tells more of it than the other
    RIVAL = "rival"  # only one of them is what happened
    OPEN = "open"  # of one of them nobody says what it was
    APART = "apart"


class Family(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Types from the most general to the most specific."""

    types: tuple[IncidentType, ...]


class Kin(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Each type of `kin` may be told of one event with each of `of`. `differs`: only one of them is then true."""

    kin: tuple[IncidentType, ...]
    of: tuple[IncidentType, ...]
    differs: bool = False


def likeness(a: IncidentType | None, b: IncidentType | None) -> Likeness:
    """Return how the types stand to each other."""
    if a is None or b is None:
        return Likeness.OPEN
    if a is b:
        return Likeness.SAME
    if (a, b) not in _pairs():
        return Likeness.APART
    return Likeness.RIVAL if _pairs()[a, b] else Likeness.KIN


def differ(a: IncidentType, b: IncidentType) -> bool:
    """Return whether only one of the two can be what happened."""
    return _pairs().get((a, b), False)


def family(sort: IncidentType | None) -> str:
    """Return the id of the family, "" where the type is not known."""
    return "" if sort is None else _families()[sort][0]


def most_specific(types: Iterable[IncidentType]) -> IncidentType | None:
    """Return the type that says most: of the family told most often, its most specific; None of none."""
    told = sorted(types, key=lambda sort: sort.value)
    if not told:
        return None
    heads = [family(sort) for sort in told]
    leading = min(heads, key=lambda head: (-heads.count(head), _order().index(head)))
    return max((sort for sort in told if family(sort) == leading), key=lambda sort: _families()[sort][1])


@cache
def families() -> tuple[Family, ...]:
    """Return the rows of `families.yaml`.

    Raises:
        LexiconError: a type is in no family, or in two.
    """
    rows = load(_PACKAGE, "families.yaml", Family)
    listed = [sort for row in rows for sort in row.types]
    if sorted(sort.value for sort in listed) != sorted(sort.value for sort in IncidentType):
        raise LexiconError(f"{_PACKAGE}/families.yaml: every type is in one family, not {listed}")
    return rows


@cache
def kin() -> tuple[Kin, ...]:
    """Return the rows of `kin.yaml`."""
    return load(_PACKAGE, "kin.yaml", Kin)


@cache
def _order() -> tuple[str, ...]:
    return tuple(row.id for row in families())


@cache
def _families() -> dict[IncidentType, tuple[str, int]]:
    return {sort: (row.id, rank) for row in families() for rank, sort in enumerate(row.types)}


@cache
def _pairs() -> dict[tuple[IncidentType, IncidentType], bool]:
    found: dict[tuple[IncidentType, IncidentType], bool] = {}
    for row in kin():
        for a in row.kin:
            for b in row.of:
                found[a, b] = found[b, a] = row.differs
    return found
