"""Casualties and displacement written short: what SOHR says on day 9 of October 2017 of so many people of N in a town.

A number is a day of October 2017; ids are given in the order of writing.
"""

from datetime import date, timedelta
from itertools import count

from marsad.extract.statement import Casualties, Claim, Displacement, Figure, NamedPlace, Speaker
from marsad.extract.term import Counting, Measure, Modality, Movement, Outcome, Resolution, Unit
from marsad.record.counter.claim import Claim as Counted
from marsad.record.counter.claim import Scope
from marsad.record.counter.figures import Trees
from marsad.record.filed import Filed
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.text.span import Span
from marsad.theatre.land import Land
from marsad.theatre.party import Membership, Party, PartyKind
from marsad.theatre.place import Place, PlaceKind
from marsad.when.interval import Interval

ids = count(1)


def day(number: int | None) -> date | None:
    return None if number is None else date(2017, 10, 1) + timedelta(days=number - 1)


def entry(place_id: str, kind: str, *, name_ar: str = "مكان", parent: str | None = None, district: str = "") -> Place:
    admin1 = "" if kind == "country" else "Province"
    return Place(
        id=place_id, kind=PlaceKind(kind), name_ar=name_ar, name_en="Province" if kind == "admin1" else "A place",
        names=(name_ar,), lat=None, lon=None, admin1=admin1, admin2_ar=district, admin3_ar="", parent=parent,
    )  # fmt: skip


def party(party_id: str, *part_of: Membership) -> Party:
    return Party(
        id=party_id, kind=PartyKind.MILITIA, name_ar="جماعة", name_en="Group", colour="#112233", forms=(),
        part_of=part_of,
    )  # fmt: skip


# A land with one province, in which are two towns, one with a district and a quarter, and a mountain across them.
PLACES = PlaceTree.of(
    [
        entry("land", "country"),
        entry("province", "admin1", name_ar="المحافظة"),
        entry("town", "community", name_ar="السوسن", district="السوسن"),
        entry("village", "community", name_ar="الورد", district="السوسن"),
        entry("other", "community", name_ar="النرجس", district="النرجس"),
        entry("quarter", "neighbourhood", name_ar="الياسمين", parent="town"),
        entry("mountain", "area", name_ar="جبل الريحان", parent="province"),
        entry("range", "area", name_ar="السلسلة", parent="mountain"),
    ],
    [Land(id="land", governorates=("Province",), source="test")],
)
# B is a part of A in the land until 15 October; C is one always and everywhere.
PARTIES = PartyTree.of(
    [
        party("A"),
        party("B", Membership(whole="A", end=day(15), where=("land",))),
        party("C", Membership(whole="A")),
        party("N"),
        party("CIVILIANS"),
    ]
)
TREES = Trees(places=PLACES, parties=PARTIES)


def named(place_id: str | None, text: str = "السوسن", *, area: bool = False, admin1: str | None = None) -> NamedPlace:
    resolution = Resolution.AREA if area else Resolution.RESOLVED if place_id else Resolution.UNRESOLVED
    return NamedPlace(
        span=Span(0, 5), text=text, place_id=place_id, name_ar="السوسن" if place_id == "town" else None,
        admin1=admin1, resolution=resolution,
    )  # fmt: skip


def killed(
    low: int | None,
    high: int | None = None,
    *,
    of: tuple[str, ...] = ("N",),
    days: tuple[int | None, int | None] = (9, 9),
    counting: str = "cumulative",
    places: tuple[NamedPlace, ...] = (named("town"),),
    modality: str = "asserted",
    approx: bool = False,
    vague: bool = False,
    detail: str | None = None,
    outcome: str = "killed",
    source: tuple[str, ...] = ("SOHR",),
    told: int | None = 9,
    by: tuple[str, ...] = (),
    subset_of: str | None = None,
) -> Casualties:
    return Casualties(
        span=Span(0, 5), quote="قتل", modality=Modality(modality),
        attribution=tuple(Speaker(source=name) for name in source), as_of=day(told), places=places, rule="test",
        confidence=0.8, outcome=Outcome(outcome), victims=of,
        figure=Figure(low=low, high=high, approx=approx, vague=vague), counting=Counting(counting),
        window=Interval(day(days[0]), day(days[1])), victim_detail=detail, by=by, subset_of=subset_of,
    )  # fmt: skip


def moved(
    low: int,
    *,
    outcome: str = "fled",
    unit: str = "persons",
    measure: str = "flow",
    origin: NamedPlace | None = None,
    destination: NamedPlace | None = None,
    days: tuple[int | None, int | None] = (1, 9),
    counting: str = "cumulative",
) -> Displacement:
    return Displacement(
        span=Span(0, 5), quote="نزح", modality=Modality.ASSERTED, attribution=(Speaker(source="SOHR"),), as_of=day(9),
        places=(), rule="test", confidence=0.8, outcome=Movement(outcome), figure=Figure(low=low, high=low),
        unit=Unit(unit), measure=Measure(measure), counting=Counting(counting),
        window=Interval(day(days[0]), day(days[1])), origin=origin, destination=destination,
    )  # fmt: skip


def file(statement: Casualties | Displacement, *, key: str = "", report: str = "r1", known: int | None = 10) -> Filed:
    assert isinstance(statement, Claim)
    return Filed(id=key or f"s{next(ids):05}", report_id=report, known=day(known), statement=statement)


def claim(
    low: int | None,
    high: int | None = None,
    *,
    key: str = "",
    days: tuple[int | None, int | None] = (1, 9),
    told: int | None = None,
    origin: str = "SOHR",
    counting: str = "cumulative",
    event: str | None = None,
    area: tuple[str, ...] = ("town",),
    outcome: str = "killed",
    approx: bool = False,
    vague: bool = False,
    report: str = "r1",
    scope: Scope = Scope.ALL,
    part_of: str | None = None,
    detail: str | None = None,
    measure: str | None = None,
) -> Counted:
    """Return a claim as `figures` makes it; it is told on the last of its days unless `told` says when."""
    return Counted(
        id=key or f"s{next(ids):05}", origin=origin, report_id=report, outcome=outcome, groups=("N",), area=area,
        start=day(days[0]), end=day(days[1]), low=low, high=high, counting=Counting(counting), event=event,
        as_of=day(told if told is not None else days[1]), known=day(told if told is not None else days[1]),
        figure=Figure(low=low, high=high, approx=approx, vague=vague), approx=approx, scope=scope, subset_of=part_of,
        detail=detail, measure=Measure(measure) if measure else None,
    )  # fmt: skip
