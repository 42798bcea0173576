"""The rows of figures brought up to date: what due reports claim, of which events, beside all else of its voice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete

from marsad.extract.contract import KINDS
from marsad.extract.statement import Casualties, Displacement
from marsad.record.contradiction import Contradiction
from marsad.record.counter.figures import Trees, figures
from marsad.store import figure_rows, judgement_rows
from marsad.store.figure_rows import Figure
from marsad.store.figure_schema import STALE_FIGURE
from marsad.store.linker import Linker, blocks

_KINDS = (KINDS[Casualties], KINDS[Displacement])
# How many statements are asked for their events at a time.
_AT_ONCE = 5000


def trees(linker: Linker) -> Trees:
    """Return the trees of all theatres."""
    return Trees(places=linker.known.places, parties=linker.known.parties)


def read(connection: Connection, linker: Linker, limit: int) -> int:
    """Return how many stale reports there were, up to the limit; the rows tell now what each of them claims."""
    due = figure_rows.stale_reports(connection, limit)
    if due:
        joint = blocks(connection, judgement_rows.docket(connection))
        reports = sorted({each for report in due for each in joint.get(report, (report,))})
        there = figure_rows.of_reports(connection, reports)
        made = _claimed(connection, linker, reports)
        now = {each.is_same_as: each for each in made}
        same = {key for row in there if (key := tuple(row)[3:]) in now}
        gone = [row for row in there if tuple(row)[3:] not in same]
        new = [each for key, each in now.items() if key not in same]
        # Once the total is gone nothing leads to whoever counts a part of it.
        parts = figure_rows.of_parts(connection, (row.id for row in gone))
        figure_rows.remove(connection, (row.number for row in gone))
        figure_rows.add(connection, new)
        voices = [*((row.kind, row.voice) for row in gone), *((each.kind, each.claim.voice) for each in new)]
        figure_rows.mark(connection, (*parts, *voices))
        _settle(connection, due)
    return len(due)


def _settle(connection: Connection, due: Mapping[str, int]) -> None:
    """Leave the reports with no mark up to these."""
    marks = STALE_FIGURE.c
    rows = [{"r": report, "m": newest} for report, newest in due.items()]
    connection.execute(delete(STALE_FIGURE).where(marks.report == bindparam("r"), marks.mark <= bindparam("m")), rows)


def _claimed(connection: Connection, linker: Linker, reports: Sequence[str]) -> list[Figure]:
    """Return what the reports claim by themselves, as people left it, by statement."""
    left = linker.left(judgement_rows.docket(connection), linker.stated(connection, reports, _KINDS))
    kinds = {item.id: KINDS[type(item.statement)] for item in left}
    found = figures(left, trees(linker))
    faults: dict[str, list[Contradiction]] = defaultdict(list)
    for fault in found.contradictions:
        faults[fault.statements[0]].append(fault)
    homes = figure_rows.homes(connection, (claim.id for claim in found.claims))
    return [
        Figure(kind=kinds[claim.id], event=homes.get(claim.id), claim=claim, faults=tuple(faults[claim.id]))
        for claim in found.claims
    ]


def rehome(connection: Connection) -> int:
    """Return how many statements may have been of another event; those that are tell so, and their voices are due."""
    done, voices = figure_rows.rehome(connection, _AT_ONCE)
    figure_rows.mark(connection, voices)
    return done
