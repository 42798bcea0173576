"""A bound before the first figure of a list that holds for the others, too."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.extract.role.headcount import Count
from marsad.extract.statement import Figure

# Words of a bound that leave its own number out: more than 700 is 701 or more.
_MORE = ("اكثر", "يزيد", "تزيد", "يفوق", "تفوق", "يربو", "تربو", "تجاوز", "تخط", "يتخط", "ازيد")


def share(text: str, counts: Sequence[Count]) -> Iterator[Count]:
    """Yield the counts; one joined to the last by و alone has its lower bound: ما يفوق 700 قتيل و3000 جريح."""
    last: Count | None = None
    for count in counts:
        bounded = count
        if last is not None and _is_joined(text, last, count) and last.figure.low is not None:
            low = (count.figure.low or 0) + _excess(text, last)
            bounded = replace(count, figure=Figure(low=low, high=None))
        yield bounded
        last = bounded


def _is_joined(text: str, last: Count, count: Count) -> bool:
    figure = count.figure
    exact = count.stated and figure.low is not None and figure.low == figure.high and not figure.approx
    opened = last.figure.high is None and not last.figure.vague and not last.partitive
    return exact and opened and text[last.end : count.start].replace("،", "").strip() == "و"


def _excess(text: str, last: Count) -> int:
    return int(any(word in text[last.start : last.end] for word in _MORE))
