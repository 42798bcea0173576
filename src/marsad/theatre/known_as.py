"""What sources and parties are called in a sentence, by id, in both languages."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from marsad.theatre.loading import outlets, parties

# Nobody has a name of its own here: the report as such says so.
_REPORT = "sha256:"


class KnownAs(NamedTuple):
    """The names of somebody in Arabic and English."""

    ar: str
    en: str

    @classmethod
    def of(cls, names: Iterable["KnownAs"]) -> "KnownAs":
        """Return the names in a row."""
        told = tuple(names)
        return cls("، ".join(each.ar for each in told), ", ".join(each.en for each in told))


NOBODY = KnownAs("مصدر لا اسم له", "a source without a name")


def source(key: str | None) -> KnownAs:
    """Return what the source is called: an outlet, a party that speaks, or as the report has it."""
    if not key or key.startswith(_REPORT):
        return NOBODY
    return _sources().get(key) or _as_written(key)


def party(key: str) -> KnownAs:
    """Return what the party is called, its id where no theatre has it."""
    return _parties().get(key) or _as_written(key)


@cache
def _parties() -> Mapping[str, KnownAs]:
    return {each.id: KnownAs(each.name_ar, each.name_en) for each in parties()}


@cache
def _sources() -> Mapping[str, KnownAs]:
    return {**_parties(), **{each.id: KnownAs(each.name_ar, each.name_en) for each in outlets()}}


def _as_written(key: str) -> KnownAs:
    # In an isolate, as it may be of the other script, and end in a number.
    return KnownAs(f"\u2068{key}\u2069", key)
