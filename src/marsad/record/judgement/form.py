"""The fields of a statement that a person may correct, each in the contract's form."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.json import Decoder

from marsad.extract.term import (
    Counting,
    DateBasis,
    Extent,
    Holding,
    IncidentType,
    Measure,
    Modality,
    Resolution,
    Unit,
)
from marsad.when.interval import Precision

Words = Annotated[str, Meta(min_length=1)]
# The largest whole number that every reader of JSON keeps exactly.
Number = Annotated[int, Meta(ge=0, le=2**53)]
Pair = tuple[Number, Number]


class Days(Struct, forbid_unknown_fields=True):
    """`window`: what is left out stays as it was."""

    start: date | UnsetType | None = UNSET
    end: date | UnsetType | None = UNSET


class Dating(Days, forbid_unknown_fields=True):
    """`date`: what is left out stays as it was."""

    precision: Precision | UnsetType = UNSET
    basis: DateBasis | UnsetType = UNSET
    span: Pair | UnsetType | None = UNSET


class Place(Struct, forbid_unknown_fields=True):
    """A place: its id tells the rest where the theatre has it; what is left out stays as it was, words included."""

    place_id: Words | UnsetType | None = UNSET
    span: Pair | UnsetType = UNSET
    text: str | UnsetType = UNSET
    name: str | UnsetType | None = UNSET
    name_ar: str | UnsetType | None = UNSET
    admin1: str | UnsetType | None = UNSET
    lat: float | UnsetType | None = UNSET
    lon: float | UnsetType | None = UNSET
    resolution: Resolution | UnsetType = UNSET


class Speaker(Struct, forbid_unknown_fields=True):
    """One speaker of the `attribution`."""

    source: Words
    span: Pair | UnsetType | None = UNSET


class Named(Struct, forbid_unknown_fields=True):
    """One of the victims named."""

    name: Words
    span: Pair
    age: Number | None = None
    sex: str | None = None
    role: str | None = None


# Not among them: what identifies a statement (id, kind, span, quote) and what made it (rule, confidence). What is of
# another kind, or says nothing of the sort, is rejected. Several kinds have an `outcome`, each words of its own.
_FORMS: Mapping[str, Any] = {
    "modality": Modality,
    "attribution": list[Speaker],
    "as_of": date | None,
    "places": list[Place],
    "date": Dating,
    "window": Days,
    **dict.fromkeys(
        ("holder", "previous", "by", "victims", "who", "actors", "targets", "means", "objects"), list[Words]
    ),
    "status": Holding,
    "extent": Extent | None,
    "type": IncidentType,
    "outcome": Words,
    "victim_detail": str | None,
    **dict.fromkeys(("low", "high"), Number | None),
    **dict.fromkeys(("approx", "vague"), bool),
    "counting": Counting,
    "unit": Unit,
    "measure": Measure,
    **dict.fromkeys(("origin", "destination"), Place | None),
    "subset_of": Words | None,
    "named": list[Named],
}
FORMS: Mapping[str, Decoder[Any]] = {field: Decoder(form, strict=True) for field, form in _FORMS.items()}
