"""Claims laid to days: from when, at the latest, what a claim says is so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.extract.term import Holding, Modality
from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.rules import Rule, measures, rule_of
from marsad.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """By `day`, says the claim, it was so; it came to be so no earlier than `first` (None: who knows).

    `until` is the last day of which the claim speaks.
    """

    claim: ControlClaim
    rule: Rule
    first: date | None
    day: date
    until: date

    @property
    def is_vague(self) -> bool:
        """Whether the day of the turn is not known, or the claim is background without a day."""
        return self.first != self.day

    @property
    def is_firm(self) -> bool:
        """Whether the report does not itself call it unconfirmed."""
        return self.claim.modality is not Modality.UNCONFIRMED

    @property
    def is_exact(self) -> bool:
        """Whether the claim names its day, and no stretch of days or none at all."""
        days = self.claim.days
        if days.start is None or days.end is None:
            return False
        return (days.end - days.start).days < measures()["exact_day"].days

    @property
    def sides(self) -> tuple[str, ...]:
        """Those who hold it after, or who are in it where it is contested."""
        claim = self.claim
        return claim.holder + claim.previous if self.rule.becomes == "contested" else claim.holder

    @property
    def before(self) -> tuple[str, ...]:
        """Those who are said to have held it before: whoever drives intruders out had held it all along."""
        return self.claim.holder if self.claim.status is Holding.ENTERED_AND_EXPELLED else self.claim.previous

    @property
    def takes(self) -> bool:
        """Whether somebody comes to hold it who did not before."""
        return (
            self.rule.change and self.rule.becomes == "held" and self.claim.status is not Holding.ENTERED_AND_EXPELLED
        )

    @property
    def weight(self) -> float:
        """How much the claim counts: its confidence, scaled by its rule and by how surely it was said."""
        row = measures().get(self.claim.modality.value)
        return self.claim.confidence * self.rule.weight * (row.weight if row else 1.0)

    @property
    def order(self) -> tuple[date, date, str]:
        """The key by which evidence is sorted, whatever the order of intake."""
        return (self.day, self.claim.as_of or date.min, self.claim.statement_id)


def evidence(claims: Iterable[ControlClaim]) -> list[Evidence]:
    """Return what moves a border, each statement once, sorted by day; copies of one original speak as one source."""
    unique = {claim.statement_id: claim for claim in claims}
    laid = [item for claim in _one_voice(unique.values()) for item in _laid(claim, rule_of(claim))]
    return sorted(laid, key=lambda item: item.order)


def _one_voice(claims: Iterable[ControlClaim]) -> Iterator[ControlClaim]:
    """Yield the claims; where one original was given for several publishers, its words are all laid to one of them."""
    known = tuple(claims)
    origins: dict[tuple[str, Span | None], str] = {}
    for claim in known:
        words = (claim.report_id, claim.span)
        origins[words] = min(filter(None, (origins.get(words), claim.origin)), default="")
    for claim in known:
        origin = origins[claim.report_id, claim.span]
        yield claim if claim.span is None or claim.origin == origin else replace(claim, origin=origin)


def _laid(claim: ControlClaim, rule: Rule) -> tuple[Evidence, ...]:
    if rule.becomes == "nothing":
        return ()
    start, end = claim.days.start, _last_day(claim)
    if end is None:
        return ()
    if start is None:
        return (Evidence(claim=claim, rule=rule, first=None, day=end, until=end),)
    if rule.change:
        return (Evidence(claim=claim, rule=rule, first=start, day=end, until=end),)
    found = Evidence(claim=claim, rule=rule, first=start, day=start, until=end)
    if claim.days.end is None and end > start:  # "since": so on the day of telling too
        return (found, Evidence(claim=claim, rule=rule, first=end, day=end, until=end))
    return (found,)


def _last_day(claim: ControlClaim) -> date | None:
    """Return the last day of which the claim can speak: nobody tells what has not happened yet."""
    start, end, said = claim.days.start, claim.days.end, claim.as_of
    if said is None or (start is not None and said < start):
        return end or start
    return said if end is None else min(end, said)


def parted(items: Sequence[Evidence], alliances: Alliances) -> tuple[list[Evidence], list[Evidence]]:
    """Return what settles on its day, and the vague of which a dated change against it shows that it came before."""
    dated = [item for item in items if not item.is_vague and item.rule.becomes == "held"]
    past = [item for item in items if item.is_vague and _came_before(item, dated, alliances)]
    return [item for item in items if item not in past], past


def _came_before(vague: Evidence, dated: Sequence[Evidence], alliances: Alliances) -> bool:
    background = not vague.rule.change
    against = [
        item
        for item in dated
        if (item.rule.change or background)
        and (vague.first or date.min) <= item.day <= vague.day
        and not alliances.agree(vague.claim.holder, item.claim.holder, item.day)
    ]
    if not against or vague.rule.becomes != "held":
        return False
    if background or _is_told(vague, dated, against[-1], alliances):
        return True
    in_turn = _in_turn(against[-1], vague, dated, alliances)
    return _follows(against[-1], vague, alliances) if in_turn is None else in_turn


def _is_told(vague: Evidence, dated: Sequence[Evidence], before: Evidence, alliances: Alliances) -> bool:
    """Return whether a dated turn that came earlier than `before` is the turn that the vague one tells again."""
    return any(
        item.rule.change
        and (vague.first or date.min) <= item.day < before.day
        and alliances.agree(vague.claim.holder, item.claim.holder, item.day)
        for item in dated
    )


def _in_turn(turn: Evidence, vague: Evidence, dated: Sequence[Evidence], alliances: Alliances) -> bool | None:
    """Return whether the dated turn came after the vague one, by who held it before both; None where nothing tells.

    Whoever held it must lose it before he can take it again. A turn on the first of the days within which the vague
    one came leaves only later ones for that, and a turn on the last only earlier ones.
    """
    if vague.first is None:
        return None
    earlier = [item.claim.holder for item in dated if item.day < vague.first][-1:]
    by_turn = any(alliances.agree(holder, turn.claim.holder, turn.day) for holder in earlier)
    by_vague = any(alliances.agree(holder, vague.claim.holder, turn.day) for holder in earlier)
    if by_turn != by_vague:
        return by_turn
    at_edge = (turn.day == vague.first) != (turn.day == vague.day)
    return turn.day == vague.day if at_edge else None


def _follows(turn: Evidence, vague: Evidence, alliances: Alliances) -> bool:
    """Return whether the dated turn came after the vague one."""
    from_vague = alliances.agree(turn.claim.previous, vague.claim.holder, turn.day)
    from_turn = alliances.agree(vague.claim.previous, turn.claim.holder, turn.day)
    if from_turn and vague.claim.status is Holding.ENTERED_AND_EXPELLED:
        return False
    if from_vague != from_turn:
        return from_vague
    if from_vague and vague.first is None:
        return True
    near = vague.day - turn.day <= timedelta(days=measures()["background"].days)
    return near and (turn.claim.as_of or date.min) >= (vague.claim.as_of or date.min)
