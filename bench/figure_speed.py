"""Print what questions of figures cost the clerk, in seconds of the processor and by the clock, and its memory.

    python bench/figure_speed.py --db FILE [--source NAME ...] [--place ID] [--party ID]

What the clerk of the page does is done in this process: the figures of the store are read, then one question after the
other is answered, of casualties as read today, by the sources named (none: by all). The first lays out the claims and
finds which cannot all hold, unless the store remembers; `--forget` makes it forget first. The days asked about are in
the middle of all that is told.
"""

import argparse
import resource
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import create_engine, text

from marsad.extract.term import Kind, Outcome
from marsad.inquiry.figures import tally
from marsad.inquiry.strand import Split
from marsad.store import Store
from marsad.web.errand import Casualties, Errand, Series
from marsad.web.figure_book import FigureBook


def questions(middle: date, sources: tuple[str, ...], place: str, party: str) -> Iterator[tuple[str, Errand]]:
    """Yield what is asked, with its name."""
    killed, week = Outcome.KILLED, middle + timedelta(days=6)
    month = middle + timedelta(days=30)
    yield "all there is", Casualties(outcome=killed, limit=12, sources=sources)
    yield "a month", Casualties(outcome=killed, limit=12, sources=sources, start=middle, end=month)
    yield "a place", Casualties(outcome=killed, limit=12, sources=sources, place=place)
    yield "a place's week", Casualties(outcome=killed, limit=12, sources=sources, place=place, start=middle, end=week)
    yield "a side", Casualties(outcome=killed, limit=12, sources=sources, groups=(party,))
    yield "a series", Series(outcome=killed, sources=sources)
    yield "a series by side", Series(outcome=killed, sources=sources, split=Split.SIDE)


def forget(db: Path) -> None:
    """Leave nothing remembered of which figures cannot all hold."""
    engine = create_engine(f"sqlite:///{db}")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM quarrel"))
    engine.dispose()


def middle_of(store: Store) -> date:
    """Return the day in the middle of those of which a report tells."""
    days = store.published()
    if days.start is None or days.end is None:
        raise SystemExit("no report has a day")
    return days.start + (days.end - days.start) / 2


def main(options: argparse.Namespace) -> None:
    """Ask, and print a line for each answer."""
    with Store.open(options.db) as store:
        begun, at = process_time(), perf_counter()
        told = tally(store, (Kind.CASUALTIES,))
        said("read", begun, at, f"{len(told.values):,} figures")
        del told
        book = FigureBook(store)
        for name, errand in questions(middle_of(store), tuple(options.source), options.place, options.party):
            begun, at = process_time(), perf_counter()
            found = book.answer(errand, lambda _: None)
            said(name, begun, at, f"{len(found.model_dump_json()) / 1e3:,.0f} kB")


def said(name: str, begun: float, at: float, what: str) -> None:
    """Print what it cost since then."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"{name:18} {process_time() - begun:8.2f} s {perf_counter() - at:8.2f} s {memory:7,.0f} MB  {what}", flush=True
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--source", action="append", default=[])
    parser.add_argument("--place", default="admin1:Aleppo")
    parser.add_argument("--party", default="YPG")
    parser.add_argument("--forget", action="store_true")
    given = parser.parse_args()
    if given.forget:
        forget(given.db)
    main(given)
