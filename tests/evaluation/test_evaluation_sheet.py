"""Files of gold and of readings: read leniently, and named with the place where they cannot be."""

from pathlib import Path

import pytest
from evaluation_values import CASUALTIES, CONTROL, row, sheet, write_gold, write_lines

import marsad
from marsad.errors import GoldError
from marsad.evaluation.sheet import gold_sheets, sheet_of, told_sheets

SENTENCE = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "003.json: ", id="empty"),
        pytest.param("{", "003.json: ", id="cut-off"),
        pytest.param('{"report": {}}', "003.json: Object missing required field `statements`", id="no-statements"),
        pytest.param('{"statements": [{}]}', "required field `kind` - at `$.statements[0]`", id="no-kind"),
        pytest.param(
            '{"statements": [{"kind": "control"}, {"kind": "casualties", "low": "12"}]}',
            "003.json: Expected `int | float | null`, got `str` - at `$.statements[1].low`",
            id="a-figure-in-quotes",
        ),
        pytest.param('{"statements": [{"kind": "control", "span": [1]}]}', "$.statements[0].span", id="half-a-span"),
    ],
)
def test_gold_that_cannot_be_used_is_named_with_the_place(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "003.json").write_text(text, "utf-8")
    with pytest.raises(GoldError) as error:
        gold_sheets(tmp_path)
    assert message in str(error.value)


def test_a_line_is_named_by_its_number(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "told.jsonl", sheet("003", []), {"statements": []})
    with pytest.raises(GoldError, match=r"told.jsonl line 2: it names no report"):
        told_sheets(path)


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    (tmp_path / "003.json").write_bytes(b'{"statements": [{"kind": "\xff"}]}')
    with pytest.raises(GoldError, match=r"003\.json"):
        gold_sheets(tmp_path)


@pytest.mark.parametrize("name", [pytest.param("", id="empty-folder"), pytest.param("nowhere", id="no-folder")])
def test_no_gold_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(GoldError, match=r"no gold there|cannot be read"):
        gold_sheets(tmp_path / name)


def test_two_sheets_of_one_report_are_an_error(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "gold.jsonl", sheet("003", []), sheet("003", []))
    with pytest.raises(GoldError, match=r"line 2: 003 again; gold\.jsonl line 1 has it"):
        gold_sheets(path)


def test_of_two_readings_the_last_stands(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "told.jsonl", sheet("003", [row(CONTROL)]), sheet("a/003", [row(CASUALTIES)]))
    (found,) = told_sheets(path).values()
    assert [fact.kind.value for fact in found.facts] == ["casualties"]


def test_gold_of_a_folder_goes_by_its_files_names(tmp_path: Path) -> None:
    write_gold(tmp_path, sheet("b", [], publisher="SOHR", style="wire"), sheet("a", [row(CONTROL)]))
    found = gold_sheets(tmp_path)
    assert list(found) == ["a", "b"]
    assert (found["b"].publisher, found["b"].style) == ("SOHR", "wire")


def test_a_mark_at_the_beginning_and_keys_of_ones_own_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "003.json").write_bytes(b'\xef\xbb\xbf{"statements": [{"kind": "rumour", "mood": "low"}], "notes": 1}')
    (found,) = gold_sheets(tmp_path).values()
    assert ([coding.kind for coding in found.codings], found.facts) == (["rumour"], ())


def test_a_reading_is_the_sheet_that_its_lines_are(tmp_path: Path) -> None:
    reading = marsad.extract(SENTENCE, publisher="SOHR")
    found = sheet_of(reading)
    assert (found.name, found.publisher) == ("text", "SOHR")
    assert [fact.coding.quote for fact in found.facts] == [statement.quote for statement in reading.statements]
