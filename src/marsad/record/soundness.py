"""What statements name that the theatres do not have."""

from collections.abc import Collection, Iterable, Iterator

from marsad.extract.statement import Casualties, Control, Displacement, Incident, NamedPlace, Statement
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.filed import Filed


def strangers(
    items: Iterable[Filed], *, places: Collection[str], parties: Collection[str]
) -> tuple[Contradiction, ...]:
    """Return a contradiction for each statement with a party or place that is not among these, in order of items.

    The statement stands for all else that it says.
    """
    return tuple(found for item in items for found in _strangers(item, places, parties))


def _strangers(item: Filed, places: Collection[str], parties: Collection[str]) -> Iterator[Contradiction]:
    unknown = tuple(dict.fromkeys(party for party in parties_named(item.statement) if party not in parties))
    if unknown:
        en, ar = f"there is no party {', '.join(unknown)}", f"لا يوجد طرف اسمه {'، '.join(unknown)}"
        yield Contradiction(conflict=Conflict.PARTY, statements=(item.id,), origin=item.origin, en=en, ar=ar)
    ids = dict.fromkeys(place.place_id for place in places_named(item.statement) if place.place_id)
    nowhere = tuple(key for key in ids if key not in places)
    if nowhere:
        en, ar = f"there is no place {', '.join(nowhere)}", f"لا يوجد مكان رقمه {'، '.join(nowhere)}"
        yield Contradiction(conflict=Conflict.PLACE, statements=(item.id,), origin=item.origin, en=en, ar=ar)


def parties_named(statement: Statement) -> tuple[str, ...]:
    """Return the parties that the statement names, in any role."""
    match statement:
        case Control():
            return (*statement.holder, *statement.previous, *statement.by)
        case Casualties():
            return (*statement.victims, *statement.by)
        case Displacement():
            return statement.who
        case Incident():
            return (*statement.actors, *statement.targets)


def places_named(statement: Statement) -> tuple[NamedPlace, ...]:
    """Return the places that the statement names, in any role."""
    ends = (statement.origin, statement.destination) if isinstance(statement, Displacement) else ()
    return (*statement.places, *(place for place in ends if place))
