"""What a word for harm counts together: killed and wounded, neutralised."""

from functools import cache

import msgspec

from marsad.text.lexicon import Entry, load


class Joint(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An outcome that counts several together."""

    befell: tuple[str, ...]
    examples: tuple["JointExample", ...]


class JointExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A figure of the joint outcome and a figure of one of its parts; whether both can hold where nothing else is."""

    joint: int
    part: str
    figure: int
    holds: bool


@cache
def joints() -> dict[str, Joint]:
    """Return the joint outcomes by their id."""
    return {row.id: row for row in load("marsad.record.ledger", "outcomes.yaml", Joint)}


def befell(outcome: str) -> tuple[str, ...]:
    """Return what befell the people of whom the outcome speaks, each of them one of these."""
    row = joints().get(outcome)
    return row.befell if row else (outcome,)
