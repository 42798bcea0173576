"""What may be spent, and what was: no request begins that could pass it."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from threading import Condition

from msgspec import Struct

from marsad.endpoint.fault import FaultError, Follows
from marsad.endpoint.price import Price, Tokens


class Spent(Struct, frozen=True, kw_only=True):
    """What a run has cost so far: requests, prompts answered from what was kept, tokens, money where it has a price.

    `tokens` are those that the server counted, and of a request for which it counted none as many as could be.
    """

    requests: int = 0
    kept: int = 0
    tokens: Tokens = Tokens()
    cost: Decimal | None = None

    @property
    def brief(self) -> str:
        """The same in a few words."""
        cost = "" if self.cost is None else f", {self.cost:.4f} spent"
        return f"{self.requests:,} asked, {self.kept:,} kept, {self.tokens.total:,} tokens{cost}"

    def __str__(self) -> str:
        told = f"{self.requests:,} request{'s' * (self.requests != 1)}, {self.kept:,} kept answers, "
        tokens = f"{self.tokens.read:,} tokens read and {self.tokens.written:,} written"
        return told + tokens + ("" if self.cost is None else f", {self.cost:.4f} spent")


class Slot:
    """What one request may cost at the most, until it is known what it did."""

    def __init__(self, most: Tokens) -> None:
        self.tokens: Tokens = most

    def settle(self, tokens: Tokens | None) -> None:
        """It cost that, or, where nobody counted, what it could."""
        self.tokens = self.tokens if tokens is None else tokens


class Budget:
    """Counts what is spent, and holds back what would pass `cost` or `tokens` (None: as much as it takes)."""

    def __init__(self, price: Price | None = None, *, cost: Decimal | None = None, tokens: int | None = None) -> None:
        self._price, self._cost, self._tokens = price, cost, tokens
        self._spent = Spent(cost=Decimal(0) if price else None)
        self._reserved = Tokens()
        self._changed = Condition()

    @property
    def spent(self) -> Spent:
        """What was spent until now."""
        return self._spent

    def reuse(self) -> None:
        """Count an answer that was there already."""
        with self._changed:
            self._spent = self._with(kept=1)

    @contextmanager
    def slot(self, most: Tokens) -> Iterator[Slot]:
        """Run the block, a request of at most so many tokens; where others are under way, wait for what they leave.

        Raises:
            FaultError: it could pass what may be spent.
        """
        self._reserve(most)
        slot = Slot(most)
        try:
            yield slot
        except FaultError as fault:
            slot.settle(fault.tokens if fault.is_charged else Tokens())
            raise
        finally:
            with self._changed:
                self._reserved = _less(self._reserved, most)
                self._spent = self._with(requests=1, tokens=slot.tokens)
                self._changed.notify_all()

    def _reserve(self, most: Tokens) -> None:
        with self._changed:
            while self._would_pass(self._reserved + most):
                if not self._reserved.total:
                    raise FaultError("the budget is spent", code="model-budget", follows=Follows.LEAVE)
                self._changed.wait()
            self._reserved = self._reserved + most

    def _would_pass(self, more: Tokens) -> bool:
        all_of_it = self._spent.tokens + more
        if self._tokens is not None and all_of_it.total > self._tokens:
            return True
        return self._cost is not None and self._price is not None and self._price.of(all_of_it) > self._cost

    def _with(self, *, requests: int = 0, kept: int = 0, tokens: Tokens | None = None) -> Spent:
        every = self._spent.tokens + (tokens or Tokens())
        return Spent(
            requests=self._spent.requests + requests,
            kept=self._spent.kept + kept,
            tokens=every,
            cost=self._price.of(every) if self._price else None,
        )


def _less(tokens: Tokens, other: Tokens) -> Tokens:
    return Tokens(read=tokens.read - other.read, written=tokens.written - other.written)
