"""That somebody chose by whom a report is read, and what came of it."""

from msgspec import Struct

RULES = "rules"


class Consulted(Struct, frozen=True, kw_only=True):
    """Report was to be read by `reader`: "model", "both", or "rules" where that takes the place of what a model read.

    `model` is what the model is called, `prompt` the version of what it was asked. `code` is None where it read; else
    the short name of the reason why the rules read the report instead, which `message` tells. What of a model's answer
    was left out stands there as well, in numbers.
    """

    reader: str
    model: str = ""
    prompt: str = ""
    code: str | None = None
    message: str | None = None

    @property
    def failed(self) -> bool:
        """Whether the model read nothing."""
        return self.code is not None

    @property
    def named(self) -> str:
        """The reader in words."""
        return f"{self.reader}: {self.model}, prompt {self.prompt}" if self.model else self.reader

    def reads_as(self, other: "Consulted") -> bool:
        """Return whether the other is the same reader, of the same model and asked the same."""
        return (self.reader, self.model, self.prompt) == (other.reader, other.model, other.prompt)


# By whom reports are read unless somebody chooses.
BY_RULES = Consulted(reader=RULES)
