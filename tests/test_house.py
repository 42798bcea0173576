"""The house's budgets: STYLE in numbers, for every module of the package and of bench/."""

import ast
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "bench").rglob("*.py")])
VAGUE = re.compile("(util|helper|common|misc|manager|base|core|data|process|stuff)s?")
MOST_LINES, MEDIAN_LINES = 250, 80
MOST_FUNCTION_LINES, MEDIAN_FUNCTION_LINES = 40, 8
MOST_COMPLEXITY = 12
MOST_POSITIONAL = 4
# One at the edge of the process.
MOST_BROAD_EXCEPTS = 1
# Classes that others see and that change, for they work something out: all else that is passed on is frozen.
WORKERS = frozenset(("Basket", "Compiler", "Course", "Gathered", "Namer", "Nest", "Voice", "Walk"))
BRANCHES = (
    *(ast.If, ast.For, ast.While, ast.ExceptHandler, ast.IfExp),
    *(ast.comprehension, ast.BoolOp, ast.Match, ast.Assert),
)
Function = ast.FunctionDef | ast.AsyncFunctionDef

every_file = pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in FILES])


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def private(path: Path) -> set[int]:
    """Return the lines on which functions begin that nobody outside can reach: in private classes, in functions."""
    hidden = (node for node in ast.walk(tree(path)) if isinstance(node, Function) or _is_private_class(node))
    return {
        inner.lineno for node in hidden for inner in ast.walk(node) if isinstance(inner, Function) and inner is not node
    }


def _is_private_class(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and node.name.startswith("_")


def lines(path: Path) -> int:
    return sum(bool(line.strip()) for line in path.read_text("utf-8").splitlines())


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def positional(function: Function) -> list[ast.arg]:
    return [arg for arg in [*function.args.posonlyargs, *function.args.args] if arg.arg not in ("self", "cls")]


def complexity(function: Function) -> int:
    return 1 + sum(isinstance(node, BRANCHES) for node in ast.walk(function))


@every_file
def test_a_module_is_short_and_named_for_something(path: Path) -> None:
    assert lines(path) <= MOST_LINES
    assert not VAGUE.fullmatch(path.stem)


@every_file
def test_a_function_is_short_simple_typed_and_documented(path: Path) -> None:
    for function in functions(path):
        where = f"{path.name}:{function.lineno} {function.name}"
        assert length(function) <= MOST_FUNCTION_LINES, where
        assert complexity(function) <= MOST_COMPLEXITY, where
        assert len(positional(function)) <= MOST_POSITIONAL, where
        assert function.returns is not None, where
        for arg in [*positional(function), *function.args.kwonlyargs]:
            assert arg.annotation is not None, f"{where}: {arg.arg}"
        for arg in positional(function):
            assert ast.unparse(arg.annotation or arg) != "bool", f"{where}: {arg.arg} is a boolean by position"
        public = not function.name.startswith("_") and function.lineno not in private(path)
        assert not public or ast.get_docstring(function), where


@every_file
def test_no_module_global_changes(path: Path) -> None:
    for node in ast.walk(tree(path)):
        assert not isinstance(node, ast.Global), f"{path.name}:{node.lineno}"


@every_file
def test_no_import_hides_from_the_run(path: Path) -> None:
    assert not re.search(r"\bTYPE_CHECKING\b", path.read_text("utf-8"))


def test_a_value_is_frozen() -> None:
    changing = {
        node.name
        for path in FILES
        if "src" in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and not _is_private_class(node)
        if any(re.match(r"dataclass\b(?!.*frozen=True)", ast.unparse(each)) for each in node.decorator_list)
    }
    assert changing == WORKERS


def test_everything_is_caught_at_most_at_the_edge_of_the_process() -> None:
    broad = [
        f"{path.name}:{node.lineno}"
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or re.search(r"\b(Base)?Exception\b", ast.unparse(node.type))
    ]
    assert len(broad) <= MOST_BROAD_EXCEPTS, broad


def test_the_median_module_and_function_are_small() -> None:
    assert statistics.median(lines(path) for path in FILES) <= MEDIAN_LINES
    assert statistics.median(length(f) for path in FILES for f in functions(path)) <= MEDIAN_FUNCTION_LINES
