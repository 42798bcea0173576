"""Which words filled which field of a statement of casualties, and on what evidence it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extract.casualties.told import Toll
from marsad.extract.casualties.victim import Victims
from marsad.extract.claim.dating import Extent
from marsad.extract.claim.period import period_of
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.extract.statement import Filled

# How sure a figure is by what ties its outcome to it: its own words, a list or whole before it, a tally, a noun's form.
_OWN, _LINKED, _TALLIED, _BY_FORM = 0.85, 0.8, 0.75, 0.7
_BY_RULE = {"part": _LINKED, "list": _LINKED, "tally": _TALLIED, "item": _TALLIED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The words of a statement's fields: where its extent, its victims and its doer stand."""

    words: Extent
    who: Victims
    by: Side | None


def filled(scene: Scene, toll: Toll, found: Found) -> Iterator[Filled]:
    """Yield the words that filled each field, in the order of the contract; a field inherited has none."""
    yield Filled(field="outcome", span=scene.folded.span(*_outcome(toll)))
    yield Filled(field="low", span=scene.folded.span(toll.count.start, toll.count.end))
    if found.who.at is not None:
        yield Filled(field="victims", span=scene.folded.span(*found.who.at), because=found.who.because)
    if found.by is not None:
        yield Filled(field="by", span=scene.folded.span(found.by.start, found.by.end))
    moment = period_of(scene, found.words)
    if moment is not None:
        yield Filled(field="window", span=scene.folded.span(moment.start, moment.end))


def _outcome(toll: Toll) -> tuple[int, int]:
    """Return where the outcome is said: the governing word, the noun of a tally, else the counted noun itself."""
    if toll.cue is not None and not (toll.rule == "noun" and toll.count.outcome is not None):
        return toll.cue.word_start, toll.cue.word_end
    return toll.topic or (toll.count.start, toll.count.end)


def evidence(toll: Toll) -> float:
    """Return how sure the figure is, by what ties its outcome to it."""
    return _BY_RULE.get(toll.rule, _OWN) if toll.count.stated else _BY_FORM
