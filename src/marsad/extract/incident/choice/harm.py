"""What is seen of the people around an event, and of nobody being named."""

from collections.abc import Iterator

from marsad.extract.incident.choice.around import Around
from marsad.extract.incident.choice.toll import nearest
from marsad.extract.mention.scan import Layer
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import OutcomeWord, Person

CIVILIANS = ("CIVILIANS",)
_REACH = 300
_HARM = (Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED)


def civil(around: Around) -> Iterator[str]:
    """Yield what speaks for civilians as those whom the event befalls."""
    cue = around.found.cue
    for region, bounds in (
        ("clause", (cue.start, cue.end)),
        ("proposition", cue.proposition),
        ("sentence", cue.sentence),
    ):
        seen = tuple(_seen(around, region, bounds))
        yield from seen
        if any(each.startswith(("civil", "harm")) for each in seen):
            break
    if around.found.objects:
        yield "civil object"
    yield f"civil type {around.found.type.value}"
    yield f"civil place {around.found.where.nearness.value}"


def _seen(around: Around, region: str, bounds: tuple[int, int]) -> Iterator[str]:
    start, end = max(bounds[0], around.at - _REACH), min(bounds[1], around.at + _REACH)
    people = [hit for hit in around.scene.hits[Layer.PERSON].within(start, end) if _is_civil(hit.payload.entry)]
    harm = any(_is_harm(hit.payload.entry) for hit in around.scene.hits[Layer.OUTCOME].within(start, end))
    if people:
        yield f"civil people {region}"
        yield from (f"civil harm {region}",) if harm else ()
        yield from (f"civil people behind {region}",) if people[-1].start > around.at else ()
    elif harm:
        yield f"harm {region}"
    if any(_is_fighter(hit.payload.entry) for hit in around.scene.hits[Layer.PERSON].within(start, end)):
        yield f"fighters {region}"


def _is_civil(entry: object) -> bool:
    return isinstance(entry, Person) and entry.party == CIVILIANS[0]


def _is_fighter(entry: object) -> bool:
    return isinstance(entry, Person) and entry.combatant


def _is_harm(entry: object) -> bool:
    return isinstance(entry, OutcomeWord) and entry.outcome in _HARM


def nobody(around: Around) -> Iterator[str]:
    """Yield what speaks for nobody filling the role."""
    found, cue = around.found, around.found.cue
    yield "nobody"
    yield f"nobody type {found.type.value}"
    yield f"nobody place {found.where.nearness.value}"
    yield f"nobody noun {cue.is_noun}"
    yield f"nobody other {'filled' if around.other else 'empty'}"
    flags = (
        ("passive", cue.is_passive),
        ("definite", cue.is_definite),
        ("object", bool(found.objects)),
        ("title", around.in_title(around.at)),
        ("doer", cue.entry.doer is not None),
    )
    yield from (f"nobody {name}" for name, is_so in flags if is_so)
    toll = nearest(around.tolls, around.at)
    if toll is not None:
        region = around.region(toll.start)
        yield f"nobody harm {region}"
        yield from (f"nobody harm of nobody {region}",) if not toll.victims else ()
