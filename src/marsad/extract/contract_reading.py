"""Statements from their JSON in the form of the contract."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from marsad.extract.contract import Row
from marsad.extract.statement import (
    Casualties,
    Control,
    Dating,
    Differing,
    Displacement,
    Figure,
    Incident,
    Made,
    NamedPlace,
    Speaker,
    Statement,
    Victim,
)
from marsad.extract.term import (
    Counting,
    DateBasis,
    Extent,
    Holding,
    IncidentType,
    Measure,
    Modality,
    Movement,
    Outcome,
    Resolution,
    Unit,
)
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision

_encode = msgspec.json.Encoder(order="sorted").encode


def statement_from(row: Mapping[str, Any]) -> Statement:
    """Return the statement that `statement_row` made into `row`.

    Raises:
        KeyError, ValueError: the row is not of the contract's form.
        ContractError: its values contradict each other.
    """
    shared: Row = {
        "span": Span(*row["span"]),
        "quote": row["quote"],
        "modality": Modality(row["modality"]),
        "attribution": tuple(Speaker(source=s["source"], span=_span_from(s.get("span"))) for s in row["attribution"]),
        "as_of": _day_from(row["as_of"]),
        "places": tuple(_place_from(place) for place in row["places"]),
        "rule": row["rule"],
        "confidence": row["confidence"],
        "made": _made_from(row.get("reader")),
    }
    return _KINDS[row["kind"]](row, shared)


def _control_from(row: Mapping[str, Any], shared: Row) -> Control:
    return Control(
        **shared,
        date=_dating_from(row["date"]),
        status=Holding(row["status"]),
        holder=tuple(row["holder"]),
        previous=tuple(row["previous"]),
        by=tuple(row["by"]),
        extent=Extent(row["extent"]) if row["extent"] else None,
    )


def _casualties_from(row: Mapping[str, Any], shared: Row) -> Casualties:
    return Casualties(
        **shared,
        outcome=Outcome(row["outcome"]),
        victims=tuple(row["victims"]),
        victim_detail=row["victim_detail"],
        figure=_figure_from(row),
        counting=Counting(row["counting"]),
        window=_days_from(row["window"]),
        subset_of=row["subset_of"],
        by=tuple(row["by"]),
        named=tuple(
            Victim(name=v["name"], age=v["age"], sex=v["sex"], role=v["role"], span=Span(*v["span"]))
            for v in row["named"]
        ),
    )


def _displacement_from(row: Mapping[str, Any], shared: Row) -> Displacement:
    return Displacement(
        **shared,
        outcome=Movement(row["outcome"]),
        who=tuple(row["who"]),
        figure=_figure_from(row),
        unit=Unit(row["unit"]),
        measure=Measure(row["measure"]),
        counting=Counting(row["counting"]),
        window=_days_from(row["window"]),
        origin=_place_from(row["origin"]) if row["origin"] else None,
        destination=_place_from(row["destination"]) if row["destination"] else None,
        subset_of=row["subset_of"],
    )


def _incident_from(row: Mapping[str, Any], shared: Row) -> Incident:
    return Incident(
        **shared,
        date=_dating_from(row["date"]),
        type=IncidentType(row["type"]),
        actors=tuple(row["actors"]),
        targets=tuple(row["targets"]),
        means=tuple(row["means"]),
        objects=tuple(row["objects"]),
    )


_KINDS: Mapping[str, Callable[[Mapping[str, Any], Row], Statement]] = {
    "control": _control_from,
    "casualties": _casualties_from,
    "displacement": _displacement_from,
    "incident": _incident_from,
}


def _dating_from(row: Mapping[str, Any]) -> Dating:
    return Dating(
        days=_days_from(row),
        precision=Precision(row["precision"]),
        basis=DateBasis(row["basis"]),
        span=_span_from(row["span"]),
    )


def _made_from(row: Mapping[str, Any] | None) -> Made | None:
    if row is None:
        return None
    differing = (Differing(**{**each, "value": _encode(each["value"]).decode()}) for each in row.get("differing", ()))
    return Made(reader=row["name"], version=row["version"], differing=tuple(differing))


def _figure_from(row: Mapping[str, Any]) -> Figure:
    return Figure(low=row["low"], high=row["high"], approx=row["approx"], vague=row["vague"])


def _place_from(row: Mapping[str, Any]) -> NamedPlace:
    return NamedPlace(**{**row, "span": Span(*row["span"]), "resolution": Resolution(row["resolution"])})


def _span_from(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _day_from(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _days_from(row: Mapping[str, Any]) -> Interval:
    return Interval(_day_from(row["start"]), _day_from(row["end"]))
