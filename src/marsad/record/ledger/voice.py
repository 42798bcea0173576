"""The claims of one origin as they are asked about: laid out once, and what was found of them remembered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from marsad.record.counter.claim import Claim
from marsad.record.ledger.account import Account, Books, Target, cut, opened
from marsad.record.ledger.memory import Memory, Remembered, encode
from marsad.record.ledger.survey import Survey
from marsad.record.ledger.unallocated import Divisions
from marsad.record.place_tree import PlaceTree

Heed = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Recollection:
    """What is remembered of the claims under one key."""

    memory: Memory
    key: str

    def tell(self, books: Books) -> None:
        """Let the books know the conflicts that were found before among the same claims."""
        found = self.memory.recall(self.key)
        if found is not None and found.digest == self._digest(books):
            books.learn(found.quarrels)

    def keep(self, books: Books) -> None:
        """Remember the conflicts that were found."""
        self.memory.keep(self.key, Remembered(digest=self._digest(books), quarrels=books.quarrels()))

    def _digest(self, books: Books) -> str:
        return self.memory.digest(encode(books.claims))


@dataclass(slots=True, eq=False)
class Voice:
    """The claims of one origin, in the order in which they were said, and what was laid out of them so far."""

    claims: tuple[Claim, ...]
    places: PlaceTree
    recollection: Recollection | None = None
    _books: tuple[Books, Survey] | None = None
    _divisions: Divisions | None = None

    @property
    def divisions(self) -> Divisions:
        """What the parts of its totals leave of these, once it gave an account."""
        return self._divisions or Divisions(self.places, {}, {})

    def accounts(self, targets: Sequence[Target], heed: Heed) -> Iterator[Account]:
        """Yield what the claims come to for each target; they ask for the same doers."""
        if targets[0].by:
            books, every = cut(self.claims, targets, self.places)
        else:
            books, survey = self._opened()
            every = tuple(survey.asked(target.boxes) for target in targets)
        if self._divisions is None:
            self._divisions = Divisions.of(books.placed, self.places)
        known = len(books.cores)
        for number, asked in enumerate(every):
            heed(number / len(targets))
            yield books.account(asked)
        if self.recollection and not targets[0].by and len(books.cores) > known:
            self.recollection.keep(books)

    def _opened(self) -> tuple[Books, Survey]:
        if self._books is None:
            self._books = opened(self.claims, self.places)
            if self.recollection:
                self.recollection.tell(self._books[0])
        return self._books
