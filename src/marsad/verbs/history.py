"""Who held a place, and the sentences that say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.extract.statement import Statement
from marsad.extract.term import Modality
from marsad.record.control.tenure import Tenure
from marsad.report.report import Report
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db
from marsad.verbs.place import find_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words behind a tenure, of report `source`. `publisher` and `said`, the day of telling, are None where unknown."""

    statement_id: str
    report_id: str
    source: str
    publisher: str | None
    said: date | None
    modality: Modality
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHistory:
    """Who held `place`, in order of time, as known on day `as_of` (None: by all that was ever read).

    `namesakes` are other places of that name. `on` is the one day asked about, None where it was all of them.
    `sentences` has the words behind each tenure, by statement id.
    """

    place: Place
    namesakes: tuple[Place, ...]
    on: date | None
    as_of: date | None
    tenures: tuple[Tenure, ...]
    sentences: Mapping[str, Sentence]

    def behind(self, tenure: Tenure) -> tuple[Sentence, ...]:
        """Return the sentences on which `tenure` rests, by day."""
        return tuple(self.sentences[key] for key in tenure.statements if key in self.sentences)


def control(asked: str, *, on: date | None = None, as_of: date | None = None, db: Path | None = None) -> PlaceHistory:
    """Return who held the place called `asked` (a name or an id), on day `on` or through all time.

    Raises:
        PlaceError: nothing is called so, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.record.alliance import Alliances
    from marsad.record.control.timeline import timeline
    from marsad.store import Store
    from marsad.theatre.loading import load

    theatre = load("syria")
    found = find_place(theatre, asked)
    with Store.read(db or default_db()) as store:
        claims = store.control_claims(found.place.id, as_of)
        tenures = timeline(claims, as_of=as_of, alliances=Alliances.of(theatre.parties))
        if on is not None:
            tenures = tuple(tenure for tenure in tenures if tenure.covers(on))
        wanted = dict.fromkeys(key for tenure in tenures for key in tenure.statements)
        kept = [statement for key in wanted if (statement := store.statement(key))]
        reports = {key: store.report(key) for key in dict.fromkeys(statement.report_key for statement in kept)}
    sentences = {k.id: _sentence(k.id, k.statement, read.report) for k in kept if (read := reports[k.report_key])}
    return PlaceHistory(
        place=found.place, namesakes=found.others, on=on, as_of=as_of, tenures=tenures, sentences=sentences
    )


def _sentence(statement_id: str, statement: Statement, report: Report) -> Sentence:
    return Sentence(
        statement_id=statement_id,
        report_id=report.document.id,
        source=report.document.source,
        publisher=report.publisher.name,
        said=statement.as_of,
        modality=statement.modality,
        quote=statement.quote,
    )
