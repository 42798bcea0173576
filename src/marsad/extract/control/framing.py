"""Frames made from control words and what fills their slots."""

from collections.abc import Sequence

from marsad.extract.control.frame import Cue, Frame
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.slots import Object, all_places, antecedent, extent_of
from marsad.extract.term import Holding


def any_in(words: Sequence[str], name: str) -> bool:
    """Return whether one of the words, with or without a conjunction, is of the class."""
    return any({word, word.removeprefix("و"), word.removeprefix("ف")} & particles(name) for word in words)


def parties(side: Side | None) -> tuple[str, ...]:
    """Return the parties of a side, none where there is no side."""
    return side.parties if side else ()


def meant(cue: Cue) -> Object | None:
    """Return the place that the pronoun on the word means."""
    places = antecedent(cue.scene, cue.trigger.word_start, many=False)
    end = cue.trigger.word_end
    return None if places is None else Object(places=places, start=end, end=end, pronoun=True)


def frame(
    cue: Cue,
    found: Object,
    who: Side | None,
    *,
    status: Holding,
    pattern: str,
    holder: tuple[str, ...] = (),
    previous: tuple[str, ...] = (),
    by: tuple[str, ...] = (),
) -> Frame:
    """Return the frame of `cue` with its slots filled, its words bounded."""
    trigger = cue.trigger
    places = all_places(cue.scene, found)
    first, last = found.places.start, found.places.end
    near = who is not None and abs(who.start - trigger.start) < 120
    own_end = max(trigger.word_end, found.end if found.pronoun else 0, who.end if who and near else 0)
    return Frame(
        trigger=trigger,
        places=places,
        status=status,
        start=min(trigger.word_start, first, who.start if who and near else trigger.start),
        end=max(own_end, last, places[-1].end),
        own_end=own_end,
        consumed=first if first > trigger.start and cue.entry.family != "fall" else own_end,
        pattern=pattern,
        holder=holder,
        previous=previous,
        by=by,
        extent=extent_of(cue.scene, found),
    )
