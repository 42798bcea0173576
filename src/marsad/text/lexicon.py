"""Language data: YAML files of entries, read strictly."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import msgspec

from marsad.errors import LexiconError
from marsad.text.folding import folded


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


def _rows(package: str, name: str) -> object:
    # YAML is slow to import: `import marsad` reads no data and goes without.
    from marsad.text.yaml_rows import rows

    return rows(package, name)


def load(package: str, name: str, kind: type[E]) -> tuple[E, ...]:
    """Return the entries of YAML file `name` in `package`, each a `kind`, in file order.

    Raises:
        LexiconError: unreadable, an unknown or missing key, a wrong type, a form that folds to nothing,
            a key twice in an entry or an id twice.
    """
    try:
        entries = msgspec.convert(_rows(package, name), list[kind])  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        raise LexiconError(f"{package}/{name}: {error}") from error
    _refuse_twins(f"{package}/{name}", entries)
    _refuse_empty(f"{package}/{name}", entries)
    return tuple(entries)


def _refuse_twins(where: str, entries: Sequence[_Identified]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise LexiconError(f"{where}: two entries are called {entry.id!r}")
        seen.add(entry.id)


def _refuse_empty(where: str, entries: Sequence[_Identified]) -> None:
    forms = [(entry.id, form) for entry in entries for form in getattr(entry, "forms", ()) if isinstance(form, str)]
    for (owner, form), key in zip(forms, folded(form for _, form in forms), strict=True):
        if not key:
            raise LexiconError(f"{where}: a form of {owner!r} holds no letter: {form!r}")
