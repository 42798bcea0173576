"""Where two accounts of one place differ: what was known on two days, or what two sources claim."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from marsad.record.control.tenure import Status


class Account(Protocol):
    """From `start` to the day before `end` a place is said to stand so; None: unbounded."""

    @property
    def start(self) -> date | None:
        """The first day."""

    @property
    def end(self) -> date | None:
        """The first day after it."""

    @property
    def status(self) -> Status:
        """How it stands."""

    @property
    def holder(self) -> tuple[str, ...]:
        """Who holds it."""

    @property
    def by(self) -> tuple[str, ...]:
        """Who besieges it."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """Of whom one holds it."""


A = TypeVar("A", bound=Account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence(Generic[A]):
    """From `start` to the day before `end` the one account says `one`, the other `other`; None: it says nothing."""

    start: date | None
    end: date | None
    one: A | None
    other: A | None


def divergences(one: Sequence[A], other: Sequence[A]) -> tuple[Divergence[A], ...]:
    """Return the stretches of days of which the accounts, each in order of time, say different things, in order."""
    return () if one == other else tuple(_joined(_cut(one, other)))


def answer(account: Account | None) -> tuple[Status, tuple[str, ...], tuple[str, ...], tuple[str, ...]] | None:
    """Return what an account says, whenever and by whomever it is said."""
    if account is None:
        return None
    return (account.status, account.holder, account.by, account.candidates)


def _cut(one: Sequence[A], other: Sequence[A]) -> Iterator[Divergence[A]]:
    """Yield where they differ, cut wherever either account turns."""
    days = {day for account in (*one, *other) for day in (account.start, account.end) if day}
    cuts: list[date | None] = [None, *sorted(days), None]
    begun = [start or date.min for start in cuts[:-1]]
    for (start, end), first, second in zip(pairwise(cuts), _told(one, begun), _told(other, begun), strict=True):
        if answer(first) != answer(second):
            yield Divergence(start=start, end=end, one=first, other=second)


def _told(accounts: Sequence[A], days: Iterable[date]) -> Iterator[A | None]:
    """Yield what speaks for each of the days, which are in order; None where nothing does."""
    at = 0
    for day in days:
        while at < len(accounts) and (end := accounts[at].end) is not None and end <= day:
            at += 1
        found = accounts[at] if at < len(accounts) else None
        yield found if found is not None and (found.start or date.min) <= day else None


def _joined(spells: Iterable[Divergence[A]]) -> Iterator[Divergence[A]]:
    """Yield the stretches, those that follow each other with the same answers as one."""
    last: Divergence[A] | None = None
    for spell in spells:
        if last and last.end == spell.start and _answers(last) == _answers(spell):
            last = Divergence(start=last.start, end=spell.end, one=last.one, other=last.other)
            continue
        if last:
            yield last
        last = spell
    if last:
        yield last


def _answers(spell: Divergence[A]) -> tuple[object, object]:
    return answer(spell.one), answer(spell.other)
