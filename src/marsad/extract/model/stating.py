"""Items of an answer to statements of the contract, each of its own kind."""

from collections.abc import Callable, Mapping
from typing import Any

from marsad.extract.model.answer import (
    AnyItem,
    CasualtiesItem,
    ControlItem,
    DisplacementItem,
    How,
    IncidentItem,
)
from marsad.extract.model.filling import deed, detail, named, names
from marsad.extract.model.flaw import Flaw, UngroundedError
from marsad.extract.model.ground import Ground
from marsad.extract.model.mention import Number
from marsad.extract.model.timing import dated, window
from marsad.extract.model.voicing import Sheet
from marsad.extract.statement import Casualties, Control, Displacement, Figure, Incident, NamedPlace, Statement
from marsad.extract.term import Holding

# As likely right as wrong, which means that nobody knows; a table of the model (`trust`) weighs it beside the rules.
_CONFIDENCE = 0.5


def state(ground: Ground, kind: str, item: AnyItem, subset_of: Statement | None) -> tuple[list[Statement], Sheet]:
    """Return the statements that the item makes, several where it is of several places; and what it rests on.

    `subset_of` is the total of which it is a part. They still want its id, which grounding gives them.

    Raises:
        UngroundedError: the item cannot be found in the report, or the contract does not allow it.
    """
    near = [each.start for each in _pointed(ground, item)]
    sheet = Sheet(ground, kind, item, ground.quoted(item.quote, near))
    made = _KINDS[type(item)](sheet, item)
    _checked(made, subset_of)
    return made, sheet


def _pointed(ground: Ground, item: AnyItem) -> list[Any]:
    """Return the numbers that an item points at by label: its words stand by them."""
    label = item.number if isinstance(item, CasualtiesItem | DisplacementItem) else ""
    return [each for each in ground.mentions.labelled(label.strip("[] ")) if each.shown]


def _shared(sheet: Sheet, rule: str, at: tuple[int, int]) -> dict[str, Any]:
    scene = sheet.ground.scene
    span = scene.folded.span(*at)
    attribution = sheet.attribution()
    return {
        "span": span,
        "quote": span.quote(scene.report.text),
        "modality": sheet.modality(attribution),
        "attribution": attribution,
        "as_of": scene.as_of(sheet.at[0]),
        "rule": f"model.{rule}",
        "confidence": _CONFIDENCE,
    }


def _control(sheet: Sheet, item: ControlItem) -> list[Statement]:
    places = sheet.places(item.where)
    if not places:
        raise UngroundedError(Flaw.NO_PLACE, item.quote)
    holder = sheet.groups("holder", item.holder)
    if not sheet.ground.scene.is_armed(holder):
        raise UngroundedError(Flaw.UNARMED_HOLDER, " ".join(holder), "holder")
    besieged = item.status in (Holding.BESIEGED, Holding.ENCIRCLED)
    told = {
        **_shared(sheet, "control", sheet.at),
        "date": dated(sheet.ground, item.when, item.how, sheet.at[0]),
        "status": item.status,
        "holder": holder,
        "previous": sheet.groups("previous", item.previous),
        "by": sheet.groups("by", item.by) if besieged else (),
        "extent": item.extent,
    }
    return [Control(**told, places=(place,), filled=tuple(sheet.filled)) for place in places]


def _counted(sheet: Sheet, item: CasualtiesItem | DisplacementItem) -> tuple[Number, tuple[int, int]]:
    """Return how many, and the words that carry the statement: the quotation with the number.

    Raises:
        UngroundedError: there is no such number, or it stands in another sentence.
    """
    number, start, end = sheet.ground.number(item.number, sheet.at[0], item.people)
    scene = sheet.ground.scene
    low, high = scene.sentence(sheet.at[0])[0], scene.sentence(sheet.at[1] - 1)[1]
    if item.how is How.DENIED:
        # وزارة الدفاع نفت ذلك: what is denied has been told right before.
        low = scene.sentence_before(low)[0]
    if not low <= start < high:
        raise UngroundedError(Flaw.NUMBER_ELSEWHERE, item.number, "number")
    sheet.fill("low", (start, end))
    return number, (min(sheet.at[0], start), max(sheet.at[1], end))


def _casualties(sheet: Sheet, item: CasualtiesItem) -> list[Statement]:
    number, at = _counted(sheet, item)
    return [
        Casualties(
            **_shared(sheet, "casualties", at),
            places=sheet.places(item.where),
            outcome=item.outcome,
            victims=sheet.groups("victims", item.victims),
            victim_detail=detail(sheet.ground, number, item.victims, at),
            named=named(sheet.ground, number, at),
            figure=number.figure,
            counting=item.counting,
            window=window(sheet.ground, item.when, item.counting, sheet.at[0]),
            by=sheet.groups("by", item.by),
            filled=tuple(sheet.filled),
        )
    ]


def _displacement(sheet: Sheet, item: DisplacementItem) -> list[Statement]:
    number, at = _counted(sheet, item)
    origin, destination = (_one(sheet, slot, getattr(item, slot)) for slot in ("origin", "destination"))
    places = [*(each for each in (origin, destination) if each is not None), *sheet.places(item.where)]
    return [
        Displacement(
            **_shared(sheet, "displacement", at),
            places=tuple({(each.place_id, each.text): each for each in places}.values()),
            outcome=item.outcome,
            figure=number.figure,
            unit=number.unit,
            measure=item.measure,
            counting=item.counting,
            window=window(sheet.ground, item.when, item.counting, sheet.at[0]),
            who=sheet.groups("who", item.who),
            origin=origin,
            destination=destination,
            filled=tuple(sheet.filled),
        )
    ]


def _one(sheet: Sheet, slot: str, value: str | None) -> NamedPlace | None:
    found = sheet.places([value], slot) if value else ()
    return found[0] if found else None


def _incident(sheet: Sheet, item: IncidentItem) -> list[Statement]:
    means, objects = deed(sheet.ground, item.type, sheet.at)
    for slot, hits in (("means", means), ("objects", objects)):
        for hit in hits:
            sheet.fill(slot, (hit.start, hit.end))
    return [
        Incident(
            **_shared(sheet, "incident", sheet.at),
            places=sheet.places(item.where),
            date=dated(sheet.ground, item.when, item.how, sheet.at[0]),
            type=item.type,
            actors=sheet.groups("actors", item.actors),
            targets=sheet.groups("targets", item.targets),
            means=names(means),
            objects=names(objects),
            filled=tuple(sheet.filled),
        )
    ]


_KINDS: Mapping[type[AnyItem], Callable[[Sheet, Any], list[Statement]]] = {
    ControlItem: _control,
    CasualtiesItem: _casualties,
    DisplacementItem: _displacement,
    IncidentItem: _incident,
}


def _checked(made: list[Statement], total: Statement | None) -> None:
    """Let nothing pass that is more than what it is part of."""
    most = _figure(total).high if total is not None else None
    for statement in made if most is not None else ():
        least = _figure(statement).low
        if least is not None and most is not None and least > most:
            raise UngroundedError(Flaw.LARGER_THAN_TOTAL, statement.quote, "part_of")


def _figure(statement: Statement) -> Figure:
    return statement.figure if isinstance(statement, Casualties | Displacement) else Figure(low=None, high=None)
