"""How likely it is right what two readers tell, or the model alone: from what is seen of it, and from who tells it."""

from collections.abc import Sequence
from math import exp

from msgspec import structs

from marsad.extract.confidence.feature import Feature, features
from marsad.extract.model.candidate import Candidate
from marsad.extract.model.trust import Trust

_DIGITS = 2
# What is weighed for all kinds of statements alike, too.
_OF_ANY = ("always", "rule's own")


def weighed(told: Sequence[Candidate], table: Trust) -> tuple[Candidate, ...]:
    """Return one report's candidates, each as sure as the weights of the table make it."""
    rows = seen(told)
    return tuple(_sure(each, row, table) for each, row in zip(told, rows, strict=True))


def seen(told: Sequence[Candidate]) -> tuple[tuple[Feature, ...], ...]:
    """Return for each of one report's candidates what is seen of it: names of features, each with its strength."""
    plain = features([each.statement for each in told])
    return tuple(tuple(_told_by(each, row)) for each, row in zip(told, plain, strict=True))


def _told_by(one: Candidate, row: Sequence[Feature]) -> Sequence[Feature]:
    by = one.sort.value
    found = [(f"{by} {name}", value) for name, value in row]
    found += [(f"{by} {rest}", value) for name, value in row if (rest := name.partition(":")[2]) in _OF_ANY]
    made = one.statement.made
    if made is not None:
        found += [(f"{by} {each.slot} differs", 1.0) for each in made.differing]
    return found


def _sure(one: Candidate, row: Sequence[Feature], table: Trust) -> Candidate:
    weight = table.weights.get
    odds = sum([weight(name, 0.0) * value for name, value in row])
    likely = round(1 / (1 + exp(-odds)), _DIGITS)
    return structs.replace(one, statement=structs.replace(one.statement, confidence=likely))
