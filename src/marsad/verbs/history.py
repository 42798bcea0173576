"""Who held a place, by whose account, and the sentences that say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.extract.term import Modality
from marsad.record.control.assessed import Assessed
from marsad.record.control.lane import Lane
from marsad.record.control.tenure import Tenure
from marsad.record.filed import Filed
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db
from marsad.verbs.place import find_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words of report `source` about who holds a place.

    `publisher` brought them out by day `known`, `speaker` said them in the end, on day `said`; each None where unknown.
    `rule`: the row of `claims.yaml` that says what they mean alone.
    """

    statement_id: str
    report_id: str
    source: str
    publisher: str | None
    speaker: str | None
    said: date | None
    known: date | None
    modality: Modality
    rule: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHistory:
    """Who held `place`, as known on day `as_of` (None: by all that was ever read), assessed and claimed.

    `tenures` are the assessed answers in order of time and cover all days; `assessed` is that of day `on`, None where
    no day was asked about. `lanes` has what each publisher and each side claims. `namesakes` are other places of that
    name. `sentences` has the words behind all of them, by statement id.
    """

    place: Place
    namesakes: tuple[Place, ...]
    on: date | None
    as_of: date | None
    tenures: tuple[Tenure, ...]
    assessed: Assessed | None
    lanes: tuple[Lane, ...]
    sentences: Mapping[str, Sentence]

    def behind(self, tenure: Tenure) -> tuple[Sentence, ...]:
        """Return the sentences on which `tenure` rests, by day."""
        return tuple(self.sentences[key] for key in tenure.statements)


def control(asked: str, *, on: date | None = None, as_of: date | None = None, db: Path | None = None) -> PlaceHistory:
    """Return who held the place called `asked` (a name or an id), on day `on` or through all time.

    Raises:
        PlaceError: nothing is called so, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.record.alliance import Alliances
    from marsad.record.control.assessment import assess, whole
    from marsad.record.control.claim import claims_of
    from marsad.record.control.claimed import lanes
    from marsad.record.control.timeline import timeline
    from marsad.store import Store
    from marsad.theatre.loading import load

    theatre = load("syria")
    found = find_place(theatre, asked)
    place_id, alliances = found.place.id, Alliances.of(theatre.parties)
    with Store.read(db or default_db()) as store:
        told = store.filed(place_id=place_id, kind="control", as_of=as_of)
    claims = [claim for each in told for claim in claims_of(each) if claim.place_id == place_id]
    tenures = timeline(claims, as_of=as_of, alliances=alliances)
    return PlaceHistory(
        place=found.place,
        namesakes=found.others,
        on=on,
        as_of=as_of,
        tenures=whole(place_id, tenures),
        assessed=None if on is None else assess(place_id, tenures, on),
        lanes=lanes(claims, as_of=as_of, alliances=alliances),
        sentences=_sentences(told, frozenset(claim.statement_id for claim in claims)),
    )


def _sentences(told: Iterable[Filed], wanted: frozenset[str]) -> Mapping[str, Sentence]:
    from marsad.record.control.claim import claims_of
    from marsad.record.control.rules import rule_of

    return {
        each.id: Sentence(
            statement_id=each.id,
            report_id=each.report_id,
            source=each.source,
            publisher=each.publisher or None,
            speaker=each.origin or None,
            said=each.statement.as_of,
            known=each.known,
            modality=each.statement.modality,
            rule=rule_of(claims_of(each)[0]).id,
            quote=each.statement.quote,
        )
        for each in told
        if each.id in wanted
    }
