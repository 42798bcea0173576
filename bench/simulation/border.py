"""What a simulated report says of who holds which place."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from marsad.extract.statement import Control, Dating
from marsad.extract.term import DateBasis, Extent, Holding, Modality
from marsad.when.interval import Interval, Precision
from simulation.fact import Battle, Manner, Raid, Repulse, Siege, Turn
from simulation.locality import settlement
from simulation.page import Page
from simulation.truth import Truth
from simulation.wording import parties, sentence

_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim of control, before it has words. `previous`: who held it, fought for it or besieges it."""

    at: int
    status: Holding
    days: Interval
    holder: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    extent: Extent | None = None
    basis: DateBasis = DateBasis.EXPRESSION
    modality: Modality = Modality.ASSERTED


def turned(turn: Turn, told: date, chance: Random) -> Said:
    """Return a turn as it may be told on day `told`: all of it true, if not all of it told."""
    if chance.random() < 0.15:
        holder = (turn.after,) if chance.random() < 0.5 else ()
        days = Interval.day(turn.day)
        return Said(at=turn.at, status=Holding.LOST, days=days, holder=holder, previous=(turn.before,))
    status = Holding.RECAPTURED if turn.manner is Manner.RETAKEN else Holding.CAPTURED
    previous = (turn.before,) if chance.random() < 0.7 else ()
    days = _around(turn.day, told, chance)
    return Said(at=turn.at, status=status, days=days, holder=(turn.after,), previous=previous)


def raided(raid: Raid) -> Said:
    """Return a raid that was driven off."""
    return Said(
        at=raid.at,
        status=Holding.ENTERED_AND_EXPELLED,
        days=Interval.day(raid.day),
        holder=(raid.holder,),
        previous=(raid.by,),
    )


def fought(battle: Battle, chance: Random) -> Said:
    """Return a battle as of its first day: a place contested, or taken in part."""
    days = Interval.day(battle.start)
    if chance.random() < 0.3:
        status, extent = Holding.CAPTURED, chance.choice([Extent.PART, Extent.HALF])
        return Said(
            at=battle.at, status=status, days=days, holder=(battle.by,), previous=(battle.holder,), extent=extent
        )
    return Said(at=battle.at, status=Holding.CONTESTED, days=days, holder=(battle.holder, battle.by))


def boasted(battle: Battle) -> Said:
    """Return a battle that has only begun as one that is won: untrue, as those who began it would have it."""
    return Said(
        at=battle.at,
        status=Holding.CAPTURED,
        days=Interval.day(battle.start),
        holder=(battle.by,),
        previous=(battle.holder,),
    )


def mistaken(said: Said, at: int) -> Said:
    """Return what is said as though it were so of settlement number `at`."""
    return replace(said, at=at)


def surrounded(siege: Siege) -> Said:
    """Return a siege as of its first day."""
    days = Interval.day(siege.start)
    return Said(at=siege.at, status=Holding.BESIEGED, days=days, holder=(siege.holder,), by=(siege.by,))


def denied(turn: Turn) -> Said:
    """Return a turn as those who lost by it deny it."""
    days = Interval(None, None)
    return Said(
        at=turn.at,
        status=Holding.CAPTURED,
        days=days,
        holder=(turn.after,),
        basis=DateBasis.NOT_OCCURRED,
        modality=Modality.DENIED,
    )


def repelled(repulse: Repulse) -> Said:
    """Return that those who held a place hold it after a battle for it."""
    return Said(at=repulse.at, status=Holding.HELD, days=Interval.day(repulse.day), holder=(repulse.holder,))


def stood(truth: Truth, at: int, day: date, *, told: date, chance: Random) -> Said:
    """Return how it stood with a settlement on the night of `day`: fought for, besieged, or held, perhaps for long."""
    battle, siege, holder = truth.battle_at(at, day), truth.siege_at(at, day), (truth.holder_at(at, day),)
    days = Interval.day(day)
    if battle and chance.random() < 0.7:
        return Said(at=at, status=Holding.CONTESTED, days=days, holder=(battle.holder, battle.by))
    if siege and chance.random() < 0.5:
        return Said(at=at, status=Holding.BESIEGED, days=days, holder=holder, by=(siege.by,))
    since = truth.last_turn(at, day)
    if since and day == told and chance.random() < 0.1:
        return Said(at=at, status=Holding.HELD, days=Interval(since.day, None), holder=holder)
    return Said(at=at, status=Holding.HELD, days=days, holder=holder)


def as_of(said: Said, told: date) -> Said:
    """Return what was so some days ago as though it were so on the day of telling."""
    return replace(said, days=Interval.day(told), basis=DateBasis.AS_OF)


def captured_once(turn: Turn, told: date) -> Said:
    """Return a turn as background that nobody dates."""
    return Said(
        at=turn.at,
        status=Holding.CAPTURED,
        days=Interval(None, told),
        holder=(turn.after,),
        previous=(turn.before,),
        basis=DateBasis.UPPER_BOUND,
    )


def put(page: Page, truth: Truth, said: Said, chance: Random) -> str:
    """Return the id of the statement that the page now makes of what is said."""
    named = truth.ground.settlements[said.at]
    previous = parties(said.previous or said.by or said.holder[1:])
    words = sentence(said.status.value, chance, place=named.name_ar, holder=parties(said.holder[:1]), previous=previous)
    span = page.write(words)
    return page.state(
        Control(
            span=span,
            quote=words,
            modality=said.modality,
            attribution=page.attribution,
            as_of=page.day,
            places=(settlement(truth.ground, said.at, span, words),),
            rule="simulated",
            confidence=_CONFIDENCE,
            date=Dating(days=said.days, precision=_precision(said.days), basis=said.basis),
            status=said.status,
            holder=said.holder,
            previous=said.previous,
            by=said.by,
            extent=said.extent,
        )
    )


def _around(day: date, told: date, chance: Random) -> Interval:
    """Return some days that hold `day` and end no later than `told`: mostly the day itself."""
    if chance.random() < 0.75:
        return Interval.day(day)
    before, after = timedelta(days=chance.randint(0, 2)), timedelta(days=chance.randint(0, 1))
    return Interval(day - before, min(day + after, told))


def _precision(days: Interval) -> Precision:
    if days.end is None:
        return Precision.SINCE
    if days.start is None:
        return Precision.UNKNOWN
    return Precision.DAY if days.start == days.end else Precision.WEEK
