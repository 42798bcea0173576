"""What was known of a place, and from when to when it was known: every version of its timeline."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from marsad.record.alliance import ALONE, Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import be_of_one_place
from marsad.record.control.unfolding import Unfolding

# The day by which everything is known that was ever read: also what came out on an unknown day.
EVER = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """From day `known_from` to the day before `known_to` (None: since then) the record had this tenure.

    From `EVER` on: only by all that was ever read, reports of an unknown day among it.

    Raises:
        ValueError: it was known no longer before it was known.
    """

    tenure: Tenure
    known_from: date
    known_to: date | None = None

    def __post_init__(self) -> None:
        if self.known_to is not None and self.known_to <= self.known_from:
            raise ValueError(f"known until {self.known_to}, before {self.known_from}: {self.tenure.place_id}")

    def was_known(self, as_of: date | None) -> bool:
        """Return whether the record had it on day `as_of` (None: by all that was ever read)."""
        day = as_of or EVER
        return self.known_from <= day and (self.known_to is None or day < self.known_to)


def known(claim: ControlClaim) -> date:
    """Return the day by which the claim was known."""
    return claim.known or EVER


def versions(
    claims: Iterable[ControlClaim],
    *,
    alliances: Alliances = ALONE,
    standing: Iterable[Version] = (),
    since: date = date.min,
) -> tuple[Version, ...]:
    """Return the versions of the place's timeline that stood on the eve of day `since` or later, in a fixed order.

    `claims` are all that were ever made of the place. `standing` are the versions that stood on that eve, by all
    claims known until then: a timeline changes only on days on which a report came out, so nothing before is computed
    again. Without them it is every version that there ever was. Each day costs what its claims change, so that it
    grows with the claims.

    Raises:
        ValueError: the claims speak of more than one place.
    """
    by_day = sorted(claims, key=known)
    be_of_one_place(by_day)
    first = bisect_left(by_day, since, key=known)
    unfolding = Unfolding(alliances)
    unfolding.learn(by_day[:first])
    stand = {version.tenure.start: version for version in standing}
    # What stands is looked at once against all that was known on that eve; from then on only where it changes.
    unseen: dict[date | None, Tenure | None] = dict.fromkeys(stand) | unfolding.tenures
    ended: list[Version] = []
    for day, told in groupby(by_day[first:], key=known):
        changed = unseen | unfolding.learn(told)
        unseen = {}
        for start, tenure in changed.items():
            before = stand.get(start)
            if before is not None and before.tenure == tenure:
                continue
            if before is not None:
                ended.append(replace(stand.pop(start), known_to=day))
            if tenure is not None:
                stand[start] = Version(tenure=tenure, known_from=day)
    return tuple(sorted([*ended, *stand.values()], key=_order))


def _order(version: Version) -> tuple[date, date]:
    return (version.tenure.start or date.min, version.known_from)
