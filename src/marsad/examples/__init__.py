"""Thirty example reports, written for Marsad, from which anyone can try the whole way of the data."""

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """The folder of the example reports is returned, with `metadata.jsonl` beside the texts."""
    return Path(str(files(__name__) / "reports"))
