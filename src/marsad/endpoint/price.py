"""Tokens, and what they cost."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct

from marsad.endpoint.parameters import Parameters
from marsad.extract.model.asking import Message, Prompt

_MILLION = 1_000_000
# Code points a token, of Arabic letters and of others, as tokenizers of 2026 have our prompts (bench/model_tokens.py).
_ARABIC, _OTHER = 1.8, 3.7
_ARABIC_LETTERS = range(0x600, 0x700)
# Tokens of an answer for each code point of a part of a report: 1,190 for 1,405 (there, too).
_ANSWERED = 0.85
# Tokens that a server puts around each message; more than any that we know.
_AROUND = 32


class Tokens(Struct, frozen=True, kw_only=True):
    """Tokens that a model reads, and that it writes."""

    read: int = 0
    written: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(read=self.read + other.read, written=self.written + other.written)

    @property
    def total(self) -> int:
        """Both together."""
        return self.read + self.written


class Price(Struct, frozen=True, kw_only=True):
    """What a million tokens cost, read and written, in whichever currency."""

    read: Decimal
    written: Decimal

    def of(self, tokens: Tokens) -> Decimal:
        """Return what `tokens` cost."""
        return (self.read * tokens.read + self.written * tokens.written) / _MILLION


def estimated(prompt: Prompt) -> Tokens:
    """Return how many tokens a prompt and its answer will about have, by their letters."""
    read = sum(_guessed(each.content) for each in prompt.messages)
    return Tokens(read=round(read), written=round(_ANSWERED * len(prompt.messages[-1].content)))


def most(messages: tuple[Message, ...], asked: Mapping[str, Any], parameters: Parameters) -> Tokens:
    """Return more tokens than a request can have: no tokenizer makes two of one byte."""
    said = sum(len(each.content.encode()) + _AROUND for each in messages)
    return Tokens(read=said + len(msgspec.json.encode(asked)), written=parameters.most_tokens)


def _guessed(text: str) -> float:
    arabic = sum(ord(letter) in _ARABIC_LETTERS for letter in text)
    return arabic / _ARABIC + (len(text) - arabic) / _OTHER
