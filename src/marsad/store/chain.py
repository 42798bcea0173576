"""The log of what was done: a chain of which no link can be changed, taken out or put in without its breaking."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, select

from marsad.store.custody_schema import LOG

# What stands before the first link.
NOTHING = "0" * 64
_encode = msgspec.json.Encoder(order="sorted").encode


class Link(Struct, frozen=True, kw_only=True):
    """`action` was done to `subject`, of which `digest` is the hash; `previous` is the hash of the link before."""

    number: int
    time: str
    action: str
    subject: str
    digest: str
    previous: str

    @property
    def hash(self) -> str:
        """What the next link must name: the SHA-256 of all fields as JSON, so that no separator can be forged."""
        return digest_of((self.number, self.time, self.action, self.subject, self.digest, self.previous))


def digest_of(content: object) -> str:
    """Return the SHA-256 of `content` as JSON, keys in order."""
    return hashlib.sha256(_encode(content)).hexdigest()


def digest_of_keys(keys: Iterable[str]) -> tuple[int, str]:
    """Return how many keys there are, and the hash of all of them, which are in order."""
    hashed, count = hashlib.sha256(), 0
    for key in keys:
        hashed.update(key.encode() + b"\n")
        count += 1
    return count, hashed.hexdigest()


def moment() -> str:
    """Return the time in UTC, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Deed(Struct, frozen=True, kw_only=True):
    """`action` was done to `subject`, of which `digest` is the hash: a link before it has its place in the chain."""

    action: str
    subject: str
    digest: str


def append(connection: Connection, action: str, subject: str, digest: str) -> None:
    """Leave the chain ending with a link, in the transaction of what it tells of."""
    append_all(connection, (Deed(action=action, subject=subject, digest=digest),))


def append_all(connection: Connection, deeds: Iterable[Deed]) -> None:
    """Leave the chain ending with a link for each deed, in their order, in the transaction of what they tell of."""
    query = select(LOG.c.number, LOG.c.hash).order_by(LOG.c.number.desc()).limit(1)
    last = connection.execute(query).first()
    number, previous = (last.number, last.hash) if last else (0, NOTHING)
    rows = []
    for deed in deeds:
        number += 1
        link = Link(number=number, time=moment(), previous=previous, **structs.asdict(deed))
        previous = link.hash
        rows.append({**_columns(link), "hash": previous})
    if rows:
        connection.execute(LOG.insert(), rows)


def _columns(link: Link) -> dict[str, Any]:
    return {name: getattr(link, name) for name in link.__struct_fields__}
