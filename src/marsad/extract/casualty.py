"""How many of whom: one statement for each figure."""

from collections.abc import Iterator, Sequence

from marsad.extract.contract import identify
from marsad.extract.count import counts
from marsad.extract.dating import Extent as Words
from marsad.extract.dating import is_background, nearest
from marsad.extract.particle import particles
from marsad.extract.placing import named_place
from marsad.extract.scene import Scene
from marsad.extract.speaking import claimed
from marsad.extract.statement import Casualties, Counting, NamedPlace
from marsad.extract.toll import Toll, doer, tolls
from marsad.extract.toponym import Toponym
from marsad.extract.victim import Victims, victims
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

_STATED, _INFERRED = 0.85, 0.7
_RISING = particles("rising")


def casualties(scene: Scene) -> Iterator[Casualties]:
    """Yield every statement of casualties, in the order of the words."""
    ids: dict[int, str] = {}
    told: dict[int, Victims] = {}
    last: tuple[Toll, Victims] | None = None
    for toll in tolls(scene, counts(scene)):
        sentence = scene.sentence(toll.count.start)
        if scene.passage(toll.count.start) is None or _is_other_news(scene, scene.proposition(toll.count.start)):
            continue
        inherited = told.get(toll.parent.count.start) if toll.parent else None
        if inherited is None and last is not None and last[0].count.start >= sentence[0]:
            inherited = last[1]
        who = victims(scene, toll, inherited)
        statement = _statement(scene, toll, who, ids)
        if toll.rule == "losses" and not who.parties:
            continue
        told[toll.count.start] = who
        ids[toll.count.start] = identify(statement, scene.report.document.id)
        last = (toll, who)
        yield statement


def _is_other_news(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Return whether the sentence tells of an accident, a disaster or a game."""
    words = scene.text[slice(*sentence)].split()
    return any(word.strip("،.:") in particles("no-conflict-cause") for word in words)


def _statement(scene: Scene, toll: Toll, who: Victims, ids: dict[int, str]) -> Casualties:
    count = toll.count
    sentence = scene.sentence(count.start)
    start = min(count.start, toll.cue.word_start) if toll.cue and toll.cue.start >= count.start - 60 else count.start
    end = max(count.end, who.end, toll.cue.word_end if toll.cue and toll.cue.start > count.start else 0)
    span = scene.folded.span(start, end)
    cue = toll.cue if toll.cue is not None else None
    attribution, modality = claimed(scene, start if cue is None else cue.start, cue)
    by = doer(scene, toll, sentence)
    counting, window = _counted(scene, toll, Words(start=start, end=end, sentence=sentence))
    return Casualties(
        span=span,
        quote=span.quote(scene.folded.original),
        modality=modality,
        attribution=attribution,
        as_of=scene.as_of(start),
        places=_places(scene, start, end, sentence),
        rule=f"casualties.{toll.rule}",
        confidence=_STATED if count.stated else _INFERRED,
        outcome=toll.outcome,
        victims=who.parties,
        figure=count.figure,
        counting=counting,
        window=window,
        victim_detail=who.detail,
        subset_of=ids.get(toll.parent.count.start) if toll.parent else None,
        by=by.parties if by and not set(by.parties) & set(who.parties) else (),
    )


def _counted(scene: Scene, toll: Toll, words: Words) -> tuple[Counting, Interval]:
    """Return over what the figure counts, and when it happened."""
    as_of = scene.as_of(words.start)
    moment = nearest(scene, words)
    if moment is None and toll.parent is not None:
        parent = toll.parent.count
        moment = nearest(scene, Words(start=parent.start, end=parent.end, sentence=words.sentence))
    if moment is not None:
        return _by_moment(moment), _window(moment, Interval(None, as_of))
    if as_of is None or is_background(scene, words):
        return Counting.INCIDENT, Interval(None, as_of)
    before = scene.text[max(words.sentence[0], words.start - 40) : words.start].split()
    rising = any(word in _RISING for word in before) and "منذ" in scene.text[words.sentence[0] : words.sentence[1]]
    return (Counting.CUMULATIVE if rising else Counting.INCIDENT), Interval.day(as_of)


def _by_moment(moment: Moment) -> Counting:
    if moment.relation is Relation.SINCE or moment.precision is Precision.SINCE:
        return Counting.CUMULATIVE
    return Counting.WINDOW if moment.relation is Relation.WINDOW else Counting.INCIDENT


def _window(moment: Moment, until: Interval) -> Interval:
    days = moment.days
    if (
        moment.relation is Relation.SINCE
        and days.end is None
        and until.end
        and (days.start is None or days.start <= until.end)
    ):
        return Interval(days.start, until.end)
    return days


def _places(scene: Scene, start: int, end: int, sentence: tuple[int, int]) -> tuple[NamedPlace, ...]:
    """Return where it happened: the places right behind in the sentence, else the last ones before."""
    behind = scene.places_in(end, min(sentence[1], end + 90))
    before = [places for places in scene.places_in(sentence[0], start) if places.end <= start]
    chosen: Sequence[Toponym] = behind[0].items if behind else before[-1].items if before else ()
    if not chosen:
        earlier = [places for places in scene.places_in(max(0, start - 600), start) if not places.items[0].anaphor]
        chosen = earlier[-1].items if earlier else ()
    return tuple(named_place(item, scene.folded) for item in chosen if not (item.anaphor and item.place is None))
