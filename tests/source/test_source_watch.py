"""Sources asked by themselves: when they are due, one watchman at a time, ended between two reports."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_server import NOON, Hands, Said, Site, customs, served
from store_file import laid
from typer.testing import CliRunner

from marsad import verbs
from marsad.cli.command import command
from marsad.errors import SourceError
from marsad.source.description import described
from marsad.source.round import Round, after
from marsad.store import SourceBook, Store
from marsad.store.watchman import only_watchman

TEXT = "قتل ثلاثة مدنيين وأصيب سبعة آخرون في قصف جوي استهدف بلدة الشحيل شرق دير الزور، رقم {}."
HOUR = timedelta(hours=1)


def page(number: int) -> Said:
    return Said(body=f"<html><body><p class=body>{TEXT.format(number)}</p></body></html>".encode())


@pytest.fixture
def site() -> Iterator[Site]:
    with served({"/a": page(1), "/b": page(2)}) as made:
        yield made


@pytest.fixture
def db(tmp_path: Path, site: Site) -> Path:
    path = laid(tmp_path / "marsad.db")
    for name in ("a", "b"):
        add(path, site, name)
    return path


def add(db: Path, site: Site, name: str, more: str = "") -> None:
    place = f"name: {name}\nkind: page\naddress: {site.address}/{name}\n"
    verbs.add_source(described((place + "selectors: {text: .body}\n" + more).encode(), name), db=db)


def watched(db: Path, hands: Hands) -> list[verbs.Turn]:
    return list(verbs.watch(db=db, customs=customs(hands), once=True))


def told(turns: list[verbs.Turn]) -> list[tuple[str, int | None]]:
    return [(turn.source.name, turn.done.read if turn.done else None) for turn in turns]


def test_each_source_is_asked_when_it_is_due(db: Path, site: Site) -> None:
    hands = Hands()
    add(db, site, "b", "every: 6h\n")
    assert told(watched(db, hands)) == [("a", 1), ("b", 1)]
    assert watched(db, hands) == []
    hands.now += HOUR
    assert told(watched(db, hands)) == [("a", 0)]
    hands.now += 6 * HOUR
    site.paths["/b"] = page(3)
    assert told(watched(db, hands)) == [("a", 0), ("b", 1)]


def test_a_source_that_fails_is_left_longer_each_time_and_stops_no_other(db: Path, site: Site) -> None:
    hands = Hands()
    site.paths["/a"] = Said(status=500)
    waits = []
    for _ in range(4):
        turns = {turn.source.name: turn for turn in watched(db, hands)}
        failed, other = turns["a"], turns["b"]
        assert failed.done is not None
        assert [issue.code for issue in failed.done.failed] == ["status"]
        assert other.round.failures == 0
        waits.append(failed.round.due - failed.round.ended)
        hands.now = failed.round.due
    assert waits == [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR]
    site.paths["/a"] = page(1)
    mended = {turn.source.name: turn for turn in watched(db, hands)}["a"]
    assert (mended.round.failures, mended.round.due - mended.round.ended) == (0, HOUR)


def test_a_source_that_is_paused_is_not_asked(db: Path, site: Site) -> None:
    add(db, site, "a", "paused: true\n")
    assert told(watched(db, Hands())) == [("b", 1)]


def test_a_folder_that_is_gone_stops_no_other(db: Path, tmp_path: Path) -> None:
    verbs.add_source(described(f"name: 0gone\nkind: folder\npath: {tmp_path}/gone\n".encode(), "x"), db=db)
    first, *others = watched(db, Hands())
    assert first.round.failures == 1
    assert told(others) == [("a", 1), ("b", 1)]


def test_a_watch_goes_on_until_somebody_ends_it(db: Path, site: Site) -> None:
    hands, stop, turns = Hands(), Event(), []
    for turn in verbs.watch(db=db, customs=customs(hands), stop=stop):
        turns.append(turn)
        if len(turns) == 5:
            stop.set()
    assert [turn.source.name for turn in turns] == ["a", "b", "a", "b", "a"]
    assert hands.now - NOON >= 2 * HOUR


def test_an_end_comes_between_two_reports_and_what_was_read_stays(tmp_path: Path) -> None:
    inbox, db, stop = tmp_path / "inbox", laid(tmp_path / "marsad.db"), Event()
    inbox.mkdir()
    for number in range(5):
        (inbox / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    verbs.add_source(described(f"name: a\nkind: folder\npath: {inbox}\n".encode(), "x"), db=db)

    class Ending(Hands):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if len(self.slept) == 2:
                stop.set()

    assert list(verbs.watch(db=db, customs=customs(Ending()), stop=stop)) == []
    with Store.open(db) as store:
        assert store.counts().reports == 2
        assert SourceBook.of(store).round("a") is None
    (turn,) = watched(db, Hands())
    assert turn.done is not None
    assert (turn.done.read, turn.done.copies) == (3, 2)


def test_a_second_watchman_is_refused_and_told_of_the_first(db: Path) -> None:
    with Store.open(db) as store, only_watchman(store):
        with pytest.raises(SourceError, match=f"process {os.getpid()} on .* is watching"):
            watched(db, Hands())
        ran = CliRunner().invoke(command(), ["watch", "--once", "--db", str(db)])
        assert ran.exit_code == 2
    assert len(watched(db, Hands())) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_the_command_ends_cleanly_when_it_is_told_to(db: Path, site: Site) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "marsad", "watch", "--db", str(db), "--allow-private"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    rows = [json.loads(started.stdout.readline()) for _ in range(2)]
    started.send_signal(signal.SIGTERM)
    _, said = started.communicate(timeout=60)
    assert (started.returncode, [(row["source"], row["read"]) for row in rows]) == (0, [("a", 1), ("b", 1)]), said
    assert "a: 1 read" in said
    assert "Traceback" not in said


@given(st.integers(0, 2000), st.integers(5, 10**6))
def test_a_failing_source_is_never_left_for_more_than_a_day_or_its_own_time(failures: int, minutes: int) -> None:
    period = timedelta(minutes=minutes)
    before = Round(source="a", ended=NOON, due=NOON, failures=failures)
    made = after("a", period, ended=NOON, before=before, message="gone")
    assert period <= made.due - NOON <= max(period, timedelta(days=1))
    assert made.failures == failures + 1
