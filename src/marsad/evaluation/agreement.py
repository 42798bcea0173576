"""When a told statement is the same fact as a gold one, and which of its fields are right.

The rules are those by which the team's reports are scored, to the letter: a figure of ours is comparable with any that
was published before. They ask what a human coder would call the same fact, not whether two records are equal.
"""

from collections.abc import Callable, Mapping

from marsad.evaluation.fact import Fact
from marsad.evaluation.spelling import shares_name
from marsad.extract.term import Kind

Rule = Callable[[Fact, Fact], bool]
_MIXED = "MIXED"


def is_same_fact(gold: Fact, told: Fact) -> bool:
    """Return whether `told` is what `gold` says, both being of one kind."""
    return _SAME_FACT[gold.kind](gold, told)


def is_exact(gold: Fact, told: Fact) -> bool:
    """Return whether the key slots are right too, `told` being the same fact."""
    return _EXACT[gold.kind](gold, told)


def shares_place(gold: Fact, told: Fact) -> bool:
    """Return whether the two name a place in common."""
    return shares_name(gold.places, told.places)


def _same_incident(gold: Fact, told: Fact) -> bool:
    if not gold.type.allows(told.type):
        return False
    parties = gold.actors.ids | gold.targets.ids
    return (
        not (parties or gold.places)
        or not parties.isdisjoint(told.actors.ids | told.targets.ids)
        or shares_place(gold, told)
    )


def _same_control(gold: Fact, told: Fact) -> bool:
    """Return whether they are of one place and holder; of one previous holder, or status, where gold names none."""
    ours, theirs = (gold.holder, told.holder) if gold.holder.ids else (gold.previous, told.previous)
    same = not ours.ids.isdisjoint(theirs.ids) if ours.ids else gold.status.allows(told.status)
    return same and shares_place(gold, told)


def _same_figure(gold: Fact, told: Fact) -> bool:
    return (gold.few, gold.low, gold.high) == (told.few, told.low, told.high) and gold.outcome.allows(told.outcome)


def _same_casualties(gold: Fact, told: Fact) -> bool:
    """Return whether figure, outcome and a victim agree; victims that gold leaves open agree with any."""
    victims = gold.victims.named()
    return _same_figure(gold, told) and (
        not victims
        or _MIXED in victims
        or not victims.isdisjoint(told.victims.ids)
        or gold.victims.ids == told.victims.ids
    )


def _exact_incident(gold: Fact, told: Fact) -> bool:
    return (
        (shares_place(gold, told) or not gold.places)
        and gold.actors.allows(told.actors)
        and gold.targets.allows(told.targets)
    )


def _exact_control(gold: Fact, told: Fact) -> bool:
    return gold.status.allows(told.status)


def _exact_casualties(gold: Fact, told: Fact) -> bool:
    return gold.counting.allows(told.counting) and gold.window_end == told.window_end


def _exact_displacement(gold: Fact, told: Fact) -> bool:
    return gold.counting.allows(told.counting)


def _start(gold: Fact, told: Fact) -> bool:
    return _is_undated(gold) or gold.start == told.start


def _end(gold: Fact, told: Fact) -> bool:
    return _is_undated(gold) or gold.end == told.end


def _is_undated(gold: Fact) -> bool:
    return not (gold.start or gold.end)


def _outer_source(gold: Fact, told: Fact) -> bool:
    return gold.outer_source == told.outer_source


def _chain_length(gold: Fact, told: Fact) -> bool:
    return gold.chain_length == told.chain_length


def _modality(gold: Fact, told: Fact) -> bool:
    return gold.modality.allows(told.modality)


def _admin1(gold: Fact, told: Fact) -> bool:
    return not gold.areas or not frozenset(gold.areas).isdisjoint(told.areas)


def _span(gold: Fact, told: Fact) -> bool:
    """Return whether the words overlap; where one side gives none, nothing says that they do not."""
    if not (gold.spans and told.spans):
        return True
    begins, ends = told.spans[0]
    return any(start < ends and begins < end for start, end in gold.spans)


_SAME_FACT: Mapping[Kind, Rule] = {
    Kind.INCIDENT: _same_incident,
    Kind.CONTROL: _same_control,
    Kind.CASUALTIES: _same_casualties,
    Kind.DISPLACEMENT: _same_figure,
}
_EXACT: Mapping[Kind, Rule] = {
    Kind.INCIDENT: _exact_incident,
    Kind.CONTROL: _exact_control,
    Kind.CASUALTIES: _exact_casualties,
    Kind.DISPLACEMENT: _exact_displacement,
}
# The fields whose accuracy is told, over the statements that are the same fact.
FIELDS: Mapping[str, Rule] = {
    "start": _start,
    "end": _end,
    "outer source": _outer_source,
    "chain length": _chain_length,
    "modality": _modality,
    "admin1": _admin1,
    "span": _span,
}


def right_fields(gold: Fact, told: Fact) -> tuple[bool, ...]:
    """Return for each of `FIELDS` whether `told` has it right."""
    return tuple(rule(gold, told) for rule in FIELDS.values())
