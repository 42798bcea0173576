"""A model that a server answers for, as readers ask it."""

from pathlib import Path
from types import TracebackType
from typing import Self

from marsad.endpoint.ability import Ability
from marsad.endpoint.budget import Budget, Spent
from marsad.endpoint.client import Client
from marsad.endpoint.completion import Completion
from marsad.endpoint.fault import FaultError, Follows
from marsad.endpoint.key import Key
from marsad.endpoint.pace import Pace
from marsad.endpoint.parameters import Bounds, Parameters
from marsad.endpoint.place import Endpoint
from marsad.endpoint.price import Tokens, most
from marsad.endpoint.shelf import Shelf
from marsad.errors import ModelError
from marsad.extract.model.asking import Message, Prompt
from marsad.extract.model.parsing import parse
from marsad.source.clock import Clock

# Said once to an answer that holds no object, and how much of it is said back.
_AGAIN = "That was not the JSON object that was asked for. Answer again with that one object and nothing else."
_SAID_BACK = 2_000
_EVERY_FORM = '{"control": [{}], "casualties": [{}], "displacement": [{}], "incidents": [{}]}'
# Code points of a model's name.
_NAME = 80
# Statuses by which servers refuse a request that asks for more than they can.
_REFUSALS = frozenset((400, 422))


class ServedModel:
    """The model of that name at a server, asked by any number of threads; to be used in a `with` block, which ends it.

    `shelf` is a folder of answers: what stands there is not asked again, and with `anew` only what could not be used.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        parameters: Parameters,
        *,
        key: Key | None = None,
        bounds: Bounds | None = None,
        budget: Budget | None = None,
        shelf: Path | None = None,
        anew: bool = False,
        clock: Clock | None = None,
    ) -> None:
        self._endpoint, self._parameters, bounds = endpoint, parameters, bounds or Bounds()
        self._client = Client(endpoint, key, bounds)
        self._pace, self._budget = Pace(bounds, clock), budget or Budget()
        self._shelf, self._anew = Shelf(shelf, endpoint, parameters) if shelf else None, anew
        self._ability = Ability()
        # The forms of items are laid out with the first that is read, which several threads at a time must not.
        parse(_EVERY_FORM)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def name(self) -> str:
        """What the server calls the model, as far as that has a place in a statement."""
        return " ".join(self._parameters.model.split())[:_NAME]

    @property
    def is_local(self) -> bool:
        """Whether its server is this machine."""
        return self._endpoint.is_local

    @property
    def spent(self) -> Spent:
        """What was spent until now."""
        return self._budget.spent

    def answer(self, prompt: Prompt) -> str:
        """Return what the model says to the prompt, now or when it was asked first.

        Raises:
            ModelError: it says nothing, or the budget is spent.
        """
        if self._shelf is None:
            return self._asked(prompt)[0]
        with self._shelf.claimed(prompt.id):
            kept = self._shelf.answer(prompt.id, usable=self._anew)
            if kept is not None:
                self._budget.reuse()
                return kept
            text, tokens = self._asked(prompt)
            try:
                return self._shelf.keep(prompt.id, text, tokens)
            except ModelError as error:
                # It is paid for, and used; what would be paid for and lost is not asked for any more.
                self._pace.failed(FaultError(str(error), code="model-unkept", follows=Follows.END))
                return text

    def has(self, prompt: Prompt) -> bool:
        """Return whether the answer is there already."""
        return self._shelf is not None and self._shelf.answer(prompt.id, usable=self._anew) is not None

    def close(self) -> None:
        """Ask nothing any more; what is under way ends with an error."""
        self._pace.end()
        self._client.close()

    def _asked(self, prompt: Prompt) -> tuple[str, Tokens | None]:
        """Return what the model says, once more where that holds no object at all."""
        said = self._patiently(prompt.messages, prompt)
        if said.is_cut or parse(said.text).is_usable:
            return said.text, said.tokens
        back = Message(role="assistant", content=said.text[:_SAID_BACK])
        try:
            again = self._patiently((*prompt.messages, back, Message(role="user", content=_AGAIN)), prompt)
        except FaultError:
            # The reader will tell why the first cannot be used.
            return said.text, said.tokens
        both = said.tokens + again.tokens if said.tokens and again.tokens else None
        return again.text, both

    def _patiently(self, messages: tuple[Message, ...], prompt: Prompt) -> Completion:
        """Return what is said to the messages, as often as they have to be sent."""
        try:
            said: Completion = self._pace.attempts()(self._once, messages, prompt)
        except FaultError as fault:
            self._pace.failed(fault)
            raise
        self._pace.answered()
        return said

    def _once(self, messages: tuple[Message, ...], prompt: Prompt) -> Completion:
        """Return the answer to one request, asked for by whatever the server takes."""
        ability = self._ability
        while True:
            try:
                said = self._sent(messages, prompt, ability)
            except FaultError as fault:
                less = ability.without(fault.told) if fault.status in _REFUSALS else None
                if less is None:
                    raise
                ability = less
                continue
            self._ability = ability
            return said

    def _sent(self, messages: tuple[Message, ...], prompt: Prompt, ability: Ability) -> Completion:
        self._pace.rest()
        with self._budget.slot(
            most(messages, ability.request(self._parameters, prompt.schema), self._parameters)
        ) as slot:
            said = self._client.complete(messages, prompt.schema, self._parameters, ability)
            slot.settle(said.tokens)
        return said
