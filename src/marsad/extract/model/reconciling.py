"""What two readers tell of one report as one reading: agreement is surer, and of what differs both values are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from msgspec import Struct

from marsad.extract.contract import KINDS, identify, statement_row
from marsad.extract.model.pairing import pairs
from marsad.extract.model.trust import Teller, Trust
from marsad.extract.statement import Casualties, Dating, Differing, Displacement, Made, NamedPlace, Speaker, Statement

_encode = msgspec.json.Encoder(order="sorted").encode


class _Told(Struct, frozen=True, kw_only=True):
    """A fact with the ids under which the readers told it, and that of its total under either."""

    statement: Statement
    ids: tuple[str, ...]
    totals: tuple[str, ...]


def reconciled(
    rules: Sequence[Statement], model: Sequence[Statement], *, report_id: str, version: str, table: Trust
) -> tuple[Statement, ...]:
    """Return the statements of both, those of one fact as one, in the order of the words.

    What one alone tells stands as it told it. What both tell has the reader `both`, the value of whom the table trusts
    in each slot, and the other's value beside it where that differs.
    """
    same = pairs(rules, model)
    alone = set(range(len(model))).difference(same.values())
    told = [
        _merged(one, model[same[i]], report_id, version=version, table=table) if i in same else _plain(one, report_id)
        for i, one in enumerate(rules)
    ]
    told += [_plain(_sure(model[j], table), report_id) for j in sorted(alone)]
    finished = _linked(told, report_id)
    unique = {identify(each, report_id): each for each in reversed(finished)}
    return tuple(sorted(unique.values(), key=lambda each: (each.span, each.rule)))


def _sure(statement: Statement, table: Trust) -> Statement:
    return replace(statement, confidence=table.sure[KINDS[type(statement)]].model)


def _plain(statement: Statement, report_id: str) -> _Told:
    return _Told(statement=statement, ids=(identify(statement, report_id),), totals=_totals(statement))


def _totals(*statements: Statement) -> tuple[str, ...]:
    counted = (each for each in statements if isinstance(each, Casualties | Displacement))
    return tuple(each.subset_of for each in counted if each.subset_of is not None)


def _merged(one: Statement, other: Statement, report_id: str, *, version: str, table: Trust) -> _Told:
    """Return the one fact that rules (`one`) and model (`other`) tell."""
    kind = KINDS[type(one)]
    told = {Teller.RULES: one, Teller.MODEL: other}
    values: dict[str, Any] = {}
    differing: list[Differing] = []
    for slot, teller in table.slots[kind].items():
        # Rules miss more than they tell wrongly: what they leave open, the model may fill.
        taken = Teller.MODEL if not getattr(told[teller], slot) and teller is Teller.RULES else teller
        values[slot] = getattr(told[taken], slot)
        left = getattr(told[taken.other], slot)
        if _meant(values[slot]) != _meant(left) and _meant(left) is not None:
            row = statement_row(told[taken.other], report_id)
            differing.append(Differing(slot=slot, reader=taken.other.value, value=_encode(row[slot]).decode()))
    confidence = table.sure[kind].agree if not differing else max(one.confidence, table.sure[kind].model)
    made = Made(reader="both", version=version, differing=tuple(differing))
    merged = _placed(replace(one, **values, confidence=confidence, made=made))
    ids = (identify(one, report_id), identify(other, report_id))
    return _Told(statement=merged, ids=ids, totals=_totals(one, other))


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


def _linked(told: Sequence[_Told], report_id: str) -> list[Statement]:
    """Return the statements, each part under the id that its total has now."""
    by_id: Mapping[str, int] = {key: i for i, each in enumerate(told) for key in each.ids}
    done: dict[int, Statement] = {}
    open_: list[int] = []

    def finish(i: int) -> Statement:
        if i not in done:
            open_.append(i)
            totals = (by_id[key] for key in told[i].totals if key in by_id)
            # What two readers take for parts of each other is part of nothing.
            total = next((finish(j) for j in totals if j not in open_), None)
            done[i] = _under(told[i].statement, total, report_id)
            open_.pop()
        return done[i]

    return [finish(i) for i in range(len(told))]


def _under(statement: Statement, total: Statement | None, report_id: str) -> Statement:
    if not isinstance(statement, Casualties | Displacement):
        return statement
    if total is None or not _holds(total, statement):
        return replace(statement, subset_of=None)
    return replace(statement, subset_of=identify(total, report_id))


def _holds(total: Statement, part: Casualties | Displacement) -> bool:
    most = total.figure.high if isinstance(total, Casualties | Displacement) else None
    return type(total) is type(part) and (most is None or part.figure.low is None or part.figure.low <= most)
