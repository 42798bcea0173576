"""A statement in a few words."""

from collections.abc import Callable, Iterable

from marsad.extract.statement import Casualties, Control, Displacement, Figure, Incident, Statement
from marsad.extract.term import Unit
from marsad.when.interval import Interval

Named = Callable[[str], str]


def gist(statement: Statement, named: Named = str) -> str:
    """Return what the statement says, but for place and day; `named` says what a party is called."""
    match statement:
        case Control():
            return _holding(statement, named)
        case Casualties():
            words = (_figure(statement.figure), _all(statement.victims, named), statement.outcome.value)
        case Displacement():
            families = statement.unit.value if statement.unit is Unit.FAMILIES else ""
            words = (_figure(statement.figure), families or _all(statement.who, named), statement.outcome.value)
        case Incident():
            words = (statement.type.value, _all(statement.actors, named), _against(statement.targets, named))
    return " ".join(word for word in words if word)


def days_words(days: Interval) -> str:
    """Return the days, the one where they are one, an open end left out."""
    start = days.start.isoformat() if days.start else ""
    end = days.end.isoformat() if days.end else ""
    return start if start == end else f"{start}/{end}"


def _all(parties: Iterable[str], named: Named) -> str:
    return "+".join(named(party) for party in parties)


def _against(targets: tuple[str, ...], named: Named) -> str:
    return f"> {_all(targets, named)}" if targets else ""


def _holding(statement: Control, named: Named) -> str:
    """Return the status with who holds it, else who lost it, and with the besiegers."""
    parties = statement.holder or statement.previous
    besiegers = ("by", *map(named, statement.by)) if statement.by else ()
    return " ".join((statement.status.value, *map(named, parties), *besiegers))


def _figure(figure: Figure) -> str:
    about = "~" if figure.approx or figure.vague else ""
    if figure.low is None and figure.high is None:
        return "some"
    if figure.low == figure.high:
        return f"{about}{figure.low}"
    if figure.high is None:
        return f"{about}{figure.low}+"
    return f"{about}{figure.low or 0}-{figure.high}"
