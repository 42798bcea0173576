"""People counted: a figure with the noun behind it, a dual, a single person, a bare plural, losses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Head, Manner, OutcomeWord, Person
from marsad.text.fold import fold
from marsad.text.numeral import Quantity
from marsad.theatre.party import Party, PartyKind

_NOUN_REACH = 28
_FEW = Figure(low=None, high=None, vague=True)
_TWO = Figure(low=2, high=2)
_ONE = Figure(low=1, high=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """So many people at folded [start, end).

    `noun` is None where the figure stands alone (وإصابة 25). `stated`: the figure is written, not a
    dual, a single person or a plural; those are believed only right behind a word of outcome.
    """

    start: int
    end: int
    figure: Figure
    noun: Person | None
    stated: bool
    noun_end: int
    others: bool = False
    # Whose they are is said by a pronoun: 20 من عناصرها.
    owned: bool = False
    # Dead and wounded in one figure: 30 بين قتيل وجريح.
    joint: bool = False
    # Losses without a number: خسائر بشرية.
    is_loss: bool = False
    # Said of people told before: ثلاثون منهم أطفال.
    partitive: bool = False

    @property
    def outcome(self) -> Outcome | None:
        """What the counted noun itself says of them: قتيل، جريح."""
        return self.noun.outcome if self.noun else None


def counts(scene: Scene) -> tuple[Count, ...]:
    """Return every count of people that may be casualties, in order, none overlapping."""
    found = sorted((*_figures(scene), *_losses(scene)), key=lambda count: (count.start, -count.end))
    taken = Covered((count.start, count.noun_end) for count in found)
    for count in _persons(scene):
        if not taken.touches(count.start, count.end):
            found.append(count)
    return tuple(sorted(found, key=lambda count: count.start))


def _figures(scene: Scene) -> Iterator[Count]:
    dates = Covered((moment.start, moment.end) for moment in scene.moments)
    for quantity in scene.quantities:
        if dates.touches(quantity.number_start, quantity.number_start + 1) or _is_unit(scene, quantity):
            continue
        count = _counted(scene, quantity)
        if count is not None:
            yield count


def _is_unit(scene: Scene, quantity: Quantity) -> bool:
    """Return whether the number is a unit's name: الفرقة 17, اللواء 93."""
    for head in scene.hits[Layer.HEAD].within(quantity.number_start - 8, quantity.number_start):
        entry = head.payload.entry
        if isinstance(entry, Head) and entry.numbered and head.payload.manner is Manner.SINGULAR:
            return not scene.text[head.word_end : quantity.number_start].strip()
    return False


def _counted(scene: Scene, quantity: Quantity) -> Count | None:
    """Return what `quantity` counts, None where it counts no people."""
    figure = Figure(low=quantity.low, high=quantity.high, approx=quantity.approx, vague=quantity.vague)
    i = _word_behind(scene, quantity)
    if i is None:
        return _bare(quantity, figure)
    hit = _person(scene, i)
    if hit is not None:
        return _of(quantity, figure, hit)
    word, end = scene.words[i], scene.words.ends[i]
    if word == "بين":
        return _among(scene, quantity, figure, i + 1)
    if word in particles("tally"):
        return _tallied(scene, quantity, figure, i + 1)
    if word in particles("of-them") and (part := _person(scene, i + 1)) is not None:
        return replace(_of(quantity, figure, part), partitive=True)
    if word in particles("of-them") or word in particles("others"):
        return _bare(quantity, figure, end=end, others=word in particles("others"))
    if word == "من":
        behind = _person(scene, i + 1)
        return _of(quantity, figure, behind) if behind else _bare(quantity, figure)
    return _bare(quantity, figure) if _stands_alone(scene, i) else None


def _among(scene: Scene, quantity: Quantity, figure: Figure, i: int) -> Count | None:
    """Return the count of people of two sorts: 30 بين قتيل وجريح, 20 بين ضابط وجندي."""
    first, second = _person(scene, i), _person(scene, i + 1)
    if first is None or second is None or not scene.words[i + 1].startswith("و"):
        return None
    count = replace(_of(quantity, figure, first), end=second.word_end, noun_end=second.word_end)
    return replace(count, noun=None, joint=True) if count.outcome is not None else count


def _word_behind(scene: Scene, quantity: Quantity) -> int | None:
    """Return the word that `quantity` may count, None where a stop or the end stands behind it."""
    words = scene.words
    i = words.from_offset(quantity.number_end)
    while i < len(words) and words.joined(i - 1, i) and words[i] in particles("between-number"):
        i += 1
    if i >= len(words) or words.starts[i] - quantity.number_end > _NOUN_REACH or not words.joined(max(i - 1, 0), i):
        return None
    return i


def _stands_alone(scene: Scene, i: int) -> bool:
    """Return whether word `i` cannot be what a figure counts: a conjunction, a particle, a verb of outcome."""
    word = scene.words[i]
    outcome = scene.hits[Layer.OUTCOME].at(scene.words.starts[i])
    return word.startswith("و") or word in particles("closes-name") or outcome is not None


def _tallied(scene: Scene, quantity: Quantity, figure: Figure, i: int) -> Count | None:
    """Return the count of a tally whose noun stands behind its figure: ارتفع إلى 194 عدد عناصر …."""
    hit = _person(scene, i)
    if hit is None and i < len(scene.words) and scene.words[i] in particles("relative"):
        return _bare(quantity, figure)
    return _of(quantity, figure, hit) if hit else None


def _person(scene: Scene, i: int) -> Hit | None:
    """Return the noun for people that word `i` is, None where it is none."""
    hit = scene.hits[Layer.PERSON].at(scene.words.starts[i]) if i < len(scene.words) else None
    return hit if hit and isinstance(hit.payload.entry, Person) else None


def _of(quantity: Quantity, figure: Figure, noun: Hit) -> Count:
    entry = noun.payload.entry
    assert isinstance(entry, Person)
    return Count(
        start=quantity.start,
        end=max(noun.word_end, quantity.end),
        figure=figure,
        noun=entry,
        stated=True,
        noun_end=noun.word_end,
        owned=noun.word_end > noun.end,
    )


def _bare(quantity: Quantity, figure: Figure, *, end: int | None = None, others: bool = False) -> Count | None:
    if quantity.low is None and quantity.high is None and not others:
        return None
    last = max(end or 0, quantity.end)
    return Count(
        start=quantity.start,
        end=last,
        figure=figure,
        noun=None,
        stated=True,
        noun_end=end or quantity.number_end,
        others=others,
    )


def _losses(scene: Scene) -> Iterator[Count]:
    for hit in scene.hits[Layer.OUTCOME]:
        entry = hit.payload.entry
        if isinstance(entry, OutcomeWord) and entry.losses and not _is_wished(scene, hit, entry):
            end = hit.word_end
            yield Count(start=hit.start, end=end, figure=_FEW, noun=None, stated=True, noun_end=end, is_loss=True)


def _is_wished(scene: Scene, hit: Hit, entry: OutcomeWord) -> bool:
    """Return whether losses are only talked of: أكبر خسائر بشرية ممكنة, أما الخسائر البشرية فإنها."""
    if any(scene.text.startswith(fold(phrase).text, hit.start) for phrase in entry.never):
        return True
    before = scene.text[max(0, hit.word_start - 12) : hit.word_start].split()
    return scene.text.startswith("ال", hit.start) and before[-1:] != ["من"]


def _is_one_of_them(scene: Scene, hit: Hit) -> bool:
    """Return whether a single person is one of those told before: أحدهم قيادي."""
    i = scene.words.holding(hit.start)
    single = hit.payload.manner is Manner.SINGULAR
    return single and i > 0 and scene.words[i - 1] in particles("one-of-them") and scene.words.joined(i - 1, i)


def _single(hit: Hit, noun: Person) -> Count:
    return Count(
        start=hit.start,
        end=hit.word_end,
        figure=_ONE,
        noun=noun,
        stated=True,
        noun_end=hit.word_end,
        partitive=True,
    )


def _is_party(scene: Scene, hit: Hit) -> bool:
    """Return whether the noun is part of a party's own name: مسلحون مجهولون."""
    named = scene.hits[Layer.PARTY].within(hit.start - 30, hit.end)
    if scene.text.startswith(" من ", hit.end):
        # عناصر من قوات النظام: the party's people, counted.
        return False
    noun = hit.payload.entry
    fighter = isinstance(noun, Person) and noun.combatant
    armed = (party for party in named if fighter or party.payload.weak or not _is_civil(party))
    return any(party.start <= hit.start and hit.end <= party.end for party in armed)


def _is_civil(hit: Hit) -> bool:
    """Return whether a party's name counts people itself: مدنيون, معتقلون."""
    entry = hit.payload.entry
    return isinstance(entry, Party) and entry.kind in (PartyKind.CIVIL, PartyKind.GROUP)


def _persons(scene: Scene) -> Iterator[Count]:
    """Yield people counted by the form of their noun alone."""
    for hit in scene.hits[Layer.PERSON]:
        entry = hit.payload.entry
        assert isinstance(entry, Person)
        if hit.payload.bound or entry.figure_only or _is_party(scene, hit):
            continue
        definite = scene.text.startswith("ال", hit.start) or (
            hit.word_start < hit.start and scene.text.startswith("لل", hit.word_start)
        )
        if _is_one_of_them(scene, hit):
            yield replace(_single(hit, entry), start=scene.words.starts[scene.words.holding(hit.start) - 1])
            continue
        figure = {Manner.DUAL: _TWO, Manner.SINGULAR: _ONE}.get(hit.payload.manner, _FEW)
        if definite and figure is not _FEW:
            continue
        if definite and entry.outcome is None:
            continue
        yield Count(start=hit.start, end=hit.word_end, figure=figure, noun=entry, stated=False, noun_end=hit.word_end)
