"""What each publisher's reports alone say of who held a place, and from when to when that was what they said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from marsad.record.alliance import ALONE, Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.version import Version, known, versions


class Said(Struct, frozen=True):
    """`publisher` says who held the place from day `start` to the day before `end`; the fields are those of `Tenure`.

    It said so by what was out from day `known_from` to the day before `known_to` (None: since then).
    """

    place_id: str
    publisher: str
    start: date | None
    end: date | None
    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]
    candidates: tuple[str, ...]
    known_from: date
    known_to: date | None = None


def said(
    claims: Iterable[ControlClaim], *, alliances: Alliances = ALONE, since: date = date.min
) -> dict[str, tuple[Said, ...]]:
    """Return all that the publishers ever said of the place, by publisher: of those with news known from `since` on.

    What is unknown is not said. `claims` are all that were ever made of the place.
    """
    own: dict[str, list[ControlClaim]] = defaultdict(list)
    for claim in claims:
        if claim.publisher:
            own[claim.publisher].append(claim)
    return {
        publisher: told_by(publisher, versions(told, alliances=alliances))
        for publisher, told in sorted(own.items())
        if since == date.min or any(known(claim) >= since for claim in told)
    }


def told_by(publisher: str, found: Sequence[Version]) -> tuple[Said, ...]:
    """Return what the publisher says, where these are all versions of the timeline of its own claims."""
    return tuple(_said(publisher, found))


def _said(publisher: str, found: Sequence[Version]) -> Iterator[Said]:
    """Yield the versions, those that follow each other as one where only the evidence is another."""
    alike: dict[tuple[object, ...], list[Version]] = defaultdict(list)
    for each in found:
        if each.tenure.status is not Status.UNKNOWN:
            alike[_answer(each.tenure)].append(each)
    for same in alike.values():
        last: Version | None = None
        for each in sorted(same, key=lambda version: version.known_from):
            if last is not None and last.known_to == each.known_from:
                last = Version(tenure=last.tenure, known_from=last.known_from, known_to=each.known_to)
                continue
            if last is not None:
                yield _one(publisher, last)
            last = each
        if last is not None:
            yield _one(publisher, last)


def _answer(tenure: Tenure) -> tuple[object, ...]:
    return (tenure.start, tenure.end, tenure.status, tenure.holder, tenure.by, tenure.candidates)


def _one(publisher: str, version: Version) -> Said:
    tenure = version.tenure
    return Said(
        tenure.place_id,
        publisher,
        tenure.start,
        tenure.end,
        tenure.status,
        tenure.holder,
        tenure.by,
        tenure.candidates,
        version.known_from,
        version.known_to,
    )
