"""Language data: YAML files of entries, read strictly."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

import msgspec
import yaml

from marsad.errors import LexiconError


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every entry of a lexicon has; the files of each stage add their own fields.

    `source` says where the word was seen (kind of outlet, grammar, standard), never a sentence.
    """

    id: str
    source: str
    note: str | None = None


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=_Identified)


@cache
def _rows(package: str, name: str) -> object:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(files(package).joinpath(name).read_text("utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{package}/{name}: {error}") from error


def load(package: str, name: str, kind: type[E]) -> tuple[E, ...]:
    """Return the entries of YAML file `name` in `package`, each a `kind`, in file order.

    Raises:
        LexiconError: unreadable, an unknown or missing key, a wrong type, or an id twice.
    """
    try:
        entries = msgspec.convert(_rows(package, name), list[kind])  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        raise LexiconError(f"{package}/{name}: {error}") from error
    _refuse_twins(f"{package}/{name}", entries)
    return tuple(entries)


def _refuse_twins(where: str, entries: Sequence[_Identified]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise LexiconError(f"{where}: two entries are called {entry.id!r}")
        seen.add(entry.id)
