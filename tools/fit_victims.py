"""Fit the weights by which people whom no rule can lay to anybody are somebody's, and print how often they are right.

    python tools/fit_victims.py TEXTS GOLD [TEXTS GOLD ...]

Each TEXTS is a folder of reports with its metadata.jsonl, GOLD its gold in the contract's form. Writes
src/marsad/extract/casualties/choice/weights.json. Needs scipy and scikit-learn, which nothing else does:

    pip install scikit-learn

One row is one toll that the rules leave nobody's and gold tells too; those whose people they may be compete (a
conditional logit, with nobody as one of them). The folds are of whole reports. Deterministic: same texts, same rules,
same bytes.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold

from marsad.errors import Issue
from marsad.evaluation.fact import Fact, Kind
from marsad.evaluation.sheet import gold_sheets, name_of, sheet_of
from marsad.extract.casualties.choice.candidate import CIVILIANS, candidates
from marsad.extract.casualties.choice.choosing import WEIGHTS_NAME, names
from marsad.extract.casualties.choice.open_toll import OpenToll
from marsad.extract.casualties.stating import told_of
from marsad.extract.contract import Reading
from marsad.extract.reading import prepared
from marsad.intake.paths import documents

WEIGHTS = Path(__file__).parent.parent / "src" / "marsad" / "extract" / "casualties" / "choice" / WEIGHTS_NAME
FOLDS = 8
STRENGTH = 0.15
SMALLEST = 0.01
# People are civilians where it is this likely.
LEAST = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A toll of the report `group`; `seen`: of each whose its people may be, the names of its weights.

    `civil`: the position of civilians.
    `right`: those of the right ones, 0 is nobody.
    `left_open`: whether gold says nothing of whose they are.
    """

    group: str
    seen: tuple[tuple[str, ...], ...]
    civil: int
    right: frozenset[int]
    left_open: bool


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    folders = parser.parse_args().folders
    rows = list(chain.from_iterable(_rows(*pair) for pair in zip(folders[::2], folders[1::2], strict=True)))
    told_right = _summary(rows, _out_of_fold(rows))
    print(told_right)
    table = {name: round(value, 2) for name, value in sorted(_fit(rows).items())}
    kept = {name: value for name, value in table.items() if abs(value) >= SMALLEST}
    row = {"fitted_on": f"on reports left out: {told_right}", "least": LEAST, "weights": kept}
    WEIGHTS.write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _rows(texts: Path, gold: Path) -> Iterator[Row]:
    sheets = gold_sheets(gold)
    for document in documents([texts]):
        if isinstance(document, Issue) or name_of(document.source) not in sheets:
            continue
        reader, report = prepared(document)
        found = tuple(told_of(reader.scene(report), guess=False))
        facts = [fact for fact in sheets[name_of(document.source)].facts if fact.kind is Kind.CASUALTIES]
        ours = sheet_of(Reading(report=report, statements=tuple(one.statement for one in found))).facts
        for one, fact in zip(found, ours, strict=True):
            same = next((each for each in facts if _is_told(each, fact)), None)
            if one.open is not None and same is not None:
                yield _row(f"{texts.name}/{name_of(document.source)}", one.open, same)


def _is_told(gold: Fact, ours: Fact) -> bool:
    """Return whether gold tells this figure at these words, whose people they may be."""
    same = (gold.few, gold.low, gold.high) == (ours.few, ours.low, ours.high) and gold.outcome.allows(ours.outcome)
    return same and any(a < end and start < b for a, b in gold.spans for start, end in ours.spans)


def _row(group: str, found: OpenToll, gold: Fact) -> Row:
    who = tuple(candidates(found))
    right = {i for i, one in enumerate(who) if set(one.parties) & gold.victims.named()}
    exact = {i for i in right if frozenset(who[i].parties) in (gold.victims.ids, *gold.victims.others)}
    return Row(
        group=group,
        seen=tuple(tuple(names(found, one)) for one in who),
        civil=next(i for i, one in enumerate(who) if one.parties == CIVILIANS),
        right=frozenset(exact or right or {0}),
        left_open=not gold.victims.ids or "MIXED" in gold.victims.named(),
    )


def _fit(rows: Sequence[Row]) -> Mapping[str, float]:
    """Return the weights under which the right ones are likeliest, kept small."""
    seen = [each for row in rows for each in row.seen]
    known = {name: i for i, name in enumerate(sorted({name for each in seen for name in each}))}
    columns = [known[name] for each in seen for name in each]
    ends = np.cumsum([0, *(len(each) for each in seen)])
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(seen), len(known)))
    group = np.repeat(np.arange(len(rows)), [len(row.seen) for row in rows])
    right = np.array([i in row.right for row in rows for i in range(len(row.seen))])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = matrix @ weights
        most = np.full(len(rows), -np.inf)
        np.maximum.at(most, group, score)
        odds = np.exp(score - most[group])
        whole, won = np.bincount(group, odds), np.bincount(group, odds * right)
        slope = matrix.T @ (odds * right / won[group] - odds / whole[group])
        return float(-np.log(won / whole).sum() + weights @ weights / (2 * STRENGTH)), -slope + weights / STRENGTH

    fitted = minimize(loss, np.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {name: float(fitted.x[i]) for name, i in known.items()}


def _out_of_fold(rows: Sequence[Row]) -> list[int]:
    """Return whose each toll's people are by weights that have not seen its report, by position: 0, or civilians."""
    chosen = [0] * len(rows)
    for train, test in GroupKFold(FOLDS).split(rows, groups=[row.group for row in rows]):
        table = _fit([rows[i] for i in train])
        for i in test:
            chosen[i] = _best(table, rows[i])
    return chosen


def _best(table: Mapping[str, float], row: Row) -> int:
    score = np.array([sum(table.get(name, 0.0) for name in each) for each in row.seen])
    odds = np.exp(score - score.max())
    best = int(odds.argmax())
    return best if best == row.civil and odds[best] / odds.sum() >= LEAST else 0


def _summary(rows: Sequence[Row], chosen: Sequence[int]) -> str:
    put = [(row, i) for row, i in zip(rows, chosen, strict=True) if i]
    right = sum(i in row.right for row, i in put)
    silent = sum(row.left_open and i not in row.right for row, i in put)
    lost = sum(0 not in row.right and not row.left_open for row in rows)
    return (
        f"{len(rows)} tolls of nobody, {lost} of them somebody's in gold; "
        f"{len(put)} laid to civilians, {right} rightly, {silent} where gold leaves it open"
    )


if __name__ == "__main__":
    main()
