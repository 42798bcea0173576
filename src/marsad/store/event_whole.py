"""Events whole, made of their rows: the statements, why they are one event, and the turns of control it brought."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from marsad.record.filed import Filed
from marsad.record.incident.across import Grown, event
from marsad.record.incident.composing import composed
from marsad.record.incident.decided import Decided
from marsad.record.incident.group import Group, Joined
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.laying import surest
from marsad.record.incident.lifespan import OPEN
from marsad.record.incident.neighbours import MOST, asked_keys
from marsad.record.incident.told import NEVER
from marsad.record.incident.voice import recounted
from marsad.store import event_rows, judgement_rows, telling_rows
from marsad.store.event_rows import Event
from marsad.store.linker import Linker, blocks, same_texts
from marsad.store.schema import FACET, REPORT
from marsad.store.telling_rows import Telling

Whole = tuple[tuple[IncidentRecord, ...], Mapping[str, Filed]]


def whole(connection: Connection, linker: Linker, events: Sequence[Event], as_of: date | None) -> Whole:
    """Return the events of these rows, in their order, as known on the day, with all statements behind them by id."""
    docket = judgement_rows.docket(connection)
    day = NEVER if as_of is None else as_of.toordinal()
    decided = linker.decided(connection, docket)(day)
    groups = _groups(connection, events)
    context = _brought(connection, events, day, decided)
    told = [
        group.with_context(context[each.number]) if each.number in context else group
        for each, group in zip(events, groups, strict=True)
    ]
    ids = (key.id for group in told for key in (*group.members, *group.context))
    filed = linker.statements(connection, docket, ids)
    records = (composed(group, filed, decided, known=linker.known, same={}) for group in told)
    return tuple(_counted(connection, record, filed) for record in records), filed


def laid_to(connection: Connection, linker: Linker, statement: str, as_of: date | None) -> list[int]:
    """Return the number of the event to which the turn of control is laid that the statement tells, none where none."""
    day = NEVER if as_of is None else as_of.toordinal()
    docket = judgement_rows.docket(connection)
    query = select(REPORT.c.id).join(FACET, FACET.c.report == REPORT.c.key).where(FACET.c.id == statement)
    reports = connection.execute(query).scalars().all()
    joined = blocks(connection, docket)
    homes = {joined.get(report, (report,))[0] for report in reports}
    for row in _standing(telling_rows.of_reports(connection, homes), day):
        group = row.lived.tale.group
        if statement not in {turn.id for turn in group.context}:
            continue
        if row.lived.tale.is_turn:
            decided = linker.decided(connection, docket)(day)
            best = surest(row.lived.tale.profile, _near(connection, [row], day)[row.number], decided)
            return [best[0]] if best else []
        kin = event_rows.of_kin(connection, [row.kin] if row.kin is not None else [])
        return [each.number for each in kin if row.number in each.kept.members and each.stands(day)]
    return []


def _counted(connection: Connection, record: IncidentRecord, filed: Mapping[str, Filed]) -> IncidentRecord:
    """Return the record, what only copies another of its reports counted with it."""
    if record.independent < 2:
        return record
    copies = same_texts(connection, record.reports)
    return recounted((record,), (filed[each] for each in record.statements), copies)[0]


def _groups(connection: Connection, events: Sequence[Event]) -> list[Group]:
    rows = telling_rows.of_numbers(connection, (number for each in events for number in each.kept.members))
    by_number = {row.number: row for row in rows}
    return [_group(each, by_number) for each in events]


def _group(each: Event, rows: Mapping[int, Telling]) -> Group:
    place = {number: i for i, number in enumerate(each.kept.members)}
    joined = tuple((place[a], place[b]) for a, b in each.kept.joined)
    tales = [rows[number].lived.tale for number in each.kept.members]
    return event(tales, Grown(tuple(range(len(tales))), joined))


def _brought(connection: Connection, events: Sequence[Event], day: int, decided: Decided) -> Mapping[int, list[Joined]]:
    """Return for each event the turns for which it speaks more than any other does, in order of id."""
    rows = telling_rows.of_numbers(connection, {number for each in events for number in each.kept.members})
    keys = {key for row in rows for key in asked_keys(row.lived.tale.profile)}
    found = telling_rows.under(connection, keys, turns=True)
    turns = _standing(telling_rows.of_numbers(connection, {n for numbers in found.values() for n in numbers}), day)
    context: dict[int, list[Joined]] = defaultdict(list)
    if turns:
        near = _near(connection, turns, day)
        for turn in turns:
            best = surest(turn.lived.tale.profile, near[turn.number], decided)
            if best is not None:
                context[best[0]].append(best[1])
    return context


def _near(connection: Connection, turns: Sequence[Telling], day: int) -> Mapping[int, list[tuple[int, Group]]]:
    """Return for each turn the events that may have brought it, each with its number."""
    asked = {turn.number: telling_rows.names_asked(turn) for turn in turns}
    under = telling_rows.under_names(connection, {name for names in asked.values() for name in names})
    there = _there(connection, under.values(), day)
    events = _standing_events(connection, there.values(), day)
    groups = dict(zip((each.number for each in events), _groups(connection, events), strict=True))
    home = {number: each.number for each in events for number in each.kept.members}
    found: dict[int, list[tuple[int, Group]]] = {}
    for turn, names in asked.items():
        tellings = {number for name in names for number in _first(under.get(name, ()), there)}
        found[turn] = [(number, groups[number]) for number in sorted({home[each] for each in tellings & home.keys()})]
    return found


def _there(connection: Connection, numbers: Iterable[Sequence[int]], day: int) -> dict[int, Telling]:
    rows = telling_rows.of_numbers(connection, {number for some in numbers for number in some})
    return {row.number: row for row in _standing(rows, day)}


def _standing_events(connection: Connection, rows: Iterable[Telling], day: int) -> list[Event]:
    kin = event_rows.of_kin(connection, {row.kin for row in rows if row.kin is not None})
    return [each for each in kin if each.stands(day)]


def _first(numbers: Iterable[int], there: Mapping[int, Telling]) -> list[int]:
    """Return those that are there, the first by id of a crowd."""
    rows = sorted((there[n].lived.tale.profile.id, n) for n in numbers if n in there)
    return [number for _, number in rows[:MOST]]


def _standing(rows: Sequence[Telling], day: int) -> list[Telling]:
    standing = (row for row in rows if row.lived.stands(min(day, OPEN - 1)))
    return sorted(standing, key=lambda row: row.lived.tale.profile.id)
