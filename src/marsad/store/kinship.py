"""Of which report that is here a document is a copy."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from marsad.errors import Issue
from marsad.report.document import Document
from marsad.report.report import Report
from marsad.store import likeness
from marsad.store.arrival import Arrival, Compose
from marsad.store.likeness import Same
from marsad.store.rows import key_of
from marsad.store.schema import REPORT
from marsad.when.interval import Interval


def originals_of(
    connection: Connection, arrivals: Sequence[Arrival], compose: Compose | None
) -> tuple[str | None, ...]:
    """Return, of each, the key of the report of which it is a copy, None where it is none.

    That report is here, or one of those before it. It is one with the same bytes, publisher and day given; and where
    `compose` tells those of what was not read, one with the same text (see `likeness.canonical`), if what arrived says
    of publisher and day nothing that this one does not.
    """
    documents = [each.what for each in arrivals if isinstance(each.what, Document)]
    keys = [key_of(each) for each in documents]
    here = {*connection.execute(select(REPORT.c.key).where(REPORT.c.key.in_(keys))).scalars()}
    if compose is None:
        return tuple(_by_key(arrivals, here))
    texts = [likeness.canonical(each.text) for each in documents]
    library = _Library(here=here, same=likeness.same(connection, texts), often=Counter(texts), compose=compose)
    return tuple(library.taken(each) for each in arrivals)


def _by_key(arrivals: Iterable[Arrival], here: set[str]) -> Iterator[str | None]:
    for each in arrivals:
        key = key_of(each.what) if isinstance(each.what, Document) else None
        yield key if key in here else None
        here |= {key} if key else set()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Library:
    """The keys of the reports that are here, those of one text, and how often each text has arrived."""

    here: set[str]
    same: dict[str, list[Same]]
    often: Mapping[str, int]
    compose: Compose

    def taken(self, arrival: Arrival) -> str | None:
        """Return the key of the report of which it is a copy; it is here itself now where it is none."""
        if isinstance(arrival.what, Issue):
            return None
        key, text = key_of(arrival.what), likeness.canonical(arrival.what.text)
        if key in self.here:
            return key
        twins = self.same.setdefault(text, [])
        # Whose text nobody has need not be composed.
        if twins or self.often[text] > 1:
            own = _known(key, arrival.report or self.compose(arrival.what))
            copied = next((twin.key for twin in twins if _adds_nothing(own, twin)), None)
            if copied:
                return copied
            twins.append(own)
        self.here.add(key)
        return None


def _known(key: str, report: Report) -> Same:
    days = report.published.days or Interval(None, None)
    return Same(key=key, publisher=report.publisher.name, start=days.start, end=days.end)


def _adds_nothing(own: Same, twin: Same) -> bool:
    """Return whether the twin's publisher and day are known, and as exactly, wherever a report's own are."""
    if own.publisher not in (None, twin.publisher):
        return False
    is_after = own.start is None or (twin.start is not None and own.start <= twin.start)
    return is_after and (own.end is None or (twin.end is not None and twin.end <= own.end))
