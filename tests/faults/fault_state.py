"""What a store holds and answers, but for times, numbers and how often somebody brought what was there already."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from sqlalchemy import select
from store_server import connected

from marsad.address import Address
from marsad.inquiry.renewal import renew
from marsad.store import ReportSearch, Search, Store
from marsad.store.custody_schema import ERASURE, INTAKE, KIN, ORIGINAL, WITHDRAWAL
from marsad.store.kept import WrittenReport
from marsad.store.original_rows import keeper
from marsad.store.reread_schema import STANDING
from marsad.when.interval import Interval

ANY = Interval(None, None)
THEN = datetime(2000, 1, 1, tzinfo=UTC)
SEARCHES = ("قتل", "مدينة الرقة", '"سوق مدينة"', "-قصف", "نزح*")
State = Mapping[str, object]
_LAST = "SELECT number, hash FROM log ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was there when somebody looked: so many links, the last of this hash, and these reports."""

    links: int = 0
    hash: str = ""
    reports: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.links)


NOTHING = Seen()


def state(where: Address) -> State:
    """Return it, by what it is; what is computed is brought up to date first, and equals what is computed anew."""
    with Store.read(where) as store:
        renew(store)
        return {**_kept(store), **_computed(store), "sound": not store.custody.verify().faults}


def _kept(store: Store) -> State:
    stock = store.custody.stock()
    engine = store._engine
    with engine.connect() as connection:
        came = connection.execute(select(INTAKE)).mappings().all()
        kin = sorted(map(tuple, connection.execute(select(KIN))))
        originals = sorted(map(tuple, connection.execute(select(ORIGINAL))))
        withdrawn = sorted(map(tuple, connection.execute(select(WITHDRAWAL.c.report, WITHDRAWAL.c.reason))))
        erased = sorted(map(tuple, connection.execute(select(ERASURE.c.report, ERASURE.c.blanked))))
        standing = sorted(tuple(row) for row in connection.execute(select(STANDING.c.report, STANDING.c.statement)))
    spoken = {name for name, *_ in originals}
    return {
        "reports": [_timeless(store.written(each.key)) for each in store.reports()],
        "list": store.reports(),
        # Each once, whoever brought it how often.
        "read": sorted((row["report"], row["outcome"], row["content"] or "") for row in came if row["content"]),
        "came": sorted({(row["source"], row["report"]) for row in came if row["report"]}),
        "failures": sorted((each.source, each.code, each.message) for each in store.custody.failures()),
        "kin": kin,
        "originals": originals,
        "bytes kept": sorted(each for each in keeper(store.address, engine).names() if each in spoken),
        "withdrawn": withdrawn,
        "erased": erased,
        "standing": standing,
        "judgements": sorted(repr(replace(each, when=THEN)) for each in store.judgements()),
        "stock": (stock.reports, stock.versions, stock.statements, stock.failures, stock.originals, stock.judgements),
    }


def _timeless(report: WrittenReport | None) -> WrittenReport | None:
    if report is None or report.retraction is None:
        return report
    return replace(report, retraction=replace(report.retraction, time=""))


def _computed(store: Store) -> State:
    figures = store.figures()
    events, filed = store.events().records()
    told = [figures.told(kind) for kind in ("casualties", "displacement")]
    return {
        "statements": sorted(map(repr, store.find())),
        "timelines": store.record().timelines(),
        "events": sorted(map(repr, events)),
        "of events": filed,
        "coverage": store.spoken().coverage(None, ANY, None),
        "figures": [sorted(map(repr, each.values)) if each else None for each in told],
        "searches": [store.ids(Search(text=words)) for words in SEARCHES],
        "reports found": [store.shelf.count(ReportSearch(text=words)) for words in SEARCHES],
        "publishers": store.publishers(),
        "sightings": sorted(map(repr, store.sightings())),
    }


def differences(one: State, other: State) -> Iterator[str]:
    """Yield what of the one is not as in the other."""
    yield from (f"{name}: {_unlike(one[name], other[name])}" for name in one if one[name] != other[name])


def _unlike(one: object, other: object) -> str:
    if isinstance(one, list) and isinstance(other, list):
        here, there = [each for each in one if each not in other], [each for each in other if each not in one]
        if not here or not there:
            return f"{len(one)} and {len(other)}: only here {here[:2]!r:.200}, only there {there[:2]!r:.200}"
        return _unlike(repr(here[0]), repr(there[0]))
    at = next((i for i, both in enumerate(zip(repr(one), repr(other), strict=False)) if both[0] != both[1]), 0)
    return f"…{repr(one)[max(0, at - 80) : at + 120]} and …{repr(other)[max(0, at - 80) : at + 120]}"


def look(where: Address) -> Seen:
    """Return what whoever looks now sees; nothing while there is no store."""
    try:
        last, reports = _rows(where, _LAST, "SELECT key FROM report")
    except (sqlite3.OperationalError, psycopg.errors.UndefinedTable):
        return NOTHING
    ((number, hashed),) = last or ((0, ""),)
    return Seen(links=int(str(number)), hash=str(hashed), reports=frozenset(str(key) for (key,) in reports))


def lost(where: Address, seen: Seen) -> Iterator[str]:
    """Yield what was seen there and is not there any more."""
    now = look(where)
    yield from (f"a report that was seen is lost: {each}" for each in sorted(seen.reports - now.reports))
    if now.links < seen.links:
        yield f"the log ends at {now.links}, and {seen.links} were seen"
    elif seen.links and _rows(where, f"SELECT hash FROM log WHERE number = {seen.links}") != [[(seen.hash,)]]:
        yield f"link {seen.links} is another than was seen"


def _rows(where: Address, *queries: str) -> list[list[tuple[object, ...]]]:
    if where.path:
        with closing(sqlite3.connect(f"{where.path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            return [file.execute(query).fetchall() for query in queries]
    with connected(where) as server:
        return [server.execute(query.encode()).fetchall() for query in queries]


def damaged(path: Path) -> Iterator[str]:
    """Yield what SQLite finds wrong with the whole file."""
    with closing(sqlite3.connect(path)) as file:
        yield from (f"the file is damaged: {row}" for (row,) in file.execute("PRAGMA integrity_check") if row != "ok")
        yield from (f"a reference hangs: {row}" for row in file.execute("PRAGMA foreign_key_check"))
