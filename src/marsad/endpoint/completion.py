"""What a server answered, read by what it is and not by what it should be."""

from typing import Any

import msgspec
from msgspec import Struct

from marsad.endpoint.fault import FaultError, Follows
from marsad.endpoint.price import Tokens

# Code points of a server's words that are shown to people.
_SHOWN = 200


class Completion(Struct, frozen=True, kw_only=True):
    """What a model said. `is_cut`: it would have said more; `tokens` are those that the server counted, if it did."""

    text: str
    is_cut: bool
    tokens: Tokens | None


class _Message(Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(Struct):
    message: _Message
    finish_reason: str | None = None


class _Body(Struct):
    choices: list[_Choice]
    # Whatever a server makes of it, its answer counts.
    usage: Any = None


# Laid out once: by several threads at a time it must not be.
_decode = msgspec.json.Decoder(_Body).decode


def completion_of(body: bytes, media: str) -> Completion:
    """Return what the body of an answer says.

    Raises:
        FaultError: it is no completion, an empty one, or a refusal.
    """
    try:
        told = _decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        kind = media.partition(";")[0].strip()[:60] or "of no type"
        shown = brief(body.decode("utf-8", "replace"))
        reason = f"the server answered with no completion ({kind}): {shown!r}"
        raise FaultError(reason, code="model-fault", follows=Follows.LEAVE, is_charged=True) from None
    tokens = _tokens(told.usage)
    if not told.choices:
        raise _nothing("the answer has no choices", "model-empty", tokens)
    choice = told.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        said = brief(choice.message.refusal or choice.message.content or "")
        raise _nothing(f"the model refused: {said!r}", "model-refused", tokens)
    if not choice.message.content:
        ended = brief(choice.finish_reason or "no reason")
        raise _nothing(f"the model said nothing (it ended by {ended!r})", "model-empty", tokens)
    return Completion(text=choice.message.content, is_cut=choice.finish_reason == "length", tokens=tokens)


def brief(text: str) -> str:
    """Return the beginning of what a server said, on one line, of letters that can be shown."""
    plain = " ".join(text[: 4 * _SHOWN].split())
    return "".join(letter if letter.isprintable() else "�" for letter in plain)[:_SHOWN]


def _nothing(reason: str, code: str, tokens: Tokens | None) -> FaultError:
    return FaultError(reason, code=code, follows=Follows.LEAVE, is_charged=True, tokens=tokens)


def _tokens(usage: object) -> Tokens | None:
    """Return what the server counted, None where it counted nothing that can be."""
    counted = usage if isinstance(usage, dict) else {}
    read, written = counted.get("prompt_tokens"), counted.get("completion_tokens")
    # Of Python's numbers, truth is one as well.
    if type(read) is not int or type(written) is not int or read <= 0 or written < 0:
        return None
    return Tokens(read=read, written=written)
