"""Every row of the tables, by its own examples; every claim finds a row."""

from datetime import date
from itertools import product

import pytest
from record_values import said

from marsad.extract.term import DateBasis, Extent, Holding, Modality
from marsad.record.control.claim import ControlClaim
from marsad.record.control.rules import Example, Rule, claim_rules, is_dated, measures, reasons, rule_of
from marsad.record.control.timeline import timeline
from marsad.when.interval import Interval

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}_{i}")
    for rule in claim_rules()
    for i, example in enumerate(rule.examples)
]


def claim(example: Example) -> ControlClaim:
    given = example.claim
    day = date(2017, 10, 9)
    return ControlClaim(
        place_id="p",
        statement_id="s",
        report_id="r",
        status=given.status,
        holder=given.holder,
        previous=given.previous,
        by=given.by,
        extent=given.extent,
        modality=given.modality,
        basis=given.basis,
        days=Interval(day, day) if given.dated else Interval(None, None),
        as_of=day if given.dated else None,
        known=day if given.dated else None,
    )


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_row_fits_its_examples_and_they_make_what_it_says(rule: Rule, example: Example) -> None:
    assert rule_of(claim(example)) is rule
    tenures = timeline([claim(example)])
    assert (tenures[-1].status.value if tenures else "nothing") == example.gives
    assert (tenures[-1].holder if tenures else ()) == example.holder


def test_every_row_has_an_example() -> None:
    assert [rule.id for rule in claim_rules() if not rule.examples] == []


@pytest.mark.parametrize("status", list(Holding))
def test_every_claim_finds_a_row_and_makes_a_record(status: Holding) -> None:
    parties = ("", "A", "AB")
    for modality, extent, basis, holder, previous in product(Modality, [None, *Extent], DateBasis, parties, ("", "C")):
        made = said(
            status.value,
            holder,
            9,
            of=previous,
            modality=modality.value,
            extent=extent.value if extent else None,
            basis=basis.value,
        )
        nothing = rule_of(made).becomes == "nothing"
        assert bool(timeline([made])) is not nothing


def test_the_reasons_are_told_in_both_languages() -> None:
    assert set(reasons()) == {rule.id for rule in claim_rules()} | set(measures())
    assert all(en and ar for en, ar in reasons().values())


@pytest.mark.parametrize(
    ("made", "dated"),
    [
        pytest.param(said("held", "N", None, 9), True, id="by_its_end"),
        pytest.param(said("held", "N", 9, None), True, id="by_its_start"),
        pytest.param(said("held", "N", None, None, told=9), True, id="by_its_telling"),
        pytest.param(said("held", "N", None, None), False, id="by_nothing"),
    ],
)
def test_a_claim_is_dated_by_itself_or_by_its_telling(made: ControlClaim, *, dated: bool) -> None:
    assert is_dated(made) is dated
