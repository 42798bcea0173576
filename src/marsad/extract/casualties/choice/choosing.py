"""Whose a toll's people most likely are, by the weights of what is seen, fitted by tools/fit_victims.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from marsad.extract.casualties.choice.candidate import CIVILIANS, Candidate, candidates
from marsad.extract.casualties.choice.open_toll import OpenToll
from marsad.extract.weights import Weights, spoken, weights_of


def weights() -> Weights:
    """Return the weights by which it is chosen.

    Raises:
        LexiconError: the file of them is wrong.
    """
    return weights_of("marsad.extract.casualties.choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose the people are. `because`: what spoke for it, the heaviest first."""

    candidate: Candidate
    because: tuple[tuple[str, float], ...]


def choice(found: OpenToll) -> Choice | None:
    """Return whose the people of a toll are, None where it is nobody, nobody likely enough, or a party under arms.

    On reports left out such a party was right less than half the time, civilians in seven of eight: only they are told.
    """
    weight = weights().weights.get
    rows = [(sum([weight(name, 0.0) for name in names(found, each)]), each) for each in candidates(found)]
    best = max(score for score, _ in rows)
    likely = 1 / sum(exp(score - best) for score, _ in rows)
    chosen = next(each for score, each in rows if score == best)
    if chosen.parties != CIVILIANS or likely < weights().least:
        return None
    return Choice(candidate=chosen, because=_because(found, chosen))


def names(found: OpenToll, one: Candidate) -> Iterator[str]:
    """Yield under which names the weights of what is seen are kept: for all tolls, and for those of such a noun."""
    for name in one.seen:
        yield name
        yield f"{found.noun}: {name}"


def _weight(name: str) -> float:
    return weights().weights.get(name, 0.0)


def _because(found: OpenToll, chosen: Candidate) -> tuple[tuple[str, float], ...]:
    return spoken((name, round(_weight(name) + _weight(f"{found.noun}: {name}"), 2)) for name in chosen.seen)
