"""Which reader is believed where the two differ, and how sure what they tell is: a table, fitted on gold."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Teller(Enum):
    """One of the two readers."""

    RULES = "rules"
    MODEL = "model"

    @property
    def other(self) -> "Teller":
        """The other one."""
        return Teller.MODEL if self is Teller.RULES else Teller.RULES


class Belief(Enum):
    """Whose value of a slot stands where the two differ; with `first`, the other's where the one leaves it open."""

    RULES = "rules"
    RULES_FIRST = "rules_first"
    MODEL = "model"
    MODEL_FIRST = "model_first"

    def teller(self, *, rules: bool, model: bool) -> Teller:
        """Return whose value stands, where `rules` and `model` have one or leave the slot open."""
        match self:
            case Belief.RULES_FIRST if model and not rules:
                return Teller.MODEL
            case Belief.MODEL_FIRST if rules and not model:
                return Teller.RULES
            case Belief.RULES | Belief.RULES_FIRST:
                return Teller.RULES
            case _:
                return Teller.MODEL


class Trust(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to believe, for each kind and slot, beside a model whose name begins with `model`; None: any other.

    `fitted` says on what, None: nobody has fitted it. `weights`: what each thing that is seen of a statement, and of
    who tells it, adds to the log-odds that it is right. What is less likely than the `least` of its kind is not told.
    """

    model: str | None
    fitted: str | None
    least: Mapping[str, float]
    slots: Mapping[str, Mapping[str, Belief]]
    weights: Mapping[str, float]


@cache
def trust(model: str) -> Trust:
    """Return the table that is shipped for a model of such a name: its own, or that which nobody has fitted.

    A table is of one model: whom to believe beside a large one says nothing of a small one.
    """
    own = (each for each in tables() if each.model is not None and model.casefold().startswith(each.model))
    return next(own, None) or next(each for each in tables() if each.model is None)


@cache
def tables() -> tuple[Trust, ...]:
    """Return every table that is shipped."""
    folder = files("marsad.extract.model.trusted")
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return tuple(msgspec.json.decode(path.read_bytes(), type=Trust) for path in paths if path.name.endswith(".json"))
