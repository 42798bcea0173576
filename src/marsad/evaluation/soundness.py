"""What is wrong with gold itself: words that are not in the report, values that nothing has, parts of no total."""

from collections import Counter
from collections.abc import Iterator, Mapping

from marsad.evaluation.coding import Alternatives, Coding
from marsad.evaluation.fact import Kind
from marsad.evaluation.sheet import Sheet

_VALUES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(kind.value for kind in Kind),
    "modality": frozenset(("asserted", "reported", "unconfirmed", "intended", "hypothetical", "denied")),
    "counting": frozenset(("incident", "window", "cumulative")),
}
_OWN_VALUES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "incident": {
        "type": frozenset(
            (
                *("clash", "airstrike", "shelling", "ground_attack", "ambush", "suicide_bombing", "ied_or_mine"),
                *("assassination", "explosion", "drone_strike", "arrest", "abduction", "release", "execution"),
                *("deployment", "withdrawal", "advance", "siege", "siege_broken", "clearing", "negotiation"),
                *("agreement", "statement", "surrender", "flight", "other"),
            )
        )
    },
    "control": {
        "status": frozenset(
            (
                *("captured", "recaptured", "held", "lost", "contested", "besieged", "encircled"),
                "entered_and_expelled",
            )
        ),
        "extent": frozenset(("full", "almost_full", "half", "part")),
    },
    "casualties": {
        "outcome": frozenset(
            ("killed", "wounded", "killed_or_wounded", "missing", "captured", "surrendered", "neutralised")
        )
    },
    "displacement": {"outcome": frozenset(("fled", "evacuated", "returned", "trapped"))},
}
# What a statement of the kind cannot do without.
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "incident": ("modality", "type"),
    "control": ("modality", "status"),
    "casualties": ("modality", "outcome", "counting"),
    "displacement": ("modality", "outcome", "counting"),
}


def faults(sheet: Sheet, text: str | None = None) -> Iterator[str]:
    """Yield a line for everything wrong with a sheet; its words are looked up in `text`, where that is known."""
    ids = Counter(coding.id for coding in sheet.codings if coding.id is not None)
    for number, coding in enumerate(sheet.codings):
        where = coding.id or f"statement {number}"
        every = (*_values(coding), *_words(coding, text), *_figure(coding), *_identity(coding, ids))
        yield from (f"{where}: {fault}" for fault in every)


def _values(coding: Coding) -> Iterator[str]:
    closed = {**_VALUES, **_OWN_VALUES.get(coding.kind, {})}
    for field, known in closed.items():
        others: Alternatives = getattr(coding, f"{field}_alt", None)
        for value in (getattr(coding, field), *((others,) if isinstance(others, str) else others or ())):
            if value is not None and value not in known:
                yield f"{value!r} is no {field}"
    for field in _REQUIRED.get(coding.kind, ()):
        if getattr(coding, field) is None:
            yield f"it has no {field}"


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
