"""The reports by which Marsad's reading is measured, written for it, with what a careful coder makes of them.

`reports/` holds the texts and their `metadata.jsonl`, `statements/` one JSON file a report in the contract's form.
"""

from importlib.resources import files
from pathlib import Path


def texts() -> Path:
    """The folder of the reports is returned, with `metadata.jsonl` beside the texts."""
    return folder() / "reports"


def statements() -> Path:
    """The folder of the gold is returned, one JSON file a report."""
    return folder() / "statements"


def folder() -> Path:
    """The folder of the whole set is returned."""
    return Path(str(files(__name__)))
