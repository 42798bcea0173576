"""The record as the API asks for it: the timelines that the store keeps, of the theatre's places."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from itertools import repeat

from marsad.inquiry.surroundings import below
from marsad.record.control.timeline import Timelines
from marsad.record.party_tree import PartyTree
from marsad.store import Counts, Search, Store
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre
from marsad.web.atlas_book import AtlasBook
from marsad.web.chart_book import ChartBook
from marsad.web.compare_book import CompareBook
from marsad.web.directories import Directories
from marsad.web.place_book import PlaceBook
from marsad.web.report_book import ReportBook
from marsad.web.source_book import SourceBook
from marsad.web.statement_book import StatementBook
from marsad.web.verdicts import Verdicts


class Ledger:
    """One store seen through one theatre. What it reads is kept until a report or a judgement arrives."""

    def __init__(self, store: Store, theatre: Theatre) -> None:
        self.store = store
        self.theatre = theatre
        self.places: Mapping[str, Place] = {place.id: place for place in theatre.places}
        self._parties = PartyTree.of(theatre.parties)
        self.events = store.events()
        self.reports = ReportBook(store)
        self.verdicts = Verdicts(store, theatre)
        self._record = store.record(theatre)
        charts = ChartBook(store, self._record, self.places)
        self.atlas = AtlasBook(store, charts, theatre)
        self._counts = lru_cache(maxsize=1)(self._count)
        self.statements = StatementBook(store)
        self.book = PlaceBook(store, theatre)
        self.sources = SourceBook(store, charts, theatre)
        self.comparing = CompareBook(store, charts, theatre, self.statements)

    @cached_property
    def directories(self) -> Directories:
        """The theatre's names, read when somebody first types or asks for a place."""
        return Directories.of(self.theatre)

    def timelines(self, as_of: date | None, places: tuple[str, ...]) -> Timelines:
        """Return the timeline of each of the places of which something was known on `as_of`."""
        return self._record.timelines(as_of, places)

    def counts(self) -> Counts:
        """Return how much the store has: counted once for all that ask, until something arrives."""
        return self._counts(self.store.arrivals())

    def _count(self, _arrivals: tuple[int, int]) -> Counts:
        return self.store.counts()

    def begin(self) -> None:
        """Have ready what the page asks first: how much there is, and who held what on the day at which it opens."""
        self.atlas.day(None, None)
        self.statements.counts_of(Search())
        self.counts()
        self.atlas.histories(None)

    def prepare(self) -> Iterator[None]:
        """Have ready, a step at a time, what who looks at areas, chooses a place or compares sources waits for."""
        self.atlas.cells(None)
        yield
        _ = self.directories
        yield
        below("")
        yield
        self.sources.publishers()
        yield
        self.sources.prepare()
        yield

    def publication_days(self, as_of: date | None) -> Iterator[date]:
        """Yield the day on which each report came out that was out by `as_of`, where it is known to the day."""
        for each in self.reports.published(as_of):
            if each.day is not None:
                yield from repeat(each.day, each.reports)

    def knows_place(self, place_id: str) -> bool:
        """Return whether the theatre has the place, or a district of that id."""
        return place_id in self.directories.areas

    def with_parts(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Return the parties and all that were ever a part of them, each once."""
        return tuple(dict.fromkeys(part for party in parties for part in self._parties.ever(party)))
