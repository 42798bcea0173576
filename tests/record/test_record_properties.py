"""What holds for any claims whatever."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from record_claims import many, numbers, often
from record_values import ALLIES, day

from marsad.record.control.assessment import assess, whole
from marsad.record.control.claim import ControlClaim
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.timeline import timeline


def record(said_so: list[ControlClaim], as_of: date | None = None) -> tuple[Tenure, ...]:
    return timeline(said_so, as_of=as_of, alliances=ALLIES)


@given(many)
@often
def test_tenures_are_in_order_and_do_not_overlap(given_claims: list[ControlClaim]) -> None:
    tenures = record(given_claims)
    for one, next_one in pairwise(tenures):
        assert one.end is not None
        assert one.end == next_one.start
    assert all(tenure.start is not None for tenure in tenures[1:])
    assert not tenures or tenures[-1].end is None


@given(many.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
@often
def test_the_order_of_intake_is_nothing(orders: tuple[list[ControlClaim], list[ControlClaim]]) -> None:
    assert record(orders[0]) == record(orders[1])


@given(many)
@often
def test_a_statement_counts_once(given_claims: list[ControlClaim]) -> None:
    assert record([*given_claims, *given_claims]) == record(given_claims)


@given(many, numbers)
@often
def test_what_was_known_on_a_day_rests_on_what_was_said_by_then(given_claims: list[ControlClaim], number: int) -> None:
    known = day(number)
    assert known is not None
    by_then = [claim for claim in given_claims if claim.as_of is not None and claim.as_of <= known]
    assert record(given_claims, known) == record(by_then)


@given(many)
@often
def test_what_did_not_happen_moves_nothing(given_claims: list[ControlClaim]) -> None:
    assert record(given_claims) == record([claim for claim in given_claims if claim.modality.happened])


@given(many)
@often
def test_every_tenure_rests_on_statements_and_on_parties_that_they_name(given_claims: list[ControlClaim]) -> None:
    by_id = {claim.statement_id: claim for claim in given_claims}
    named = {party for claim in given_claims for party in (*claim.holder, *claim.previous, *claim.by)}
    for tenure in record(given_claims):
        assert tenure.statements
        assert all(by_id[id_].modality.happened for id_ in tenure.statements)
        assert named.issuperset((*tenure.holder, *tenure.by, *tenure.candidates))
        assert 0.0 <= tenure.confidence < 1.0
        assert tenure.status is not Status.UNKNOWN or not tenure.holder
        assert tenure.status is not Status.HELD or tenure.leader in tenure.holder
        if tenure.last_evidence is not None:
            assert tenure.covers(tenure.last_evidence)


@given(many)
@often
def test_the_holder_of_a_day_is_that_of_its_one_tenure(given_claims: list[ControlClaim]) -> None:
    tenures = record(given_claims)
    for number in range(-1, 33):
        on = date(2017, 10, 1) + timedelta(days=number)
        covering = [tenure for tenure in tenures if tenure.covers(on)]
        assert ([found] if (found := holder_on(tenures, on)) else []) == covering


@given(many, numbers)
@often
def test_the_whole_history_covers_every_day_once(given_claims: list[ControlClaim], number: int) -> None:
    tenures = whole("p", record(given_claims))
    assert (tenures[0].start, tenures[-1].end) == (None, None)
    assert all(one.end == next_one.start for one, next_one in pairwise(tenures))
    on = day(number)
    assert on is not None
    assert [tenure for tenure in tenures if tenure.covers(on)] == [assess("p", record(given_claims), on).tenure]


@given(many, numbers, numbers)
@often
def test_the_answer_grows_less_sure_with_age_and_keeps_its_status(
    given_claims: list[ControlClaim], number: int, later: int
) -> None:
    tenures = record(given_claims)
    if not tenures:
        return
    last = tenures[-1]
    first = (last.last_evidence or last.start or date(2017, 10, 1)) + timedelta(days=number)
    soon, late = (assess("p", tenures, first + timedelta(days=days)) for days in (0, later))
    assert soon.tenure == late.tenure == last
    assert late.confidence <= soon.confidence <= last.confidence
    assert late.is_old or not soon.is_old
