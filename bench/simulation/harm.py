"""What a simulated report says of the dead and wounded."""

from datetime import date
from random import Random

from msgspec import Struct

from marsad.extract.statement import Casualties, Dating, Figure, Incident
from marsad.extract.term import Counting, DateBasis, IncidentType, Modality, Outcome
from marsad.when.interval import Interval, Precision
from simulation.character import Style
from simulation.fact import Event
from simulation.locality import area, settlement
from simulation.page import Page
from simulation.truth import Truth
from simulation.wording import parties, sentence

_CONFIDENCE = 0.9
# The share of a day's own events that are told as news, without a word for the day.
_AS_NEWS = 0.5
# The fewest of whom one says "tens", and the step to which one rounds from 30 and from 100 on.
_TENS = 20
_STEPS = ((100, 10), (30, 5))


class Count(Struct, frozen=True, kw_only=True):
    """So many of the groups together suffered `outcome` at place `place_id` within `days`; `about`: in that event."""

    groups: tuple[str, ...]
    number: int
    place_id: str
    days: Interval
    outcome: Outcome = Outcome.KILLED
    counting: Counting = Counting.INCIDENT
    by: tuple[str, ...] = ()
    about: int | None = None


def figure(number: int, style: Style, chance: Random) -> Figure:
    """Return the number as the source tells it: exactly, as a floor, roughly, or as tens. All are true of it."""
    drawn = chance.random() - style.floors
    if drawn < 0:
        floor = number - chance.randint(0, number // 5)
        return Figure(low=floor, high=None)
    drawn -= style.rounds
    step = next((step for least, step in _STEPS if number >= least), 0)
    if drawn < 0 and step:
        rounded = step * round(number / step)
        return Figure(low=rounded, high=rounded, approx=True)
    if 0 <= drawn < style.vague and number >= _TENS:
        return Figure(low=_TENS, high=None, vague=True)
    return Figure(low=number, high=number)


def put(page: Page, truth: Truth, count: Count, told: Figure, *, subset_of: str | None, chance: Random) -> str:
    """Return the id of the statement that the page now makes of the count."""
    ground = truth.ground
    place = ground.areas.get(count.place_id) or ground.settlements[ground.numbers[count.place_id]].name_ar
    words = sentence(
        _kind(count),
        chance,
        figure=_figure(told),
        victims=parties(count.groups),
        place=place,
        start=str(count.days.start),
        end=str(count.days.end),
    )
    span = page.write(words)
    return page.state(
        Casualties(
            span=span,
            quote=words,
            modality=Modality.ASSERTED,
            attribution=page.attribution,
            as_of=page.day,
            places=(area(ground, count.place_id, span, words),),
            rule="simulated",
            confidence=_CONFIDENCE,
            outcome=count.outcome,
            victims=count.groups,
            figure=told,
            counting=count.counting,
            window=count.days,
            subset_of=subset_of,
            by=count.by,
        ),
        count.about,
    )


def put_event(page: Page, truth: Truth, event: Event, chance: Random) -> str:
    """Return the id of the statement that the page now makes of what happened."""
    named = truth.ground.settlements[event.at]
    kind = "clash" if event.type is IncidentType.CLASH else "strike"
    words = sentence(
        kind,
        chance,
        place=named.name_ar,
        holder=parties(event.actors[:1]),
        previous=parties(event.actors[1:]),
        hour=event.hour,
        spot=event.spot,
    )
    span = page.write(words)
    return page.state(
        Incident(
            span=span,
            quote=words,
            modality=Modality.ASSERTED,
            attribution=page.attribution,
            as_of=page.day,
            places=(settlement(truth.ground, event.at, span, words),),
            rule="simulated",
            confidence=_CONFIDENCE,
            date=_dated(event.day, page.day, chance),
            type=event.type,
            actors=event.actors,
            targets=event.targets,
        ),
        event.number,
    )


def _dated(day: date, told: date, chance: Random) -> Dating:
    basis = DateBasis.AS_OF if day == told and chance.random() < _AS_NEWS else DateBasis.EXPRESSION
    return Dating(days=Interval.day(day), precision=Precision.DAY, basis=basis)


def _kind(count: Count) -> str:
    if count.counting is Counting.INCIDENT:
        return count.outcome.value
    return "tally" if count.counting is Counting.CUMULATIVE else "window"


def _figure(told: Figure) -> str:
    if told.vague:
        return "العشرات"
    number = str(told.low)
    if told.high is None:
        return f"ما لا يقل عن {number}"
    return f"نحو {number}" if told.approx else number
