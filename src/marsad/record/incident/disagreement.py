"""What the statements of one event cannot all be right about."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from marsad.extract.statement import Casualties, Incident
from marsad.extract.term import IncidentType, Modality
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.filed import Filed
from marsad.record.incident.decided import Decided
from marsad.record.incident.kinship import FIGHTING, differ, family
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.measure import exclude
from marsad.record.incident.told import NOBODY
from marsad.theatre.known_as import KnownAs, party, source


def disagreements(items: Sequence[Filed], decided: Decided, known: Knowledge) -> Iterator[Contradiction]:
    """Yield every contradiction among the statements of one event, the first statements first.

    What one origin says again in the same way is compared once, by its first statement.
    """
    events = [(item, s) for item in items if isinstance(s := item.statement, Incident)]
    accounts: dict[object, tuple[Filed, Incident]] = {}
    for item, event in events:
        if event.modality.happened:
            accounts.setdefault((item.origin, event.type, event.actors), (item, event))
    happened = tuple(accounts.values())
    yield from _denials(events)
    for (one, a), (other, b) in combinations(happened, 2):
        if one.origin != other.origin and differ(a.type, b.type):
            yield _types(one, other, a.type, b.type)
        if _is_other_doer(a, b, known):
            yield _doers(one, other, a, b)
    yield from _figures(items)
    yield from _judged(items, decided)


def _denials(events: Sequence[tuple[Filed, Incident]]) -> Iterator[Contradiction]:
    denied = tuple(item.id for item, event in events if event.modality is Modality.DENIED)
    told = tuple(item.id for item, event in events if event.modality.happened)
    if denied and told:
        yield Contradiction(
            conflict=Conflict.EVENT, statements=(*told, *denied), en="It is told and denied.", ar="رُوي الحدث ونُفي."
        )


def _types(one: Filed, other: Filed, a: IncidentType, b: IncidentType) -> Contradiction:
    return Contradiction(
        conflict=Conflict.EVENT,
        statements=(one.id, other.id),
        en=f"What happened is told differently: {a.value}, {b.value}.",
        ar=f"تختلف الروايتان فيما حدث: {a.value}، {b.value}.",
    )


def _is_other_doer(a: Incident, b: Incident, known: Knowledge) -> bool:
    """Return whether each names a doer, and none of the one is of the other's, or on its side.

    In a fight each side does something: who attacked there is no quarrel about who did it.
    """
    doers, others = frozenset(a.actors) - NOBODY, frozenset(b.actors) - NOBODY
    if not doers or not others or FIGHTING in (family(a.type), family(b.type)):
        return False
    day = a.days.end or b.days.end
    wide = [{each for party in side for each in known.parties.lineage(party, day)} for side in (doers, others)]
    if not wide[0].isdisjoint(wide[1]):
        return False
    return day is None or not known.alliances.agree(sorted(wide[0]), sorted(wide[1]), day)


def _doers(one: Filed, other: Filed, a: Incident, b: Incident) -> Contradiction:
    first, second = (KnownAs.of(map(party, each.actors)) for each in (a, b))
    return Contradiction(
        conflict=Conflict.EVENT,
        statements=(one.id, other.id),
        en=f"It is laid to different doers: {first.en}; {second.en}.",
        ar=f"يُنسب إلى جهتين مختلفتين: {first.ar}؛ {second.ar}.",
    )


def _figures(items: Sequence[Filed]) -> Iterator[Contradiction]:
    """Yield the totals of different origins that exclude each other; one origin's later count is news, no quarrel."""
    tolls: dict[object, tuple[Filed, Casualties]] = {}
    for item in items:
        told = item.statement
        if isinstance(told, Casualties) and told.subset_of is None:
            whom = (told.outcome, told.victims, told.victim_detail)
            tolls.setdefault((item.origin, *whom, told.figure), (item, told))
    for (one, a), (other, b) in combinations(tolls.values(), 2):
        comparable = a.outcome is b.outcome and set(a.victims) == set(b.victims) and a.victim_detail == b.victim_detail
        if comparable and one.origin != other.origin and exclude(a.figure, b.figure):
            first, second = source(one.origin), source(other.origin)
            yield Contradiction(
                conflict=Conflict.EVENT,
                statements=(one.id, other.id),
                en=f"The figures of {first.en} and of {second.en} exclude each other.",
                ar=f"أرقام {first.ar} وأرقام {second.ar} لا تجتمع.",
            )


def _judged(items: Sequence[Filed], decided: Decided) -> Iterator[Contradiction]:
    """Yield what people both merged and split."""
    here = {item.id for item in items}
    for split in decided.splits:
        found = tuple(each for each in split if each in here)
        if len(found) > 1:
            yield Contradiction(
                conflict=Conflict.JUDGEMENT,
                statements=found,
                en="They were merged and split; the merge stands.",
                ar="دُمجت وفُصلت، والدمج هو النافذ.",
            )
