"""By what the rows of control are made: the theatre, the judgements, and the code and data of `record`."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from marsad.record.alliance import Alliances
from marsad.record.control.assessment import of_whole
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.control.claimed import accounts, heard_of, in_one_voice
from marsad.record.control.lane import Account, Heard
from marsad.record.control.said import Said, said
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import timeline
from marsad.record.control.version import Version, versions
from marsad.record.filed import Filed
from marsad.record.judgement import judged
from marsad.record.place_tree import PlaceTree
from marsad.store import judgement_rows
from marsad.store.code import CONTROL, code
from marsad.store.judgement_rows import Docket
from marsad.store.search import Search, found, told
from marsad.theatre.theatre import Theatre

_encode = msgspec.json.Encoder(order="deterministic").encode


class Assessor(Struct, frozen=True, kw_only=True):
    """By what a place's rows are made of statements and judgements. `theatre` None: every name stands.

    `points`: the ids of the places that are no areas; `holders`: those of whatever others lie in.
    """

    theatre: Theatre | None
    alliances: Alliances
    digest: str
    points: frozenset[str]
    holders: frozenset[str]

    @classmethod
    def of(cls, theatre: Theatre | None) -> "Assessor":
        """Return the assessor of the theatre."""
        return _assessor(_Of(theatre))

    def versions(
        self, claims: Iterable[ControlClaim], standing: Iterable[Version] = (), since: date = date.min
    ) -> tuple[Version, ...]:
        """Return the versions of the timeline of the place of the claims that stood on the eve of `since` or later."""
        return versions(claims, alliances=self.alliances, standing=standing, since=since)

    def said(self, claims: Iterable[ControlClaim], since: date = date.min) -> Mapping[str, tuple[Said, ...]]:
        """Return all that the publishers ever said of the place of the claims, of those with news from `since` on."""
        return said(claims, alliances=self.alliances, since=since)

    def accounts(
        self, place_id: str, claims: Sequence[ControlClaim]
    ) -> Mapping[Account | None, Sequence[ControlClaim]]:
        """Return whose claims go together, each account's in its voice; under None those of the whole of the place."""
        found: dict[Account | None, Sequence[ControlClaim]] = {
            account: in_one_voice(account, own) for account, own in accounts(claims).items()
        }
        whole = self._of_whole(place_id, claims) if self.has_parts(place_id) else ()
        return {**found, None: whole} if whole else found

    def has_parts(self, place_id: str) -> bool:
        """Return whether others may lie in the place."""
        return self.theatre is None or place_id in self.holders

    def whole(
        self, connection: Connection, place_id: str, on: date, as_of: date | None
    ) -> tuple[Tenure, tuple[Heard, ...]] | None:
        """Return what is said of the whole of the place on day `on`, as known on day `as_of`, and by what."""
        claims = self._of_whole(place_id, self.claims(connection, place_id, as_of))
        tenure = holder_on(timeline(claims, alliances=self.alliances), on)
        heard = {claim.statement_id: heard_of(claim) for claim in claims}
        return (tenure, tuple(heard[key] for key in tenure.statements)) if tenure else None

    def _of_whole(self, place_id: str, claims: Iterable[ControlClaim]) -> tuple[ControlClaim, ...]:
        return of_whole(claims, is_area=place_id not in self.points)

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


class _Of:
    """A theatre as the same one: to compare two by all that they have takes longer than an answer."""

    __slots__ = ("theatre",)

    def __init__(self, theatre: Theatre | None) -> None:
        self.theatre = theatre

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Of) and other.theatre is self.theatre

    def __hash__(self) -> int:
        return id(self.theatre)


@lru_cache(maxsize=8)
def _assessor(of: _Of) -> Assessor:
    theatre = of.theatre
    alliances = Alliances.of(theatre.parties if theatre else ())
    places = theatre.places if theatre else ()
    points = frozenset(place.id for place in places if not place.is_area)
    holders = frozenset(PlaceTree.of(places).holders.values())
    digest = _digest(theatre, alliances, holders)
    return Assessor(theatre=theatre, alliances=alliances, digest=digest, points=points, holders=holders)


def _digest(theatre: Theatre | None, alliances: Alliances, holders: frozenset[str]) -> str:
    """Return what changes with the code and data of the record, and with what it takes of the theatre."""
    places = [(place.id, place.is_area) for place in theatre.places] if theatre else None
    parties = [party.id for party in theatre.parties] if theatre else None
    made_by = hashlib.sha256(code(CONTROL).encode())
    made_by.update(_encode((alliances.of_party, places, parties, sorted(holders))))
    return made_by.hexdigest()
