"""The words between two mentions, and what they may be."""

from dataclasses import dataclass

from marsad.extract.particle import particles

_STOPS = (". ", "\n", "؛", ": ")
_PROCLITICS = "ولفب"


@dataclass(frozen=True, slots=True)
class Gap:
    """The folded text between two mentions."""

    text: str

    @property
    def words(self) -> list[str]:
        """Its words, marks left out."""
        return self.text.replace("،", " ").replace('"', " ").split()

    @property
    def is_broken(self) -> bool:
        """Whether a sentence or a line ends in it."""
        return any(mark in self.text for mark in _STOPS)

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
        return any(word in particles(name) for word in words)

    def tells(self, name: str, *, last: int) -> bool:
        """Return whether one of its `last` words is of that class, whatever is attached before it."""
        return any(
            word.lstrip(_PROCLITICS) in particles(name) or word in particles(name) for word in self.words[-last:]
        )
