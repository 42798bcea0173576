"""The claimed layer: a timeline of its own for every publisher and every side that speaks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from marsad.record.alliance import ALONE, Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.lane import Lane, Voice
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
    groups: dict[tuple[str, str, str | None], list[ControlClaim]] = {}
    for claim in known:
        side = side_of(claim.origin, claim.as_of)
        if claim.publisher:
            groups.setdefault((Voice.PUBLISHER.value, claim.publisher, None), []).append(claim)
        groups.setdefault((Voice.SPEAKER.value, side or claim.origin, side), []).append(claim)
    order = sorted(groups, key=lambda key: (key[0], key[1], key[2] or ""))
    return tuple(_lane(key, groups[key], alliances) for key in order)


def _lane(key: tuple[str, str, str | None], claims: list[ControlClaim], alliances: Alliances) -> Lane:
    voice, name, side = key
    # The organs of one side are one voice: to say it twice makes it no surer.
    said = [replace(claim, origin=name) for claim in claims] if side else claims
    return Lane(
        place_id=claims[0].place_id,
        voice=Voice(voice),
        name=name,
        side=side,
        speakers=tuple(sorted({claim.origin for claim in claims})),
        tenures=timeline(said, alliances=alliances),
        statements=tuple(sorted({claim.statement_id for claim in claims})),
    )
