"""By what the rows of control are made: the theatre, the judgements, and the code and data of `record`."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.control.said import Said, said
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import timeline
from marsad.record.control.version import Version, versions
from marsad.record.filed import Filed
from marsad.record.judgement import judged
from marsad.store import judgement_rows
from marsad.store.code import CONTROL, code
from marsad.store.judgement_rows import Docket
from marsad.store.search import Search, found, told
from marsad.theatre.theatre import Theatre

_encode = msgspec.json.Encoder(order="deterministic").encode


class Assessor(Struct, frozen=True, kw_only=True):
    """By what a place's rows are made of statements and judgements. `theatre` None: every name stands."""

    theatre: Theatre | None
    alliances: Alliances
    digest: str

    @classmethod
    def of(cls, theatre: Theatre | None) -> "Assessor":
        """Return the assessor of the theatre."""
        alliances = Alliances.of(theatre.parties if theatre else ())
        return cls(theatre=theatre, alliances=alliances, digest=_digest(theatre, alliances))

    def versions(
        self, claims: Iterable[ControlClaim], standing: Iterable[Version] = (), since: date = date.min
    ) -> tuple[Version, ...]:
        """Return the versions of the timeline of the place of the claims that stood on the eve of `since` or later."""
        return versions(claims, alliances=self.alliances, standing=standing, since=since)

    def said(self, claims: Iterable[ControlClaim], since: date = date.min) -> Mapping[str, tuple[Said, ...]]:
        """Return all that the publishers ever said of the place of the claims, of those with news from `since` on."""
        return said(claims, alliances=self.alliances, since=since)

    def timeline(self, connection: Connection, place_id: str, as_of: date | None) -> tuple[Tenure, ...]:
        """Return the place's timeline as known on day `as_of`."""
        return timeline(self.claims(connection, place_id), as_of=as_of, alliances=self.alliances)

    def claims(self, connection: Connection, place_id: str, as_of: date | None = None) -> tuple[ControlClaim, ...]:
        """Return every claim of who controls the place, after all judgements, if out by day `as_of` (None: ever)."""
        docket = judgement_rows.docket(connection)
        # What people decided may rest on what came out later.
        read = _about(connection, docket, place_id, None if docket.judgements else as_of)
        items = self._judged(docket, read)
        parties = frozenset(party.id for party in self.theatre.parties) if self.theatre else None
        claims = (claim for item in items for claim in claims_of(item, parties=parties))
        return tuple(
            claim
            for claim in claims
            if claim.place_id == place_id and (as_of is None or (claim.known is not None and claim.known <= as_of))
        )

    def _judged(self, docket: Docket, items: tuple[Filed, ...]) -> tuple[Filed, ...]:
        relevant = docket.relevant(item.id for item in items)
        return judged(items, relevant, theatre=self.theatre).items if relevant else items


def _about(connection: Connection, docket: Docket, place_id: str, as_of: date | None) -> tuple[Filed, ...]:
    """Return the statements of control that name the place or one merged with it, or are corrected to."""
    places = docket.spread((place_id,))
    moved = tuple(key for key, to in docket.moved.items() if not set(to).isdisjoint(places))
    query = found(Search(kinds=("control",), places=places, as_of=as_of))
    items = {item.id: item for item in map(told, connection.execute(query))}
    if moved:
        items |= {item.id: item for item in map(told, connection.execute(found(Search(kinds=("control",), ids=moved))))}
    return tuple(items.values())


def _digest(theatre: Theatre | None, alliances: Alliances) -> str:
    """Return what changes with the code and data of the record, and with what it takes of the theatre."""
    places = [(place.id, place.is_area) for place in theatre.places] if theatre else None
    parties = [party.id for party in theatre.parties] if theatre else None
    made_by = hashlib.sha256(code(CONTROL).encode())
    made_by.update(_encode((alliances.of_party, places, parties)))
    return made_by.hexdigest()
