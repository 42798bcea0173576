"""Print how long linking takes and how much memory, for invented statements of a year over two thousand villages.

    python bench/linking_speed.py [--statements 10000] [--villages 2000] [--seed 1]

Each event is told by one report to several, each in words of its own, some with a toll, some only with the day of their
telling. Statements crowd on the villages at the front, as they do in a war. The time is the processor's.
"""

import argparse
import random
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from time import process_time

from marsad.extract.statement import Casualties, Dating, Figure, Incident, NamedPlace, Speaker
from marsad.extract.term import Counting, DateBasis, IncidentType, Modality, Outcome, Resolution
from marsad.record.filed import Filed
from marsad.record.incident.linking import incidents
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision

_LETTERS = "ابتثجحخدرزسشصضطعغفقكلمنهوي"
_TYPES = (
    IncidentType.CLASH,
    IncidentType.AIRSTRIKE,
    IncidentType.SHELLING,
    IncidentType.EXPLOSION,
    IncidentType.ARREST,
)
# `ru_maxrss` is in KiB, on macOS in bytes.
_RSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e6 / 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, for reports to tell."""

    place: NamedPlace
    day: date
    type: IncidentType
    parties: tuple[str, str]
    killed: int
    words: tuple[str, ...]


def villages(count: int, dice: random.Random) -> tuple[NamedPlace, ...]:
    """Return so many villages, in fourteen governorates side by side."""
    return tuple(
        NamedPlace(
            span=Span(0, 3),
            text=f"v{i}",
            place_id=f"v{i}",
            name_ar=f"v{i}",
            admin1=f"G{i % 14}",
            lat=33 + (i % 14) // 4 * 0.8 + dice.random() * 0.7,
            lon=36 + (i % 14) % 4 * 1.2 + dice.random(),
            resolution=Resolution.RESOLVED,
        )
        for i in range(count)
    )


def events(places: tuple[NamedPlace, ...], dice: random.Random) -> Iterator[Event]:
    """Yield events without end; the first places see most of them."""
    words = ["".join(dice.choice(_LETTERS) for _ in range(5)) for _ in range(5000)]
    while True:
        first, second = dice.sample("RISTH", 2)
        yield Event(
            place=places[int(len(places) * dice.random() ** 2)],
            day=date(2017, 1, 1) + timedelta(days=dice.randrange(365)),
            type=dice.choice(_TYPES),
            parties=(first, second),
            killed=dice.randrange(2, 40),
            words=tuple(dice.sample(words, 20)),
        )


def told(event: Event, report: str, dice: random.Random) -> Iterator[Filed]:
    """Yield what one report tells of the event."""
    said, quote = event.day + timedelta(days=dice.randrange(2)), " ".join(dice.sample(event.words, 9))
    basis = DateBasis.EXPRESSION if dice.random() < 0.7 else DateBasis.AS_OF
    shared = {
        "modality": Modality.ASSERTED,
        "attribution": (Speaker(source=f"P{dice.randrange(30)}"),),
        "as_of": said,
        "places": (event.place,),
        "rule": "bench",
        "confidence": 0.8,
    }
    days = Interval.day(event.day if basis is DateBasis.EXPRESSION else said)
    is_clash = event.type is IncidentType.CLASH
    incident = Incident(
        **shared,  # type: ignore[arg-type]
        span=Span(0, 40),
        quote=quote,
        date=Dating(days=days, precision=Precision.DAY, basis=basis),
        type=event.type,
        actors=event.parties if is_clash else event.parties[:1],
        targets=() if is_clash else event.parties[1:],
    )
    yield Filed(id=f"{dice.getrandbits(64):016x}", report_id=report, known=said, statement=incident)
    if dice.random() < 0.6:
        killed = event.killed + dice.randrange(-2, 3)
        toll = Casualties(
            **shared,  # type: ignore[arg-type]
            span=Span(50, 80),
            quote=quote[:20],
            outcome=Outcome.KILLED,
            victims=event.parties[1:],
            figure=Figure(low=killed, high=killed),
            counting=Counting.INCIDENT,
            window=days,
        )
        yield Filed(id=f"{dice.getrandbits(64):016x}", report_id=report, known=said, statement=toll)


def statements(count: int, seed: int) -> Iterator[Filed]:
    """Yield statements without end about events over `count` villages, the same for the same seed."""
    dice = random.Random(seed)
    for number, event in enumerate(events(villages(count, dice), dice)):
        for i in range(1 + int(dice.expovariate(0.5))):
            yield from told(event, f"{number}.{i}", dice)


def main() -> None:
    """Print the time for each statement and the memory."""
    parser = argparse.ArgumentParser(description="Time and memory of linking.")
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--villages", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    items = list(islice(statements(wanted.villages, wanted.seed), wanted.statements))
    begun = process_time()
    records = incidents(items)
    spent = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_PER_MB
    print(f"{len(items):,} statements, {len(records):,} events, one core")
    print(f"linking  {spent:>8.1f} s   {spent / len(items) * 1e3:.3f} ms a statement")
    print(f"memory   {peak:>8.0f} MB resident at the most")


if __name__ == "__main__":
    main()
