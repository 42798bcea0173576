"""What is seen of a statement that tells how sure it is."""

from collections.abc import Iterator, Sequence
from math import log

from marsad.extract.statement import Casualties, Control, Displacement, Incident, Statement

# A rule's own confidence is kept off the ends, where its logarithm has none.
_LEAST, _MOST = 0.02, 0.98
_LONG_QUOTE = 160

Feature = tuple[str, float]


def features(statements: Sequence[Statement]) -> tuple[tuple[Feature, ...], ...]:
    """Return for each of a report's statements what is seen of it: names of features, each with its strength."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for statement in statements:
        key = _told(statement)
        again = [("told before", 1.0)] if key in seen else []
        kind = _kind(statement)
        found.append(tuple([(f"{kind}:{name}", value) for name, value in (*_seen(statement), *again)]))
        seen.add(key)
    return tuple(found)


def _kind(statement: Statement) -> str:
    return type(statement).__name__.lower()


def _told(statement: Statement) -> tuple[object, ...]:
    """Return what two statements of one report have in common that tell the same."""
    match statement:
        case Control():
            return ("control", statement.places[0].text if statement.places else "", statement.holder, statement.status)
        case Casualties():
            return ("casualties", statement.outcome, statement.figure)
        case Displacement():
            return ("displacement", statement.outcome, statement.figure)
        case Incident():
            return ("incident", statement.type, statement.actors, statement.targets)


def _seen(statement: Statement) -> Iterator[Feature]:
    sure = min(max(statement.confidence, _LEAST), _MOST)
    yield "always", 1.0
    yield "rule's own", log(sure / (1 - sure))
    yield f"rule {statement.rule}", 1.0
    yield f"rule family {'.'.join(statement.rule.split('.')[:2])}", 1.0
    yield f"modality {statement.modality.value}", 1.0
    yield f"place {statement.places[0].resolution.value if statement.places else 'none'}", 1.0
    yield f"speakers {min(len(statement.attribution), 3)}", 1.0
    if len(statement.places) > 1:
        yield "several places", 1.0
    if statement.span.end - statement.span.start > _LONG_QUOTE:
        yield "long quotation", 1.0
    yield from _own(statement)


def _own(statement: Statement) -> Iterator[Feature]:
    match statement:
        case Control():
            yield f"status {statement.status.value}", 1.0
            yield f"dated {statement.date.basis.value}", 1.0
            yield f"holder {_many(statement.holder)} previous {_many(statement.previous)}", 1.0
        case Casualties():
            yield f"outcome {statement.outcome.value}", 1.0
            yield f"figure {_how(statement)}", 1.0
            yield f"victims {_many(statement.victims)}", 1.0
            yield from [("part", 1.0)] if statement.subset_of else []
            yield from [("doer", 1.0)] if statement.by else []
        case Displacement():
            yield f"outcome {statement.outcome.value}", 1.0
            yield f"figure {_how(statement)}", 1.0
            ends = bool(statement.origin) + bool(statement.destination)
            yield f"ends {ends}", 1.0
        case Incident():
            yield f"type {statement.type.value}", 1.0
            yield f"dated {statement.date.basis.value}", 1.0
            yield f"actors {_many(statement.actors)} targets {_many(statement.targets)}", 1.0


def _many(parties: Sequence[str]) -> str:
    return "none" if not parties else "one" if len(parties) == 1 else "several"


def _how(statement: Casualties | Displacement) -> str:
    figure = statement.figure
    if figure.vague:
        return "vague" if figure.low else "few"
    if figure.low == figure.high:
        return "one" if figure.low == 1 else "exact"
    return "bound"
