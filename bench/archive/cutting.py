"""Reports cut in blocks, wherever no statement rests on what stands on both sides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

import msgspec

from archive.block import DAYS, ID, OLDEST, POSITIONS, PUBLISHER, Block, Frame, Values
from archive.spot import FIELDS, WORD, forms_of
from marsad.extract.contract import KINDS, Reading, statement_row
from marsad.extract.statement import Control, NamedPlace, Statement
from marsad.extract.term import Holding, Resolution
from marsad.record.incident import alike
from marsad.store.catalogue import mark
from marsad.store.facet import Role, named, parties_of, searchable
from marsad.store.likeness import seen
from marsad.text.fold import fold

_MOST_WORDS, _MOST_STATEMENTS = 150, 9
_END = re.compile(r"(?<=[.!؟])\s+|\n+")
_MARKED = re.compile(r'"\ue000(\d+)\ue001"|\ue002(\d+)\ue003')
_NOT_CONTENT = frozenset(("id", "rule", "confidence"))
_encode = msgspec.json.Encoder(order="sorted").encode


def blocks(readings: Sequence[Reading], published: date) -> list[Block]:
    """Return the blocks of the readings, all of reports that came out on one day."""
    return [block for reading in readings for block in _of(reading, published)]


def _of(reading: Reading, published: date) -> Iterator[Block]:
    text = reading.report.text
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    hulls = [(each, *_hull(each)) for each in reading.statements]
    start = 0
    for end in cuts[1:]:
        if any(first < end < last for _, first, last in hulls):
            continue
        inside = [each for each, first, last in hulls if start <= first and last <= end]
        words = text[start:end].rstrip()
        if inside and len(inside) <= _MOST_STATEMENTS and len(words.split()) <= _MOST_WORDS and _is_plain(words):
            cutting = _Cutting(words, start, published)
            block = cutting.block(inside)
            if not cutting.is_fast(inside):
                yield block
        start = end


def _is_plain(words: str) -> bool:
    return not any("\ue000" <= char <= "\ue003" for char in words)


def _hull(statement: Statement) -> tuple[int, int]:
    spans = [*_spans(statement_row(statement, ""))]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _spans(row: object) -> Iterator[tuple[int, int]]:
    if isinstance(row, Mapping):
        if row.get("span"):
            yield tuple(row["span"])
        for value in row.values():
            yield from _spans(value)
    elif isinstance(row, list):
        for value in row:
            yield from _spans(value)


class _Cutting:
    """The stretch `words`, which begins at `start` of a report of the day."""

    def __init__(self, words: str, start: int, published: date) -> None:
        self.words, self.start, self.published = words, start, published
        self.blanks: list[tuple[int, int, int]] = []
        self.positions: dict[int, int] = {}
        self.rooms: dict[str, int] = {}

    def block(self, statements: Sequence[Statement]) -> Block:
        """Return the stretch with what these state."""
        self._make_room(statements)
        rows = [statement_row(each, "") for each in statements]
        for row in rows:
            for span in _spans(row):
                for at in span:
                    self.positions.setdefault(at - self.start, len(self.positions))
        frames = {frame.content: frame for frame in map(self._frame, statements, rows)}
        text, bare, written = self._worded()
        return Block(
            text=text,
            seen=seen(text),
            rows=alike.rows(text),
            length=len(self.words),
            room=len(self.rooms),
            stands=tuple(room for _, _, room in self.blanks),
            before=tuple(end - start for start, end, _ in self.blanks),
            positions=tuple((at, sum(end <= at for _, end, _ in self.blanks)) for at in self.positions),
            frames=tuple(frames.values()),
            bare=bare,
            written=written,
            marks=tuple(dict.fromkeys(self._marks(statements))),
        )

    def _marks(self, statements: Sequence[Statement]) -> Iterator[str]:
        yield from (mark("k", KINDS[type(each)]) for each in statements)
        for place in (place for each in statements for place in named(each) if self._at(place) is None):
            yield from (mark("l", place.place_id),) if place.place_id else ()
            yield from (mark("g", place.admin1),) if place.admin1 else ()

    def is_fast(self, statements: Sequence[Statement]) -> bool:
        """Return whether some town stands fast in it: it would be in thousands of reports."""
        places = (place for each in statements for place in named(each) if place.resolution is Resolution.RESOLVED)
        return any(place.place_id is not None and self._at(place) is None for place in places)

    def _make_room(self, statements: Sequence[Statement]) -> None:
        """Make room for every place that stands in words of its own."""
        ends = {at for each in statements for span in _spans(statement_row(each, "")) for at in span}
        places = (place for each in statements for place in named(each) if place.resolution is Resolution.RESOLVED)
        found = {(place.span.start, place.span.end): place.place_id for place in places if place.place_id}
        last = 0
        for (start, end), place_id in sorted(found.items()):
            if start >= last and ends.isdisjoint(range(start + 1, end)) and self._is_apart(start, end):
                last = end
                room = self.rooms.setdefault(place_id, len(self.rooms))
                self.blanks.append((start - self.start, end - self.start, room))

    def _is_apart(self, start: int, end: int) -> bool:
        """Return whether nothing is attached to the words from `start` to `end`."""
        around = self.words[start - self.start - 1 : start - self.start] + self.words[end - self.start :][:1]
        return not any(char.isalnum() or char == "ـ" for char in around)

    def _at(self, place: NamedPlace) -> int | None:
        """Return which of the block's places it is, None where it stands as it is."""
        where = (place.span.start - self.start, place.span.end - self.start)
        return next((room for start, end, room in self.blanks if (start, end) == where), None)

    def _named(self, place: NamedPlace) -> int | str | None:
        at = self._at(place)
        return place.place_id if at is None else at

    def _worded(self) -> tuple[str, str, tuple[str, ...]]:
        pieces, at = [], 0
        for start, end, _ in self.blanks:
            pieces.append(self.words[at:start])
            at = end
        pieces.append(self.words[at:])
        words = [WORD.findall(fold(piece).text) for piece in pieces]
        bare = " %s ".join(" ".join(forms_of(word)[-1] for word in piece) for piece in words)
        written = dict.fromkeys(form for piece in words for word in piece for form in forms_of(word)[:-1])
        return "%s".join(piece.replace("%", "%%") for piece in pieces), bare, tuple(written)

    def _frame(self, statement: Statement, row: dict[str, Any]) -> Frame:
        marked = {name: self._marked(name, value) for name, value in row.items()}
        marked |= self._own(row, marked)
        body, body_of = _template({**marked, "id": _sign(ID)})
        content, content_of = _template({key: each for key, each in marked.items() if key not in _NOT_CONTENT})
        inside = [blank for blank in self.blanks if self._is_in(blank, row["span"])]
        known = [place for place in map(self._named, named(statement)) if place is not None]
        speakers = [speaker.source for speaker in statement.attribution[1:]]
        names = [*((Role.PARTY, each) for each in parties_of(statement)), *((Role.SPEAKER, each) for each in speakers)]
        return Frame(
            kind=row["kind"],
            modality=row["modality"],
            body=body,
            body_of=body_of,
            content=content,
            content_of=content_of,
            said=self._offset(statement.as_of),
            start=self._offset(statement.days.start),
            end=self._offset(statement.days.end),
            is_laid=bool(statement.attribution),
            names=tuple(dict.fromkeys((role.value, name) for role, name in names)),
            places=tuple(dict.fromkeys(known)),
            first=next((place for place in map(self._named, statement.places) if place is not None), None),
            words=self._searched(row["span"], inside),
            words_of=tuple(room for _, _, room in inside),
            holder=_holder(statement),
        )

    def _own(self, row: Mapping[str, Any], marked: Mapping[str, Any]) -> dict[str, Any]:
        """Return what of the row is told in the report's own way: its words, its publisher, of what it is a part."""
        laid = [{"source": _sign(PUBLISHER)}, *marked["attribution"][1:]] if row["attribution"] else []
        part = {"subset_of": None} if "subset_of" in row else {}
        return {"quote": self._quote(row), "attribution": laid, **part}

    def _is_in(self, blank: tuple[int, int, int], span: Sequence[int]) -> bool:
        return span[0] - self.start <= blank[0] and blank[1] <= span[1] - self.start

    def _searched(self, span: Sequence[int], inside: Sequence[tuple[int, int, int]]) -> str:
        pieces, at = [], span[0] - self.start
        for start, end, _ in inside:
            pieces.append(self.words[at:start])
            at = end
        pieces.append(self.words[at : span[1] - self.start])
        found = " %s ".join(" ".join(searchable(piece)) for piece in pieces)
        return found.strip()

    def _quote(self, row: Mapping[str, Any]) -> str:
        found, at = "", row["span"][0] - self.start
        for start, end, room in self.blanks:
            if self._is_in((start, end, room), row["span"]):
                found += self.words[at:start] + f"\ue002{self._field(room, 'raw')}\ue003"
                at = end
        return found + self.words[at : row["span"][1] - self.start]

    def _field(self, room: int, name: str) -> int:
        return POSITIONS + len(self.positions) + room * len(FIELDS) + FIELDS.index(name)

    def _marked(self, name: str, value: Any) -> Any:  # noqa: ANN401
        if name == "span" and value:
            return [_sign(POSITIONS + self.positions[at - self.start]) for at in value]
        if name in ("start", "end", "as_of") and isinstance(value, str):
            return _sign(DAYS + (self._offset(date.fromisoformat(value)) or 0))
        if isinstance(value, dict):
            marked = {key: self._marked(key, each) for key, each in value.items()}
            return marked | self._place(value) if "place_id" in value else marked
        return [self._marked("", each) for each in value] if isinstance(value, list) else value

    def _place(self, place: Mapping[str, Any]) -> dict[str, str]:
        where = tuple(at - self.start for at in place["span"])
        room = next((room for start, end, room in self.blanks if (start, end) == where), None)
        return {} if room is None else {name: _sign(self._field(room, name)) for name in FIELDS[:-1]}

    def _offset(self, day: date | None) -> int | None:
        """Return how many days before the oldest of which a report speaks it is, None where it is unknown."""
        return None if day is None else OLDEST + min(0, max(-OLDEST, (day - self.published).days))


def _holder(statement: Statement) -> tuple[str, ...]:
    is_held = isinstance(statement, Control) and statement.status in (Holding.HELD, Holding.CAPTURED)
    return statement.holder if is_held and isinstance(statement, Control) else ()


def _sign(at: int) -> str:
    return f"\ue000{at}\ue001"


def _template(row: Mapping[str, Any]) -> tuple[str, Values]:
    written = _encode(row).decode().replace("%", "%%")
    indexes = [int(found[1] or found[2]) for found in _MARKED.finditer(written)]
    return _MARKED.sub("%s", written), itemgetter(*indexes)
