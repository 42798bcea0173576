"""A group of statements as an incident record."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

from marsad.extract.statement import Casualties, Displacement, Incident, NamedPlace, Statement
from marsad.extract.term import DateBasis, Modality
from marsad.record.filed import Filed
from marsad.record.incident.decided import Decided
from marsad.record.incident.disagreement import disagreements
from marsad.record.incident.group import Group, Joined
from marsad.record.incident.happening import IncidentRecord, Link, ToldFigure
from marsad.record.incident.kinship import family, most_specific
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.rules import weigh
from marsad.record.incident.voice import voices
from marsad.when.interval import Interval

# The reason of a link that a person made.
JUDGEMENT = "judgement"
_ID_LENGTH = 24
_ACTORS, _TARGETS = attrgetter("actors"), attrgetter("targets")
_MEANS, _OBJECTS = attrgetter("means"), attrgetter("objects")
_ID, _REPORT, _KNOWN = attrgetter("id"), attrgetter("report_id"), attrgetter("known")


def composed(
    group: Group, filed: Mapping[str, Filed], decided: Decided, *, known: Knowledge, same: Mapping[str, str]
) -> IncidentRecord:
    """Return the record of the group's event. `same` has, by report, the report of which it is a copy."""
    items = sorted((filed[i] for i in group.ids), key=_order)
    happened = _happened(items)
    days, agreed = _days(happened or [item.statement for item in items])
    types = tuple(event.type for event in happened)
    return IncidentRecord(
        id=hashlib.sha256("\n".join(sorted(group.ids)).encode()).hexdigest()[:_ID_LENGTH],
        type=most_specific(types),
        types=tuple(dict.fromkeys(types)),
        family=family(most_specific(types)),
        actors=_each(happened, _ACTORS),
        targets=_each(happened, _TARGETS),
        means=_each(happened, _MEANS),
        objects=_each(happened, _OBJECTS),
        places=_places(happened, items),
        days=days,
        agreed=agreed,
        known=min(filter(None, map(_KNOWN, items)), default=None),
        figures=tuple(_figures(items)),
        statements=tuple(map(_ID, items)),
        denied=tuple(map(_ID, filter(_is_denied, items))),
        context=tuple(sorted(map(_ID, group.context))),
        reports=tuple(dict.fromkeys(map(_REPORT, items))),
        voices=voices(items, same),
        links=tuple(sorted(map(_link, group.joined), key=lambda link: (-link.score, link.a, link.b))),
        contradictions=tuple(disagreements(items, decided, known)),
    )


def _happened(items: Iterable[Filed]) -> list[Incident]:
    """Return what is told of the event itself; only where it is but denied, what is denied."""
    events = [s for item in items if isinstance(s := item.statement, Incident)]
    return [s for s in events if s.modality.happened] or events


def _is_denied(item: Filed) -> bool:
    return item.statement.modality is Modality.DENIED


def _order(item: Filed) -> tuple[date, str, int, str]:
    return (item.known or date.max, item.report_id, item.statement.span.start, item.id)


def _link(joined: Joined) -> Link:
    if joined.by_person:
        return Link(a=joined.pair.a.id, b=joined.pair.b.id, score=0.0, reasons=((JUDGEMENT, 0.0),))
    weighed = weigh(joined.pair)
    return Link(a=joined.pair.a.id, b=joined.pair.b.id, score=weighed.score, reasons=weighed.reasons)


def _each(events: Iterable[Incident], field: Callable[[Incident], Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(map(field, events))))


def _places(happened: Sequence[Incident], items: Iterable[Filed]) -> tuple[NamedPlace, ...]:
    """Return each place once, as it was first named, of what tells the event itself where that names any."""
    of_event = [place for event in happened for place in event.places]
    found: dict[str, NamedPlace] = {}
    for place in of_event or [place for item in items for place in item.statement.places]:
        found.setdefault(place.place_id or f"{place.admin1}/{place.text}", place)
    return tuple(found.values())


def _days(statements: Sequence[Statement]) -> tuple[Interval, Interval | None]:
    """Return all the days that are given, and those that all share.

    Days told in words count before the day of telling; one open at its start says only that it was over by then.
    """
    firm = [s.days for s in statements if s.days.start and s.days.end and not _is_told_as_current(s)]
    dated = firm or [s.days for s in statements if s.days.start and s.days.end]
    if not dated:
        ends = [s.days.end for s in statements if s.days.end]
        latest = Interval(None, min(ends, default=None))
        return latest, latest if ends else None
    starts, ends = [d.start for d in dated if d.start], [d.end for d in dated if d.end]
    first, last = max(starts), min(ends)
    return Interval(min(starts), max(ends)), Interval(first, last) if first <= last else None


def _is_told_as_current(statement: Statement) -> bool:
    if isinstance(statement, Casualties | Displacement):
        return statement.days.end == statement.as_of
    return statement.date.basis is not DateBasis.EXPRESSION


def _figures(items: Iterable[Filed]) -> Iterable[ToldFigure]:
    for item in items:
        told = item.statement
        if not isinstance(told, Casualties | Displacement):
            continue
        yield ToldFigure(
            statement=item.id,
            origin=item.origin,
            publisher=item.publisher,
            outcome=told.outcome.value,
            unit="persons" if isinstance(told, Casualties) else told.unit.value,
            victims=told.victims if isinstance(told, Casualties) else told.who,
            victim_detail=told.victim_detail if isinstance(told, Casualties) else None,
            figure=told.figure,
            subset_of=told.subset_of,
            known=item.known,
        )
