"""The same report again is a copy, another state of it a version, nearly the same text its kin."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from custody_values import OTHER, TEXT, WORDS, never, told, whole
from store_file import laid

from marsad.extract.contract import Reading
from marsad.store import Store
from marsad.store.intake_rows import Outcome
from marsad.store.likeness import canonical


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(laid(tmp_path / "marsad.db")) as opened:
        yield opened


def is_copy(store: Store, read: Reading) -> bool:
    (found,) = store.custody.copies((whole(read),), compose=never)
    return found


def relations(store: Store, read: Reading) -> list[tuple[str, str]]:
    """Return the kin of the report, each with the file of the one that came before."""
    by_key = {each.key: each for each in store.reports()}
    (key,) = (key for key, each in by_key.items() if each.id == read.report.document.id)
    return [(each.relation.value, by_key[each.other].source) for each in store.custody.kin(key) if each.report == key]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(told("a"), id="the_same_bytes"),
        pytest.param(told("b"), id="other_bytes"),
        pytest.param(told("b", f"\ufeff{TEXT}\r\n"), id="other_blanks"),
        pytest.param(told("b", TEXT.replace(" ", " \u200f\n")), id="unseen_signs"),
        pytest.param(told("b", day=None), id="of_no_known_day"),
        pytest.param(told("b", publisher=None), id="of_no_known_publisher"),
    ],
)
def test_what_says_nothing_new_is_a_copy(store: Store, again: Reading) -> None:
    store.add(told("a"))
    assert is_copy(store, again)
    assert len(store.reports()) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(told("b", publisher="SOHR"), id="another_publisher"),
        pytest.param(told("b", day=date(2017, 10, 12)), id="another_day"),
        pytest.param(told("b", WORDS.format("13")), id="another_number"),
    ],
)
def test_what_says_anything_else_is_none(store: Store, other: Reading) -> None:
    store.add(told("a"))
    assert not is_copy(store, other)


def test_a_text_whose_publisher_and_day_were_unknown_is_kept_again_when_they_are_known(store: Store) -> None:
    store.add(told("a", publisher=None, day=None))
    assert not is_copy(store, told("b"))


def test_a_report_that_is_nearly_another_is_kept_and_linked_to_it(store: Store) -> None:
    readings = (told("a"), told("b", OTHER), told("c", WORDS.format("15")))
    assert store.custody.take(readings) == (Outcome.READ,) * 3
    assert relations(store, readings[1]) == []
    assert relations(store, readings[2]) == [("near", "a.txt")]
    assert len(store.reports()) == 3


def test_the_same_text_of_another_publisher_is_a_report_of_its_own(store: Store) -> None:
    readings = (told("a"), told("b", publisher="SOHR"), told("c", publisher="SANA"))
    assert store.custody.take(readings) == (Outcome.READ,) * 3
    assert relations(store, readings[2]) == [("same_text", "a.txt")]


def test_another_state_of_an_address_is_a_version(store: Store) -> None:
    address = "https://a.example/1"
    states = (told("a", address=address), told("b", OTHER, address=address), told("c", TEXT + " ثم", address=address))
    assert store.custody.take(states) == (Outcome.READ, Outcome.VERSION, Outcome.VERSION)
    assert ("version", "b.txt") in relations(store, states[2])
    assert store.custody.take((told("d", OTHER, address=address, publisher="SOHR"),)) == (Outcome.READ,)
    assert len(store.reports()) == 4


def test_kin_is_found_of_reports_that_an_older_program_kept(store: Store) -> None:
    store.add(told("a"))
    with closing(sqlite3.connect(str(store.address))) as connection, connection:
        connection.execute("DELETE FROM likeness")
        connection.execute("DELETE FROM likeness_band")
    assert not is_copy(store, told("b"))
    store.custody.catch_up()
    assert is_copy(store, told("b"))


@pytest.mark.parametrize("text", ["", " ", "ا\u0653", "\u0622"])
def test_the_canonical_text_of_what_looks_the_same_is_the_same(text: str) -> None:
    assert canonical(f"\u200e{text} ") == canonical(text)
    assert canonical("ا\u0653") == canonical("\u0622")
