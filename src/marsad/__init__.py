"""Marsad reads Arabic conflict reports and keeps the record.

The verbs of the command line are here too:

    marsad.extract(text, publisher="SOHR", published=date(2017, 11, 3))
    marsad.read_paths([Path("reports")])
    marsad.ingest(marsad.read_paths([Path("reports")]), db=Path("syria.db"))
    marsad.events(place="هجين", db=Path("syria.db"))
    marsad.control("الميادين", on=date(2017, 10, 20), db=Path("syria.db"))
    marsad.day_map(date(2017, 10, 20), db=Path("syria.db"))
    marsad.control_changes(start=date(2017, 10, 1), end=date(2017, 10, 31), db=Path("syria.db"))
    marsad.casualties(groups=["IS"], place="محافظة دير الزور", db=Path("syria.db"))
    marsad.displacement(place="محافظة دير الزور", db=Path("syria.db"))
    marsad.counters(groups=["IS"], place="محافظة دير الزور", db=Path("syria.db"))
    marsad.serve(db=Path("syria.db"))
    marsad.evaluate(Path("reports"), Path("gold"))
"""

import sys
from datetime import date
from types import ModuleType
from typing import cast

from marsad.errors import Issue, MarsadError
from marsad.evaluation.evaluation import Evaluation
from marsad.extract.contract import Reading
from marsad.verbs import (
    Changes,
    CounterList,
    DayMap,
    DisplacementAnswers,
    Events,
    Ingestion,
    PlaceHistory,
    Reckoning,
    casualties,
    control,
    control_changes,
    counters,
    day_map,
    displacement,
    evaluate,
    events,
    ingest,
    read_paths,
    serve,
)
from marsad.verbs import extract as _extract

__version__ = "0.1.0"
__all__ = [
    "Changes",
    "CounterList",
    "DayMap",
    "DisplacementAnswers",
    "Evaluation",
    "Events",
    "Ingestion",
    "Issue",
    "MarsadError",
    "PlaceHistory",
    "Reading",
    "Reckoning",
    "__version__",
    "casualties",
    "control",
    "control_changes",
    "counters",
    "day_map",
    "displacement",
    "evaluate",
    "events",
    "extract",
    "ingest",
    "read_paths",
    "serve",
]


class ExtractPackage(ModuleType):
    """The package `marsad.extract`, which is also the verb: docs/decisions/0011."""

    def __call__(
        self, text: str, *, publisher: str | None = None, published: date | None = None, guesses: bool = True
    ) -> Reading:
        """Return what the report `text` states, as `marsad.verbs.extract` does."""
        return _extract(text, publisher=publisher, published=published, guesses=guesses)


sys.modules["marsad.extract"].__class__ = ExtractPackage
extract: ExtractPackage = cast(ExtractPackage, sys.modules["marsad.extract"])
