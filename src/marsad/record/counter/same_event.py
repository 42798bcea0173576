"""The days of one event: its toll told again the day after is no second toll."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from marsad.record.counter.claim import Claim

_Days = tuple[date, date]


def dated(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims by id, those that one voice makes of one event on days that do not meet laid to days of all.

    A day that is no more than that of the telling gives way to one that is told apart from it; where all are such, to
    the earliest, as nobody tells what is still to come. Days told apart from the telling that differ leave open which
    it was.
    """
    every = sorted(claims, key=lambda claim: claim.id)
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in every:
        if claim.event is not None:
            told[claim.voice, claim.event].append(claim)
    days = {key: found for key, group in told.items() if (found := _laid(group)) is not None}
    return tuple(_on(claim, days.get((claim.voice, claim.event or ""))) for claim in every)


def _laid(claims: Sequence[Claim]) -> _Days | None:
    """Return the days of the event, None where those of all its claims meet or one of them has none."""
    spans = [span for claim in claims if (span := _span(claim)) is not None]
    if len(spans) < len(claims) or max(start for start, _ in spans) <= min(end for _, end in spans):
        return None
    apart = [span for span, claim in zip(spans, claims, strict=True) if claim.end != claim.as_of]
    kept = apart or [min(spans)]
    return min(start for start, _ in kept), max(end for _, end in kept)


def _span(claim: Claim) -> _Days | None:
    return None if claim.start is None or claim.end is None else (claim.start, claim.end)


def _on(claim: Claim, days: _Days | None) -> Claim:
    return claim if days is None else replace(claim, start=days[0], end=days[1])
