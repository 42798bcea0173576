"""By what events are made of statements: what all theatres tell, what people decided, and the code of linking."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from marsad.record.filed import Filed
from marsad.record.incident.alike import alike, rows
from marsad.record.incident.decided import Decided, closed
from marsad.record.incident.knowledge import Knowledge, everywhere
from marsad.record.incident.told import NEVER
from marsad.record.judgement import judged
from marsad.store.code import EVENTS, code
from marsad.store.engine.clause import Unindexed
from marsad.store.judgement_rows import Docket
from marsad.store.schema import FACET, REPORT
from marsad.store.search import Search, found, told
from marsad.theatre.land import world_theatre
from marsad.theatre.theatre import Theatre

UNDECIDED = Decided.of((), ())
# How many reports or statements are asked for at a time.
_AT_ONCE = 5000
_encode = msgspec.json.Encoder(order="deterministic").encode


class Linker(Struct, frozen=True, kw_only=True):
    """By what events are made. `theatre` has every place and party that a person may name."""

    known: Knowledge
    theatre: Theatre
    digest: str

    @classmethod
    def of(cls) -> "Linker":
        """Return the linker of all theatres."""
        return _linker()

    def statements(self, connection: Connection, docket: Docket, ids: Iterable[str]) -> dict[str, Filed]:
        """Return the statements with these ids as people left them, by id."""
        asked = sorted({*ids})
        parts = (asked[at : at + _AT_ONCE] for at in range(0, len(asked), _AT_ONCE))
        items = [told(row) for part in parts for row in connection.execute(found(Search(ids=tuple(part))))]
        return {item.id: item for item in self.left(docket, items)}

    def stated(self, connection: Connection, reports: Iterable[str], kinds: Sequence[str] = ()) -> list[Filed]:
        """Return the statements of the reports, of these kinds (none: of all), as they were read, by id."""
        asked = sorted({*reports})
        # The reports leave fewer rows to look at than any index of kinds.
        of_kinds = (Unindexed(FACET.c.kind).in_(kinds),) if kinds else ()
        items: list[Filed] = []
        for at in range(0, len(asked), _AT_ONCE):
            query = found(Search()).where(REPORT.c.id.in_(asked[at : at + _AT_ONCE]), *of_kinds).order_by(None)
            items += [told(row) for row in connection.execute(query)]
        return sorted(items, key=lambda item: item.id)

    def left(self, docket: Docket, items: Sequence[Filed]) -> tuple[Filed, ...]:
        """Return the statements as people left them."""
        relevant = docket.relevant(item.id for item in items)
        return judged(items, relevant, theatre=self.theatre, is_whole=False).items if relevant else tuple(items)

    def decided(self, connection: Connection, docket: Docket) -> Callable[[int], Decided]:
        """Return what people decided of which statements tell one event, as far as these were out by a day."""
        named = sorted(
            key for key, judgements in docket.about.items() if any(len(j.statements) > 1 for j in judgements)
        )
        if not named:
            return lambda _: UNDECIDED
        items = [told(row) for row in connection.execute(found(Search(ids=tuple(docket.about))))]

        @cache
        def on(day: int) -> Decided:
            as_of = None if day >= NEVER else date.fromordinal(day)
            made = judged(items, docket.judgements, theatre=self.theatre, as_of=as_of, is_whole=False)
            return Decided.of(made.merges, made.splits)

        return on


def blocks(connection: Connection, docket: Docket) -> Mapping[str, tuple[str, ...]]:
    """Return for each report of which a statement was merged with another report's all to which merges may lead."""
    merged = [each.statements for each in docket.judgements if len(each.statements) > 1 and not each.places]
    named = sorted({key for statements in merged for key in statements})
    if not named:
        return {}
    query = select(FACET.c.id, REPORT.c.id).join(REPORT, REPORT.c.key == FACET.c.report).where(FACET.c.id.in_(named))
    home = {row[0]: row[1] for row in connection.execute(query)}
    return closed({home[key] for key in statements if key in home} for statements in merged)


def same_texts(connection: Connection, reports: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return which of the reports are one text, in groups."""
    asked = sorted({*reports})
    if len(asked) < 2:
        return ()
    query = select(REPORT.c.id, REPORT.c.text).where(REPORT.c.id.in_(asked)).order_by(REPORT.c.id, REPORT.c.key)
    texts = {row.id: row.text for row in connection.execute(query)}
    return alike((key, rows(text)) for key, text in texts.items())


@cache
def _linker() -> Linker:
    known = everywhere()
    made_by = hashlib.sha256(code(EVENTS).encode())
    tree, parties = known.places, known.parties
    told_by = (tree.holders, tree.same, tree.governorates, parties.part_of, known.alliances.of_party)
    made_by.update(_encode(told_by))
    return Linker(known=known, theatre=world_theatre(), digest=made_by.hexdigest())
