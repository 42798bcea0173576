"""Of which reports those are kin that come in together: of what is here, and of those before them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import Connection, func, select

from marsad.record.incident.alike import rows
from marsad.store import likeness
from marsad.store.custody_schema import INTAKE
from marsad.store.kin_rows import Kin, Relation
from marsad.store.likeness import OF_BAND, Likeness
from marsad.store.schema import REPORT

# Where a report stands, for whom.
_Place = tuple[str, str | None]


class Kinsman(Struct, frozen=True, kw_only=True):
    """A report that is about to be kept, of which nothing is here yet: by what it is known again."""

    key: str
    publisher: str | None
    address: str | None
    text: str
    likeness: Likeness

    @property
    def place(self) -> _Place | None:
        """At which address it stands, and whose that is; None where it has none."""
        return None if self.address is None else (self.address, self.publisher)


def kin_of(connection: Connection, arrived: Sequence[Kinsman]) -> Iterator[tuple[Kin, ...]]:
    """Yield of which reports each is kin that is about to be kept, one after the other."""
    first = likeness.last_number(connection) + 1
    same = {text: found[0].key for text, found in likeness.same(connection, _canonical(arrived)).items()}
    last = _last_at(connection, arrived)
    likely = [*_likely(connection, arrived, first)]
    numbers = {number for found in likely for number in found if number < first}
    here = likeness.texts(connection, numbers) if numbers else {}
    for each, found in zip(arrived, likely, strict=True):
        kin = _version(each, last)
        twin = same.setdefault(each.likeness.canonical, each.key)
        if twin != each.key:
            yield (*kin, Kin(report=each.key, other=twin, relation=Relation.SAME_TEXT, measure=1.0))
            continue
        others = (
            (here[number][0], rows(here[number][1]))
            if number < first
            else (arrived[number - first].key, arrived[number - first].likeness.rows)
            for number in found
        )
        nearest = likeness.near(each.likeness.rows, others)
        yield (*kin, *(Kin(report=each.key, other=x.key, relation=Relation.NEAR, measure=x.measure) for x in nearest))


def _canonical(arrived: Iterable[Kinsman]) -> Iterator[str]:
    return (each.likeness.canonical for each in arrived)


def _likely(connection: Connection, arrived: Sequence[Kinsman], first: int) -> Iterator[tuple[int, ...]]:
    """Yield by number which reports each is to be compared with; those that arrived are numbered from `first` on."""
    here = likeness.newest(connection, (band for each in arrived for band in each.likeness.bands))
    for number, each in enumerate(arrived, first):
        yield likeness.likeliest(other for band in each.likeness.bands for other in here.get(band, ())[:OF_BAND])
        for band in {*each.likeness.bands}:
            here.setdefault(band, []).insert(0, number)


def _version(each: Kinsman, last: dict[_Place, tuple[str, str]]) -> Iterator[Kin]:
    """Yield of what the report is another state, at whose place it stands last now."""
    if each.place is None:
        return
    previous, last[each.place] = last.get(each.place), (each.key, each.text)
    if previous:
        other, text = previous
        yield Kin(report=each.key, other=other, relation=Relation.VERSION, measure=likeness.shared(each.text, text))


def _last_at(connection: Connection, arrived: Iterable[Kinsman]) -> dict[_Place, tuple[str, str]]:
    """Return key and text of the last report of each publisher at each address at which one of these stands."""
    addresses = {each.address for each in arrived} - {None}
    if not addresses:
        return {}
    told = select(INTAKE.c.address, REPORT.c.publisher, func.max(INTAKE.c.number).label("number"))
    told = told.join(REPORT, INTAKE.c.report == REPORT.c.key)
    told = told.where(INTAKE.c.address.in_(addresses), INTAKE.c.content.is_not(None))
    last = told.group_by(INTAKE.c.address, REPORT.c.publisher).subquery()
    query = select(last.c.address, last.c.publisher, REPORT.c.key, REPORT.c.text)
    query = query.join(INTAKE, INTAKE.c.number == last.c.number).join(REPORT, REPORT.c.key == INTAKE.c.report)
    return {(row.address, row.publisher): (row.key, row.text) for row in connection.execute(query)}
