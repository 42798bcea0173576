"""What the words of an item tell that no model was asked: with what it was done, what it hit, who the people are."""

from collections.abc import Sequence

from marsad.extract.casualties.person import named_in
from marsad.extract.event_vocabulary import MeansWord, ObjectWord
from marsad.extract.incident.means import means_of, objects_of, sort_of
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.model.ground import CLASSES, Ground
from marsad.extract.model.mention import Mention, Number, Sort
from marsad.extract.statement import Victim
from marsad.extract.term import IncidentType
from marsad.extract.vocabulary import Person

_NOTHING: tuple[tuple[Hit, ...], tuple[Hit, ...]] = ((), ())


def deed(ground: Ground, sort: IncidentType, at: tuple[int, int]) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return the means and the things hit that the clause of the one event of that sort in folded `at` names.

    None where the words there tell no such event by themselves, or several.
    """
    here = [cue for cue in ground.cues if at[0] <= cue.trigger.start < at[1]]
    told = [(cue, means_of(cue)) for cue in here]
    fit = [(cue, means) for cue, means in told if sort_of(cue, means, None) is sort]
    if len(fit) != 1:
        return _NOTHING
    ((cue, means),) = fit
    return means, objects_of(cue, means)


def names(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return what the words stand for, each once."""
    rows = (hit.payload.entry for hit in hits)
    return tuple(dict.fromkeys(row.id for row in rows if isinstance(row, MeansWord | ObjectWord)))


def detail(ground: Ground, number: Number, victims: Sequence[str], at: tuple[int, int]) -> str | None:
    """Return what tells the people apart from others of their party: the noun counted, or the victims' words.

    Those count where nothing is known of a noun (خمسة أشخاص بينهم نساء are not all women), stand in the sentences of
    folded `at`, and tell one thing.
    """
    if number.noun is not None:
        return number.noun.detail
    scene = ground.scene
    low, high = scene.sentence(at[0])[0], scene.sentence(at[1] - 1)[1]
    found: dict[str, None] = {}
    for value in victims:
        if value in CLASSES:
            continue
        meant = ground.meant(value, Sort.GROUP, at[0], "victims")
        start, end = (meant.start, meant.end) if isinstance(meant, Mention) else meant
        entries = [hit.payload.entry for hit in scene.hits[Layer.PERSON].within(start, end) if low <= start < high]
        found |= dict.fromkeys(each.detail for each in entries if isinstance(each, Person) and each.detail)
    return next(iter(found)) if len(found) == 1 else None


def named(ground: Ground, number: Number, at: tuple[int, int]) -> tuple[Victim, ...]:
    """Return who the one person is that the words at folded `at` count, where a name stands by the noun."""
    here = (each for each in ground.counts if at[0] <= each.start < at[1] and each.figure == number.figure)
    told = [found for each in here if (found := named_in(ground.scene, each))]
    return told[0] if len(told) == 1 else ()
