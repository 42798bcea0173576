"""What is seen of where somebody is named, beside the event."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from marsad.extract.incident.choice.around import Around
from marsad.extract.incident.filler import may_do
from marsad.extract.incident.link import link
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.nearness import LEADING, LEADING_REACH, armed_between, step

_OWN = ("clause", "proposition")
_CLASSES = (
    "event-by",
    "event-at",
    "event-with",
    "event-else",
    "event-things",
    "event-members",
    "event-object",
    "event-ranks",
)
_MOST_RANK = 3
_MOST_COUNT = 4
_HARM_REACH = 50
# So many words in front of names are remembered: most are the same few.
_REMEMBERED = 4096


def position(around: Around, named: Sequence[Side]) -> Iterator[str]:
    """Yield what is seen of where those are named who may fill the role."""
    if not named:
        yield "not named"
        return
    yield f"count {min(len(named), _MOST_COUNT)}"
    if len(named) == around.most:
        yield "most named"
    yield from _before(around, [side for side in named if side.start < around.at])
    yield from _behind(around, [side for side in named if side.start >= around.at])


def _before(around: Around, ahead: Sequence[Side]) -> Iterator[str]:
    if not ahead:
        yield "none before"
        return
    last = ahead[-1]
    region = around.region(last.start)
    yield f"before {region}"
    if region in _OWN:
        yield f"before {step(around.scene.text[last.end : around.at])}"
    yield f"before rank {armed_between(around.scene, last.end, around.at, most=_MOST_RANK)}"
    does = "subject" if may_do(around.scene, last) else "object"
    yield f"before {does}"
    yield f"before {does} {region}"
    yield from _in_front(around, last, "before")
    sentence = around.found.cue.sentence[0]
    if sentence <= last.start and not around.scene.sides_in(sentence, last.start):
        yield "first of sentence"
    if around.sides[0].parties == last.parties:
        yield "first of all"
    if around.in_title(ahead[0].start):
        yield "in title"


def _in_front(around: Around, side: Side, where: str) -> Iterator[str]:
    """Yield what stands right in front of a name."""
    text = around.scene.text
    clitic = text[side.word_start : side.start]
    yield f"{where} clitic {clitic}" if clitic else f"{where} no clitic"
    if side.weak:
        yield f"{where} weak"
    words = text[max(0, side.word_start - LEADING_REACH) : side.word_start].split()
    if words:
        yield from _by_word(words[-1], where)


@lru_cache(maxsize=_REMEMBERED)
def _by_word(written: str, where: str) -> tuple[str, ...]:
    """Return what is seen of the word right in front of a name."""
    word = written.strip('"،').removeprefix("و")
    bare = word.removeprefix("ل").removeprefix("ب")
    classes = [name for name in _CLASSES if {word, bare} & particles(name)]
    return tuple(f"{where} {name}" for name in (*classes, *((written,) if written in LEADING else ())))


def _behind(around: Around, behind: Sequence[Side]) -> Iterator[str]:
    if not behind:
        yield "none behind"
        return
    first, cue = behind[0], around.found.cue
    region = around.region(first.start)
    yield f"behind {region}"
    if region in _OWN:
        yield f"behind {step(around.scene.text[around.at : first.start])}"
        yield f"behind link {link(cue, cue.trigger.word_end, first).value}"
    yield f"behind rank {armed_between(around.scene, around.at, first.start, most=_MOST_RANK)}"
    yield from _in_front(around, first, "behind")
    harm = around.scene.hits[Layer.OUTCOME].within(max(around.at, first.start - _HARM_REACH), first.start)
    if harm and region in (*_OWN, "sentence"):
        yield "behind harm"
