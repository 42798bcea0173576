"""What a statement is asked for by: its facets, the names in it and its words, as rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, select, update

from marsad.extract.contract import KINDS, Reading
from marsad.extract.statement import Casualties, Control, Displacement, Incident, NamedPlace, Statement
from marsad.store import spell_rows
from marsad.store.asked import STATEMENT_WORDS
from marsad.store.engine.kinds import kind_of
from marsad.store.rows import statement_of
from marsad.store.schema import FACET, NAMING, REPORT, STATEMENT
from marsad.store.sheet_schema import SHEET
from marsad.store.standing import stands
from marsad.text.fold import fold
from marsad.text.token import TokenKind, bare, tokens

# The form of the facets; a change to what this module writes changes it, and they are made again.
FORM = "1"
PART = FACET.name
# How many statements are laid open at a time when the facets are made again, and asked after at a time.
_AT_ONCE = 2000


class Role(Enum):
    """What a name is in a statement. The publisher, who speaks in all of a report, is a column of its own."""

    PLACE = "place"
    PARTY = "party"
    SPEAKER = "speaker"


class Laid(Struct, frozen=True, kw_only=True):
    """Statement `id`, at `position` of the report with key `report`, which was out by day `known` (None: unknown).

    Of its facets `names` are the names in it, by role, and `words` those that it is searched by.
    """

    id: str
    report: str
    position: int
    known: date | None
    kind: str
    modality: str
    publisher: str
    said: date | None
    start: date | None
    end: date | None
    names: tuple[tuple[str, str], ...]
    words: str

    @property
    def rank(self) -> tuple[date, str]:
        """The key of the report that was out first."""
        return (self.known or date.max, self.report)

    @property
    def places(self) -> tuple[str, ...]:
        """The id of every place of the gazetteer that it names, each once."""
        return tuple(name for role, name in self.names if role == Role.PLACE.value)


def parties_of(statement: Statement) -> tuple[str, ...]:
    """Return every party that the statement names, each once."""
    match statement:
        case Control():
            named = (*statement.holder, *statement.previous, *statement.by)
        case Casualties():
            named = (*statement.victims, *statement.by)
        case Displacement():
            named = statement.who
        case Incident():
            named = (*statement.actors, *statement.targets)
    return tuple(dict.fromkeys(named))


def named(statement: Statement) -> tuple[NamedPlace, ...]:
    """Return every place that the statement names, also where people came from and went."""
    if isinstance(statement, Displacement):
        return (*statement.places, *filter(None, (statement.origin, statement.destination)))
    return statement.places


def places_of(statement: Statement) -> tuple[str, ...]:
    """Return the id of every place of the gazetteer that the statement names, each once."""
    return tuple(dict.fromkeys(place.place_id for place in named(statement) if place.place_id is not None))


def searchable(words: str) -> list[str]:
    """Return the words and numbers, folded and without what may be attached before them: both sides of a search."""
    found = tokens(fold(words).text)
    return [bare(token.text) for token in found if token.kind is not TokenKind.SIGN]


def forget(connection: Connection) -> None:
    """Leave no statement with facets."""
    connection.execute(delete(NAMING))
    connection.execute(delete(FACET))
    spell_rows.forget(connection)
    connection.execute(delete(SHEET))
    kind_of(connection).forget_words(connection, STATEMENT_WORDS)


def drop(connection: Connection, key: str) -> tuple[int, ...]:
    """Return the numbers that statements of the report had: they have no facets any more, no names and no words."""
    its = and_(STATEMENT.c.report == FACET.c.report, STATEMENT.c.id == FACET.c.id)
    query = select(FACET, STATEMENT.c.body).join(STATEMENT, its).where(FACET.c.report == key)
    rows = connection.execute(query.order_by(FACET.c.number)).all()
    found = [(row.number, statement_of(row.body)) for row in rows]
    numbers = tuple(number for number, _ in found)
    if found:
        words = [{"number": number, "words": _words(statement)} for number, statement in found]
        kind_of(connection).drop_words(connection, STATEMENT_WORDS, words)
        names = [
            {"of_role": role, "of_name": name, "of_number": number}
            for number, statement in found
            for role, name in _names(statement)
        ]
        own = [column == bindparam(f"of_{column.name}") for column in NAMING.primary_key]
        if names:
            connection.execute(delete(NAMING).where(*own), names)
        spell_rows.drop(connection, [row._asdict() for row in rows])
        connection.execute(delete(FACET).where(FACET.c.number == bindparam("n")), [{"n": each} for each in numbers])
    return numbers


def missing(connection: Connection) -> tuple[str, ...]:
    """Return the key of every report none of whose statements has facets, in order."""
    is_there = select(FACET.c.report).where(FACET.c.report == REPORT.c.key).exists()
    return tuple(connection.execute(select(REPORT.c.key).where(~is_there).order_by(REPORT.c.key)).scalars())


def add_kept(connection: Connection, keys: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of those that were there and have other facets now.

    The facets of what these reports state, which are in the store, are added.
    """
    query = _kept().where(REPORT.c.key.in_(keys), STATEMENT.c.body != "", stands()).order_by(STATEMENT.c.report)
    changed: list[int] = []
    for rows in connection.execute(query.execution_options(yield_per=_AT_ONCE)).partitions():
        changed += add(connection, [_of_row(row) for row in rows])
    return tuple(changed)


def of_report(connection: Connection, key: str) -> tuple[Laid, ...]:
    """Return the statements that have facets as those of the report."""
    its = and_(FACET.c.report == STATEMENT.c.report, FACET.c.id == STATEMENT.c.id)
    query = _kept().join(FACET, its).where(FACET.c.report == key).order_by(FACET.c.number)
    return tuple(_of_row(row) for row in connection.execute(query))


def _kept() -> Select[Any]:
    columns = (STATEMENT.c.report, STATEMENT.c.id, STATEMENT.c.position, STATEMENT.c.body, REPORT.c.published_end)
    return select(*columns).join(REPORT, STATEMENT.c.report == REPORT.c.key)


def laid(reading: Reading, rows: Sequence[Mapping[str, Any]]) -> tuple[Laid, ...]:
    """Return the reading's statements that became `rows` of the table of statements."""
    published = reading.report.published.days
    known = published.end if published else None
    return tuple(
        _laid(row["id"], (row["report"], row["position"]), known, reading.statements[row["position"]]) for row in rows
    )


def called(laid: Iterable[Laid]) -> list[str]:
    """Return every name by which the statements are found, in order."""
    return sorted({name for each in laid for name in (each.publisher, *(name for _, name in each.names))})


def add(connection: Connection, laid: Iterable[Laid]) -> tuple[int, ...]:
    """Return the numbers of those that were there and have other facets now.

    The facets of the statements are added; of one that several reports make, those of the report that was out first.
    """
    first: dict[str, Laid] = {}
    for item in laid:
        if item.id not in first or item.rank < first[item.id].rank:
            first[item.id] = item
    there = _there(connection, list(first))
    earlier = [id_ for id_, rank in there.items() if first[id_].rank < rank]
    for id_ in earlier:
        connection.execute(update(FACET).where(FACET.c.id == id_), _report_columns(first[id_]))
    _insert(connection, [item for id_, item in first.items() if id_ not in there])
    changed = select(FACET.c.number).where(FACET.c.id.in_(earlier))
    return tuple(connection.execute(changed).scalars()) if earlier else ()


def _there(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[date, str]]:
    found: dict[str, tuple[date, str]] = {}
    query = select(FACET.c.id, FACET.c.known, FACET.c.report)
    for at in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(query.where(FACET.c.id.in_(ids[at : at + _AT_ONCE])))
        found |= {id_: (known or date.max, report) for id_, known, report in rows}
    return found


def _insert(connection: Connection, laid: Sequence[Laid]) -> None:
    if not laid:
        return
    engine = kind_of(connection)
    start = engine.last_number(connection, FACET.name) + 1
    numbered = [*enumerate(laid, start)]
    facets = [{"number": number, **_columns(item)} for number, item in numbered]
    connection.execute(FACET.insert(), facets)
    spell_rows.add(connection, facets)
    names = [{"role": role, "name": name, "number": number} for number, item in numbered for role, name in item.names]
    if names:
        connection.execute(NAMING.insert(), names)
    words = [{"number": number, "words": item.words} for number, item in numbered]
    engine.keep_words(connection, STATEMENT_WORDS, words)
    engine.note_number(connection, FACET.name, start + len(laid) - 1)


def _words(statement: Statement) -> str:
    return " ".join(searchable(statement.quote))


def _of_row(row: Row[Any]) -> Laid:
    return _laid(row.id, (row.report, row.position), row.published_end, statement_of(row.body))


def _laid(key: str, place: tuple[str, int], known: date | None, statement: Statement) -> Laid:
    """Return the statement called `key`, which stands at that position of that report."""
    report, position = place
    return Laid(
        id=key,
        report=report,
        position=position,
        known=known,
        kind=KINDS[type(statement)],
        modality=statement.modality.value,
        publisher=statement.attribution[0].source if statement.attribution else "",
        said=statement.as_of,
        start=statement.days.start,
        end=statement.days.end,
        names=_names(statement),
        words=_words(statement),
    )


def _columns(item: Laid) -> dict[str, Any]:
    same = ("id", "kind", "modality", "publisher", "said", "start", "end")
    return {**{name: getattr(item, name) for name in same}, **_report_columns(item)}


def _report_columns(item: Laid) -> dict[str, Any]:
    return {"report": item.report, "position": item.position, "known": item.known}


def _names(statement: Statement) -> tuple[tuple[str, str], ...]:
    speakers = dict.fromkeys(speaker.source for speaker in statement.attribution[1:])
    return (
        *((Role.PLACE.value, name) for name in places_of(statement)),
        *((Role.PARTY.value, name) for name in parties_of(statement)),
        *((Role.SPEAKER.value, name) for name in speakers),
    )
