"""Whether a word of movement beside people tells that they were displaced."""

from marsad.extract.displacement.route import Route
from marsad.extract.displacement.sense import entry_of, holds, is_excluded, words_in
from marsad.extract.displacement.told import Told
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import Movement
from marsad.extract.vocabulary import Manner

_NEAR, _TOLD_BEFORE = 70, 500
# Nearer than that stands what gives a word of movement another sense.
_BESIDE = 36
_LED_ON = 8
# So many people do not just go for a walk.
_MANY = 100
_AWAY = frozenset(("من", "الي"))
_TOWARDS = frozenset(("الي", "نحو", "باتجاه", "صوب"))


def is_believed(scene: Scene, told: Told, way: Route) -> bool:
    """Return whether the words around tell of people who leave, arrive or come back."""
    entry, crowd = told.entry, told.crowd
    around = told.around(scene, _NEAR)
    if is_excluded(told.hit, told.around(scene, _BESIDE)) or _is_travelling(told) or _is_aided(scene, told):
        return False
    if entry.homes or entry.lodges or entry.goal or entry.carries:
        return _is_completed(scene, told, way, around)
    if entry.stock:
        if not crowd.is_counted:
            return False
        return crowd.moved is not None or (crowd.families and holds(told.behind(scene), "lodgings"))
    if not entry.weak:
        return crowd.stated or crowd.lives
    return not holds(around, "released") and _is_backed(scene, told, way, around)


def _is_completed(scene: Scene, told: Told, way: Route, around: list[str]) -> bool:
    """Return whether what the word of movement needs is there: homes, a shelter, a place as its object, a vehicle."""
    entry, crowd = told.entry, told.crowd
    if entry.homes:
        return holds(around, "homes")
    if entry.lodges:
        return crowd.lives and not crowd.is_armed and holds(told.behind(scene), "lodgings")
    if entry.goal:
        return crowd.stated and way.destination is not None
    return holds(around, "vehicles") and _is_driven(scene, told)


def _is_travelling(told: Told) -> bool:
    """Return whether those who go or come are pilgrims, pupils or passengers, of whom it is no news of a war."""
    noun = told.crowd.noun
    everyday = told.entry.weak or told.entry.carries
    return everyday and noun is not None and noun.id in particles("travellers")


def _is_backed(scene: Scene, told: Told, way: Route, around: list[str]) -> bool:
    """Return whether an everyday verb has people beside it, and a way, a home, a bus or many of them."""
    crowd = told.crowd
    many = crowd.stated and (crowd.figure.low or 0) >= _MANY
    routed = way.is_told or _leads_on(scene, told, many=many)
    if told.entry.outcome is Movement.TRAPPED:
        return many or _is_shut_in(told, routed=routed)
    if crowd.is_bare:
        return many and (holds(around, "homes") or (routed and _is_of_movers(scene, told)))
    return crowd.lives and (routed or many or holds(around, "homes", "vehicles", "corridors"))


def _is_aided(scene: Scene, told: Told) -> bool:
    """Return whether those who are called displaced only receive something: سلال على 500 عائلة نازحة."""
    described = told.hit.payload.manner is Manner.PARTICIPLE and told.crowd.end <= told.hit.word_start
    return described and holds(words_in(scene, max(told.sentence[0], told.start - _NEAR), told.start), "aid")


def _is_shut_in(told: Told, *, routed: bool) -> bool:
    """Return whether people who live somewhere are called so, or told where."""
    described = told.hit.payload.manner is Manner.PARTICIPLE
    return told.crowd.lives and not told.crowd.is_armed and (routed or described)


def _is_of_movers(scene: Scene, told: Told) -> bool:
    """Return whether so many without a noun can only be people: the verb says so, or people on the move just before."""
    if not told.entry.destination or _is_theirs(scene, told):
        return True
    before = scene.hits[Layer.MOVEMENT].within(told.start - _TOLD_BEFORE, told.start)
    plainly = told.hit.word_end <= told.crowd.start and not scene.text[told.hit.word_end : told.crowd.start].strip()
    return plainly and any(not entry_of(hit).weak for hit in before)


def _is_theirs(scene: Scene, told: Told) -> bool:
    """Return whether a verb in the plural stands right behind thousands, who can only be people: 57 ألفا رجعوا إلى."""
    between = scene.text[told.crowd.end : told.hit.word_start]
    plural = scene.text[told.hit.start : told.hit.end].endswith(("وا", "ون"))
    return plural and between == " " and (told.crowd.figure.low or 0) >= _THOUSANDS


_THOUSANDS = 1_000


def _leads_on(scene: Scene, told: Told, *, many: bool) -> bool:
    """Return whether people who can only be displaced have a preposition of movement right behind."""
    driven = many or told.crowd.families or told.crowd.moved is not None
    between = words_in(scene, told.hit.word_end, told.crowd.start)[:1]
    left = told.crowd.families and not told.entry.moves and bool(_AWAY & {*between})
    return left or (driven and bool(_TOWARDS & {*words_in(scene, told.end, told.end + _LED_ON)[:1]}))


def _is_driven(scene: Scene, told: Told) -> bool:
    """Return whether the vehicle itself leaves or arrives: غادرت حافلات تقل …, not a bus that was hit.

    A batch of people says so by its name: ضمت الدفعة الأولى 300 شخص.
    """
    hit = told.hit
    between = words_in(scene, hit.word_end, told.crowd.start)
    if holds(between, "aid"):
        return False
    batch = not told.crowd.is_armed and not scene.hits[Layer.OUTCOME].within(told.start - _NEAR, told.end)
    if batch and holds(between[:1], "vehicles"):
        return True
    return bool(scene.hits[Layer.MOVEMENT].within(hit.word_start - _NEAR, hit.word_start))
