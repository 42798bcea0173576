"""Claims laid to days: from when, at the latest, what a claim says is so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.extract.term import Holding, Modality
from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.rules import Rule, measures, rule_of
from marsad.text.span import Span

# By what evidence is sorted, and known: a statement speaks of a day once.
Order = tuple[date, date, str]


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
    def dates(self) -> bool:
        """Whether it says of a known day who holds the place: what is vague and against it may have come before."""
        return not self.is_vague and self.rule.becomes == "held"

    @property
    def may_be_past(self) -> bool:
        """Whether what is dated can show that it came before."""
        return self.is_vague and self.rule.becomes == "held"

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
    def order(self) -> Order:
        """The key by which evidence is sorted, whatever the order of intake."""
        return (self.day, self.claim.as_of or date.min, self.claim.statement_id)


def evidence(claims: Iterable[ControlClaim]) -> list[Evidence]:
    """Return what moves a border, each statement once, sorted by day; copies of one original speak as one source."""
    unique = {claim.statement_id: claim for claim in claims}
    laid = [item for claim in one_voice(unique.values()) for item in laid_to_days(claim)]
    return sorted(laid, key=lambda item: item.order)


def one_voice(claims: Iterable[ControlClaim]) -> Iterator[ControlClaim]:
    """Yield the claims; where one original was given for several publishers, its words are all laid to one of them."""
    known = tuple(claims)
    origins: dict[tuple[str, Span | None], str] = {}
    for claim in known:
        words = (claim.report_id, claim.span)
        origins[words] = min(filter(None, (origins.get(words), claim.origin)), default="")
    for claim in known:
        origin = origins[claim.report_id, claim.span]
        yield claim if claim.span is None or claim.origin == origin else replace(claim, origin=origin)


def laid_to_days(claim: ControlClaim) -> tuple[Evidence, ...]:
    """Return what the claim says of its days: nothing, of one day, or of the first and the last of some."""
    rule = rule_of(claim)
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
    dated = [item for item in items if item.dates]
    settled: list[Evidence] = []
    past: list[Evidence] = []
    for item in items:
        is_past = item.may_be_past and came_before(item, dated[around(item, dated)], alliances)
        (past if is_past else settled).append(item)
    return settled, past


def around(vague: Evidence, dated: Sequence[Evidence]) -> slice:
    """Return which of the dated decide whether the vague one came before them: those of its days, and the last before.

    `dated` are sorted by day.
    """
    within = bisect_left(dated, vague.first or date.min, key=lambda item: item.day)
    return slice(max(within - 1, 0), bisect_right(dated, vague.day, key=lambda item: item.day))


def came_before(vague: Evidence, dated: Sequence[Evidence], alliances: Alliances) -> bool:
    """Return whether a dated claim against the vague one shows that this came before; `dated` are those `around` it."""
    background = not vague.rule.change
    against = (
        item
        for item in reversed(dated)
        if (item.rule.change or background)
        and (vague.first or date.min) <= item.day <= vague.day
        and not alliances.agree(vague.claim.holder, item.claim.holder, item.day)
    )
    last = next(against, None)
    if last is None:
        return False
    if background or _is_told(vague, dated, last, alliances):
        return True
    in_turn = _in_turn(last, vague, dated, alliances)
    return _follows(last, vague, alliances) if in_turn is None else in_turn


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
