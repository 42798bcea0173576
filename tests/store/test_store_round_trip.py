"""Whatever a statement says, its row gives it back."""

import json
from datetime import date
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.contract import identify, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.statement import (
    Casualties,
    Control,
    Dating,
    Displacement,
    Figure,
    Incident,
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

T = TypeVar("T")


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


words = st.text(alphabet='اأبتثةىي \u064b\u200f«»"\\,;\n١2a', max_size=12)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
spans = st.tuples(st.integers(0, 10**6), st.integers(1, 500)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
intervals = st.one_of(
    st.tuples(days, days).map(lambda pair: Interval(min(pair), max(pair))),
    days.map(lambda day: Interval(None, day)),
    days.map(lambda day: Interval(day, None)),
    st.just(Interval(None, None)),
)
parties = st.lists(st.sampled_from(["IS", "REGIME", "SDF", "MIXED"]), max_size=3).map(tuple)
figures = st.one_of(
    st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda p: Figure(low=min(p), high=max(p))),
    st.builds(Figure, low=maybe(st.integers(0, 9)), high=st.none(), approx=st.booleans(), vague=st.booleans()),
)
degrees = maybe(st.floats(-90, 90))
places = st.builds(
    NamedPlace,
    span=spans,
    text=words,
    place_id=maybe(words),
    name=maybe(words),
    name_ar=maybe(words),
    admin1=maybe(words),
    lat=degrees,
    lon=degrees,
    resolution=st.sampled_from(Resolution),
)
SHARED: dict[str, Any] = {
    "span": spans,
    "quote": words,
    "modality": st.sampled_from(Modality),
    "attribution": st.lists(st.builds(Speaker, source=words, span=maybe(spans)), max_size=3).map(tuple),
    "as_of": maybe(days),
    "places": st.lists(places, max_size=2).map(tuple),
    "rule": words,
    "confidence": st.floats(0, 1),
}
dates = st.builds(
    Dating, days=intervals, precision=st.sampled_from(Precision), basis=st.sampled_from(DateBasis), span=maybe(spans)
)
controls = st.builds(
    Control,
    **SHARED,
    date=dates,
    status=st.sampled_from(Holding),
    holder=parties,
    previous=parties,
    by=parties,
    extent=maybe(st.sampled_from(Extent)),
)
casualties = st.builds(
    Casualties,
    **SHARED,
    outcome=st.sampled_from(Outcome),
    victims=parties,
    figure=figures,
    counting=st.sampled_from(Counting),
    window=intervals,
    victim_detail=maybe(words),
    subset_of=maybe(words),
    by=parties,
    named=st.lists(
        st.builds(Victim, name=words, span=spans, age=maybe(st.integers(0, 99)), sex=maybe(words), role=maybe(words)),
        max_size=2,
    ).map(tuple),
)


displacements = st.builds(
    Displacement,
    **SHARED,
    outcome=st.sampled_from(Movement),
    figure=figures,
    unit=st.sampled_from(Unit),
    measure=st.sampled_from(Measure),
    counting=st.sampled_from(Counting),
    window=intervals,
    who=parties,
    origin=maybe(places),
    destination=maybe(places),
    subset_of=maybe(words),
)
incidents = st.builds(
    Incident,
    **SHARED,
    date=dates,
    type=st.sampled_from(IncidentType),
    actors=parties,
    targets=parties,
    means=parties,
    objects=parties,
)


@given(controls | casualties | displacements | incidents)
@settings(max_examples=150, deadline=None)
def test_a_statement_comes_back_from_its_row(statement: Statement) -> None:
    row = json.loads(json.dumps(statement_row(statement, "sha256:r"), ensure_ascii=False))
    again = statement_from(row)
    assert again == statement
    assert identify(again, "sha256:r") == row["id"]
