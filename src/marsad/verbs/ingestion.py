"""What came of an ingest."""

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.address import Address
from marsad.errors import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """What an ingest did to the database `db`: how many reports it read, were copies, and could not be read.

    Of those that were read `versions` are another state of what stands at an address; copies are not read again.
    `places` counts the names of places in what was read by how they were tied to the gazetteer, each once a report.
    """

    db: Address
    read: int
    statements: int
    versions: int
    copies: int
    places: Mapping[str, int]
    failed: tuple[Issue, ...]
