"""What the record holds, and every name in it."""

from dataclasses import asdict

from fastapi import APIRouter

from marsad import __version__
from marsad.evaluation.published import published
from marsad.record.control.rules import reasons
from marsad.record.incident.kinship import families
from marsad.theatre.loading import available, heading
from marsad.web.answers.about import (
    About,
    Counts,
    Credit,
    EvaluationAnswer,
    FamilyAnswer,
    KindEvaluation,
    Names,
    OutletAnswer,
    PartyAnswer,
    ReasonAnswer,
    SetEvaluation,
    TheatreAnswer,
    TheatreName,
    TilesAnswer,
)
from marsad.web.answers.answer import Days
from marsad.web.geography import bounds
from marsad.web.routes.asking import AskedLedger, AskedTiles

router = APIRouter(tags=["about"])

# As NOTICE has them.
CREDITS = (
    Credit(name="OCHA", licence="CC BY 3.0 IGO", url="https://data.humdata.org"),
    Credit(name="GeoNames", licence="CC BY 4.0", url="https://www.geonames.org"),
    Credit(name="Who's On First", licence="CC0", url="https://whosonfirst.org"),
    Credit(name="Natural Earth", licence="public domain", url="https://www.naturalearthdata.com"),
)


@router.get("/api/about")
def about(ledger: AskedLedger, tiles: AskedTiles) -> About:
    """The record in figures, its days, and whose data it stands on."""
    counts, days, theatre = ledger.counts(), ledger.atlas.days(), ledger.theatre
    return About(
        name="Marsad",
        version=__version__,
        theatre=TheatreAnswer(
            id=theatre.id, name_ar=theatre.name_ar, name_en=theatre.name_en, bounds=bounds(theatre.id)
        ),
        counts=Counts(
            reports=counts.reports,
            statements=counts.statements,
            control=counts.control,
            casualties=counts.casualties,
            displacement=counts.displacement,
            incidents=counts.incidents,
            places=len(ledger.atlas.places()),
        ),
        days=Days(start=days.start, end=days.end),
        opening=ledger.atlas.opening(),
        credits=CREDITS,
        tiles=TilesAnswer(url=tiles.url, kind=tiles.kind, attribution=tiles.attribution) if tiles else None,
    )


@router.get("/api/names")
def names(ledger: AskedLedger) -> Names:
    """Every party, source, reason, theatre and family of events that another answer names by id."""
    return Names(
        parties=tuple(
            PartyAnswer(id=p.id, kind=p.kind, name_ar=p.name_ar, name_en=p.name_en, colour=p.colour)
            for p in ledger.theatre.parties
        ),
        outlets=tuple(
            OutletAnswer(id=outlet.id, name_ar=outlet.name_ar, name_en=outlet.name_en)
            for outlet in ledger.theatre.outlets
        ),
        reasons=tuple(ReasonAnswer(id=reason, ar=ar, en=en) for reason, (en, ar) in reasons().items()),
        theatres=tuple(
            TheatreName(id=each.id, name_ar=each.name_ar, name_en=each.name_en) for each in map(heading, available())
        ),
        families=tuple(FamilyAnswer(id=family.id, types=family.types) for family in families()),
    )


@router.get("/api/evaluation")
def evaluation() -> EvaluationAnswer:
    """How well Marsad reads, set by set, as docs/evaluation.md has it."""
    found = published()
    return EvaluationAnswer(
        measured=found.measured,
        version=found.version,
        sets=tuple(
            SetEvaluation(
                id=of.id, reports=of.reports, kinds=tuple(KindEvaluation(**asdict(each)) for each in of.kinds)
            )
            for of in found.sets
        ),
    )
