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


class Sure(Struct, frozen=True, forbid_unknown_fields=True):
    """How likely a statement is right that the `model` alone tells; and one on which both `agree`."""

    model: float
    agree: float


class Trust(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to believe, for each kind and slot; `fitted`: on which gold, None where nobody has fitted it yet."""

    fitted: str | None
    slots: Mapping[str, Mapping[str, Teller]]
    sure: Mapping[str, Sure]


@cache
def trust() -> Trust:
    """Return the table that is shipped."""
    return msgspec.json.decode((files("marsad.extract.model") / "trust.json").read_bytes(), type=Trust)
