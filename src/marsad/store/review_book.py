"""What two readers of this store's reports differ in, and nobody decided yet."""

from collections.abc import Iterable

from marsad.extract.statement import Differing
from marsad.store import review_rows
from marsad.store.book import Book
from marsad.store.transaction import blamed, reading


class ReviewBook(Book):
    """What is left to be decided.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    def differing(self, statements: Iterable[str]) -> dict[str, tuple[Differing, ...]]:
        """Return by id of these statements what the readers differ in: the values that were not taken."""
        with blamed(self._address), reading(self._engine) as connection:
            return review_rows.open_(connection, statements)
