"""A voice's figures are laid while others write: none waits, and what comes meanwhile is laid as well."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from store_figures import Sentence, day, report
from store_file import laid

from marsad.extract.contract import identify
from marsad.extract.term import Kind
from marsad.record.judgement import Judgement, Verdict
from marsad.store import Store, figure_layout

KIND = Kind.CASUALTIES.value
WHEN = datetime(2018, 1, 1, tzinfo=UTC)
TOLD: list[Sentence] = [("total", 0, on, 3 - on) for on in range(4)] + [("toll", where, 1, 1) for where in range(3)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid(tmp_path / "marsad.db")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as made:
        for at, each in enumerate(TOLD):
            made.add(report(f"r{at}", "SOHR", day(at % 4), [each]))
        yield made


def interrupt(monkeypatch: pytest.MonkeyPatch, name: str, meanwhile: Callable[[], None]) -> None:
    """Let `meanwhile` happen each time before the layout goes on to `name`."""
    there = getattr(figure_layout, name)

    def then(*given: Any) -> Any:  # noqa: ANN401 (whatever it takes and returns)
        meanwhile()
        return there(*given)

    monkeypatch.setattr(figure_layout, name, then)


def written_at_once(path: Path) -> None:
    """Write, and raise where that has to wait."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("COMMIT")


def due(path: Path) -> int:
    with closing(sqlite3.connect(path)) as other:
        return int(other.execute("SELECT count(*) FROM figure_voice WHERE is_due > 0").fetchone()[0])


@pytest.mark.parametrize("step", ["joined", "current", "breathe"])
def test_another_writer_does_not_wait_for_a_voice(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    times: list[int] = []
    monkeypatch.setattr(figure_layout, "AT_ONCE", 3)

    def meanwhile() -> None:
        written_at_once(path)
        times.append(due(path))

    interrupt(monkeypatch, step, meanwhile)
    assert store.figures().update() == len(TOLD)
    assert times, f"{step} was never reached"
    assert all(times), "rows of which some were not written yet are taken for current"
    assert due(path) == 0


@pytest.mark.parametrize("step", ["current", "breathe"])
def test_what_a_person_decides_while_a_voice_is_laid_is_laid_as_well(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    late = iter([report("late", "SOHR", day(3), [("total", 0, 3, 0), ("toll", 1, 2, 2)])])
    monkeypatch.setattr(figure_layout, "AT_ONCE", 3)

    def meanwhile() -> None:
        for each in late:
            with Store.open(path) as other:
                other.add(each)
                other.figures().update()

    interrupt(monkeypatch, step, meanwhile)
    store.figures().update()
    found = store.figures().told(KIND)
    assert found is not None
    assert len(found.values) == len(TOLD) + 2
    assert store.figures().rebuild() == len(TOLD) + 1
    assert store.figures().told(KIND) == found


def test_a_rebuild_lays_every_voice_anew(store: Store, path: Path) -> None:
    before = store.figures().told(KIND)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE figure SET left = NULL")
        other.execute("UPDATE figure_voice SET falls = NULL")
    assert store.figures().told(KIND) != before
    store.figures().rebuild()
    assert before is not None
    assert before.contradictions
    assert store.figures().told(KIND) == before


def test_a_part_is_laid_with_the_total_that_somebody_else_counts(path: Path) -> None:
    both = report("both", "SOHR", day(2), [("toll", 0, 1, 1), ("part", 1, 1, 4)])
    total = identify(both.statements[0], both.report.document.id)
    with Store.open(path) as store:
        store.add(both)
        found = store.figures().told(KIND)
        store.judge([Judgement(verdict=Verdict.REJECT, statements=(total,), who="Nour", when=WHEN, why="read again")])
        left = store.figures().told(KIND)
        store.figures().rebuild()
        assert store.figures().told(KIND) == left
    assert found is not None
    assert left is not None
    assert {claim.voice for claim in found.values} == {"SOHR", "SANA"}
    assert all(claim.counter for claim in found.values), "only beside its total is the part a value of a counter"
    assert [claim.counter for claim in left.values] == [None]
