"""Control timelines as a table that a spreadsheet opens."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO

from marsad.record.control.tenure import Tenure
from marsad.theatre.place import Place

COLUMNS = (
    *("place_id", "name_ar", "name_en", "admin1", "lat", "lon"),
    *("start", "end", "status", "holder", "by", "candidates"),
    *("confidence", "last_evidence", "reason", "statements"),
)


def control_csv(tenures: Iterable[Tenure], places: Mapping[str, Place]) -> str:
    """Return the tenures as CSV, one a row: `start` inclusive, `end` exclusive, an open end empty, lists by ";".

    A place that the theatre does not have keeps its id alone.
    """
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([*_place(tenure.place_id, places), *_tenure(tenure)] for tenure in tenures)
    return table.getvalue()


def _place(place_id: str, places: Mapping[str, Place]) -> tuple[str, ...]:
    place = places.get(place_id)
    if place is None:
        return (place_id, "", "", "", "", "")
    degrees = ("" if value is None else str(value) for value in (place.lat, place.lon))
    return (place_id, place.name_ar, place.name_en, place.admin1, *degrees)


def _tenure(tenure: Tenure) -> tuple[str, ...]:
    parties = (";".join(named) for named in (tenure.holder, tenure.by, tenure.candidates))
    return (
        *(_day(tenure.start), _day(tenure.end), tenure.status.value, *parties),
        *(str(tenure.confidence), _day(tenure.last_evidence), tenure.reason, ";".join(tenure.statements)),
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
