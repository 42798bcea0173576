"""By which code and data each part of what is computed was made."""

from sqlalchemy import Connection, delete, select

from marsad.store.schema import DERIVATION


def made_by(connection: Connection, part: str) -> str | None:
    """Return by what the rows of the part were made, None where nothing was made yet."""
    return connection.execute(select(DERIVATION.c.digest).where(DERIVATION.c.part == part)).scalar_one_or_none()


def mark(connection: Connection, part: str, digest: str) -> None:
    """Remember that the rows of the part are made by `digest`."""
    connection.execute(delete(DERIVATION).where(DERIVATION.c.part == part))
    connection.execute(DERIVATION.insert(), {"part": part, "digest": digest})
