"""A figure as a claim: so many of these people, in this area, in this time, says its origin."""

from datetime import date
from enum import Enum

from msgspec import Struct

from marsad.extract.statement import Figure
from marsad.extract.term import Counting, Measure, Unit


class Scope(Enum):
    """How much of what lies in its box (its people × its area × its days) a claim speaks of.

    `ALL`: of everything there, so that its figure bounds the whole box from above and below. `EVENT`: of one event
    there, which may not be all. `SOME`: of some part there that is not known any finer: a running total of which
    nobody says since when, nationals of one country, the surroundings of a town. What is only a part bounds the
    whole from below alone.
    """

    ALL = "all"
    EVENT = "event"
    SOME = "some"


class Claim(Struct, frozen=True, kw_only=True):
    """Statement `id` counts `low` to `high` (None: open) of the people `groups` whom `outcome` befell.

    `outcome` is the value of an `Outcome` or a `Movement`; of displacement also `unit` and `measure`. `groups` are
    parties, each with all that it contained then written out, sorted; empty where nobody knows whose they are. `named`
    are those parties as the statement names them. `area`: places that hold it together, empty where it may be
    anywhere. `start` and `end` are inclusive, None is open. `low` and `high` are what counts: softened where
    `approx`, and `figure` is what was said.

    `event`: the incident of which it speaks, where `scope` is EVENT; None where it is not known to be another than
    any other. `subset_of` is the claim of which it counts a part, `detail` says which part, where no party does.
    `by`: the doers named, with what they contained, empty where none is. `confirmed` is false where the origin
    itself calls it unconfirmed. `counter` names the series of which this is a value, None where it is of none.

    Raises:
        ValueError: it ends before it starts, or its bounds cross.
    """

    id: str
    origin: str
    publisher: str = ""
    report_id: str = ""
    known: date | None = None
    as_of: date | None = None
    outcome: str
    unit: Unit | None = None
    measure: Measure | None = None
    groups: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    start: date | None
    end: date | None
    low: int | None
    high: int | None
    figure: Figure | None = None
    counting: Counting = Counting.INCIDENT
    scope: Scope = Scope.ALL
    event: str | None = None
    subset_of: str | None = None
    detail: str | None = None
    by: tuple[str, ...] = ()
    confirmed: bool = True
    approx: bool = False
    counter: str | None = None
    quote: str = ""

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"claim {self.id} ends ({self.end}) before it starts ({self.start})")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"the bounds of claim {self.id} cross: {self.low} to {self.high}")

    @property
    def voice(self) -> str:
        """Whose figure it is: the origin, or the report where no speaker of it has a name."""
        return self.origin or self.report_id
