"""Judgements on their way into the store."""

from collections.abc import Iterable

from sqlalchemy import Connection

from marsad.record.judgement import Judgement, judgement_line
from marsad.store import judgement_rows, review_rows, stale, stale_report
from marsad.store.vouching import Action, vouch


def decided(connection: Connection, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return those that were new; they are in the transaction, in the log, and what they touch is stale."""
    new = judgement_rows.add(connection, judgements)
    stale.mark(connection, judgement_rows.touched(connection, new))
    stale_report.mark_judged(connection, new)
    review_rows.settle(connection, new)
    for each in new:
        vouch(connection, Action.JUDGE, {"id": each.id, "body": judgement_line(each)})
    return new
