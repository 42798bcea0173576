"""How figures, areas and those counted are told to a user."""

from collections.abc import Iterable
from typing import Any

from marsad.cli.chain import isolated
from marsad.cli.naming import Names
from marsad.extract.statement import Figure
from marsad.record.contradiction import Contradiction
from marsad.verbs import NamedArea, Quotation


def bounds_words(low: int | None, high: int | None) -> str:
    """Return the bounds in short: a number, "12–15", "at least 12", "at most 15", "unknown"."""
    if low is not None and low == high:
        return str(low)
    if low and high is not None:
        return f"{low}–{high}"
    return f"at most {high}" if high is not None else f"at least {low}" if low else "unknown"


def said_words(figure: Figure | None) -> str:
    """Return how the figure was said, where that is not all that it bounds."""
    if figure is None or not (figure.approx or figure.vague):
        return ""
    about = bounds_words(figure.low, figure.high)
    return f"about {about}" if figure.approx else "roughly" if figure.low else "some"


def area_words(areas: Iterable[NamedArea], names: Names) -> str:
    """Return what the areas are called, "somewhere" where there is none."""
    return ", ".join(_area(area, names) for area in areas) or "somewhere"


def _area(area: NamedArea, names: Names) -> str:
    whole = names.both(area.name_ar, area.name_en) or area.id
    return f"{isolated(area.words)} ({whole})" if area.words else whole


def teller(sentence: Quotation) -> str:
    """Return who says it, when, and where."""
    speaker = f" quoting {sentence.speaker}" if sentence.speaker not in (None, sentence.publisher) else ""
    return f"{sentence.publisher or 'unknown'}{speaker}, {sentence.said or 'undated'}, {sentence.source}"


def area_row(area: NamedArea) -> dict[str, Any]:
    """Return the area for JSON."""
    return {"id": area.id, "name_ar": area.name_ar, "name_en": area.name_en, "words": area.words}


def quotation_row(sentence: Quotation) -> dict[str, Any]:
    """Return the words behind a figure for JSON."""
    return {
        "id": sentence.statement_id,
        "report": sentence.report_id,
        "source": sentence.source,
        "publisher": sentence.publisher,
        "speaker": sentence.speaker,
        "said": sentence.said,
        "known": sentence.known,
        "modality": sentence.modality.value,
        "quote": sentence.quote,
    }


def contradiction_row(found: Contradiction) -> dict[str, Any]:
    """Return what cannot all be true for JSON."""
    return {
        "conflict": found.conflict.value,
        "origin": found.origin,
        "statements": found.statements,
        "relaxed": found.relaxed,
        "is_smallest": found.is_smallest,
        "en": found.en,
        "ar": found.ar,
    }


def contradiction_words(found: Contradiction, names: Names) -> str:
    """Return why they cannot all be true, in the language asked for."""
    return names.both(found.ar, found.en)
