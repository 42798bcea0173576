"""A control word with its slots filled, or what it lacked."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from marsad.extract.mention.scan import Hit
from marsad.extract.mention.side import Side
from marsad.extract.mention.toponym import Toponym
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import Extent, Holding
from marsad.extract.vocabulary import ControlWord, Manner
from marsad.when.moment import Moment

_NO_LONGER_REACH = 60
# A line no longer than this, in code points, may be a headline; who acts stands within so many of its beginning.
_HEADLINE, _LEADS = 120, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What one control word says, at folded [start, end).

    `own_end` is the end of the words that every place of the frame shares; control words before
    `consumed` only repeat this one. `pattern` says which way the slots were filled. `guessed`: the fields
    that no words of the clause fill, only the report's other side. `left`: when those who entered were out again.
    """

    trigger: Hit
    places: tuple[Toponym, ...]
    status: Holding
    start: int
    end: int
    own_end: int
    consumed: int
    pattern: str
    holder: Side | None = None
    previous: Side | None = None
    by: Side | None = None
    extent: Extent | None = None
    extent_at: tuple[int, int] | None = None
    guessed: tuple[str, ...] = ()
    left: Moment | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody that the frame names."""
        named = (self.holder, self.previous, self.by)
        return tuple(party for side in named if side is not None for party in side.parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """The word of rule `rule` at folded [start, end) gave nothing, for want of `slot`."""

    rule: str
    slot: str
    start: int
    end: int


class Cue(Struct, frozen=True, kw_only=True):
    """A control word in its sentence, with the frame told before it there (None: none)."""

    scene: Scene
    trigger: Hit
    entry: ControlWord
    sentence: tuple[int, int]
    before: Frame | None = None

    @property
    def manner(self) -> Manner:
        """Which form of the word stands here."""
        return self.trigger.payload.manner

    @property
    def owned(self) -> bool:
        """Whether a pronoun is attached to the word."""
        return self.trigger.word_end > self.trigger.end

    @property
    def clitic(self) -> str:
        """What is attached before the word."""
        return self.scene.text[self.trigger.word_start : self.trigger.start]

    @property
    def in_title(self) -> bool:
        """Whether the word stands in the report's title, which tells events in the present tense."""
        title = self.scene.report.title
        return title is not None and self.scene.folded.origin(self.trigger.start) < title.end

    @property
    def is_headline(self) -> bool:
        """Whether the word stands in a headline: the title, or a short line without a stop that its doer begins."""
        if self.in_title:
            return True
        text = self.scene.text
        start = text.rfind("\n", 0, self.trigger.start) + 1
        end = text.find("\n", self.trigger.end)
        line = text[start : end if end >= 0 else len(text)].strip()
        sides = self.scene.sides_in(start, min(start + _LEADS, self.trigger.start))
        return len(line) <= _HEADLINE and not line.endswith((".", "؟", ":")) and bool(sides)

    @property
    def no_longer(self) -> bool:
        """Whether the words before say that it was so and is not: لم تعد القوات تسيطر على; with إلا some is left."""
        behind = self.scene.text[self.trigger.end : self.trigger.end + _NO_LONGER_REACH].split()
        if "الا" in behind or "سوي" in behind:
            return False
        words = [*self.words_before(_NO_LONGER_REACH), ""]
        return any(
            word.removeprefix("و").removeprefix("ف") == "لم" and then in particles("no-longer") and what not in _gone()
            for word, then, what in zip(words, words[1:], words[2:], strict=False)
        )

    def reaching(self, end: int) -> Hit:
        """Return the word as if it reached to `end`, so that what it governs stands behind."""
        return self.trigger._replace(word_end=max(end, self.trigger.word_end))

    def words_before(self, reach: int) -> list[str]:
        """Return the words of the sentence in the `reach` code points before."""
        start = max(self.sentence[0], self.trigger.word_start - reach)
        return self.scene.text[start : self.trigger.word_start].replace('"', " ").split()

    def lacks(self, slot: str) -> Lack:
        """Return that the word gives nothing for want of `slot`."""
        return Lack(rule=self.entry.id, slot=slot, start=self.trigger.word_start, end=self.trigger.word_end)


def any_in(words: Sequence[str], name: str) -> bool:
    """Return whether one of the words, with or without a conjunction, is of the class."""
    return any({word, word.removeprefix("و"), word.removeprefix("ف")} & particles(name) for word in words)


def _gone() -> frozenset[str]:
    """Return the words behind لم يعد that tell of people who did not go back."""
    return particles("goes-back")
