"""Whatever a server sends as an answer, it is read or refused with its reason."""

import random
from collections import Counter

import pytest
from model_server import ANSWER, completion

from marsad.endpoint.completion import brief, completion_of
from marsad.endpoint.fault import FaultError
from marsad.endpoint.price import Tokens

CASES = 3_000
PIECES = b'{}[]",:0\\n'


def damaged(chance: random.Random, body: bytes) -> bytes:
    """Return the body with some of it changed, gone, more or cut off."""
    for _ in range(chance.randint(1, 6)):
        at, end = sorted(chance.randrange(len(body) + 1) for _ in range(2))
        match chance.randrange(4):
            case 0:
                body = body[:at] + bytes((chance.randrange(256),)) + body[at + 1 :]
            case 1:
                body = body[:at] + body[min(end, at + 20) :]
            case 2:
                body = body[:at] + bytes(chance.choice(PIECES) for _ in range(5)) + body[at:]
            case _:
                body = body[: max(at, len(body) // 2)]
    return body


def test_a_damaged_answer_is_read_or_refused() -> None:
    chance, said = random.Random(7), Counter[str]()
    for _ in range(CASES):
        try:
            assert completion_of(damaged(chance, completion()), "application/json").text
            said["read"] += 1
        except FaultError as fault:
            said[fault.code] += fault.is_charged
    assert said.total() == CASES
    assert min(said["read"], said["model-fault"]) > CASES / 50
    assert said.keys() <= {"read", "model-empty", "model-fault", "model-refused"}


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        pytest.param({"prompt_tokens": 7, "completion_tokens": 3}, Tokens(read=7, written=3), id="counted"),
        pytest.param({"prompt_tokens": 0, "completion_tokens": 0}, None, id="nothing"),
        pytest.param({"prompt_tokens": 7}, None, id="half"),
        pytest.param({"prompt_tokens": True, "completion_tokens": 1}, None, id="truth"),
        pytest.param({"prompt_tokens": -7, "completion_tokens": 1}, None, id="less than nothing"),
        pytest.param({"prompt_tokens": 1.5, "completion_tokens": 1}, None, id="a part"),
        pytest.param(["7", "3"], None, id="a list"),
    ],
)
def test_tokens_are_those_that_the_server_counted(usage: object, tokens: Tokens | None) -> None:
    found = completion_of(completion(usage=usage), "application/json")
    assert (found.text, found.tokens) == (ANSWER, tokens)


def test_what_is_shown_of_a_server_is_a_line_that_can_be_shown() -> None:
    shown = brief("a\x1b[31m\nb\u202e" + "c" * 1_000)
    assert (shown[:10], len(shown), shown.isprintable()) == ("a�[31m b�c", 200, True)
