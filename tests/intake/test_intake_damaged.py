"""Every reader of a form is fuzzed, and has damaged files of its own."""

from pathlib import Path

import pytest
from damaged import Damaged, damaged
from packages import SMALL, TEXT, save
from specimens import confined, quick

from marsad.errors import Issue
from marsad.intake.form import SAMPLE, Form, by_content, by_name
from marsad.intake.paths import documents
from marsad.intake.readers import COLLECTIONS, CONTAINERS, ONE

# Read by nobody, whatever stands in it: there is nothing to be fuzzed.
REFUSED = {Form.TELEGRAM_PAGES}
ROWS = [pytest.param(row, id=f"{form.value}: {row.what}") for form, rows in damaged().items() for row in rows]


def form_of(name: str, raw: bytes) -> Form | None:
    named = by_name(name)
    return by_content(named, raw[:SAMPLE]) if named else None


def test_every_form_that_has_a_reader_is_among_what_the_soak_damages() -> None:
    whole = {**quick(), **confined()}
    assert {form_of(name, raw) for name, raw in whole.items()} == {*Form} - REFUSED
    assert {*ONE, *COLLECTIONS, *CONTAINERS} == {*Form}


def test_every_form_has_three_damaged_files_of_its_own() -> None:
    for form, rows in damaged().items():
        assert len({row.raw for row in rows if form_of(row.name, row.raw) is form}) >= 3, form
    assert {*damaged()} == {*Form}


@pytest.mark.parametrize("row", ROWS)
def test_a_damaged_file_is_named_with_the_reason_and_the_others_are_read(tmp_path: Path, row: Damaged) -> None:
    save(tmp_path / row.name, row.raw)
    save(tmp_path / "z.txt", TEXT)
    found = list(documents([tmp_path], limits=SMALL))
    issues = [item for item in found if isinstance(item, Issue)]
    assert row.code in {issue.code for issue in issues}, issues
    sources = [item.source for item in found if not isinstance(item, Issue)]
    assert sources[-1] == "z.txt"
    assert len(sources) == row.found + 1
