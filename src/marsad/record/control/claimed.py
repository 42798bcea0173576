"""The claimed layer: a timeline of its own for every publisher and every side that speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from marsad.record.alliance import ALONE, Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.lane import Account, Claimed, Heard, Lane, Voice
from marsad.record.control.rules import rule_of
from marsad.record.control.timeline import timeline
from marsad.theatre.organ import side_of


def lanes(
    claims: Iterable[ControlClaim], *, as_of: date | None = None, alliances: Alliances = ALONE
) -> tuple[Lane, ...]:
    """Return the lanes of the one place of the claims, as known on day `as_of`: publishers, then sides, by name.

    Raises:
        ValueError: the claims speak of more than one place.
    """
    known = [claim for claim in claims if as_of is None or (claim.known is not None and claim.known <= as_of)]
    return tuple(_lane(account, said, alliances) for account, said in accounts(known).items())


def claimed(claims: Sequence[ControlClaim], alliances: Alliances) -> Claimed:
    """Return all that is claimed of the one place of the claims."""
    heard = {claim.statement_id: heard_of(claim) for claim in claims}
    return Claimed(lanes=lanes(claims, alliances=alliances), heard=tuple(sorted(heard.values(), key=by_day)))


def by_day(heard: Heard) -> tuple[date, str]:
    """Return by what statements are put in order: by the day they were said."""
    return (heard.said or date.min, heard.statement_id)


def heard_of(claim: ControlClaim) -> Heard:
    """Return the statement of the claim with what it means alone."""
    return Heard(claim.statement_id, claim.as_of, rule_of(claim).id)


def accounts(claims: Iterable[ControlClaim]) -> dict[Account, list[ControlClaim]]:
    """Return whose claims go together, in the order of lanes, and which they are, in their order."""
    found: dict[Account, list[ControlClaim]] = {}
    for claim in claims:
        for account in accounts_of(claim):
            found.setdefault(account, []).append(claim)
    return {account: found[account] for account in sorted(found, key=in_order)}


def accounts_of(claim: ControlClaim) -> tuple[Account, ...]:
    """Return in whose accounts the claim is: that of its publisher, where it has one, and of who said it."""
    side = side_of(claim.origin, claim.as_of)
    speaker = Account(Voice.SPEAKER, side or claim.origin, side)
    return (Account(Voice.PUBLISHER, claim.publisher, None), speaker) if claim.publisher else (speaker,)


def in_order(account: Account) -> tuple[str, str, str]:
    """Return by what lanes are put in order."""
    return (account.voice.value, account.name, account.side or "")


def in_one_voice(account: Account, claims: Sequence[ControlClaim]) -> Sequence[ControlClaim]:
    """Return the claims as the account's own: organs of one side are one voice, no surer for saying it twice."""
    return [replace(claim, origin=account.name) for claim in claims] if account.side else claims


def _lane(account: Account, claims: Sequence[ControlClaim], alliances: Alliances) -> Lane:
    return Lane(
        place_id=claims[0].place_id,
        voice=account.voice,
        name=account.name,
        side=account.side,
        speakers=tuple(sorted({claim.origin for claim in claims})),
        tenures=timeline(in_one_voice(account, claims), alliances=alliances),
        statements=tuple(sorted({claim.statement_id for claim in claims})),
    )
