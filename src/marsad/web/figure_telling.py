"""Reckonings, counters and contradictions as the API says them."""

from collections.abc import Iterable, Mapping, Sequence

from marsad.extract.statement import Figure
from marsad.extract.term import Movement, Outcome
from marsad.inquiry.area import NamedArea, area_named
from marsad.inquiry.chart import Chart, Line, Spot
from marsad.inquiry.counting import CounterList as Counted
from marsad.inquiry.reckoning import Reckoning
from marsad.inquiry.strand import Split
from marsad.inquiry.tally import Quotation
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.counter.series import Counter
from marsad.record.coverage import Coverage
from marsad.record.ledger.answer import SourceAnswer
from marsad.record.ledger.question import Question
from marsad.web.answers.answer import Days
from marsad.web.answers.figures import (
    AreaName,
    ClaimAnswer,
    ContradictionAnswer,
    CounterAnswer,
    CounterList,
    CoverageAnswer,
    LineAnswer,
    OriginAnswer,
    PointAnswer,
    QuestionAnswer,
    ReckoningAnswer,
    SaidAnswer,
    SentenceAnswer,
    SeriesAnswer,
    SpotAnswer,
    UnallocatedAnswer,
    WeekAnswer,
)

# More contradictions, and parts of totals, than anybody reads beside one figure.
_MOST_BESIDE = 100
_OUTCOMES: Mapping[str, Outcome | Movement] = {each.value: each for each in (*Outcome, *Movement)}


def reckoning_answer(found: Reckoning, offset: int, limit: int | None) -> ReckoningAnswer:
    """Return the reckoning with the claims from `offset` on, `limit` of them (None: all)."""
    answer = found.answer
    binding = frozenset(answer.statements)
    ordered = sorted(answer.counted, key=lambda key: key not in binding)
    shown = ordered[offset:] if limit is None else ordered[offset : offset + limit]
    faults, left = found.contradictions[:_MOST_BESIDE], answer.unallocated[:_MOST_BESIDE]
    beside = {*(key for each in faults for key in each.statements), *(k for u in left for k in (u.total, *u.parts))}
    words = found.sentences.of((*shown, *beside))
    return ReckoningAnswer(
        question=question_answer(answer.question),
        low=answer.low,
        high=answer.high,
        fullest=answer.fullest.origin if answer.fullest else None,
        least=answer.fullest.bounds.low if answer.fullest else 0,
        statements=answer.statements,
        by_source=tuple(map(_origin, answer.by_source)),
        unallocated=tuple(
            UnallocatedAnswer(total=u.total, division=u.division, parts=u.parts, low=u.low, high=u.high) for u in left
        ),
        conflicts=len(found.contradictions),
        contradictions=tuple(map(contradiction_answer, faults)),
        total=len(ordered),
        offset=offset,
        claims=tuple(_claim(found.claims[key], found.areas, binds=key in binding, words=words[key]) for key in shown),
        unconfirmed=len(answer.unconfirmed),
        sentences=sentences(words[key] for key in sorted(beside) if key in words),
        coverage=coverage_answer(found.coverage),
    )


def question_answer(question: Question) -> QuestionAnswer:
    """Return what was asked."""
    return QuestionAnswer.model_validate(
        {
            "outcome": question.outcome,
            "unit": question.unit,
            "measure": question.measure,
            "groups": question.groups,
            "place": area_answer(area_named(question.area[0])) if question.area else None,
            "from": question.start,
            "to": question.end,
            "by": question.by,
            "sources": question.sources,
            "as_of": question.as_of,
            "unconfirmed": question.unconfirmed,
        }
    )


def area_answer(area: NamedArea) -> AreaName:
    """Return the area under its names."""
    return AreaName(id=area.id, name_ar=area.name_ar, name_en=area.name_en, words=area.words)


def _origin(found: SourceAnswer) -> OriginAnswer:
    bounds = found.bounds
    return OriginAnswer(
        origin=found.origin,
        low=bounds.low,
        high=bounds.high,
        low_by=bounds.low_by,
        high_by=bounds.high_by,
        claims=len(found.counted),
        relaxed=found.relaxed,
    )


def _claim(claim: Claim, areas: Mapping[str, NamedArea], *, binds: bool, words: Quotation) -> ClaimAnswer:
    return ClaimAnswer(
        id=claim.id,
        origin=claim.voice,
        low=claim.low,
        high=claim.high,
        said=said_answer(claim.figure),
        groups=claim.named,
        detail=claim.detail,
        by=claim.by,
        area=tuple(area_answer(areas[area]) for area in claim.area),
        start=claim.start,
        end=claim.end,
        counting=claim.counting,
        scope=claim.scope,
        event=claim.event,
        counter=claim.counter,
        subset_of=claim.subset_of,
        confirmed=claim.confirmed,
        binds=binds,
        sentence=sentence_answer(words),
    )


def said_answer(figure: Figure | None) -> SaidAnswer | None:
    """Return the figure as it was put."""
    if figure is None:
        return None
    return SaidAnswer(low=figure.low, high=figure.high, approx=figure.approx, vague=figure.vague)


def sentence_answer(found: Quotation) -> SentenceAnswer:
    """Return the words, with who says them."""
    return SentenceAnswer(
        id=found.statement_id,
        report=found.report_id,
        source=found.source,
        publisher=found.publisher,
        speaker=found.speaker,
        said=found.said,
        known=found.known,
        modality=found.modality,
        quote=found.quote,
    )


def sentences(found: Iterable[Quotation]) -> tuple[SentenceAnswer, ...]:
    """Return all of the words."""
    return tuple(map(sentence_answer, found))


def contradiction_answer(found: Contradiction) -> ContradictionAnswer:
    """Return what cannot all be true."""
    return ContradictionAnswer(
        conflict=found.conflict,
        origin=found.origin,
        statements=found.statements,
        judgements=found.judgements,
        relaxed=found.relaxed,
        is_smallest=found.is_smallest,
        en=found.en,
        ar=found.ar,
    )


def coverage_answer(found: Coverage) -> CoverageAnswer:
    """Return how much is told."""
    return CoverageAnswer(
        reports=found.reports,
        publishers=found.publishers,
        undated=found.undated,
        weeks=tuple(WeekAnswer(week=w.week, reports=w.reports, publishers=w.publishers) for w in found.weeks),
    )


def series_answer(found: Chart) -> SeriesAnswer:
    """Return the question through time."""
    return SeriesAnswer(
        question=question_answer(found.question),
        days=Days(start=found.days.start, end=found.days.end),
        every=found.every,
        split=found.split,
        running=found.is_running,
        lines=tuple(_line(line, found.split) for line in found.lines),
        left_out=found.left_out,
    )


def _line(line: Line, split: Split | None) -> LineAnswer:
    is_place = split is Split.PLACE and line.key is not None
    return LineAnswer(
        key=line.key,
        area=area_answer(area_named(line.key)) if is_place and line.key else None,
        spots=tuple(map(_spot, line.spots)),
    )


def _spot(spot: Spot) -> SpotAnswer:
    return SpotAnswer(
        start=spot.days.start,
        end=spot.days.end,
        low=spot.low,
        high=spot.high,
        origins=spot.origins,
        claims=spot.claims,
        fullest=spot.fullest.origin if spot.fullest else None,
        least=spot.fullest.bounds.low if spot.fullest else 0,
    )


def counters_answer(found: Counted, offset: int, limit: int | None) -> CounterList:
    """Return the counters from `offset` on, `limit` of them (None: all)."""
    shown: Sequence[Counter] = found.counters[offset:] if limit is None else found.counters[offset : offset + limit]
    behind = {key for each in shown for point in each.points for key in point.statements}
    faults = [each for each in found.contradictions if not behind.isdisjoint(each.statements)]
    return CounterList(
        kinds=found.asked.kinds,
        as_of=found.as_of,
        total=len(found.counters),
        offset=offset,
        counters=tuple(_counter(each, found) for each in shown),
        contradictions=tuple(map(contradiction_answer, faults)),
        sentences=sentences(found.sentences.of(behind).values()),
        coverage=coverage_answer(found.coverage),
    )


def _counter(counter: Counter, found: Counted) -> CounterAnswer:
    return CounterAnswer(
        id=counter.id,
        origin=counter.origin or None,
        outcome=_OUTCOMES[counter.outcome],
        unit=counter.unit,
        measure=counter.measure,
        groups=counter.groups,
        detail=counter.detail,
        by=counter.by,
        area=tuple(area_answer(found.areas[area]) for area in counter.area),
        counting=counter.counting,
        start=counter.start,
        event=counter.event,
        points=tuple(
            PointAnswer(
                end=point.end,
                as_of=point.as_of,
                known=point.known,
                low=point.low,
                high=point.high,
                said=said_answer(point.said),
                falls=point.falls,
                statements=point.statements,
            )
            for point in counter.points
        ),
    )
