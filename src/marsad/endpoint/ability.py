"""What a server can: asked for the most at first, and for less once it refused that."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Self

from msgspec import Struct, structs

from marsad.endpoint.parameters import Parameters


class Shape(Enum):
    """How an answer's shape is asked for: by its schema, as any object, or in the words of the prompt alone."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    PROSE = "prose"


_LESS = {Shape.SCHEMA: Shape.OBJECT, Shape.OBJECT: Shape.PROSE}
# What a refusal names, and what is done without from then on. Of models that reason, some take no temperature.
_NAMED: tuple[tuple[str, str, object], ...] = (
    ("max_completion_tokens", "limit", "max_completion_tokens"),
    ("temperature", "is_steady", False),
    ("seed", "is_seeded", False),
)


class Ability(Struct, frozen=True, kw_only=True):
    """In which shape a server answers, by which name it takes the limit of tokens, and what else it takes."""

    shape: Shape = Shape.SCHEMA
    limit: str = "max_tokens"
    is_steady: bool = True
    is_seeded: bool = True

    def request(self, parameters: Parameters, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is asked beside the messages."""
        asked: dict[str, Any] = {self.limit: parameters.most_tokens}
        if self.is_steady:
            asked["temperature"] = parameters.temperature
        if self.is_seeded:
            asked["seed"] = parameters.seed
        if self.shape is Shape.SCHEMA:
            form = {"name": "statements", "strict": True, "schema": dict(schema)}
            asked["response_format"] = {"type": Shape.SCHEMA.value, "json_schema": form}
        elif self.shape is Shape.OBJECT:
            asked["response_format"] = {"type": Shape.OBJECT.value}
        return asked

    def without(self, refusal: str) -> Self | None:
        """Return what is left to ask for after a refusal in these words, None where nothing is."""
        for word, field, less in _NAMED:
            if word in refusal and getattr(self, field) != less:
                return structs.replace(self, **{field: less})
        return structs.replace(self, shape=_LESS[self.shape]) if self.shape in _LESS else None
