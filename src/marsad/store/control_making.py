"""The rows of a stale place made: who held it, what each publisher says, and what each account of it claims."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection

from marsad.record.control.claim import ControlClaim
from marsad.record.control.lane import Account, Voice
from marsad.record.control.said import Said, told_by
from marsad.record.control.version import Version, known
from marsad.store import chart_rows, lane_rows, said_rows, stale, tenure_rows
from marsad.store.assessor import Assessor
from marsad.store.lane_rows import Versions
from marsad.store.stale import Stale
from marsad.store.tenure_rows import ALWAYS


class Made(Struct, frozen=True, kw_only=True):
    """The versions that a stale place has from the eve of its mark's day on, and all of those who said more since.

    `claims` are all that were ever made of it, `told` the versions of each account with news.
    """

    of: Stale
    versions: tuple[Version, ...]
    said: Mapping[str, tuple[Said, ...]]
    claims: tuple[ControlClaim, ...]
    told: Versions


def made(connection: Connection, assessor: Assessor, item: Stale) -> Made:
    """Return what the rows of the place are to be."""
    is_whole = item.since == ALWAYS
    since = date.min if is_whole else date.fromordinal(item.since)
    stood = () if is_whole else tenure_rows.standing(connection, item.place_id, item.since)
    claims = assessor.claims(connection, item.place_id)
    told = _told(connection, assessor, item, claims)
    return Made(
        of=item,
        versions=assessor.versions(claims, stood, since),
        said=_said(told, {} if is_whole else lane_rows.ended(connection, item.place_id, item.since)),
        claims=claims,
        told=told,
    )


def keep(connection: Connection, item: Made) -> None:
    """Put the rows in the stead of those that were there, unless more arrived meanwhile."""
    if not stale.settle(connection, item.of):
        return
    place_id, since = item.of.place_id, item.of.since
    tenure_rows.replace(connection, place_id, since, item.versions)
    said_rows.replace(connection, place_id, item.said, only=None if since == ALWAYS else tuple(item.said))
    chart_rows.stamped(connection, place_id)
    lane_rows.put(connection, place_id, since, claims=item.claims, told=item.told)


def _told(connection: Connection, assessor: Assessor, item: Stale, claims: Sequence[ControlClaim]) -> Versions:
    """Return, by account with news, the versions that stood on the eve of the mark's day or later."""
    every = item.since == ALWAYS
    since = date.min if every else date.fromordinal(item.since)
    stood = {} if every else lane_rows.standing(connection, item.place_id, item.since)
    return {
        account: assessor.versions(own, stood.get(account, ()), since)
        for account, own in assessor.accounts(item.place_id, claims).items()
        if every or any(known(claim) >= since for claim in own)
    }


def _said(told: Versions, ended: Versions) -> dict[str, tuple[Said, ...]]:
    """Return all that each publisher with news ever said."""
    publishers: list[Account] = [each for each in told if each and each.voice is Voice.PUBLISHER]
    return {each.name: told_by(each.name, [*ended.get(each, ()), *told[each]]) for each in publishers}
