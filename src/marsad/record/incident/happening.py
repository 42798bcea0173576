"""One event, as all the statements of it tell it."""

from dataclasses import dataclass
from datetime import date

from marsad.extract.statement import Figure, NamedPlace
from marsad.extract.term import IncidentType
from marsad.record.contradiction import Contradiction
from marsad.when.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """What statement `statement` says befell whom, by the account of `origin` ("" where nobody is named).

    `outcome`: a casualty's, or a movement of people. `unit`: what is counted. `subset_of` is the statement that gives
    the total of which it is a part.
    """

    statement: str
    origin: str
    publisher: str
    outcome: str
    unit: str = "persons"
    victims: tuple[str, ...]
    victim_detail: str | None = None
    figure: Figure
    subset_of: str | None = None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Statements `a` and `b` are taken for one event with `score` (log-odds): `reasons` are rows of links.yaml.

    Where they stand for all that two reports tell of it, `a` and `b` are the first words of each. A person's merge has
    the one reason "judgement".
    """

    a: str
    b: str
    score: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecord:
    """Everything that is said of one event; `id` is a hash of the ids in `statements`.

    `type` is the most specific that is told, None where only its toll is. `days`: all days that those who date it in
    words give; `agreed`: the days that all of them share, None where they share none. `statements` tell it or deny it
    (`denied`), `context` are turns of control that it brought. `voices`: who speaks of it, those in one group being
    one independent publisher or origin. `known`: from which day on it was out.
    """

    id: str
    type: IncidentType | None
    types: tuple[IncidentType, ...]
    family: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    means: tuple[str, ...]
    objects: tuple[str, ...]
    places: tuple[NamedPlace, ...]
    days: Interval
    agreed: Interval | None
    known: date | None
    figures: tuple[ToldFigure, ...]
    statements: tuple[str, ...]
    denied: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    reports: tuple[str, ...]
    voices: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def independent(self) -> int:
        """How many independent publishers speak of it; copies, translations and republications count once."""
        return len(self.voices)
