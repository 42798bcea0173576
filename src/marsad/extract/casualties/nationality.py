"""Whose soldiers people are by an adjective of nationality behind their noun."""

import re
from functools import cache

from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Layer
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Person
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load

_REACH = 40


class Nationality(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An adjective that says whose soldier somebody is."""

    party: str
    forms: tuple[str, ...]


@cache
def _nationalities() -> dict[str, str]:
    rows = load("marsad.extract.lexicon", "nationalities.yaml", Nationality)
    return {fold(form).text: row.party for row in rows for form in row.forms}


def nationality(scene: Scene, toll: Toll) -> str | None:
    """Return the party whose soldiers they are: 3 جنود أتراك, 12 ضابطا وجنديا سعوديا, 40 قتيلا من الجنود السعوديين."""
    count = toll.count
    if count.noun is None or not (count.noun.combatant or count.noun.outcome is not None):
        return None
    at = count.noun_end
    fighter = count.noun.combatant
    for hit in scene.hits[Layer.PERSON].within(at, at + _REACH):
        # Another noun goes on with the first; whoever stands further on is somebody else.
        gap, entry = scene.text[at : hit.start].strip(), hit.payload.entry
        if gap not in ("و", "من", "وال") or not isinstance(entry, Person) or not entry.combatant:
            break
        at, fighter = hit.word_end, True
    behind = scene.text[at : at + _WORD].split()
    return _nationalities().get(behind[0].strip('،."').removeprefix("ال")) if fighter and behind else None


def nationals(scene: Scene, toll: Toll) -> str | None:
    """Return the words behind a count that say of which one country its people are: 78 من الجنسية السورية."""
    told = _NATIONALS.match(scene.text, toll.count.noun_end)
    return scene.folded.span(told.start(1), told.end(1)).quote(scene.folded.original) if told else None


# A noun for the people may stand between; nationalities (الجنسيات) are several, and tell nobody apart.
_NATIONALS = re.compile(r" (?:\w+ )?((?:من |يحملون |يحمل |حمله )الجنسيه ال\w+)")
# The longest adjective, in code points.
_WORD = 16
