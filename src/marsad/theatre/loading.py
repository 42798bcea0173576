"""Theatres, loaded from their folders."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

from marsad.errors import TheatreError
from marsad.text.lexicon import load as entries
from marsad.theatre.atlas import places
from marsad.theatre.entries import OutletEntry, PartyEntry, TheatreEntry
from marsad.theatre.folding import folded
from marsad.theatre.theatre import Theatre

_PACKAGE = "marsad.theatre"


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def never(self) -> tuple[str, ...]: ...
    def faults(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=_Named)


def available() -> tuple[str, ...]:
    """Return the ids of the theatres that are shipped, in order."""
    folders = (folder for folder in files(_PACKAGE).iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if folder.joinpath("theatre.yaml").is_file()))


@cache
def load(theatre: str) -> Theatre:
    """Return the theatre of that id, loaded once.

    Raises:
        TheatreError: there is none, or its data do not fit together.
        LexiconError: a row of its data is not of its form.
    """
    if theatre not in available():
        raise TheatreError(f"there is no theatre {theatre!r}; there is {', '.join(available())}")
    package = f"{_PACKAGE}.{theatre}"
    (head,) = entries(package, "theatre.yaml", TheatreEntry)
    return Theatre(
        id=head.id,
        name_ar=head.name_ar,
        name_en=head.name_en,
        places=places(package),
        parties=tuple(entry.party() for entry in sound(package, "parties.yaml", PartyEntry)),
        outlets=tuple(entry.outlet() for entry in sound(package, "outlets.yaml", OutletEntry)),
    )


def sound(package: str, name: str, kind: type[N]) -> Sequence[N]:
    """Return the entries of a file of names, no spelling of which belongs to two of them.

    Raises:
        TheatreError: a name folds to nothing, is there twice, or is another entry's.
        LexiconError: an entry is not of its form.
    """
    found = entries(package, name, kind)
    _refuse_shared(f"{package}/{name}", found)
    return found


def _refuse_shared(where: str, found: Iterable[_Named]) -> None:
    owner: dict[str, str] = {}
    for entry in found:
        for fault in entry.faults():
            raise TheatreError(f"{where}: {entry.id}: {fault}")
        for form, key in zip(entry.forms, folded(entry.forms), strict=True):
            other = owner.setdefault(key, entry.id)
            if other != entry.id:
                raise TheatreError(f"{where}: {form!r} names both {other} and {entry.id}")
