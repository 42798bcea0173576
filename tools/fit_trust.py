"""Fit whom to believe where rules and a model differ, and how sure what they tell is, on gold with a model's answers.

    python tools/fit_trust.py ANSWERS TEXTS GOLD [TEXTS GOLD ...]

ANSWERS is a folder of a model's answers (docs/model.md), each TEXTS a folder of reports with its metadata.jsonl, GOLD
its gold in the contract's form. Prints both tables for docs/model.md and writes src/marsad/extract/model/trust.json;
with `--dry-run` it only prints. Reports without answers are left out, and said. A slot in which the readers differ on
fewer than FEWEST statements stays as it is. Deterministic: same answers, same gold, same bytes.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from marsad.errors import Issue, ModelError
from marsad.evaluation.agreement import shares_place
from marsad.evaluation.fact import Fact
from marsad.evaluation.pairing import pairs
from marsad.evaluation.sheet import gold_sheets, name_of, sheet_of
from marsad.extract.contract import Reading
from marsad.extract.model.kept import KeptAnswers
from marsad.extract.model.pairing import pairs as same_facts
from marsad.extract.model.prompt import version
from marsad.extract.model.reader import model_reader
from marsad.extract.model.trust import trust
from marsad.extract.reading import prepared
from marsad.extract.statement import Statement
from marsad.intake.paths import documents
from marsad.report.report import Report

TABLE = Path(__file__).parent.parent / "src" / "marsad" / "extract" / "model" / "trust.json"
# Fewer statements in which the two differ than this say nothing of whom to believe.
FEWEST = 8
# So many statements of each sort, half of them right, are supposed before any is seen.
SUPPOSED = 2
# When gold bears out what a reader has in a slot.
RIGHT: Mapping[str, Callable[[Fact, Fact], bool]] = {
    "modality": lambda gold, told: gold.modality.allows(told.modality),
    "attribution": lambda gold, told: gold.chain_length == told.chain_length,
    "places": shares_place,
    "status": lambda gold, told: gold.status.allows(told.status),
    "holder": lambda gold, told: gold.holder.allows(told.holder),
    "previous": lambda gold, told: gold.previous.allows(told.previous),
    "outcome": lambda gold, told: gold.outcome.allows(told.outcome),
    "victims": lambda gold, told: gold.victims.allows(told.victims),
    "counting": lambda gold, told: gold.counting.allows(told.counting),
    "actors": lambda gold, told: gold.actors.allows(told.actors),
    "targets": lambda gold, told: gold.targets.allows(told.targets),
    "date": lambda gold, told: (gold.start, gold.end) == (told.start, told.end),
    "window": lambda gold, told: (gold.start, gold.end) == (told.start, told.end),
}


class Counts:
    """What was seen: for each kind and slot who was right where one alone was, and of each sort how many were right."""

    def __init__(self) -> None:
        self.slots: Counter[tuple[str, str, str]] = Counter()
        self.told: Counter[tuple[str, str]] = Counter()
        self.right: Counter[tuple[str, str]] = Counter()
        self.reports = 0
        self.unanswered: list[str] = []

    def add(self, gold: Sequence[Fact], rules: Sequence[Fact], model: Sequence[Fact], same: Mapping[int, int]) -> None:
        """Count one report; `same` are the facts that both tell."""
        self.reports += 1
        of_rules, of_model = ({j: i for i, j in pairs(gold, told)} for told in (rules, model))
        for i, j in same.items():
            at = of_model.get(j, of_rules.get(i))
            self._tell(rules[i], "agree", right=at is not None)
            if at is not None:
                self._differ(gold[at], rules[i], model[j])
        for j in sorted(set(range(len(model))).difference(same.values())):
            self._tell(model[j], "model", right=j in of_model)
        for i in sorted(set(range(len(rules))).difference(same)):
            self._tell(rules[i], "rules", right=i in of_rules)

    def _tell(self, told: Fact, sort: str, *, right: bool) -> None:
        self.told[told.kind.value, sort] += 1
        self.right[told.kind.value, sort] += right

    def _differ(self, gold: Fact, rules: Fact, model: Fact) -> None:
        kind = gold.kind.value
        for slot in trust().slots[kind]:
            ours, theirs = (slot in RIGHT and RIGHT[slot](gold, each) for each in (rules, model))
            if ours != theirs:
                self.slots[kind, slot, "rules" if ours else "model"] += 1


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("answers", type=Path)
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    parser.add_argument("--dry-run", action="store_true")
    given = parser.parse_args()
    counts, model = Counts(), KeptAnswers(given.answers)
    for texts, gold in zip(given.folders[::2], given.folders[1::2], strict=True):
        count(counts, model, texts, gold)
    for line in lines(counts):
        print(line)
    if not given.dry_run:
        fitted = f"{counts.reports} reports, {model.name}, prompt {version()}"
        TABLE.write_text(json.dumps({"fitted": fitted, **table(counts)}, indent=1) + "\n", "utf-8")


def count(counts: Counts, model: KeptAnswers, texts: Path, gold: Path) -> None:
    """Count every report of a folder that has gold and an answer."""
    sheets = gold_sheets(gold)
    for document in documents([texts]):
        if isinstance(document, Issue) or name_of(document.source) not in sheets:
            continue
        rules, report = prepared(document)
        scene = rules.scene(report)
        try:
            told = model_reader(rules, model).told(scene).statements
        except ModelError:
            counts.unanswered.append(document.source)
            continue
        plain = rules.stated(scene)
        coded = sheets[name_of(document.source)].facts
        counts.add(coded, facts(report, plain), facts(report, told), same_facts(plain, told))


def facts(report: Report, statements: Iterable[Statement]) -> Sequence[Fact]:
    """Return statements as they are compared with gold."""
    return sheet_of(Reading(report=report, statements=tuple(statements))).facts


def table(counts: Counts) -> dict[str, object]:
    """Return whom to believe, and how sure what each tells is."""
    slots = {
        kind: {slot: believed(counts, kind, slot) or teller.value for slot, teller in row.items()}
        for kind, row in trust().slots.items()
    }
    sure = {kind: {sort: likely(counts, kind, sort) for sort in ("model", "agree")} for kind in slots}
    return {"slots": slots, "sure": sure}


def believed(counts: Counts, kind: str, slot: str) -> str | None:
    """Return who was right oftener where one alone was, None where that is not known."""
    rules, model = (counts.slots[kind, slot, who] for who in ("rules", "model"))
    if rules + model < FEWEST or rules == model:
        return None
    return "rules" if rules > model else "model"


def likely(counts: Counts, kind: str, sort: str) -> float:
    """Return how many of a hundred were right, drawn to a half where few were seen."""
    told, right = counts.told[kind, sort], counts.right[kind, sort]
    return round((right + SUPPOSED / 2) / (told + SUPPOSED), 2)


def lines(counts: Counts) -> Iterator[str]:
    """Yield both tables as the docs have them."""
    yield f"{counts.reports} reports; {len(counts.unanswered)} without an answer left out"
    yield ""
    yield "| kind | slot | rules alone right | model alone right |"
    yield "|---|---|---|---|"
    for kind, slot in sorted({(kind, slot) for kind, slot, _ in counts.slots}):
        yield f"| {kind} | {slot} | {counts.slots[kind, slot, 'rules']} | {counts.slots[kind, slot, 'model']} |"
    yield ""
    yield "| kind | told by | statements | right |"
    yield "|---|---|---|---|"
    for kind, sort in sorted(counts.told):
        yield f"| {kind} | {sort} | {counts.told[kind, sort]} | {counts.right[kind, sort]} |"


if __name__ == "__main__":
    main()
