"""Rows are made again when any of the code of the record changes that they follow from, and only then."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.store.code import CONTROL, EVENTS, FIGURES, code

RECORD = Path(__file__).parents[2] / "src" / "marsad" / "record"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("marsad.record"):
            own = str(node.module).removeprefix("marsad.record").strip(".")
            yield from (own, *(f"{own}.{alias.name}".strip(".") for alias in node.names))


def files(parts: tuple[str, ...]) -> set[Path]:
    found = (path for part in parts for path in [RECORD / part, *(RECORD / part).rglob("*")])
    return {path for path in found if path.suffix == ".py"}


@pytest.mark.parametrize(
    "parts",
    [pytest.param(CONTROL, id="control"), pytest.param(EVENTS, id="events"), pytest.param(FIGURES, id="figures")],
)
def test_the_parts_stand_on_no_others(parts: tuple[str, ...]) -> None:
    own = files(parts)
    assert len(own) > 10
    for path in own:
        for module in imported(path):
            stem = RECORD / module.replace(".", "/")
            assert {stem.with_suffix(".py"), stem / "__init__.py"} & own or not stem.with_suffix(".py").exists(), module


def test_each_part_has_a_code_of_its_own() -> None:
    assert len({code(CONTROL), code(EVENTS), code(FIGURES)}) == 3
    assert code(CONTROL) == code(tuple(reversed(CONTROL)))
