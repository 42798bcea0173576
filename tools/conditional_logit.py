"""A conditional logit: rivals for one thing, what is seen of each, and the weights that let the right one win.

Needs scipy and scikit-learn, which nothing that ships does. Deterministic: same rows, same weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold

FOLDS = 8
STRENGTH = 0.15
SMALLEST = 0.01
ITERATIONS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Those who compete for one thing of the report `group`.

    `seen`: of each, the names of his weights.
    `right`: the positions of the right ones.
    """

    group: str
    seen: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def fit(rows: Sequence[Rivals]) -> dict[str, float]:
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

    fitted = minimize(loss, np.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS})
    return {name: float(fitted.x[i]) for name, i in known.items()}


def out_of_fold(rows: Sequence[Rivals], least: float) -> list[int]:
    """Return who wins each row by weights that have not seen its report; 0 where nobody is `least` likely."""
    chosen = [0] * len(rows)
    for train, test in GroupKFold(FOLDS).split(rows, groups=[row.group for row in rows]):
        table = fit([rows[i] for i in train])
        for i in test:
            chosen[i] = _best(table, rows[i], least)
    return chosen


def shipped(table: Mapping[str, float]) -> dict[str, float]:
    """Return the weights as they ship: rounded, in order, without those that decide nothing."""
    rounded = {name: round(value, 2) for name, value in sorted(table.items())}
    return {name: value for name, value in rounded.items() if abs(value) >= SMALLEST}


def _best(table: Mapping[str, float], row: Rivals, least: float) -> int:
    score = np.array([sum(table.get(name, 0.0) for name in each) for each in row.seen])
    odds = np.exp(score - score.max())
    best = int(odds.argmax())
    return best if odds[best] / odds.sum() >= least else 0
