"""Print what every version of one place's timeline costs, by how many claims speak of the place.

    python bench/versions_speed.py [--claims 250 500 1000 2000] [--still .5] [--seed 1]

The claims are made up: 20 publishers over ten years. Of the share `--still` each says again who holds the place; the
others tell turns, turns of no known day, background, fighting and sieges. A tenth comes out up to four years late.
"""

import argparse
import random
from dataclasses import replace
from datetime import date, timedelta
from time import process_time

from marsad.extract.term import Holding
from marsad.record.control.claim import ControlClaim
from marsad.record.control.version import versions
from marsad.when.interval import Interval

_FIRST, _DAYS = date(2012, 1, 1), 3653
_PARTIES = ("a", "b", "c", "d")
_PUBLISHERS = 20
_LATE, _LATEST_DAYS = 0.1, 1500


def history(count: int, still: float, seed: int) -> list[ControlClaim]:
    """Return the claims of one place, in the order of the days of which they speak."""
    chance, holder = random.Random(seed), _PARTIES[0]
    told: list[ControlClaim] = []
    for number in range(count):
        claim = _claim(number, _FIRST + timedelta(days=number * _DAYS // count), holder, chance)
        if chance.random() >= still:
            claim = _other(claim, chance)
            if claim.status is Holding.CAPTURED and claim.previous:
                holder = claim.holder[0]
        told.append(claim)
    return told


def _claim(number: int, day: date, holder: str, chance: random.Random) -> ControlClaim:
    out = day + timedelta(days=chance.randint(30, _LATEST_DAYS) if chance.random() < _LATE else chance.randint(0, 3))
    publisher = f"publisher {chance.randrange(_PUBLISHERS)}"
    return ControlClaim(
        place_id="place",
        statement_id=f"{chance.getrandbits(64):016x}",
        report_id=f"report {number}",
        status=Holding.HELD,
        holder=(holder,),
        days=Interval.day(day),
        as_of=out,
        known=out,
        publisher=publisher,
        origin=publisher,
        confidence=0.8,
    )


def _other(still: ControlClaim, chance: random.Random) -> ControlClaim:
    """Return a claim of that day which does not say that all is as it was."""
    day, (holder,), another = still.days.end, still.holder, (chance.choice(_PARTIES),)
    assert day is not None
    open_days, month = Interval(None, day), Interval(day - timedelta(days=30), day)
    taker = tuple(chance.sample([party for party in _PARTIES if party != holder], 1))
    rows = (
        replace(still, holder=another, days=open_days),
        replace(still, holder=another, days=month),
        replace(still, status=Holding.CAPTURED, holder=taker, previous=(holder,)),
        replace(still, status=Holding.CAPTURED, holder=another, days=month),
        replace(still, status=Holding.CONTESTED),
        replace(still, status=Holding.BESIEGED, by=another, days=Interval(day, None)),
    )
    return chance.choice(rows)


def main() -> None:
    """Print a line for each number of claims."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--claims", type=int, nargs="+", default=[250, 500, 1000, 2000])
    asked.add_argument("--still", type=float, default=0.5)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    for count in options.claims:
        claims = history(count, options.still, options.seed)
        begun = process_time()
        found = versions(claims)
        spent = process_time() - begun
        print(f"{count:>7,} claims {len(found):>7,} versions {spent:8.2f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
