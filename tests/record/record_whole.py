"""The whole record of some statements as bytes: control, events, counters, and what the ledger answers."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import islice

from msgspec.json import encode

from marsad.record.alliance import Alliances
from marsad.record.control.claim import claims_of
from marsad.record.control.timeline import timelines
from marsad.record.counter.claim import Claim
from marsad.record.counter.figures import Trees, figures
from marsad.record.counter.ground import coarsened
from marsad.record.counter.headline import joined
from marsad.record.counter.series import counters, current
from marsad.record.filed import Filed, known_by
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.linking import incidents
from marsad.record.ledger.ask import answer
from marsad.record.ledger.question import Question
from marsad.theatre.loading import parties
from simulation.filing import trees
from simulation.front import war
from simulation.group import COUNTED
from simulation.press import statements
from simulation.scenario import Scenario
from simulation.truth import Truth

SCENARIO = Scenario(seed=11, settlements=20, days=40, roster="contradicting")
# Statements: enough for every kind of claim and contradiction, few enough for a test.
_MOST = 300


@cache
def truth() -> Truth:
    return war(SCENARIO)


@cache
def told() -> tuple[Filed, ...]:
    return tuple(islice(statements(SCENARIO, truth()), _MOST))


@cache
def tree() -> Trees:
    return trees()


@cache
def knowledge() -> Knowledge:
    return Knowledge(places=tree().places, parties=tree().parties, alliances=Alliances.of(parties()))


def questions() -> list[Question]:
    """Return a question for each group that reports count, of the country and of each governorate, of every day."""
    areas = truth().ground.wide
    return [Question(outcome="killed", groups=who, area=(area,)) for who in COUNTED[:3] for area in areas[:1]]


def record(items: Iterable[Filed], as_of: date | None = None) -> bytes:
    """Return all that the record says of the items, as known on a day."""
    every = tuple(items)
    claims = [claim for item in every for claim in claims_of(item)]
    held = timelines(claims, as_of=as_of, alliances=knowledge().alliances)
    events = incidents(every, as_of=as_of, known=knowledge())
    laid = {statement: event.id for event in events for statement in event.statements}
    counted = figured(known_by(every, as_of), laid)
    now = current(counted)
    answers = [answer(each, now.claims, tree().places, tree().parties) for each in questions()]
    return b"\n".join(encode(part) for part in (held, events, counters(counted), now, answers))


def figured(items: Iterable[Filed], events: dict[str, str]) -> tuple[Claim, ...]:
    """Return what the items claim of the dead."""
    claims = figures(items, tree(), events).claims
    return joined(coarsened(claims, tree().places), tree().places)


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(record(told()))
