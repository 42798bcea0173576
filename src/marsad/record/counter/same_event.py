"""The days of one event: its toll told again the day after is no second toll."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from marsad.record.counter.claim import Claim

_Days = tuple[date, date]
# People: the same exact number again the next day is hardly another event's. Our choice.
_TELLING = 10
_NEXT = timedelta(days=1)


def dated(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims by id, those that one voice makes of one event on days that do not meet laid to days of all.

    A day that is no more than that of the telling gives way to one that is told apart from it; where all are such, to
    the earliest, as nobody tells what is still to come. Days told apart from the telling that differ leave open which
    it was.
    """
    every = _retold(tuple(claims))
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in every:
        if claim.event is not None:
            told[claim.voice, claim.event].append(claim)
    days = {key: found for key, group in told.items() if (found := _laid(group)) is not None}
    return tuple(_on(claim, days.get((claim.voice, claim.event or ""))) for claim in every)


def _retold(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims by id; a toll that a voice gives again the next day, with no day of its own, is of one event.

    Whether it is the same is not sure. Of the two ways to be wrong, counting somebody twice is the worse.
    """
    again: dict[str, str] = {}
    last: dict[object, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.as_of or date.max, claim.id)):
        if not _is_news_of_its_day(claim):
            continue
        told = (
            claim.voice,
            claim.outcome,
            claim.unit,
            claim.measure,
            claim.groups,
            claim.area,
            claim.low,
            claim.detail,
        )
        before = last.get(told)
        if before is not None and before.as_of and claim.as_of and claim.as_of - before.as_of == _NEXT:
            again[claim.id] = again.get(before.id, before.event or "")
        last[told] = claim
    every = sorted(claims, key=lambda claim: claim.id)
    return [replace(claim, event=again[claim.id]) if claim.id in again else claim for claim in every]


def _is_news_of_its_day(claim: Claim) -> bool:
    """Return whether a telling, exact toll of an event is of no other day than that of its telling."""
    exact = claim.low is not None and claim.low == claim.high and claim.low >= _TELLING and not claim.approx
    return exact and claim.event is not None and claim.start == claim.end == claim.as_of is not None


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
