"""Fit the weights of confidence on gold, and print how far they keep their word on reports that were left out.

    python tools/fit_confidence.py TEXTS GOLD [TEXTS GOLD ...]

Each TEXTS is a folder of reports with its metadata.jsonl, GOLD its gold in the contract's form. Writes
src/marsad/extract/confidence/weights.json. Needs scikit-learn, which nothing else does:

    pip install scikit-learn

A statement is right where the evaluation pairs it with a gold one. The folds are of whole reports, so that no fold
learns from a report that it is asked about. Deterministic: same texts, same rules, same bytes.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from marsad.errors import Issue
from marsad.evaluation.pairing import pairs
from marsad.evaluation.sheet import gold_sheets, name_of, sheet_of
from marsad.extract.confidence.feature import features
from marsad.extract.contract import Reading
from marsad.extract.reading import prepared
from marsad.intake.paths import documents

WEIGHTS = Path(__file__).parent.parent / "src" / "marsad" / "extract" / "confidence" / "weights.json"
FOLDS = 10
STRENGTH = 0.5
SMALLEST = 0.005
# A draft is stated where it is more likely right than wrong.
LEAST = 0.5


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    folders = parser.parse_args().folders
    rows, right, groups = examples(zip(folders[::2], folders[1::2], strict=True))
    told = out_of_fold(rows, right, groups)
    vectorizer, model = fitted(rows, right)
    names, values = vectorizer.get_feature_names_out(), model.coef_[0]
    weights = {str(n): round(float(v), 3) for n, v in zip(names, values, strict=True) if abs(v) >= SMALLEST}
    off = sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins(told, right)) / len(right)
    fitted_on = f"{len(set(groups))} reports, {len(right)} statements; off by {off:.3f} on reports left out"
    print(fitted_on)
    for each in bins(told, right):
        print(f"  told {np.mean([p for p, _ in each]):.2f}  right {np.mean([r for _, r in each]):.2f}  of {len(each)}")
    table = {"fitted_on": fitted_on, "least": LEAST, "weights": dict(sorted(weights.items()))}
    WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")


Row = dict[str, float]


def examples(folders: Iterable[tuple[Path, Path]]) -> tuple[list[Row], list[bool], list[str]]:
    """Return of every statement drafted in the texts what is seen of it, whether it is right, and its report."""
    rows: list[Row] = []
    right: list[bool] = []
    groups: list[str] = []
    for texts, gold in folders:
        sheets = gold_sheets(gold)
        for report_name, reading in drafts(texts):
            if report_name not in sheets:
                continue
            facts = sheets[report_name].facts
            matched = {j: facts[i] for i, j in pairs(facts, sheet_of(reading).facts)}
            for j, seen in enumerate(features(reading.statements)):
                if not (j in matched and matched[j].optional):
                    rows.append(dict(seen))
                    right.append(j in matched)
                    groups.append(f"{texts.name}/{report_name}")
    return rows, right, groups


def drafts(texts: Path) -> Iterator[tuple[str, Reading]]:
    """Yield every report with its statements as the rules draft them, under their own confidence."""
    for document in documents([texts]):
        if not isinstance(document, Issue):
            reader, report = prepared(document)
            yield name_of(document.source), Reading(report=report, statements=reader.drafts(reader.scene(report)))


def fitted(rows: Sequence[Row], right: Sequence[bool]) -> tuple[DictVectorizer, LogisticRegression]:
    """Return the model fitted to the statements."""
    vectorizer = DictVectorizer(sparse=False)
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
    return vectorizer, model.fit(vectorizer.fit_transform(rows), right)


def out_of_fold(rows: Sequence[Row], right: Sequence[bool], groups: Sequence[str]) -> list[float]:
    """Return how likely each statement is right, told by a model that has not seen its report."""
    told = [0.0] * len(rows)
    for train, test in GroupKFold(FOLDS).split(rows, right, groups):
        vectorizer, model = fitted([rows[i] for i in train], [right[i] for i in train])
        for i, p in zip(test, model.predict_proba(vectorizer.transform([rows[i] for i in test]))[:, 1], strict=True):
            told[i] = float(p)
    return told


def bins(told: Sequence[float], right: Sequence[bool]) -> list[list[tuple[float, bool]]]:
    """Return the statements in tenths of confidence, the empty tenths left out."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for p, r in zip(told, right, strict=True):
        rows[min(int(p * 10), 9)].append((p, r))
    return [row for row in rows if row]


if __name__ == "__main__":
    main()
