"""What types of events, and the reasons of links, are called in English and Arabic."""

from functools import cache

from marsad.extract.term import IncidentType
from marsad.record.incident.composing import JUDGEMENT
from marsad.record.incident.rules import rows
from marsad.text.lexicon import Entry, load


class Called(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The names of the type whose value is `id`."""

    en: str
    ar: str


@cache
def types() -> dict[IncidentType, Called]:
    """Return the names of every type."""
    return {IncidentType(row.id): row for row in load("marsad.record.incident", "types.yaml", Called)}


def reasons() -> dict[str, tuple[str, str]]:
    """Return the English and Arabic words for every reason that a link may have, by id."""
    return {row.id: (row.en, row.ar) for row in rows()} | {JUDGEMENT: ("A person said so", "قرار شخص")}
