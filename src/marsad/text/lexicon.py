"""Language data: YAML files of entries, read strictly."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

import msgspec
import yaml

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


@cache
def _rows(package: str, name: str) -> object:
    where = f"{package}/{name}"
    kind = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = kind(files(package).joinpath(name).read_text("utf-8"))
        node = loader.get_single_node()
        return loader.construct_document(_checked(where, node)) if node else []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"{where}: {error}") from error


def _checked(where: str, node: yaml.Node) -> yaml.Node:
    """Return `node` where no entry gives a key twice, which YAML itself lets pass."""
    for child in node.value if isinstance(node, yaml.SequenceNode) else ():
        keys = [key.value for key, _ in child.value] if isinstance(child, yaml.MappingNode) else []
        for key in keys:
            if keys.count(key) > 1:
                raise LexiconError(f"{where}, line {child.start_mark.line + 1}: {key!r} is given twice")
    return node


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
