"""The answer about one place, out of the store."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from marsad.inquiry.ground import told_of
from marsad.inquiry.standing import merged_now, standing
from marsad.record.control.assessed import Assessed
from marsad.record.control.assessment import assess, of_its_area, whole
from marsad.record.control.claim import claims_of
from marsad.record.control.claimed import by_day
from marsad.record.control.lane import Heard, Lane
from marsad.record.control.rules import rule_of
from marsad.record.control.situation import holder_on
from marsad.record.coverage import ALWAYS, Coverage
from marsad.record.filed import Filed
from marsad.record.place_tree import PlaceTree
from marsad.store import Search, Store
from marsad.theatre.loading import load
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre
from marsad.verbs.control_source import ControlSource, control_source
from marsad.verbs.history import SENTENCES, PlaceHistory, Sentence
from marsad.verbs.place import find_place
from marsad.when.interval import Interval

# How much is told is told of so many weeks up to the day: of one week there is often nothing.
_WEEKS = 4
# How many statements are asked for by id at a time.
_AT_ONCE = 5000


def history(
    store: Store,
    asked: str,
    *,
    on: date | None,
    as_of: date | None,
    judgements_as_of: date | None = None,
    limit: int | None = SENTENCES,
    offset: int = 0,
) -> PlaceHistory:
    """Return who held the place called `asked`, on day `on` or through all time, with at most so many sentences.

    Raises:
        PlaceError: nothing is called so, or several places are.
        StoreError: the store cannot be read.
    """
    theatre = load("syria")
    found = find_place(theatre, asked)
    place = standing(found.place, merged_now(store.judgements(), judgements_as_of))
    place_id, record = place.id, control_source(store, theatre, judgements_as_of)
    told, tenures = record.claimed(place_id, as_of), record.history(place_id, as_of)
    answer = None if on is None else assess(place_id, tenures, on)
    around: tuple[Heard, ...] = ()
    if answer is not None and not answer.tenure.statements:
        answer, around = _in_its_area(record, theatre, answer, as_of)
    heard = _asked((*told.heard, *around), told.lanes, answer)
    page = heard[offset : None if limit is None else offset + limit]
    return PlaceHistory(
        place=place,
        namesakes=found.others,
        on=on,
        as_of=as_of,
        tenures=whole(place_id, tenures),
        assessed=answer,
        lanes=told.lanes,
        sentences=_sentences(store, page),
        total=len(heard),
        offset=offset,
        coverage=_coverage(store, place, on=on, as_of=as_of),
    )


def _asked(heard: Iterable[Heard], lanes: Iterable[Lane], answer: Assessed | None) -> list[Heard]:
    """Return what stands behind the answers of a day, first what stands behind the assessed one; else all; by day."""
    by_id = {each.statement_id: each for each in heard}
    every = sorted(by_id.values(), key=by_day)
    if answer is None:
        return every
    first = {*answer.tenure.statements}
    of_lanes = (tenure for lane in lanes if (tenure := holder_on(lane.tenures, answer.on)))
    wanted = first.union(*(tenure.statements for tenure in of_lanes))
    behind = [each for each in every if each.statement_id in wanted]
    return sorted(behind, key=lambda each: each.statement_id not in first)


def _coverage(store: Store, place: Place, *, on: date | None, as_of: date | None) -> Coverage:
    """Return how much is told of the place and its parts, of whatever kind."""
    days = Interval(on - timedelta(days=_WEEKS * 7 - 1), on) if on else ALWAYS
    return told_of(store, place, days, as_of=as_of)


@cache
def _tree(theatre_id: str) -> PlaceTree:
    return PlaceTree.of(load(theatre_id).places)


def _in_its_area(
    record: ControlSource, theatre: Theatre, own: Assessed, as_of: date | None
) -> tuple[Assessed, tuple[Heard, ...]]:
    """Return what is said of what the place lies in, nearest first, and by what; `own` where nothing is."""
    for area in _tree(theatre.id).lineage(own.tenure.place_id)[1:]:
        said = record.whole(area, own.on, as_of)
        found = of_its_area(own, said[0] if said else None)
        if said and found.tenure.statements:
            return found, said[1]
    return own, ()


def _sentences(store: Store, heard: Iterable[Heard]) -> Mapping[str, Sentence]:
    rules = {each.statement_id: each.rule for each in heard}
    return {each.id: _sentence(each, rules[each.id]) for each in _told(store, rules)}


def sentences_of(store: Store, ids: Iterable[str]) -> Mapping[str, Sentence]:
    """Return the words of the statements of these ids, each with what it means alone, by id.

    Raises:
        StoreError: the store cannot be read.
    """
    told = ((each, claims_of(each)) for each in _told(store, ids))
    return {each.id: _sentence(each, rule_of(claims[0]).id) for each, claims in told if claims}


def _told(store: Store, ids: Iterable[str]) -> Iterator[Filed]:
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), _AT_ONCE):
        yield from store.find(Search(ids=tuple(wanted[at : at + _AT_ONCE])))


def _sentence(told: Filed, rule: str) -> Sentence:
    return Sentence(
        statement_id=told.id,
        report_id=told.report_id,
        source=told.source,
        publisher=told.publisher or None,
        speaker=told.origin or None,
        said=told.statement.as_of,
        known=told.known,
        modality=told.statement.modality,
        rule=rule,
        quote=told.statement.quote,
    )
