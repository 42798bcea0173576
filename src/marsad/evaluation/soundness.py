"""What is wrong with gold itself: words that are not in the report, values that nothing has, parts of no total."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

from marsad.evaluation.coding import Coding
from marsad.evaluation.sheet import Sheet
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
    Unit,
)
from marsad.when.interval import Precision

_VALUES: Mapping[str, Mapping[str, type[Enum]]] = {
    "incident": {"modality": Modality, "type": IncidentType},
    "control": {"modality": Modality, "status": Holding, "extent": Extent},
    "casualties": {"modality": Modality, "outcome": Outcome, "counting": Counting},
    "displacement": {
        "modality": Modality,
        "outcome": Movement,
        "counting": Counting,
        "unit": Unit,
        "measure": Measure,
    },
}
_OF_DAYS: Mapping[str, type[Enum]] = {"precision": Precision, "basis": DateBasis}
# What a statement may leave out.
_OPEN = frozenset(("extent", "unit", "measure"))


def faults(sheet: Sheet, text: str | None = None) -> Iterator[str]:
    """Yield a line for everything wrong with a sheet; its words are looked up in `text`, where that is known."""
    ids = Counter(coding.id for coding in sheet.codings if coding.id is not None)
    for number, coding in enumerate(sheet.codings):
        where = coding.id or f"statement {number}"
        every = (*_values(coding), *_days(coding), *_words(coding, text), *_figure(coding), *_identity(coding, ids))
        yield from (f"{where}: {fault}" for fault in every)


def _values(coding: Coding) -> Iterator[str]:
    if coding.kind not in _VALUES:
        yield f"{coding.kind!r} is no kind"
    for field, closed in _VALUES.get(coding.kind, {}).items():
        value, others = getattr(coding, field), getattr(coding, f"{field}_alt", None) or ()
        if value is None and field not in _OPEN:
            yield f"it has no {field}"
        yield from _unknown(field, closed, (value, *((others,) if isinstance(others, str) else others)))


def _unknown(field: str, closed: type[Enum], values: Iterable[str | None]) -> Iterator[str]:
    known = [each.value for each in closed]
    yield from (f"{value!r} is no {field}" for value in values if value is not None and value not in known)


def _days(coding: Coding) -> Iterator[str]:
    """Yield what is wrong with the statement's date or window."""
    for name, days in (("date", coding.date), ("window", coding.window)):
        if days is None:
            continue
        for field, closed in _OF_DAYS.items():
            yield from _unknown(field, closed, (getattr(days, field),))
        written = [day for day in (days.start, days.end) if day is not None]
        if any(not _is_day(day) for day in written):
            yield f"its {name} is not written as YYYY-MM-DD: {' to '.join(written)}"
        elif written != sorted(written):
            yield f"its {name} ends before it starts: {' to '.join(written)}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _words(coding: Coding, text: str | None) -> Iterator[str]:
    if coding.span is None or coding.quote is None:
        yield "it has no words: span and quote are needed"
        return
    for start, end in (coding.span, *(coding.also_spans or ())):
        if not 0 <= start < end or (text is not None and end > len(text)):
            yield f"[{start}, {end}] lies outside the report"
            return
    start, end = coding.span
    if text is not None and text[start:end] != coding.quote:
        yield f"the report has {text[start:end]!r} at [{start}, {end}], not {coding.quote!r}"


def _figure(coding: Coding) -> Iterator[str]:
    if coding.low is not None and coding.high is not None and coding.high < coding.low:
        yield f"its bounds cross: {coding.low} to {coding.high}"


def _identity(coding: Coding, ids: Counter[str]) -> Iterator[str]:
    if coding.id is not None and ids[coding.id] > 1:
        yield "another statement has the same id"
    if coding.subset_of is not None and (coding.subset_of == coding.id or coding.subset_of not in ids):
        yield f"it is part of {coding.subset_of!r}, which is no other statement"
