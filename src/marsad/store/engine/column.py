"""Types of columns that mean the same on every engine."""

from collections.abc import Callable

from sqlalchemy import BigInteger, Dialect, Integer, Text, TypeDecorator
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

# PostgreSQL takes no NUL in a text, of which reports may have some: it stands there as two code points that Unicode
# keeps for what is inside of programs, and the first of these as itself twice.
_SIGN, _NUL = "\ufdd0", "\ufdd1"


def _kept(text: str | None) -> str | None:
    if text is not None and ("\0" in text or _SIGN in text):
        return text.replace(_SIGN, _SIGN * 2).replace("\0", _SIGN + _NUL)
    return text


def _found(text: str | None) -> str | None:
    if text is not None and _SIGN in text:
        return _SIGN.join(part.replace(_SIGN + _NUL, "\0") for part in text.split(_SIGN * 2))
    return text


class Written(TypeDecorator[str]):
    """Any text, ordered by code points."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Return the type by which the engine keeps it."""
        return postgresql.TEXT(collation="C") if dialect.name == "postgresql" else Text()

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None] | None:
        """Return what is done to a text that is kept."""
        return _kept if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None] | None:
        """Return what is done to a text that was kept."""
        return _found if dialect.name == "postgresql" else None


TEXT = Written()
# Numbers of rows, which go on for as long as the store does.
NUMBER = Integer().with_variant(BigInteger(), "postgresql")
