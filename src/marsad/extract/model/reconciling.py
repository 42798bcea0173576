"""What two readers tell of one report as one reading: agreement is surer, and of what differs both values are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, log
from typing import Any

import msgspec
from msgspec import Struct

from marsad.extract.contract import KINDS, identify, statement_row
from marsad.extract.model.pairing import pairs
from marsad.extract.model.trust import Teller, Trust
from marsad.extract.statement import Casualties, Dating, Differing, Displacement, Made, NamedPlace, Speaker, Statement

_DIGITS = 2
_encode = msgspec.json.Encoder(order="sorted").encode


class _Told(Struct, frozen=True, kw_only=True):
    """A fact with the ids under which the readers told it, and that of its total under either."""

    statement: Statement
    ids: tuple[str, ...]
    totals: tuple[str, ...]


class Reconciled(Struct, frozen=True, kw_only=True):
    """What two readers tell as one. `unsure`: what the rules alone tell and the model's silence makes too unlikely."""

    statements: tuple[Statement, ...]
    unsure: tuple[Statement, ...]


def reconciled(
    rules: Sequence[Statement], model: Sequence[Statement], *, report_id: str, version: str, table: Trust
) -> Reconciled:
    """Return the statements of both, those of one fact as one, in the order of the words.

    What one alone tells stands as it told it, as sure as the table makes it. What both tell has the reader `both`, the
    value of whom the table trusts in each slot, and the other's value beside it where that differs.
    """
    same = pairs(rules, model)
    paired = set(same.values())
    both = [_merged(rules[i], model[j], report_id, version=version, table=table) for i, j in same.items()]
    theirs = [_plain(_sure(one, table), report_id) for j, one in enumerate(model) if j not in paired]
    ours = [_plain(_less_sure(one, table), report_id) for i, one in enumerate(rules) if i not in same]
    told = _likely(ours, (*both, *theirs), table.least)
    finished = _linked((*both, *told, *theirs), report_id)
    unique = {identify(each, report_id): each for each in reversed(finished)}
    kept = {key for each in told for key in each.ids}
    return Reconciled(
        statements=tuple(sorted(unique.values(), key=lambda each: (each.span, each.rule))),
        unsure=tuple(each.statement for each in ours if kept.isdisjoint(each.ids)),
    )


def _likely(ours: Sequence[_Told], others: Sequence[_Told], least: float) -> Sequence[_Told]:
    """Return of `ours` what is likely enough, and the totals of all that is told: what `subset_of` names is there."""
    likely = [each for each in ours if each.statement.confidence >= least]
    needed = {key for each in (*likely, *others) for key in each.totals}
    return [each for each in ours if each.statement.confidence >= least or not needed.isdisjoint(each.ids)]


def _sure(statement: Statement, table: Trust) -> Statement:
    return replace(statement, confidence=table.sure[KINDS[type(statement)]].model)


def _less_sure(statement: Statement, table: Trust) -> Statement:
    """Return a statement of the rules as sure as it is where the model is silent of it."""
    silence = table.sure[KINDS[type(statement)]].silence
    if not silence or not 0 < statement.confidence < 1:
        return statement
    odds = log(statement.confidence / (1 - statement.confidence)) + silence
    return replace(statement, confidence=round(1 / (1 + exp(-odds)), _DIGITS))


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
    for slot, belief in table.slots[kind].items():
        taken = belief.teller(rules=bool(getattr(one, slot)), model=bool(getattr(other, slot)))
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
