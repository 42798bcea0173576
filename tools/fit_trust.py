"""Fit whom to believe where rules and a model differ, and how sure what they tell is, on gold with a model's answers.

    python tools/fit_trust.py ANSWERS TEXTS GOLD [TEXTS GOLD ...]

ANSWERS is a folder of a model's answers (docs/model.md), each TEXTS a folder of reports with its metadata.jsonl, GOLD
its gold in the contract's form. Writes a table for models whose name begins as that of this one to
src/marsad/extract/model/trusted, and prints what docs/model.md tells of it; with `--dry-run` it only prints. Reports
without answers are left out, and said. A slot in which the readers differ on fewer than FEWEST statements stays as it
is beside a model that nobody has measured. Needs scikit-learn, which only the tools that fit do:

    pip install scikit-learn

Confidence is that of tools/fit_confidence.py, over what is seen of a statement and who tells it; folds are of whole
reports. Deterministic: same answers, same gold, same bytes.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from fit_confidence import bins, fitted, out_of_fold
from marsad.errors import Issue, ModelError
from marsad.evaluation.agreement import shares_place
from marsad.evaluation.fact import Fact
from marsad.evaluation.pairing import pairs
from marsad.evaluation.sheet import gold_sheets, name_of, sheet_of
from marsad.extract.contract import Reading
from marsad.extract.model.candidate import Candidate, Sort, alone, candidates
from marsad.extract.model.kept import KeptAnswers
from marsad.extract.model.pairing import pairs as same_facts
from marsad.extract.model.prompt import version
from marsad.extract.model.reader import ModelReader
from marsad.extract.model.trust import Belief, Teller, Trust, trust
from marsad.extract.model.weighing import seen
from marsad.extract.reading import prepared
from marsad.extract.statement import Statement
from marsad.intake.paths import documents
from marsad.report.report import Report

TABLES = Path(__file__).parent.parent / "src" / "marsad" / "extract" / "model" / "trusted"
# What stands where too little is seen, whoever the model is.
UNFITTED = trust("")
# Tells all that a model answers, so that all of it is measured.
EVERYTHING = msgspec.structs.replace(UNFITTED, least=dict.fromkeys(UNFITTED.least, 0.0))
# Fewer statements in which the two differ than this say nothing of whom to believe.
FEWEST = 8
SMALLEST = 0.005
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


class Answered(NamedTuple):
    """A report that a model has answered: its gold, what the rules tell and draft, what the model tells."""

    report: Report
    gold: Sequence[Fact]
    rules: Sequence[Statement]
    drafts: Sequence[Statement]
    model: Sequence[Statement]


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("answers", type=Path)
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    parser.add_argument("--dry-run", action="store_true")
    given = parser.parse_args()
    model, unanswered = KeptAnswers(given.answers), list[str]()
    rows = [
        row
        for texts, gold in zip(given.folders[::2], given.folders[1::2], strict=True)
        for row in answered(model, texts, gold, unanswered)
    ]
    print(f"{len(rows)} reports; {len(unanswered)} without an answer left out\n")
    slots = believed(rows)
    weights, least = weighed(rows, msgspec.structs.replace(UNFITTED, slots=slots))
    if not given.dry_run:
        named = model.name.split()[0].casefold()
        told = f"{len(rows)} reports, {model.name}, prompt {version()}"
        plain = {kind: {slot: belief.value for slot, belief in row.items()} for kind, row in slots.items()}
        table = {"model": named, "fitted": told, "least": least, "slots": plain, "weights": weights}
        (TABLES / f"{named}.json").write_text(shown(table), "utf-8")


def shown(table: Mapping[str, object]) -> str:
    """Return a table as a file, a kind or a weight a line."""
    lines = (f" {json.dumps(key)}: {_shown(value)}" for key, value in table.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _shown(value: object) -> str:
    if not isinstance(value, dict):
        return json.dumps(value)
    return "{\n" + ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in value.items()) + "\n }"


def answered(model: KeptAnswers, texts: Path, gold: Path, unanswered: list[str]) -> Iterator[Answered]:
    """Yield every report of a folder that has gold and an answer."""
    sheets = gold_sheets(gold)
    for document in documents([texts]):
        if isinstance(document, Issue) or name_of(document.source) not in sheets:
            continue
        rules, report = prepared(document)
        scene = rules.scene(report)
        try:
            told = ModelReader(rules=rules, model=model, table=EVERYTHING).told(scene).statements
        except ModelError:
            unanswered.append(document.source)
            continue
        coded = sheets[name_of(document.source)].facts
        drafts = [each.statement for each in rules.weighed(scene)]
        yield Answered(report, coded, rules.stated(scene), drafts, told)


def facts(report: Report, statements: Sequence[Statement]) -> Sequence[Fact]:
    """Return statements as they are compared with gold."""
    return sheet_of(Reading(report=report, statements=tuple(statements))).facts


Slots = Mapping[str, Mapping[str, Belief]]


def believed(rows: Iterable[Answered]) -> Slots:
    """Return for each kind and slot the belief that is right oftenest where one reader alone is; print them all."""
    differ: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str, Belief]] = Counter()
    for row in rows:
        for kind, slot, beliefs in differing(row):
            differ[kind, slot] += 1
            right.update((kind, slot, belief) for belief in beliefs)
    print(f"| kind | slot | one alone right | {' | '.join(each.value for each in Belief)} |")
    print(f"|---|---|---|{'---|' * len(Belief)}")
    for kind, slot in sorted(differ):
        told = " | ".join(str(right[kind, slot, each]) for each in Belief)
        print(f"| {kind} | {slot} | {differ[kind, slot]} | {told} |")
    print()
    return {
        kind: {
            slot: _best(stands, partial(_times, right, kind, slot)) if differ[kind, slot] >= FEWEST else stands
            for slot, stands in row.items()
        }
        for kind, row in UNFITTED.slots.items()
    }


def _times(right: Mapping[tuple[str, str, Belief], int], kind: str, slot: str, belief: Belief) -> int:
    return right.get((kind, slot, belief), 0)


def _best(stands: Belief, times: Callable[[Belief], int]) -> Belief:
    beliefs: Sequence[Belief] = (stands, *Belief)
    return max(beliefs, key=times)


def differing(row: Answered) -> Iterator[tuple[str, str, Sequence[Belief]]]:
    """Yield for each slot of what both tell, where gold bears one alone out, the beliefs that are right."""
    rules, model = facts(row.report, row.rules), facts(row.report, row.model)
    of_rules, of_model = ({j: i for i, j in pairs(row.gold, told)} for told in (rules, model))
    for i, j in same_facts(row.rules, row.model).items():
        at = of_model.get(j, of_rules.get(i))
        if at is None:
            continue
        kind = row.gold[at].kind.value
        for slot in UNFITTED.slots[kind].keys() & RIGHT.keys():
            right = {
                Teller.RULES: RIGHT[slot](row.gold[at], rules[i]),
                Teller.MODEL: RIGHT[slot](row.gold[at], model[j]),
            }
            if right[Teller.RULES] != right[Teller.MODEL]:
                told = {"rules": bool(getattr(row.rules[i], slot)), "model": bool(getattr(row.model[j], slot))}
                yield kind, slot, [belief for belief in Belief if right[belief.teller(**told)]]


class Seen(NamedTuple):
    """What is seen of a candidate, whether it is right, its report, and what it is."""

    features: dict[str, float]
    right: bool
    report: str
    kind: str
    sort: Sort


def weighed(rows: Sequence[Answered], table: Trust) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return what each thing seen of a statement and of who tells it weighs, and how likely each kind must be at least.

    Prints how far that keeps its word.
    """
    told = [each for number, row in enumerate(rows) for each in candidates_seen(row, str(number), table)]
    features, right = [each.features for each in told], [each.right for each in told]
    likely = out_of_fold(features, right, [each.report for each in told])
    least = {kind: enough(kind, told, likely, precise(rows, kind)) for kind in UNFITTED.least}
    for line in lines(told, likely, least):
        print(line)
    vectorizer, model = fitted(features, right)
    names, values = vectorizer.get_feature_names_out(), model.coef_[0]
    weights = {str(n): round(float(v), 3) for n, v in zip(names, values, strict=True) if abs(v) >= SMALLEST}
    return dict(sorted(weights.items())), least


def candidates_seen(row: Answered, report: str, table: Trust) -> Iterator[Seen]:
    """Yield the candidates of both readings of a report, without those that gold leaves to the coder."""
    for told in readings(row, table):
        coded = facts(row.report, [each.statement for each in told])
        matched = {j: row.gold[i] for i, j in pairs(row.gold, coded)}
        for j, features in enumerate(seen(told)):
            if not (j in matched and matched[j].optional):
                yield Seen(dict(features), j in matched, report, coded[j].kind.value, told[j].sort)


def precise(rows: Iterable[Answered], kind: str) -> float:
    """Return how much of what the rules alone tell of a kind is right."""
    told = right = 0
    for row in rows:
        found = facts(row.report, row.rules)
        matched = {j: row.gold[i] for i, j in pairs(row.gold, found)}
        for j, each in enumerate(found):
            if each.kind.value == kind and not (j in matched and matched[j].optional):
                told, right = told + 1, right + (j in matched)
    return right / told if told else 1.0


def enough(kind: str, told: Sequence[Seen], likely: Sequence[float], precision: float) -> float:
    """Return how likely what is told of a kind must be for as much to be right as of what the rules tell alone."""
    rows = [
        (p, each.right) for p, each in zip(likely, told, strict=True) if each.kind == kind and each.sort != Sort.ALONE
    ]
    for hundredth in range(50, 90):
        kept = [right for p, right in rows if p >= hundredth / 100]
        if kept and sum(kept) / len(kept) >= precision:
            return hundredth / 100
    return UNFITTED.least[kind]


def readings(row: Answered, table: Trust) -> Iterator[Sequence[Candidate]]:
    """Yield what both tell of a report, and what the model tells alone."""
    of = row.report.document.id
    yield candidates(row.drafts, row.model, report_id=of, version="", table=table)
    yield alone(row.model, of)


def lines(told: Sequence[Seen], likely: Sequence[float], least: Mapping[str, float]) -> Iterator[str]:
    """Yield how much of what each tells is right, and how much of that is told, on reports that were left out."""
    yield "| kind, and how likely at least | told by | statements | right | told | right of these |"
    yield "|---|---|---|---|---|---|"
    for kind in sorted(least):
        for sort in Sort:
            of = [
                (p, each.right) for p, each in zip(likely, told, strict=True) if (each.kind, each.sort) == (kind, sort)
            ]
            kept = [right for p, right in of if p >= least[kind]]
            counts = f"{len(of)} | {sum(right for _, right in of)} | {len(kept)} | {sum(kept)}"
            yield f"| {kind}, {least[kind]} | {sort.value} | {counts} |"
    yield ""
    yield "| told with | statements | right |"
    yield "|---|---|---|"
    for each in bins(likely, [each.right for each in told]):
        mean = sum(p for p, _ in each) / len(each)
        yield f"| {mean:.2f} | {len(each)} | {sum(r for _, r in each) / len(each):.2f} |"
    yield ""


if __name__ == "__main__":
    main()
