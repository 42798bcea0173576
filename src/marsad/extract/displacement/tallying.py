"""Over what a figure of displacement counts, and when it happened."""

from dataclasses import dataclass
from datetime import date, timedelta

from marsad.extract.claim.dating import Extent, is_background, nearest
from marsad.extract.claim.story import beginning_of_total, day_of_story, frame_of
from marsad.extract.displacement.move import Move
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.statement import Displacement
from marsad.extract.term import Counting, Modality, Movement
from marsad.text.span import Span as TextSpan
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

# What began at most so long ago is one stretch of days, no running total.
_SHORT = timedelta(days=7)
_RISING = 60
_TOTAL = 20_000
Told = tuple[Counting, Interval, TextSpan | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The words of a figure and what they tell."""

    words: Extent
    move: Move


def tallied(scene: Scene, counted: Span, modality: Modality, like: Displacement | None) -> Told:
    """Return the counting, the window and the words that date it.

    By its own words; else those of the total that it is part of; else the day of the passage.
    """
    words, move = counted.words, counted.move
    as_of = scene.as_of(words.start)
    if modality in (Modality.INTENDED, Modality.HYPOTHETICAL):
        return Counting.INCIDENT, Interval(None, None), None
    moment = nearest(scene, words)
    if like is not None and (moment is None or moment.start < words.start):
        return like.counting, like.window, None
    counting = _counting(scene, words, move, moment)
    if moment is not None:
        return counting, _window(moment, as_of), scene.folded.span(moment.start, moment.end)
    return _undated(scene, counted, counting, as_of)


def _undated(scene: Scene, counted: Span, counting: Counting, as_of: date | None) -> Told:
    """Return the window of a figure without a time: that of the heading over it, or from the day of the story on."""
    words, move = counted.words, counted.move
    if as_of is None or move.outcome is Movement.TRAPPED:
        return counting, Interval(as_of, as_of), None
    frame = frame_of(scene, words)
    if frame is not None:
        return counting, _window(frame, as_of), scene.folded.span(frame.start, frame.end)
    if counting is Counting.CUMULATIVE:
        since = beginning_of_total(scene, words)
        return counting, Interval.up_to(as_of, since), None
    if is_background(scene, words):
        return counting, Interval(None, as_of), None
    story = day_of_story(scene, words) if move.cue else None
    start = story.start if story is not None else None
    # Somewhere between the day of which is told and that of the telling.
    return counting, Interval.up_to(as_of, start or as_of), None


def _counting(scene: Scene, words: Extent, move: Move, moment: Moment | None) -> Counting:
    if move.outcome is Movement.TRAPPED:
        return Counting.INCIDENT
    if _is_rising(scene, words):
        return Counting.CUMULATIVE
    if moment is None:
        fled = move.outcome is Movement.FLED and _is_total(move)
        summed = fled or (move.rule.endswith("tally") and move.outcome is not Movement.EVACUATED)
        return Counting.CUMULATIVE if summed else Counting.INCIDENT
    if _is_of_all(scene, moment):
        return Counting.CUMULATIVE
    stretch = moment.relation is not Relation.ON or moment.precision in (Precision.MONTH, Precision.YEAR)
    return Counting.WINDOW if stretch else Counting.INCIDENT


def _is_of_all(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment makes a figure the total since it all began: منذ شهر, حتى الآن."""
    if moment.relation is Relation.UNTIL:
        return moment.days.end == scene.as_of(moment.start)
    return moment.relation is Relation.SINCE and _is_long(moment.days)


def _is_long(days: Interval) -> bool:
    return days.start is None or days.end is None or days.end - days.start > _SHORT


def _is_rising(scene: Scene, words: Extent) -> bool:
    before = scene.text[max(words.sentence[0], words.start - _RISING) : words.start].split()
    return any(word.lstrip("ولف").strip("،.") in particles("rises") for word in before[-5:])


def _is_total(move: Move) -> bool:
    """Return whether so many cannot have fled in one event: the figure sums up a campaign."""
    return move.crowd is not None and move.crowd.stated and (move.crowd.figure.low or 0) >= _TOTAL


def _window(moment: Moment, until: date | None) -> Interval:
    days = moment.days
    if moment.relation is Relation.SINCE and days.end is None and until and (days.start is None or days.start <= until):
        return Interval(days.start, until)
    return days
