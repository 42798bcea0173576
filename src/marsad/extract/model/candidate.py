"""What one reader tells of a report, or both: statements before it is known how likely they are right."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.contract import KINDS, identify, statement_row
from marsad.extract.model.pairing import pairs
from marsad.extract.model.trust import Teller, Trust
from marsad.extract.statement import Casualties, Dating, Differing, Displacement, Made, NamedPlace, Speaker, Statement

_encode = msgspec.json.Encoder(order="sorted").encode


class Sort(Enum):
    """Who tells a statement: where both read, the rules, the model or both, alike or not; or the model alone."""

    RULES = "rules"
    MODEL = "model"
    AGREE = "agree"
    DIFFER = "differ"
    ALONE = "alone"


class Candidate(Struct, frozen=True, kw_only=True):
    """A fact with the ids under which the readers told it, and those of its total under either.

    Its confidence is still that of the rules, or one half.
    """

    statement: Statement
    sort: Sort
    ids: tuple[str, ...]
    totals: tuple[str, ...]


def alone(model: Sequence[Statement], report_id: str) -> tuple[Candidate, ...]:
    """Return what the model tells where nobody else reads."""
    return tuple(_plain(each, Sort.ALONE, report_id) for each in model)


def candidates(
    rules: Sequence[Statement], model: Sequence[Statement], *, report_id: str, version: str, table: Trust
) -> tuple[Candidate, ...]:
    """Return what rules and model tell, what both tell once: with the value of whom the table believes in each slot."""
    same = pairs(rules, model)
    paired = set(same.values())
    return (
        *(_merged(rules[i], model[j], report_id, version=version, table=table) for i, j in same.items()),
        *(_plain(one, Sort.RULES, report_id) for i, one in enumerate(rules) if i not in same),
        *(_plain(one, Sort.MODEL, report_id) for j, one in enumerate(model) if j not in paired),
    )


def _plain(statement: Statement, sort: Sort, report_id: str) -> Candidate:
    ids = (identify(statement, report_id),)
    return Candidate(statement=statement, sort=sort, ids=ids, totals=_totals(statement))


def _totals(*statements: Statement) -> tuple[str, ...]:
    counted = (each for each in statements if isinstance(each, Casualties | Displacement))
    return tuple(each.subset_of for each in counted if each.subset_of is not None)


def _merged(one: Statement, other: Statement, report_id: str, *, version: str, table: Trust) -> Candidate:
    """Return the one fact that rules (`one`) and model (`other`) tell."""
    kind = KINDS[type(one)]
    told = {Teller.RULES: one, Teller.MODEL: other}
    values: dict[str, Any] = {}
    differing: list[Differing] = []
    for slot, belief in table.slots[kind].items():
        taken = belief.teller(rules=bool(getattr(one, slot)), model=bool(getattr(other, slot)))
        values[slot] = getattr(told[taken], slot)
        left = getattr(told[taken.other], slot)
        if _meant(values[slot]) != _meant(left) and _meant(left) is not None:
            row = statement_row(told[taken.other], report_id)
            differing.append(Differing(slot=slot, reader=taken.other.value, value=_encode(row[slot]).decode()))
    made = Made(reader="both", version=version, differing=tuple(differing))
    merged = _placed(replace(one, **values, made=made))
    ids = (identify(one, report_id), identify(other, report_id))
    sort = Sort.DIFFER if differing else Sort.AGREE
    return Candidate(statement=merged, sort=sort, ids=ids, totals=_totals(one, other))


def _meant(value: object) -> object:
    """Return what a slot's value says, without the words that it was read from; None where it says nothing."""
    match value:
        case NamedPlace():
            return value.place_id or value.text
        case Dating():
            return value.days
        case tuple():
            return tuple(sorted(map(str, map(_meant, value)))) or None
        case Speaker():
            return value.source
        case _:
            return value


def _placed(statement: Statement) -> Statement:
    """Return a statement whose places hold where its people came from and went to."""
    if not isinstance(statement, Displacement):
        return statement
    named = {_meant(place) for place in statement.places}
    ends = (statement.origin, statement.destination)
    more = tuple(place for place in ends if place is not None and _meant(place) not in named)
    return replace(statement, places=(*statement.places, *more))
