"""What is one event, and what is two: tables of cases, each with the groups that must come out."""

import pytest
from record_incident_values import event, out, toll, turn

from marsad.extract.statement import Incident
from marsad.record.filed import Filed
from marsad.record.incident.linking import incidents

HIT = "استهدفت الطائرات الحربية سوق الخضار وسط القرية بعدة غارات متتالية صباح الأحد"
FIGHT = "دارت اشتباكات عنيفة بالأسلحة الثقيلة عند المدخل الشمالي قرب الجسر القديم"


def groups(items: list[Filed]) -> list[str]:
    """Return the statements of each event in one word, in order."""
    return sorted(" ".join(sorted(record.statements)) for record in incidents(items))


def strike(*days: int | None, **told: object) -> Incident:
    return event("airstrike", "p", *days, by="R", **told)  # type: ignore[arg-type]


ONE = [
    pytest.param(
        [*out(9, "a", strike(9, told=9)), *out(9, "b", strike(9, told=9, source="Y"))], id="two publishers, one strike"
    ),
    pytest.param(
        [*out(9, "a", strike(9, told=9)), *out(10, "b", strike(9, told=10, source="Y"))],
        id="the same strike told today and the day after as yesterday's",
    ),
    pytest.param(
        out(9, "a", event("clash", "p", 9, by="RS", at=0), event("clash", "p", 9, by="RS", at=2000, quote=FIGHT)),
        id="headline and body",
    ),
    pytest.param(out(9, "a", strike(9, told=9, quote=HIT), toll(5, "p", 9, of="C", at=90)), id="a strike and its dead"),
    pytest.param(
        out(
            10,
            "a",
            event("clash", "p", 10, by="RS", at=0),
            toll(50, "p", 10, of="R", approx=True, at=15),
            event("clash", "p", 10, by="RS", at=860, quote=FIGHT),
            toll(46, "p", 10, of="R", high=None, at=950),
        ),
        id="a headline of about fifty, a body of at least forty-six",
    ),
    pytest.param(
        out(
            10,
            "a",
            toll(50, ("ريف المحافظة",), 9, 10, of="S", approx=True, at=0, counting="window"),
            event("airstrike", ("ريف المحافظة الشرقي",), 10, by="R", to="S", at=900),
            toll(46, ("ريف المحافظة الشرقي",), 9, 10, of="S", high=None, at=930, counting="window"),
        ),
        id="a headline and a body that sum up a day",
    ),
    pytest.param(
        [
            *out(9, "a", event("explosion", "p", 9, to="S", at=0)),
            *out(9, "b", event("ied_or_mine", "p", 9, to="S", source="Y")),
        ],
        id="a blast, and the mine that it was",
    ),
    pytest.param(
        [
            *out(9, "a", event("airstrike", "p", 9, by="R", quote=HIT)),
            *out(12, "b", event("airstrike", "p", 9, by="R", quote=HIT, told=9)),
        ],
        id="a passage told again three days later",
    ),
    pytest.param(
        out(9, "a", strike(9, told=9), toll(12, "p", 9, at=90), toll(4, "p", 9, at=120, subset_of="a1")),
        id="a total and its part",
    ),
]


@pytest.mark.parametrize("items", ONE)
def test_these_are_one_event(items: list[Filed]) -> None:
    assert groups(items) == [" ".join(sorted(item.id for item in items))]


TWO = [
    pytest.param([*out(9, "a", strike(9)), *out(10, "b", strike(10, source="Y"))], id="consecutive days"),
    pytest.param([*out(9, "a", strike(9)), *out(9, "b", event("airstrike", "r", 9, by="R"))], id="two villages"),
    pytest.param(
        out(9, "a", event("clash", "p", 9, by="RS", quote=FIGHT), event("clash", "p", 9, by="TN", at=900)),
        id="two fights in one town on one day between others",
    ),
    pytest.param(
        out(
            9,
            "a",
            event("clash", "p", 9, by="RS", quote="اشتباكات صباحاً عند المدخل الشمالي قرب الجسر"),
            event("clash", "p", 9, by="RS", quote="اشتباكات أخرى مساءً داخل السوق وسط الأحياء", at=900),
        ),
        id="a fight in the morning and another in the evening",
    ),
    pytest.param(
        out(
            9,
            "a",
            strike(9, objects=("market",)),
            strike(9, objects=("school",), quote="غارة ثانية طالت مدرسة", at=300),
        ),
        id="a second strike on something else",
    ),
    pytest.param(out(9, "a", strike(9), event("arrest", "p", 9, by="R", at=30)), id="a strike and an arrest"),
    pytest.param(
        [*out(9, "a", strike(9)), *out(9, "b", event("airstrike", "z", 9, by="R", source="Y"))], id="two governorates"
    ),
]


@pytest.mark.parametrize("items", TWO)
def test_these_are_two_events(items: list[Filed]) -> None:
    assert len(groups(items)) == 2


def test_a_turn_of_control_goes_to_the_fight_that_made_it_and_makes_no_event() -> None:
    items = out(9, "a", event("clash", "p", 9, by="RS", at=60), turn("captured", "p", 9, holder="R", of="S", at=90))
    (record,) = incidents(items)
    assert (record.statements, record.context) == (("a0",), ("a1",))
    assert incidents(items[1:]) == ()


@pytest.mark.parametrize("modality", ["intended", "hypothetical"])
def test_what_did_not_happen_is_no_event(modality: str) -> None:
    assert incidents(out(9, "a", event("advance", "p", None, by="R", modality=modality))) == ()


def test_a_figure_over_a_day_is_no_event_by_itself() -> None:
    assert incidents(out(9, "a", toll(12, "p", 8, 9, of="S", counting="window"))) == ()


def test_two_pairs_of_reports_do_not_chain_into_one_event() -> None:
    spans = {f"r{last}": (first, last) for first, last in ((8, 9), (9, 10), (10, 11), (11, 12))}
    items = [
        item
        for report, (first, last) in spans.items()
        for item in out(last, report, event("clash", "p", first, last, by="RS", source=f"S{report}"))
    ]
    for record in incidents(items):
        told = [spans[report] for report in record.reports]
        assert max(first for first, _ in told) <= min(last for _, last in told)
