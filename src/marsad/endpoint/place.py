"""Where a model is served, whether that is this machine, and whether it may be asked at all."""

from dataclasses import dataclass
from enum import Enum
from ipaddress import ip_address

from marsad.errors import DocumentError, EndpointError
from marsad.source.address import address_of


class Allowed(Enum):
    """Which models may read."""

    NONE = "none"
    LOCAL = "local"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address under which a server answers as OpenAI's does, mostly one that ends in /v1; `text` ends in no slash.

    `origin` is its scheme, host and port: who gets what is sent.
    """

    text: str
    origin: str
    host: str
    is_encrypted: bool

    @property
    def is_local(self) -> bool:
        """Whether it is this machine: what is sent there leaves it not."""
        return is_loopback(self.host) or self.host == "localhost"


def endpoint_of(text: str) -> Endpoint:
    """Return the endpoint at the address `text`.

    Raises:
        EndpointError: it is no address of http or https, or has a password or a question in it.
    """
    try:
        address = address_of(text.strip())
    except DocumentError as error:
        # What stands before an @ may be a password.
        raise EndpointError(f"{text.rpartition('@')[2][:200]}: {error.reason}") from None
    if "?" in address.target:
        raise EndpointError(f"{address.origin}: the address of a server ends before any question mark")
    return Endpoint(
        text=address.text.rstrip("/"),
        origin=address.origin,
        host=address.host.strip("[]"),
        is_encrypted=address.scheme == "https",
    )


def is_loopback(number: str) -> bool:
    """Return whether `number` is an IP address of this machine itself."""
    try:
        return ip_address(number).is_loopback
    except ValueError:
        return False


def refuse(endpoint: Endpoint | None, allowed: Allowed) -> None:
    """Return where a model at `endpoint` (None: answers that were kept) may read.

    Raises:
        EndpointError: it may not.
    """
    if allowed is Allowed.NONE:
        raise EndpointError("no model may read here: whoever keeps this store has forbidden it")
    if allowed is Allowed.LOCAL and endpoint and not endpoint.is_local:
        raise EndpointError(f"only models on this machine may read here, and {endpoint.host} is another")
