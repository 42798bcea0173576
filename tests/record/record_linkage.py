"""How well the statements of the gold for linking are linked: from gold statements, and from the texts as read."""

from functools import cache
from itertools import chain

from record_gold import LINKING, THEATRES, events_gold, filed_gold, row, sheets, text

from marsad.errors import Issue
from marsad.evaluation.linkage import Linkage, linkage
from marsad.evaluation.pairing import pairs
from marsad.evaluation.sheet import gold_sheets, sheet_of
from marsad.extract.contract import Reading
from marsad.record.alliance import Alliances
from marsad.record.filed import Filed, filed
from marsad.record.incident.alike import alike, rows
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.linking import incidents
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.theatre.loading import load
from marsad.verbs import read_paths


@cache
def knowledge() -> Knowledge:
    """Return what the theatres of the gold tell, of all of them together."""
    theatres = [load(name) for name in sorted(THEATRES.values())]
    places = {place.id: place for theatre in theatres for place in theatre.places}
    parties = {party.id: party for theatre in theatres for party in theatre.parties}
    return Knowledge(
        places=PlaceTree.of(places.values()),
        parties=PartyTree.of(parties.values()),
        alliances=Alliances.of(parties.values()),
    )


@cache
def records_of_gold(split: str) -> tuple[IncidentRecord, ...]:
    """Return the events of one half, linked from its gold statements."""
    groups = alike((file.stem, rows(text(file))) for file in sheets(split))
    return incidents(filed_gold(split), known=knowledge(), copies=groups)


@cache
def readings(split: str) -> tuple[Reading, ...]:
    """Return the reports of one half as they are read, each with its own theatre."""
    found: list[Reading] = []
    for file in sheets(split):
        path = LINKING / split / "reports" / f"{file.stem}.txt"
        metadata = LINKING / split / "reports" / "metadata.jsonl"
        theatre = THEATRES[row(file)["report"]["theatre"]]
        found += [r for r in read_paths([path], metadata=metadata, theatre=theatre) if not isinstance(r, Issue)]
    return tuple(found)


@cache
def records_of_texts(split: str) -> tuple[IncidentRecord, ...]:
    """Return the events of one half, linked from what is read of its reports."""
    items: list[Filed] = list(chain.from_iterable(filed(reading) for reading in readings(split)))
    return incidents(items, known=knowledge())


def home(records: tuple[IncidentRecord, ...]) -> dict[str, str]:
    """Return the record of each statement, of those of its context too."""
    return {each: record.id for record in records for each in (*record.statements, *record.context)}


def from_gold(split: str) -> Linkage:
    """Return how linking gold statements agrees with gold."""
    return linkage(events_gold(split), home(records_of_gold(split)))


def from_texts(split: str) -> Linkage:
    """Return how reading the texts and linking them agrees with gold; gold statements that are not read stand alone."""
    of_read = home(records_of_texts(split))
    coded = gold_sheets(sheets(split)[0].parent)
    found: dict[str, str] = {}
    for reading in readings(split):
        told = sheet_of(reading)
        gold = coded[told.name]
        for i, j in pairs(gold.facts, told.facts):
            if (record := of_read.get(told.facts[j].coding.id or "")) is not None:
                found[f"{told.name}:{gold.facts[i].coding.id}"] = record
    return linkage(events_gold(split), found)
