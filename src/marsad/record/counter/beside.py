"""Several figures of one event in one report: parts of its toll, or side by side."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from marsad.record.counter.claim import Claim, Scope

_Key = tuple[str, date, str, str, str, tuple[str, ...], str, tuple[str, ...]]


def opened(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims by id, those open above of which one report tells several of one event that cannot all be it.

    Who writes "five were killed … and eleven others", or "nine bodies … three of them", contradicts himself in
    nothing, and says of neither number that it is all. Each is still that of some: there were as many at least.
    """
    ordered = sorted(claims, key=lambda claim: (_key(claim), claim.id))
    found = [each for _, group in groupby(ordered, key=_key) for each in _group(tuple(group))]
    return tuple(sorted(found, key=lambda claim: claim.id))


def _key(claim: Claim) -> _Key:
    """Return what figures have in common that one report tells at one time of one event and the same people."""
    alone = claim.event is None or claim.scope is not Scope.EVENT or claim.subset_of is not None
    event = f"claim {claim.id}" if alone else f"event {claim.event}"
    told = (claim.report_id, claim.as_of or date.min, claim.voice)
    return (*told, f"{claim.outcome} {claim.unit}", event, claim.groups, claim.detail or "", claim.by)


def _group(claims: tuple[Claim, ...]) -> Iterable[Claim]:
    least = max((claim.low or 0 for claim in claims), default=0)
    if all(claim.high is None or claim.high >= least for claim in claims):
        return claims
    return (replace(claim, high=None) for claim in claims)
