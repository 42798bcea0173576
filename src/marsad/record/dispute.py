"""Places that sources give to different holders, as contradictions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.extract.statement import Control
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.control.tenure import Status, Tenure
from marsad.record.filed import Filed


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
        en=f"{name_en}, from {since} until {until}: {'; '.join(told)}",
        ar=f"{name_ar}، من {since} حتى {until}: {'؛ '.join(told)}",
    )


def _told(items: Iterable[Filed]) -> list[str]:
    """Return what is said of the place, each with those who say so."""
    said: Mapping[str, list[str]] = defaultdict(list)
    for item in items:
        said[_claimed(item)].append(item.origin or item.publisher or "?")
    return [f"{claim} ({', '.join(dict.fromkeys(sources))})" for claim, sources in said.items()]


def _names(place_id: str, items: Iterable[Filed]) -> tuple[str, str]:
    """Return what the place is called in Arabic and English by the first that names it."""
    named = (place for item in items for place in item.statement.places if place.place_id == place_id)
    return next(((each.name_ar or each.text, each.name or each.text) for each in named), (place_id, place_id))


def _claimed(item: Filed) -> str:
    statement = item.statement
    if not isinstance(statement, Control):
        return ""
    return " ".join((statement.status.value, *(statement.holder or statement.previous)))
