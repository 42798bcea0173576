"""A toll whose people no rule can lay to anybody, and who is named around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.extract.casualties.doing import doer
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Known, Layer
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.theatre.mouthpiece import voice_of

# How far around a toll those stand who may have suffered it, in code points.
_BEFORE, _BEHIND = 900, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenToll:
    """A toll of nobody. `before`: whose the people of the toll before are; `near`: that toll stands in its sentence.

    `sides`: who is named around it, in order. `by`: who did it. `teller`: the party in whose words it is told.
    """

    scene: Scene
    toll: Toll
    before: tuple[str, ...]
    near: bool
    sides: tuple[Side, ...]
    by: tuple[str, ...]
    teller: str | None

    @property
    def at(self) -> int:
        """Where the words of the toll begin."""
        return self.toll.count.start

    @property
    def noun(self) -> str:
        """Of what class the counted noun is."""
        noun = self.toll.count.noun
        if noun is None:
            return "figure"
        return "harm" if noun.outcome is not None else "fighter" if noun.combatant else "person"

    def region(self, at: int) -> str:
        """Return the smallest part of the report that holds both the toll and `at`."""
        scene = self.scene
        for name, (start, end) in (
            ("proposition", scene.proposition(self.at)),
            ("sentence", scene.sentence(self.at)),
        ):
            if start <= at < end:
                return name
        start, end = scene.sentence_before(scene.sentence(self.at)[0])
        return "sentence before" if start <= at < end else "passage"

    def entries(self, layer: Layer) -> Iterable[Known]:
        """Return the rows of the words of a layer in the sentence of the toll, each once."""
        return self.scene.hits[layer].entries(*self.scene.sentence(self.at))


def open_toll(scene: Scene, toll: Toll, before: tuple[str, ...], last: int | None) -> OpenToll:
    """Return a toll of nobody as it is weighed; `last`: where the toll before stands, which was `before`'s."""
    at, sentence = toll.count.start, scene.sentence(toll.count.start)
    by = doer(scene, toll, sentence)
    said = [u.speaker for u in scene.utterances_near(at) if u.start <= at < u.end and u.speaker in scene.kinds]
    return OpenToll(
        scene=scene,
        toll=toll,
        before=before,
        near=last is not None and last >= sentence[0],
        sides=scene.sides_in(max(0, at - _BEFORE), at + _BEHIND),
        by=by.parties if by is not None else (),
        teller=said[-1] if said else voice_of(scene.report.publisher.name),
    )
