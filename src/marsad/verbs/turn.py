"""One thing at a time, but for waiting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TypeVar

from marsad.extract.model.asking import Model, Prompt

R = TypeVar("R")


class Turn:
    """Whose turn it is among threads that read: of all but waiting for a model one thing is done at a time.

    Names and rules are loaded when they are first needed, and must not be by two threads at once: msgspec, which lays
    out what it decodes into when it first does, then ends the process. With one interpreter lock nothing is lost by it.
    """

    def __init__(self) -> None:
        self._lock = RLock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Run the block while no other thread has the turn."""
        with self._lock:
            yield

    def aside(self, wait: Callable[[], R]) -> R:
        """Return what is waited for; another has the turn meanwhile."""
        self._lock.release()
        try:
            return wait()
        finally:
            self._lock.acquire()


class Aside:
    """A model, while whose answer is waited for another has the turn."""

    def __init__(self, model: Model, turn: Turn) -> None:
        self._model, self._turn = model, turn

    @property
    def name(self) -> str:
        """What the model is called."""
        return self._model.name

    @property
    def is_local(self) -> bool:
        """Whether no report leaves this machine for it."""
        return self._model.is_local

    def answer(self, prompt: Prompt) -> str:
        """Return what the model says to the prompt.

        Raises:
            ModelError: it says nothing.
        """
        return self._turn.aside(lambda: self._model.answer(prompt))
