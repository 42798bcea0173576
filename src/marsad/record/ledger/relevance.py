"""What of a system of rows matters to a question: the rest can be met whatever the answer."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from marsad.record.ledger.cells import once, ranges
from marsad.record.ledger.rows import System
from marsad.record.ledger.survey import Asked

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Rows `lower` ≤ Σ `value`·x ≤ `upper` over columns x ≥ 0, of which the `asked` ones are asked for.

    `rows` are the numbers that its rows have in the system. `is_open`: nothing bounds the target from above.
    """

    lower: Floats
    upper: Floats
    row: Ints
    column: Ints
    value: Floats
    asked: Asked
    rows: Ints
    is_open: bool


def bounds(system: System, active: Bools) -> tuple[Floats, Floats]:
    """Return the lower and upper bound of each row by the `active` claims alone."""
    low = np.where(active[system.share_claim], system.share_low, 0.0)
    lower = np.bincount(system.share_row, weights=low, minlength=system.rows)
    upper = np.full(system.rows, np.inf)
    capped = active[system.cap_claim]
    upper[system.cap_row[capped]] = system.cap_high[capped]
    return lower.astype(np.float64), upper


def relevant(system: System, active: Bools, asked: Asked) -> Programme:
    """Return the programme of the rows that matter to the columns asked for, by the active claims.

    Of a column that is asked for in part the other part is as free as any: what it can take up, it takes up there.
    """
    lower, upper = bounds(system, active)
    row, column, value = system.row, system.column, system.value
    less = value < 0
    # What binds one cell binds each part of it.
    own = system.is_link[row] & asked.touched[column]
    live = np.ones(system.rows, dtype=bool)
    kept = np.ones(system.columns, dtype=bool)
    while True:
        here = live[row] & kept[column]
        takes = np.zeros(system.rows, dtype=bool)
        takes[row[here & less]] = True
        # More of a column without a cap harms nothing, and meets every row in which it counts.
        no_more = np.bincount(column[here & (less | (upper[row] < np.inf))], minlength=system.columns)
        free = (no_more == 0) & ~asked.whole & kept
        no_less = np.bincount(column[here & ~less & ((lower[row] > 0) | takes[row])], minlength=system.columns)
        idle = (no_less == 0) & ~asked.touched & kept
        met = np.zeros(system.rows, dtype=bool)
        met[row[here & ~less & free[column] & ~own]] = True
        met |= (lower == 0) & (upper == np.inf) & ~takes
        if not (met & live).any() and not idle.any():
            break
        live &= ~met
        kept &= ~idle
    is_open = asked.is_beyond or bool(((no_more == 0) & asked.touched).any())
    here &= live[row]
    columns, rows = _reached(row[here], column[here], asked.touched, system.rows)
    programme = _cut(system, (lower, upper), (rows & live, columns & kept), asked)
    return replace(programme, is_open=is_open)


def _cut(system: System, limits: tuple[Floats, Floats], kept: tuple[Bools, Bools], asked: Asked) -> Programme:
    """Return the programme of the kept rows and columns; whether it is open is not said yet."""
    rows, columns = kept
    lower, upper = limits
    here = rows[system.row] & columns[system.column]
    place, new = np.cumsum(columns) - 1, np.cumsum(rows) - 1
    return Programme(
        lower=lower[rows],
        upper=upper[rows],
        row=new[system.row[here]],
        column=place[system.column[here]],
        value=system.value[here],
        asked=Asked(asked.touched[columns], asked.whole[columns]),
        rows=np.flatnonzero(rows),
        is_open=False,
    )


def _reached(row: Ints, column: Ints, target: Bools, rows: int) -> tuple[Bools, Bools]:
    """Return the columns and the rows that hang together with the target."""
    by_column, by_row = _index(column, row, len(target)), _index(row, column, rows)
    columns, seen = target.copy(), np.zeros(rows, dtype=bool)
    fresh = np.flatnonzero(target)
    while len(fresh):
        near = once(_neighbours(by_column, fresh))
        near = near[~seen[near]]
        seen[near] = True
        fresh = once(_neighbours(by_row, near))
        fresh = fresh[~columns[fresh]]
        columns[fresh] = True
    return columns, seen


def _index(key: Ints, value: Ints, size: int) -> tuple[Ints, Ints]:
    order = np.argsort(key, kind="stable")
    return np.searchsorted(key[order], np.arange(size + 1)), value[order]


def _neighbours(index: tuple[Ints, Ints], keys: Ints) -> Ints:
    starts, values = index
    return values[ranges(starts[keys], starts[keys + 1])]


def narrowed(system: System, claims: Ints) -> System:
    """Return the rows in which the claims have a part, with those that bind the columns of these among themselves."""
    shared, capped = np.isin(system.share_claim, claims), np.isin(system.cap_claim, claims)
    rows = np.zeros(system.rows, dtype=bool)
    rows[system.share_row[shared]] = rows[system.cap_row[capped]] = True
    binding = np.zeros(system.rows, dtype=bool)
    binding[system.row[system.value < 0]] = True
    columns = np.zeros(system.columns, dtype=bool)
    columns[system.column[rows[system.row]]] = True
    near = np.bincount(system.row[columns[system.column]], minlength=system.rows) > 0
    rows |= binding & near
    here = rows[system.row]
    columns[system.column[here]] = True
    new, place = np.cumsum(rows) - 1, np.cumsum(columns) - 1
    shared, capped = shared & rows[system.share_row], capped & rows[system.cap_row]
    return System(
        columns=int(columns.sum()),
        rows=int(rows.sum()),
        row=new[system.row[here]],
        column=place[system.column[here]],
        value=system.value[here],
        is_link=system.is_link[rows],
        share_row=new[system.share_row[shared]],
        share_claim=system.share_claim[shared],
        share_low=system.share_low[shared],
        cap_row=new[system.cap_row[capped]],
        cap_claim=system.cap_claim[capped],
        cap_high=system.cap_high[capped],
    )
