"""The rows that a store has of invented reports, of one after another as they come in."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.block import Block
from archive.press import FIRST, Printed, Stated, days_of
from archive.tenures import Tenures
from marsad.extract.contract import KINDS
from marsad.store import spell_rows
from marsad.store.catalogue import first_of
from marsad.store.chain import Link, digest_of, moment
from marsad.store.code import rules
from marsad.store.facet import Role
from marsad.store.intake_rows import tool
from marsad.store.seal import sealed
from marsad.store.signature import banded, signed
from marsad.store.vouching import VOUCHED, Action

Row = tuple[Any, ...]
# The columns of each table that is filled report by report.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "report": ("key", "id", "source", "publisher", "published_start", "published_end", "text", "record", "given"),
    "statement": ("report", "id", "position", "kind", "place_id", "as_of", "start", "end", "body"),
    "facet": (
        *("number", "id", "report", "position", "kind", "modality", "publisher", "known", "said", "start", "end"),
    ),
    "spell": ("fork", "kind", "said", "number", "start", "end"),
    "catalogue": ("number", "report", "day", "publisher", *KINDS.values()),
    "likeness": ("number", "report", "canonical"),
    "kin": ("report", "other", "relation", "measure"),
    "intake": VOUCHED[Action.INTAKE].columns,
    "log": ("number", "time", "action", "subject", "digest", "previous", "hash"),
}
_INTAKE = COLUMNS["intake"]
_DAYS = ("said", "start", "end")


class Rows:
    """Rows of reports, which come in by number from 1 on; `previous` is the last link of the log, which goes on."""

    def __init__(self, blocks: Sequence[Block], previous: Link) -> None:
        self._signatures = [signed(block.rows) for block in blocks]
        self._last = (previous.number, previous.hash)
        self._key = ""
        self._facet = 0
        self._time, self._tool, self._rules = moment(), tool(), rules()
        self.tenures = Tenures()
        self.naming: defaultdict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))
        self.bands = array("q")
        self.banded = array("I")
        self.daily: Counter[tuple[int, str]] = Counter()

    def of(self, printed: Printed) -> Iterator[tuple[str, Row]]:
        """Yield each row with its table."""
        days = days_of(printed.day)
        day, key = days[-1], printed.key
        report = (
            key,
            printed.id,
            printed.source,
            printed.publisher,
            day,
            day,
            printed.text,
            printed.record,
            printed.given,
        )
        yield "report", report
        said = [_statement(key, each, days) for each in printed.stated]
        for row, stated in zip(said, printed.stated, strict=True):
            yield "statement", row
            laid = self._laid(row, stated, printed.publisher, day)
            yield "facet", laid
            yield from _spoken(laid)
            self.tenures.hear(stated, printed.day)
        yield "catalogue", self._shelved(printed)
        yield "likeness", (printed.number, key, sha256(printed.seen.encode()).hexdigest())
        self._sign(printed)
        kin = [(key, self._key, "near", 0.9)] if printed.like else []
        for each in kin:
            yield "kin", each
        yield from self._came(printed, report, said, kin)
        self._key = key

    def words(self, printed: Printed) -> dict[str, Any]:
        """Return what the index has of the report."""
        number = self._number(printed)
        words = {"title": printed.heading, "words": printed.bare, "written": printed.written, "marks": printed.marks}
        return {"number": number, **words}

    def quoted(self, printed: Printed) -> list[dict[str, Any]]:
        """Return what the index has of each statement of the report that was last."""
        first = self._facet - len(printed.stated) + 1
        return [{"number": first + at, "words": each.words} for at, each in enumerate(printed.stated)]

    def named(self) -> Iterator[Row]:
        """Yield every name with its role and number, in order."""
        for role, name in sorted(self.naming):
            yield from ((role, name, number) for number in self.naming[role, name])

    def alike(self) -> Iterator[tuple[int, int]]:
        """Yield every band with its number, in order."""
        bands, numbers = np.frombuffer(self.bands, np.int64), np.frombuffer(self.banded, np.uint32)
        for at in np.array_split(np.lexsort((numbers, bands)), max(1, len(bands) // 100_000)):
            yield from zip(bands[at].tolist(), numbers[at].tolist(), strict=True)

    def _laid(self, row: Row, stated: Stated, publisher: str, day: str) -> Row:
        self._facet += 1
        key, known_by, position, kind, _, said, start, end, _ = row
        for name in stated.frame.names:
            self.naming[name].append(self._facet)
        for place in stated.places:
            self.naming[Role.PLACE.value, place].append(self._facet)
        laid_to = publisher if stated.frame.is_laid else ""
        return (self._facet, known_by, key, position, kind, stated.frame.modality, laid_to, day, said, start, end)

    def _number(self, printed: Printed) -> int:
        return first_of(date.fromordinal(FIRST.toordinal() + printed.day)) + printed.number

    def _shelved(self, printed: Printed) -> Row:
        day = days_of(printed.day)[-1]
        kinds = Counter(each.frame.kind for each in printed.stated)
        self.daily[FIRST.toordinal() + printed.day, printed.publisher] += 1
        return (self._number(printed), printed.key, day, printed.publisher, *(kinds[kind] for kind in KINDS.values()))

    def _sign(self, printed: Printed) -> None:
        signature: npt.NDArray[np.uint32] = np.minimum.reduce([self._signatures[at] for at in printed.blocks])
        for band in {*banded(signature)}:
            self.bands.append(band)
            self.banded.append(printed.number)

    def _came(
        self, printed: Printed, report: Row, said: Sequence[Row], kin: Sequence[Row]
    ) -> Iterator[tuple[str, Row]]:
        content = sealed(*_written(report, said, kin))
        row = dict.fromkeys(_INTAKE) | {
            "number": printed.number,
            "time": self._time,
            "errand": 1,
            "tool": self._tool,
            "rules": self._rules,
            "source": printed.source,
            "outcome": "read",
            "report": printed.key,
            "content": content,
        }
        yield "intake", tuple(row.values())
        number, previous = self._last
        link = Link(
            number=number + 1,
            time=self._time,
            action=Action.INTAKE.value,
            subject=f"intake {printed.number}",
            digest=digest_of(list(row.values())),
            previous=previous,
        )
        self._last = (link.number, link.hash)
        yield "log", (link.number, link.time, link.action, link.subject, link.digest, link.previous, link.hash)


def _statement(key: str, stated: Stated, days: Sequence[str]) -> Row:
    frame = stated.frame
    said, start, end = (None if at is None else days[at] for at in (frame.said, frame.start, frame.end))
    return (key, stated.id, stated.position, frame.kind, stated.first, said, start, end, stated.body)


def _written(
    report: Row, said: Sequence[Row], kin: Sequence[Row]
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    tables = ("statement", said), ("kin", kin)
    every = [[dict(zip(COLUMNS[table], row, strict=True)) for row in rows] for table, rows in tables]
    return dict(zip(COLUMNS["report"], report, strict=True)), every[0], every[1]


def _spoken(laid: Row) -> Iterator[tuple[str, Row]]:
    facets = dict(zip(COLUMNS["facet"], laid, strict=True))
    facets |= {name: facets[name] and date.fromisoformat(facets[name]) for name in _DAYS}
    if made := spell_rows.columns(facets):
        yield "spell", tuple(made[name] for name in COLUMNS["spell"])
