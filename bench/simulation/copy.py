"""Sentences printed again: a source's own of the last days, or those of the source that it quotes."""

from collections.abc import Sequence
from random import Random

import msgspec

from marsad.extract.statement import Casualties, NamedPlace, Statement
from marsad.extract.term import Modality
from marsad.text.span import Span
from simulation.character import EXACT, Style
from simulation.page import Page, Printed


def copy(page: Page, printed: Sequence[Printed], chance: Random, style: Style = EXACT) -> None:
    """Print the sentences again; the quoted ones anew, some of their figures rounded to "about"."""
    ids: dict[str, str] = {}
    for old in printed:
        words = f"قال {page.quotes} إن {old.statement.quote}" if page.quotes else old.statement.quote
        span = page.write(words)
        shift = span.end - old.statement.span.end
        said = msgspec.structs.replace(
            old.statement,
            span=span,
            quote=words,
            attribution=page.attribution,
            places=tuple(_moved(place, shift) for place in old.statement.places),
            as_of=page.day if page.quotes else old.statement.as_of,
            modality=_laid(old.statement.modality) if page.quotes else old.statement.modality,
        )
        ids[old.id] = page.state(_rounded(_parted(said, ids), chance, style.rounds), old.about)


def _moved(place: NamedPlace, shift: int) -> NamedPlace:
    span = Span(place.span.start + shift, place.span.end + shift)
    return msgspec.structs.replace(place, span=span)


def _laid(modality: Modality) -> Modality:
    return Modality.REPORTED if modality is Modality.ASSERTED else modality


def _parted(statement: Statement, ids: dict[str, str]) -> Statement:
    """Return the statement as a part of the copy of its total, of none where that was not printed again."""
    if isinstance(statement, Casualties) and statement.subset_of is not None:
        return msgspec.structs.replace(statement, subset_of=ids.get(statement.subset_of))
    return statement


def _rounded(statement: Statement, chance: Random, rounds: float) -> Statement:
    if not isinstance(statement, Casualties) or chance.random() >= rounds:
        return statement
    figure = statement.figure
    if figure.low is None or figure.low != figure.high or figure.low < 30:
        return statement
    about = 10 * round(figure.low / 10)
    rounded = msgspec.structs.replace(figure, low=about, high=about, approx=True)
    return msgspec.structs.replace(statement, figure=rounded)
