"""A package imports only from packages above it: the table of ARCHITECTURE.md, read from the code itself."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src"
# Top to bottom. `errors` and `progress` are for all, examples and gold know nothing, the verbs join the packages, the
# top-level package offers them to Python, and the command line prints what they return.
ORDER = (
    ("marsad.address", "marsad.examples", "marsad.gold", "marsad.original", "marsad.progress"),
    ("marsad.errors",),
    *((f"marsad.{name}",) for name in ("text", "when", "report", "intake", "source", "theatre", "extract", "explain")),
    *((f"marsad.{name}",) for name in ("endpoint", "record", "store", "inquiry", "evaluation", "web", "verbs")),
    ("marsad",),
    ("marsad.cli",),
    ("marsad.__main__",),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
# Which version this is, everything may say.
VERSION = "marsad.__version__"
# The same inside extraction: the language data, then mentions, who speaks, the scene, then the kinds of statement.
INSIDE = (
    ("term", "lexicon", "weights"),
    ("statement",),
    ("contract", "vocabulary", "particle"),
    ("contract_reading", "event_vocabulary"),
    ("mention",),
    ("saying", "topic", "stretch"),
    ("scene",),
    ("claim", "role"),
    ("control", "casualties", "displacement", "incident"),
    ("doubt", "confidence"),
    ("reading",),
    ("model",),
    ("example",),
)
# And inside the record: a statement as filed and who says it, the trees of places and parties, a person's judgements;
# events and control; the ledger, which counts within events; then what is asked of all of them.
RECORD = (
    ("origin", "contradiction", "superseded"),
    ("filed", "alliance", "place_tree", "party_tree"),
    ("judgement",),
    ("incident", "control"),
    ("counter", "land", "divergence"),
    ("ledger",),
    ("coverage", "difference", "dispute", "soundness"),
    ("spoken",),
)
RECORD_RANK = {f"marsad.record.{name}": rank for rank, names in enumerate(RECORD) for name in names}
INSIDE_RANK = {f"marsad.extract.{name}": rank for rank, names in enumerate(INSIDE) for name in names}
FILES = sorted(SRC.rglob("*.py"))


def package(module: str) -> str:
    """Return the row of the table that holds `module`."""
    return ".".join(module.split(".")[:2])


def imported(tree: ast.AST) -> list[str]:
    """Return every module of Marsad that the code names in an import, wherever it stands."""
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [node.lineno for node in froms if node.level], "imports are absolute"
    names = [f"{node.module}.{alias.name}" for node in froms for alias in node.names]
    return [name for name in [*plain, *names] if name.split(".")[0] == "marsad" and name != VERSION]


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(SRC))) for path in FILES])
def test_a_package_imports_only_from_above(path: Path) -> None:
    module = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    here = package(module)
    for name in imported(ast.parse(path.read_text("utf-8"))):
        there = package(name)
        assert there == here or RANK[there] < RANK[here], f"{module} may not import {name}"


EXTRACTION = [path for path in FILES if "extract" in path.parts]
RECORDING = [path for path in FILES if "record" in path.parts]


def ranked_upwards(path: Path, ranks: dict[str, int]) -> None:
    module = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    here = ".".join(module.split(".")[:3])
    if here not in ranks:
        return
    for name in imported(ast.parse(path.read_text("utf-8"))):
        there = ".".join(name.split(".")[:3])
        if there in ranks and there != here:
            assert ranks[there] < ranks[here], f"{module} may not import {name}"


def test_every_part_of_the_record_has_its_place_in_the_order() -> None:
    there = {path.stem for path in (SRC / "marsad" / "record").iterdir() if path.suffix == ".py" or path.is_dir()}
    named = {name for names in RECORD for name in names}
    assert there - {"__init__", "__pycache__"} == named


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(SRC))) for path in RECORDING])
def test_a_part_of_the_record_imports_only_from_above(path: Path) -> None:
    ranked_upwards(path, RECORD_RANK)


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(SRC))) for path in EXTRACTION])
def test_a_part_of_extraction_imports_only_from_above(path: Path) -> None:
    ranked_upwards(path, INSIDE_RANK)
