"""Statements to incident records: first what one report tells, then what reports tell alike."""

from collections.abc import Collection, Iterable
from datetime import date

from marsad.record.filed import Filed, known_by
from marsad.record.incident.across import across
from marsad.record.incident.composing import composed
from marsad.record.incident.decided import Decided
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.told import told
from marsad.record.incident.voice import same_text
from marsad.record.incident.within import within

NOTHING = Knowledge()


def incidents(
    items: Iterable[Filed],
    *,
    as_of: date | None = None,
    known: Knowledge = NOTHING,
    copies: Iterable[Collection[str]] = (),
    merges: Iterable[Collection[str]] = (),
    splits: Iterable[Collection[str]] = (),
) -> tuple[IncidentRecord, ...]:
    """Return the events that the items tell of, by first day and id; each statement of an event is in exactly one.

    A figure over a day or two is in one where something speaks for it, and in none alone.

    `known` is what the theatre tells of places and parties. `copies` are groups of report ids of one text.
    Statements of one of `merges` are one event, any two of one of `splits` are not: a person said so. What came out
    behind `as_of` is not known.
    """
    filed = {item.id: item for item in sorted(known_by(items, as_of), key=lambda item: item.id)}
    decided = Decided.of(merges, splits)
    linked = across(within(list(told(filed.values(), known, decided.merged)), decided), decided)
    same = same_text(copies)
    told_of = (group for group in linked if len(group.members) > 1 or not group.members[0].is_over_days)
    found = [composed(group, filed, decided, known=known, same=same) for group in told_of]
    return tuple(sorted(found, key=lambda r: (r.days.start or r.days.end or date.max, r.id)))
