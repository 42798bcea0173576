"""Where a store is: a file, or a database of a PostgreSQL server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeAlias
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_SCHEMES = ("postgresql", "postgres")
# Parameters of an address that nobody else may read.
_SECRET = frozenset(("password", "sslpassword"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A file, or else a server's database, `url`, as libpq takes it: exactly one of them.

    As text it has no password, nor does the url; `password` is None where the address gave none, and libpq then looks
    into PGPASSWORD and the user's password file.
    """

    path: Path | None = None
    url: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, where: "Where") -> Self:
        """Return the address that is written so: a path, or postgresql://user:password@host:port/database."""
        if isinstance(where, Address):
            return cls(path=where.path, url=where.url, password=where.password)
        if isinstance(where, Path) or urlsplit(where).scheme not in _SCHEMES:
            return cls(path=Path(where))
        whole = urlsplit(where)
        asked = parse_qsl(whole.query, keep_blank_values=True)
        user, _, password = whole.netloc.rpartition("@")[0].partition(":")
        host = whole.netloc.rpartition("@")[2]
        named = f"{user}@{host}" if user else host
        bare = urlencode([(name, value) for name, value in asked if name not in _SECRET], safe="/")
        url = urlunsplit(("postgresql", named, whole.path, bare, ""))
        # Where a path is missing urlunsplit leaves the empty host out, and with it what libpq knows an address by.
        url = url if url.startswith("postgresql://") else url.replace("postgresql:", "postgresql://", 1)
        return cls(url=url, password=unquote(password) or dict(asked).get("password"))

    @property
    def secrets(self) -> dict[str, str]:
        """What a program that is given the address as text needs in its environment to have all of it."""
        return {"PGPASSWORD": self.password} if self.password else {}

    def __str__(self) -> str:
        return str(self.path) if self.path else self.url or ""


Where: TypeAlias = Address | Path | str
