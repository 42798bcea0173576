"""An address on the web, and whether what it leads to is open to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urljoin

from marsad.errors import DocumentError

_PORTS = {"http": 80, "https": 443}
# Code points beyond which no server takes an address.
_LONGEST = 8_000
# IPv4 inside IPv6, translated by a gateway (RFC 6052).
_TRANSLATED = IPv6Network("64:ff9b::/96")
# What Python of some version takes for public: Azure's host, which answers with secrets; IETF's protocol assignments,
# among them Oracle's; local translation (RFC 8215), IPv4-compatible and site-local numbers, both long deprecated.
_NEVER = tuple(map(ip_network, ("168.63.129.16/32", "192.0.0.0/24", "64:ff9b:1::/48", "::/96", "fec0::/10")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address, normalised and without its fragment: `text` the whole, `target` its path and query."""

    text: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: for all of it one robots.txt holds."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """The host, with the port where that is not the usual one."""
        return self.host if self.port == _PORTS[self.scheme] else f"{self.host}:{self.port}"

    def to(self, location: str) -> "Address":
        """Return the address to which `location`, found at this one, leads.

        Raises:
            DocumentError: that is none.
        """
        try:
            return address_of(urljoin(self.text, location.strip()))
        except ValueError as error:
            raise DocumentError(self.text, f"leads to no address: {location[:100]!r}", code="address") from error


def address_of(text: str) -> Address:
    """Return `text` as an address.

    Raises:
        DocumentError: it is none of http or https, has no host, or a password in it.
    """
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        url = parse_url(text) if len(text) <= _LONGEST and text.isprintable() and " " not in text else None
    except (LocationParseError, ValueError):
        url = None
    if url is None or not url.host or url.scheme not in _PORTS:
        raise DocumentError(text[:200], "no address of http or https", code="address")
    if url.auth is not None:
        shown = f"{url.scheme}://{url.host}"
        raise DocumentError(shown, "an address with a name or a password in it is not kept", code="address")
    port = _PORTS[url.scheme] if url.port is None else url.port
    if not port:
        raise DocumentError(text[:200], "an address with port 0", code="address")
    netloc = url.host if port == _PORTS[url.scheme] else f"{url.host}:{port}"
    return Address(
        text=f"{url.scheme}://{netloc}{url.request_uri}",
        scheme=url.scheme,
        host=url.host,
        port=port,
        target=url.request_uri,
    )


def is_public(number: str) -> bool:
    """Return whether the IP address `number` is open to everybody, and so is every other that it holds inside.

    Not public: loopback, private, shared and link-local networks (among them the addresses at which clouds give their
    machines' secrets), what is reserved, and multicast.
    """
    try:
        plain = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    return all(
        one.is_global and not one.is_multicast and not any(one in network for network in _NEVER) for one in _held(plain)
    )


def _held(number: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Return the number, or the IPv4 numbers to which it leads where it is a mapped, translated or tunnelled one."""
    if isinstance(number, IPv4Address):
        yield number
    elif number.ipv4_mapped:
        yield number.ipv4_mapped
    elif number in _TRANSLATED:
        yield IPv4Address(int(number) & 0xFFFFFFFF)
    else:
        yield number
        yield from (one for one in (number.sixtofour, *(number.teredo or ())) if one)
