"""A statement as a person corrected it, made again under the contract."""

from collections.abc import Callable, Iterable

import msgspec

from marsad.errors import JudgementError, MarsadError
from marsad.extract.contract import Row, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.statement import Statement
from marsad.extract.term import Resolution
from marsad.record.filed import Filed
from marsad.record.judgement.judgement import Correction
from marsad.theatre.place import Place

# What a place is called and where it lies is the theatre's to say.
Gazetteer = Callable[[str], Place | None]
# Fields that hold a place or several, and fields of which a part may be corrected.
_PLACES, _PARTIAL = ("places", "origin", "destination"), ("date", "window")


def corrected(item: Filed, corrections: Iterable[Correction], gazetteer: Gazetteer) -> Statement:
    """Return what the item states with these fields corrected.

    Raises:
        JudgementError: there is no such field in a statement of its kind, or it makes no statement.
    """
    row = statement_row(item.statement, item.report_id)
    try:
        for each in corrections:
            if each.field not in row:
                raise JudgementError(f"a statement of kind {row['kind']} has no {each.field}")
            row[each.field] = _value(row, each, gazetteer)
        return statement_from(row)
    except (ValueError, KeyError, TypeError, MarsadError) as error:
        raise JudgementError(str(error)) from None


def named_place(place: Place) -> Row:
    """Return what a statement says of a place that is resolved to this one."""
    return {
        "place_id": place.id,
        "name": place.name_en,
        "name_ar": place.name_ar,
        "admin1": place.admin1 or None,
        "lat": place.lat,
        "lon": place.lon,
        "resolution": (Resolution.AREA if place.is_area else Resolution.RESOLVED).value,
    }


def _value(row: Row, correction: Correction, gazetteer: Gazetteer) -> object:
    value, old = msgspec.json.decode(correction.value), row[correction.field]
    if correction.field == "places":
        before = [*old, *[None] * len(value)]
        return [_place(row, was, each, gazetteer) for was, each in zip(before, value, strict=False)]
    if correction.field in _PLACES:
        return None if value is None else _place(row, old, value, gazetteer)
    return {**old, **value} if correction.field in _PARTIAL else value


def _place(row: Row, old: Row | None, new: Row, gazetteer: Gazetteer) -> Row:
    """Return the place as it was before, but for what is corrected; words that it never had are the statement's."""
    unknown = dict.fromkeys(("place_id", "name", "name_ar", "admin1", "lat", "lon"))
    blank: Row = {**unknown, "span": row["span"], "text": "", "resolution": Resolution.UNRESOLVED.value}
    before = blank if old is None else old
    if "place_id" not in new or new["place_id"] == before["place_id"]:
        return {**before, **new}
    found = gazetteer(new["place_id"]) if new["place_id"] else None
    if found:
        return {**before, **named_place(found), **new}
    resolved = Resolution.RESOLVED if new["place_id"] else Resolution.UNRESOLVED
    return {**before, **unknown, "resolution": resolved.value, **new}
