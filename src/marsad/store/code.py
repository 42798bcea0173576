"""Of which code and data computed rows are made: when these change, the rows are made again."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# The parts of `marsad.record`, as files and folders, that the rows of control and of events follow from.
_SHARED = ("alliance.py", "contradiction.py", "filed.py", "judgement", "origin.py")
CONTROL = (*_SHARED, "control")
EVENTS = (*_SHARED, "incident", "party_tree.py", "place_tree.py")


@cache
def code(parts: tuple[str, ...]) -> str:
    """Return a hash of every file of these parts of `marsad.record`."""
    hashed = hashlib.sha256()
    for part in sorted(parts):
        for name, content in _files(files("marsad.record") / part, part):
            hashed.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return hashed.hexdigest()


def _files(found: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if not found.is_dir():
        yield from [(path, found.read_bytes())] if path.endswith((".py", ".yaml")) else []
        return
    for entry in sorted(found.iterdir(), key=lambda each: each.name):
        yield from _files(entry, f"{path}/{entry.name}")
