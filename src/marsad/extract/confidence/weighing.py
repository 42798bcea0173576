"""Confidence from the weights of what is seen: one logistic regression, fitted by tools/fit_confidence.py."""

from collections.abc import Sequence
from math import exp

from msgspec import Struct, structs

from marsad.extract.confidence.feature import Feature, features
from marsad.extract.contract import identify
from marsad.extract.statement import Casualties, Displacement, Statement
from marsad.extract.weights import Weights, spoken, weights_of

_DIGITS = 2


def weights() -> Weights:
    """Return the weights of what is seen of a statement.

    Raises:
        LexiconError: the file of them is wrong.
    """
    return weights_of("marsad.extract.confidence")


class Weighed(Struct, frozen=True, kw_only=True):
    """A draft under its confidence. `parts`: what each thing seen of it adds to the log-odds."""

    statement: Statement
    parts: tuple[Feature, ...]
    kept: bool

    @property
    def because(self) -> tuple[Feature, ...]:
        """What adds anything to the log-odds, the heaviest first."""
        return spoken(self.parts)


def weigh(drafts: Sequence[Statement], report_id: str) -> tuple[Weighed, ...]:
    """Return a report's drafts with their confidence; those that are too unsure to be made are not `kept`.

    A total whose part is made is kept, so that what `subset_of` names is there.
    """
    table = weights()
    told = [_weighed(table, draft, seen) for draft, seen in zip(drafts, features(drafts), strict=True)]
    needed = {total for each in told if each.kept and (total := _total(each.statement)) is not None}
    # All are kept, mostly: then so is every total.
    if not needed or all(each.kept for each in told):
        return tuple(told)
    return tuple(
        structs.replace(each, kept=each.kept or identify(each.statement, report_id) in needed) for each in told
    )


def _weighed(table: Weights, draft: Statement, seen: Sequence[Feature]) -> Weighed:
    weight = table.weights.get
    parts = tuple([(name, weight(name, 0.0) * value) for name, value in seen])
    confidence = round(1 / (1 + exp(-sum([part for _, part in parts]))), _DIGITS)
    kept = confidence >= table.least
    return Weighed(statement=structs.replace(draft, confidence=confidence), parts=parts, kept=kept)


def _total(statement: Statement) -> str | None:
    return statement.subset_of if isinstance(statement, Casualties | Displacement) else None
