"""The rules' own examples: each text gives what its row says, and near misses give nothing."""

from collections.abc import Iterator

import pytest
from _pytest.mark.structures import ParameterSet
from extract_values import drafted

from marsad.extract.event_vocabulary import event_vocabulary
from marsad.extract.example import examples, notes
from marsad.extract.statement import Casualties, Control, Displacement, Incident, Statement
from marsad.extract.vocabulary import vocabulary

KINDS: tuple[type[Statement], ...] = (Control, Casualties, Displacement, Incident)


def positives() -> Iterator[ParameterSet]:
    for kind in KINDS:
        for row in examples(kind):
            for number, example in enumerate(row.says, start=1):
                yield pytest.param(kind, example.text, example.gives, id=f"{kind.__name__}-{row.id}-{number}")


def near_misses() -> Iterator[ParameterSet]:
    for kind in KINDS:
        for row in examples(kind):
            for number, text in enumerate(row.never, start=1):
                yield pytest.param(kind, text, id=f"{kind.__name__}-{row.id}-{number}")


@pytest.mark.parametrize(("kind", "text", "gives"), list(positives()))
def test_a_text_gives_what_its_rule_says(kind: type[Statement], text: str, gives: tuple[str, ...]) -> None:
    assert notes(drafted(text), kind, gives) == tuple(sorted(gives))


@pytest.mark.parametrize(("kind", "text"), list(near_misses()))
def test_a_near_miss_gives_nothing(kind: type[Statement], text: str) -> None:
    assert notes(drafted(text), kind) == ()


def test_every_rule_has_examples() -> None:
    shown = {row.id for kind in KINDS for row in examples(kind) if row.says or row.never}
    rules = vocabulary()
    assert {row.id for row in (*rules.controls, *rules.outcomes, *rules.movements)} <= shown
    assert {row.id for row in event_vocabulary().incidents if row.type is not None} <= shown


def test_there_are_many_examples() -> None:
    rows = [row for kind in KINDS for row in examples(kind)]
    assert sum(len(row.says) for row in rows) >= 120
    assert sum(len(row.never) for row in rows) >= 50


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_stands_twice(kind: type[Statement]) -> None:
    rows = examples(kind)
    texts = [text for row in rows for text in (*(example.text for example in row.says), *row.never)]
    assert len(texts) == len(set(texts))
