"""Statements that somebody coded, as the record takes them: gold, or a user's own sheets, asked like a reading."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from marsad.errors import ContractError, GoldError
from marsad.evaluation.placing import Names, Placing, spellings
from marsad.extract.contract import Row
from marsad.extract.contract_reading import statement_from
from marsad.extract.statement import Statement
from marsad.record.filed import Filed
from marsad.theatre.theatre import Theatre

# What a coder may leave out, and what its absence says.
_ABSENT: Mapping[str, Any] = {
    "as_of": None,
    "places": (),
    "rule": "coded",
    "confidence": 1.0,
    "by": (),
    "previous": (),
    "extent": None,
    "victim_detail": None,
    "approx": False,
    "vague": False,
    "subset_of": None,
    "named": (),
    "who": (),
    "unit": "persons",
    "measure": "flow",
    "origin": None,
    "destination": None,
    "targets": (),
    "means": (),
    "objects": (),
}
_OF_VICTIM: Mapping[str, Any] = {"age": None, "sex": None, "role": None}
_OF_DAYS: Mapping[str, Any] = {"start": None, "end": None, "precision": "unknown", "span": None}
_LISTS = ("actors", "targets", "holder", "previous", "by", "victims", "who", "means", "objects")


def coded(sheets: Iterable[Path], theatre: Theatre) -> tuple[Filed, ...]:
    """Return the statements of sheets, JSON files in the form of gold, in their order; each is sure of itself.

    A statement's id is the file's name and the coder's id, "002:f14". A place that has no `place_id` is looked up in
    `theatre` by its names and governorate. A report is known from the day that its sheet gives as `published`.

    Raises:
        GoldError: a sheet cannot be used; it says where.
    """
    names = Names.of(theatre)
    return tuple(filed for path in sheets for filed in _filed(path, names))


def _filed(path: Path, names: Names) -> Iterator[Filed]:
    try:
        sheet = msgspec.json.decode(path.read_bytes())
        report, rows = sheet.get("report", {}), sheet["statements"]
        known = date.fromisoformat(report["published"]) if report.get("published") else None
        placing = Placing.of(names, [place for row in rows for place in _places(row)])
    except (OSError, msgspec.MsgspecError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path.name}: no sheet of statements: {error}") from error
    for row in rows:
        yield Filed(
            id=f"{path.stem}:{row.get('id')}",
            report_id=path.stem,
            source=report.get("source", path.name),
            known=known,
            statement=_statement(row, path.stem, placing),
        )


def _places(row: Row) -> list[Row]:
    every = (*(row.get("places") or ()), row.get("origin"), row.get("destination"))
    return [place for place in every if place]


def _statement(row: Row, name: str, placing: Placing) -> Statement:
    try:
        return statement_from(_complete(row, name, placing))
    except (ContractError, KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{name}: {row.get('id')}: {error!r}") from error


def _complete(row: Row, name: str, placing: Placing) -> Row:
    """Return the row with everything that the contract wants."""
    full = {**_ABSENT, **row}
    for field in _LISTS:
        value = full.get(field) or ()
        full[field] = (value,) if isinstance(value, str) else tuple(value)
    full["places"] = [_place(place, row["span"], placing) for place in full["places"] if place]
    for field in ("origin", "destination"):
        full[field] = _place(full[field], row["span"], placing) if full[field] else None
    full["named"] = [{**_OF_VICTIM, **victim} for victim in full["named"]]
    full["date"], full["window"] = _days(row.get("date")), _days(row.get("window"))
    full["subset_of"] = f"{name}:{full['subset_of']}" if full["subset_of"] else None
    return full


def _days(days: Row | None) -> Row:
    basis = "upper_bound" if not (days or {}).get("start") else "expression"
    return {**_OF_DAYS, "basis": basis, **(days or {})}


def _place(place: Row, span: list[int], placing: Placing) -> Row:
    text = place.get("text") or next(iter(spellings(place)), "")
    return {"span": place.get("span") or span, "text": text, **placing.place(place)}
