"""Whether what is kept is what came in: each report against its hash, each original against its name, and the chain."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Date, Engine, Table, Text, cast, func, literal, select, type_coerce

from marsad.errors import MarsadError
from marsad.extract.contract import identify
from marsad.intake.account import Fault, Verification
from marsad.progress import Progress, Stage, Tell
from marsad.store.chain import NOTHING, Link, digest_of_keys
from marsad.store.custody_schema import ERASURE, INTAKE, KIN, LOG, ORIGINAL, WITHDRAWAL
from marsad.store.originals import Originals
from marsad.store.reread_rows import unlike
from marsad.store.rows import key_of, report_of, statement_of
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.seal import sealed
from marsad.store.transaction import reading
from marsad.store.vouching import VOUCHED, Action

Row = Mapping[str, Any]
# How many reports are looked over at a time, and rows of the log.
_AT_ONCE, _ROWS = 500, 5000


def verified(engine: Engine, originals: Originals, tell: Tell) -> Verification:
    """Return what holds and what does not, of one state of the store."""
    with reading(engine) as connection:
        reports = _Reports(connection)
        faults = [
            *_chain(connection),
            *(fault for action in VOUCHED for fault in _vouched(connection, action)),
            *reports.faults(tell),
            *_originals(connection, originals, tell),
        ]
        spoken = {*connection.execute(select(ORIGINAL.c.hash)).scalars()}
        return Verification(
            reports=_count(connection, REPORT),
            originals=len(spoken),
            links=_count(connection, LOG),
            withdrawn=_count(connection, WITHDRAWAL),
            erased=_count(connection, ERASURE),
            before_custody=len(reports.unsealed),
            without_original=_without_original(connection),
            unspoken=sum(name not in spoken for name in originals.names()),
            faults=tuple(faults),
        )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _without_original(connection: Connection) -> int:
    """Return of how many reports, as often as they came, nobody kept the bytes."""
    kept = select(INTAKE.c.number).join(ORIGINAL, ORIGINAL.c.hash == INTAKE.c.original)
    kept = kept.where(INTAKE.c.report == REPORT.c.key).correlate(REPORT)
    query = select(func.count()).select_from(REPORT).where(~kept.exists())
    return int(connection.execute(query).scalar_one())


def _chain(connection: Connection) -> Iterator[Fault]:
    """Yield each link that is gone, or is not what the chain says."""
    number, previous = 0, NOTHING
    for row in connection.execute(select(LOG).order_by(LOG.c.number).execution_options(yield_per=_ROWS)):
        link = Link(**{name: getattr(row, name) for name in Link.__struct_fields__})
        if link.number != number + 1:
            yield Fault(subject=f"log {number + 1}", what="is gone")
        elif link.previous != previous or link.hash != row.hash:
            yield Fault(subject=f"log {link.number}", what="is not what the chain says")
        number, previous = link.number, row.hash
    if not number:
        yield Fault(subject="log", what="is gone")


def _vouched(connection: Connection, action: Action) -> Iterator[Fault]:
    """Yield each row for which the log does not vouch, and how many are gone of which it tells."""
    each, prefix = VOUCHED[action], f"{VOUCHED[action].table.name} "
    own = literal(prefix) + cast(each.table.c[each.columns[0]], Text)
    link = (LOG.c.subject == own) & (LOG.c.action == action.value)
    query = select(*_plain(each.table), LOG.c.digest.label("vouched")).outerjoin(LOG, link)
    count, older = 0, []
    for row in connection.execute(query.execution_options(yield_per=_ROWS)).mappings():
        count += row["vouched"] is not None
        if row["vouched"] is None:
            older.append(row[each.columns[0]])
        elif row["vouched"] != each.digest({**row}):
            yield Fault(subject=each.subject({**row}), what="is not what the log says")
    told = int(connection.execute(select(func.count()).where(LOG.c.action == action.value)).scalar_one())
    if told > count:
        yield Fault(subject=each.table.name, what=f"has lost {told - count} rows of which the log tells")
    yield from _older(connection, each.table.name, sorted(map(str, older)))


def _older(connection: Connection, table: str, keys: Sequence[str]) -> Iterator[Fault]:
    """Yield that these rows, of which the log does not tell how they came, are not those with which it began."""
    first = select(LOG.c.subject, LOG.c.digest).where(LOG.c.action == Action.BEGIN.value)
    begun = {row.subject: row.digest for row in connection.execute(first.order_by(LOG.c.number).limit(2))}
    count, digest = digest_of_keys(keys)
    is_begun = any(subject.startswith(f"{table} ") for subject in begun)
    if (count or is_begun) and begun.get(f"{table} {count}") != digest:
        what = f"has {count} rows of which the log does not tell how they came, other than those with which it began"
        yield Fault(subject=table, what=what)


def _originals(connection: Connection, originals: Originals, tell: Tell) -> Iterator[Fault]:
    """Yield each original that is not there, or not what its name says, or there although it was erased."""
    forgotten = {*connection.execute(select(LOG.c.subject).where(LOG.c.action == Action.FORGET.value)).scalars()}
    names = connection.execute(select(ORIGINAL.c.hash).order_by(ORIGINAL.c.hash)).scalars().all()
    for done, name in enumerate(names, start=1):
        if f"original {name}" in forgotten:
            fault = "was erased, and is there" if originals.has(name) else None
        else:
            fault = originals.fault(name) if originals.has(name) else "is gone"
        if fault:
            yield Fault(subject=f"original {name}", what=fault)
        tell(Progress(stage=Stage.VERIFIED_ORIGINALS, done=done, total=len(names)))


class _Reports:
    """All reports, some at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.unsealed: list[str] = []

    def faults(self, tell: Tell) -> Iterator[Fault]:
        """Yield each report that is not what was kept, or is gone."""
        total, done, after = _count(self._connection, REPORT), 0, ""
        while part := self._part(after):
            yield from self._of(part)
            done, after = done + len(part), part[-1]["key"]
            tell(Progress(stage=Stage.VERIFIED_REPORTS, done=min(done, total), total=total))
        there = select(REPORT.c.key).where(REPORT.c.key == INTAKE.c.report).exists()
        gone = select(INTAKE.c.report).where(INTAKE.c.content.is_not(None), ~there).order_by(INTAKE.c.report)
        for key in self._connection.execute(gone).scalars():
            yield Fault(subject=f"report {key}", what="is gone")
        yield from _older(self._connection, REPORT.name, self.unsealed)

    def _part(self, after: str) -> Sequence[Mapping[str, Any]]:
        query = select(*_plain(REPORT)).where(REPORT.c.key > after).order_by(REPORT.c.key).limit(_AT_ONCE)
        return [{**row} for row in self._connection.execute(query).mappings()]

    def _of(self, part: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
        keys = [row["key"] for row in part]
        every = self._rows(STATEMENT, keys, STATEMENT.c.position)
        changed = unlike(self._connection, {key: every[key] for key in keys})
        kin = self._rows(KIN, keys, KIN.c.other)
        contents = select(INTAKE.c.report, INTAKE.c.content)
        contents = contents.where(INTAKE.c.report.in_(keys), INTAKE.c.content.is_not(None))
        content = {row.report: row.content for row in self._connection.execute(contents)}
        erased = select(ERASURE.c.report).where(ERASURE.c.report.in_(keys))
        blank = {*self._connection.execute(erased).scalars()}
        for row in part:
            key = row["key"]
            if key not in content:
                self.unsealed.append(key)
            if key in blank:
                has_words = row["text"] or any(each["body"] for each in every[key])
                fault = "was erased, and has words" if has_words else None
            elif key in changed:
                fault = "does not hold what was read when it was read again"
            else:
                fault = _fault(row, every[key], kin[key], content.get(key))
            if fault:
                yield Fault(subject=f"report {key}", what=fault)

    def _rows(self, table: Table, keys: Sequence[str], order: Any) -> Mapping[str, list[Mapping[str, Any]]]:  # noqa: ANN401
        found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        query = select(*_plain(table)).where(table.c.report.in_(keys)).order_by(table.c.report, order)
        for row in self._connection.execute(query).mappings():
            found[row["report"]].append({**row})
        return found


def _fault(row: Row, every: Sequence[Row], kin: Sequence[Row], seal: str | None) -> str | None:
    """Return what does not hold of a report as it was kept, before anything was read again."""
    said = [each for each in every if each["rereading"] is None]
    if seal is None:
        return _own_fault(row, said)
    return None if sealed(row, said, kin) == seal else "is not what was kept"


def _plain(table: Table) -> list[Any]:
    """Return the table's columns; days as they are written, since anything may stand there."""
    return [type_coerce(each, Text).label(each.name) if isinstance(each.type, Date) else each for each in table.columns]


def _own_fault(row: Mapping[str, Any], said: Sequence[Mapping[str, Any]]) -> str | None:
    """Return what does not hold of a report for which nothing vouches but its ids and words."""
    try:
        report = report_of(row)
        if key_of(report.document) != row["key"]:
            return "is not what its key says"
        for each in said:
            statement = statement_of(each["body"])
            if identify(statement, report.document.id) != each["id"]:
                return f"states {each['id']}, which is not what its id says"
            if statement.span.quote(report.text) != statement.quote:
                return f"does not say the words of {each['id']}"
    except (ValueError, KeyError, TypeError, AttributeError, MarsadError) as error:
        return f"cannot be read: {error}"
    return None
