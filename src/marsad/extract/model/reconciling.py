"""What two readers tell of one report as one reading: what is likely enough, each part under its total."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.contract import KINDS, identify
from marsad.extract.model.candidate import Candidate
from marsad.extract.model.trust import Trust
from marsad.extract.model.weighing import weighed
from marsad.extract.statement import Casualties, Displacement, Statement


class Reconciled(Struct, frozen=True, kw_only=True):
    """What is told, and what is too `unsure` for it."""

    statements: tuple[Statement, ...]
    unsure: tuple[Statement, ...]


def reconciled(told: Sequence[Candidate], *, report_id: str, table: Trust) -> Reconciled:
    """Return the statements of one report that are likely enough, in the order of the words."""
    sure = weighed(told, table)
    kept = _likely(sure, table)
    unique = {identify(each, report_id): each for each in reversed(_linked(kept, report_id))}
    ids = {key for each in kept for key in each.ids}
    return Reconciled(
        statements=tuple(sorted(unique.values(), key=lambda each: (each.span, each.rule))),
        unsure=tuple(each.statement for each in sure if ids.isdisjoint(each.ids)),
    )


def _likely(told: Sequence[Candidate], table: Trust) -> Sequence[Candidate]:
    """Return what is likely enough, and the totals of all that is: what `subset_of` names is there."""
    likely = [each.statement.confidence >= table.least[KINDS[type(each.statement)]] for each in told]
    needed = {key for each, is_likely in zip(told, likely, strict=True) if is_likely for key in each.totals}
    both = zip(told, likely, strict=True)
    return [each for each, is_likely in both if is_likely or not needed.isdisjoint(each.ids)]


def _linked(told: Sequence[Candidate], report_id: str) -> list[Statement]:
    """Return the statements, each part under the id that its total has now."""
    by_id: Mapping[str, int] = {key: i for i, each in enumerate(told) for key in each.ids}
    done: dict[int, Statement] = {}
    open_: list[int] = []

    def finish(i: int) -> Statement:
        if i not in done:
            open_.append(i)
            totals = (by_id[key] for key in told[i].totals if key in by_id)
            # What two readers take for parts of each other is part of nothing.
            total = next((finish(j) for j in totals if j not in open_), None)
            done[i] = _under(told[i].statement, total, report_id)
            open_.pop()
        return done[i]

    return [finish(i) for i in range(len(told))]


def _under(statement: Statement, total: Statement | None, report_id: str) -> Statement:
    if not isinstance(statement, Casualties | Displacement):
        return statement
    if total is None or not _holds(total, statement):
        return replace(statement, subset_of=None)
    return replace(statement, subset_of=identify(total, report_id))


def _holds(total: Statement, part: Casualties | Displacement) -> bool:
    most = total.figure.high if isinstance(total, Casualties | Displacement) else None
    return type(total) is type(part) and (most is None or part.figure.low is None or part.figure.low <= most)
