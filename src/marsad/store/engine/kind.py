"""What a sort of database tells and does in its own way."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, Select

from marsad.address import Address
from marsad.progress import Tell
from marsad.store.asked import Index, Term

Rows = Sequence[Mapping[str, Any]]


def file_reason(error: OSError) -> str:
    """Return why the file system refused, and of which file, where it says that."""
    why = error.strerror or str(error)
    return f"{error.filename}: {why}" if error.filename else why


class Found(Struct, frozen=True, kw_only=True):
    """What is where a store should be: the names of tables, whether they are marked as ours, and any damage."""

    tables: frozenset[str]
    is_ours: bool
    damage: str | None = None


class Reach(Struct, frozen=True, kw_only=True):
    """How many statements are looked at in one way, before another is quicker: measured among ten million."""

    # Fewer that bear what is asked for are all found, and put in order.
    few: int
    # The same of those that publishers brought out.
    published: int
    # A word that so many have is looked for in what was said first of some days, of so many.
    frequent: int
    looked_at: int


class Kind(Struct, frozen=True, kw_only=True):
    """A sort of database; what its functions promise stands beside each. They raise what the database raises."""

    # Options of a connection that writes.
    writes: Mapping[str, Any]
    made: Callable[[Address, float], Engine]
    made_to_read: Callable[[Address, float], Engine]
    refuse_unusable: Callable[[Address], None]
    is_writable: Callable[[Address], bool]
    found: Callable[[Connection, Address], Found]
    prepare: Callable[[Engine], None]
    # Runs a block in which the connection may make indexes, and tells how far it is where that can take long.
    watched: Callable[[Engine, Connection, Tell], AbstractContextManager[None]]
    claim: Callable[[Connection], None]
    unwaiting: Callable[[Connection], AbstractContextManager[None]]
    copied: Callable[[Engine, float], AbstractContextManager[Engine]]
    last_number: Callable[[Connection, str], int]
    note_number: Callable[[Connection, str, int], None]
    keep_words: Callable[[Connection, Index, Rows], None]
    forget_words: Callable[[Connection, Index], None]
    # The rows are those that `keep_words` was given.
    drop_words: Callable[[Connection, Index, Rows], None]
    # What is asked of the connection until its transaction ends is looked up in indexes, wherever there are some.
    by_index: Callable[[Connection], None]
    # How many rows the engine expects a query to find, without looking for them; None where it does not know.
    expected: Callable[[Connection, Select[Any]], int | None]
    reach: Reach
    # All words that begin as a term says, or nothing where the index is better asked for the beginning.
    forms: Callable[[Connection, Index, Term], tuple[str, ...]]
    # Nothing of what was taken out before can be read in what the engine writes to.
    scrub: Callable[[Engine], None]
    reason: Callable[[Exception], str]
