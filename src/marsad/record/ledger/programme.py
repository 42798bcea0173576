"""Linear programmes, solved by HiGHS: the same numbers for the same rows, whatever the machine's cores."""

from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from marsad.record.ledger.relevance import Programme
from marsad.record.ledger.survey import Asked

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
# People. Numbers of people are whole: what the solver is off by stays far below one.
_TOLERANCE = 1e-6
# A row's price below this is rounding.
_PRICE = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """The least or greatest number, and the numbers of the rows of the system that make it so."""

    value: int
    rows: Ints


class InfeasibleError(Exception):
    """No numbers of people meet the rows."""


def extremes(programme: Programme) -> tuple[Optimum, Optimum | None]:
    """Return the least and the greatest number of people in the columns asked for, None where it is open.

    Those of a column that is asked for in part may all be in the one part or in the other.

    Raises:
        InfeasibleError: the rows cannot all hold.
    """
    solver = _loaded(programme, programme.asked.whole.astype(np.float64))
    least, prices = _solved(solver)
    low = Optimum(int(np.ceil(least - _slack(least))), _priced(programme, prices))
    if programme.is_open:
        return low, None
    columns = np.arange(len(programme.asked.touched), dtype=np.int32)
    solver.changeColsCost(len(columns), columns, programme.asked.touched.astype(np.float64))
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    greatest, prices = _solved(solver)
    return low, Optimum(int(np.floor(greatest + _slack(greatest))), _priced(programme, prices))


def is_feasible(programme: Programme) -> bool:
    """Return whether the rows can all hold."""
    try:
        _solved(_loaded(programme, np.zeros(len(programme.asked.whole))))
    except InfeasibleError:
        return False
    return True


def strained(programme: Programme) -> tuple[Ints, Ints]:
    """Return the numbers of rows of the system that cannot all hold, and of those that then exceed their upper bounds.

    Lower bounds alone can always be met, by more people: so it is the upper ones that may be exceeded, at a price.
    Those that are in the cheapest solution cannot hold beside those that hang together with them and have a price.
    None are where all rows can hold.
    """
    columns = len(programme.asked.whole)
    exceeds = np.flatnonzero(programme.upper < np.inf)
    eased = Programme(
        lower=programme.lower,
        upper=programme.upper,
        row=np.concatenate([programme.row, exceeds]),
        column=np.concatenate([programme.column, np.arange(columns, columns + len(exceeds))]),
        value=np.concatenate([programme.value, -np.ones(len(exceeds))]),
        asked=Asked.of(np.concatenate([np.zeros(columns, dtype=bool), np.ones(len(exceeds), dtype=bool)])),
        rows=programme.rows,
        is_open=False,
    )
    solver = _loaded(eased, eased.asked.whole.astype(np.float64))
    _, prices = _solved(solver)
    missing = np.array(solver.getSolution().col_value)[columns:] > _TOLERANCE
    return _priced(programme, prices), programme.rows[exceeds[missing]]


def _slack(value: float) -> float:
    return _TOLERANCE * max(1.0, abs(value))


def _priced(programme: Programme, prices: Floats) -> Ints:
    return programme.rows[np.abs(prices) > _PRICE]


def _loaded(programme: Programme, cost: Floats) -> highspy.Highs:
    rows, columns = len(programme.lower), len(programme.asked.whole)
    order = np.lexsort((programme.row, programme.column))
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1), ("parallel", "off"), ("random_seed", 0)):
        solver.setOptionValue(option, value)
    solver.passModel(
        columns,
        rows,
        len(programme.row),
        int(highspy.MatrixFormat.kColwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        cost,
        np.zeros(columns),
        np.full(columns, highspy.kHighsInf),
        programme.lower,
        programme.upper,
        np.searchsorted(programme.column[order], np.arange(columns + 1)).astype(np.int32),
        programme.row[order].astype(np.int32),
        programme.value[order],
        np.zeros(columns, dtype=np.int32),
    )
    return solver


def _solved(solver: highspy.Highs) -> tuple[float, Floats]:
    """Return the objective and the price of each row.

    Raises:
        InfeasibleError: the rows cannot all hold.
        RuntimeError: the solver failed.
    """
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        raise InfeasibleError
    if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
        raise RuntimeError(f"HiGHS ended with {solver.modelStatusToString(status)}")
    return solver.getInfo().objective_function_value, np.array(solver.getSolution().row_dual)
