"""A question through time: its bounds in each stretch of days, by side, outcome, place or source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from marsad.extract.term import Measure
from marsad.inquiry.strand import MOST, Split, Strand, bearing, strands
from marsad.inquiry.stretch import Every, fitting, stretches
from marsad.inquiry.tally import Tally
from marsad.record.ledger.answer import Answer, SourceAnswer
from marsad.record.ledger.ask import part
from marsad.record.ledger.question import Question
from marsad.record.ledger.voice import Heed
from marsad.when.interval import Interval

# Days. Claims of longer times say nothing of when the matter began or ended.
_SHORT = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """In `days` at least `low` and at most `high` (None: open), by `claims` claims of `origins` origins.

    Without origins nobody speaks of it: then it is neither none nor any number. `fullest`: the origin that gives the
    highest lower bound. Where people are counted who are somewhere, `days` is the one day of the stretch that is told.
    """

    days: Interval
    low: int
    high: int | None
    origins: int
    claims: int
    fullest: SourceAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The bounds of one strand through time; `key` is the id of its party, place, outcome or origin, None of all."""

    key: str | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a question comes to through `days`, `every` so long, as lines; `left_out` are further lines, not drawn.

    `is_running`: each spot counts from the first day on.
    """

    question: Question
    days: Interval
    every: Every
    split: Split | None
    is_running: bool
    lines: tuple[Line, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charting:
    """How a question is drawn: which `days` (an open end: all told of), `every` None as long as suits these."""

    days: Interval
    every: Every | None = None
    split: Split | None = None
    is_running: bool = False


class TooFineError(ValueError):
    """The stretches asked for are more than anybody could look at."""


# Spots of one line.
MOST_SPOTS = 400


def charted(question: Question, charting: Charting, told: Tally, *, heed: Heed = lambda _: None) -> Chart:
    """Return the question through time, by the claims of the tally, whatever its own days.

    Each spot is what the ledger answers where it is asked for these days alone.

    Raises:
        TooFineError: there would be more than `MOST_SPOTS` of one line.
    """
    days = _days(question, charting.days, told)
    every = charting.every or fitting(days)
    parts = tuple(islice(stretches(days, every), MOST_SPOTS + 1))
    if len(parts) > MOST_SPOTS:
        raise TooFineError(f"these are more than {MOST_SPOTS} stretches: ask for fewer days, or for longer stretches")
    found = strands(question, charting.split, told.current)
    answered = [*_answered(found.strands, parts, charting, told, heed=heed)] if parts else []
    lines = tuple(
        Line(key=strand.key, spots=tuple(map(_spot, own))) for strand, own in zip(found.strands, answered, strict=False)
    )
    left_out = found.left_out
    if charting.split is Split.SOURCE and answered:
        lines, left_out = _by_origin(answered[0])
    return Chart(
        question=question,
        days=days,
        every=every,
        split=charting.split,
        is_running=charting.is_running,
        lines=lines,
        left_out=left_out,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The days of a spot with what is asked of it, None where no day of it is told, and what is answered."""

    days: Interval
    question: Question | None
    answer: Answer | None = None


def _days(question: Question, asked: Interval, told: Tally) -> Interval:
    """Return the days asked about, an open end filled by the claims that are of short times."""
    if asked.start and asked.end:
        return asked
    spans = [
        (claim.start, claim.end)
        for claim in bearing(question, told.current)
        if claim.start and claim.end and (claim.end - claim.start).days < _SHORT
    ]
    start = asked.start or min((start for start, _ in spans), default=None)
    end = asked.end or max((end for _, end in spans), default=None)
    return Interval(start, end) if start and end and start <= end else Interval(None, None)


def _answered(
    found: Sequence[Strand], parts: Sequence[Interval], charting: Charting, told: Tally, *, heed: Heed
) -> Iterator[list[_Asked]]:
    """Yield the spots of each strand; strands that hear the same claims are asked together."""
    sheets: dict[tuple[str, tuple[str, ...]], dict[int, list[_Asked]]] = {}
    for number, strand in enumerate(found):
        own = [*_asked(strand.question, parts, charting, told)]
        sheets.setdefault((strand.question.outcome, strand.question.area), {})[number] = own
    done: dict[int, list[_Asked]] = {}
    for at, sheet in enumerate(sheets.values()):
        questions = [each.question for own in sheet.values() for each in own if each.question]
        answer = iter(told.asker.answers(questions, heed=part(heed, at, len(sheets))))
        for number, own in sheet.items():
            done[number] = [replace(each, answer=next(answer)) if each.question else each for each in own]
    yield from (done[number] for number in range(len(found)))


def _asked(question: Question, parts: Sequence[Interval], charting: Charting, told: Tally) -> Iterator[_Asked]:
    if question.measure is Measure.STOCK:
        told_on = {claim.end for claim in bearing(question, told.current) if claim.end}
        for each in parts:
            within = (day for day in told_on if each.start and each.end and each.start <= day <= each.end)
            on = max(within, default=None)
            yield _Asked(each, replace(question, start=on, end=on) if on else None)
        return
    for each in parts:
        days = Interval(parts[0].start, each.end) if charting.is_running else each
        yield _Asked(days, replace(question, start=days.start, end=days.end))


def _spot(asked: _Asked) -> Spot:
    found = asked.answer
    if found is None:
        return Spot(days=asked.days, low=0, high=None, origins=0, claims=0)
    question = found.question
    return Spot(
        days=Interval(question.start, question.end),
        low=found.low,
        high=found.high,
        origins=len(found.by_source),
        claims=len(found.counted),
        fullest=found.fullest,
    )


def _by_origin(asked: Sequence[_Asked]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return a line for each origin of which most claims count, and the other origins."""
    counts: Counter[str] = Counter()
    for each in asked:
        counts.update({own.origin: len(own.counted) for own in (each.answer.by_source if each.answer else ())})
    ordered = [origin for origin, _ in counts.most_common()]
    lines = (Line(key=origin, spots=tuple(_own(origin, each) for each in asked)) for origin in ordered[:MOST])
    return tuple(lines), tuple(ordered[MOST:])


def _own(origin: str, asked: _Asked) -> Spot:
    """Return what the claims of one origin come to."""
    found = next((own for own in (asked.answer.by_source if asked.answer else ()) if own.origin == origin), None)
    if found is None:
        return Spot(days=asked.days, low=0, high=None, origins=0, claims=0)
    return Spot(
        days=asked.days,
        low=found.bounds.low,
        high=found.bounds.high,
        origins=1,
        claims=len(found.counted),
        fullest=found,
    )
