"""What is kept read again, by the rules of this program: the old statements stay, and count no more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, Engine, func, select, union_all

from marsad.address import Address
from marsad.extract.consulted import BY_RULES, RULES, Consulted
from marsad.extract.contract import Reading
from marsad.extract.model.prompt import version
from marsad.record.judgement import Judgement, made_by
from marsad.report.document import Document
from marsad.store import consultation_rows, judgement_rows, review_rows
from marsad.store.code import rules
from marsad.store.custody_schema import ERASURE, INTAKE, WITHDRAWAL
from marsad.store.decision import decided
from marsad.store.reread_rows import Change, reread, standing
from marsad.store.reread_schema import REREADING
from marsad.store.rows import key_of, report_of
from marsad.store.schema import REPORT
from marsad.store.transaction import blamed, reading, writing


class Reread(Struct, frozen=True, kw_only=True):
    """What came of reading some reports again.

    `carried` are the judgements that hold of other statements now, which take the same words; `left` those of which a
    statement stands no more and has no such heir.
    """

    changes: tuple[Change, ...]
    carried: tuple[Judgement, ...]
    left: tuple[Judgement, ...]


class Rereading:
    """What is kept read again.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    def due(self, upto: str | None = None, *, by: Consulted | None = None) -> tuple[str, ...]:
        """Return the keys of all reports that were last read by other rules than this program's, in order.

        Where `by` is chosen, also of those that another reader read; where it is not, of those alone that the rules
        read. With `upto`, a version or the beginning of one, only of those that were last read by it, or by rules that
        came into use before it. What was withdrawn or erased is not read again.
        """
        with blamed(self._address), reading(self._engine) as connection:
            aside = _aside(connection)
            last, readers = _last_rules(connection), consultation_rows.last(connection)
            wanted = _upto(connection, upto) if upto else None
            keys = connection.execute(select(REPORT.c.key).order_by(REPORT.c.key)).scalars().all()

        def is_due(key: str) -> bool:
            rules_, reader = last.get(key), readers.get(key, BY_RULES)
            if by is None and reader.reader != RULES:
                return False
            is_older = rules_ != rules() or (by is not None and not reader.reads_as(by))
            return is_older and (wanted is None or rules_ is None or rules_ in wanted)

        return tuple(key for key in keys if key not in aside and is_due(key))

    def failed(self) -> tuple[str, ...]:
        """Return the keys of the reports that a model was to read and did not, in order."""
        with blamed(self._address), reading(self._engine) as connection:
            return tuple(sorted(consultation_rows.failed(connection)))

    def by_others(self) -> int:
        """Return how many reports a model read by other rules than this program's, or asked otherwise."""
        with blamed(self._address), reading(self._engine) as connection:
            readers, last, aside = consultation_rows.last(connection), _last_rules(connection), _aside(connection)
        chosen = {key: each for key, each in readers.items() if each.reader != RULES and key not in aside}
        return sum(each.prompt != version() or last.get(key) != rules() for key, each in chosen.items())

    def documents(self, keys: Sequence[str]) -> tuple[Document, ...]:
        """Return the reports with these keys as they came, in order of key."""
        with blamed(self._address), reading(self._engine) as connection:
            rows = connection.execute(select(REPORT).where(REPORT.c.key.in_(keys)).order_by(REPORT.c.key)).mappings()
            return tuple(report_of({**row}).document for row in rows)

    def take(self, readings: Iterable[Reading]) -> Reread:
        """Return what has changed by reading these reports again: all of it is kept, or none.

        What people decided of a statement that stands no more is decided of its heir, in their name and from now on. A
        report that was withdrawn or erased after it was read is left as it is: no word of it comes back. So is one that
        a model read before and now does not.

        Raises:
            RefusedError: a reading has names that are too long.
        """
        with blamed(self._address), writing(self._engine) as connection:
            aside = _aside(connection)
            read = [each for each in readings if key_of(each.report.document) not in aside]
            kept = _kept_as_read(connection, read)
            changes = tuple(reread(connection, each) for each in kept)
            for each in kept:
                review_rows.put(connection, each)
            told = ((key_of(each.report.document), each.consulted) for each in read if each.consulted)
            consultation_rows.add(connection, told)
            heirs = {old: new for change in changes for old, new in change.heirs.items()}
            about = judgement_rows.docket(connection).about
            gone = {key for change in changes for key in change.gone}
            touched = made_by((each for key in sorted(gone) for each in about.get(key, ())), None)
            carried, left = _carried(connection, touched, heirs)
            decided(connection, carried)
        return Reread(changes=changes, carried=carried, left=left)


def _kept_as_read(connection: Connection, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings without those by the rules of reports that a model read, of which it now read nothing."""
    failing = [key_of(each.report.document) for each in readings if each.consulted and each.consulted.failed]
    before = consultation_rows.last(connection, failing) if failing else {}
    by_model = {key for key, each in before.items() if each.reader != RULES}
    return [each for each in readings if key_of(each.report.document) not in by_model]


def _aside(connection: Connection) -> frozenset[str]:
    """Return the reports that are not read again."""
    return frozenset(connection.execute(union_all(select(WITHDRAWAL.c.report), select(ERASURE.c.report))).scalars())


def _carried(
    connection: Connection, judgements: Sequence[Judgement], heirs: Mapping[str, str]
) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
    """Return the judgements made anew on the heirs, and those that cannot be: one of their statements has none."""
    now, carried, left = datetime.now(UTC), list[Judgement](), list[Judgement]()
    for judgement in judgements:
        about = tuple(heirs.get(each, each) for each in judgement.statements)
        if len({*about}) == len(about) and standing(connection, about) == {*about}:
            # In the order in which they were made, of which the last counts.
            when = now + timedelta(microseconds=len(carried))
            why = f"{judgement.why} (decided on {judgement.when.date()} of what other rules read in these words)"
            carried.append(replace(judgement, statements=about, when=when, why=why))
        else:
            left.append(judgement)
    return tuple(carried), tuple(left)


def _last_rules(connection: Connection) -> dict[str, str]:
    """Return by which rules each report was read last, without those of which nobody knows."""
    first = select(INTAKE.c.report, INTAKE.c.rules).where(INTAKE.c.content.is_not(None))
    last = dict(tuple(row) for row in connection.execute(first))
    again = select(REREADING.c.report, REREADING.c.rules).order_by(REREADING.c.number)
    return last | dict(tuple(row) for row in connection.execute(again))


def _upto(connection: Connection, version: str) -> frozenset[str]:
    """Return the rules that begin so, and all that came into use before the last of them."""
    used = union_all(select(INTAKE.c.rules, INTAKE.c.time), select(REREADING.c.rules, REREADING.c.time)).subquery()
    query = select(used.c.rules).group_by(used.c.rules).order_by(func.min(used.c.time))
    inorder = connection.execute(query).scalars().all()
    last = max((place for place, each in enumerate(inorder) if each.startswith(version)), default=-1)
    return frozenset(inorder[: last + 1])
