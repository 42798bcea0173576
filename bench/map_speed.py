"""Print how fast a store of many statements is filled, brought up to date, and asked.

    python bench/map_speed.py [--places 8000] [--statements 1000000] [--db FILE] [--rounds 40]

The statements are those of two simulated wars (`bench/simulation`), the places of the second with ids of their own. A
report is a source's page of a day. Times are of the processor, so that a busy machine tells what a quiet one does.
`--db` keeps the file, and where it is already filled only asks.
"""

import argparse
import resource
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from msgspec.structs import replace as changed

from marsad.extract.contract import Reading
from marsad.extract.statement import Control, Statement
from marsad.report.document import Document, Metadata
from marsad.report.report import Basis, Publication, Publisher, Report
from marsad.store import Search, Store
from marsad.store.control_record import ControlRecord
from marsad.when.interval import Interval
from simulation.front import war
from simulation.page import Page
from simulation.press import pages
from simulation.scenario import Scenario

SEEDS = (1, 2)
FIRST = date(2017, 1, 1)
# Reports that are added together, and places of the report that arrives last.
TOGETHER, ARRIVING = 20, 10
# Days in which a settlement gives a statement, in the years when the simulated war has hardly begun.
DAYS_A_STATEMENT = 2.4


def readings(scenario: Scenario, mark: str) -> Iterator[Reading]:
    """Yield the reports of a simulated war as if they had been read; `mark` tells its places from another's."""
    for page in pages(scenario, war(scenario)):
        yield reading(page, tuple(moved(each.statement, mark) for each in page.printed))


def reading(page: Page, statements: Sequence[Statement]) -> Reading:
    """Return the page as a reading of these statements."""
    document = Document(source=f"{page.publisher} {page.day}.txt", id=page.id, text=page.text, metadata=Metadata())
    report = Report(
        document=document,
        publisher=Publisher(name=page.publisher, basis=Basis.METADATA),
        published=Publication(days=Interval.day(page.day), basis=Basis.METADATA),
        title=None,
        noise=(),
        passages=(),
    )
    return Reading(report=report, statements=tuple(statements))


def moved(statement: Statement, mark: str) -> Statement:
    """Return the statement of places whose ids bear the mark."""
    places = tuple(changed(each, place_id=each.place_id and each.place_id + mark) for each in statement.places)
    return changed(statement, places=places)


def fill(store: Store, places: int, statements: int) -> None:
    """Add so many statements of so many places, and print how long the store took over it."""
    days = max(30, round(statements / places * DAYS_A_STATEMENT))
    took = 0.0
    for number, seed in enumerate(SEEDS, start=1):
        told = readings(Scenario(seed=seed, settlements=places // len(SEEDS), days=days, start=FIRST), f"/{seed}")
        while store.count() < statements * number / len(SEEDS) and (part := list(islice(told, TOGETHER))):
            begun = process_time()
            store.add_all(part)
            took += process_time() - begun
    counts = store.counts()
    print(f"filled   {counts.statements:,} statements ({counts.control:,} of control), {counts.reports:,} reports")
    print(f"         {took:.0f} s, {counts.statements / took:,.0f} statements/s, {size_mb(store):,.0f} MB", flush=True)


def seconds(do: Callable[..., object], *args: object, **named: object) -> float:
    """Return how long it took to do that."""
    begun = process_time()
    do(*args, **named)
    return process_time() - begun


def size_mb(store: Store) -> float:
    """Return the size of the store's file, what is not yet moved into it included."""
    path = Path(str(store.address))
    beside = path.with_name(f"{path.name}-wal")
    return (path.stat().st_size + (beside.stat().st_size if beside.exists() else 0)) / 1e6


def compute(store: Store, record: ControlRecord) -> None:
    """Make the rows of every place, and print how long that took."""
    took = seconds(record.update)
    places = len(record.timelines())
    print(f"computed {places:,} places in {took:.0f} s, {1e3 * took / places:.1f} ms a place, {size_mb(store):,.0f} MB")


def arrive(store: Store, record: ControlRecord, rounds: int) -> None:
    """Add reports of ten places each, bring the rows up to date after each, and print how long both took."""
    told = store.find(Search(kinds=("control",)), limit=ARRIVING * rounds)
    last = FIRST + timedelta(days=4000)
    adding, updating = [], []
    for number in range(rounds):
        page = Page(seed=0, publisher="bench", day=last + timedelta(days=number))
        items = told[number * ARRIVING : (number + 1) * ARRIVING]
        adding.append(seconds(store.add, reading(page, [said(item.statement, page.day) for item in items])))
        updating.append(seconds(record.update))
    print(f"arrived  a report of {ARRIVING} places: add {shown(adding)}, update {shown(updating)}")


def said(statement: Statement, day: date) -> Statement:
    """Return the statement as it is said again, of another day."""
    if not isinstance(statement, Control):
        raise TypeError(f"{statement} is not of control")
    return changed(statement, as_of=day, date=changed(statement.date, days=Interval.day(day)))


def ask(record: ControlRecord, places: Sequence[str], rounds: int) -> None:
    """Print how long questions of random days take, as known on random days and by all that was ever read."""
    chance = Random(1)
    days = [FIRST + timedelta(days=chance.randrange(200)) for _ in range(2 * rounds)]
    asked = list(zip(days[:rounds], days[rounds:], [chance.choice(places) for _ in range(rounds)], strict=True))
    print(f"map      as known on a day {shown([seconds(record.map_on, on, as_of) for on, as_of, _ in asked])}")
    print(f"         as known now {shown([seconds(record.map_on, on) for on, _, _ in asked])}", end="; ")
    print(f"{len(record.map_on(max(days))):,} places on the last day")
    print(f"place    holder {shown([seconds(record.holder, place, on, as_of) for on, as_of, place in asked])}")
    print(f"         versions {shown([seconds(record.versions, place) for _, _, place in asked])}")
    week = timedelta(days=7)
    spent = [seconds(record.changes, start=on, end=on + week, as_of=as_of) for on, as_of, _ in asked]
    print(f"changes  of a week {shown(spent)}", flush=True)


def search(store: Store, places: Sequence[str]) -> None:
    """Print how long searches take, and how many statements each finds."""
    week = Interval(FIRST + timedelta(days=100), FIRST + timedelta(days=106))
    asked = {
        "everything": Search(),
        "a place": Search(places=(places[0],)),
        "100 places, a week": Search(places=tuple(places[:100]), days=week),
        "a week's casualties": Search(kinds=("casualties",), days=week),
        "a party's incidents": Search(parties=("IS",), kinds=("incident",)),
        "two words": Search(text="قوات مدينة"),
    }
    for name, each in asked.items():
        page = median(seconds(store.find, each, limit=50) for _ in range(3))
        count = median(seconds(store.count, each) for _ in range(3))
        print(f"search   {name}: 50 of {store.count(each):,} in {1e3 * page:.0f} ms, counted in {1e3 * count:.0f} ms")


def shown(times: Sequence[float]) -> str:
    """Return the median and the longest of times in seconds, in words."""
    return f"median {1e3 * median(times):.1f} ms, longest {1e3 * max(times):.1f} ms"


def measure(db: Path, places: int, statements: int, rounds: int) -> None:
    """Fill the store unless it is there, and print every measure."""
    with Store.open(db) as store:
        record = store.record()
        if not store.count():
            fill(store, places, statements)
        if store.count(Search(publishers=("bench",))) == 0:
            compute(store, record)
            arrive(store, record, rounds)
        named = sorted(record.timelines())
        ask(record, named, rounds)
        search(store, named)
    print(f"memory   at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=8_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=40, help="how often each question is asked")
    parser.add_argument("--db", type=Path, help="keep the store here; where it is already, it is only asked")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        measure(options.db or Path(folder) / "bench.db", options.places, options.statements, options.rounds)
