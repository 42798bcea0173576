"""What a model may answer: items of four kinds, whose slots are labels, words of the report or closed vocabularies."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct

from marsad.extract.term import Counting, Extent, Holding, IncidentType, Measure, Movement, Outcome


class How(Enum):
    """How surely it is told; whose voice it is, the slot `says` tells."""

    TOLD = "told"
    UNCONFIRMED = "unconfirmed"
    INTENDED = "intended"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class People(Enum):
    """How the words of a number tell how many: by a number, as one person, or as some of whom no number is told."""

    NUMBER = "number"
    ONE = "one"
    SOME = "some"


class Item(Struct, frozen=True, kw_only=True):
    """What every item has."""

    quote: str
    how: How
    says: list[str]
    when: str
    where: list[str]


class ControlItem(Item, frozen=True, kw_only=True):
    """Who controls the places of `where`."""

    status: Holding
    holder: list[str]
    previous: list[str]
    by: list[str]
    extent: Extent | None


class CasualtiesItem(Item, frozen=True, kw_only=True):
    """How many came to harm. `part_of`: the place in the list, from 1, of the total that it is part of."""

    outcome: Outcome
    number: str
    people: People
    victims: list[str]
    by: list[str]
    counting: Counting
    part_of: int | None


class DisplacementItem(Item, frozen=True, kw_only=True):
    """How many moved or cannot."""

    outcome: Movement
    number: str
    people: People
    who: list[str]
    origin: str | None
    destination: str | None
    measure: Measure
    counting: Counting
    part_of: int | None


class IncidentItem(Item, frozen=True, kw_only=True):
    """What happened, who did it, to whom."""

    type: IncidentType
    actors: list[str]
    targets: list[str]


class Answer(Struct, frozen=True, kw_only=True):
    """All that a model says of one prompt."""

    control: list[ControlItem]
    casualties: list[CasualtiesItem]
    displacement: list[DisplacementItem]
    incidents: list[IncidentItem]


AnyItem = ControlItem | CasualtiesItem | DisplacementItem | IncidentItem
ITEMS: Mapping[str, type[AnyItem]] = {
    "control": ControlItem,
    "casualties": CasualtiesItem,
    "displacement": DisplacementItem,
    "incidents": IncidentItem,
}


def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer, in what servers' strict modes allow: all keys required, no others."""
    (root,), parts = msgspec.json.schema_components([Answer], ref_template="#/$defs/{name}")
    name = root["$ref"].rpartition("/")[2]
    strict: dict[str, Any] = {key: _strict(part) for key, part in parts.items()}
    return {**strict.pop(name), "$defs": strict}


# What schemas of servers need not know, or may refuse.
_LEFT_OUT = frozenset(("title", "description", "default"))


def _strict(part: object) -> object:
    if isinstance(part, list):
        return [_strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _strict(value) for key, value in part.items() if key not in _LEFT_OUT}
    if part.get("type") == "object":
        kept["properties"] = {key: _strict(value) for key, value in part["properties"].items()}
        kept |= {"required": list(part["properties"]), "additionalProperties": False}
    return kept
