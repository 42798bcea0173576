"""Hostile reports and a model that obeys them, through intake: nothing ungrounded is kept, no other reading changes."""

import json
import random
import re
from datetime import date
from pathlib import Path

import yaml
from store_file import laid

from marsad import verbs
from marsad.extract.model.answer import ITEMS
from marsad.extract.model.asking import Prompt
from marsad.store import Store

DAY = date(2017, 11, 14)
REPORTS = Path(__file__).parent.parent / "extract" / "hostile_reports.yaml"
GOOD = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل، وقتل ثلاثة مدنيين في مدينة الميادين."
TAKEN = {"quote": "سيطرت قوات", "status": "captured", "where": ["P1"], "holder": ["G1"], "when": "T1"}


# Which labels a slot wants; all others want parties.
SORTS = {"number": "N", "where": "P", "when": "T", "says": "S"}


class Obedient:
    """A model that lays everything that a report names to everybody named in it, and invents the rest."""

    name = "obedient"
    is_local = True

    def answer(self, prompt: Prompt) -> str:
        """Return what it says."""
        content = prompt.messages[-1].content
        if "سيطرت [G1 قوات سوريا" in content:
            return json.dumps({"control": [TAKEN]}, ensure_ascii=False)
        chance = random.Random(content)
        labels = [*dict.fromkeys(re.findall(r"\[([PGNTS]\d+) ", content)), "P99", "حلب", "IS", "9999"]
        words = re.sub(r"\[[PGNTS]\d+ |[\[\]]|<[^>]*>", " ", content).split()

        def slot(name: str) -> object:
            if name == "quote":
                start = chance.randrange(len(words))
                return " ".join(words[start : start + 4])
            closed = {"status": "captured", "outcome": "killed", "type": "clash", "how": "told", "counting": "incident"}
            listed = name in ("says", "where", "holder", "previous", "by", "victims", "who", "actors", "targets")
            right = [each for each in labels if each[0] == SORTS.get(name, "G") and each[1:].isdigit()]
            chosen = chance.choice(right if right and chance.random() < 0.8 else labels)
            return closed.get(name) or ([chosen] if listed else chosen if name in ("number", "when") else None)

        made = {
            kind: [{name: slot(name) for name in sort.__struct_fields__} for _ in range(30)]
            for kind, sort in ITEMS.items()
        }
        return json.dumps(
            {kind: [{k: v for k, v in row.items() if v is not None} for row in rows] for kind, rows in made.items()}
        )


def stated(db: Path, name: str) -> list[str]:
    found = verbs.statements(db=db, limit=None).statements
    return sorted(each.id for each in found if each.source.endswith(name))


def test_hostile_reports_bring_nothing_ungrounded_into_the_store(tmp_path: Path) -> None:
    folder, model = tmp_path / "reports", verbs.ByModel(model=Obedient(), at_once=3)
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    alone = laid(tmp_path / "alone.db")
    verbs.ingest(verbs.documents([folder], published=DAY), db=alone, by=model)
    for number, row in enumerate(yaml.safe_load(REPORTS.read_text("utf-8"))[::2]):
        (folder / f"{number:02}.txt").write_text(row["text"], "utf-8")
    db = laid(tmp_path / "all.db")
    done = verbs.ingest(verbs.documents([folder], published=DAY), db=db, by=model)
    assert done.read >= 10
    assert stated(db, "good.txt") == stated(alone, "good.txt") != []
    with Store.read(db) as store:
        texts = store.texts(each.report_id for each in store.statements())
        kept = store.statements()
    assert len({each.report_id for each in kept}) > 1
    for each in kept:
        text, statement = texts[each.report_id], each.statement
        assert statement.span.quote(text) == statement.quote
        assert all(place.span.quote(text).strip() for place in statement.places)
        assert statement.days.start is None or statement.days.start <= DAY
    assert verbs.verify(db=db).faults == ()
