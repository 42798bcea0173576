"""Which place a pronoun means, or a noun that takes a list up again."""

import re

from marsad.extract.mention.scan import Hit
from marsad.extract.mention.toponym import PlaceList
from marsad.extract.particle import particles
from marsad.extract.role.agent import RELATIVE
from marsad.extract.role.whereabouts import locates, without_whereabouts
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

_REACH = 250
_TAKEN_UP_REACH = 900
_DUAL = 2
_WHICH = re.compile(r"\b(?:التي|الذي|اللتين|اللتان|اللذين|اللذان)\b")
_JOINED = re.compile(r'"? ?،? ?و"?')
# What may stand between a place and a relative clause about it: an adjective, quotation marks, a bracket.
_BETWEEN = 2


def antecedent(scene: Scene, at: int, *, many: bool) -> PlaceList | None:
    """Return what a pronoun at `at` means: the last place named in the sentence before it.

    `many`: the pronoun is dual or plural, so that it means the whole list; so does one right behind a list.
    None where a relative clause is about something else: منابع النفط التي سيطرت عليها.
    """
    before = _of_gender(scene, _named_before(scene, at))
    settled = [places for places in before if not places.items[-1].area] or before
    settled = without_whereabouts(scene, settled)
    if before and RELATIVE.match(scene.text, before[-1].end) and not locates(scene, settled[-1], before[-1]):
        # البادية السورية التي تسيطر عليها: an area, where it is what the clause is about.
        return before[-1]
    if not settled or _is_about_another(scene, before[-1].end, at):
        return None
    relative = RELATIVE.match(scene.text, settled[-1].end) is not None
    if many and len(settled[-1].items) == 1:
        return _with_its_twin(scene, settled)
    return settled[-1] if many or relative else PlaceList(items=(settled[-1].items[-1],))


def _of_gender(scene: Scene, named: list[PlaceList]) -> list[PlaceList]:
    """Return the lists without a town at the end that the relative clause behind cannot mean: معسكر … في X، الذي."""
    if len(named) < _DUAL or _HE.match(scene.text, named[-1].end) is None:
        return named
    town, before = named[-1].items[-1], named[-2].items[-1]
    is_town = town.head is None and town.place is not None and not town.area
    beside = scene.text[before.end : town.start].strip(' "') in ("في", "ب", "وسط", "داخل")
    noun = scene.text[before.start : before.end].split()[:1]
    he = before.head is not None and not any(word.endswith(("ه", "ي")) for word in noun)
    return named[:-1] if is_town and beside and he else named


# A town is a she.
_HE = re.compile(r'["\')]* ?[،,]? ?و?الذي ')


def _named_before(scene: Scene, at: int) -> list[PlaceList]:
    """Return the places named before `at`: those of its sentence, or where it names none, those nearby."""
    named = [places for places in scene.places_in(scene.sentence(at)[0], at) if places.end <= at]
    return named or [places for places in scene.places_in(max(0, at - _REACH), at) if places.end <= at]


def _with_its_twin(scene: Scene, before: list[PlaceList]) -> PlaceList:
    """Return the last place with the one that it is joined to: معسكر جورين وبلدة ناحتة، وقد انتزعتهما."""
    last = before[-1]
    if len(before) < _DUAL or not _JOINED.fullmatch(scene.text, before[-2].end, last.start):
        return last
    return PlaceList(items=(before[-2].items[-1], *last.items))


def _is_about_another(scene: Scene, end: int, at: int) -> bool:
    """Return whether a relative clause begins between a place and its pronoun that is not about the place."""
    told = list(_WHICH.finditer(scene.text, max(end, at - _REACH), at))
    if not told:
        return False
    which = told[-1]
    between = scene.text[end : which.start()].replace('"', " ").replace("،", " ").split()
    return len(between) > _BETWEEN or bool(scene.sides_in(end, which.start()))


def taken_up(scene: Scene, at: int, head: Hit) -> PlaceList | None:
    """Return the list that a plural noun behind `at` takes up again: تلك البلدات, القرى الثلاث, البلدتين."""
    manner = head.payload.manner
    before = scene.text[at : head.word_start].split()
    behind = scene.text[head.word_end : head.word_end + 14].split()
    again = manner is Manner.DUAL or bool({*before[-1:], *behind[:1]} & particles("takes-up"))
    if manner is Manner.SINGULAR or not scene.text.startswith("ال", head.start) or not again or len(before) > 1:
        return None
    lists = [places for places in scene.places_in(max(0, at - _TAKEN_UP_REACH), at) if len(places.items) > 1]
    lists = [places for places in lists if manner is not Manner.DUAL or len(places.items) == _DUAL]
    return lists[-1] if lists else None
