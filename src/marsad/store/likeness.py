"""Which reports are one text, or nearly so: found among any number of reports, by rows that each has of its own."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from sqlalchemy import Connection, Engine, delete, select

from marsad.progress import Progress, Stage, Tell
from marsad.record.incident.alike import ALIKE, LEAST_ROWS, rows, share
from marsad.store.custody_schema import LIKENESS, LIKENESS_BAND
from marsad.store.engine.clause import spelled
from marsad.store.engine.kinds import kind_of
from marsad.store.schema import REPORT
from marsad.store.signature import banded, signed
from marsad.store.transaction import reading, writing

# Of all that agree in a band the newest are looked at, of these those that agree in most; so many are named as kin.
OF_BAND, _COMPARED, _NAMED = 32, 8, 3
# Reports that get their rows in one go: what a kill loses, and how long another writer waits.
_AT_ONCE = 500
# A text is asked for its copies, its kin and its own rows, after some hundred others; long ones are not remembered.
_RECENT, _SHORT = 512, 1 << 15
_BLANK = re.compile(r"\s+")
_UNSEEN = frozenset(("Cc", "Cf"))
_L, _B = LIKENESS.c, LIKENESS_BAND.c
_BAND = "CAST(w.value AS BIGINT)"
_NEWEST = f"""
SELECT b.band, b.number FROM {{each}} w {{then}} likeness_band b ON b.band = {_BAND} AND b.number >= coalesce(
    (SELECT x.number FROM likeness_band x WHERE x.band = {_BAND} ORDER BY x.number DESC LIMIT 1 OFFSET :older), 0)
ORDER BY b.band, b.number DESC
"""


class Twin(Struct, frozen=True, kw_only=True):
    """The report with this key has `measure` of all the words of itself and another in common with it, in rows."""

    key: str
    measure: float


class Likeness(Struct, frozen=True, kw_only=True):
    """A text's `canonical` hash, its rows of words, and a number for each band of its signature.

    One that is too short to be compared has no bands.
    """

    canonical: str
    rows: frozenset[bytes]
    bands: tuple[int, ...]


class Same(Struct, frozen=True, kw_only=True):
    """A report that has a text, and who brought it out when (None: unknown)."""

    key: str
    publisher: str | None
    start: date | None
    end: date | None


def canonical(text: str) -> str:
    """Return the hash of the text as a reader sees it.

    Signs that nobody sees are left out, blanks of any kind and number are one blank, a letter that can be written in
    two ways is written in one (Unicode's NFC).
    """
    return _remembered(text) if len(text) <= _SHORT else _canonical(text)


def _canonical(text: str) -> str:
    return hashlib.sha256(seen(text).encode()).hexdigest()


def seen(text: str) -> str:
    """Return the text as a reader sees it."""
    normal = unicodedata.normalize("NFC", text)
    unseen = {ord(char): None for char in {*normal} if _is_unseen(char)}
    return _BLANK.sub(" ", normal.translate(unseen)).strip()


_remembered = lru_cache(maxsize=_RECENT)(_canonical)


def of(text: str) -> Likeness:
    """Return by what the text is known again."""
    own = rows(text)
    bands = banded(signed(own)) if len(own) >= LEAST_ROWS else ()
    return Likeness(canonical=canonical(text), rows=own, bands=bands)


def last_number(connection: Connection) -> int:
    """Return the highest number that the rows of a report ever had."""
    return kind_of(connection).last_number(connection, LIKENESS.name)


def add(connection: Connection, found: Sequence[tuple[str, Likeness]]) -> None:
    """Add the rows by which the reports with these keys are found, numbered in this order from `last_number` on."""
    if not found:
        return
    numbered = [*enumerate(found, last_number(connection) + 1)]
    named = [{"number": number, "report": key, "canonical": each.canonical} for number, (key, each) in numbered]
    connection.execute(LIKENESS.insert(), named)
    bands = [{"band": band, "number": number} for number, (_, each) in numbered for band in sorted({*each.bands})]
    if bands:
        connection.execute(LIKENESS_BAND.insert(), bands)
    kind_of(connection).note_number(connection, LIKENESS.name, numbered[-1][0])


def blank(connection: Connection, key: str) -> None:
    """Leave of the report's words nothing but the hash by which the whole text is known again."""
    number = select(_L.number).where(_L.report == key).scalar_subquery()
    connection.execute(delete(LIKENESS_BAND).where(_B.number == number))


def same(connection: Connection, texts: Iterable[str]) -> dict[str, list[Same]]:
    """Return the reports that have one of these `canonical` texts, by it, the first that came first."""
    columns = (REPORT.c.key, REPORT.c.publisher, REPORT.c.published_start, REPORT.c.published_end)
    query = select(_L.canonical, *columns).join(REPORT, _L.report == REPORT.c.key).order_by(_L.number)
    found: dict[str, list[Same]] = {}
    for text, key, publisher, start, end in connection.execute(query.where(_L.canonical.in_({*texts}))):
        found.setdefault(text, []).append(Same(key=key, publisher=publisher, start=start, end=end))
    return found


def newest(connection: Connection, bands: Iterable[int]) -> dict[int, list[int]]:
    """Return the numbers of the reports that are in each of these bands, of each the newest, these first."""
    asked = json.dumps(sorted({*bands}))
    found: dict[int, list[int]] = {}
    for band, number in connection.execute(spelled(connection, _NEWEST), {"names": asked, "older": OF_BAND - 1}).all():
        found.setdefault(band, []).append(number)
    return found


def likeliest(agreeing: Iterable[int]) -> tuple[int, ...]:
    """Return the reports to be compared in full, by number, of those that agree in a band, each as often as it does."""
    likely = Counter(agreeing)
    return tuple(sorted(likely, key=lambda number: (-likely[number], -number))[:_COMPARED])


def texts(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return key and text of the reports with these numbers."""
    query = select(_L.number, REPORT.c.key, REPORT.c.text).join(REPORT, REPORT.c.key == _L.report)
    found = connection.execute(query.where(_L.number.in_(sorted({*numbers})))).all()
    return {number: (key, text) for number, key, text in found}


def near(own: frozenset[bytes], others: Iterable[tuple[str, frozenset[bytes]]]) -> tuple[Twin, ...]:
    """Return of which reports this is nearly the text, those that are most like it first; all by key and by rows."""
    twins = (Twin(key=key, measure=share(own, found)) for key, found in others)
    alike = sorted((each for each in twins if each.measure >= ALIKE), key=lambda each: (-each.measure, each.key))
    return tuple(alike[:_NAMED])


def shared(one: str, other: str) -> float:
    """Return how much two texts share of all their words, in rows."""
    every = rows(one) | rows(other)
    return share(rows(one), rows(other)) if every else 1.0


def missing(connection: Connection) -> tuple[str, ...]:
    """Return the keys of all reports that have no rows, in order."""
    is_there = select(_L.report).where(_L.report == REPORT.c.key).exists()
    return tuple(connection.execute(select(REPORT.c.key).where(~is_there).order_by(REPORT.c.key)).scalars())


def fill(made: Engine, tell: Tell) -> None:
    """Leave the rows of every report; those of reports that an older program kept are made now."""
    with reading(made) as connection:
        keys = missing(connection)
    for at in range(0, len(keys), _AT_ONCE):
        tell(Progress(stage=Stage.LIKENESS, done=at, total=len(keys)))
        with writing(made) as connection:
            _add_kept(connection, keys[at : at + _AT_ONCE])
    if keys:
        tell(Progress(stage=Stage.LIKENESS, done=len(keys), total=len(keys)))


def _add_kept(connection: Connection, keys: Sequence[str]) -> None:
    """Add the rows of these reports, unless another process was quicker."""
    there = {*connection.execute(select(_L.report).where(_L.report.in_(keys))).scalars()}
    query = select(REPORT.c.key, REPORT.c.text).where(REPORT.c.key.in_(keys)).order_by(REPORT.c.key)
    add(connection, [(row.key, of(row.text)) for row in connection.execute(query).all() if row.key not in there])


def _is_unseen(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) in _UNSEEN
