"""People who may be on the move: a figure with its noun, a dual, a plural; persons or families."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.count import is_unit_name
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure
from marsad.extract.term import Movement, Unit
from marsad.extract.vocabulary import Household, Manner, Person
from marsad.text.numeral import Quantity

_NOUN_REACH = 28
_FEW = Figure(low=None, high=None, vague=True)
_TWO = Figure(low=2, high=2)


class Crowd(Struct, frozen=True, kw_only=True):
    """So many people at folded [start, end), their noun's word last.

    `noun` is None for families and where the figure stands alone (نزح 25 ألفا). `stated`: the figure is written.
    """

    start: int
    end: int
    figure: Figure
    stated: bool
    noun: Person | None = None
    families: bool = False
    # Said of people told before: ثلاثون منهم.
    partitive: bool = False

    @property
    def unit(self) -> Unit:
        """What the figure counts."""
        return Unit.FAMILIES if self.families else Unit.PERSONS

    @property
    def is_armed(self) -> bool:
        """Whether they are fighters."""
        return self.noun is not None and self.noun.combatant

    @property
    def moved(self) -> Movement | None:
        """What the noun itself says of them: نازح."""
        return self.noun.moved if self.noun else None

    @property
    def is_counted(self) -> bool:
        """Whether a number is told, be it by the noun's form."""
        return self.figure.low is not None or self.figure.high is not None

    @property
    def lives(self) -> bool:
        """Whether they are people who live somewhere, by their noun; fighters are, where a figure counts them."""
        if self.stated:
            return not self.is_bare
        return self.families or (self.noun is not None and self.noun.party is not None)

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what is counted."""
        return self.noun is None and not self.families


def crowds(scene: Scene) -> tuple[Crowd, ...]:
    """Return everybody in the report who may be on the move, in order, none overlapping."""
    found = list(_figures(scene))
    taken = Covered((crowd.start, crowd.end) for crowd in found)
    found += [crowd for crowd in _plurals(scene) if not taken.touches(crowd.start, crowd.end)]
    return tuple(sorted(found, key=lambda crowd: crowd.start))


def _figures(scene: Scene) -> Iterator[Crowd]:
    dates = Covered((moment.start, moment.end) for moment in scene.moments)
    for quantity in scene.quantities:
        if dates.touches(quantity.number_start, quantity.number_start + 1) or is_unit_name(scene, quantity):
            continue
        crowd = _counted(scene, quantity)
        if crowd is not None:
            yield _estimated(scene, crowd)


def _estimated(scene: Scene, crowd: Crowd) -> Crowd:
    """Return the crowd with the noun before it, which its figure estimates: المدنيين الذين يقدر عددهم بألف."""
    if crowd.families or (crowd.noun is not None and crowd.noun.party is not None):
        return crowd
    i = scene.words.holding(crowd.start) - 1
    said = 0
    while i > 0 and scene.words[i].removeprefix("ب") in particles("estimates"):
        i, said = i - 1, said + 1
    noun = _noun(scene, i) if said > 1 or scene.words[i + 1] in _OF_THEM else None
    if noun is None or not said or "\n" in scene.text[noun.end : crowd.start]:
        return crowd
    entry = noun.payload.entry
    person = entry if isinstance(entry, Person) else crowd.noun
    told = replace(crowd, start=noun.start, noun=person, families=person is None)
    return replace(told, figure=_FEW, stated=False) if _is_of_share(scene, i) else told


def _is_of_share(scene: Scene, i: int) -> bool:
    """Return whether word `i` names those of whom only a part is told: نصف السكان البالغ عددهم مئة ألف."""
    return any(scene.words[j] in particles("share-of") for j in range(max(0, i - _SHARE), i))


# نصف سكان المدينة: a noun may stand between.
_SHARE = 2


_OF_THEM = frozenset(("عددهم", "عددها"))


def _counted(scene: Scene, quantity: Quantity) -> Crowd | None:
    """Return whom `quantity` counts, None where it counts something else."""
    i = _word_behind(scene, quantity)
    if i is None:
        return _bare(quantity)
    word = scene.words[i]
    if word in particles("of-them"):
        noun = _noun(scene, i + 1)
        return _of(quantity, noun, partitive=True) if noun else _bare(quantity, partitive=True)
    if word == "من":
        i += 1
        while i < len(scene.words) and scene.words[i] in particles("among-people"):
            i += 1
    noun = _noun(scene, i)
    if noun is not None:
        return _of(quantity, noun) if not _is_case(noun) else None
    counted = word == "من" or word in particles("others") or word in particles("counts-movers")
    if counted or _stands_alone(scene, i):
        return _bare(quantity)
    return None


def _word_behind(scene: Scene, quantity: Quantity) -> int | None:
    """Return the word that `quantity` may count, None where a stop or the end stands behind it."""
    words = scene.words
    i = words.from_offset(quantity.number_end)
    while i < len(words) and words.joined(i - 1, i) and words[i] in particles("between-number"):
        i += 1
    if i >= len(words) or words.starts[i] - quantity.number_end > _NOUN_REACH:
        return None
    # Coordination groups write their figures between strokes: /7,600/ نازح.
    stroke = scene.text[quantity.number_end : words.starts[i]].strip() == "/"
    return i if stroke or words.joined(max(i - 1, 0), i) else None


def _noun(scene: Scene, i: int) -> Hit | None:
    """Return the noun for people or families that word `i` is, None where it is none."""
    if i >= len(scene.words) or scene.words[i] in particles("no-people"):
        return None
    at = scene.words.starts[i]
    hit = scene.hits[Layer.PERSON].at(at) or scene.hits[Layer.HOUSEHOLD].at(at)
    return hit if hit and isinstance(hit.payload.entry, Person | Household) and hit.word_start == at else None


def _is_case(noun: Hit) -> bool:
    """Return whether the noun counts cases of something, people only among others."""
    return noun.payload.entry.id == "case" if isinstance(noun.payload.entry, Person) else False


def _stands_alone(scene: Scene, i: int) -> bool:
    """Return whether word `i` is nothing that a figure counts: a particle, a word of movement."""
    word = scene.words[i]
    moving = scene.hits[Layer.MOVEMENT].at(scene.words.starts[i])
    closed = word in particles("closes-name") and word not in particles("unit-of-time")
    return word.startswith("و") or closed or moving is not None


def _of(quantity: Quantity, noun: Hit, *, partitive: bool = False) -> Crowd:
    entry = noun.payload.entry
    return Crowd(
        start=quantity.start,
        end=max(noun.word_end, quantity.end),
        figure=_figure(quantity),
        stated=quantity.low is not None or quantity.high is not None,
        noun=entry if isinstance(entry, Person) else None,
        families=isinstance(entry, Household),
        partitive=partitive,
    )


def _bare(quantity: Quantity, *, partitive: bool = False) -> Crowd | None:
    if quantity.low is None and quantity.high is None:
        return None
    return Crowd(start=quantity.start, end=quantity.end, figure=_figure(quantity), stated=True, partitive=partitive)


def _figure(quantity: Quantity) -> Figure:
    return Figure(
        low=quantity.low,
        high=quantity.high,
        approx=quantity.approx,
        vague=quantity.vague or quantity.low is quantity.high is None,
    )


def _plurals(scene: Scene) -> Iterator[Crowd]:
    """Yield the people counted by the form of their noun alone."""
    for hit in sorted((*scene.hits[Layer.PERSON], *scene.hits[Layer.HOUSEHOLD]), key=lambda hit: hit.start):
        entry = hit.payload.entry
        manner = hit.payload.manner
        if manner is Manner.SINGULAR or (isinstance(entry, Person) and _is_no_crowd(scene, hit, entry)):
            continue
        yield Crowd(
            start=hit.start,
            end=hit.word_end,
            figure=_TWO if manner is Manner.DUAL else _FEW,
            stated=False,
            noun=entry if isinstance(entry, Person) else None,
            families=isinstance(entry, Household),
        )


def _is_no_crowd(scene: Scene, hit: Hit, noun: Person) -> bool:
    """Return whether a plural tells of the harmed, or describes other people: جنود فارين."""
    described = noun.moved is not None and noun.figure_only and not scene.text.startswith("ال", hit.start)
    return noun.outcome is not None or described or scene.text[hit.word_start : hit.word_end] in particles("no-people")
