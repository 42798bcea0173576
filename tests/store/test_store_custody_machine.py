"""Whatever comes in, and whatever is withdrawn or erased, in any order: verify holds, nothing is lost or twice."""

from dataclasses import replace

import pytest
from custody_values import OTHER, WORDS, brought, told
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from store_machines import Ground, Making, StoreMachine, Tries
from store_values import control

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.original import Original
from marsad.report.reading import fingerprint
from marsad.store import Store
from marsad.store.intake_rows import Outcome
from marsad.store.original_rows import keeper

TEXTS = (WORDS.format("12"), WORDS.format("15"), OTHER)
PUBLISHERS = ("SOHR", "SANA")
ADDRESSES = (None, "https://a.example/1")


def told_by(text: int, publisher: str, address: str | None, blanks: int) -> Reading:
    """Return a reading of the text, of bytes that nobody else has."""
    raw = f"{publisher}{TEXTS[text]}{' ' * blanks}".encode()
    original = Original(id=fingerprint(raw), held=raw)
    read = told("a", TEXTS[text] + " " * blanks, publisher=publisher, address=address)
    known = replace(read.report.document.provenance, original=original.id)
    document = replace(read.report.document, id=original.id, original=original, provenance=known)
    return Reading(report=replace(read.report, document=document), statements=(control(f"q{text}"),))


class Coming(StoreMachine):
    """Reports come, again, as versions and copies, and are withdrawn and erased."""

    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.ids: dict[tuple[int, str], str] = {}
        self.at: set[tuple[str, str]] = set()
        self.originals: dict[str, set[str]] = {}
        self.withdrawn: set[str] = set()
        self.erased: set[str] = set()
        self.came = self.failed = 0

    @rule(
        text=st.integers(0, 2),
        publisher=st.sampled_from(PUBLISHERS),
        address=st.sampled_from(ADDRESSES),
        blanks=st.integers(0, 1),
    )
    def bring(self, text: int, publisher: str, address: str | None, blanks: int) -> None:
        read = told_by(text, publisher, address, blanks)
        (outcome,) = brought(self.store, read)
        assert outcome.is_new is ((text, publisher) not in self.ids)
        if outcome.is_new:
            is_version = (address, publisher) in self.at
            assert outcome is (Outcome.VERSION if is_version else Outcome.READ)
            self.ids[text, publisher] = read.report.document.id
            if address:
                self.at.add((address, publisher))
        report = self.ids[text, publisher]
        if report not in self.erased:
            self.originals.setdefault(report, set()).add(read.report.document.id)
        self.came += 1

    @rule()
    def fail(self) -> None:
        brought(self.store, Issue(source=f"{self.failed}.doc", code="format", message="not read"))
        self.failed += 1

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        report = data.draw(st.sampled_from(sorted(self.ids.values())))
        done = self.store.custody.withdraw(report, by="Nour", reason="taken back")
        assert bool(done) is (report not in self.withdrawn)
        self.withdrawn.add(report)

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        report = data.draw(st.sampled_from(sorted(self.ids.values())))
        done = self.store.custody.erase(report, by="Nour", reason="a court")
        assert bool(done) is (report not in self.erased)
        self.withdrawn.add(report)
        self.erased.add(report)
        self.originals[report] = set()

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = Store.open(self.where)

    @invariant()
    def all_holds(self) -> None:
        found, stock = self.store.custody.verify(), self.store.custody.stock()
        assert found.faults == ()
        assert (found.reports, found.withdrawn, found.erased) == (
            len(self.ids),
            len(self.withdrawn),
            len(self.erased),
        )
        assert stock.copies == self.came - len(self.ids)
        assert stock.failures == self.failed
        kept = {name for names in self.originals.values() for name in names}
        assert {*keeper(self.store.address, self.store._engine).names()} == kept
        assert self.store.count() == stock.statements == len(self.ids) - len(self.erased)


FEW = {"sqlite": Tries(12, 12), "postgresql": Tries(3, 10)}
MANY = {"sqlite": Tries(100, 20, anew=True), "postgresql": Tries(50, 20, anew=True)}


def test_nothing_is_lost_or_twice_whatever_comes_and_goes(ground: Ground) -> None:
    ground.try_out(Coming, FEW)


@pytest.mark.soak
def test_nothing_is_lost_or_twice_many_times(ground: Ground) -> None:
    ground.try_out(Coming, MANY)
