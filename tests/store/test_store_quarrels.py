"""Conflicts that the store remembers: taken over where the claims are the same, and by the same program."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from store_values import reading

from marsad.record.counter.claim import Claim, Scope
from marsad.record.ledger.ask import answers
from marsad.record.ledger.ledger import Ledger
from marsad.record.ledger.memory import Memory, Remembered
from marsad.record.ledger.question import Question
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.store import Store, quarrels
from marsad.store.quarrels import Quarrels

PLACES = PlaceTree(holders={"village": "district"}, same={}, kinds={}, governorates={})
PARTIES = PartyTree(known=frozenset(), part_of={}, contains={})
QUESTION = Question(outcome="killed")


def claim(name: str, low: int, high: int | None, place: str = "village") -> Claim:
    day = date(2018, 1, 1)
    scope = Scope.ALL if high else Scope.SOME
    return Claim(
        id=name, origin="O", outcome="killed", area=(place,), start=day, end=day, low=low, high=high, scope=scope
    )


AT_MOST = claim("a", 1, 3, "district")
MORE = (claim("b", 4, None), claim("c", 5, None))


def asked(memory: Memory | None, claims: Sequence[Claim]) -> object:
    (found,) = answers((QUESTION,), Ledger.of(claims, PLACES, memory=memory), PARTIES)
    return found


class Watched:
    """A memory that says what was asked of it."""

    def __init__(self, memory: Quarrels) -> None:
        self.memory = memory
        self.digest = memory.digest
        self.kept: list[tuple[str, Remembered]] = []

    def recall(self, key: str) -> Remembered | None:
        return self.memory.recall(key)

    def keep(self, key: str, found: Remembered) -> None:
        self.kept.append((key, found))
        self.memory.keep(key, found)


@pytest.mark.parametrize(
    "later",
    [
        pytest.param((AT_MOST, *MORE), id="the same claims"),
        pytest.param((AT_MOST, MORE[1]), id="a claim is gone"),
        pytest.param((claim("a", 1, 4, "district"), *MORE), id="a claim says something else"),
        pytest.param((claim("a", 1, 9, "district"), *MORE), id="the conflict is none any more"),
        pytest.param((AT_MOST, *MORE, claim("d", 7, None)), id="there is another claim"),
    ],
)
def test_an_answer_is_the_same_whatever_is_remembered(tmp_path: Path, later: Sequence[Claim]) -> None:
    with Store.open(tmp_path / "marsad.db") as store:
        assert asked(store.figures().quarrels, (AT_MOST, *MORE)) == asked(None, (AT_MOST, *MORE))
        assert asked(store.figures().quarrels, later) == asked(None, later)


def test_what_was_found_once_is_found_by_nobody_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "marsad.db") as store:
        memory = Watched(store.figures().quarrels)
        asked(memory, (AT_MOST, *MORE))
        assert len(memory.kept) == 1
    with Store.open(tmp_path / "marsad.db") as store:
        memory = Watched(store.figures().quarrels)
        asked(memory, (AT_MOST, *MORE))
        assert not memory.kept
        monkeypatch.setattr(quarrels, "whole", lambda: "another program")
        asked(memory, (AT_MOST, *MORE))
        assert len(memory.kept) == 1


def test_an_erasure_leaves_nothing_remembered(tmp_path: Path) -> None:
    with Store.open(tmp_path / "marsad.db") as store:
        store.add(reading("a"))
        memory = Watched(store.figures().quarrels)
        asked(memory, (AT_MOST, *MORE))
        ((key, found),) = memory.kept
        assert store.figures().quarrels.recall(key) == found
        (report,) = store.reports()
        store.custody.erase(report.id, by="Nour", reason="the law")
        assert store.figures().quarrels.recall(key) is None
