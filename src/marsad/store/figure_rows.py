"""Figures as rows, and back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, func, select, update

from marsad.extract.term import Counting
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.incident.lifespan import OPEN
from marsad.store.engine.clause import insert, spelled
from marsad.store.figure_schema import FIGURE, FIGURE_VOICE, STALE_FIGURE, STALE_HOME

# How many rows are asked for at a time.
_AT_ONCE = 5000
_F, _V = FIGURE.c, FIGURE_VOICE.c
# A claim of which later ones leave all.
_ALL = b""
Voice = tuple[str, str]
# In this order, or SQLite walks through all events.
HOMES = (
    "SELECT n.name, e.id FROM {each} j {then} event_naming n ON n.role = 'statement' AND n.name = j.value "
    "{then} event e ON e.number = n.number WHERE e.known_to = :open"
)
# Voices of which one counts a part of what another counts.
_BESIDE = (
    "SELECT t.voice FROM figure p {then} figure t ON t.id = p.total AND t.kind = p.kind "
    "WHERE p.kind = :kind AND p.voice = :voice AND p.total IS NOT NULL AND t.voice <> p.voice "
    "UNION SELECT p.voice FROM figure t {then} figure p ON p.total = t.id AND t.kind = p.kind "
    "WHERE t.kind = :kind AND t.voice = :voice AND t.voice <> p.voice"
)

_PARTS = "SELECT DISTINCT f.kind, f.voice FROM {each} j {then} figure f ON f.total = j.value"


class Fall(Struct, frozen=True, array_like=True):
    """A counter falls."""

    counter: str
    contradiction: Contradiction


class Figure(Struct, frozen=True, kw_only=True):
    """A row as it arrives: statement `claim.id` of that kind, which tells of that event."""

    kind: str
    event: str | None
    claim: Claim
    faults: tuple[Contradiction, ...]

    @property
    def is_same_as(self) -> tuple[str, str | None, bytes, bytes | None]:
        """All that a row has before it is laid beside others."""
        return (self.claim.id, self.event, _encode(self.claim), _encode(self.faults) if self.faults else None)


class Laid(Struct, frozen=True, kw_only=True):
    """A row that stands beside the others of its voice: the claim of `number` as a value, and what is left of it."""

    number: int
    value: bytes
    left: bytes | None


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_claim = msgspec.msgpack.Decoder(Claim).decode
_faults = msgspec.msgpack.Decoder(tuple[Contradiction, ...]).decode
_falls = msgspec.msgpack.Decoder(tuple[Fall, ...]).decode


def homes(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return of which event each of the statements tells, by all that is known now."""
    asked = msgspec.json.encode(sorted({*ids})).decode()
    return {row[0]: row[1] for row in connection.execute(spelled(connection, HOMES), {"names": asked, "open": OPEN})}


def of_reports(connection: Connection, reports: Sequence[str]) -> list[Any]:
    """Return the rows of the reports: number, kind, voice, and all by which a row is the same as another."""
    columns = (_F.number, _F.kind, _F.voice, _F.id, _F.event, _F.raw, _F.faults)
    return list(connection.execute(select(*columns).where(_F.report.in_(reports)).order_by(_F.number)))


def add(connection: Connection, figures: Sequence[Figure]) -> None:
    """Add the rows, which nothing is laid beside yet."""
    rows = [
        {
            "id": each.claim.id,
            "kind": each.kind,
            "report": each.claim.report_id,
            "voice": each.claim.voice,
            "total": each.claim.subset_of,
            "event": each.event,
            "raw": _encode(each.claim),
            "faults": _encode(each.faults) if each.faults else None,
        }
        for each in figures
    ]
    if rows:
        connection.execute(FIGURE.insert(), rows)


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take the rows away."""
    rows = [{"n": number} for number in numbers]
    if rows:
        connection.execute(delete(FIGURE).where(_F.number == bindparam("n")), rows)


def mark(connection: Connection, voices: Iterable[Voice]) -> None:
    """Mark that the rows of these voices do not tell yet what all their claims come to."""
    rows = [{"kind": kind, "voice": voice} for kind, voice in sorted({*voices})]
    if rows:
        due = insert(connection, FIGURE_VOICE).values(kind=bindparam("kind"), voice=bindparam("voice"), is_due=1)
        due = due.on_conflict_do_update(index_elements=[_V.kind, _V.voice], set_={"is_due": func.abs(_V.is_due) + 1})
        connection.execute(due, rows)


def mark_all(connection: Connection) -> None:
    """Mark every voice."""
    connection.execute(update(FIGURE_VOICE).values(is_due=func.abs(_V.is_due) + 1))


def marks(connection: Connection, voices: Iterable[Voice]) -> Mapping[Voice, int]:
    """Return how often each of the voices was marked so far, below none where its rows tell all; it never goes back."""
    query = select(_V.is_due).where(_V.kind == bindparam("k"), _V.voice == bindparam("v"))
    return {(kind, voice): connection.execute(query, {"k": kind, "v": voice}).scalar_one() for kind, voice in voices}


def due_voices(connection: Connection) -> list[Voice]:
    """Return the voices that are marked."""
    query = select(_V.kind, _V.voice).where(_V.is_due > 0).order_by(_V.kind, _V.voice)
    return [(row.kind, row.voice) for row in connection.execute(query)]


def of_parts(connection: Connection, totals: Iterable[str]) -> list[Voice]:
    """Return whose figures are parts of these."""
    asked = msgspec.json.encode(sorted({*totals})).decode()
    return [(row.kind, row.voice) for row in connection.execute(spelled(connection, _PARTS), {"names": asked})]


def beside(connection: Connection, voice: Voice) -> list[str]:
    """Return the voices that count parts of what the voice counts, or of whose figures it counts parts."""
    return list(connection.execute(spelled(connection, _BESIDE), {"kind": voice[0], "voice": voice[1]}).scalars())


def of_voice(connection: Connection, voice: Voice) -> list[tuple[int, Claim, bytes | None, bytes | None]]:
    """Return the rows of the voice: number, the claim of its event, and as what it was laid so far."""
    columns = (_F.number, _F.event, _F.raw, _F.value, _F.left)
    query = select(*columns).where(_F.kind == voice[0], _F.voice == voice[1]).order_by(_F.id)
    return [(row.number, _of_event(row.raw, row.event), row.value, row.left) for row in connection.execute(query)]


def _of_event(raw: bytes, event: str | None) -> Claim:
    claim = _claim(raw)
    return replace(claim, event=event) if event is not None and claim.counting is Counting.INCIDENT else claim


def laid(number: int, value: Claim, left: Claim | None) -> Laid:
    """Return the row of the value, of which that is left."""
    kept = None if left is None else _ALL if left == value else _encode(left)
    return Laid(number=number, value=_encode(value), left=kept)


def lay(connection: Connection, rows: Sequence[Laid]) -> None:
    """Leave the rows with their numbers as these say."""
    changed = [{"n": each.number, "v": each.value, "l": each.left} for each in rows]
    if changed:
        query = update(FIGURE).where(_F.number == bindparam("n")).values(value=bindparam("v"), left=bindparam("l"))
        connection.execute(query, changed)


def settle(connection: Connection, voice: Voice, falls: Iterable[Fall]) -> None:
    """Leave where the counts of the voice fall; it is not marked any more."""
    query = update(FIGURE_VOICE).where(_V.kind == voice[0], _V.voice == voice[1])
    connection.execute(query.values(is_due=-func.abs(_V.is_due), falls=_encode(tuple(falls))))


def rehome(connection: Connection, limit: int) -> tuple[int, list[Voice]]:
    """Return how many statements may have been of another event, up to the limit, and whose of them are now."""
    ids = list(connection.execute(select(STALE_HOME.c.statement).limit(limit)).scalars())
    now = homes(connection, ids)
    moved: list[Voice] = []
    for at in range(0, len(ids), _AT_ONCE):
        query = select(_F.number, _F.id, _F.kind, _F.voice, _F.event).where(_F.id.in_(ids[at : at + _AT_ONCE]))
        rows = [row for row in connection.execute(query) if row.event != now.get(row.id)]
        moved += [(row.kind, row.voice) for row in rows]
        changed = [{"n": row.number, "e": now.get(row.id)} for row in rows]
        if changed:
            connection.execute(update(FIGURE).where(_F.number == bindparam("n")).values(event=bindparam("e")), changed)
    gone = [{"s": each} for each in ids]
    if gone:
        connection.execute(delete(STALE_HOME).where(STALE_HOME.c.statement == bindparam("s")), gone)
    return len(ids), moved


def is_any_stale(connection: Connection) -> bool:
    """Return whether a row may not tell yet what it should."""
    queries = (
        select(STALE_FIGURE.c.mark).limit(1),
        select(STALE_HOME.c.statement).limit(1),
        select(_V.voice).where(_V.is_due > 0).limit(1),
    )
    return any(connection.execute(query).first() is not None for query in queries)


def all_of(connection: Connection, kind: str) -> tuple[list[Claim], list[Claim]]:
    """Return every value of the kind, and what is left of those of which anything is, each by id."""
    query = select(_F.value, _F.left).where(_F.kind == kind).order_by(_F.id)
    values: list[Claim] = []
    current: list[Claim] = []
    for row in connection.execute(query):
        value = _claim(row.value)
        values.append(value)
        if row.left is not None:
            current.append(value if row.left == _ALL else _claim(row.left))
    return values, current


def faults_of(connection: Connection, kind: str) -> tuple[Contradiction, ...]:
    """Return what of the kind no theatre has, by statement, then where counts fall, by counter."""
    rows = connection.execute(
        select(_F.faults).where(_F.kind == kind, _F.faults.is_not(None)).order_by(_F.id)
    ).scalars()
    falls = connection.execute(select(_V.falls).where(_V.kind == kind, _V.falls.is_not(None))).scalars()
    ordered = sorted((fall for row in falls for fall in _falls(row)), key=lambda each: each.counter)
    return (*(fault for row in rows for fault in _faults(row)), *(each.contradiction for each in ordered))


def stale_reports(connection: Connection, limit: int) -> Mapping[str, int]:
    """Return reports that are stale, up to the limit, each with its newest mark."""
    marks = STALE_FIGURE.c
    query = select(marks.report, func.max(marks.mark)).group_by(marks.report).limit(limit)
    return {row[0]: row[1] for row in connection.execute(query)}


def count_stale(connection: Connection) -> int:
    """Return how many reports are stale."""
    return int(connection.execute(select(func.count(STALE_FIGURE.c.report.distinct()))).scalar_one())
