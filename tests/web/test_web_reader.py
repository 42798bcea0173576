"""A report that two readers read, as the API answers with it."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad import verbs
from marsad.extract.model.asking import Prompt
from marsad.store import Store
from marsad.web.answers.report import ReportAnswer
from marsad.web.report_page import report_json

TEXT = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي."
HELD = {"quote": "سيطرت قوات سوريا الديمقراطية", "status": "held", "where": ["P1"], "holder": ["G1"], "when": "T1"}


@dataclass(frozen=True)
class Invented:
    """A model that says that the town is held."""

    name: str = "invented 1"
    is_local: bool = True

    def answer(self, prompt: Prompt) -> str:
        """Return what it says."""
        return json.dumps({"control": [HELD]} if prompt.id else {})


def test_a_report_says_who_read_it_and_in_what_readers_differ(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    documents, db = verbs.documents([tmp_path / "a.txt"], published=date(2017, 11, 14)), tmp_path / "a.db"
    verbs.ingest(documents, db=db, by=verbs.ByModel(model=Invented(), both=True))
    with Store.read(db) as store:
        written = store.written(store.reports()[0].key)
    assert written
    told = ReportAnswer.model_validate_json(report_json(written, ()))
    assert (told.reader.name, told.reader.model) == ("both", "invented 1")
    (statement,) = told.statements
    assert statement.reader
    assert statement.reader.name == "both"
    ((review),) = told.review
    assert (review.statement, review.differing) == (statement.id, statement.reader.differing)
    assert [(each.slot, each.reader, each.value) for each in review.differing] == [("status", "model", "held")]
