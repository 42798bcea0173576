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
    marsad.statements(marsad.StatementQuery(place="هجين", kinds=[Kind.CONTROL]), db=Path("syria.db"))
    marsad.coverage(place="محافظة دير الزور", db=Path("syria.db"))
    marsad.contradictions(as_of=date(2017, 11, 20), db=Path("syria.db"))
    marsad.diff(date(2017, 11, 9), date(2017, 11, 12), db=Path("syria.db"))
    marsad.verify(db=Path("syria.db"))
    marsad.stats(db=Path("syria.db"))
    marsad.failures(db=Path("syria.db"))
    marsad.retry(db=Path("syria.db"))
    marsad.withdraw("sha256:…", reason="the outlet took it back", db=Path("syria.db"))
    marsad.erase("sha256:…", reason="court order 12/2026", db=Path("syria.db"))
    marsad.backup(Path("copy.db"), db=Path("syria.db"))
    marsad.restore(Path("copy.db"), db=Path("new.db"))
    marsad.export_archive(Path("syria.zip"), db=Path("syria.db"))
    marsad.import_archive(Path("syria.zip"), db="postgresql://localhost/syria")
    marsad.judge([Judgement(…)], db=Path("syria.db"))
    marsad.serve(db=Path("syria.db"))
    marsad.evaluate(Path("reports"), Path("gold"))
"""

__version__ = "0.1.0"

import sys
from datetime import date
from types import ModuleType
from typing import cast

from marsad.errors import Issue, MarsadError
from marsad.evaluation.evaluation import Evaluation
from marsad.extract.contract import Reading
from marsad.intake.account import Failure, Stock, Verification
from marsad.record.judgement import Judgement
from marsad.verbs import (
    Carried,
    Changes,
    ContradictionList,
    CounterList,
    CoverageTable,
    DayMap,
    DisplacementAnswers,
    Events,
    Imported,
    Ingestion,
    Lesson,
    PlaceHistory,
    Reckoning,
    StatementList,
    StatementQuery,
    backup,
    casualties,
    contradictions,
    control,
    control_changes,
    counters,
    coverage,
    day_map,
    diff,
    dismiss,
    dismissed,
    displacement,
    erase,
    evaluate,
    events,
    export_archive,
    failures,
    import_archive,
    import_judgements,
    ingest,
    judge,
    judgements,
    read_paths,
    restore,
    retry,
    serve,
    statements,
    stats,
    verify,
    withdraw,
)
from marsad.verbs import extract as _extract

__all__ = [
    "Carried",
    "Changes",
    "ContradictionList",
    "CounterList",
    "CoverageTable",
    "DayMap",
    "DisplacementAnswers",
    "Evaluation",
    "Events",
    "Failure",
    "Imported",
    "Ingestion",
    "Issue",
    "Judgement",
    "Lesson",
    "MarsadError",
    "PlaceHistory",
    "Reading",
    "Reckoning",
    "StatementList",
    "StatementQuery",
    "Stock",
    "Verification",
    "__version__",
    "backup",
    "casualties",
    "contradictions",
    "control",
    "control_changes",
    "counters",
    "coverage",
    "day_map",
    "diff",
    "dismiss",
    "dismissed",
    "displacement",
    "erase",
    "evaluate",
    "events",
    "export_archive",
    "extract",
    "failures",
    "import_archive",
    "import_judgements",
    "ingest",
    "judge",
    "judgements",
    "read_paths",
    "restore",
    "retry",
    "serve",
    "statements",
    "stats",
    "verify",
    "withdraw",
]


class ExtractPackage(ModuleType):
    """The package `marsad.extract`, which is also the verb: docs/decisions/0011."""

    def __call__(
        self,
        text: str,
        *,
        publisher: str | None = None,
        published: date | None = None,
        theatre: str | None = None,
        guesses: bool = True,
    ) -> Reading:
        """Return what the report `text` states, as `marsad.verbs.extract` does."""
        return _extract(text, publisher=publisher, published=published, theatre=theatre, guesses=guesses)


sys.modules["marsad.extract"].__class__ = ExtractPackage
extract: ExtractPackage = cast(ExtractPackage, sys.modules["marsad.extract"])
