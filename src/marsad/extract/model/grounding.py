"""Answers about one report to its statements: each grounded in the report's words, or left out and counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from marsad.errors import ContractError
from marsad.extract.contract import identify, statement_row
from marsad.extract.model.answer import AnyItem, CasualtiesItem, DisplacementItem
from marsad.extract.model.flaw import Dropped, Flaw, UngroundedError
from marsad.extract.model.ground import Ground
from marsad.extract.model.mention import Mentions
from marsad.extract.model.parsing import Parsed
from marsad.extract.model.part import Part
from marsad.extract.model.stating import state
from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties, Displacement, Made, Statement
from marsad.theatre.gazetteer import Gazetteer


class Told(Struct, frozen=True, kw_only=True):
    """What a model's answers about one report come to. `proposed` items were answered, `dropped` left out of them.

    `unsure`: what is told, by the rules too where both read, and too unlikely to be right.
    """

    statements: tuple[Statement, ...]
    proposed: int
    dropped: tuple[Dropped, ...]
    unsure: tuple[Statement, ...] = ()


def grounded(
    scene: Scene, named: Mentions, answered: Sequence[tuple[Part, Parsed]], *, made: Made, gazetteer: Gazetteer
) -> Told:
    """Return the statements that the answers make of a scene, in the order of its words, each once."""
    found: dict[object, Statement] = {}
    dropped: list[Dropped] = []
    for part, parsed in answered:
        grounding = _Grounding(Ground(scene, named, part, gazetteer), parsed, made)
        dropped += [*parsed.dropped, *grounding.stated(found)]
    statements = tuple(sorted(found.values(), key=lambda each: (each.span, each.rule)))
    proposed = sum(len(parsed.items) for _, parsed in answered)
    return Told(statements=statements, proposed=proposed, dropped=tuple(dropped))


@dataclass(frozen=True, slots=True)
class _Grounding:
    """The items of one answer, totals before their parts."""

    ground: Ground
    parsed: Parsed
    made: Made

    def stated(self, found: dict[object, Statement]) -> list[Dropped]:
        """Put the statements into `found`, and return what is left out."""
        dropped: list[Dropped] = []
        totals: dict[tuple[str, int], Statement] = {}
        rows = {(kind, place): item for kind, place, item in self.parsed.items}
        for key, item in sorted(rows.items(), key=lambda row: _depth(rows, row[0])):
            try:
                statements = self._made(rows, key, totals, dropped)
            except UngroundedError as error:
                dropped.append(
                    Dropped(
                        kind=key[0], flaw=error.flaw, words=error.words or item.quote, slot=error.slot, quote=item.quote
                    )
                )
                continue
            except ContractError as error:
                dropped.append(
                    Dropped(kind=key[0], flaw=Flaw.BREAKS_CONTRACT, words=f"{item.quote}: {error}", quote=item.quote)
                )
                continue
            for statement in statements:
                same = _content(statement, self.ground)
                if same in found:
                    dropped.append(Dropped(kind=key[0], flaw=Flaw.REPEATED, words=item.quote, quote=item.quote))
                totals[key] = found.setdefault(same, statement)
        return dropped

    def _made(
        self,
        rows: Mapping[tuple[str, int], AnyItem],
        key: tuple[str, int],
        totals: Mapping[tuple[str, int], Statement],
        dropped: list[Dropped],
    ) -> list[Statement]:
        kind, item = key[0], rows[key]
        total = _total(rows, key, totals)
        statements, sheet = state(self.ground, kind, item, total)
        dropped += sheet.dropped
        id_of = identify(total, self.ground.scene.report.document.id) if total is not None else None
        return [_finished(each, self.made, id_of) for each in statements]


def _finished(statement: Statement, made: Made, subset_of: str | None) -> Statement:
    if isinstance(statement, Casualties | Displacement):
        return replace(statement, made=made, subset_of=subset_of)
    return replace(statement, made=made)


def _part_of(item: AnyItem) -> int | None:
    return item.part_of if isinstance(item, CasualtiesItem | DisplacementItem) else None


def _depth(rows: Mapping[tuple[str, int], AnyItem], key: tuple[str, int]) -> int:
    """Return how many totals stand over an item; more than there are items where it is part of itself."""
    depth, above = 0, _part_of(rows[key])
    while above is not None and (key[0], above) in rows and depth <= len(rows):
        depth, above = depth + 1, _part_of(rows[key[0], above])
    return depth


def _total(
    rows: Mapping[tuple[str, int], AnyItem], key: tuple[str, int], totals: Mapping[tuple[str, int], Statement]
) -> Statement | None:
    """Return the total that an item is part of, None where it is of none, or its total was left out.

    Raises:
        UngroundedError: nobody answered the total, or the item is part of itself.
    """
    above = _part_of(rows[key])
    if above is None:
        return None
    if (key[0], above) not in rows:
        raise UngroundedError(Flaw.NO_SUCH_TOTAL, str(above), "part_of")
    if _depth(rows, key) > len(rows):
        raise UngroundedError(Flaw.PART_OF_OTHERS, str(above), "part_of")
    return totals.get((key[0], above))


# What may differ though the same is said.
_WORDING = frozenset(("id", "span", "quote", "places", "rule", "confidence", "reader"))


def _content(statement: Statement, ground: Ground) -> object:
    """Return what a statement says, without the words that it is said in; two figures of one value stay two."""
    row = statement_row(statement, ground.scene.report.document.id)
    places = tuple((each.place_id, each.text if each.place_id is None else "") for each in statement.places)
    figures = [each.span for each in statement.filled if each.field == "low"]
    kept = [(name, str(_unplaced(value))) for name, value in row.items() if name not in _WORDING]
    return (*kept, places, *figures)


def _unplaced(value: object) -> object:
    """Return a value without the spans of its words."""
    if isinstance(value, dict):
        return {key: _unplaced(each) for key, each in value.items() if key != "span"}
    return [_unplaced(each) for each in value] if isinstance(value, list) else value
