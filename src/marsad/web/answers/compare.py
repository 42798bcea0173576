"""The record twice, side by side: two days, two days of knowledge, or two sources. Nothing is averaged."""

from datetime import date

from marsad.theatre.place import PlaceKind
from marsad.web.answers.answer import Answer, Days
from marsad.web.answers.control import MoveAnswer, Standing


class Led(Answer):
    """How many places a party leads: those that it holds, besieged ones too."""

    party: str
    places: int


class Side(Answer):
    """How the places stand on day `on`, as known on `as_of` (null: by all that was ever read).

    `places` are those of which something is known that day; `besieged` ones count with whoever holds them, too.
    """

    on: date
    as_of: date | None
    places: int
    led: tuple[Led, ...]
    contested: int
    besieged: int
    disputed: int
    unknown: int


class ControlComparison(Answer):
    """Which places stand otherwise on the `other` side: `total`, of which so many `handovers`, which come first.

    `alike` places stand the same on both sides.
    """

    one: Side
    other: Side
    alike: int
    total: int
    handovers: int
    offset: int
    moves: tuple[MoveAnswer, ...]


class PlacePoint(Answer):
    """A place with where it is; `lat` and `lon` are null where no source gives a point, or it is none."""

    id: str
    kind: PlaceKind
    rank: int
    name_ar: str
    name_en: str
    admin1: str
    admin1_ar: str
    lat: float | None
    lon: float | None


class RevisionAnswer(Days):
    """Of these days, inclusive, `before` was known of the place first, and `after` later; null: nothing."""

    place: PlacePoint
    before: Standing | None
    after: Standing | None


class KnowledgeComparison(Answer):
    """What was learned of who holds what between day `earlier` and day `later`: `total` revisions of so many `places`.

    `reports` came out after the earlier day, up to the later; `statements` were new in them, by kind.
    """

    earlier: date
    later: date
    reports: int
    statements: dict[str, int]
    places: int
    total: int
    offset: int
    revisions: tuple[RevisionAnswer, ...]


class PublisherAnswer(Answer):
    """A publisher, "" where none is known, and how many statements of each kind it brought out."""

    name: str
    statements: dict[str, int]


class PublisherList(Answer):
    """Every publisher of the record, those with most statements first."""

    publishers: tuple[PublisherAnswer, ...]


class SourceSide(Answer):
    """One source: of how many places it tells on the day who holds them, and how many each party leads by that."""

    source: str
    places: int
    led: tuple[Led, ...]


class PairAnswer(Days):
    """What two sources say of a place on these days, inclusive; null: nothing. `contradicts`: not the same."""

    place: PlacePoint
    one: Standing | None
    other: Standing | None
    contradicts: bool


class SourceComparison(Answer):
    """What two sources say of who holds what, on day `on`; without a day all that they contradict each other in, ever.

    `alike`: places of which both say the same on the day; `contradicting`: of which they do not; `only_one` and
    `only_other`: of which one of them says anything. `total` counts what is listed.
    """

    on: date | None
    as_of: date | None
    one: SourceSide
    other: SourceSide
    alike: int
    contradicting: int
    only_one: int
    only_other: int
    total: int
    offset: int
    pairs: tuple[PairAnswer, ...]
