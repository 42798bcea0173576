"""What the words of a report name, numbered, so that an answer can point at it."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from msgspec import Struct

from marsad.extract.displacement.crowd import Crowd, crowds
from marsad.extract.mention.covered import Covered
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.toponym import Toponym
from marsad.extract.role.count import counts
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure
from marsad.extract.term import Unit
from marsad.extract.vocabulary import Person
from marsad.when.moment import Moment


class Sort(Enum):
    """What a mention is; the value begins its label."""

    PLACE = "P"
    GROUP = "G"
    NUMBER = "N"
    TIME = "T"
    SOURCE = "S"


class Number(Struct, frozen=True, kw_only=True):
    """So many people, or families. `noun` counts them, None where it is not known."""

    figure: Figure
    unit: Unit
    noun: Person | None = None


Meaning = Toponym | tuple[str, ...] | Number | Moment | str


class Mention(Struct, frozen=True, kw_only=True):
    """The words at folded [start, end) mean what `label` stands for; all words under one label mean the same.

    `shown`: the prompt marks it. What is not shown (a plural, a single person) is there for whoever quotes its words.
    """

    label: str
    sort: Sort
    start: int
    end: int
    means: Meaning
    shown: bool = True


class _Found(Struct, frozen=True, kw_only=True):
    """A mention before it has a number; `key` is the same for all that mean the same."""

    sort: Sort
    start: int
    end: int
    means: Meaning
    key: Hashable
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of one report, in the order of its words, the longer ones first."""

    all: tuple[Mention, ...]
    _starts: Sequence[int] = field(init=False, repr=False)
    _labelled: dict[str, list[Mention]] = field(init=False, repr=False)
    _longest: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        rows: dict[str, list[Mention]] = {}
        for mention in self.all:
            rows.setdefault(mention.label, []).append(mention)
        object.__setattr__(self, "_labelled", rows)
        object.__setattr__(self, "_starts", [mention.start for mention in self.all])
        object.__setattr__(self, "_longest", max((mention.end - mention.start for mention in self.all), default=0))

    def labelled(self, label: str) -> Sequence[Mention]:
        """Return where what `label` stands for is named, none where nothing is called so."""
        return self._labelled.get(label, ())

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in folded [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def over(self, sort: Sort, start: int, end: int) -> Iterator[Mention]:
        """Yield the mentions of a sort that share a letter with folded [start, end)."""
        near = self.within(start - self._longest, end)
        yield from (each for each in near if each.sort is sort and each.start < end and start < each.end)


def mentions(scene: Scene) -> Mentions:
    """Return everything that a statement about `scene` may point at."""
    found = [each for finder in _FINDERS for each in finder(scene)]
    found.sort(key=lambda each: (each.start, -each.end, each.sort.value))
    numbers: dict[Hashable, str] = {}
    given = dict.fromkeys(Sort, 0)
    rows = []
    for each in sorted(found, key=lambda each: not each.shown):
        key = (each.sort, each.key)
        if key not in numbers:
            given[each.sort] += 1
            numbers[key] = f"{each.sort.value}{given[each.sort]}"
    for each in found:
        label = numbers[each.sort, each.key]
        rows.append(
            Mention(label=label, sort=each.sort, start=each.start, end=each.end, means=each.means, shown=each.shown)
        )
    return Mentions(tuple(rows))


def _places(scene: Scene) -> Iterator[_Found]:
    for group in scene.places:
        for item in group.items:
            words = item.meant or (item.name_start, item.name_end)
            # A quarter that no gazetteer has is tied to its city, and is another place all the same.
            key = (item.place.id if item.place is not None else "", scene.text[slice(*words)].removeprefix("ال"))
            yield _Found(sort=Sort.PLACE, start=item.start, end=item.end, means=item, key=key)


def _groups(scene: Scene) -> Iterator[_Found]:
    for side in scene.sides:
        yield _Found(sort=Sort.GROUP, start=side.start, end=side.end, means=side.parties, key=side.parties)
    for hit in scene.hits[Layer.PERSON]:
        entry = hit.payload.entry
        if isinstance(entry, Person) and entry.party is not None and not entry.figure_only:
            parties = (entry.party,)
            # Whoever is named by a trade or an age is no party to anything until a fact is told of him.
            yield _Found(sort=Sort.GROUP, start=hit.start, end=hit.end, means=parties, key=parties, shown=False)


def _numbers(scene: Scene) -> Iterator[_Found]:
    taken = {}
    for count in counts(scene):
        at = _where(scene, count)
        taken[at[0]] = at[1]
        told = count.stated or count.is_loss or (count.figure.low or 0) > 1
        yield _number(Number(figure=count.figure, unit=Unit.PERSONS, noun=count.noun), at, shown=told)
    for crowd in crowds(scene):
        at = _where(scene, crowd)
        if at[0] not in taken or crowd.families:
            number = Number(figure=crowd.figure, unit=crowd.unit, noun=crowd.noun)
            yield _number(number, at, shown=crowd.is_counted)
            taken[at[0]] = at[1]
    yield from _uncounted(scene, Covered([*taken.items(), *((each.start, each.end) for each in scene.moments)]))


def _uncounted(scene: Scene, taken: Covered) -> Iterator[_Found]:
    """Yield the figures of which no rule knows what they count: ستة عشر لفظوا أنفاسهم."""
    for each in scene.quantities:
        if not taken.touches(each.start, each.end):
            figure = Figure(low=each.low, high=each.high, approx=each.approx, vague=each.vague)
            yield _number(Number(figure=figure, unit=Unit.PERSONS), (each.start, each.end), shown=True)


# How far before what it counts a figure may begin, in code points, with all that bounds it.
_BEFORE = 60


def _where(scene: Scene, told: Count | Crowd) -> tuple[int, int]:
    """Return where a figure stands without what it counts; where none is written, where its noun stands."""
    near = scene.quantities_in(told.start - _BEFORE, told.end) if told.stated else ()
    return next(((each.start, each.end) for each in near if told.start < each.end), (told.start, told.end))


def _number(number: Number, at: tuple[int, int], *, shown: bool) -> _Found:
    return _Found(sort=Sort.NUMBER, start=at[0], end=at[1], means=number, key=(at[0], number.unit), shown=shown)


def _times(scene: Scene) -> Iterator[_Found]:
    for moment in scene.moments:
        key = (scene.text[moment.start : moment.end], moment.days)
        yield _Found(sort=Sort.TIME, start=moment.start, end=moment.end, means=moment, key=key)


def _sources(scene: Scene) -> Iterator[_Found]:
    named = {each.at: each.speaker or _written(scene, each.at) for each in scene.utterances}
    for hit in scene.hits[Layer.OUTLET]:
        name = str(getattr(hit.payload.entry, "id", scene.text[hit.start : hit.end]))
        if not any(start < hit.end and hit.start < end for start, end in named):
            named[hit.start, hit.end] = name
    for (start, end), name in named.items():
        yield _Found(sort=Sort.SOURCE, start=start, end=end, means=name, key=name)


def _written(scene: Scene, at: tuple[int, int]) -> str:
    return scene.folded.span(*at).quote(scene.report.text)


_FINDERS: tuple[Callable[[Scene], Iterator[_Found]], ...] = (_places, _groups, _numbers, _times, _sources)
