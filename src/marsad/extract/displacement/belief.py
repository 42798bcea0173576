"""Whether a word of movement beside people tells that they were displaced, and what became of them."""

from dataclasses import dataclass

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.route import Route
from marsad.extract.displacement.sense import entry_of, is_excluded, is_purpose, words_in
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import Movement, Outcome
from marsad.extract.vocabulary import Manner, MovementWord

_NEAR = 70
_LED_ON = 8
_FERRIED, _TOLD_BEFORE = 170, 500
# So many people do not just go for a walk.
_MANY = 100
_TOWARDS = frozenset(("الي", "نحو", "باتجاه", "صوب"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A crowd with the word of movement that governs it, in one sentence."""

    hit: Hit
    crowd: Crowd
    sentence: tuple[int, int]
    # Another verb leads to it: اضطر 300 مدني للنزوح.
    led: bool = False

    @property
    def entry(self) -> MovementWord:
        """The row of the word of movement."""
        return entry_of(self.hit)

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(self.hit.word_start, self.crowd.start)

    @property
    def end(self) -> int:
        """Where the last of the two ends."""
        return max(self.hit.word_end, self.crowd.end)

    def around(self, scene: Scene, reach: int) -> list[str]:
        """Return the words at most `reach` code points from the two, in the sentence."""
        return words_in(scene, max(self.sentence[0], self.start - reach), min(self.sentence[1], self.end + reach))


def outcome_of(scene: Scene, told: Told) -> Movement | None:
    """Return what became of the people; None where fighters only move, and of the dead and the captured."""
    entry, crowd = told.entry, told.crowd
    if is_purpose(scene, told.hit) and not told.led:
        return None
    if crowd.noun is not None and crowd.noun.outcome is not None:
        wounded = crowd.noun.outcome is Outcome.WOUNDED and entry.outcome is Movement.EVACUATED
        return entry.outcome if wounded and crowd.stated else None
    ferried = _is_ferried(scene, told)
    if crowd.is_armed:
        return _of_fighters(told, ferried=ferried)
    return entry.ferried if entry.ferried is not None and ferried else entry.outcome


def _of_fighters(told: Told, *, ferried: bool) -> Movement | None:
    """Return what became of fighters: brought out under an agreement, or fled in numbers; else they only march."""
    entry = told.entry
    if not told.crowd.stated:
        return entry.armed if ferried and entry.armed is Movement.EVACUATED and not entry.carries else None
    return None if entry.marches and not ferried else entry.armed


def _is_ferried(scene: Scene, told: Told) -> bool:
    """Return whether buses or an agreement bring people out: around the words, or told just before."""
    around = told.around(scene, _FERRIED)
    if any(word in particles("vehicles") or word in particles("by-agreement") for word in around):
        return True
    before = words_in(scene, told.start - _TOLD_BEFORE, told.start)
    return any(word in particles("rides-again") for word in before)


def is_believed(scene: Scene, told: Told, way: Route) -> bool:
    """Return whether the words around tell of people who leave, arrive or come back."""
    entry, crowd = told.entry, told.crowd
    around = told.around(scene, _NEAR)
    if is_excluded(told.hit, around):
        return False
    if entry.homes:
        return _holds(around, "homes")
    if entry.carries:
        return _holds(around, "vehicles") and _is_driven(scene, told.hit)
    if entry.stock:
        return crowd.moved is not None
    if not entry.weak:
        return crowd.stated or crowd.lives
    return not _holds(around, "released") and _is_backed(scene, told, way, around)


def _is_backed(scene: Scene, told: Told, way: Route, around: list[str]) -> bool:
    """Return whether an everyday verb has people beside it, and a way, a home, a bus or many of them."""
    crowd = told.crowd
    many = crowd.stated and (crowd.figure.low or 0) >= _MANY
    routed = way.is_told or _leads_on(scene, told, many=many)
    if told.entry.outcome is Movement.TRAPPED:
        return many or _is_shut_in(told, routed=routed)
    if crowd.is_bare:
        return many and (_holds(around, "homes") or (routed and _is_of_movers(scene, told)))
    return crowd.lives and (routed or many or _holds(around, "homes", "vehicles"))


def _is_shut_in(told: Told, *, routed: bool) -> bool:
    """Return whether people who live somewhere are called so, or told where."""
    described = told.hit.payload.manner is Manner.PARTICIPLE
    return told.crowd.lives and not told.crowd.is_armed and (routed or described)


def _is_of_movers(scene: Scene, told: Told) -> bool:
    """Return whether so many without a noun can only be people: the verb says so, or people on the move just before."""
    if not told.entry.destination:
        return True
    before = scene.hits[Layer.MOVEMENT].within(told.start - _TOLD_BEFORE, told.start)
    plainly = told.hit.word_end <= told.crowd.start and not scene.text[told.hit.word_end : told.crowd.start].strip()
    return plainly and any(not entry_of(hit).weak for hit in before)


def _leads_on(scene: Scene, told: Told, *, many: bool) -> bool:
    """Return whether people who can only be displaced have a preposition of movement right behind."""
    driven = many or told.crowd.families or told.crowd.moved is not None
    return driven and bool(_TOWARDS & {*words_in(scene, told.end, told.end + _LED_ON)[:1]})


def _holds(words: list[str], *names: str) -> bool:
    return any(word in particles(name) for word in words for name in names)


def _is_driven(scene: Scene, hit: Hit) -> bool:
    """Return whether the vehicle itself leaves or arrives: غادرت حافلات تقل …, not a bus that was hit."""
    return bool(scene.hits[Layer.MOVEMENT].within(hit.word_start - _NEAR, hit.word_start))
