"""Intervals of days in an index: the node of a binary tree at which an interval is kept, and those that hold a day.

A day has some twenty nodes above it, and what is kept elsewhere does not hold the day. What an index on either end of
the intervals would have to walk through, half of all that there is, is so never looked at.

Source: H.-P. Kriegel, M. Pötke, T. Seidl, Managing Intervals Efficiently in Object-Relational Databases, VLDB 2000.
"""

from collections.abc import Iterator

# Days are counted as `date.toordinal` does; the last has so many bits.
_BITS = 22


def fork(first: int, last: int) -> int:
    """Return the node of the days from `first` to `last`: what both have in common, and then a one and noughts."""
    if first == last:
        return first
    apart = (first ^ last).bit_length() - 1
    return last >> apart << apart


def forks(day: int) -> tuple[int, ...]:
    """Return every node at which an interval that holds `day` may be kept."""
    return tuple(sorted({day, *_above(day)}))


def _above(day: int) -> Iterator[int]:
    for bit in range(_BITS):
        yield day >> bit + 1 << bit + 1 | 1 << bit
