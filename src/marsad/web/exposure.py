"""Who can see the page: this machine alone, until there are users who can be told apart."""

import ipaddress
import socket

from marsad.errors import ServingError

_REFUSAL = (
    "{host} can be seen by other machines, and no users are configured: whoever reaches it could read every report and "
    "the names of victims in them. Marsad has no users yet, so it serves the machine that it runs on alone "
    "(127.0.0.1, ::1 or localhost). To look at it from elsewhere, take a way that asks who you are, such as "
    "`ssh -L {port}:127.0.0.1:{port} THIS-MACHINE`, and open http://127.0.0.1:{port}/ there."
)


def refuse_others(host: str, port: int) -> None:
    """Leave nothing undone where `host` is an address of this machine alone.

    Raises:
        ServingError: others can reach it; says why that is refused, and what to do instead.
    """
    if not all(ipaddress.ip_address(address).is_loopback for address in _addresses(host)):
        raise ServingError(_REFUSAL.format(host=host or "every address", port=port))


def written(host: str) -> str:
    """Return the host as an address has it: one of IPv6 stands in brackets."""
    return f"[{host}]" if ":" in host else host


def _addresses(host: str) -> list[str]:
    """Return what `host` stands for; a name that stands for nothing is told of where it is listened on."""
    if not host:
        return ["0.0.0.0"]  # what the system takes no host for
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except OSError:
        return []
