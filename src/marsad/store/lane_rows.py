"""What is claimed of places as rows, and back: claims, and the versions of what each account of a place says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, delete, func, select

from marsad.record.control.claim import ControlClaim
from marsad.record.control.claimed import by_day, heard_of, in_order
from marsad.record.control.lane import Account, Claimed, Heard, Lane, Voice
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.version import EVER, Version, known
from marsad.store.chart import day_of
from marsad.store.fork import fork, forks
from marsad.store.lane_schema import CLAIM, LANE
from marsad.store.schema import FACET
from marsad.store.tenure_rows import ALWAYS, OPEN, ordinal
from marsad.theatre.organ import side_of
from marsad.when.interval import Interval

# The voice of what all together say of the whole of a place: no lane, but kept with them.
_WHOLE = "whole"
_PUBLISHER, _SPEAKER = Voice.PUBLISHER.value, Voice.SPEAKER.value
_C, _L = CLAIM.c, LANE.c
_OWN = (_L.voice, _L.name, _L.side)
_encode = msgspec.json.Encoder().encode


# An account as its columns have it; they sort as lanes are put in order.
_Key = tuple[str, str, str]


class _Body(Struct, frozen=True, array_like=True):
    """What of a tenure is in no column of its own."""

    began: Interval
    holder: tuple[str, ...]
    status: Status
    by: tuple[str, ...]
    candidates: tuple[str, ...]
    confidence: float
    reason: str
    last_evidence: date | None
    first_evidence: date | None


_decode = msgspec.json.Decoder(_Body).decode
# By account; None: what all together say of the whole of the place.
Versions = Mapping[Account | None, Sequence[Version]]


def numbered(claims: Iterable[ControlClaim]) -> dict[int, ControlClaim]:
    """Return the claims of a place by the number of each: those known later, in whatever order, have higher ones."""
    return dict(enumerate(sorted(claims, key=known), 1))


def put(connection: Connection, place_id: str, since: int, *, claims: Sequence[ControlClaim], told: Versions) -> None:
    """Put the claims known from day `since` on, and the versions that stood on its eve or later, in place of the old.

    `claims` are all that were ever made of the place; `told` are accounts with news since, or all (`ALWAYS`).
    """
    numbers = numbered(claims)
    _put_claims(connection, place_id, since, numbers)
    old = delete(LANE).where(_L.place_id == place_id, _L.known_to >= since)
    if since == ALWAYS:
        connection.execute(old)
    elif told:
        own = and_(*(column == bindparam(f"of_{column.name}") for column in _OWN))
        columns = [column.name for column in _OWN]
        keys = [dict(zip([f"of_{name}" for name in columns], _key(account), strict=True)) for account in told]
        connection.execute(old.where(own), keys)
    of = {claim.statement_id: number for number, claim in numbers.items()}
    rows = [lane_columns(account, version, of) for account, found in told.items() for version in found]
    if rows:
        connection.execute(LANE.insert(), rows)


def claim_columns(number: int, claim: ControlClaim) -> dict[str, Any]:
    """Return the row of the claim."""
    heard = heard_of(claim)
    return {
        "place_id": claim.place_id,
        "number": number,
        "id": claim.statement_id,
        "known": known(claim).toordinal(),
        "said": ordinal(heard.said, ALWAYS),
        "publisher": claim.publisher,
        "speaker": claim.origin,
        "side": side_of(claim.origin, claim.as_of) or "",
        "rule": heard.rule,
    }


def lane_columns(account: Account | None, version: Version, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return the row of the version, where claims have these numbers by the id of their statement."""
    tenure, (voice, name, side) = version.tenure, _key(account)
    known_from, known_to = version.known_from.toordinal(), ordinal(version.known_to, OPEN)
    return {
        "place_id": tenure.place_id,
        "voice": voice,
        "name": name,
        "side": side,
        "start": ordinal(tenure.start, ALWAYS),
        "end": ordinal(tenure.end, OPEN),
        "known_from": known_from,
        "known_to": known_to,
        "fork": fork(known_from, known_to - 1),
        "body": _encode([getattr(tenure, field) for field in _Body.__struct_fields__]).decode(),
        "behind": " ".join(str(numbers[key]) for key in tenure.statements),
    }


def standing(connection: Connection, place_id: str, since: int) -> Versions:
    """Return, by account, the versions that stood on the eve of day `since`, as if nothing had ended them."""
    stood = (_L.place_id == place_id, _L.known_from < since, _L.known_to >= since)
    ids = {row.number: row.id for row in connection.execute(select(_C.number, _C.id).where(_C.place_id == place_id))}
    found = _versions(connection, *stood, ids=ids)
    return {account: [replace(each, known_to=None) for each in told] for account, told in found.items()}


def ended(connection: Connection, place_id: str, since: int) -> Versions:
    """Return, by account, the versions that no longer stood on the eve of day `since`, without their statements."""
    return _versions(connection, _L.place_id == place_id, _L.known_to < since, ids={})


def claimed(connection: Connection, place_id: str, as_of: date | None) -> Claimed:
    """Return what is claimed of the place, by what was out by the day."""
    query = select(_C.number, _C.id, _C.said, _C.publisher, _C.speaker, _C.side, _C.rule)
    rows = connection.execute(query.where(*_out(place_id, as_of)).order_by(_C.number)).all()
    ids: dict[int, str] = {}
    heard: dict[str, Heard] = {}
    of: dict[_Key, list[tuple[str, str]]] = defaultdict(list)
    for number, key, said, publisher, speaker, side, rule in rows:
        ids[number] = key
        heard[key] = Heard(key, day_of(said, ALWAYS), rule)
        if publisher:
            of[_PUBLISHER, publisher, ""].append((speaker, key))
        of[_SPEAKER, side or speaker, side].append((speaker, key))
    tenures: dict[_Key, list[Tenure]] = defaultdict(list)
    for row in connection.execute(_known_rows(place_id, as_of).where(_L.voice != _WHOLE).order_by(_L.start)):
        tenures[row.voice, row.name, row.side].append(_tenure(row, ids))
    lanes = tuple(_lane(place_id, key, of[key], tenures.get(key, ())) for key in sorted(of))
    return Claimed(lanes=lanes, heard=tuple(sorted(heard.values(), key=by_day)))


def whole(
    connection: Connection, place_id: str, on: date, as_of: date | None
) -> tuple[Tenure, tuple[Heard, ...]] | None:
    """Return what is said of the whole of the place on day `on`, and by which statements; None where nothing is."""
    day = on.toordinal()
    query = _known_rows(place_id, as_of).where(_L.voice == _WHOLE, _L.start <= day, _L.end > day)
    row = connection.execute(query).first()
    if row is None:
        return None
    numbers = _numbers(row.behind)
    found = connection.execute(select(CLAIM).where(_C.place_id == place_id, _C.number.in_(numbers)))
    claims = {claim.number: claim for claim in found}
    tenure = _tenure(row, {number: claim.id for number, claim in claims.items()})
    return tenure, tuple(_heard(claims[number]) for number in numbers)


def count(connection: Connection, place_id: str, as_of: date | None) -> int:
    """Return how many statements, out by the day, say who controls the place."""
    query = select(func.count(_C.id.distinct())).where(*_out(place_id, as_of))
    return int(connection.execute(query).scalar_one())


def statements(connection: Connection, place_id: str, as_of: date | None) -> tuple[str, ...]:
    """Return which these are, by the day they were said, then by report and words."""
    query = select(FACET.c.id).where(FACET.c.id.in_(select(_C.id).where(*_out(place_id, as_of))))
    in_order = (FACET.c.said.nulls_first(), FACET.c.report, FACET.c.position)
    return tuple(connection.execute(query.order_by(*in_order)).scalars())


def _put_claims(connection: Connection, place_id: str, since: int, claims: Mapping[int, ControlClaim]) -> None:
    connection.execute(delete(CLAIM).where(_C.place_id == place_id, _C.known >= since))
    fresh = {number: claim for number, claim in claims.items() if known(claim).toordinal() >= since}
    if fresh:
        connection.execute(CLAIM.insert(), [claim_columns(number, claim) for number, claim in fresh.items()])


def _out(place_id: str, as_of: date | None) -> tuple[ColumnElement[bool], ...]:
    return (_C.place_id == place_id, _C.known <= (as_of or EVER).toordinal())


def _known_rows(place_id: str, as_of: date | None) -> Select[Any]:
    day = (as_of or EVER).toordinal()
    return select(LANE).where(_L.place_id == place_id, _L.fork.in_(forks(day)), _L.known_to > day, _L.known_from <= day)


def _versions(connection: Connection, *those: ColumnElement[bool], ids: Mapping[int, str]) -> Versions:
    found: dict[Account | None, list[Version]] = defaultdict(list)
    for row in connection.execute(select(LANE).where(*those).order_by(_L.start, _L.known_from)):
        upto = None if row.known_to == OPEN else date.fromordinal(row.known_to)
        version = Version(tenure=_tenure(row, ids), known_from=date.fromordinal(row.known_from), known_to=upto)
        found[_account(row)].append(version)
    return found


def _tenure(row: Row[Any], ids: Mapping[int, str]) -> Tenure:
    """Return the tenure of the row, with those of its statements that are among the ids."""
    body = _decode(row.body)
    return Tenure(
        place_id=row.place_id,
        start=day_of(row.start, ALWAYS),
        end=day_of(row.end, OPEN),
        began=body.began,
        holder=body.holder,
        status=body.status,
        by=body.by,
        candidates=body.candidates,
        confidence=body.confidence,
        statements=tuple(ids[each] for each in _numbers(row.behind) if each in ids),
        reason=body.reason,
        last_evidence=body.last_evidence,
        first_evidence=body.first_evidence,
    )


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split()))


def _heard(row: Row[Any]) -> Heard:
    return Heard(row.id, day_of(row.said, ALWAYS), row.rule)


def _account(row: Row[Any]) -> Account | None:
    return None if row.voice == _WHOLE else Account(Voice(row.voice), row.name, row.side or None)


def _key(account: Account | None) -> _Key:
    return in_order(account) if account else (_WHOLE, "", "")


def _lane(place_id: str, key: _Key, told: Sequence[tuple[str, str]], tenures: Iterable[Tenure]) -> Lane:
    """Return the lane of which speakers have `told` in these statements."""
    voice, name, side = key
    return Lane(
        place_id=place_id,
        voice=Voice(voice),
        name=name,
        side=side or None,
        speakers=tuple(sorted({speaker for speaker, _ in told})),
        tenures=tuple(tenures),
        statements=tuple(sorted({statement for _, statement in told})),
    )
