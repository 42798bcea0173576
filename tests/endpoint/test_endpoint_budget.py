"""What is spent is counted, and a budget is never passed."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Lock

import pytest
from model_server import Asked, Line, completion, refuses, says, serving

from marsad.endpoint.budget import Budget
from marsad.endpoint.parameters import Bounds, Parameters
from marsad.endpoint.place import endpoint_of
from marsad.endpoint.price import Price, Tokens, estimated
from marsad.endpoint.served import ServedModel
from marsad.errors import ModelError
from marsad.extract.model.asking import Message, Prompt
from marsad.source.clock import Clock

PRICE = Price(read=Decimal(2), written=Decimal(10))
PARAMETERS = Parameters(model="m", most_tokens=1_000)
AT_REST = Clock(sleep=lambda _: None)


def prompt(number: int = 0) -> Prompt:
    """Return a prompt."""
    said = (Message(role="system", content="s"), Message(role="user", content=f"سؤال {number}"))
    return Prompt(id=f"a{number}", source="r", version="v", messages=said, schema={})


def test_what_the_server_counts_is_what_is_spent() -> None:
    budget = Budget(PRICE)
    with serving(says()) as known, ServedModel(endpoint_of(known.url), PARAMETERS, budget=budget) as model:
        model.answer(prompt())
        model.answer(prompt(1))
        assert model.spent.tokens == Tokens(read=2_000, written=200)
        assert model.spent.cost == Decimal("0.006")


def test_what_it_does_not_count_is_the_most_that_it_could_be() -> None:
    with serving(says(usage={})) as known, ServedModel(endpoint_of(known.url), PARAMETERS) as model:
        model.answer(prompt())
        assert model.spent.tokens.written == 1_000
        assert 50 < model.spent.tokens.read < 500


@pytest.mark.parametrize(
    ("status", "written"), [pytest.param(413, 0, id="refused"), pytest.param(None, 1_000, id="begun, and nobody knows")]
)
def test_a_request_without_an_answer_costs_what_it_may_have(status: int | None, written: int) -> None:
    def hangs_up(line: Line, _: Asked) -> None:
        line.close_connection = True

    behaviour = refuses(status) if status else hangs_up
    bounds = Bounds(tries=1)
    with serving(behaviour) as known, ServedModel(endpoint_of(known.url), PARAMETERS, bounds=bounds) as model:
        with pytest.raises(ModelError):
            model.answer(prompt())
        assert (model.spent.requests, model.spent.tokens.written) == (1, written)


@pytest.mark.parametrize("at_once", [pytest.param(1, id="one by one"), pytest.param(8, id="eight at once")])
def test_a_budget_is_never_passed(at_once: int) -> None:
    # A request is held for 1,000 tokens and some hundred, and is of 600: three, since a fourth could be too many.
    lock, most = Lock(), [0]

    def counts(line: Line, _: Asked) -> None:
        with lock:
            most[0] += 600
        line.send(completion(usage={"prompt_tokens": 100, "completion_tokens": 500}))

    def ask(number: int) -> str:
        try:
            return model.answer(prompt(number))
        except ModelError as error:
            return error.code

    budget = Budget(PRICE, tokens=3_000)
    with serving(counts) as known, ServedModel(endpoint_of(known.url), PARAMETERS, budget=budget) as model:
        with ThreadPoolExecutor(at_once) as pool:
            said = list(pool.map(ask, range(12)))
        assert said.count("model-budget") == 12 - most[0] // 600
        assert (most[0], model.spent.tokens.total) == (1_800, 1_800)


def test_money_is_held_back_as_tokens_are() -> None:
    budget = Budget(PRICE, cost=Decimal("0.0115"))
    with serving(says()) as known, ServedModel(endpoint_of(known.url), PARAMETERS, budget=budget) as model:
        model.answer(prompt())
        with pytest.raises(ModelError, match="budget"):
            model.answer(prompt(1))
        assert model.spent.cost == Decimal("0.003")
    assert len(known.asked) == 1


def test_retries_are_within_the_budget() -> None:
    def hangs_up(line: Line, _: Asked) -> None:
        line.close_connection = True

    budget = Budget(tokens=2_500)
    with (
        serving(hangs_up) as known,
        ServedModel(endpoint_of(known.url), PARAMETERS, budget=budget, clock=AT_REST) as model,
        pytest.raises(ModelError, match="budget"),
    ):
        model.answer(prompt())
    assert len(known.asked) == 2


def test_tokens_are_guessed_by_letters() -> None:
    said = (Message(role="user", content="ن" * 1_800 + "a" * 370),)
    guessed = estimated(Prompt(id="a", source="r", version="v", messages=said, schema={}))
    assert guessed == Tokens(read=1_100, written=1_844)
