"""Whose a toll's people most likely are, by the weights of what is seen, fitted by tools/fit_victims.py."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from marsad.errors import LexiconError
from marsad.extract.casualties.choice.candidate import CIVILIANS, Candidate, candidates
from marsad.extract.casualties.choice.open_toll import OpenToll

WEIGHTS_NAME = "weights.json"


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What each thing seen of somebody adds to the log-odds that a toll's people are his.

    `least`: he whose they are less likely is not told. `fitted_on`: how often the choice was right on reports left out.
    """

    fitted_on: str
    least: float
    weights: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the weights that are shipped.

    Raises:
        LexiconError: the file of them is wrong.
    """
    package = "marsad.extract.casualties.choice"
    try:
        return msgspec.json.decode(files(package).joinpath(WEIGHTS_NAME).read_bytes(), type=Weights)
    except (OSError, msgspec.MsgspecError) as error:
        raise LexiconError(f"{package}/{WEIGHTS_NAME}: {error}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose the people are. `because`: what spoke for it, the heaviest first."""

    candidate: Candidate
    because: tuple[tuple[str, float], ...]


def choice(found: OpenToll) -> Choice | None:
    """Return whose the people of a toll are, None where it is nobody, nobody likely enough, or a party under arms.

    On reports left out such a party was right less than half the time, civilians in seven of eight: only they are told.
    """
    rows = [(sum([_weight(name) for name in names(found, each)]), each) for each in candidates(found)]
    best = max(score for score, _ in rows)
    likely = 1 / sum(exp(score - best) for score, _ in rows)
    chosen = next(each for score, each in rows if score == best)
    if chosen.parties != CIVILIANS or likely < weights().least:
        return None
    return Choice(candidate=chosen, because=tuple(_because(found, chosen)))


def names(found: OpenToll, one: Candidate) -> Iterator[str]:
    """Yield under which names the weights of what is seen are kept: for all tolls, and for those of such a noun."""
    for name in one.seen:
        yield name
        yield f"{found.noun}: {name}"


def _weight(name: str) -> float:
    return weights().weights.get(name, 0.0)


def _because(found: OpenToll, chosen: Candidate) -> Iterator[tuple[str, float]]:
    parts = [(name, round(_weight(name) + _weight(f"{found.noun}: {name}"), 2)) for name in chosen.seen]
    yield from sorted((part for part in parts if part[1]), key=lambda part: (-abs(part[1]), part[0]))
