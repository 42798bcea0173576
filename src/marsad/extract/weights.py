"""Weights that ship with what they decide: what each thing seen adds to the log-odds, fitted on gold by a script."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from marsad.errors import LexiconError

WEIGHTS_NAME = "weights.json"


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The weight of each thing seen, by its name.

    `least`: what is less likely is not told.
    `fitted_on`: on which reports, and how often it was right on those left out.
    """

    fitted_on: str
    least: float
    weights: Mapping[str, float]


@cache
def weights_of(package: str) -> Weights:
    """Return the weights that `package` ships.

    Raises:
        LexiconError: the file of them is wrong.
    """
    try:
        return msgspec.json.decode(files(package).joinpath(WEIGHTS_NAME).read_bytes(), type=Weights)
    except (OSError, msgspec.MsgspecError) as error:
        raise LexiconError(f"{package}/{WEIGHTS_NAME}: {error}") from error


def spoken(parts: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Return what adds anything to the log-odds, the heaviest first."""
    return tuple(sorted((part for part in parts if part[1]), key=lambda part: (-abs(part[1]), part[0])))
