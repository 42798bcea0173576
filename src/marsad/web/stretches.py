"""Where two accounts of places differ, of many places at one go (one place at a time: `record.divergence`)."""

from typing import NamedTuple

import numpy as np

from marsad.store.chart import DAYS, Chart, Numbers
from marsad.store.tenure_rows import ALWAYS, OPEN


class Stretches(NamedTuple):
    """From `start` to the day before `end`, two accounts of a place say different things, in order of place and day.

    `one` and `other` are the rows of what they say, -1 where that is nothing.
    """

    place: Numbers
    start: Numbers
    end: Numbers
    one: Numbers
    other: Numbers


def stretches(one: Chart, other: Chart) -> Stretches:
    """Return the stretches of days of which two parts of one chart differ; neither speaks of a day twice."""
    cuts = np.unique(np.concatenate([each for account in (one, other) for each in _turns(account)]))
    begun = cuts[cuts % DAYS != OPEN]
    place, start = np.divmod(begun, DAYS)
    ends = np.append(begun[1:], -1)
    end = np.where(ends // DAYS == place, ends % DAYS, OPEN)
    rows = [_speaking(account, place, start) for account in (one, other)]
    said = [_answers(account, row) for account, row in zip((one, other), rows, strict=True)]
    kept = np.flatnonzero(said[0] != said[1])
    place, start, end = place[kept], start[kept], end[kept]
    said, rows = [each[kept] for each in said], [each[kept] for each in rows]
    goes_on = (place[1:] == place[:-1]) & (start[1:] == end[:-1])
    for answers in said:
        goes_on &= answers[1:] == answers[:-1]
    first = np.flatnonzero(np.append(np.ones(min(1, len(place)), np.bool_), ~goes_on))
    last = np.append(first[1:], len(place))[: len(first)] - 1
    return Stretches(place[first], start[first], end[last], rows[0][first], rows[1][first])


def _turns(account: Chart) -> tuple[Numbers, ...]:
    """Return each place and day on which the account turns, as one number, and the beginning of all days."""
    places = account["place"].astype(np.int64) * DAYS
    return places + ALWAYS, places + account["start"], places + account["end"]


def _speaking(account: Chart, place: Numbers, day: Numbers) -> Numbers:
    """Return the row that speaks for each place and day, -1 where none does."""
    if not len(account):
        return np.full(len(place), -1)
    begun = account["place"].astype(np.int64) * DAYS + account["start"]
    rows = np.searchsorted(begun, place * DAYS + day, side="right") - 1
    speaks = (rows >= 0) & (account["place"][rows] == place) & (account["end"][rows] > day)
    found: Numbers = np.where(speaks, rows, -1)
    return found


def _answers(account: Chart, rows: Numbers) -> Numbers:
    if not len(account):
        return np.full(len(rows), -1)
    found: Numbers = np.where(rows < 0, -1, account["answer"][rows])
    return found
