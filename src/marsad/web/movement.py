"""What changed hands between two days."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from marsad.record.alliance import Alliances
from marsad.record.control.tenure import Status
from marsad.store.chart import Answer, Chart, Mask, Numbers, Stood, day_of, names
from marsad.store.tenure_rows import ALWAYS
from marsad.web.listed import Listed

_LED = (Status.HELD.value, Status.BESIEGED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A place that another holds on the later day, or that stands otherwise; None where nothing is known of the day.

    `handover`: it went over to a side that was not its holder's.
    """

    place_id: str
    before: Stood | None
    after: Stood | None
    handover: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What differs between two days, handovers first, by place id."""

    moves: Listed[Move]
    handovers: int


def movement(before: Chart, after: Chart, alliances: Alliances) -> Movement:
    """Return what differs between two days, of each of which a part of one chart is given."""
    rows = _by_place(before), _by_place(after)
    shown = [_shown(chart, found) for chart, found in zip((before, after), rows, strict=True)]
    places = np.flatnonzero(shown[0] != shown[1])
    handed_over = np.zeros(len(before.places), np.bool_)
    handed_over[places] = _handed_over((before, after), [found[places] for found in rows], alliances)
    ordered = places[np.argsort(~handed_over[places], kind="stable")]

    def move(place: int) -> Move:
        ends = [
            None if found[place] < 0 else chart.stood(found[place])
            for chart, found in zip((before, after), rows, strict=True)
        ]
        return Move(place_id=before.places[place], before=ends[0], after=ends[1], handover=bool(handed_over[place]))

    return Movement(moves=Listed(ordered, move), handovers=int(handed_over.sum()))


def _by_place(day: Chart) -> Numbers:
    """Return the row of each place, -1 where it has none."""
    rows = np.full(len(day.places), -1)
    rows[day["place"]] = np.arange(len(day))
    return rows


def _handed_over(days: tuple[Chart, Chart], rows: list[Numbers], alliances: Alliances) -> Mask:
    """Return which of the places, at these rows, went over to a side that was not their holder's."""
    (before, after), there = days, (rows[0] >= 0) & (rows[1] >= 0)

    @cache
    def goes_over(one: int, other: int, start: int) -> bool:
        return _goes_over(before.answers[one], after.answers[other], day_of(start, ALWAYS), alliances)

    one, other = rows[0][there], rows[1][there]
    ends = (before["answer"][one], after["answer"][other], after["start"][other])
    found = np.zeros(len(there), np.bool_)
    found[there] = [goes_over(*each) for each in zip(*(column.tolist() for column in ends), strict=True)]
    return found


def _goes_over(before: Answer, after: Answer, since: date | None, alliances: Alliances) -> bool:
    if since is None or not (_leads(before) and _leads(after)):
        return False
    return not alliances.agree(names(before.holder), names(after.holder), since)


def _leads(answer: Answer) -> bool:
    return answer.status in _LED and bool(answer.holder)


def _shown(day: Chart, rows: Numbers) -> Numbers:
    """Return a number for how each place is drawn; what is unknown is drawn as what is not told of at all."""
    kinds: dict[tuple[str, str, str] | None, int] = {None: 0}
    kind = np.array([kinds.setdefault(_drawn(answer), len(kinds)) for answer in day.answers], np.int64)
    found, there = np.zeros(len(rows), np.int64), rows >= 0
    found[there] = kind[day["answer"][rows[there]]]
    return found


def _drawn(answer: Answer) -> tuple[str, str, str] | None:
    known = answer.status != Status.UNKNOWN.value
    return (answer.status, answer.holder, answer.by) if known else None
