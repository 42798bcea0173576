"""Fill a store with what the page is measured on: 8,000 places of the theatre, a million statements of all kinds.

    python bench/page_record.py --db FILE [--places 8000] [--statements 1000000] [--seed 1]

The statements are those of a simulated war (`bench/simulation`) in all of Syria. What a source brings out on a day is
cut into reports of a few sentences, as agencies send them, and now and then a sentence tells who fled. The file is of
no record: nobody said any of it.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time

from msgspec.structs import replace as changed

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Casualties, Displacement, Figure, Incident, NamedPlace, Statement
from marsad.extract.term import Counting, Measure, Modality, Movement, Unit
from marsad.report.document import Document, Metadata
from marsad.report.report import Basis, Publication, Publisher, Report
from marsad.store import Store
from marsad.text.span import Span
from marsad.theatre.loading import load
from marsad.when.interval import Interval
from simulation.front import war
from simulation.page import Page, Printed
from simulation.press import pages
from simulation.scenario import Scenario

FIRST = date(2017, 1, 1)
# Days in which a settlement gives a statement, by our own count; more, so that the war does not end before the count.
DAYS_A_STATEMENT = 3.5
# Reports that are added together, the fewest and most sentences of one, and the share of events that somebody flees.
TOGETHER, LEAST, MOST, FLEE = 200, 4, 24, 0.12
_FLED = "نزحت {number} عائلة من {place}."


def readings(scenario: Scenario) -> Iterator[Reading]:
    """Yield the reports of the simulated war as if they had been read."""
    for page in pages(scenario, war(scenario)):
        chance = scenario.chance("cut", page.publisher, page.day)
        for number, sentences in enumerate(cut(page.printed, chance)):
            yield _reading(page, f"{page.publisher} {page.day} {number}.txt", sentences, chance)


def cut(printed: Sequence[Printed], chance: Random) -> Iterator[Sequence[Printed]]:
    """Yield the sentences of a page in reports of a few; those of one event stay together."""
    start, length = 0, chance.randint(LEAST, MOST)
    for at in range(1, len(printed)):
        if at - start >= length and (printed[at].about is None or printed[at].about != printed[at - 1].about):
            yield printed[start:at]
            start, length = at, chance.randint(LEAST, MOST)
    if printed:
        yield printed[start:]


def _reading(page: Page, source: str, sentences: Sequence[Printed], chance: Random) -> Reading:
    report_id = "sha256:" + sha256(f"{page.seed}/{source}".encode()).hexdigest()
    ids: dict[str, str] = {}
    statements: list[Statement] = []
    words: list[str] = []
    at = 0
    for each in sentences:
        statement = _moved(each.statement, at - each.statement.span.start, ids)
        ids[each.id] = identify(statement, report_id)
        for told in (statement, *_fled(statement, chance)):
            statements.append(told)
            words.append(told.quote)
            at += len(told.quote) + 1
    text = "\n".join(words)
    report = Report(
        document=Document(source=source, id=report_id, text=text, metadata=Metadata()),
        publisher=Publisher(name=page.publisher, basis=Basis.METADATA),
        published=Publication(days=Interval.day(page.day), basis=Basis.METADATA),
        title=Span(0, len(words[0])),
        noise=(),
        passages=(),
    )
    return Reading(report=report, statements=tuple(statements))


def _moved(statement: Statement, by: int, ids: Mapping[str, str]) -> Statement:
    """Return the statement as it stands so much farther on in another report."""
    places = tuple(_shifted(place, by) for place in statement.places)
    moved = changed(statement, span=Span(statement.span.start + by, statement.span.end + by), places=places)
    if isinstance(moved, Casualties) and moved.subset_of is not None:
        return changed(moved, subset_of=ids.get(moved.subset_of))
    return moved


def _fled(statement: Statement, chance: Random) -> Iterator[Displacement]:
    """Yield, now and then, who fled from what the statement tells: a sentence behind its own."""
    if not isinstance(statement, Incident) or chance.random() >= FLEE:
        return
    (place,) = statement.places
    number = chance.randint(5, 400)
    quote = _FLED.format(number=number, place=place.text)
    start = statement.span.end + 1
    where = start + quote.index(place.text)
    yield Displacement(
        span=Span(start, start + len(quote)),
        quote=quote,
        modality=Modality.ASSERTED,
        attribution=statement.attribution,
        as_of=statement.as_of,
        places=(changed(place, span=Span(where, where + len(place.text))),),
        rule="simulated",
        confidence=statement.confidence,
        outcome=Movement.FLED,
        figure=Figure(low=number, high=number),
        unit=Unit.FAMILIES,
        measure=Measure.FLOW,
        counting=Counting.INCIDENT,
        window=statement.date.days,
    )


def _shifted(place: NamedPlace, by: int) -> NamedPlace:
    return changed(place, span=Span(place.span.start + by, place.span.end + by))


def fill(db: Path, scenario: Scenario, statements: int) -> None:
    """Add so many statements to the store at `db`, bring its computed rows up to date, and print how long each took."""
    with Store.open(db) as store:
        told, took, count = readings(scenario), 0.0, 0
        while count < statements and (part := list(islice(told, TOGETHER))):
            begun = process_time()
            store.add_all(part)
            took += process_time() - begun
            count += sum(len(each.statements) for each in part)
        counts = store.counts()
        print(f"filled   {counts}")
        print(f"         {took:.0f} s, {counts.statements / took:,.0f} statements/s", flush=True)
        begun = process_time()
        places = store.record(load("syria")).update()
        print(f"control  {places:,} places in {process_time() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--places", type=int, default=8_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    days = max(30, round(options.statements / options.places * DAYS_A_STATEMENT))
    made = Scenario(seed=options.seed, settlements=options.places, days=days, start=FIRST, whole_country=True)
    fill(options.db, made, options.statements)
