"""The words between two mentions, and what they may be."""

from msgspec import Struct

from marsad.extract.particle import particles

_STOPS = (". ", "\n", "؛", ": ")
_BRACKETS = frozenset("([]{}<>")
_PROCLITICS = "ولفب"
# A longer one between brackets is a sentence of its own.
_ASIDE = 90


class Gap(Struct, frozen=True):
    """The folded text between two mentions."""

    text: str

    @classmethod
    def told(cls, text: str) -> "Gap":
        """Return the gap without what stands in brackets in it, and without a bracket that closes in it."""
        before, opened, behind = text.partition("(")
        inside, closed, rest = behind.partition(")")
        if opened and closed and len(inside) <= _ASIDE:
            text = f"{before.rstrip()} {rest.lstrip(' ،')}"
        return cls(text if "(" in text else text.replace(")", " "))

    @property
    def words(self) -> list[str]:
        """Its words, marks left out."""
        return self.text.replace("،", " ").replace('"', " ").replace("/", " ").split()

    @property
    def is_broken(self) -> bool:
        """Whether a sentence or a line ends in it, or a bracket stands in it: a note's number counts nobody."""
        return any(mark in self.text for mark in _STOPS) or not _BRACKETS.isdisjoint(self.text)

    @property
    def is_aside(self) -> bool:
        """Whether it ends with a phrase between two commas."""
        return self.text.count("،") == 2 and self.text.rstrip().endswith("،")

    @property
    def has_comma(self) -> bool:
        """Whether a comma stands in it."""
        return "،" in self.text

    def holds(self, name: str, *, last: int | None = None) -> bool:
        """Return whether one of its words, or of its `last` ones, is of the class called `name`."""
        words = self.words if last is None else self.words[-last:]
        return not particles(name).isdisjoint(words)

    def tells(self, name: str, *, last: int) -> bool:
        """Return whether one of its `last` words is of that class, whatever is attached before it."""
        return any(
            word.lstrip(_PROCLITICS) in particles(name) or word in particles(name) for word in self.words[-last:]
        )
