"""Figures as the API asks for them: what is computed for one question is kept for the next."""

from datetime import date
from functools import lru_cache
from typing import TypeVar

import msgspec

from marsad.extract.term import Kind, Measure, Outcome
from marsad.inquiry.area import area_named, area_of
from marsad.inquiry.chart import Charting, charted
from marsad.inquiry.contradicting import contradicted, fits, within
from marsad.inquiry.contradictions import ContradictionList as Contradicted
from marsad.inquiry.counting import Asked, listed
from marsad.inquiry.displacing import DisplacementAnswers, Wanted, displaced
from marsad.inquiry.figures import tally
from marsad.inquiry.ground import places_in, told_of
from marsad.inquiry.reckoning import Asking, Ground, Reckoning, reckoned
from marsad.inquiry.standing import standing
from marsad.inquiry.tally import Tally, quotation
from marsad.record.coverage import ALWAYS
from marsad.record.ledger.voice import Heed
from marsad.store import Store
from marsad.web.answers.answer import Answer
from marsad.web.answers.figures import ContradictionList, DisplacementList
from marsad.web.errand import Casualties, Contradictions, Counters, Displacement, Errand, Series
from marsad.web.figure_telling import (
    area_answer,
    contradiction_answer,
    counters_answer,
    coverage_answer,
    reckoning_answer,
    sentences,
    series_answer,
)
from marsad.when.interval import Interval

# Days of knowledge of which all claims are held, and questions of which whole answers are, for their further pages.
_KEPT_DAYS, _KEPT_ANSWERS = 2, 16
_Arrivals = tuple[int, int]
_Paged = TypeVar("_Paged", Casualties, Displacement)


class FigureBook:
    """The figures of one store. What was read and computed is kept until a report or a judgement arrives."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of_day = lru_cache(maxsize=_KEPT_DAYS)(self._read)
        self._latest: dict[Kind, tuple[_Arrivals, Tally]] = {}
        self._reckoned = lru_cache(maxsize=_KEPT_ANSWERS)(self._reckon)
        self._displaced = lru_cache(maxsize=_KEPT_ANSWERS)(self._displace)
        self._contradicted = lru_cache(maxsize=_KEPT_DAYS)(self._contradict)

    def answer(self, errand: Errand, heed: Heed) -> Answer:
        """Return the answer to the errand; `heed` is called with the share that is done, and may raise to end it.

        Raises:
            TooFineError: a series of more stretches than anybody could look at.
            StoreError: the store cannot be read.
        """
        arrivals = self._store.arrivals()
        match errand:
            case Casualties():
                found = self._reckoned(arrivals, _whole(errand))
                return reckoning_answer(found, errand.offset, errand.limit)
            case Displacement():
                return _displacement(self._displaced(arrivals, _whole(errand)), errand)
            case Series():
                return self._series(arrivals, errand, heed)
            case Counters():
                return self._counters(arrivals, errand)
            case Contradictions():
                return self._contradictions(arrivals, errand)

    def _read(self, _arrivals: _Arrivals, kind: Kind, as_of: date | None) -> Tally:
        return tally(self._store, (kind,), as_of=as_of, is_lasting=True)

    def _tally(self, arrivals: _Arrivals, kind: Kind, as_of: date | None) -> Tally:
        """Return the figures; of those of today, the latest alone are kept, and what is laid out of them goes on."""
        if as_of is not None:
            return self._of_day(arrivals, kind, as_of)
        at, latest = self._latest.get(kind, (None, None))
        if latest is None or at != arrivals:
            latest = tally(self._store, (kind,), is_lasting=True, before=latest)
            self._latest[kind] = arrivals, latest
        return latest

    def _reckon(self, arrivals: _Arrivals, errand: Casualties) -> Reckoning:
        told = self._tally(arrivals, Kind.CASUALTIES, errand.as_of)
        ground = _ground(errand).standing(told.merged)
        return reckoned(ground.question(errand.outcome), ground, told)

    def _displace(self, arrivals: _Arrivals, errand: Displacement) -> DisplacementAnswers:
        told = self._tally(arrivals, Kind.DISPLACEMENT, errand.as_of)
        wanted = Wanted(outcomes=errand.outcomes, units=errand.units, measures=errand.measures)
        return displaced(_ground(errand).standing(told.merged), wanted, told)

    def _series(self, arrivals: _Arrivals, errand: Series, heed: Heed) -> Answer:
        kind = Kind.DISPLACEMENT if errand.movement else Kind.CASUALTIES
        told = self._tally(arrivals, kind, errand.as_of)
        # How many people are somewhere is asked of a day; which one, the series finds for each stretch.
        day = date.min if errand.measure is Measure.STOCK else None
        asking = msgspec.structs.replace(errand, start=day, end=day)
        ground = _ground(asking).standing(told.merged)
        asked = errand.movement or errand.outcome or Outcome.KILLED
        question = ground.question(asked, unit=errand.unit, measure=errand.measure)
        charting = Charting(
            days=Interval(errand.start, errand.end), every=errand.every, split=errand.split, is_running=errand.running
        )
        return series_answer(charted(question, charting, told, heed=heed))

    def _counters(self, arrivals: _Arrivals, errand: Counters) -> Answer:
        (kind,) = errand.kinds
        told = self._tally(arrivals, kind, errand.as_of)
        place = area_of(errand.place) if errand.place else None
        asked = Asked(
            kinds=errand.kinds,
            groups=errand.groups,
            place=place and standing(place, told.merged),
            outcomes=(*errand.outcomes, *errand.movements),
            start=errand.start,
            end=errand.end,
            sources=errand.sources,
        )
        return counters_answer(listed(asked, told), errand.offset, errand.limit)

    def _contradict(self, _arrivals: _Arrivals, as_of: date | None) -> Contradicted:
        return contradicted(self._store, as_of=as_of)

    def _contradictions(self, arrivals: _Arrivals, errand: Contradictions) -> Answer:
        every, area = self._contradicted(arrivals, errand.as_of), area_of(errand.place) if errand.place else None
        fitting = (each for each in every.contradictions if fits(each, errand.sources, errand.conflicts))
        found = within(fitting, every.sentences.values(), frozenset(places_in(area)))
        shown = found[errand.offset :] if errand.limit is None else found[errand.offset : errand.offset + errand.limit]
        behind = sorted({key for each in shown for key in each.statements if key in every.sentences})
        return ContradictionList(
            as_of=errand.as_of,
            total=len(found),
            offset=errand.offset,
            contradictions=tuple(map(contradiction_answer, shown)),
            sentences=sentences(quotation(every.sentences[key]) for key in behind),
            coverage=coverage_answer(told_of(self._store, area, ALWAYS, as_of=errand.as_of)),
        )


def _whole(errand: _Paged) -> _Paged:
    """Return the errand for every page of its answer."""
    return msgspec.structs.replace(errand, offset=0, limit=None)


def _ground(errand: Casualties | Displacement | Series) -> Ground:
    place = area_of(errand.place) if errand.place else None
    asking = Asking(
        groups=errand.groups,
        place=errand.place,
        start=errand.start,
        end=errand.end,
        by=errand.by,
        sources=errand.sources,
        as_of=errand.as_of,
        unconfirmed=errand.unconfirmed,
    )
    return Ground(asking=asking, groups=errand.groups, by=errand.by, place=place, namesakes=())


def _displacement(found: DisplacementAnswers, errand: Displacement) -> DisplacementList:
    return DisplacementList(
        as_of=found.as_of,
        place=area_answer(area_named(found.place.id)) if found.place else None,
        answers=tuple(reckoning_answer(each, errand.offset, errand.limit) for each in found.answers),
    )
