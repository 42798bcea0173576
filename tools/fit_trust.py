"""Fit whom to believe where rules and a model differ, and how sure what they tell is, on gold with a model's answers.

    python tools/fit_trust.py ANSWERS TEXTS GOLD [TEXTS GOLD ...]

ANSWERS is a folder of a model's answers (docs/model.md), each TEXTS a folder of reports with its metadata.jsonl, GOLD
its gold in the contract's form. Prints both tables for docs/model.md, and writes a table for models whose name begins
as that of this one to src/marsad/extract/model/trusted; with `--dry-run` it only prints. Reports without answers are
left out, and said. A slot in which the readers differ on fewer than FEWEST statements stays as it is. Deterministic:
same answers, same gold, same bytes.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import exp, log
from pathlib import Path
from typing import NamedTuple

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
from marsad.extract.model.trust import Belief, Teller, trust
from marsad.extract.reading import prepared
from marsad.extract.statement import Statement
from marsad.extract.term import Kind
from marsad.intake.paths import documents
from marsad.report.report import Report

TABLES = Path(__file__).parent.parent / "src" / "marsad" / "extract" / "model" / "trusted"
# What stands where too little is seen, whoever the model is.
UNFITTED = trust("")
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
    "type": lambda gold, told: gold.type.allows(told.type),
    "outcome": lambda gold, told: gold.outcome.allows(told.outcome),
    "victims": lambda gold, told: gold.victims.allows(told.victims),
    "counting": lambda gold, told: gold.counting.allows(told.counting),
    "actors": lambda gold, told: gold.actors.allows(told.actors),
    "targets": lambda gold, told: gold.targets.allows(told.targets),
    "date": lambda gold, told: (gold.start, gold.end) == (told.start, told.end),
    "window": lambda gold, told: (gold.start, gold.end) == (told.start, told.end),
}


class Sided(NamedTuple):
    """A statement of one reader, and what of it is compared with gold."""

    teller: Teller
    statement: Statement
    fact: Fact


class Counts:
    """What was seen: how often each belief is right where one reader alone is, and of each sort how many were right."""

    def __init__(self) -> None:
        self.differ: Counter[tuple[str, str]] = Counter()
        self.slots: Counter[tuple[str, str, Belief]] = Counter()
        self.told: Counter[tuple[str, str]] = Counter()
        self.right: Counter[tuple[str, str]] = Counter()
        # How sure the rules were of each statement that they alone tell.
        self.alone: dict[str, list[float]] = {kind.value: [] for kind in Kind}
        self.reports = 0
        self.unanswered: list[str] = []

    def add(self, gold: Sequence[Fact], rules: Sequence[Sided], model: Sequence[Sided]) -> None:
        """Count one report."""
        self.reports += 1
        same = same_facts([each.statement for each in rules], [each.statement for each in model])
        of_rules, of_model = ({j: i for i, j in pairs(gold, [each.fact for each in told])} for told in (rules, model))
        for i, j in same.items():
            at = of_model.get(j, of_rules.get(i))
            self._tell(rules[i].fact, "agree", right=at is not None)
            if at is not None:
                self._differ(gold[at], rules[i], model[j])
        for j in sorted(set(range(len(model))).difference(same.values())):
            self._tell(model[j].fact, "model", right=j in of_model)
        for i in sorted(set(range(len(rules))).difference(same)):
            # What the model tells as well, only that the two are not seen to be one, is told twice and once too often.
            right = i in of_rules and of_rules[i] not in of_model.values()
            self._tell(rules[i].fact, "rules", right=right)
            self.alone[rules[i].fact.kind.value].append(rules[i].statement.confidence)

    def right_by(self, kind: str, slot: str, belief: Belief) -> int:
        """Return how often a belief is right where one reader alone is."""
        return self.slots[kind, slot, belief]

    def _tell(self, told: Fact, sort: str, *, right: bool) -> None:
        self.told[told.kind.value, sort] += 1
        self.right[told.kind.value, sort] += right

    def _differ(self, gold: Fact, rules: Sided, model: Sided) -> None:
        kind = gold.kind.value
        for slot in UNFITTED.slots[kind]:
            if slot not in RIGHT:
                continue
            right = {side.teller: RIGHT[slot](gold, side.fact) for side in (rules, model)}
            if right[Teller.RULES] == right[Teller.MODEL]:
                continue
            self.differ[kind, slot] += 1
            open_ = {side.teller.value: bool(getattr(side.statement, slot)) for side in (rules, model)}
            for belief in Belief:
                self.slots[kind, slot, belief] += right[belief.teller(**open_)]


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
        named = model.name.split()[0].casefold()
        fitted = f"{counts.reports} reports, {model.name}, prompt {version()}"
        (TABLES / f"{named}.json").write_text(shown({"model": named, "fitted": fitted, **table(counts)}), "utf-8")


def shown(table: Mapping[str, object]) -> str:
    """Return a table as a file, a kind a line."""
    lines = (f" {json.dumps(key)}: {_shown(value)}" for key, value in table.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _shown(value: object) -> str:
    if not isinstance(value, dict):
        return json.dumps(value)
    return "{\n" + ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in value.items()) + "\n }"


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
        counts.add(coded, sided(Teller.RULES, report, plain), sided(Teller.MODEL, report, told))


def sided(teller: Teller, report: Report, statements: Sequence[Statement]) -> Sequence[Sided]:
    """Return what a reader tells, with what of it is compared with gold."""
    facts = sheet_of(Reading(report=report, statements=tuple(statements))).facts
    return [Sided(teller, told, fact) for told, fact in zip(statements, facts, strict=True)]


def table(counts: Counts) -> dict[str, object]:
    """Return whom to believe, and how sure what each tells is."""
    slots = {kind: {slot: believed(counts, kind, slot).value for slot in row} for kind, row in UNFITTED.slots.items()}
    sure = {
        kind: {sort: likely(counts, kind, sort) for sort in ("model", "agree")} | {"silence": silence(counts, kind)}
        for kind in slots
    }
    return {"least": UNFITTED.least, "slots": slots, "sure": sure}


def believed(counts: Counts, kind: str, slot: str) -> Belief:
    """Return the belief that is right oftenest where one reader alone is, what stands where that is not known."""
    stands = UNFITTED.slots[kind][slot]
    if counts.differ[kind, slot] < FEWEST:
        return stands
    beliefs: Sequence[Belief] = (stands, *Belief)
    return max(beliefs, key=partial(counts.right_by, kind, slot))


def likely(counts: Counts, kind: str, sort: str) -> float:
    """Return how many of a hundred were right, drawn to a half where few were seen."""
    told, right = counts.told[kind, sort], counts.right[kind, sort]
    return round((right + SUPPOSED / 2) / (told + SUPPOSED), 2)


def silence(counts: Counts, kind: str) -> float:
    """Return what added to the log-odds of all that the rules alone tell makes as many likely as were right."""
    sure = [min(max(each, 0.01), 0.99) for each in counts.alone[kind]]
    # As many supposed as above, of which what the rules say is true.
    right = counts.right[kind, "rules"] + SUPPOSED * sum(sure) / max(len(sure), 1)
    low, high = -8.0, 0.0
    for _ in range(40):
        middle = (low + high) / 2
        likely = sum(1 / (1 + exp(-log(each / (1 - each)) - middle)) for each in sure)
        low, high = (middle, high) if likely * (1 + SUPPOSED / max(len(sure), 1)) < right else (low, middle)
    return round(high, 1)


def lines(counts: Counts) -> Iterator[str]:
    """Yield both tables as the docs have them."""
    yield f"{counts.reports} reports; {len(counts.unanswered)} without an answer left out"
    yield ""
    yield f"| kind | slot | one alone right | {' | '.join(each.value for each in Belief)} |"
    yield f"|---|---|---|{'---|' * len(Belief)}"
    for (kind, slot), differ in sorted(counts.differ.items()):
        right = " | ".join(str(counts.slots[kind, slot, each]) for each in Belief)
        yield f"| {kind} | {slot} | {differ} | {right} |"
    yield ""
    yield "| kind | told by | statements | right |"
    yield "|---|---|---|---|"
    for kind, sort in sorted(counts.told):
        yield f"| {kind} | {sort} | {counts.told[kind, sort]} | {counts.right[kind, sort]} |"


if __name__ == "__main__":
    main()
