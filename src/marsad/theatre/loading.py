"""Theatres, loaded from their folders."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

from marsad.errors import TheatreError
from marsad.text.folding import folded
from marsad.text.lexicon import load as entries
from marsad.theatre.abroad import abroad
from marsad.theatre.atlas import places
from marsad.theatre.entries import OutletEntry, PartyEntry, TheatreEntry, WordsEntry
from marsad.theatre.outlet import Outlet
from marsad.theatre.party import Party
from marsad.theatre.speech import spoken
from marsad.theatre.theatre import Theatre

_PACKAGE = "marsad.theatre"
# The folder of what all theatres have in common.
EVERYWHERE = f"{_PACKAGE}.everywhere"


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def never(self) -> tuple[str, ...]: ...
    def faults(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=_Named)


@cache
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
    head, package = heading(theatre), f"{_PACKAGE}.{theatre}"
    own = places(package)
    others = abroad(theatre, head.neighbours, own)
    return Theatre(
        id=head.id,
        name_ar=head.name_ar,
        name_en=head.name_en,
        places=(*own, *others),
        abroad=frozenset(place.id for place in others),
        parties=_spoken(theatre),
        outlets=outlets(),
        weak_from=head.weak_from,
        sure=head.sure,
    )


def heading(theatre: str) -> TheatreEntry:
    """Return what the theatre of that id is called, and what tells that a report is about it.

    Raises:
        TheatreError: there is none.
    """
    if theatre not in available():
        raise TheatreError(f"there is no theatre {theatre!r}; there is {', '.join(available())}")
    (head,) = entries(f"{_PACKAGE}.{theatre}", "theatre.yaml", TheatreEntry)
    return head


@cache
def parties() -> tuple[Party, ...]:
    """Return the parties of all theatres, those at home in none first."""
    found = _gathered("parties.yaml", PartyEntry)
    return tuple(entry.party(home) for home, entry in found)


def _spoken(theatre: str) -> tuple[Party, ...]:
    package = f"{_PACKAGE}.{theatre}"
    if not files(package).joinpath("words.yaml").is_file():
        return parties()
    return spoken(f"{package}/words.yaml", parties(), sound(package, "words.yaml", WordsEntry))


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return the sources of all theatres: who published a report is known before what it is about."""
    found = _gathered("outlets.yaml", OutletEntry)
    return tuple(entry.outlet(home) for home, entry in found)


def _gathered(name: str, kind: type[N]) -> tuple[tuple[str | None, N], ...]:
    """Return the entries of a file of every folder that has it, each with the theatre that is its home."""
    homes = [None, *(theatre for theatre in available() if files(_PACKAGE).joinpath(theatre, name).is_file())]
    rows = [(home, entry) for home in homes for entry in entries(_folder(home), name, kind)]
    _refuse_shared(name, (entry for _, entry in rows))
    return tuple(rows)


def _folder(home: str | None) -> str:
    return EVERYWHERE if home is None else f"{_PACKAGE}.{home}"


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
