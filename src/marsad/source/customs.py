"""How this run fetches: who it says it is, what it refuses, how far it goes."""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field

from marsad import __version__
from marsad.intake.limits import Limits
from marsad.source.address import is_public
from marsad.source.bounds import Bounds
from marsad.source.clock import Clock

Resolve = Callable[[str, int], tuple[str, ...]]


def numbers(host: str, port: int) -> tuple[str, ...]:
    """Return the IP addresses that `host` has, in the order in which the system would take them.

    Raises:
        OSError: there is none.
        UnicodeError: no name that could have one.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for _family, _kind, _protocol, _name, sockaddr in found))


def anywhere(_: str) -> bool:
    """Return True: connections may be made to private addresses too."""
    return True


def customs_of(contact: str | None, *, allow_private: bool) -> "Customs":
    """Return how is fetched where `contact` may be asked, and private addresses may be too."""
    return Customs(contact=contact, is_open=anywhere if allow_private else is_public)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """`contact` is told to every server; `is_open` says to which IP addresses a connection may be made."""

    contact: str | None = None
    is_open: Callable[[str], bool] = is_public
    bounds: Bounds = field(default_factory=Bounds)
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    resolve: Resolve = numbers

    @property
    def allows_private(self) -> bool:
        """Whether connections may be made to private addresses too."""
        return self.is_open is anywhere

    @property
    def agent(self) -> str:
        """The name under which Marsad asks."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"Marsad/{__version__} (keeps a record of reports{contact})"
