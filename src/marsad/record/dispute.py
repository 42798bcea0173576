"""Places that sources give to different holders, as contradictions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.extract.statement import Control, Statement
from marsad.extract.term import Holding
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.control.tenure import Status, Tenure
from marsad.record.filed import Filed
from marsad.theatre.known_as import KnownAs, party, source

_HOLDINGS = {
    Holding.CAPTURED: "سيطرة",
    Holding.RECAPTURED: "استعادة السيطرة",
    Holding.HELD: "سيطرة قائمة",
    Holding.LOST: "خسارة",
    Holding.CONTESTED: "تنازع",
    Holding.BESIEGED: "حصار",
    Holding.ENCIRCLED: "تطويق",
    Holding.ENTERED_AND_EXPELLED: "دخول ثم إخراج",
}


def disputes(timelines: Mapping[str, Sequence[Tenure]], items: Iterable[Filed]) -> tuple[Contradiction, ...]:
    """Return a contradiction for each time in which a place is disputed, by place and time, with who says what."""
    by_id = {item.id: item for item in items if isinstance(item.statement, Control)}
    return tuple(
        _dispute(tenure, [by_id[key] for key in tenure.statements if key in by_id])
        for place in sorted(timelines)
        for tenure in timelines[place]
        if tenure.status is Status.DISPUTED
    )


def _dispute(tenure: Tenure, items: Sequence[Filed]) -> Contradiction:
    told, (name_ar, name_en) = _told(items), _names(tenure.place_id, items)
    since, until = tenure.start or "…", tenure.end or "…"
    return Contradiction(
        conflict=Conflict.CONTROL,
        statements=tenure.statements,
        en=f"{name_en}, from {since} until {until}: {'; '.join(each.en for each in told)}",
        ar=f"{name_ar}، من {since} حتى {until}: {'؛ '.join(each.ar for each in told)}",
    )


def _told(items: Iterable[Filed]) -> list[KnownAs]:
    """Return what is said of the place, each with those who say so."""
    said: Mapping[KnownAs, list[KnownAs]] = defaultdict(list)
    for item in items:
        said[_claimed(item.statement)].append(source(item.origin or item.publisher))
    tellers = {claim: KnownAs.of(dict.fromkeys(sources)) for claim, sources in said.items()}
    return [KnownAs(f"{claim.ar} ({who.ar})", f"{claim.en} ({who.en})") for claim, who in tellers.items()]


def _names(place_id: str, items: Iterable[Filed]) -> tuple[str, str]:
    """Return what the place is called in Arabic and English by the first that names it."""
    named = (place for item in items for place in item.statement.places if place.place_id == place_id)
    return next(((each.name_ar or each.text, each.name or each.text) for each in named), (place_id, place_id))


def _claimed(statement: Statement) -> KnownAs:
    if not isinstance(statement, Control):
        return KnownAs("", "")
    whose = KnownAs.of(map(party, statement.holder or statement.previous))
    how = KnownAs(_HOLDINGS[statement.status], statement.status.value.replace("_", " "))
    return KnownAs(f"{how.ar}: {whose.ar}", f"{how.en}: {whose.en}") if whose.en else how
