"""Invented reports one after another, each with every row that a store has of it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from random import Random
from typing import NamedTuple

import msgspec
from msgspec import Struct

from archive.block import OLDEST, Block, Frame
from archive.spot import WORD, Spot, Spots, forms_of
from archive.vocabulary import Vocabulary
from marsad.store.catalogue import EVERY, mark
from marsad.text.fold import fold

FIRST, DAYS = date(2013, 1, 1), 3652
STATEMENTS = 8.6
_TITLE, _LEAST_TAIL, _MOST_TAIL = 40, 8, 24
# How many reports are the last but one over again, with another end.
_NEAR = 0.05
_json = msgspec.json.encode


class Stated(NamedTuple):
    """A statement of a report: `body` is its JSON, `words` those of its quotation as the index has them."""

    id: str
    position: int
    frame: Frame
    body: str
    first: str | None
    places: tuple[str, ...]
    words: str


class Printed(Struct, frozen=True, kw_only=True):
    """A report: what it says and states, and what indexes have of it; `like` tells on which other's blocks it rests."""

    number: int
    id: str
    key: str
    publisher: str
    day: int
    text: str
    seen: str
    title: int
    record: str
    given: str
    source: str
    stated: Sequence[Stated]
    heading: str
    bare: str
    written: str
    marks: str
    blocks: tuple[int, ...]
    like: int | None


class Press:
    """What prints: so many reports over ten years, the same ones for the same seed."""

    def __init__(self, blocks: Sequence[Block], spots: Spots, *, seed: int, reports: int) -> None:
        self._blocks, self._spots, self._reports = blocks, spots, reports
        self._chance = Random(seed)
        self._words = Vocabulary(seed)
        self.publishers = tuple(f"Agency {number}" for number in range(1, 61))
        self._often = [1 / (at + 2) for at in range(len(self.publishers))]

    def printed(self) -> Iterator[Printed]:
        """Yield the reports by the day on which they come out."""
        chosen: list[tuple[int, list[Spot]]] = []
        for number in range(1, self._reports + 1):
            is_near = bool(chosen) and self._chance.random() < _NEAR
            if not is_near:
                chosen = self._chosen()
            yield self._print(number, chosen, like=number - 1 if is_near else None)

    def _chosen(self) -> list[tuple[int, list[Spot]]]:
        """Return some blocks, which state as much as a report does, and the places in each."""
        found: dict[int, list[Spot]] = {}
        wanted, many = max(1, round(self._chance.gauss(STATEMENTS, 3))), 0
        while many < wanted:
            at = self._chance.randrange(len(self._blocks))
            if at not in found:
                found[at] = self._spots.choose(self._chance, self._blocks[at].room)
                many += len(self._blocks[at].frames)
        return [*found.items()]

    def _print(self, number: int, chosen: Sequence[tuple[int, list[Spot]]], *, like: int | None) -> Printed:
        chance, day = self._chance, (number - 1) * DAYS // self._reports
        (publisher,) = chance.choices(self.publishers, self._often)
        tail = self._words.draw(chance, chance.randint(_LEAST_TAIL, _MOST_TAIL))
        named = [
            (self._blocks[at], tuple(spots[room].name for room in self._blocks[at].stands)) for at, spots in chosen
        ]
        end = f"{' '.join(tail)} {number}"
        text = "\n".join((*(block.text % names for block, names in named), end))
        title = text.replace("\n", " ").find(" ", _TITLE)
        report_id = f"sha256:{sha256(text.encode()).hexdigest()}"
        published = (FIRST + timedelta(days=day)).isoformat()
        source = f"archive/{published}/{number}.txt"
        told = _indexed([(self._blocks[at], spots) for at, spots in chosen], tail, number, publisher)
        return Printed(
            number=number,
            id=report_id,
            key=sha256(_json([report_id, publisher, published])).hexdigest(),
            publisher=publisher,
            day=day,
            text=text,
            seen=" ".join((*(block.seen % names for block, names in named), end)),
            title=title,
            record=_RECORD % (report_id, published, published, publisher, source, title),
            given=_GIVEN % (published, publisher),
            source=source,
            stated=self._stated(chosen, report_id, publisher, day),
            heading=" ".join(forms_of(word)[-1] for word in _words(text[:title])),
            bare=told[0],
            written=told[1],
            marks=told[2],
            blocks=tuple(at for at, _ in chosen),
            like=like,
        )

    def _stated(
        self, chosen: Sequence[tuple[int, list[Spot]]], report_id: str, publisher: str, day: int
    ) -> list[Stated]:
        found: list[Stated] = []
        base = 0
        globals_ = [f'"{publisher}"', "", *_days(day)[0]]
        for at, spots in chosen:
            block = self._blocks[at]
            moved = [0]
            for room, before in zip(block.stands, block.before, strict=True):
                moved.append(moved[-1] + len(spots[room].name) - before)
            positions = [base + where + moved[after] for where, after in block.positions]
            env = [*globals_, *positions, *chain.from_iterable(spot.fields for spot in spots)]
            for frame in block.frames:
                content = f'["{report_id}",{frame.content % frame.content_of(env)}]'
                known_by = sha256(content.encode()).hexdigest()[:24]
                env[1] = f'"{known_by}"'
                body = frame.body % frame.body_of(env)
                first = spots[frame.first].id if isinstance(frame.first, int) else frame.first
                named = (spots[each].id if isinstance(each, int) else each for each in frame.places)
                words = frame.words % tuple(spots[room].searched for room in frame.words_of)
                found.append(Stated(known_by, len(found), frame, body, first, tuple(dict.fromkeys(named)), words))
            base += block.length + moved[-1] + 1
        return found


@lru_cache(maxsize=2)
def _days(day: int) -> tuple[list[str], list[str]]:
    """Return all days of which a report of the day may speak, the oldest first: as JSON, and as they are."""
    days = [(FIRST + timedelta(days=day - OLDEST + at)).isoformat() for at in range(OLDEST + 1)]
    return [f'"{each}"' for each in days], days


def days_of(day: int) -> list[str]:
    """Return the days of which a report of the day may speak, the oldest first."""
    return _days(day)[1]


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text).text)


def _indexed(
    chosen: Sequence[tuple[Block, list[Spot]]], tail: Sequence[str], number: int, publisher: str
) -> tuple[str, str, str]:
    """Return the words of the report, its forms as written, and its marks."""
    own = [forms_of(word) for word in _words(" ".join(tail))]
    parts = [block.bare % tuple(spots[room].bare for room in block.stands) for block, spots in chosen]
    bare = " ".join((*parts, *(forms[-1] for forms in own), str(number)))
    written, marks = dict.fromkeys(chain(*(forms[:-1] for forms in own))), dict.fromkeys((EVERY, mark("p", publisher)))
    for block, spots in chosen:
        written |= dict.fromkeys((*block.written, *chain(*(spot.written for spot in spots))))
        marks |= dict.fromkeys((*block.marks, *chain(*(spot.marks for spot in spots))))
    return bare, " ".join(written), " ".join(marks)


_RECORD = (
    '{"extractor":null,"id":"%s","issues":[],"noise":[],"passages":[],"published":{"basis":"metadata","end":"%s",'
    '"span":null,"start":"%s"},"publisher":"%s","publisher_basis":"metadata","source":"%s","title":[0,%d]}'
)
_GIVEN = '{"encoding":"utf-8","issue_sources":[],"published":"%s","publisher":"%s","publisher_span":null,"title":null}'
