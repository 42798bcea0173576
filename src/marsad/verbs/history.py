"""Who held a place, by whose account, and the sentences that say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.address import Where
from marsad.extract.term import Modality
from marsad.record.control.assessed import Assessed
from marsad.record.control.lane import Lane
from marsad.record.control.tenure import Tenure
from marsad.record.coverage import Coverage
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db

# How many sentences are read at most unless more are asked for.
SENTENCES = 100


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
    name. `coverage`: how much is told of the place in the four weeks that end on day `on`, or ever.

    `sentences` has the words behind what was asked, by statement id: number `offset` and on of the `total` on which the
    answers of day `on` rest, those behind `assessed` first, or of all that say who holds the place; each by day.
    """

    place: Place
    namesakes: tuple[Place, ...]
    on: date | None
    as_of: date | None
    tenures: tuple[Tenure, ...]
    assessed: Assessed | None
    lanes: tuple[Lane, ...]
    sentences: Mapping[str, Sentence]
    total: int
    offset: int
    coverage: Coverage

    def behind(self, tenure: Tenure) -> tuple[Sentence, ...]:
        """Return the sentences on which `tenure` rests, by day: those that are among `sentences`."""
        return tuple(self.sentences[key] for key in tenure.statements if key in self.sentences)


def control(
    asked: str,
    *,
    on: date | None = None,
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    limit: int | None = SENTENCES,
    offset: int = 0,
    db: Where | None = None,
) -> PlaceHistory:
    """Return who held the place called `asked` (a name or an id), on day `on` or through all time.

    Judgements count if made by day `judgements_as_of` (None: ever). With at most `limit` sentences (None: all), without
    the first `offset`.

    Raises:
        PlaceError: nothing is called so, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store
    from marsad.verbs.place_answer import history

    with Store.read(db or default_db()) as store:
        return history(store, asked, on=on, as_of=as_of, judgements_as_of=judgements_as_of, limit=limit, offset=offset)


def sentences(ids: Iterable[str], *, db: Where | None = None) -> Mapping[str, Sentence]:
    """Return the words of the statements of control of these ids, by id.

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store
    from marsad.verbs.place_answer import sentences_of

    with Store.read(db or default_db()) as store:
        return sentences_of(store, ids)
