"""A search for events: what is asked, and the orders in which it is answered."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from marsad.extract.term import IncidentType
from marsad.when.interval import Interval

ANY_DAY = Interval(None, None)


class Order(Enum):
    """By what events are ordered; what is alike then by first day and id, and what is not known last."""

    EARLIEST = "day"
    LATEST = "-day"
    DEADLIEST = "-killed"
    INDEPENDENT = "-independent"
    LONGEST_TOLD = "-statements"
    NEWEST = "-known"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSearch:
    """Events told as one of `types`, with one of `parties`, in the place `area`, in `days`, by one of `publishers`.

    What is empty or None narrows nothing. `parties` are ids, a side given with its parts; a place has all that lies in
    it. Days meet those of the event; an event of no known day is of no days. With `as_of` it is as known by then.
    """

    types: tuple[IncidentType, ...] = ()
    parties: tuple[str, ...] = ()
    area: str | None = None
    days: Interval = ANY_DAY
    publishers: tuple[str, ...] = ()
    as_of: date | None = None
