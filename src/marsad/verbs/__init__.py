"""Marsad's verbs, for Python as for the command line: extract, read_paths, ingest, events, control, serve, evaluate.

They join the packages. What a verb needs is imported when it is called, so that `import marsad` stays quick.
"""

from marsad.inquiry.area import NamedArea, area_named
from marsad.inquiry.contradictions import ContradictionList
from marsad.inquiry.counting import COUNTED, CounterList
from marsad.inquiry.displacing import DisplacementAnswers
from marsad.inquiry.reckoning import Reckoning
from marsad.inquiry.tally import Quotation
from marsad.verbs.allowing import allow, allowed, settings
from marsad.verbs.archiving import Carried, backup, export_archive, import_archive, restore
from marsad.verbs.area import area_asked
from marsad.verbs.asking import (
    Forecast,
    ModelAsked,
    Sending,
    default_answers,
    forecast,
    give_leave,
    leaves,
    sending,
    served_model,
    take_leave_back,
)
from marsad.verbs.contradictions import contradictions
from marsad.verbs.counting import counters
from marsad.verbs.covering import AreaCoverage, CoverageTable, coverage
from marsad.verbs.displacing import displacement
from marsad.verbs.evaluating import evaluate
from marsad.verbs.explaining import explain
from marsad.verbs.fetching import fetched
from marsad.verbs.guarding import dismiss, dismissed, errands, failures, is_kept, retry, stats, verify
from marsad.verbs.happenings import Events, events
from marsad.verbs.history import SENTENCES, PlaceHistory, Sentence, control, sentences
from marsad.verbs.ingestion import Ingestion
from marsad.verbs.judging import Imported, import_judgements, judge, judgements
from marsad.verbs.keeping import ByModel, default_db, ingest
from marsad.verbs.learning import Lesson, diff
from marsad.verbs.party import find_parties, find_party
from marsad.verbs.place import FoundPlace, find_area, find_place
from marsad.verbs.reading import documents, dump_prompts, errand, expected, extract, kept_answers, read_paths
from marsad.verbs.reckoning import casualties
from marsad.verbs.rereading import Rereadings, reread
from marsad.verbs.retracting import erase, sharing, withdraw
from marsad.verbs.showing import refuse_others, serve
from marsad.verbs.situation import Changes, DayMap, PlacedAnswer, control_changes, day_map
from marsad.verbs.sourcing import (
    KeptSource,
    Sample,
    add_source,
    check_source,
    described_source,
    find_source,
    ingest_source,
    sources,
)
from marsad.verbs.statements import LIMIT, StatementList, StatementQuery, statements, superseded
from marsad.verbs.watching import Turn, watch

__all__ = [
    "COUNTED",
    "LIMIT",
    "SENTENCES",
    "AreaCoverage",
    "ByModel",
    "Carried",
    "Changes",
    "ContradictionList",
    "CounterList",
    "CoverageTable",
    "DayMap",
    "DisplacementAnswers",
    "Events",
    "Forecast",
    "FoundPlace",
    "Imported",
    "Ingestion",
    "KeptSource",
    "Lesson",
    "ModelAsked",
    "NamedArea",
    "PlaceHistory",
    "PlacedAnswer",
    "Quotation",
    "Reckoning",
    "Rereadings",
    "Sample",
    "Sending",
    "Sentence",
    "StatementList",
    "StatementQuery",
    "Turn",
    "add_source",
    "allow",
    "allowed",
    "area_asked",
    "area_named",
    "backup",
    "casualties",
    "check_source",
    "contradictions",
    "control",
    "control_changes",
    "counters",
    "coverage",
    "day_map",
    "default_answers",
    "default_db",
    "described_source",
    "diff",
    "dismiss",
    "dismissed",
    "displacement",
    "documents",
    "dump_prompts",
    "erase",
    "errand",
    "errands",
    "evaluate",
    "events",
    "expected",
    "explain",
    "export_archive",
    "extract",
    "failures",
    "fetched",
    "find_area",
    "find_parties",
    "find_party",
    "find_place",
    "find_source",
    "forecast",
    "give_leave",
    "import_archive",
    "import_judgements",
    "ingest",
    "ingest_source",
    "is_kept",
    "judge",
    "judgements",
    "kept_answers",
    "leaves",
    "read_paths",
    "refuse_others",
    "reread",
    "restore",
    "retry",
    "sending",
    "sentences",
    "serve",
    "served_model",
    "settings",
    "sharing",
    "sources",
    "statements",
    "stats",
    "superseded",
    "take_leave_back",
    "verify",
    "watch",
    "withdraw",
]
