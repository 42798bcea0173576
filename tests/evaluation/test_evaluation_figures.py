"""From two folders to figures: by kind, by publisher, by confidence, and what is listed."""

from pathlib import Path

import pytest
from evaluation_values import CASUALTIES, CONTROL, row, sheet, write_gold, write_lines

from marsad import verbs
from marsad.errors import GoldError
from marsad.evaluation.evaluation import Evaluation, judge
from marsad.evaluation.mistake import Mismatch, hard_negatives, mistakes
from marsad.evaluation.reliability import calibration_error, reliability
from marsad.evaluation.sheet import gold_sheets, told_sheets
from marsad.extract.term import Kind

GOLD = (
    sheet("a", [row(CONTROL), row(CASUALTIES)], publisher="SOHR"),
    sheet("b", [row(CASUALTIES, optional=True), row(CASUALTIES, low=2, high=2)], publisher="AFP"),
    sheet("c", [], publisher="AFP", style="hard negative"),
    sheet("d", [row(CONTROL)]),
)
TOLD = (
    sheet("a", [row(CONTROL, status="held", confidence=0.92), row(CASUALTIES, confidence=0.98)]),
    sheet("b", [row(CASUALTIES, confidence=0.5), row(CASUALTIES, low=3, high=3, confidence=1.0, rule="toll")]),
    sheet("c", [row(CONTROL, confidence=0.1)]),
    sheet("x", [row(CONTROL)]),
)


@pytest.fixture
def found(tmp_path: Path) -> Evaluation:
    return judged(tmp_path)


def judged(folder: Path, **asked: object) -> Evaluation:
    gold = gold_sheets(write_gold(folder / "gold", *GOLD))
    return judge(gold, told_sheets(write_lines(folder / "told.jsonl", *TOLD)), **asked)  # type: ignore[arg-type]


def test_figures_count_what_gold_asks_for(found: Evaluation) -> None:
    counted = {score.of: (score.tally.gold, score.tally.told, score.tally.matched) for score in found.scores}
    assert counted == {
        "incident": (0, 0, 0),
        "control": (2, 2, 1),
        "casualties": (2, 2, 1),
        "displacement": (0, 0, 0),
        "all": (4, 4, 2),
    }
    (all_of_them,) = (score for score in found.scores if score.of == "all")
    assert [all_of_them.figures[name].value for name in ("match P", "match R", "match F1")] == [0.5, 0.5, 0.5]
    assert [all_of_them.figures[name].value for name in ("exact P", "exact R", "exact F1")] == [0.25, 0.25, 0.25]


def test_publishers_are_told_apart_and_nobody_is_one(found: Evaluation) -> None:
    assert [(each.publisher, each.reports) for each in found.publishers] == [("AFP", 2), (None, 1), ("SOHR", 1)]


def test_what_was_not_read_is_named_and_missed(found: Evaluation) -> None:
    assert found.unread == ("d",)


def test_every_mistake_is_listed_in_its_report(found: Evaluation) -> None:
    listed = [(each.report, each.what) for each in mistakes(found.comparisons)]
    assert listed == [
        ("a", Mismatch.INEXACT),
        ("b", Mismatch.MISSED),
        ("b", Mismatch.SPURIOUS),
        ("c", Mismatch.SPURIOUS),
        ("d", Mismatch.MISSED),
    ]


def test_hard_negatives_are_told_with_what_they_gave(found: Evaluation) -> None:
    assert [(each.name, len(each.spurious)) for each in hard_negatives(found.comparisons)] == [("c", 1)]


def test_confidence_is_binned_and_optional_gold_left_out(found: Evaluation) -> None:
    bins = reliability(found.comparisons)
    assert [(each.low, each.statements, each.right) for each in bins] == [(0.1, 1, 0), (0.9, 3, 2)]
    assert calibration_error(bins) == pytest.approx((0.1 + 0.9) / 4)
    assert (bins[1].share.value, calibration_error(())) == (2 / 3, None)


def test_one_kind_and_one_publisher_can_be_asked_about(tmp_path: Path) -> None:
    control = judged(tmp_path, kinds=[Kind.CONTROL])
    assert [(score.of, score.tally.gold) for score in control.scores] == [("control", 2)]
    sohr = judged(tmp_path, publishers=["SOHR"])
    assert [each.name for each in sohr.comparisons] == ["a"]


def test_texts_are_read_where_gold_is_and_gold_is_looked_over(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("a", "z"):
        (texts / f"{name}.txt").write_text("سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل شرق دير الزور.", "utf-8")
    gold = write_gold(tmp_path / "gold", sheet("a", [row(CONTROL, id="f1", quote="x")]))
    said: list[str] = []
    found = verbs.evaluate(texts, gold, announce=lambda issue: said.append(str(issue)))
    assert (found.unread, [score.tally.told for score in found.scores][1]) == ((), 1)
    assert (
        said == ["a.json: f1: the report has 'سيطرت قو' at [0, 9], not 'x'"] or "a.json: f1: the report has" in said[0]
    )


@pytest.mark.parametrize(
    "given",
    [pytest.param({"texts": Path()}, id="texts-alone"), pytest.param({"gold": Path()}, id="gold-alone")],
)
def test_texts_and_gold_go_together(given: dict[str, Path]) -> None:
    with pytest.raises(GoldError, match="give both"):
        verbs.evaluate(**given)  # type: ignore[arg-type]


def test_no_reports_at_all_have_no_figures() -> None:
    found = judge({}, {})
    assert {figure.value for score in found.scores for figure in score.figures.values()} == {None}
