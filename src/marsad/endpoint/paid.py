"""A model whose answers cost something."""

from typing import Protocol, runtime_checkable

from marsad.endpoint.budget import Spent
from marsad.extract.model.asking import Model, Prompt


@runtime_checkable
class PaidModel(Model, Protocol):
    """A model that tells what it has cost, and what it need not be asked any more."""

    @property
    def spent(self) -> Spent:
        """What was spent until now."""
        ...

    def has(self, prompt: Prompt) -> bool:
        """Return whether the answer is there already."""
        ...
