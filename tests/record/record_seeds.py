"""Five real reports: what a coder made of them, and what reading makes of them, as the record takes both."""

from collections.abc import Callable, Container
from datetime import date
from functools import cache
from pathlib import Path

import marsad
from marsad.evaluation.filing import coded
from marsad.extract.contract import Reading
from marsad.record.alliance import Alliances
from marsad.record.control.assessed import Assessed
from marsad.record.control.assessment import assess
from marsad.record.control.claim import claims_of
from marsad.record.control.timeline import timeline
from marsad.record.counter.claim import Claim
from marsad.record.counter.figures import Trees, figures
from marsad.record.counter.ground import coarsened
from marsad.record.counter.headline import joined
from marsad.record.counter.series import current, numbered
from marsad.record.filed import Filed, filed, known_by
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.knowledge import knowledge
from marsad.record.incident.linking import incidents
from marsad.record.ledger.answer import Answer
from marsad.record.ledger.ask import answer
from marsad.record.ledger.question import Question
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.theatre.land import lands, world
from marsad.theatre.loading import load, parties

SHARED = Path(__file__).parents[3] / "shared"
# What is told beside a report that does not say it of itself: who brought it out, and when.
METADATA = Path(__file__).parent / "seeds.jsonl"


@cache
def from_gold() -> tuple[Filed, ...]:
    """Return the coder's statements; ids are the file's name and the coder's."""
    return coded(sorted((SHARED / "gold" / "seeds").glob("*.json")), load("syria"))


@cache
def from_texts() -> tuple[Filed, ...]:
    """Return the statements that reading finds, with publisher and day given from outside."""
    return tuple(item for reading in readings() for item in filed(reading))


@cache
def readings() -> tuple[Reading, ...]:
    """Return what is read in the texts."""
    found = marsad.read_paths([SHARED / "seeds"], metadata=METADATA)
    return tuple(each for each in found if isinstance(each, Reading))


@cache
def trees() -> Trees:
    """Return what lies in what, and who was a part of whom."""
    return Trees(places=PlaceTree.of(world(), lands()), parties=PartyTree.of(parties()))


Source = Callable[[], tuple[Filed, ...]]


@cache
def happened(source: Source, as_of: date | None = None) -> tuple[IncidentRecord, ...]:
    """Return the events that the statements known on a day tell of."""
    return incidents(source(), as_of=as_of, known=knowledge(load("syria")))


@cache
def claims(source: Source, as_of: date | None = None) -> tuple[Claim, ...]:
    """Return the figures known on a day, each laid to its counter, before later values take the place of earlier."""
    events = {statement: record.id for record in happened(source, as_of) for statement in record.statements}
    return numbered(joined(figures(known_by(source(), as_of), trees(), events).claims, trees().places))


def ask(source: Source, question: Question, without: Container[str] = ()) -> Answer:
    """Return the ledger's answer from the statements known on the question's day, but for those left out."""
    told = [claim for claim in claims(source, question.as_of) if claim.id not in without]
    places = trees().places
    return answer(question, coarsened(current(told).claims, places, question.area), places, trees().parties)


def held(source: Source, place_id: str, on: date, as_of: date) -> Assessed:
    """Return who held a place on a day, as known on another."""
    told = [claim for item in source() for claim in claims_of(item) if claim.place_id == place_id]
    return assess(place_id, timeline(told, as_of=as_of, alliances=Alliances.of(load("syria").parties)), on)


def key(report: str, statement: str) -> str:
    """Return the id of a coder's statement; `report` is how the file's name begins."""
    return next(item.id for item in from_gold() if item.id.startswith(report) and item.id.endswith(f":{statement}"))
