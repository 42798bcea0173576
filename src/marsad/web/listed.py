"""Long lists of which a page is looked at."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from marsad.store.chart import Numbers

T = TypeVar("T")


class Listed(Sequence[T]):
    """A list of what is made of numbers, each of them only when it is looked at."""

    def __init__(self, numbers: Numbers, make: Callable[[int], T]) -> None:
        self._numbers, self._make = numbers, make

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Listed[T]": ...
    def __getitem__(self, at: int | slice) -> "T | Listed[T]":
        if isinstance(at, slice):
            return Listed(self._numbers[at], self._make)
        return self._make(int(self._numbers[at]))
