"""What an answer depends on beside its prompt, and how far asking goes."""

from dataclasses import dataclass

from msgspec import Struct


class Parameters(Struct, frozen=True, kw_only=True):
    """The model by the name that its server has for it, and how it is to answer: as far as it can, the same each time.

    `most_tokens`: of one answer; the longest good one of our own reports has some 3,000.
    """

    model: str
    temperature: float = 0.0
    seed: int = 1
    most_tokens: int = 8_192


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Our choices.

    Seconds: `connect_s` for a connection, `whole_s` for an answer from its request to its last byte (a model on a
    processor takes minutes), `patience_s` what a server may ask to wait for before it is left alone. `tries`: of one
    request where the server is busy or broken. `failures`: prompts in a row without an answer after which the server
    is not asked any more in this run. `answer_bytes`: the most that is read of one answer.
    """

    connect_s: float = 10.0
    whole_s: float = 600.0
    patience_s: float = 120.0
    tries: int = 5
    failures: int = 5
    answer_bytes: int = 10_000_000
