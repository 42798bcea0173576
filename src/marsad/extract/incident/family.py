"""The families of words of events: which slots a word opens, and what must fill them."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import Party, is_patient, may_do, party
from marsad.extract.incident.frame import Frame
from marsad.extract.incident.locating import located
from marsad.extract.incident.means import entry_type, means_of, objects_of, sort_of
from marsad.extract.incident.people import fighters, taken, victims
from marsad.extract.incident.role import Roles, roles
from marsad.extract.incident.sufficing import suffices
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import IncidentType
from marsad.extract.vocabulary import Person
from marsad.theatre.party import PartyKind


def _strike(cue: Cue) -> Frame | None:
    told = roles(cue)
    means = means_of(cue)
    sort = sort_of(cue, means, told.actor)
    if cue.entry.by_unknown is not None and entry_type(cue, means) in _SHOT and _is_by_nobody(cue, told):
        sort = cue.entry.by_unknown
    if sort is None:
        return None
    return Frame(
        cue=cue,
        type=sort,
        where=located(cue),
        actors=_one(told.actor),
        targets=_one(told.target or victims(cue, told.actor)),
        means=means,
        objects=objects_of(cue, means),
    )


_UNKNOWN = ("UNKNOWN",)
_SHOT = (None, IncidentType.GROUND_ATTACK)


def _is_by_nobody(cue: Cue, told: Roles) -> bool:
    """Return whether men unknown do it, or nobody is told to and one person suffers it: إثر استهدافه بالرصاص."""
    if told.actor is not None:
        return told.actor.parties == _UNKNOWN
    return cue.entry.id == "target" and cue.is_noun and (cue.owned or _is_on_his(cue))


def _is_on_his(cue: Cue) -> bool:
    """Return whether right behind the noun stands what is somebody's: استهداف سيارته."""
    words = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + _THING_REACH].split(maxsplit=1)
    return bool(words) and words[0] in particles("event-his-own")


_THING_REACH = 16


def _one(found: Party | None) -> tuple[Party, ...]:
    return (found,) if found is not None else ()


def _plain(cue: Cue, actors: tuple[Party, ...], targets: tuple[Party, ...] = ()) -> Frame | None:
    if cue.entry.type is None:
        return None
    return Frame(cue=cue, type=cue.entry.type, where=located(cue), actors=actors, targets=targets)


def _clash(cue: Cue) -> Frame | None:
    """Return the fight with all its sides as actors."""
    told = roles(cue)
    sides = _all(told)
    if not sides:
        sides = _both(cue)
    if len(sides) == 1 and sides[0].how == "with":
        doer = _doer(cue) or victims(cue)
        sides = (*_one(doer), *sides) if doer and not set(doer.parties) & set(sides[0].parties) else sides
    return _plain(cue, sides)


def _doer(cue: Cue) -> Party | None:
    for side in reversed(cue.scene.sides_in(cue.sentence[0], cue.trigger.word_start)):
        if may_do(cue.scene, side):
            return party(side, "subject")
    return None


def _all(told: Roles) -> tuple[Party, ...]:
    return (*_one(told.actor), *_one(told.target), *told.others)


def _both(cue: Cue) -> tuple[Party, ...]:
    """Return the last two sides named where the words say "both of them"."""
    words = cue.scene.text[cue.trigger.word_end : cue.end].split()[:6]
    if not any(word.strip("،.") in particles("both-of-them") for word in words):
        return ()
    found: list[Party] = []
    for side in reversed(cue.scene.sides_in(max(0, cue.trigger.start - 500), cue.trigger.start)):
        if not is_patient(side) and all(not set(side.parties) & set(one.parties) for one in found):
            found.append(party(side, "both"))
        if len(found) == 2:
            return tuple(reversed(found))
    return ()


def _move(cue: Cue) -> Frame | None:
    told = roles(cue)
    # Who is taken away goes, not who takes him: ترحيل X مقاتلي Y.
    goer = told.target if cue.entry.genitive == "target" else told.actor
    who = fighters(cue) if goer is None else None
    found = _plain(cue, _one(goer or (who.party if who else None)))
    return replace(found, people=True) if found is not None and who is not None else found


def _people(cue: Cue) -> Frame | None:
    told = _turned(cue, roles(cue))
    sort = cue.entry.type
    if cue.entry.by_outlaws is not None and told.actor is not None and not _is_force(cue.scene, told.actor):
        sort = cue.entry.by_outlaws
    if sort is None:
        return None
    return Frame(
        cue=cue,
        type=sort,
        where=located(cue),
        actors=_one(told.actor) or told.others,
        targets=_one(told.target or taken(cue)) if not _is_self(told) else (),
        people=_counts_people(cue),
    )


def _turned(cue: Cue, told: Roles) -> Roles:
    """Return the roles; of two parties behind the noun the first does it: إعدام الفصائل تسعة مدنيين."""
    people = _people_behind(cue, told.target.end if told.target else cue.trigger.word_end)
    if told.target is None:
        return replace(told, target=people)
    direct = told.target.how == "direct" and told.actor is None and cue.entry.genitive == "target"
    if direct and cue.is_noun and people is not None and not set(told.target.parties) & set(people.parties):
        return replace(told, actor=told.target, target=people)
    return told


def _is_self(told: Roles) -> bool:
    """Return whether nobody but the doer is found as whom it befalls."""
    return told.actor is not None and told.target is not None and told.actor.parties == told.target.parties


def _is_force(scene: Scene, actor: Party) -> bool:
    """Return whether the doer is a state or its force."""
    kinds = (PartyKind.STATE, PartyKind.STATE_FORCE, PartyKind.COALITION)
    return all(scene.kinds.get(name) in kinds for name in actor.parties)


def _counts_people(cue: Cue) -> bool:
    """Return whether people are named or counted behind the word."""
    limit = min(cue.end, cue.trigger.word_end + _PEOPLE_REACH)
    numbered = cue.scene.quantities_in(cue.trigger.word_end, limit)
    return bool(numbered) or bool(cue.scene.hits[Layer.PERSON].within(cue.trigger.word_end, limit))


_PEOPLE_REACH = 60


def _people_behind(cue: Cue, start: int) -> Party | None:
    """Return who the people behind the word are, by the noun that counts them: اعتقلت ثلاثة مدنيين."""
    for hit in cue.scene.hits[Layer.PERSON].within(start, min(cue.end, start + _PEOPLE_REACH)):
        entry = hit.payload.entry
        if "،" in cue.scene.text[start : hit.start] and hit.word_start < hit.start:
            # اقتياد عشرة، ومستوطنون يضرمون النار: another clause.
            return None
        if isinstance(entry, Person) and entry.party is not None and not entry.figure_only:
            return Party(parties=(entry.party,), start=hit.start, end=hit.end, how="people")
    return None


def _siege(cue: Cue) -> Frame | None:
    told = roles(cue)
    return _plain(cue, _one(told.actor), _one(told.target))


def _pact(cue: Cue) -> Frame | None:
    return _plain(cue, _all(roles(cue)) or _both(cue))


def _find(cue: Cue) -> Frame | None:
    return _plain(cue, ())


def _word(cue: Cue) -> Frame | None:
    """Return what a party says, where the party itself speaks: right behind the verb, or right before it."""
    told = roles(cue)
    if told.actor is None or not _speaks(cue, told.actor):
        return None
    return _plain(cue, (told.actor,), _one(told.target))


def _speaks(cue: Cue, actor: Party) -> bool:
    """Return whether only words for who speaks in its name stand between the verb and a party: نفت قيادة X."""
    text = cue.scene.text
    behind = actor.start >= cue.trigger.word_end
    between = text[cue.trigger.word_end : actor.start] if behind else text[actor.end : cue.trigger.word_start]
    led = text[max(0, actor.start - _LED) : actor.start].replace('"', " ").split()[-1:]
    name = text[actor.start : actor.end].split()[0]
    if (led and led[0] in particles("event-object")) or led == ["في"] or name.endswith("ين"):
        return False
    gap = between.replace('"', " ").split()
    return len(gap) <= _SPEAKERS and all(word in particles("speaks-for") for word in gap)


_SPEAKERS = 4
_LED = 12


FAMILIES: Mapping[str, Callable[[Cue], Frame | None]] = {
    "strike": _strike,
    "clash": _clash,
    "move": _move,
    "people": _people,
    "siege": _siege,
    "pact": _pact,
    "find": _find,
    "word": _word,
    "reach": _strike,
}


def frame(cue: Cue) -> Frame | None:
    """Return the event that the word tells, None where what its row wants is not named."""
    found = FAMILIES[cue.entry.family](cue)
    return found if found is not None and suffices(found) else None
