"""Answers that took long, kept as rows, so that a server that starts anew and another process have them at once."""

import hashlib
import zlib

from sqlalchemy import Engine, delete, func, select

from marsad.address import Address
from marsad.store.code import whole
from marsad.store.schema import ANSWER
from marsad.store.transaction import blamed, is_read_only, reading, writing

# Bytes of all answers that are kept; of more, those kept first go. Our choice: some thousands of broad questions.
MOST_BYTES = 1 << 26
_A = ANSWER.c


class Answers:
    """The answers that a store keeps, each by its question and by the `arrivals` by which it was found.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    def find(self, question: bytes, arrivals: tuple[int, int]) -> bytes | None:
        """Return the answer to the question, None where none is kept that this program would find now."""
        query = select(_A.body).where(_A.key == _key(question, arrivals))
        with blamed(self._address), reading(self._engine) as connection:
            body: bytes | None = connection.execute(query).scalar_one_or_none()
        return None if body is None else zlib.decompress(body)

    def keep(self, question: bytes, arrivals: tuple[int, int], answer: bytes) -> bool:
        """Return whether the answer is kept now: not where nothing can be written, nor one that leaves no room."""
        body = zlib.compress(answer)
        if is_read_only(self._engine) or len(body) > MOST_BYTES:
            return False
        row = {"key": _key(question, arrivals), "state": _state(arrivals), "bytes": len(body), "body": body}
        with blamed(self._address), writing(self._engine) as connection:
            connection.execute(delete(ANSWER).where((_A.state != row["state"]) | (_A.key == row["key"])))
            connection.execute(ANSWER.insert(), row)
            # Of the newest, as many as there is room for.
            room = func.sum(_A.bytes).over(order_by=_A.number.desc())
            sizes = select(_A.number, room.label("together")).subquery()
            connection.execute(
                delete(ANSWER).where(_A.number.in_(select(sizes.c.number).where(sizes.c.together > MOST_BYTES)))
            )
        return True


def _state(arrivals: tuple[int, int]) -> str:
    return f"{arrivals[0]} {arrivals[1]} {whole()}"


def _key(question: bytes, arrivals: tuple[int, int]) -> str:
    return hashlib.sha256(_state(arrivals).encode() + b"\0" + question).hexdigest()
