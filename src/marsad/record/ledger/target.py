"""Which boxes a question asks for: its parties with all that they contained then and there."""

from collections.abc import Iterator
from datetime import date, timedelta

from marsad.record.ledger.account import Target
from marsad.record.ledger.box import ANYWHERE, Box, Who, area, first, last, within
from marsad.record.ledger.outcome import befell
from marsad.record.ledger.question import Question
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.theatre.party import Membership


def targeted(question: Question, places: PlaceTree, parties: PartyTree) -> Target:
    """Return the boxes of the question.

    What a party contained changes: the boxes are cut on the days on which it does, and around the lands in which it
    does.
    """
    doers = {part for doer in question.by for part in parties.ever(doer)}
    where, outcomes = area(question.area, places), befell(question.outcome)
    boxes = {
        Box(Who(outcomes, groups), (place,), start, end): None
        for start, end, day in _stretches(question, parties)
        for place in _lands(question.groups, where, places, parties)
        for groups in (_parts(question.groups, day, _lands_of(place, places), parties),)
    }
    return Target(boxes=tuple(boxes), by=tuple(sorted(doers)))


def _lands_of(place: str, places: PlaceTree) -> tuple[str, ...]:
    return places.lineage(place) if place != ANYWHERE else ()


def _parts(groups: tuple[str, ...], day: date, lands: tuple[str, ...], parties: PartyTree) -> tuple[str, ...]:
    return tuple(sorted({part for group in groups for part in parties.parts(group, day, lands)}))


def _stretches(question: Question, parties: PartyTree) -> Iterator[tuple[int, int, date]]:
    """Yield the first and last day of each stretch in which no membership changes, and a day in it."""
    begins = sorted({*_turns(question.groups, parties)})
    start, end = first(question.start), last(question.end)
    cuts = [day.toordinal() for day in begins if start < day.toordinal() <= end]
    for begin, stop in zip([start, *cuts], [*(cut - 1 for cut in cuts), end], strict=True):
        yield begin, stop, date.fromordinal(min(max(begin, 1), date.max.toordinal()))


def _turns(groups: tuple[str, ...], parties: PartyTree) -> Iterator[date]:
    """Yield the first day of each change in what the groups contain."""
    for member in _memberships(groups, parties):
        if member.start is not None:
            yield member.start
        if member.end is not None:
            yield member.end + timedelta(days=1)


def _lands(groups: tuple[str, ...], where: tuple[str, ...], places: PlaceTree, parties: PartyTree) -> tuple[str, ...]:
    """Return the places asked for, and those in them that are lands with memberships of their own."""
    named = {land for member in _memberships(groups, parties) for land in member.where}
    lands = sorted({places.lineage(land)[0] for land in named})
    return (*where, *(land for land in lands if any(land != each and within(each, land, places) for each in where)))


def _memberships(groups: tuple[str, ...], parties: PartyTree) -> Iterator[Membership]:
    for group in groups:
        for party in parties.ever(group):
            yield from parties.part_of.get(party, ())
