"""A model as Marsad asks it: a prompt in, text out."""

from typing import Any, Protocol

from msgspec import Struct


class Message(Struct, frozen=True, kw_only=True):
    """Something that is said to a model, as servers name it: `role` is `system` or `user`."""

    role: str
    content: str


class Prompt(Struct, frozen=True, kw_only=True):
    """All that a model sees of one part of a report. `id` is a hash of all else but `source`, the report's name.

    Schema and instructions are the same in all prompts of a version, and stand first.
    """

    id: str
    source: str
    version: str
    messages: tuple[Message, ...]
    schema: dict[str, Any]


class Model(Protocol):
    """Whatever answers prompts: a server's model, or answers that were kept."""

    @property
    def name(self) -> str:
        """What the model is called, as precisely as is known."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether no report leaves this machine for it."""
        ...

    def answer(self, prompt: Prompt) -> str:
        """Return what the model says to the prompt, an object of its schema or anything else.

        Raises:
            ModelError: it says nothing.
        """
        ...
