from pathlib import Path

from damage import case
from packages import save
from soak_intake import faults
from specimens import confined, quick

from marsad.errors import Issue
from marsad.intake.form import by_name
from marsad.intake.paths import documents

# Seeds that every test goes through; `make soak` goes on with others.
SEEDS = range(1_000_000, 1_000_250)


def test_whole_files_of_every_form_are_read_without_an_issue(tmp_path: Path) -> None:
    for name, raw in {**quick(), **confined()}.items():
        found = list(documents([save(tmp_path / name, raw)]))
        assert found
        assert not [item for item in found if isinstance(item, Issue)], name
        assert by_name(name)


def test_a_case_is_made_from_its_seed_alone() -> None:
    assert case(7) == case(7)
    assert case(7) != case(8)


def test_damaged_files_are_read_or_named(tmp_path: Path) -> None:
    failed = {seed: found for seed in SEEDS if (found := list(faults(case(seed), tmp_path)))}
    assert failed == {}
