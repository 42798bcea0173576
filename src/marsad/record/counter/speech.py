"""What a figure is worth by how surely it is said."""

from functools import cache

from marsad.extract.term import Modality
from marsad.text.lexicon import Entry, load


class Speech(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whether figures said so `counts` at all, and whether their origin vouches for them."""

    modality: tuple[Modality, ...]
    counts: bool
    confirmed: bool = False


@cache
def speech() -> dict[Modality, Speech]:
    """Return the row of `speech.yaml` for each modality."""
    rows = load("marsad.record.counter", "speech.yaml", Speech)
    return {modality: row for row in rows for modality in row.modality}
