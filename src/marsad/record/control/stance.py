"""What one source says of one day, and what the sources say together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from marsad.record.alliance import Alliances
from marsad.record.control.evidence import Evidence
from marsad.record.control.tenure import Status

Sides = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """On some day the place was `status` with `sides`. `turned`: it came to be so on that day.

    `reason` is the row that says so.
    """

    status: Status
    sides: Sides
    reason: str
    turned: bool
    evidence: tuple[Evidence, ...]

    @property
    def previous(self) -> Sides:
        """The earlier side in every claim: who lost it, or entered and was driven out."""
        return tuple(party for item in self.evidence for party in item.claim.previous)

    @property
    def before(self) -> Sides:
        """Those who are said to have held it before the turn, where this is one."""
        return tuple(party for item in self.evidence if item.rule.change for party in item.before)

    @property
    def by(self) -> Sides:
        """Those who are said to besiege it."""
        return tuple(party for item in self.evidence for party in item.claim.by)

    @property
    def is_firm(self) -> bool:
        """Whether some source says it without calling it unconfirmed."""
        return any(item.is_firm for item in self.evidence)

    @property
    def is_exact(self) -> bool:
        """Whether some claim names the day of which it speaks."""
        return any(item.is_exact for item in self.evidence)

    @property
    def is_whole(self) -> bool:
        """Whether some claim speaks of the place itself, and not only of a part that stands for it."""
        return any(not item.claim.of_part for item in self.evidence)


# Why one source's word outweighs another's, the strongest reason first.
_GROUNDS: tuple[Callable[[Stance], bool], ...] = (lambda stance: stance.is_firm, lambda stance: stance.is_exact)


def groups(sides: Iterable[Sides], alliances: Alliances, day: date) -> list[Sides]:
    """Return the sides, those that are allied on `day` put together, in the order in which they are first named."""
    found: list[Sides] = []
    for parties in sides:
        apart = [group for group in found if not alliances.agree(group, parties, day)]
        together = [party for group in found if group not in apart for party in group]
        found = [*apart, (*together, *parties)]
    return found


def of_source(items: Sequence[Evidence], alliances: Alliances, day: date) -> Stance:
    """Return what one source, by its claims that settle on `day`, says of that day.

    A turn outweighs the states that the same source found on that day, and a state of the place that of a part.
    """
    turns = [item for item in items if item.rule.change]
    whole = [item for item in items if not item.claim.of_part]
    return _turned(turns, alliances, day) if turns else _found(whole or items, alliances, day)


def _turned(turns: Sequence[Evidence], alliances: Alliances, day: date) -> Stance:
    taken = [item for item in turns if item.rule.becomes == "held"]
    lost = [item for item in turns if item.rule.becomes == "unknown"]
    if not taken:
        parts = [item for item in turns if item.rule.becomes == "contested"]
        return _stance(Status.CONTESTED if parts else Status.UNKNOWN, parts or lost, turned=True)
    held = groups((item.sides for item in taken), alliances, day)
    undone = any(alliances.agree(item.claim.previous, held[0], day) for item in lost)
    if len(held) > 1 or undone:
        return _stance(Status.CONTESTED, [*taken, *lost], turned=True, reason="undone_within_a_day")
    return _stance(Status.HELD, [*taken, *lost], turned=True)


def _found(states: Sequence[Evidence], alliances: Alliances, day: date) -> Stance:
    contested = [item for item in states if item.rule.becomes == "contested"]
    if contested:
        return _stance(Status.CONTESTED, contested, turned=False)
    held = [item for item in states if item.rule.becomes == "held"]
    if _differ(held, alliances, day):
        latest = max(item.order[1] for item in held)
        held = [item for item in held if item.order[1] == latest]
    if _differ(held, alliances, day):
        return _stance(Status.CONTESTED, held, turned=False, reason="two_holders")
    besieged = [item for item in states if item.rule.becomes == "besieged"]
    if besieged and not (held and _differ([*besieged, *held], alliances, day)):
        return _stance(Status.BESIEGED, [*besieged, *held], turned=False)
    return _stance(Status.HELD, held, turned=False)


def _differ(items: Sequence[Evidence], alliances: Alliances, day: date) -> bool:
    """Return whether the claims name holders who are not on one side."""
    return len(groups((item.sides for item in items if item.sides), alliances, day)) > 1


def _stance(status: Status, items: Sequence[Evidence], *, turned: bool, reason: str | None = None) -> Stance:
    sides = tuple(party for item in items for party in item.sides)
    if reason:  # of equals, none comes first
        sides = tuple(sorted(sides))
    return Stance(status=status, sides=sides, reason=reason or items[0].rule.id, turned=turned, evidence=tuple(items))


def together(stances: Sequence[Stance], alliances: Alliances, day: date) -> Stance:
    """Return what the sources' stances of one day come to; where they disagree, that they do.

    What is only unconfirmed does not stand against what is not, nor who names a month against who names the day,
    nor who speaks of a part of the place against who speaks of the place.
    """
    heard = _without_parts(stances)
    for outweighs in _GROUNDS:
        if not _agree_all(heard, alliances, day):
            heard = _heaviest(heard, outweighs, alliances, day)
    if _agree_all(heard, alliances, day):
        return _agreed(heard)
    sides = sorted(party for stance in heard for party in stance.sides or stance.previous)
    return _joint(heard, Status.DISPUTED, tuple(sides), "disputed")


def _without_parts(stances: Sequence[Stance]) -> list[Stance]:
    """Return the stances without those on a part of the place that a word on the place itself outweighs.

    A state of the place does not outweigh the news that a part of it was taken.
    """
    whole = [stance for stance in stances if stance.is_whole]
    turned = any(stance.turned for stance in whole)
    return [stance for stance in stances if stance.is_whole or not whole or (stance.turned and not turned)]


def _heaviest(
    stances: Sequence[Stance], outweighs: Callable[[Stance], bool], alliances: Alliances, day: date
) -> list[Stance]:
    """Return the stances without those that contradict a weightier one; where none is weightier, all of them."""
    firm = [stance for stance in stances if outweighs(stance)]
    return [s for s in stances if outweighs(s) or not firm or _agree_all([*firm, s], alliances, day)]


def _joint(stances: Sequence[Stance], status: Status, sides: Sides, reason: str) -> Stance:
    return Stance(
        status=status,
        sides=sides,
        reason=reason,
        turned=any(stance.turned for stance in stances),
        evidence=tuple(item for stance in stances for item in stance.evidence),
    )


def _agree_all(stances: Sequence[Stance], alliances: Alliances, day: date) -> bool:
    return all(_compatible(a, b, alliances, day) for a, b in combinations(stances, 2))


def _agreed(stances: Sequence[Stance]) -> Stance:
    # The least settled word stands: fighting inside, a siege around it; a loss yields to whoever names the holder.
    order = (Status.CONTESTED, Status.BESIEGED, Status.HELD, Status.UNKNOWN)
    lead = min(stances, key=lambda stance: order.index(stance.status))
    return _joint(stances, lead.status, tuple(party for stance in stances for party in stance.sides), lead.reason)


def _compatible(a: Stance, b: Stance, alliances: Alliances, day: date) -> bool:
    """Return whether both can be true of one day."""
    if Status.UNKNOWN in (a.status, b.status):
        lost, other = (a, b) if a.status is Status.UNKNOWN else (b, a)
        return other.status in (Status.UNKNOWN, Status.CONTESTED) or not alliances.agree(
            lost.previous, other.sides, day
        )
    if not a.sides or not b.sides:
        return True
    if alliances.agree(a.sides, b.sides, day):
        return True
    # Whoever finds fighting and names one side only does not say that the other is not there.
    return any(s.status is Status.CONTESTED and len(groups(_single(s), alliances, day)) == 1 for s in (a, b))


def _single(stance: Stance) -> list[Sides]:
    return [(party,) for party in dict.fromkeys(stance.sides)]


def same(a: Stance, b: Stance, alliances: Alliances, day: date) -> bool:
    """Return whether `b` only says again what `a` says."""
    if a.status is not b.status:
        return False
    if a.status is Status.UNKNOWN:
        return True
    if a.status in (Status.CONTESTED, Status.DISPUTED):
        return all(alliances.agree((party,), a.sides, day) for party in b.sides)
    return not b.sides or alliances.agree(a.sides, b.sides, day)
