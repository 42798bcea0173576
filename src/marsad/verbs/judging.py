"""What people decide on statements, into the database and out of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from marsad.address import Address, Where
from marsad.errors import Issue, JudgementError
from marsad.record.judgement import Judgement
from marsad.verbs.keeping import default_db


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did to the database `db`: how many judgements were new, were there already, and were none."""

    db: Address
    new: int
    already_there: int
    failed: tuple[Issue, ...]


def judge(judgements: Iterable[Judgement], *, db: Where | None = None) -> int:
    """Return how many of the judgements are new to `db`, which has all of them now, or on an error none.

    Raises:
        JudgementError: a statement is not in the database.
        StoreError: there is no database, or it refused a write.
    """
    from marsad.store import Store
    from marsad.store.search import Search

    made = tuple(judgements)
    asked = tuple(sorted({key for each in made for key in each.statements}))
    address = Address.of(db or default_db())
    with Store.read(address) as store:
        there = {item.id for item in store.find(Search(ids=asked))} if asked else set()
        absent = [key for key in asked if key not in there]
        if absent:
            raise JudgementError(f"{address} has no statement {', '.join(absent)}")
        return store.judge(made)


def import_judgements(
    lines: Iterable[bytes], source: str, *, db: Where | None = None, announce: Callable[[Issue], None] | None = None
) -> Imported:
    """Return what was added to `db` of the JSON Lines called `source`: all that are judgements, at once, each once.

    `announce` is called with each line that is none. A judgement may be on a statement that the database does not have
    yet.

    Raises:
        StoreError: there is no database, or it refused a write.
    """
    from marsad.record.judgement import judgements_from
    from marsad.store import Store

    address = Address.of(db or default_db())
    judgements: list[Judgement] = []
    failed: list[Issue] = []
    for each in judgements_from(lines, source):
        if isinstance(each, Judgement):
            judgements.append(each)
            continue
        failed.append(each)
        if announce:
            announce(each)
    with Store.read(address) as store:
        new = store.judge(judgements)
    return Imported(db=address, new=new, already_there=len(judgements) - new, failed=tuple(failed))


def judgements(*, db: Where | None = None) -> tuple[Judgement, ...]:
    """Return every judgement in `db`, the earliest first.

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store

    with Store.read(db or default_db()) as store:
        return store.judgements()
