"""Labels and words of an answer to what they stand for in the report, or to the reason why they stand for nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from marsad.extract.event_vocabulary import StateWord
from marsad.extract.incident.cue import Cue, cues
from marsad.extract.mention.placing import named_place
from marsad.extract.mention.scan import Bearer, Layer, WeakParty
from marsad.extract.mention.toponym import Toponym
from marsad.extract.model.answer import People
from marsad.extract.model.canvas import plain, searched
from marsad.extract.model.flaw import Flaw, UngroundedError
from marsad.extract.model.mention import Mention, Mentions, Number, Sort
from marsad.extract.model.part import Part
from marsad.extract.role.count import counts
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure, NamedPlace, Speaker
from marsad.extract.term import Unit
from marsad.extract.vocabulary import Household
from marsad.text.fold import fold
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.party import Party
from marsad.theatre.resolution import NameUse, resolve
from marsad.when.moment import Moment

_LABEL = re.compile(r"[PGNTS]\d{1,5}")
_LABELLED = re.compile(r"\[[PGNTS]\d{1,5} |[\[\]]")
_WORD = re.compile(r"\w+")
# What is attached before a word may be left out of its quotation: و, ف, ب, ل, ك, ال and two of them.
_BEGINS = r"(?:(?<!\w)|(?<=\b[وفبلك])|(?<=\b[وف][بلك])|(?<=\bال)|(?<=\b[وفبلك]ال)|(?<=\bلل))"
# Words of the longest name of a place, and of whoever speaks.
_LONGEST_PLACE, _LONGEST_SPEAKER = 6, 12
_CIVILIANS = "CIVILIANS"
# What slots of groups hold beside labels and words: those who bear no arms, gunmen of no side.
CLASSES = (_CIVILIANS, "UNKNOWN")
# Words of the longest name or description of one person or of some.
_LONGEST_PERSON = 6
_FIGURES = {People.ONE: Figure(low=1, high=1), People.SOME: Figure(low=None, high=None, vague=True)}
# A quotation is at least so long, in letters.
_SHORTEST = 3


@dataclass(frozen=True)
class Ground:
    """One part of a report, in which every label and word of an answer must be found."""

    scene: Scene
    mentions: Mentions
    part: Part
    gazetteer: Gazetteer

    @cached_property
    def text(self) -> str:
        """The folded text, with the brackets that prompts show."""
        return searched(self.scene.text)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The words of events, each in its clause."""
        return tuple(cues(self.scene))

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The counts of people."""
        return counts(self.scene)

    def quoted(self, words: str, near: Sequence[int]) -> tuple[int, int]:
        """Return where the words stand, of several places that nearest to all of `near`.

        Raises:
            UngroundedError: they stand nowhere in the part, or in noise alone.
        """
        found = [*self._found(words)]
        if not found or sum(map(len, _WORD.findall(fold(words).text))) < _SHORTEST:
            raise UngroundedError(Flaw.NO_QUOTE, words)
        kept = [each for each in found if self.scene.passage(each[0]) is not None]
        if not kept:
            raise UngroundedError(Flaw.IN_NOISE, words)
        return min(kept, key=lambda each: (sum(abs(each[0] - at) for at in near), each))

    def _found(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield every place of the part where the words stand in a row, whatever marks stand between them."""
        for spelling in dict.fromkeys((plain(words), plain(_LABELLED.sub("", words)))):
            told = _WORD.findall(searched(fold(spelling).text))
            if not told:
                continue
            pattern = re.compile(_BEGINS + r"[^\w]{1,6}".join(map(_spelt, told)) + r"(?!\w)")
            found = [each.span() for each in pattern.finditer(self.text, self.part.start, self.part.end)]
            if found:
                yield from found
                return

    def meant(self, value: str, sort: Sort, near: int, slot: str) -> Mention | tuple[int, int]:
        """Return the mention that a slot's value points at, nearest to `near`; where words name none, where they stand.

        Raises:
            UngroundedError: there is no such label, it is of another sort, or the words are not in the part.
        """
        label = value.strip().strip("[]")
        if _LABEL.fullmatch(label):
            return self._labelled(label, sort, near, slot)
        found = [*self._found(value)]
        if not found:
            raise UngroundedError(Flaw.WORDS_NOT_FOUND, value, slot)
        start, end = min(found, key=lambda each: (abs(each[0] - near), each))
        over = [*self.mentions.over(sort, start, end)]
        if not over:
            return start, end
        return max(over, key=lambda each: (_shared(each, start, end), -abs(each.end - each.start - end + start)))

    def _labelled(self, label: str, sort: Sort, near: int, slot: str) -> Mention:
        here = [
            each
            for each in self.mentions.labelled(label)
            if each.shown and self.part.start <= each.start and each.end <= self.part.end
        ]
        if not here:
            raise UngroundedError(Flaw.NO_SUCH_LABEL, label, slot)
        nearest = min(here, key=lambda each: (abs(each.start - near), each.start))
        if nearest.sort is sort:
            return nearest
        # An army that speaks is marked as who it is and as who speaks.
        both = {nearest.sort, sort} == {Sort.GROUP, Sort.SOURCE}
        inside = [*self.mentions.over(sort, nearest.start, nearest.end)] if both else []
        if both and sort is Sort.SOURCE and not inside:
            return nearest
        if not inside:
            raise UngroundedError(Flaw.WRONG_SORT, label, slot)
        return inside[0]

    def words_at(self, near: int) -> tuple[int, int]:
        """Return the word at folded `near`."""
        word = _WORD.search(self.scene.text, near)
        return word.span() if word is not None else (near, near + 1)

    def place(self, value: str, near: int, slot: str = "where") -> NamedPlace:
        """Return the place that a slot names.

        Raises:
            UngroundedError: as `meant`; or the words are no name of a place.
        """
        found = self.meant(value, Sort.PLACE, near, slot)
        if isinstance(found, Mention):
            assert isinstance(found.means, Toponym)
            return named_place(found.means, self.scene.folded)
        start, end = found
        if len(_WORD.findall(self.scene.text[start:end])) > _LONGEST_PLACE or self._is_taken(start, end):
            raise UngroundedError(Flaw.NOT_RESOLVED, value, slot)
        tied = resolve((NameUse(text=self.scene.text[start:end], start=start, end=end),), self.gazetteer)[0]
        bare = Toponym(start=start, end=end, name_start=start, name_end=end, group=0)
        return named_place(bare.tied(tied.place, tied.status.value), self.scene.folded)

    def _is_taken(self, start: int, end: int) -> bool:
        """Return whether the words are known for something else than a place."""
        others = (Sort.GROUP, Sort.TIME, Sort.NUMBER)
        return any(each.shown for sort in others for each in self.mentions.over(sort, start, end))

    def group(self, value: str, near: int, slot: str) -> tuple[tuple[str, ...], int, int]:
        """Return the parties that a slot names, and where.

        Raises:
            UngroundedError: as `meant`; or the words are no party's.
        """
        if value in CLASSES:
            return (value,), *self.words_at(near)
        value = self._as_label(value)
        found = self.meant(value, Sort.GROUP, near, slot)
        if isinstance(found, Mention):
            assert isinstance(found.means, tuple)
            assert not isinstance(found.means, Toponym)
            return found.means, found.start, found.end
        start, end = found
        for layer in (Layer.PARTY, Layer.STATE, Layer.HOUSEHOLD):
            for hit in self.scene.hits[layer].within(max(0, start - 1), end):
                party = _only(hit.payload.entry)
                if party is not None and start <= hit.start and hit.end <= end:
                    return (party,), hit.start, hit.end
        raise UngroundedError(Flaw.NOT_RESOLVED, value, slot)

    def _as_label(self, value: str) -> str:
        """Return the label of the group whose party's id stands in a slot, as the legend tells it."""
        here = self.mentions.within(self.part.start, self.part.end) if value.isascii() else ()
        named = (each.label for each in here if each.sort is Sort.GROUP and each.shown and each.means == (value,))
        return next(named, value)

    def number(self, value: str, near: int, people: People) -> tuple[Number, int, int]:
        """Return how many a slot says, and where; of words that are no number one person or some, as `people` has it.

        Raises:
            UngroundedError: as `meant`; or the words tell no number.
        """
        found = self.meant(value, Sort.NUMBER, near, "number")
        if isinstance(found, Mention):
            assert isinstance(found.means, Number)
            return found.means, found.start, found.end
        start, end = found
        words = _WORD.findall(self.scene.text[start:end])
        if people is People.NUMBER or len(words) > _LONGEST_PERSON or any(map(_tells_digits, words)):
            raise UngroundedError(Flaw.NOT_RESOLVED, value, "number")
        return Number(figure=_FIGURES[people], unit=Unit.PERSONS), start, end

    def time(self, value: str, near: int) -> Moment | None:
        """Return the moment that a slot names, None where no grammar reads its words as one.

        Raises:
            UngroundedError: as `meant`.
        """
        found = self.meant(value, Sort.TIME, near, "when")
        if not isinstance(found, Mention):
            return None
        assert isinstance(found.means, Moment)
        return found.means

    def speaker(self, value: str, near: int) -> Speaker:
        """Return who a slot says speaks.

        Raises:
            UngroundedError: as `meant`; or the words are too many for a name.
        """
        found = self.meant(value, Sort.SOURCE, near, "says")
        if isinstance(found, Mention):
            span = self.scene.folded.span(found.start, found.end)
            named = found.means if isinstance(found.means, str) else span.quote(self.scene.report.text)
            return Speaker(source=named, span=span)
        span = self.scene.folded.span(*found)
        if len(_WORD.findall(self.scene.text[slice(*found)])) > _LONGEST_SPEAKER:
            raise UngroundedError(Flaw.NOT_RESOLVED, value, "says")
        return Speaker(source=span.quote(self.scene.report.text), span=span)


def _spelt(word: str) -> str:
    """Return a word as it may stand: للتحالف is shown as ل[G1 لتحالف], and who copies that loses a letter."""
    return ("ل?" if word.startswith("ل") else "") + re.escape(word)


def _tells_digits(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _shared(mention: Mention, start: int, end: int) -> int:
    return min(mention.end, end) - max(mention.start, start)


def _only(entry: object) -> str | None:
    """Return the party that a word means whatever stands around it, None where that depends."""
    if isinstance(entry, Party):
        return entry.id
    if isinstance(entry, StateWord):
        return entry.party
    if isinstance(entry, Household):
        # Families are counted among civilians.
        return _CIVILIANS
    if isinstance(entry, WeakParty):
        bearers: tuple[Bearer, ...] = entry.bearers
        return bearers[0].party.id if len(bearers) == 1 and not entry.speaker else None
    return None
