"""What reports tell of events, as rows, and back."""

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, select, update

from marsad.record.incident.across import Tale
from marsad.record.incident.group import Group, Joined
from marsad.record.incident.lifespan import Lived
from marsad.record.incident.neighbours import Crowds, Key, asked_keys, most, own_keys
from marsad.record.incident.told import Told
from marsad.store.engine.clause import insert, spelled
from marsad.store.engine.kinds import kind_of
from marsad.store.schema import TELLING, TELLING_KEY

# How many rows are asked for by number at a time.
_AT_ONCE = 5000
# How many tales are kept unpacked: what comes out within some days is asked for again and again.
_KEPT = 8192
# Turns of control stand under keys of their own: they are no neighbours of events.
_TURN = "turn|"
_T, _K = TELLING.c, TELLING_KEY.c
_UNDER = "SELECT k.key, k.number FROM {each} j JOIN telling_key k ON k.key = j.value"
_COUNT = "SELECT k.key, count(*) FROM {each} j JOIN telling_key k ON k.key = j.value GROUP BY k.key"


class _Body(Struct, frozen=True, array_like=True):
    """A group without what it says twice: `joined` are ids, and whether a person joined them; `stamp`: see Telling."""

    members: tuple[Told, ...]
    context: tuple[Told, ...]
    joined: tuple[tuple[str, str, bool], ...]
    stamp: str


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(_Body).decode


class Telling(Struct, frozen=True, kw_only=True):
    """A row: what one report tells of one event, and how long. `kin` is as in the table.

    `stamp` changes with what people decided on the statements, "" where they decided nothing.
    """

    number: int = 0
    report: str
    lived: Lived
    kin: int | None = None
    stamp: str
    body: bytes

    @classmethod
    def of(cls, report: str, lived: Lived, stamp: str) -> "Telling":
        """Return the row of what is told, without a number."""
        return cls(report=report, lived=lived, stamp=stamp, body=_packed(lived.tale.group, stamp))

    @property
    def is_same_as(self) -> tuple[str, int, int, bytes]:
        """All but the numbers: two rows that agree in it are one."""
        return (self.report, self.lived.known_from, self.lived.known_to, self.body)


def of_reports(connection: Connection, reports: Iterable[str]) -> list[Telling]:
    """Return what there is of the reports, by number."""
    return _where(connection, _T.report, sorted({*reports}))


def of_kin(connection: Connection, kin: Iterable[int]) -> list[Telling]:
    """Return what links lead to, by number."""
    return _where(connection, _T.kin, sorted({*kin}))


def of_numbers(connection: Connection, numbers: Iterable[int]) -> list[Telling]:
    """Return the rows with these numbers, by number."""
    return _where(connection, _T.number, sorted({*numbers}))


def under(connection: Connection, keys: Iterable[Key], *, turns: bool = False) -> Mapping[str, list[int]]:
    """Return the numbers of the tellings (of the `turns`) under each of the keys, by its name."""
    return under_names(connection, (_name(key, turns=turns) for key in keys))


def under_names(connection: Connection, names: Iterable[str]) -> Mapping[str, list[int]]:
    """Return the numbers of the tellings under each of the keys of these names."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, number in connection.execute(spelled(connection, _UNDER), {"names": _json(names)}):
        found[key].append(number)
    return found


def names_asked(each: Telling) -> tuple[str, ...]:
    """Return the names of the keys by which it asks for events."""
    return tuple(_name(key) for key in asked_keys(each.lived.tale.profile))


def counted(connection: Connection, keys: Iterable[Key]) -> Mapping[Key, int]:
    """Return how many there are under each of the keys under which there are any."""
    names = {_name(key): key for key in keys}
    return {
        names[name]: many for name, many in connection.execute(spelled(connection, _COUNT), {"names": _json(names)})
    }


def crowds(connection: Connection, keys: Iterable[Key]) -> Crowds:
    """Return the ranks of all under each of the keys under which there are more than are compared."""
    names = {_name(key): key for key in keys}
    found = connection.execute(spelled(connection, _COUNT), {"names": _json(names)}).all()
    return {names[name]: _ranks(connection, name) for name, many in found if many > most(names[name])}


def add(connection: Connection, tellings: Sequence[Telling]) -> None:
    """Add the rows, which have their numbers."""
    if not tellings:
        return
    connection.execute(TELLING.insert(), [_columns(each) for each in tellings])
    kind_of(connection).note_number(connection, TELLING.name, max(each.number for each in tellings))
    keys = [{"key": key, "number": each.number} for each in tellings for key in _names(each)]
    if keys:
        connection.execute(insert(connection, TELLING_KEY).on_conflict_do_nothing(), keys)


def remove(connection: Connection, tellings: Sequence[Telling]) -> None:
    """Take the rows away."""
    keys = [{"k": key, "n": each.number} for each in tellings for key in _names(each)]
    if keys:
        connection.execute(delete(TELLING_KEY).where(_K.key == bindparam("k"), _K.number == bindparam("n")), keys)
    if tellings:
        numbers = [{"n": each.number} for each in tellings]
        connection.execute(delete(TELLING).where(_T.number == bindparam("n")), numbers)


def relate(connection: Connection, kin: Mapping[int, int]) -> None:
    """Say of the telling with each number to which links lead from it."""
    if kin:
        rows = [{"n": number, "of": least} for number, least in sorted(kin.items())]
        connection.execute(update(TELLING).where(_T.number == bindparam("n")).values(kin=bindparam("of")), rows)


def last_number(connection: Connection) -> int:
    """Return the highest number that a row ever had, 0 where there was none: none is given twice."""
    return kind_of(connection).last_number(connection, TELLING.name)


def _where(connection: Connection, column: ColumnElement[Any], values: Sequence[Any]) -> list[Telling]:
    found: list[Telling] = []
    for at in range(0, len(values), _AT_ONCE):
        query = select(TELLING).where(column.in_(values[at : at + _AT_ONCE]))
        found += [_telling(row) for row in connection.execute(query)]
    return sorted(found, key=lambda each: each.number)


def _telling(row: Row[Any]) -> Telling:
    tale, stamp = _unpacked(row.body)
    lived = Lived(tale, row.known_from, row.known_to)
    return Telling(number=row.number, report=row.report, lived=lived, kin=row.kin, stamp=stamp, body=row.body)


def _columns(each: Telling) -> dict[str, Any]:
    profile = each.lived.tale.profile
    return {
        "number": each.number,
        "report": each.report,
        "id": profile.id,
        "known": profile.known,
        "known_from": each.lived.known_from,
        "known_to": each.lived.known_to,
        "kin": each.kin,
        "body": each.body,
    }


def _ranks(connection: Connection, name: str) -> list[tuple[int, str]]:
    query = select(_T.known, _T.id).join(TELLING_KEY, _K.number == _T.number).where(_K.key == name)
    return sorted((known, id_) for known, id_ in connection.execute(query))


def _names(each: Telling) -> list[str]:
    tale = each.lived.tale
    return [_name(key, turns=tale.is_turn) for key in own_keys(tale.profile)]


def _name(key: Key, *, turns: bool = False) -> str:
    """Return the key as text: the words of a quotation by their hash."""
    sort, *rest = key
    if isinstance(rest[0], frozenset):
        rest[0] = hashlib.sha256(" ".join(sorted(rest[0])).encode()).hexdigest()[:32]
    return (_TURN if turns else "") + "|".join(map(str, (sort, *rest)))


def _json(names: Iterable[str]) -> str:
    return msgspec.json.encode(list(names)).decode()


def _packed(group: Group, stamp: str) -> bytes:
    joined = tuple((pair.a.id, pair.b.id, pair.by_person) for pair in group.joined)
    return zlib.compress(_encode(_Body(group.members, group.context, joined, stamp)), 1)


@lru_cache(maxsize=_KEPT)
def _unpacked(body: bytes) -> tuple[Tale, str]:
    kept = _decode(zlib.decompress(body))
    told = {each.id: each for each in (*kept.members, *kept.context)}
    joined = tuple(Joined(told[a], told[b], by_person) for a, b, by_person in kept.joined)
    return Tale.of(Group(members=kept.members, context=kept.context, joined=joined)), kept.stamp
