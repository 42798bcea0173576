"""Any claims of one place whatever, for Hypothesis."""

from hypothesis import settings
from hypothesis import strategies as st
from record_values import said

from marsad.extract.term import DateBasis, Extent, Holding, Modality
from marsad.record.control.claim import ControlClaim

parties = st.lists(st.sampled_from("RGHSNP"), max_size=2, unique=True).map("".join)
numbers = st.integers(1, 30)
spans = st.one_of(
    numbers.map(lambda n: (n, n)),
    st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair))),
    numbers.map(lambda n: (None, n)),
    numbers.map(lambda n: (n, None)),
    st.just((None, None)),
)


@st.composite
def claims(draw: st.DrawFn) -> ControlClaim:
    extent = draw(st.sampled_from([None, None, *Extent]))
    return said(
        draw(st.sampled_from(Holding)).value,
        draw(parties),
        *draw(spans),
        of=draw(parties),
        by=draw(parties),
        extent=extent.value if extent else None,
        told=draw(st.one_of(st.none(), numbers)),
        source=draw(st.sampled_from("XYZ")),
        modality=draw(st.sampled_from([Modality.ASSERTED, Modality.REPORTED, *Modality])).value,
        basis=draw(st.sampled_from(DateBasis)).value,
        confidence=draw(st.sampled_from([0.0, 0.3, 0.9, 1.0])),
    )


# A machine that does other work besides is no failure.
often = settings(max_examples=200, deadline=None)
many = st.lists(claims(), max_size=12)
