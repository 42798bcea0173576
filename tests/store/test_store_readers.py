"""A store whose reports a model read: who read what, what it could not, and what a team forbids."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from store_server import Place

from marsad import verbs
from marsad.address import Where
from marsad.endpoint.place import Allowed
from marsad.errors import ModelError, StoreError
from marsad.extract.model.asking import Prompt
from marsad.record.judgement import Judgement, Verdict
from marsad.store import Store

DAY = date(2017, 11, 14)
TEXTS = {
    "taken": "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي.",
    "killed": "قتل ثلاثة مدنيين في مدينة الميادين، بحسب ناشطين.",
    "clash": "اندلعت اشتباكات بين قوات النظام وتنظيم الدولة في مدينة البوكمال.",
}
TAKEN = {"quote": "سيطرت قوات سوريا الديمقراطية", "status": "captured", "where": ["P1"], "holder": ["G1"], "when": "T1"}
HELD = {**TAKEN, "quote": "على بلدة الشحيل", "status": "held"}
KILLED = {"quote": "قتل ثلاثة مدنيين", "outcome": "killed", "number": "N1", "victims": ["G1"], "where": ["P1"]}


@dataclass(frozen=True)
class Answering:
    """A model that answers by words of the report, and nothing where it has none of them."""

    answers: Mapping[str, object]
    name: str = "invented 1"
    is_local: bool = True

    def answer(self, prompt: Prompt) -> str:
        """Return the answer to the report of the prompt."""
        for words, answer in self.answers.items():
            if words in prompt.messages[-1].content:
                return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        raise ModelError("the line is dead")


ALL = Answering({"الشحيل": {"control": [TAKEN]}, "الميادين": {"casualties": [KILLED]}, "البوكمال": {"control": []}})
SOME = replace(ALL, answers={"الشحيل": {"control": [TAKEN]}, "البوكمال": "I cannot help with that."})


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def by(model: Answering | None, *, both: bool = False, at_once: int = 1) -> verbs.ByModel | None:
    return verbs.ByModel(model=model, both=both, at_once=at_once) if model else None


def ingest(reports: Path, db: Where, **how: Any) -> verbs.Ingestion:  # noqa: ANN401 (what the verb takes)
    return verbs.ingest(verbs.documents([reports], publisher="شبكة السهل", published=DAY), db=db, **how)


def stated(db: Where) -> dict[str, tuple[str, ...]]:
    """Return who made the statements of each report: None where the rules did."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(TEXTS, ())
    for each in verbs.statements(db=db).statements:
        made = each.statement.made.reader if each.statement.made else "rules"
        found[Path(each.source).stem] += (made,)
    return found


def waiting(db: Where) -> dict[str, tuple[str, str | None]]:
    return {Path(each.source).stem: (each.code, each.reader) for each in verbs.failures(db=db)}


def sound(db: Where) -> None:
    found = verbs.verify(db=db)
    assert found.faults == ()


def test_what_a_model_cannot_read_the_rules_read_and_it_is_asked_again(place: Place, reports: Path) -> None:
    db = place("a")
    done = ingest(reports, db, by=by(SOME, at_once=2))
    assert (done.read, done.failed) == (3, ())
    rules = stated(db)
    assert rules["taken"] == ("model",)
    assert {*rules["killed"], *rules["clash"]} == {"rules"}
    assert waiting(db) == {"killed": ("model-unanswered", "model"), "clash": ("model-unusable", "model")}
    named = verbs.stats(db=db).readers
    assert [*named.values()] == [2, 1]
    assert verbs.stats(db=db).failures == 2
    sound(db)

    # What read it before stands where the model is gone; what the rules read is read by them again.
    gone = verbs.reread(db=db, by=by(replace(SOME, answers={}, name="invented 2")))
    assert (gone.reports, gone.changed, len(gone.failed)) == (3, 0, 3)
    assert stated(db) == rules
    assert {*waiting(db)} == {*TEXTS}

    again = verbs.reread(db=db, by=by(ALL), failed=True)
    assert (again.reports, again.failed) == (3, ())
    assert waiting(db) == {}
    assert stated(db)["clash"] == ()
    assert [*verbs.stats(db=db).readers.values()] == [0, 3]
    sound(db)


def test_only_what_somebody_else_read_is_read_again(place: Place, reports: Path) -> None:
    db = place("a")
    ingest(reports, db, by=by(ALL))
    for model in (None, ALL):
        done = verbs.reread(db=db, by=by(model))
        assert (done.reports, done.left_by_model) == (0, 0)
    assert verbs.reread(db=db, by=by(ALL, both=True)).reports == 3
    assert verbs.reread(db=db, by=by(replace(ALL, name="invented 2"), both=True)).reports == 3
    back = verbs.reread(db=db, take_back=True)
    assert back.reports == 3
    assert {*stated(db)["clash"]} == {"rules"}
    assert [*verbs.stats(db=db).readers] == ["rules"]
    assert verbs.reread(db=db, take_back=True).reports == 0
    sound(db)


def test_a_team_forbids_models(place: Place, reports: Path) -> None:
    db = place("a")
    assert verbs.settings(db=verbs.ingest([], db=db).db).models is Allowed.ALL
    assert verbs.allow(Allowed.LOCAL, by="Nour", db=db).by == "Nour"
    with pytest.raises(StoreError, match="Nour forbade"):
        ingest(reports, db, by=by(replace(ALL, is_local=False)))
    assert ingest(reports, db, by=by(ALL)).read == 3
    verbs.allow(Allowed.NONE, by="Nour", db=db)
    with pytest.raises(StoreError, match="Nour forbade"):
        verbs.reread(db=db, by=by(ALL))
    # Nor does what a model read elsewhere come in.
    brought = verbs.read_paths([reports], publisher="SOHR", published=DAY, model=ALL)
    done = verbs.ingest(brought, db=db)
    assert (done.read, {each.code for each in done.failed}) == (0, {"refused"})
    with Store.read(db) as store:
        assert len(store.reports()) == 3
    sound(db)


def review(db: Where) -> dict[str, tuple[str, ...]]:
    """Return which slots are to be decided, by statement."""
    found = verbs.statements(verbs.StatementQuery(review=True), db=db)
    assert found.total == len(found.statements) == verbs.stats(db=db).review
    return {key: tuple(each.slot for each in differing) for key, differing in found.differing.items()}


def test_what_two_readers_differ_in_waits_for_a_person(place: Place, reports: Path) -> None:
    db = place("a")
    ingest(reports, db)
    plain = {each.id for each in verbs.statements(db=db).statements}
    assert review(db) == {}
    # The same statement stands, and what the other reader has is kept all the same.
    other = replace(ALL, answers={**ALL.answers, "الشحيل": {"control": [{**TAKEN, "status": "held"}]}})
    verbs.reread(db=db, by=by(other, both=True))
    ((statement, slots),) = ((key, slots) for key, slots in review(db).items() if "status" in slots)
    assert statement in plain
    with Store.read(db) as store:
        key = next(each.key for each in store.reports() if each.source.endswith("taken.txt"))
        written = store.written(key)
    assert written
    assert [each.reader for each in written.review[statement]] == ["model"] * len(slots)
    assert (written.consulted.reader, written.consulted.model) == ("both", "invented 1")
    judgement = Judgement(
        verdict=Verdict.ACCEPT,
        who="Nour",
        when=datetime(2026, 11, 1, tzinfo=UTC),
        why="read it",
        statements=(statement,),
    )
    verbs.judge([judgement], db=db)
    assert statement not in review(db)
    verbs.reread(db=db, by=by(replace(other, name="invented 2"), both=True))
    assert statement not in review(db)
    with Store.read(db) as store:
        for each in store.reports():
            store.custody.erase(each.key, by="Nour", reason="court order")
    assert review(db) == {}
    sound(db)
