"""What every statement has: the words that carry it, who says so, how surely, where."""

from collections.abc import Iterable, Sequence

from marsad.extract.model.answer import How, Item
from marsad.extract.model.flaw import Dropped, Flaw, UngroundedError
from marsad.extract.model.ground import Ground
from marsad.extract.statement import Filled, NamedPlace, Speaker
from marsad.extract.term import Modality

_MODALITIES = {
    How.UNCONFIRMED: Modality.UNCONFIRMED,
    How.INTENDED: Modality.INTENDED,
    How.HYPOTHETICAL: Modality.HYPOTHETICAL,
    How.DENIED: Modality.DENIED,
}
# Without these slots a statement still stands; with words that the report does not have nothing stands.
_OPEN = (Flaw.NOT_RESOLVED,)


class Sheet:
    """One item on its way to a statement: what its slots meant, and what of them was left out."""

    def __init__(self, ground: Ground, kind: str, item: Item, at: tuple[int, int]) -> None:
        self.ground = ground
        self.kind = kind
        self.at = at
        self.filled: list[Filled] = []
        self.dropped: list[Dropped] = []
        self._item = item

    def groups(self, slot: str, values: Iterable[str]) -> tuple[str, ...]:
        """Return the parties of a slot, each once, without those of whom nothing is made.

        Raises:
            UngroundedError: something in the slot is not in the report, or names no party.
        """
        parties: dict[str, None] = {}
        for value in values:
            try:
                found, start, end = self.ground.group(value, self.at[0], slot)
            except UngroundedError as error:
                self._left_open(error)
                continue
            parties |= dict.fromkeys(found)
            self._fill(slot, start, end)
        return tuple(parties)

    def places(self, values: Sequence[str], slot: str = "where") -> tuple[NamedPlace, ...]:
        """Return the places of a slot, each once, without those of which nothing is made.

        Raises:
            UngroundedError: something in the slot is not in the report, or is no place.
        """
        found: dict[tuple[str | None, str], NamedPlace] = {}
        for value in values:
            try:
                place = self.ground.place(value, self.at[0], slot)
            except UngroundedError as error:
                self._left_open(error)
                continue
            found.setdefault((place.place_id, place.text), place)
        return tuple(found.values())

    def attribution(self) -> tuple[Speaker, ...]:
        """Return who says it, the publisher first.

        Raises:
            UngroundedError: a speaker is not in the report.
        """
        publisher = self.ground.scene.report.publisher
        chain = [Speaker(source=publisher.name, span=publisher.span)] if publisher.name is not None else []
        for value in self._item.says:
            try:
                speaker = self.ground.speaker(value, self.at[0])
            except UngroundedError as error:
                self._left_open(error)
                continue
            if speaker.source not in self.ground.scene.own_names and speaker.source not in {s.source for s in chain}:
                chain.append(speaker)
        return tuple(chain)

    def modality(self, attribution: Sequence[Speaker]) -> Modality:
        """Return how surely it is said: what another says is reported, unless it is less."""
        own = self.ground.scene.report.publisher.name is not None
        laid = len(attribution) > own
        return _MODALITIES.get(self._item.how, Modality.REPORTED if laid else Modality.ASSERTED)

    def _fill(self, slot: str, start: int, end: int) -> None:
        self.filled.append(Filled(field=slot, span=self.ground.scene.folded.span(start, end)))

    def fill(self, slot: str, at: tuple[int, int]) -> None:
        """Keep which words filled a slot."""
        self._fill(slot, *at)

    def _left_open(self, error: UngroundedError) -> None:
        if error.flaw not in _OPEN:
            raise error
        self.dropped.append(
            Dropped(kind=self.kind, flaw=error.flaw, words=error.words, slot=error.slot, quote=self._item.quote)
        )
