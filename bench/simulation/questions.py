"""Questions to the ledger of which the truth is known."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from marsad.extract.term import Outcome
from marsad.record.counter.claim import Claim, Scope
from marsad.record.ledger.question import Question
from simulation.group import COUNTED, leaves
from simulation.truth import Truth

# Days that are asked for at once.
_LENGTHS = (1, 1, 7, 30, 90)


class Asked(Struct, frozen=True, kw_only=True):
    """A question, and how many there truly were."""

    question: Question
    true: int


def asked(truth: Truth, claims: Sequence[Claim], days: tuple[date, date], chance: Random) -> Iterator[Asked]:
    """Yield questions without end, in turns around something that happened and of what some claim counts.

    `days` are the first and the last that may be asked for.
    """
    happened = [event for event in truth.events if days[0] <= event.day <= days[1]]
    counted = [claim for claim in claims if _may_be_asked(claim, days)]
    while True:
        event = chance.choice(happened)
        settlement = truth.ground.settlements[event.at]
        length = chance.choice(_LENGTHS)
        start = max(days[0], event.day - timedelta(days=chance.randrange(length)))
        end = min(days[1], start + timedelta(days=length - 1))
        area = chance.choice((settlement.id, settlement.id, *settlement.areas))
        yield _asked(truth, chance.choice(COUNTED), area, (start, end))
        if counted:
            claim = chance.choice(counted)
            yield _asked(truth, claim.groups, claim.area[0], (claim.start or days[0], claim.end or days[1]))


def _may_be_asked(claim: Claim, days: tuple[date, date]) -> bool:
    is_whole = claim.scope is Scope.ALL and claim.outcome == Outcome.KILLED.value and len(claim.area) == 1
    return is_whole and days[0] <= (claim.start or days[0]) and (claim.end or days[1]) <= days[1]


def _asked(truth: Truth, groups: tuple[str, ...], area: str, days: tuple[date, date]) -> Asked:
    question = Question(outcome=Outcome.KILLED.value, groups=groups, area=(area,), start=days[0], end=days[1])
    return Asked(question=question, true=truth.deaths(leaves(groups), area, *days))
