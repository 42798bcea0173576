"""Sentences as the API says them: each with the report that says it."""

from collections.abc import Collection, Mapping, Sequence

from marsad.extract.contract import statement_row, unnamed
from marsad.record.filed import Filed
from marsad.store import KeptReport, Search, Store
from marsad.web.answers.place import Evidence, Told
from marsad.web.answers.statement import ControlAnswer
from marsad.web.routes.reports import summary


def evidence(store: Store, ids: Sequence[str], counting: Collection[str]) -> tuple[Evidence, ...]:
    """Return the statements of control of these ids, in their order, as their reports make them."""
    return tuple(
        Evidence(
            statement=ControlAnswer.model_validate(statement_row(item.statement, item.report_id)),
            report=summary(report),
            counts=item.id in counting,
        )
        for item, report in _reported(store, ids)
    )


def told(store: Store, ids: Sequence[str]) -> tuple[Told, ...]:
    """Return the statements of these ids, in their order, as their reports make them, without victims' names."""
    return tuple(
        Told.model_validate(
            {
                "statement": unnamed(statement_row(item.statement, item.report_id)),
                "report": summary(report),
                "known": item.known,
            }
        )
        for item, report in _reported(store, ids)
    )


def _reported(store: Store, ids: Sequence[str]) -> tuple[tuple[Filed, KeptReport], ...]:
    found: Mapping[str, Filed] = {item.id: item for item in store.find(Search(ids=tuple(ids)))} if ids else {}
    makers = store.makers(found)
    return tuple((found[each], makers[each]) for each in ids if each in found and each in makers)
