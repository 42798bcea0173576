"""Those whose people a toll may be, with what is seen of each."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from marsad.extract.casualties.choice.open_toll import OpenToll
from marsad.extract.casualties.choice.standing import standing
from marsad.extract.casualties.sense import entry_of
from marsad.extract.event_vocabulary import IncidentWord
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.role.opponent import opponent
from marsad.extract.vocabulary import Person

CIVILIANS = ("CIVILIANS",)
_MOST_ARMED = 3


class Candidate(Struct, frozen=True, kw_only=True):
    """Whose the people may be, nobody's where `parties` is empty; `side`: the nearest words that name them.

    `seen`: the names of what speaks for or against it.
    """

    parties: tuple[str, ...]
    side: Side | None
    seen: tuple[str, ...]


def candidates(found: OpenToll) -> Iterator[Candidate]:
    """Yield whose the people may be: nobody first, then everybody named around and civilians, no one twice."""
    told = tuple(_told(found))
    yield Candidate(parties=(), side=None, seen=("nobody", *(f"nobody {name}" for name in told)))
    for name, sides in _named(found).items():
        nearest = min(sides, key=lambda side: (abs(side.start - found.at), side.start), default=None)
        seen = ("somebody", *standing(found, sides), *_company(found, name))
        civil = [f"civil {each}" for each in ("", *told)] if name == CIVILIANS else []
        yield Candidate(parties=nearest.parties if nearest else name, side=nearest, seen=(*seen, *civil))


def _named(found: OpenToll) -> dict[tuple[str, ...], list[Side]]:
    named: dict[tuple[str, ...], list[Side]] = {}
    for side in found.sides:
        named.setdefault(tuple(sorted(side.parties)), []).append(side)
    named.setdefault(CIVILIANS, [])
    if found.before:
        named.setdefault(tuple(sorted(found.before)), [])
    return named


def _told(found: OpenToll) -> Iterator[str]:
    """Yield what the sentence tells, whoever the people are."""
    toll = found.toll
    yield f"noun {found.noun}"
    yield f"outcome {toll.outcome.value}"
    yield f"{'one' if toll.count.figure.high == 1 else 'some'} stated {toll.count.stated}"
    yield from ("part",) if toll.parent is not None else ()
    yield f"before {found.near if found.before else 'nobody'}"
    for name in sorted({_family(entry) for entry in found.entries(Layer.EVENT)} - {""}):
        yield f"event {name}"
    yield from sorted({_people(entry) for entry in found.entries(Layer.PERSON)} - {""})


def _family(entry: object) -> str:
    return entry.family if isinstance(entry, IncidentWord) else ""


def _people(entry: object) -> str:
    if not isinstance(entry, Person):
        return ""
    return "civil people" if entry.party in CIVILIANS else "fighters" if entry.combatant else ""


def _company(found: OpenToll, name: Sequence[str]) -> Iterator[str]:
    """Yield who they are: of what kind, whose friend or foe."""
    scene = found.scene
    armed = scene.is_armed(name)
    yield f"armed {armed}"
    if armed:
        groups = {side.parties for side in found.sides if scene.is_armed(side.parties)}
        yield f"armed of {min(len(groups), _MOST_ARMED)}"
    for kind in sorted({scene.kinds[one].value for one in name if one in scene.kinds}):
        yield f"kind {kind}"
    if set(name) == set(found.before):
        yield f"as before {found.near}"
    yield from _beside(found, "doer", found.by, name)
    yield from _beside(found, "teller", (found.teller,) if found.teller else (), name)


def _beside(found: OpenToll, role: str, others: Sequence[str], name: Sequence[str]) -> Iterator[str]:
    """Yield how they stand to who did it, or to who tells it."""
    if not others:
        return
    scene = found.scene
    if set(name) & set(others):
        yield f"is {role}"
    elif scene.are_allied(name, others):
        yield f"ally of {role}"
    elif scene.is_armed(name):
        yield f"other than {role}"
        side = Side(start=found.at, end=found.at, word_start=found.at, parties=tuple(others))
        foe = opponent(scene, side, found.at)
        yield from (f"foe of {role}",) if foe is not None and set(foe.parties) & set(name) else ()
    cue = found.toll.cue
    if cue is not None and role == "teller" and set(name) & set(others):
        yield f"is teller {'active' if entry_of(cue).active else 'plain'}"
