"""When two statements are the same fact, and exactly so: one case for each clause of the rules."""

import pytest
from _pytest.mark import ParameterSet
from evaluation_values import CASUALTIES, CONTROL, DAY, DISPLACEMENT, HAJIN, INCIDENT, Row, compared, row

from marsad.evaluation.agreement import FIELDS, is_exact, is_same_fact, right_fields
from marsad.evaluation.pairing import pairs

SUSAH: Row = {"text": "السوسة", "name": "As Susah", "admin1": "Deir ez-Zor"}
FEW: Row = {"low": None, "high": None, "vague": True}


def case(of: Row, gold: Row, told: Row, agreement: str, name: str) -> ParameterSet:
    return pytest.param(row(of, **gold), row(of, **told), agreement, id=f"{of['kind']}-{name}")


@pytest.mark.parametrize(
    ("gold", "told", "agreement"),
    [
        case(INCIDENT, {}, {}, "exact", "equal"),
        case(INCIDENT, {}, {"type": "ambush"}, "none", "other-type"),
        case(INCIDENT, {"type_alt": ["ambush"]}, {"type": "ambush"}, "exact", "type-as-good"),
        case(INCIDENT, {}, {"places": [SUSAH]}, "same", "party-alone-shared"),
        case(INCIDENT, {}, {"actors": [], "targets": ["IS"]}, "same", "party-on-the-other-side"),
        case(INCIDENT, {}, {"actors": ["SAF"], "places": [HAJIN]}, "same", "place-alone-shared"),
        case(INCIDENT, {}, {"actors": ["SAF"], "places": [SUSAH]}, "none", "nothing-shared"),
        case(INCIDENT, {"actors": [], "places": []}, {"places": []}, "same", "gold-names-nothing"),
        case(INCIDENT, {"places": []}, {"places": [SUSAH]}, "exact", "gold-names-no-place"),
        case(INCIDENT, {"actors_alt": [["SDF"]]}, {"actors": ["SDF"]}, "exact", "a-set-of-actors-as-good"),
        case(INCIDENT, {"actors_alt": ["SAF", "RSF"]}, {"actors": ["SAF", "RSF"]}, "exact", "single-ones-together"),
        case(INCIDENT, {"actors_alt": ["SAF"]}, {"actors": ["SAF"]}, "exact", "one-as-good"),
        case(INCIDENT, {"targets": ["IS"]}, {"targets": []}, "same", "targets-differ"),
        case(CONTROL, {}, {}, "exact", "equal"),
        case(CONTROL, {}, {"places": [SUSAH]}, "none", "other-place"),
        case(CONTROL, {}, {"places": []}, "none", "no-place"),
        case(CONTROL, {}, {"holder": ["IS"]}, "none", "other-holder"),
        case(CONTROL, {}, {"status": "held"}, "same", "other-status"),
        case(CONTROL, {"status_alt": ["held"]}, {"status": "held"}, "exact", "status-as-good"),
        case(CONTROL, {"holder": []}, {"holder": ["HTS"]}, "exact", "no-holder-same-previous"),
        case(CONTROL, {"holder": []}, {"previous": []}, "none", "no-holder-no-previous"),
        case(CONTROL, {"holder": [], "previous": []}, {}, "exact", "neither-same-status"),
        case(CONTROL, {"holder": [], "previous": []}, {"status": "lost"}, "none", "neither-other-status"),
        case(CONTROL, {"holder": "SDF"}, {}, "exact", "a-party-without-brackets"),
        case(CONTROL, {}, {"places": [{"text": "بلدة هجين"}]}, "exact", "name-within-the-other"),
        case(CONTROL, {}, {"places": [{"text": "الهجين"}]}, "exact", "article"),
        case(CONTROL, {"places": [{"text": "حيّ"}]}, {"places": [{"text": "حي الورود"}]}, "none", "short-name-within"),
        case(CONTROL, {"places": [{"text": "س", "name_alt": ["هجين"]}]}, {}, "exact", "name-as-good"),
        case(CASUALTIES, {}, {}, "exact", "equal"),
        case(CASUALTIES, {}, {"low": 35, "high": 35}, "none", "other-figure"),
        case(CASUALTIES, {}, {"high": None}, "none", "open-figure"),
        case(CASUALTIES, {}, {"outcome": "wounded"}, "none", "other-outcome"),
        case(CASUALTIES, {}, {"victims": ["SDF"]}, "none", "other-victims"),
        case(CASUALTIES, {}, {"victims": []}, "none", "no-victims"),
        case(CASUALTIES, {"victims": []}, {}, "exact", "gold-leaves-victims-open"),
        case(CASUALTIES, {"victims": ["MIXED"]}, {}, "exact", "mixed-victims"),
        case(CASUALTIES, {"victims_alt": ["SDF"]}, {"victims": ["SDF"]}, "exact", "victims-as-good"),
        case(CASUALTIES, {"victims": [], "victims_alt": [None]}, {}, "none", "nobody-as-good-closes-the-slot"),
        case(CASUALTIES, FEW, {**FEW, "low": 3}, "exact", "few-are-one-class"),
        case(CASUALTIES, FEW, {**FEW, "low": 20}, "none", "tens-are-no-few"),
        case(CASUALTIES, FEW, {"low": None, "high": None}, "none", "unknown-is-no-few"),
        case(CASUALTIES, {}, {"counting": "window"}, "same", "other-counting"),
        case(CASUALTIES, {}, {"window": {"start": None, "end": "2018-12-04"}}, "same", "other-window"),
        case(CASUALTIES, {}, {"places": []}, "exact", "places-do-not-matter"),
        case(DISPLACEMENT, {}, {}, "exact", "equal"),
        case(DISPLACEMENT, {}, {"origin": None, "places": []}, "exact", "places-do-not-matter"),
        case(DISPLACEMENT, {}, {"low": 2000}, "none", "other-figure"),
        case(DISPLACEMENT, {}, {"outcome": "returned"}, "none", "other-outcome"),
        case(DISPLACEMENT, {}, {"counting": "cumulative"}, "same", "other-counting"),
    ],
)
def test_a_told_statement_agrees(gold: Row, told: Row, agreement: str) -> None:
    one, other = compared(gold), compared(told)
    same = is_same_fact(one, other)
    assert (same, same and is_exact(one, other)) == (agreement != "none", agreement == "exact")


@pytest.mark.parametrize(
    ("gold", "told", "wrong"),
    [
        pytest.param({}, {}, [], id="all-right"),
        pytest.param({}, {"date": {"start": None, "end": "2018-12-05"}}, ["start"], id="start"),
        pytest.param({}, {"date": None}, ["start", "end"], id="no-date"),
        pytest.param({"date": {"start": None, "end": None}}, {}, [], id="gold-leaves-the-date-open"),
        pytest.param({}, {"attribution": [{"source": "sohr"}]}, [], id="source-in-lower-case"),
        pytest.param({}, {"attribution": [{"source": "AFP"}]}, ["outer source"], id="source"),
        pytest.param({}, {"attribution": []}, ["outer source", "chain length"], id="nobody-says-so"),
        pytest.param({}, {"attribution": [{"source": "SOHR"}, {"source": "x"}]}, ["chain length"], id="chain"),
        pytest.param({}, {"modality": "denied"}, ["modality"], id="modality"),
        pytest.param({"modality_alt": ["denied"]}, {"modality": "denied"}, [], id="modality-as-good"),
        pytest.param({}, {"places": [{**HAJIN, "admin1": "Homs"}]}, ["admin1"], id="admin1"),
        pytest.param(
            {}, {"places": [{**HAJIN, "admin1": "Deir Al-Zour Governorate"}]}, [], id="admin1-by-another-name"
        ),
        pytest.param({}, {"places": []}, ["admin1"], id="no-place"),
        pytest.param({"places": []}, {}, [], id="gold-names-no-place"),
        pytest.param({}, {"span": [9, 20]}, ["span"], id="span"),
        pytest.param({"also_spans": [[15, 16]]}, {"span": [9, 20]}, [], id="span-of-the-same-fact-elsewhere"),
        pytest.param({}, {"span": None}, [], id="no-span"),
    ],
)
def test_fields_are_right_or_wrong(gold: Row, told: Row, wrong: list[str]) -> None:
    right = right_fields(compared(row(INCIDENT, **gold)), compared(row(INCIDENT, **told)))
    assert [field for field, is_right in zip(FIELDS, right, strict=True) if not is_right] == wrong


def test_casualties_are_dated_by_their_window() -> None:
    gold = compared(row(CASUALTIES))
    told = compared(row(CASUALTIES, window={"start": None, "end": DAY["end"]}))
    assert dict(zip(FIELDS, right_fields(gold, told), strict=True))["start"] is False


def test_the_closer_statement_is_paired_and_each_once() -> None:
    gold = [compared(row(CASUALTIES)), compared(row(CASUALTIES, counting="window"))]
    told = [compared(row(CASUALTIES, counting="window")), compared(row(CASUALTIES))]
    assert sorted(pairs(gold, told)) == [(0, 1), (1, 0)]
    assert len(pairs(gold[:1], told)) == 1


def test_statements_of_two_kinds_are_never_paired() -> None:
    assert pairs([compared(row(CASUALTIES))], [compared(row(DISPLACEMENT, low=34, high=34, outcome="killed"))]) == ()
