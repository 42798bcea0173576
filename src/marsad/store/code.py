"""Of which code and data computed rows are made: when these change, the rows are made again."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from marsad import __version__

# The parts of `marsad.record`, as files and folders, that the rows of control, events, figures and coverage come from.
_SHARED = ("alliance.py", "contradiction.py", "filed.py", "judgement", "origin.py")
CONTROL = (*_SHARED, "control")
EVENTS = (*_SHARED, "incident", "party_tree.py", "place_tree.py")
FIGURES = (*EVENTS, "counter")
# Of what an answer to a question of figures follows: nothing that only shows it, and no examples.
_SOLVER = "highspy"
_NO_PART = frozenset({"__pycache__", "cli", "examples", "gold", "static"})
_PARTS = (".csv", ".geojson", ".gz", ".json", ".py", ".txt", ".yaml")
# What a report's statements follow from: the packages that read it, and the theatres' data.
_RULES = ("extract", "report", "text", "theatre", "when")
_SECOND = "extract/model/"
COVERAGE = ("contradiction.py", "coverage.py", "filed.py", "origin.py", "place_tree.py", "spoken.py")


@cache
def code(parts: tuple[str, ...]) -> str:
    """Return a hash of every file of these parts of `marsad.record`."""
    hashed = hashlib.sha256()
    for part in sorted(parts):
        for name, content in _files(files("marsad.record") / part, part):
            hashed.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return hashed.hexdigest()


@cache
def rules() -> str:
    """Return by which rules reports are read: this version's, and a hash of all code and data that tell them."""
    hashed = hashlib.sha256()
    for part in _RULES:
        for name, content in _every(files("marsad") / part, part):
            # What the second reader reads by, its own version says.
            if not name.startswith(_SECOND):
                hashed.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return f"{__version__}+{hashed.hexdigest()[:12]}"


@cache
def whole() -> str:
    """Return a hash of all code and data from which answers follow, and of the solver's version."""
    hashed = hashlib.sha256(version(_SOLVER).encode())
    for name, content in _every(files("marsad"), ""):
        hashed.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return hashed.hexdigest()


def _every(found: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(found.iterdir(), key=lambda each: each.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _every(entry, name) if entry.name not in _NO_PART else ()
        elif name.endswith(_PARTS):
            yield name, entry.read_bytes()


def _files(found: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if not found.is_dir():
        yield from [(path, found.read_bytes())] if path.endswith((".py", ".yaml")) else []
        return
    for entry in sorted(found.iterdir(), key=lambda each: each.name):
        yield from _files(entry, f"{path}/{entry.name}")
